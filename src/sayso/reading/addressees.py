"""Addressees: the person or medium that something was told to."""

from collections.abc import Iterable, Iterator
from itertools import chain

from sayso.language import Analysis, Tokens
from sayso.language.analysis import Clause
from sayso.model import ActorIds, Attribution, Spans
from sayso.reading import tables
from sayso.reading.actor import nouns
from sayso.reading.evidence import Cast
from sayso.reading.sources import source_head

PARTNER = frozenset({"with", "to"})
HELD = frozenset({"in", "during", "at"})
ON_AIR = frozenset({"on", "to"})
SHARED = frozenset({"conj", "advcl"})  # clauses that share the subject of the one around them
TELLING = frozenset({"relcl", "acl"})
BODIES = frozenset({"state", "group", "institution"})
DEEPEST = 4  # clauses between a cue's and the one that names whom it is told to


class Addressees:
    """Finds whom an attribution was told to."""

    def __init__(self, analysis: Analysis, cast: Cast) -> None:
        self.analysis = analysis
        self.cast = cast
        rows = tables.rows("addressees")
        self.links = frozenset((row["lemma"], row["link"]) for row in rows)
        self.meeting = frozenset((row["lemma"], row["link"]) for row in rows if row["kind"] in {"met", "spoke"})
        self.speaking = frozenset((row["lemma"], row["link"]) for row in rows if row["kind"] == "spoke")
        self.pleas = frozenset(row["lemma"] for row in rows if row["kind"] == "plea")
        self.speaks = frozenset(lemma for lemma, _ in self.speaking)
        self.held = {clause.predicate: clause for clause in analysis.clauses}
        self.aside: dict[int, list[Clause]] = {}  # by their sentence, participles that tell whom one speaks to
        for clause in analysis.clauses:
            if clause.lemma in self.speaks and clause.kind == "advcl" and clause.tense == "participle":
                self.aside.setdefault(analysis.sentence_of[clause.predicate], []).append(clause)

    def of(self, attribution: Attribution) -> ActorIds:
        """The actors told; empty where the words do not name them."""
        run = self._first(attribution.cue)
        clause = self.analysis.clause_around(self.analysis.root_of(run)) if run else None
        if clause is None:
            return ()
        own = [self.held[t] for t in run if t in self.held]
        ways = chain(
            *map(self._demanded, run),
            *map(self._named, own),
            self._talks((token for prep, token in clause.obliques if prep in HELD)),
            (self._medium(token) for prep, token in clause.obliques if prep in ON_AIR),
            self._beside(clause),
            self._spoken(attribution, run),
        )
        for heads in ways:
            found = tuple(a for a in self.cast.among(self.analysis, heads) if a not in attribution.speaker)
            if found:
                return found
        return ()

    def pleads(self, attribution: Attribution) -> bool:
        """Whether a cue asks something of the one addressed, who need not be there: `urged`, `called on`."""
        return any(self.analysis.lemmas[t] in self.pleas for t in self._first(attribution.cue))

    def _first(self, spans: Spans) -> Tokens:
        """The tokens of the first of some spans; none where there is none."""
        return self.analysis.tokens_in(spans[0]) if spans else Tokens(0, 0)

    def _named(self, clause: Clause) -> Iterator[tuple[int, ...]]:
        """Whom a cue names: `told reporters`, `called on the union`."""
        return self._linked(clause, self.links)

    def _talks(self, tokens: Iterable[int]) -> Iterator[tuple[int, ...]]:
        """Those with whom a talk was held in which it was said: `in a call with the union`."""
        for token in tokens:
            if self._talk(token):
                yield tuple(self._partners(token))

    def _linked(self, clause: Clause, links: frozenset[tuple[str, str]]) -> Iterator[tuple[int, ...]]:
        """The objects of a clause that its verb names as whom it addresses: `told reporters`, `called on the union`."""
        if (clause.lemma, "object") in links:
            for token in clause.datives or clause.objects:
                yield tuple(self._partners(token)) if self._talk(token) else self.analysis.conjuncts(token)
        for prep, token in clause.obliques:
            if (clause.lemma, prep) in links:
                yield tuple(self.analysis.conjuncts(token))

    def _beside(self, clause: Clause) -> Iterator[tuple[int, ...]]:
        """Whom the clause around it was about: `met the union and said`, `thanked her, calling it a day of hope`."""
        for _ in range(DEEPEST):
            if clause.kind not in SHARED or clause.parent is None:
                return
            outer = self.analysis.clauses[clause.parent]
            if not set(outer.subjects) & set(clause.subjects):
                return
            clause = outer
            if not clause.negated:
                yield from self._linked(clause, self.meeting)

    def _spoken(self, attribution: Attribution, cue: Tokens) -> Iterator[tuple[int, ...]]:
        """Whom one spoke to by a clause beside: `Speaking to reporters, …`, `a guard who spoke to the paper`."""
        run = self._first(attribution.source)
        source = [source_head(self.analysis, run)] if run else []
        yield from self._talks(self._objects(source, HELD))
        below = [t for t in self._told_of(source) if t in self.held]
        beside = () if attribution.nested else self.aside.get(self.analysis.sentence_of[cue.first], ())
        for clause in (*map(self.held.__getitem__, below), *beside):
            place = self.analysis.span(clause.predicate)
            if not clause.negated and not any(span.covers(place) for span in attribution.content):
                yield from self._linked(clause, self.speaking)
                if clause.lemma in self.speaks:
                    yield from (self._medium(token) for prep, token in clause.obliques if prep in ON_AIR)

    def _told_of(self, tokens: list[int]) -> Iterator[int]:
        """The predicates of the clauses about some nouns, with those coordinated."""
        for token in tokens:
            for child in self.analysis.children[token]:
                if self.analysis.deps[child] in TELLING:
                    yield from self.analysis.conjuncts(child)

    def _objects(self, tokens: Iterable[int], preps: frozenset[str]) -> Iterator[int]:
        """The objects of some prepositions straight below some words."""
        for token in tokens:
            for child in self.analysis.children[token]:
                if self.analysis.deps[child] == "prep" and self.analysis.lemmas[child] in preps:
                    yield from (t for t in self.analysis.children[child] if self.analysis.deps[t] == "pobj")

    def _demanded(self, head: int) -> Iterator[tuple[int, ...]]:
        """The body that is to do what is demanded: `demands that the port authority reopen`."""
        for token in self.analysis.children[head] if self.analysis.lemmas[head] == "demand" else ():
            clause = self.held.get(token)
            if clause is not None and clause.marker == "that":
                told = self.cast.among(self.analysis, clause.subjects)
                if all(self.cast.actors[actor].kind in BODIES for actor in told):
                    yield clause.subjects

    def _talk(self, token: int) -> bool:
        """Whether a noun is of a talk or letter, by which one is addressed."""
        return nouns.has_label(self.analysis.lemmas[token], "address") and not self.cast.at(self.analysis, token)

    def _partners(self, token: int) -> Iterator[int]:
        """Those with whom a talk is held, or to whom a letter goes; the medium that an interview is on."""
        for talk in (t for t in self.analysis.subtrees[token] if self._talk(t)):
            for partner in self._objects((talk,), PARTNER):
                yield from self.analysis.conjuncts(partner)
            for place in self._objects((talk,), ON_AIR):
                yield from self._medium(place)

    def _medium(self, token: int) -> tuple[int, ...]:
        """A token where it names a medium, or its owner does (`the Lund Channel's evening news`); else nothing."""
        owners = (t for t in self.analysis.children[token] if self.analysis.deps[t] in {"poss", "nmod"})
        for one in (token, *owners):
            found = self.cast.at(self.analysis, one)
            if found and self.cast.actors[found[0]].kind == "media":
                return (one,)
        return ()
