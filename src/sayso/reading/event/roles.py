"""Who acts and who is acted on in an event: from the clause of a verb, or from the words around a noun."""

from collections.abc import Mapping
from functools import cache

from sayso.language import Analysis, Clause
from sayso.model import Actor, ActorIds
from sayso.reading import roles
from sayso.reading.evidence import Cast
from sayso.reading.tables import rows, words

# Which preposition leads to the one acted on, by the type of act; the first that has an actor counts.
PARTNERS: Mapping[str, tuple[str, ...]] = {
    "CONSULT": ("with", "to", "between"),
    "AGREE": ("with",),
    "COOPERATE": ("with",),
    "ASSAULT": ("on", "against", "at", "with", "in"),
    "SANCTION": ("on", "against"),
    "REQUEST": ("to", "on", "from", "for"),
    "PROTEST": ("against", "at"),
    "ACCUSE": ("against", "of"),
    "THREATEN": ("to", "against"),
    "SUPPORT": ("for", "of", "to"),
    "REJECT": ("of", "to", "from"),
    "CONCEDE": ("to",),
    "RETREAT": ("to", "from"),
    "AID": ("to", "for"),
    "MOBILIZE": ("against",),
    "COERCE": ("against", "on", "of"),
}
ENCOUNTERS = frozenset({"meeting", "visit", "trip", "session", "summit", "tour", "conversation"})
BESIDE = frozenset({"after", "during", "on", "at", "before", "following", "in"})
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
MOVES = frozenset({"RETREAT", "MOBILIZE"})  # what is moved or freed is no recipient
TAKES_SIDES = frozenset({"REJECT", "ACCUSE", "SUPPORT", "SANCTION"})
WITH = frozenset({"with"})
BLAMED = frozenset({"of", "for"})
AGAINST = frozenset({"against"})
GIVEN_FROM = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "THREATEN", "CONCEDE"})
OWNERS = frozenset({"poss", "compound", "amod", "nmod"})


def states_by_adjective(actors: Mapping[str, Actor]) -> dict[str, str]:
    """`Ruritanian` -> the id of the actor Ruritania, for the states among the actors."""
    names: dict[str, str] = {}
    for actor in actors.values():
        if actor.kind == "state":
            for name in (actor.name, *actor.aliases):
                names.setdefault(name.casefold().removeprefix("the "), actor.id)
    found: dict[str, str] = {}
    for known, adjectives in _nations():
        ids = [names[name] for name in known if name in names]
        if ids:
            found |= dict.fromkeys(adjectives, ids[0])
    return found


@cache
def _nations() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """For each state its names and people, folded, and its adjectives."""
    return tuple(
        (
            tuple(n.casefold() for n in (row["name"], *_several(row["other"]), *_several(row["people"]))),
            _several(row["adjective"]),
        )
        for row in rows("nations")
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(",") if part.strip())


class Roles:
    """The roles of a text's acts, over its actors."""

    def __init__(self, analysis: Analysis, cast: Cast) -> None:
        self.analysis = analysis
        self.cast = cast
        self.adjectives = states_by_adjective(cast.actors)

    def who(self, tokens: tuple[int, ...]) -> ActorIds:
        """The actors that these heads name; a state for its adjective."""
        found: list[str] = []
        for token in tokens:
            ids = self.cast.at(self.analysis, token)
            adjective = self.adjectives.get(self.analysis.words[token])
            found += ids or ((adjective,) if adjective else ())
        return tuple(dict.fromkeys(found))

    def _blamed(self, clause: Clause) -> tuple[int, ...]:
        """`accused the council of breaking the accord`: whose act a participle under `of` or `for` is."""
        preposition = self.analysis.heads[clause.predicate]
        above = self.analysis.clause_around(self.analysis.heads[preposition])
        if clause.kind != "pcomp" or above is None or self.analysis.lemmas[preposition] not in BLAMED:
            return ()
        against = self._against(above)
        if against and self.analysis.lemmas[preposition] == "for":
            return against
        beside = self.analysis.heads[preposition] in (above.predicate, *roles.themes(above))
        return roles.themes(above) if beside and above.lemma in words("event_modes", "blames") else ()

    def _against(self, clause: Clause) -> tuple[int, ...]:
        """Against whom something is done, or its object is (`sanctions against the council for breaking it`)."""
        own = roles.obliques(clause, AGAINST)
        return own or tuple(t for o in clause.objects for t in roles.under(self.analysis, o, AGAINST))

    def _in_brackets(self, token: int) -> ActorIds:
        """`the envoy (signed)`: the last actor named before the bracket."""
        if token < 2 or self.analysis.words[token - 1] != "(":
            return ()
        for before in range(token - 2, max(-1, token - 14), -1):
            found = self.who((before,))
            if found:
                return found
        return ()

    def of_verb(self, clause: Clause, kind: str) -> tuple[ActorIds, ActorIds]:
        """Actor and recipient of the act that a clause's predicate tells of."""
        bracketed = self._in_brackets(clause.predicate)
        if bracketed:
            return bracketed, ()
        actor = self.who(self._blamed(clause) or roles.doers(clause))
        if kind in MOVES:
            return actor, self._first(clause, PARTNERS[kind])
        recipient = self.who(self._parties(clause)) or self.who(clause.datives)
        recipient = recipient or self._first(clause, PARTNERS.get(kind, ())) or self._behind(clause, kind)
        return self._mutual(kind, actor, recipient)

    def _parties(self, clause: Clause) -> tuple[int, ...]:
        """What it is done to, deals and proposals left out."""
        return tuple(t for t in roles.themes(clause) if not roles.is_a(self.analysis, t, "deal"))

    def _behind(self, clause: Clause, kind: str) -> ActorIds:
        """`rejected the union's demands`, `reached a deal with the port`: whose thing it is done to."""
        for token in roles.themes(clause):
            found = self.who(roles.under(self.analysis, token, WITH)) if kind in MUTUAL else ()
            found = found or (self._owners(token) if kind in TAKES_SIDES else ())
            if found:
                return found
        return ()

    def _first(self, clause: Clause, prepositions: tuple[str, ...]) -> ActorIds:
        for preposition in prepositions:
            found = self.who(roles.obliques(clause, frozenset({preposition})))
            if found:
                return found
        return ()

    def _mutual(self, kind: str, actor: ActorIds, recipient: ActorIds) -> tuple[ActorIds, ActorIds]:
        """Several who agree or meet do it with each other where nobody else is named."""
        recipient = tuple(a for a in recipient if a not in actor)
        if kind in MUTUAL and len(actor) == 2 and not recipient:
            return actor, (actor[1], actor[0])
        return actor, recipient

    def of_noun(self, token: int, kind: str) -> tuple[ActorIds, ActorIds]:
        """Actor and recipient of the act that a noun names."""
        owners = self._owners(token)
        below = {p: self.who(roles.under(self.analysis, token, frozenset({p}))) for p in ("by", "of", "between")}
        recipient = self._towards(token, kind)
        victims = self.analysis.lemmas[token] in words("negotiation_nouns", "victim_act")
        if victims and not below["by"]:
            actor, recipient = (owners, below["of"]) if below["of"] else ((), owners or recipient)
            return actor, recipient
        actor = below["by"] or owners or below["between"] or (() if victims else below["of"])
        if not actor and kind in GIVEN_FROM:
            actor = self.who(roles.under(self.analysis, token, frozenset({"from"})))
        if not actor and not self._owned(token):
            actor, more = self._of_carrier(token, kind)
            recipient = recipient or more
        if not actor and kind == "CONSULT":
            actor = self._of_beside(token)
        return self._mutual(kind, actor, recipient)

    def _owned(self, token: int) -> bool:
        """Whether somebody's name stands before the noun, known as an actor or not."""
        before = roles.modifiers(self.analysis, token, OWNERS)
        return any(self.analysis.name_of[t] in roles.ACTOR_LABELS or self.analysis.deps[t] == "poss" for t in before)

    def _owners(self, token: int) -> ActorIds:
        """`Ruritania's`, `Ruritanian`, `his` before the noun; those joined with it too."""
        found: list[int] = []
        for child in self.analysis.children[token]:
            if self.analysis.deps[child] in OWNERS and child < token:
                found += self.analysis.conjuncts(child)
        return self.who(tuple(found))

    def _towards(self, token: int, kind: str) -> ActorIds:
        for preposition in PARTNERS.get(kind, ()):
            found = self.who(roles.under(self.analysis, token, frozenset({preposition})))
            if found:
                return found
        return ()

    def _of_carrier(self, token: int, kind: str) -> tuple[ActorIds, ActorIds]:
        """Actor and recipient from the verb that carries the noun out: `Ruritania held talks with …`.

        So too from the name that it describes: `The envoy, on a visit to the valley, said`.
        """
        above = self.analysis.heads[self.analysis.heads[token]]
        if self.analysis.deps[token] == "pobj" and self.analysis.lemmas[self.analysis.heads[token]] in {"on", "during"}:
            described = self.who((above,))
            if described:
                return described, ()
        clause = self.analysis.clause_around(token)
        if clause is None or clause.lemma not in words("event_modes", "holds"):
            return (), ()
        if token in roles.themes(clause):
            return self.who(roles.doers(clause)), self._first(clause, PARTNERS.get(kind, ()))
        if any(token == oblique for _, oblique in clause.obliques):
            return self.who(roles.doers(clause)), ()
        return (), ()

    def _of_beside(self, token: int) -> ActorIds:
        """Whoever does something on it: `After a meeting with the guild, the envoy said`, `died during a visit`."""
        preposition = self.analysis.heads[token]
        known = any(self.analysis.lemmas[c] in {"the", "this", "that"} for c in self.analysis.children[token])
        if known or roles.word(self.analysis, token) not in ENCOUNTERS:
            return ()
        if self.analysis.deps[token] != "pobj" or self.analysis.lemmas[preposition] not in BESIDE:
            return ()
        clause = self.analysis.clause_at(self.analysis.heads[preposition])
        return () if clause is None else self.who(roles.doers(clause) or clause.subjects)
