"""What a text told before: an act spoken of again has the roles that it had, and a demand has whoever made it."""

from dataclasses import replace

from sayso.language import Analysis
from sayso.model import ActorIds, Event
from sayso.reading import roles
from sayso.reading.event.triggers import Trigger
from sayso.reading.tables import words

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
LESS_SURE = 0.1  # of roles taken over


def is_definite(analysis: Analysis, token: int) -> bool:
    """Whether a noun is spoken of as known: `the meeting`, `those demands`."""
    return any(analysis.deps[c] == "det" and analysis.lemmas[c] in DEFINITE for c in analysis.children[token])


def is_again(analysis: Analysis, trigger: Trigger) -> bool:
    """Whether a noun speaks of an act told of before: `the meeting`, and any assault, but not `the talks`."""
    if trigger.row.verb or roles.word(analysis, trigger.token) in words("event_words", "mass"):
        return False
    return is_definite(analysis, trigger.token) or trigger.row.type == "ASSAULT"


class Told:
    """The acts told of so far, by the word and type of each, and who asked last."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.first: dict[tuple[str, str], Event] = {}
        self.asking: ActorIds = ()

    def completed(self, trigger: Trigger, event: Event) -> Event:
        """The event with the roles that its own words leave out; it is remembered."""
        key = (roles.word(self.analysis, trigger.token), event.type)
        before = self.first.get(key)
        if before is not None and not event.actor and not event.recipient and is_again(self.analysis, trigger):
            recipient = before.recipient if is_definite(self.analysis, trigger.token) else ()
            event = replace(
                event, actor=before.actor, recipient=recipient, confidence=round(event.confidence - LESS_SURE, 2)
            )
        if not event.recipient and set(self.asking).isdisjoint(event.actor) and self._answers(trigger):
            event = replace(event, recipient=self.asking)
        if event.type == "REQUEST" and event.actor:
            self.asking = event.actor
        if event.actor or event.recipient:
            self.first.setdefault(key, event)
        return event

    def _answers(self, trigger: Trigger) -> bool:
        """`rejected those demands`, `accepted the offer`: whether an act answers what was asked before."""
        clause = self.analysis.clause_at(trigger.token)
        if clause is None or not (trigger.row.type == "REJECT" or trigger.row.words == ("accept",)):
            return False
        asked = words("event_words", "asked") | words("negotiation_nouns", "proposal")
        return any(self.analysis.lemmas[t] in asked and is_definite(self.analysis, t) for t in roles.themes(clause))
