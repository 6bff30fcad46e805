"""To whom the act that a verb tells of is done: its object, its preposition's, or whose thing it is done to."""

from collections import defaultdict
from collections.abc import Mapping

from sayso.language import Analysis, Clause
from sayso.model import ActorIds
from sayso.reading import roles
from sayso.reading.event.people import People
from sayso.reading.tables import words

# Which preposition leads to the one acted on, by the type of act; the first that has an actor counts.
PARTNERS: Mapping[str, tuple[str, ...]] = {
    "CONSULT": ("with", "to", "between"),
    "AGREE": ("with",),
    "COOPERATE": ("with",),
    "ASSAULT": ("on", "against", "at", "with", "inside", "in"),
    "SANCTION": ("on", "against"),
    "REQUEST": ("to", "on", "from", "for"),
    "PROTEST": ("against", "at"),
    "ACCUSE": ("against", "of"),
    "THREATEN": ("to", "against"),
    "SUPPORT": ("for", "of", "to"),
    "REJECT": ("of", "to", "from", "with"),
    "CONCEDE": ("to",),
    "RETREAT": ("to", "from"),
    "AID": ("to", "for"),
    "MOBILIZE": ("against",),
    "COERCE": ("against", "on", "of"),
}
INTO = ("into", "through")  # of verbs of assault: `fired shells into the port`
MOVES = frozenset({"RETREAT", "MOBILIZE"})  # what is moved or freed is no recipient
MADE_WITH = frozenset({"CONSULT", "AGREE", "COOPERATE", "REJECT"})
TAKES_SIDES = frozenset({"REJECT", "ACCUSE", "SUPPORT", "SANCTION", "ASSAULT"})
WITH = frozenset({"with"})
OTHER = frozenset({"other", "another"})
EACH = frozenset({"each", "one"})


class Recipients:
    """Finds to whom acts are done."""

    def __init__(self, analysis: Analysis, people: People) -> None:
        self.analysis = analysis
        self.people = people

    def of(self, clause: Clause, kind: str) -> ActorIds:
        """The recipient of the act of this type that a clause's predicate tells of."""
        prepositions = PARTNERS.get(kind, ())
        if kind in MOVES:
            return self._led(clause, prepositions)
        found = self.people.who(self._parties(clause)) or self.people.who(clause.datives)
        return found or self._led(clause, prepositions) or self._behind(clause, kind) or self._by_type(clause, kind)

    def each_other(self, clause: Clause) -> bool:
        """`accused each other`, `each accused the other`."""
        analysis = self.analysis
        each = any(analysis.lemmas[c] == "each" for c in analysis.children[clause.predicate])
        return any(
            analysis.lemmas[t] in OTHER and (each or any(analysis.lemmas[c] in EACH for c in analysis.children[t]))
            for t in clause.objects
        )

    def led_to(self, clause: Clause, kind: str) -> ActorIds:
        """Whoever the prepositions of an act of this type lead to, from a verb that carries its noun out."""
        return self._led(clause, PARTNERS.get(kind, ()))

    def towards(self, token: int, kind: str) -> ActorIds:
        """Whoever the prepositions of an act of this type lead to, from its noun."""
        below = {p: roles.under(self.analysis, token, frozenset({p})) for p in PARTNERS.get(kind, ())}
        return self.people.first(below, PARTNERS.get(kind, ()))

    def _led(self, clause: Clause, prepositions: tuple[str, ...]) -> ActorIds:
        heads: dict[str, tuple[int, ...]] = defaultdict(tuple)
        for preposition, token in clause.obliques:
            heads[preposition] += (token,)
        return self.people.first(heads, prepositions)

    def _parties(self, clause: Clause) -> tuple[int, ...]:
        """What it is done to, deals and proposals left out."""
        return tuple(t for t in roles.themes(clause) if not roles.is_a(self.analysis, t, "deal"))

    def _behind(self, clause: Clause, kind: str) -> ActorIds:
        """`rejected the union's demands`, `reached a deal with the port`: whose thing it is done to."""
        for token in roles.themes(clause):
            found = self.people.who(roles.under(self.analysis, token, WITH)) if kind in MADE_WITH else ()
            found = found or (self.people.owners(token) if self._has_side(token, kind) else ())
            found = found or (self.towards(token, kind) if kind == "SANCTION" else ())
            if found:
                return found
        return ()

    def _has_side(self, token: int, kind: str) -> bool:
        """Whether what an act is done to stands for its owner: a demand or a post, not a truce or a coast."""
        if kind == "AGREE":
            return not roles.is_a(self.analysis, token, "ceasefire")
        return kind in TAKES_SIDES and not (
            kind == "ASSAULT" and self.analysis.lemmas[token] in words("event_words", "place_part")
        )

    def _by_type(self, clause: Clause, kind: str) -> ActorIds:
        """What only one type of act has: who is to do what is asked, who is threatened, whom a journey is to meet."""
        match kind:
            case "REQUEST":
                return self._asked(clause)
            case "ASSAULT":
                return self._led(clause, INTO)
            case "THREATEN":
                return self._threatened(clause)
            case "CONSULT":
                return self._met(clause)
        return ()

    def _asked(self, clause: Clause) -> ActorIds:
        """`demanded that the council withdraw`."""
        inner = [c for c in self._complements(clause) if not c.inherited_subject and self._is_subjunctive(c)]
        return next((found for c in inner if (found := self.people.who(c.subjects))), ())

    def _is_subjunctive(self, clause: Clause) -> bool:
        """`the council withdraw`, for which the tagger may see a plural."""
        one = all(self.analysis.tags[t] in {"NN", "NNP"} for t in clause.subjects)
        return self.analysis.tags[clause.predicate] in ({"VB", "VBP"} if one else {"VB"})

    def _threatened(self, clause: Clause) -> ActorIds:
        """`threatened to strike the port`."""
        inner = [c for c in self._complements(clause) if c.tense == "infinitive"]
        return self.people.who(inner[0].objects) or self._led(inner[0], ("against", "on")) if inner else ()

    def _met(self, clause: Clause) -> ActorIds:
        """`flew to the port to meet the guild`."""
        for child in () if clause.objects else self.analysis.children[clause.predicate]:
            inner = self.analysis.clause_at(child)
            if inner is None or inner.tense != "infinitive" or inner.lemma not in words("event_words", "meets"):
                continue
            found = self.people.who(inner.objects) or self._led(inner, ("with", "to"))
            if found and inner.kind in {"advcl", "xcomp"}:
                return found
        return ()

    def _complements(self, clause: Clause) -> list[Clause]:
        return [c for t in clause.complements if (c := self.analysis.clause_at(t)) is not None]
