"""Who expects an agreement and who does not, in time."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.model import ActorIds
from sayso.record.actors import Who
from sayso.record.dates import by_date
from sayso.record.evidence import Evidence, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlookEntry:
    """One expressed expectation: optimistic, pessimistic or mixed. `date` is the day of publication."""

    id: str
    actors: ActorIds
    outlook: str
    date: str | None
    evidence: tuple[Evidence, ...]


def build(sources: Sequence[Source], who: Who) -> tuple[OutlookEntry, ...]:
    """All outlooks by date, document and place."""
    found = [
        OutlookEntry(
            id=o.id,
            actors=who.of(source, o.actor),
            outlook=o.outlook,
            date=source.document.published,
            evidence=(source.evidence(o, o.span),),
        )
        for source in sources
        for o in source.findings.outlooks
    ]
    return tuple(sorted(found, key=lambda o: (by_date(o.date), o.evidence[0].order)))
