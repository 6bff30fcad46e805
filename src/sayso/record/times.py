"""Every time expression with its value, in the order of the days that it covers."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.record.dates import by_date, days
from sayso.record.evidence import Evidence, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeEntry:
    """One TIMEX3 expression; `begin` and `end` bound the days it covers, [begin, end), where it has any."""

    id: str
    words: str
    type: str
    value: str | None
    begin: str | None
    end: str | None
    evidence: tuple[Evidence, ...]


def build(sources: Sequence[Source]) -> tuple[TimeEntry, ...]:
    """All time expressions: those on the calendar by day, then the others by document and place."""
    found = []
    for source in sources:
        for time in source.findings.times:
            begin, end = (time.begin, time.end) if time.begin else days(time.value) or (None, None)
            found.append(
                TimeEntry(
                    id=time.id,
                    words=source.document.quote(time.span),
                    type=time.type,
                    value=time.value,
                    begin=begin,
                    end=end,
                    evidence=(source.evidence(time, time.span),),
                )
            )
    return tuple(sorted(found, key=lambda t: (by_date(t.begin), t.evidence[0].order)))
