"""Apposition: the name beside a description, which both name one actor."""

from collections.abc import Iterable, Mapping

from sayso.language import Analysis
from sayso.reading.actor import naming, nouns
from sayso.reading.actor.entities import Entities, Entity
from sayso.reading.actor.mentions import Mention, full_phrase

OFFICE_OF = frozenset({"of", "for"})
SMALL = frozenset({"of", "for", "the", "and"})  # words in the name of an office


class Apposition:
    """Finds the named actor beside a description: in apposition, as a predicate, after a title or in brackets."""

    def __init__(self, analysis: Analysis, entities: Entities, mentions: Mapping[int, Mention]) -> None:
        self.analysis = analysis
        self.entities = entities
        self.mentions = mentions
        self.persons_from = {m.core.first: m for m in mentions.values() if m.form == "name" and m.kind == "person"}

    def beside(self, mention: Mention) -> Entity | None:
        """The actor named beside the description, where its kind suits."""
        for token in (*self._apposed(mention.head), *self._titled(mention), *self._bracketed(mention)):
            other, known = self.mentions.get(token), self.entities.of_token.get(token)
            if other is not None and known and other.form == "name" and _fits(mention, other, known[0]):
                return known[0]
        return None

    def state(self, mention: Mention) -> Entity | None:
        """The state named in full: `the Republic of Lund` is Lund."""
        analysis, head = self.analysis, mention.head
        if not analysis.words[head][:1].isupper() or not nouns.has_label(mention.words[-1], "generic_state"):
            return None
        for prep in analysis.children[head]:
            if prep == head + 1 and analysis.lemmas[prep] == "of":
                named = [e for t in analysis.children[prep] for e in self.entities.of_token.get(t, ())]
                return named[0] if len(named) == 1 and named[0].kind in {"state", "place"} else None
        return None

    def _apposed(self, head: int) -> Iterable[int]:
        """`Ahmed Karim, the mayor`, `the mayor, Ahmed Karim`, `Ahmed Karim is the mayor`."""
        analysis = self.analysis
        yield from (c for c in analysis.children[head] if analysis.deps[c] == "appos")
        if analysis.deps[head] == "appos":
            yield analysis.heads[head]
        if analysis.deps[head] == "attr" and analysis.lemmas[analysis.heads[head]] == "be":
            yield from (c for c in analysis.children[analysis.heads[head]] if analysis.deps[c] == "nsubj")

    def _bracketed(self, mention: Mention) -> Iterable[int]:
        """The acronym in brackets after a described body: `the agency for refugees (ARW)`."""
        if mention.kind in {"group", "institution", "media"}:
            end = self.analysis.ends[full_phrase(self.analysis, mention).stop - 1]
            place = naming.bracketed(self.analysis.text, end)
            yield from () if place is None else self.analysis.tokens_in(place)

    def _titled(self, mention: Mention) -> Iterable[int]:
        """The name in `Secretary of State Ahmed Karim`, which the parse hangs below `of`, or straight after a title."""
        analysis = self.analysis
        after = self.persons_from.get(mention.head + 1)
        if after is not None and analysis.words[mention.head][:1].isupper():
            yield after.head
        office = self._under(mention.head)
        inner = [token for outer in office for token in self._under(outer)]
        yield from (token for token in (*office, *inner) if self._ends_title(mention.head + 1, token))

    def _under(self, head: int) -> list[int]:
        """The nouns straight below `of` or `for` after a noun."""
        analysis = self.analysis
        preps = (c for c in analysis.children[head] if c > head and analysis.lemmas[c] in OFFICE_OF)
        return [token for prep in preps for token in analysis.children[prep]]

    def _ends_title(self, first: int, token: int) -> bool:
        """Whether only the words of an office stand between a title and a person's name."""
        name, words = self.mentions.get(token), self.analysis.words
        between = range(first, name.core.first) if name is not None and name.kind == "person" else range(0)
        small = all(not words[t].islower() or words[t] in SMALL for t in between)
        return len(between) > 1 and words[between[-1]][:1].isupper() and small and not any(map(self._titles, between))

    def _titles(self, token: int) -> bool:
        return nouns.is_title(self.analysis.words[token])


def _fits(mention: Mention, other: Mention, entity: Entity) -> bool:
    """Whether a description's kind suits the name beside it."""
    if entity.kind == "person":
        return mention.kind == "unnamed"
    if other.kind in {"thing", "place", "people"}:
        return False
    return mention.kind not in {"unnamed", "crowd"} and not mention.plural
