"""Acts between parties on the days they fall on; what was done and what was promised are kept apart by mode."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.model import ActorIds
from sayso.record import names
from sayso.record.actors import Who
from sayso.record.dates import days
from sayso.record.evidence import Evidence, Source, in_order
from sayso.record.tellings import Telling, same_acts


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


def _told(source: Source, who: Who) -> list[Telling]:
    return [
        Telling(
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


def build(
    sources: Sequence[Source], who: Who, parties: Mapping[str, str]
) -> tuple[tuple[EventEntry, ...], tuple[EventEntry, ...]]:
    """The timeline, by day; and the acts whose day no document says, by document and place.

    `parties` are by actor, ids of the record.
    """
    told = [telling for source in sources for telling in _told(source, who)]
    entries = sorted((_entry(held) for held in same_acts(told, parties)), key=_order)
    return tuple(e for e in entries if e.begin), tuple(e for e in entries if not e.begin)


def _entry(held: Sequence[Telling]) -> EventEntry:
    """The act that these tell: the parties and the place as those have them that say most."""
    first = min(held, key=lambda told: told.evidence.order)
    begin, end = first.covered or (None, None)
    actors, recipients = max(((told.actors, told.recipients) for told in held), key=lambda w: sum(map(bool, w)))
    return EventEntry(
        id=first.id,
        type=first.type,
        words=names.most_common(told.words for told in held),
        actors=actors,
        recipients=recipients,
        when=first.when if begin else None,
        begin=begin,
        end=end,
        where=next((told.where for told in held if told.where), None),
        mode=first.mode,
        evidence=in_order([told.evidence for told in held]),
    )


def _order(entry: EventEntry) -> tuple[object, ...]:
    return (entry.begin or "", entry.end or "", entry.evidence[0].order, entry.id)
