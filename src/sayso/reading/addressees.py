"""Addressees: the person or medium that something was told to."""

from collections.abc import Iterator

from sayso.language import Analysis
from sayso.language.analysis import Clause
from sayso.model import ActorIds, Attribution
from sayso.reading import tables
from sayso.reading.evidence import Cast

TALKS = frozenset({"interview", "call", "conversation", "meeting", "letter", "message", "briefing", "phone"})
PARTNER = frozenset({"with", "to"})
ON_AIR = frozenset({"on", "to"})


class Addressees:
    """Finds whom an attribution was told to."""

    def __init__(self, analysis: Analysis, cast: Cast) -> None:
        self.analysis = analysis
        self.cast = cast
        self.links = frozenset((row["lemma"], row["link"]) for row in tables.rows("addressees"))

    def of(self, attribution: Attribution) -> ActorIds:
        """The actors told; empty where the words do not name them."""
        clause = self._clause(attribution)
        if clause is None:
            return ()
        for heads in self._ways(clause):
            found = tuple(a for a in self.cast.among(self.analysis, heads) if a not in attribution.speaker)
            if found:
                return found
        return ()

    def _clause(self, attribution: Attribution) -> Clause | None:
        run = self.analysis.tokens_in(attribution.cue[0]) if attribution.cue else None
        return self.analysis.clause_around(self.analysis.root_of(run)) if run else None

    def _ways(self, clause: Clause) -> Iterator[tuple[int, ...]]:
        """The heads that may name whom a clause addresses, the surest first."""
        if (clause.lemma, "object") in self.links:
            yield clause.datives or clause.objects
        for prep, token in clause.obliques:
            if (clause.lemma, prep) in self.links:
                yield (token,)
        for prep, token in clause.obliques:
            if prep in {"in", "during", "at"} and self.analysis.lemmas[token] in TALKS:
                yield tuple(self._partners(token))
        for prep, token in clause.obliques:
            if prep in ON_AIR:
                yield tuple(t for t in (token,) if self._medium(t))

    def _partners(self, token: int) -> Iterator[int]:
        for child in self.analysis.children[token]:
            if self.analysis.deps[child] == "prep" and self.analysis.lemmas[child] in PARTNER:
                for inner in self.analysis.children[child]:
                    if self.analysis.deps[inner] == "pobj":
                        yield from self.analysis.conjuncts(inner)

    def _medium(self, token: int) -> bool:
        found = self.cast.at(self.analysis, token)
        return bool(found) and self.cast.actors[found[0]].kind == "media"
