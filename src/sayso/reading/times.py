"""Time expressions: TIMEX3 spans, types and values.

Two passes: what is said (a finite-state grammar over lexemes, `timex.match` and `timex.build`), then its value
(`timex.resolve`), which counts from the publication, the date last spoken of, and the direction of the clause.
TIMEX3 is TimeML 1.2.1's (Pustejovsky et al. 2003), with the gold guide's choices where it leaves one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sayso.language import Analysis
from sayso.model import Document, Findings, Span, TimeExpression, finding_id
from sayso.reading.timex.build import raw_expressions
from sayso.reading.timex.calendar import VALUE, interval
from sayso.reading.timex.direction import direction
from sayso.reading.timex.fitting import fits
from sayso.reading.timex.match import found_in
from sayso.reading.timex.resolve import Anchor, resolve
from sayso.reading.timex.said import Raw

CONFIDENCE = {"DATE": 0.9, "TIME": 0.85, "DURATION": 0.9, "SET": 0.8}


@dataclass(frozen=True, slots=True)
class _Spoken:
    """The date that the text spoke of last, and its value."""

    day: date | None = None
    value: str | None = None

    def after(self, value: str | None) -> "_Spoken":
        """What is spoken of after an expression of this value."""
        covered = interval(value)
        return _Spoken(covered[0], value) if covered else self


def raw_times(analysis: Analysis) -> Iterator[Raw]:
    """What the time expressions of a text say, in order, whatever the document's date."""
    for block in analysis.blocks:
        for found in found_in(analysis.text, block):
            for raw in raw_expressions(found):
                if fits(analysis, raw):
                    yield raw


def published_on(document: Document) -> date | None:
    """The day of publication, or None where it is unknown or no ISO date."""
    try:
        return date.fromisoformat((document.published or "")[:10])
    except ValueError:
        return None


def _expression(document: Document, raw: Raw, value: str | None, way: str) -> TimeExpression:
    covered = interval(value) if raw.type in {"DATE", "TIME"} else None
    return TimeExpression(
        id=finding_id(document.id, "times", {"span": (raw.span,)}),
        confidence=CONFIDENCE[raw.type] if value else 0.7,
        why=f"the words fit the pattern `{raw.rule}`" + (f"; the clause looks to the {way}" if way != "open" else ""),
        span=(raw.span,),
        type=raw.type,
        value=value,
        begin=covered[0].isoformat() if covered else None,
        end=covered[1].isoformat() if covered else None,
    )


def read(document: Document, analysis: Analysis, findings: Findings) -> Findings:
    """The findings with the document's time expressions; values are null where a relative one has no anchor."""
    published, spoken, found = published_on(document), _Spoken(), []
    for raw in raw_times(analysis):
        way = direction(analysis, analysis.tokens_in(raw.span))
        value = resolve(raw, Anchor(published, spoken.day, spoken.value, way))
        if value is not None and not VALUE.fullmatch(value):
            value = None
        if raw.type in {"DATE", "TIME"}:
            spoken = spoken.after(value)
        found.append(_expression(document, raw, value, way))
    return replace(findings, times=tuple({t.id: t for t in found}.values()))


def span_of(time: TimeExpression) -> Span:
    """The one span of a time expression."""
    return time.span[0]
