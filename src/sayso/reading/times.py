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
from sayso.reading.timex.anchor import Anchor
from sayso.reading.timex.build import raw_expressions
from sayso.reading.timex.calendar import VALUE, interval
from sayso.reading.timex.direction import direction
from sayso.reading.timex.fitting import fits, in_place
from sayso.reading.timex.match import found_in
from sayso.reading.timex.resolve import COUNTED, resolve
from sayso.reading.timex.said import Raw, Shift

CONFIDENCE = {"DATE": 0.9, "TIME": 0.85, "DURATION": 0.9, "SET": 0.8}


@dataclass(frozen=True, slots=True)
class _Spoken:
    """The date that the text spoke of last, its value, and the last single day with the sentence that names it."""

    begin: date | None = None
    value: str | None = None
    day: date | None = None
    sentence: int = -1

    def after(self, value: str | None, sentence: int) -> "_Spoken":
        """What is spoken of after an expression of this value."""
        covered = interval(value)
        if covered is None:
            return self
        single = (covered[1] - covered[0]).days == 1
        return _Spoken(covered[0], value, covered[0] if single else self.day, sentence if single else self.sentence)

    def mentioned(self, raw: Raw, sentence: int) -> date | None:
        """What an expression that counts from the date last spoken of counts from; a clock time, its sentence's day."""
        if raw.type == "TIME":
            return self.day if sentence == self.sentence or raw.rule == "thispart" else None
        of_day = isinstance(raw.said, Shift) and raw.said.unit == "D"
        return self.day if of_day else self.begin


def raw_times(analysis: Analysis) -> Iterator[Raw]:
    """What the time expressions of a text say, in order, whatever the document's date."""
    for block in analysis.blocks:
        for found in found_in(analysis.text, block):
            yield from (in_place(analysis, raw) for raw in raw_expressions(found) if fits(analysis, raw))


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
        run = analysis.tokens_in(raw.span)
        sentence = analysis.sentence_of[run.first] if run else -1
        way = direction(analysis, run)
        value = resolve(raw, Anchor(published, spoken.mentioned(raw, sentence), spoken.value, way))
        if value is not None and not VALUE.fullmatch(value):
            value = None
        if raw.type in {"DATE", "TIME"}:
            # What counts from a date leaves it the one spoken of.
            spoken = spoken if raw.rule in COUNTED else spoken.after(value, sentence)
        found.append(_expression(document, raw, value, way))
    return replace(findings, times=tuple({t.id: t for t in found}.values()))


def span_of(time: TimeExpression) -> Span:
    """The one span of a time expression."""
    return time.span[0]
