"""Claims that contradict each other, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.model import ActorIds
from sayso.record.dates import by_date
from sayso.record.evidence import Evidence, Source
from sayso.record.sayings import Saying, by_finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One side of a dispute; the writer's own claim has neither speakers nor evidence of its own."""

    writer: bool
    speakers: ActorIds
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeEntry:
    """Two claims in one document that contradict each other. `date` is the day of publication."""

    id: str
    about: str | None
    a: Claim
    b: Claim
    date: str | None
    evidence: tuple[Evidence, ...]


def build(sources: Sequence[Source], sayings: Sequence[Saying]) -> tuple[DisputeEntry, ...]:
    """All disputes by date, document and place; one whose attribution is not in the reading is left out."""
    known = by_finding(sayings)
    found = []
    for source in sources:
        for dispute in source.findings.disputes:
            a, b = (_claim(known.get((source.document.id, side)), side) for side in (dispute.a, dispute.b))
            if a is not None and b is not None and a.evidence + b.evidence:
                found.append(
                    DisputeEntry(
                        id=dispute.id,
                        about=dispute.about or None,
                        a=a,
                        b=b,
                        date=source.document.published,
                        evidence=a.evidence + b.evidence,
                    )
                )
    return tuple(sorted(found, key=lambda d: (by_date(d.date), d.evidence[0].order, d.id)))


def _claim(saying: Saying | None, side: str) -> Claim | None:
    if saying is not None:
        return Claim(writer=False, speakers=saying.speakers, evidence=saying.evidence)
    return Claim(writer=True, speakers=(), evidence=()) if side == "writer" else None
