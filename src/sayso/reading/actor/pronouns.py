"""Pronouns by salience: who was last spoken of, as a subject rather than otherwise, and agrees in kind and number.

After Lappin & Leass (1994), with the weights reduced to recency, grammatical role and the speaker before.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from sayso.language import Analysis
from sayso.reading.actor.entities import Entity
from sayso.reading.actor.mentions import QUOTES, Mention

SAME_BLOCK = 0.7  # a paragraph is mostly about one person
AGAIN = 0.15  # for each further mention, of two at most
LOOKED_AT = 40  # mentions back
REMEMBERED = 600
SENTENCES_BACK = 3
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
IMPERSONAL = frozenset({"be", "seem", "appear", "remain", "become", "take", "happen", "turn"})
PERSONS = frozenset({"person", "unnamed"})
BODIES = frozenset({"group", "institution", "state", "media"})
MANY = frozenset({"group", "crowd", "unnamed", "institution", "media", "state"})
KINDS = {"he": PERSONS, "she": PERSONS, "it": BODIES, "they": MANY}


class Salience:
    """The mentions seen so far, latest last, and whom a pronoun after them means."""

    def __init__(self, analysis: Analysis, sources: frozenset[int]) -> None:
        self.analysis = analysis
        self.sources = sources
        self.seen: list[tuple[Mention, tuple[Entity, ...]]] = []
        self.marks = [t for t, word in enumerate(analysis.words) if word in QUOTES]

    def saw(self, mention: Mention, entities: tuple[Entity, ...]) -> None:
        """Remember a mention."""
        self.seen.append((mention, entities))

    def recent(self) -> Iterator[Entity]:
        """The actors spoken of so far, latest first, each once."""
        met = set[int]()
        for _, entities in islice(reversed(self.seen), REMEMBERED):
            if len(entities) == 1 and entities[0].number not in met:
                met.add(entities[0].number)
                yield entities[0]

    def quoted(self, token: int) -> bool:
        """Whether a token stands inside quotation marks, counted from the start of its paragraph."""
        block = self.analysis.block_at(self.analysis.starts[token])
        first = bisect_right(self.analysis.ends, block.start)
        return (bisect_right(self.marks, token) - bisect_right(self.marks, first - 1)) % 2 == 1

    def referent(self, mention: Mention) -> tuple[Entity, ...]:
        """The actor that a third-person pronoun means (several for a joint one); empty where none stands out."""
        if mention.kind not in KINDS or (mention.kind == "it" and self._impersonal(mention.head)):
            return ()
        here, inside = self.analysis.sentence_of[mention.head], self.quoted(mention.head)
        weights = dict[tuple[int, ...], float]()
        found = dict[tuple[int, ...], tuple[Entity, ...]]()
        times = Counter[tuple[int, ...]]()
        for place, (other, entities) in enumerate(islice(reversed(self.seen), LOOKED_AT)):
            back = here - self.analysis.sentence_of[other.head]
            if back > SENTENCES_BACK:
                break
            if self._agrees(mention, other, entities) and not self._bound(mention, other):
                key = tuple(e.number for e in entities)
                weight = self._weight(mention, other, entities, back) - place * 0.01
                weight -= self._across(other, inside)
                again = AGAIN if times[key] in range(1, 3) else 0.0
                weights[key] = max(weights.get(key, 0.0), weight) + again
                times[key] += 1
                found[key] = entities
        if not weights:
            return ()
        best = max(weights, key=lambda key: weights[key])
        if weights[best] <= 0:
            return ()
        self._tell_gender(mention, found[best])
        return found[best]

    def _across(self, other: Mention, inside: bool) -> float:
        """What speaks against a pronoun's meaning someone beyond a quotation mark; least of all the speaker."""
        if self.quoted(other.head) == inside:
            return 0.0
        return 2.0 if inside and other.head in self.sources else 1.0

    @staticmethod
    def _tell_gender(mention: Mention, entities: tuple[Entity, ...]) -> None:
        if mention.kind in {"he", "she"} and entities[0].gender is None:
            entities[0].gender = mention.kind

    def _agrees(self, mention: Mention, other: Mention, entities: tuple[Entity, ...]) -> bool:
        if len(entities) > 1:
            return mention.kind == "they"
        entity = entities[0]
        if entity.kind not in KINDS[mention.kind]:
            return False
        if mention.kind in {"he", "she"}:
            return not entity.plural and entity.gender in {None, mention.kind}
        if mention.kind == "it":
            return not entity.plural
        return entity.plural or entity.kind == "group" or other.plural or other.kind == "they"

    def _weight(self, mention: Mention, other: Mention, entities: tuple[Entity, ...], back: int) -> float:
        dep = self.analysis.deps[other.head]
        weight = 2.0 - 0.7 * back
        if self.analysis.block_at(self.analysis.starts[mention.head]).start <= self.analysis.starts[other.head]:
            weight += SAME_BLOCK
        if dep in SUBJECTS:
            weight += 0.8
        elif dep == "poss":
            weight -= 0.2
        elif dep in {"pobj", "conj"}:
            weight -= 0.1
        if other.head in self.sources:
            weight += 0.6 + (0.3 if mention.head in self.sources else 0)
        if other.form == "pronoun" and other.kind == mention.kind:
            weight += 0.5
        if entities[0].kind == "person" or len(entities) > 1:
            weight += 0.4
        return weight

    def _bound(self, mention: Mention, other: Mention) -> bool:
        """Whether the two are arguments of one predicate, which a plain pronoun and its antecedent cannot be."""
        if self.analysis.deps[mention.head] == "poss" or mention.words[0].endswith(("self", "selves")):
            return other.run.first <= mention.head < other.run.stop
        clause = self.analysis.clause_of
        return clause[mention.head] is not None and clause[mention.head] == clause[other.head]

    def _impersonal(self, token: int) -> bool:
        """Whether `it` stands for no one: `it is clear that`, `it seems`, weather and time."""
        analysis = self.analysis
        if analysis.words[token].lower() == "its":
            return False
        if analysis.deps[token] not in SUBJECTS:
            return True
        head = analysis.heads[token]
        return analysis.lemmas[head] in IMPERSONAL or analysis.pos[head] not in {"VERB", "AUX"}
