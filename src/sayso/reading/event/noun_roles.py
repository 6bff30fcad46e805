"""Who acts and who is acted on in an act that a noun names: from its own words, or from its verb's."""

from sayso.language import Analysis
from sayso.model import ActorIds
from sayso.reading import roles
from sayso.reading.event.doers import Doers
from sayso.reading.event.people import OF, OWNERS, People
from sayso.reading.event.recipients import Recipients
from sayso.reading.tables import words

BESIDE = frozenset({"after", "during", "on", "at", "before", "following", "in"})
DESCRIBING = frozenset({"on", "during"})
KNOWN = frozenset({"the", "this", "that"})
GIVEN_FROM = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "THREATEN", "CONCEDE"})
BY, BETWEEN, FROM, TO = frozenset({"by"}), frozenset({"between"}), frozenset({"from"}), frozenset({"to"})
FURTHEST = 16  # tokens from a noun to its `by`


class NounRoles:
    """Finds the roles of acts that nouns name."""

    def __init__(self, analysis: Analysis, people: People, doers: Doers, recipients: Recipients) -> None:
        self.analysis = analysis
        self.people = people
        self.doers = doers
        self.recipients = recipients

    def of(self, token: int, kind: str) -> tuple[ActorIds, ActorIds]:
        """Actor and recipient of the act of this type that a noun names."""
        owners, below_of = self.people.owners(token), self._under(token, OF)
        recipient = self.recipients.towards(token, kind)
        by = self._under(token, BY) or self._done_by(token)
        victims = self.analysis.lemmas[token] in words("negotiation_nouns", "victim_act")
        if victims and not by:  # `the raid's killing of guards`, but `the envoy's killing`
            of = any(self.analysis.lemmas[c] == "of" for c in self.analysis.children[token])
            return (owners, below_of) if of else ((), owners or recipient)
        actor = by or owners or self._under(token, BETWEEN) or (() if victims else below_of)
        if not actor and kind in GIVEN_FROM:
            actor = self._under(token, FROM)
        if not actor and not self._owned(token):
            actor, more = self._of_carrier(token, kind)
            recipient = recipient or more
        if not actor and kind == "CONSULT":
            actor = self._of_beside(token)
        return actor, recipient

    def _under(self, token: int, prepositions: frozenset[str]) -> ActorIds:
        return self.people.who(roles.under(self.analysis, token, prepositions))

    def _done_by(self, token: int) -> ActorIds:
        """`the attack on the port by rebels`, `strikes carried out by the army`: who did it, further below the noun."""
        analysis = self.analysis
        for child in analysis.children[token]:
            clause = analysis.clause_at(child) if child > token and analysis.deps[child] in {"acl", "relcl"} else None
            if clause is not None and clause.lemma in words("event_words", "carried"):
                laid_on = roles.obliques(clause, TO) if clause.lemma in words("event_words", "laid_on") else ()
                found = self.people.who(clause.agents or laid_on)
                if found:
                    return found
        for at in range(token + 1, min(analysis.subtrees[token].stop, token + FURTHEST)):
            if analysis.pos[at] in {"VERB", "AUX", "PUNCT"}:
                return ()
            if analysis.lemmas[at] == "by":
                heads = [c for c in analysis.children[at] if analysis.deps[c] == "pobj"]
                return self.people.who(t for head in heads for t in analysis.conjuncts(head))
        return ()

    def _owned(self, token: int) -> bool:
        """Whether somebody's name stands before the noun, known as an actor or not."""
        before = roles.modifiers(self.analysis, token, OWNERS)
        return any(self.analysis.name_of[t] in roles.ACTOR_LABELS or self.analysis.deps[t] == "poss" for t in before)

    def _of_carrier(self, token: int, kind: str) -> tuple[ActorIds, ActorIds]:
        """Actor and recipient from the verb that carries the noun out: `Ruritania held talks with …`.

        So too from the name that it describes: `The envoy, on a visit to the valley, said`.
        """
        preposition = self.analysis.heads[token]
        if self.analysis.deps[token] == "pobj" and self.analysis.lemmas[preposition] in DESCRIBING:
            described = self.people.who((self.analysis.heads[preposition],))
            if described:
                return described, ()
        clause = self.analysis.clause_around(token)
        if clause is None or clause.lemma not in words("event_modes", "holds"):
            return (), ()
        if token in roles.themes(clause):
            return self.doers.of(clause), self.recipients.led_to(clause, kind)
        if any(token == oblique for _, oblique in clause.obliques):
            return self.people.who(clause.subjects) if clause.lemma == "involve" else self.doers.of(clause), ()
        return (), ()

    def _of_beside(self, token: int) -> ActorIds:
        """Whoever does something on it: `After a meeting with the guild, the envoy said`, `after months of talks`."""
        analysis = self.analysis
        noun, preposition, long = token, analysis.heads[token], False
        while analysis.deps[noun] == "pobj" and analysis.lemmas[preposition] == "of":
            noun = analysis.heads[preposition]
            if analysis.lemmas[noun] not in words("event_words", "span"):
                return ()
            preposition, long = analysis.heads[noun], True
        known = any(analysis.lemmas[c] in KNOWN for c in analysis.children[token])
        single = not known and roles.word(analysis, token) in words("event_words", "encounter")
        if analysis.deps[noun] != "pobj" or analysis.lemmas[preposition] not in BESIDE or not (long or single):
            return ()
        clause = analysis.clause_at(analysis.heads[preposition])
        return () if clause is None else self.people.who(roles.doers(clause) or clause.subjects)
