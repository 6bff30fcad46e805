"""Parts in the negotiation, where the words give them: party, mediator, guarantor, observer."""

from collections.abc import Iterator

from sayso.language import Analysis
from sayso.language.analysis import Clause
from sayso.reading.actor import nouns
from sayso.reading.actor.entities import Entities, Entity

CUES = ("mediator", "guarantor", "observer")
NEGOTIATORS = frozenset({"state", "group", "institution", "media", "crowd", "place", "person"})
BODIES = frozenset({"state", "group", "institution"})


class Parts:
    """Reads the parts of one document's actors; the first part that a rule gives stands."""

    def __init__(self, analysis: Analysis, entities: Entities) -> None:
        self.analysis = analysis
        self.entities = entities
        self.found: dict[int, str] = {}

    def read(self) -> dict[int, str]:
        """The part of each actor that has one, by its number."""
        for give in (self._described, self._helping, self._as_one, self._between, self._agreeing, self._spoken_for):
            give()
        return self.found

    def _give(self, part: str, entities: Iterator[Entity] | list[Entity]) -> None:
        for entity in entities:
            if entity.kind in NEGOTIATORS:
                self.found.setdefault(entity.number, part)

    def _at(self, *tokens: int) -> Iterator[Entity]:
        for token in tokens:
            yield from self.entities.of_token.get(token, ())

    def _described(self) -> None:
        """`Norwegian mediators`, `mediators from Norway and Kenya`, `the monitoring mission`."""
        for entity in self.entities:
            part = cue_of({*entity.words, *entity.posts})
            if part is None:
                continue
            self.found.setdefault(entity.number, part)
            if entity.named:
                continue
            self._give(part, [entity.owner] if entity.owner is not None and entity.owner.kind in BODIES else [])
            for mention in entity.mentions:
                for prep in self.analysis.children[mention.head]:
                    if self.analysis.lemmas[prep] == "from":
                        objects = [t for t in self.analysis.children[prep] if self.analysis.deps[t] == "pobj"]
                        self._give(part, self._at(*(t for one in objects for t in self.analysis.conjuncts(one))))

    def _helping(self) -> None:
        """Who mediates or brokers: `Oman mediated`, `talks brokered by Oman`, `Oman-brokered`."""
        for clause in self.analysis.clauses:
            if nouns.has_label(clause.lemma, "mediating"):
                self._give("mediator", self._at(*(clause.agents if clause.passive else clause.subjects)))
        for token, dep in enumerate(self.analysis.deps[:-2]):
            if dep == "npadvmod" and nouns.has_label(self.analysis.lemmas[token + 2], "mediated"):
                named = self.entities.called(self.analysis.words[token])
                self._give("mediator", [] if named is None else [named])

    def _as_one(self) -> None:
        """`Oman acted as mediator`, `the two states are guarantors`."""
        for clause in self.analysis.clauses:
            for token in (*(t for prep, t in clause.obliques if prep == "as"), *self._predicates(clause)):
                part = cue_of({self.analysis.lemmas[token]})
                if part is not None:
                    self._give(part, self._at(*clause.subjects))

    def _predicates(self, clause: Clause) -> Iterator[int]:
        return (t for t in clause.objects if self.analysis.deps[t] == "attr")

    def _between(self) -> None:
        """The parties of `talks between the union and the port`."""
        analysis = self.analysis
        for token, lemma in enumerate(analysis.lemmas):
            if analysis.deps[token] == "prep" and lemma == "between":
                objects = [t for t in analysis.children[token] if analysis.deps[t] == "pobj"]
                parties = [t for one in objects for t in analysis.conjuncts(one)]
                if len(parties) > 1 and nouns.has_label(analysis.lemmas[analysis.heads[token]], "negotiation"):
                    self._give("party", self._at(*parties))

    def _agreeing(self) -> None:
        """The parties of `the union and the port signed`, `agreed` or `reached a deal`."""
        for clause in self.analysis.clauses:
            reached = any(nouns.has_label(self.analysis.lemmas[t], "negotiation") for t in clause.objects)
            if nouns.has_label(clause.lemma, "agreeing") or (clause.lemma in {"reach", "strike", "make"} and reached):
                parties = list(self._at(*clause.subjects))
                if len(parties) > 1 and all(p.kind in BODIES for p in parties):
                    self._give("party", parties)

    def _spoken_for(self) -> None:
        """A named person's part is that of the side he speaks for."""
        for entity in self.entities:
            side = entity.owner.owner or entity.owner if entity.owner is not None else None
            if entity.kind == "person" and side is not None and side.number in self.found:
                self.found.setdefault(entity.number, self.found[side.number])


def cue_of(words: set[str]) -> str | None:
    """The part that one of these words names."""
    return next((part for part in CUES if any(nouns.has_label(word, f"{part}_cue") for word in words)), None)
