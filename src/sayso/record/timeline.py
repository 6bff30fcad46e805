"""Acts between parties on the days they fall on; what was done and what was promised are kept apart by mode."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.model import ActorIds
from sayso.record import names
from sayso.record.actors import Who
from sayso.record.dates import Days, days
from sayso.record.evidence import Evidence, Source, in_order


@dataclass(frozen=True, slots=True, kw_only=True)
class EventEntry:
    """One act with its PLOVER type; `words` are the triggers. `begin` and `end` bound its days, [begin, end).

    `mode` is actual (performed), planned (promised), hypothetical or negated. An event without a date has none of
    `when`, `begin` and `end`.
    """

    id: str
    type: str
    words: tuple[str, ...]
    actors: ActorIds
    recipients: ActorIds
    when: str | None
    begin: str | None
    end: str | None
    where: str | None
    mode: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """An event as one document tells it."""

    id: str
    type: str
    words: str
    actors: ActorIds
    recipients: ActorIds
    when: str | None
    covered: Days | None
    where: str | None
    mode: str
    evidence: Evidence

    def same_act(self) -> tuple[object, ...]:
        """Equal for two tellings of one act: both parties named, and the day. Others are each an act of its own."""
        day = self.covered is not None and self.when is not None and len(self.when) >= 10
        if not (day and self.actors and self.recipients):
            return (self.evidence.document_id, self.id)
        who = tuple(sorted(self.actors)), tuple(sorted(self.recipients))
        return (self.type, who, self.covered, self.mode, names.tokens(self.where or ""))


def _told(source: Source, who: Who) -> list[_Told]:
    return [
        _Told(
            id=e.id,
            type=e.type,
            words=source.document.quote(e.trigger),
            actors=who.of(source, e.actor),
            recipients=who.of(source, e.recipient),
            when=e.when,
            covered=days(e.when),
            where=e.where,
            mode=e.mode,
            evidence=source.evidence(e, e.trigger),
        )
        for e in source.findings.events
    ]


def build(sources: Sequence[Source], who: Who) -> tuple[tuple[EventEntry, ...], tuple[EventEntry, ...]]:
    """The timeline, by day; and the acts whose day no document says, by document and place."""
    groups: dict[tuple[object, ...], list[_Told]] = {}
    for source in sources:
        for told in _told(source, who):
            groups.setdefault(told.same_act(), []).append(told)
    entries = sorted((_entry(held) for held in groups.values()), key=_order)
    return tuple(e for e in entries if e.begin), tuple(e for e in entries if not e.begin)


def _entry(held: list[_Told]) -> EventEntry:
    first = min(held, key=lambda told: told.evidence.order)
    begin, end = first.covered or (None, None)
    return EventEntry(
        id=first.id,
        type=first.type,
        words=names.most_common(told.words for told in held),
        actors=first.actors,
        recipients=first.recipients,
        when=first.when if begin else None,
        begin=begin,
        end=end,
        where=first.where,
        mode=first.mode,
        evidence=in_order([told.evidence for told in held]),
    )


def _order(entry: EventEntry) -> tuple[object, ...]:
    return (entry.begin or "", entry.end or "", entry.evidence[0].order, entry.id)
