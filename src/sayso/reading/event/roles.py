"""Who acts and who is acted on in an event: from the clause of a verb, or from the words around a noun."""

from collections.abc import Iterable

from sayso.language import Analysis, Clause
from sayso.model import ActorIds
from sayso.reading.event.doers import Doers
from sayso.reading.event.noun_roles import NounRoles
from sayso.reading.event.people import People
from sayso.reading.event.recipients import Recipients
from sayso.reading.evidence import Cast
from sayso.reading.tables import words

MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})


class Roles:
    """The roles of a text's acts, over its actors."""

    def __init__(self, analysis: Analysis, cast: Cast) -> None:
        self.analysis = analysis
        self.cast = cast
        self.people = People(analysis, cast)
        self.doers = Doers(analysis, self.people)
        self.recipients = Recipients(analysis, self.people)
        self.nouns = NounRoles(analysis, self.people, self.doers, self.recipients)

    def who(self, tokens: Iterable[int]) -> ActorIds:
        """The actors that these heads name; a state for its adjective."""
        return self.people.who(tokens)

    def of_verb(self, clause: Clause, kind: str) -> tuple[ActorIds, ActorIds]:
        """Actor and recipient of the act that a clause's predicate tells of."""
        signed = self.doers.signed(clause.predicate)
        if signed:
            return signed, ()
        actor, recipient = self.doers.of(clause), self.recipients.of(clause, kind)
        if len(actor) > 1 and self.recipients.each_other(clause):
            return actor, actor[::-1]
        return self._mutual(clause.predicate, kind, actor, recipient)

    def of_noun(self, token: int, kind: str) -> tuple[ActorIds, ActorIds]:
        """Actor and recipient of the act that a noun names."""
        return self._mutual(token, kind, *self.nouns.of(token, kind))

    def _mutual(self, token: int, kind: str, actor: ActorIds, recipient: ActorIds) -> tuple[ActorIds, ActorIds]:
        """Two who agree, meet or fight do it with each other where nobody else is named."""
        recipient = tuple(a for a in recipient if a not in actor)
        mutual = kind in MUTUAL or self.analysis.lemmas[token] in words("event_words", "fight")
        return actor, actor[::-1] if mutual and len(actor) == 2 and not recipient else recipient
