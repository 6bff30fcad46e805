"""Time expressions: TIMEX3 spans, types and values.

Two passes: what is said (a finite-state grammar over lexemes, `timex.match` and `timex.build`), then its value
(`timex.resolve`), which counts from the publication, the date last spoken of, and the direction of the clause.
TIMEX3 is TimeML 1.2.1's (Pustejovsky et al. 2003), with the gold guide's choices where it leaves one.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sayso.language import Analysis
from sayso.model import Document, Findings, Span, TimeExpression, finding_id
from sayso.reading.timex.anchor import Anchor
from sayso.reading.timex.build import raw_expressions
from sayso.reading.timex.calendar import VALUE, interval, iso_date
from sayso.reading.timex.company import in_company
from sayso.reading.timex.direction import direction
from sayso.reading.timex.fitting import fits
from sayso.reading.timex.match import found_in
from sayso.reading.timex.place import placed
from sayso.reading.timex.placing import in_place
from sayso.reading.timex.resolve import COUNTED, resolve
from sayso.reading.timex.said import Raw
from sayso.reading.timex.spoken import Spoken, is_history
from sayso.reading.timex.titles import namesakes

CONFIDENCE = {"DATE": 0.9, "TIME": 0.85, "DURATION": 0.9, "SET": 0.8}


def raw_times(analysis: Analysis) -> Iterator[Raw]:
    """What the time expressions of a text say, in order, whatever the document's date."""
    people = namesakes(analysis)
    for block in analysis.blocks:
        for found in found_in(analysis.text, block):
            for raw in raw_expressions(found):
                place = placed(analysis, raw)
                if place is not None and fits(place, people):
                    yield in_place(place)


def published_on(document: Document) -> date | None:
    """The day of publication, or None where it is unknown or no ISO date."""
    return iso_date((document.published or "")[:10])


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
    published, raws = published_on(document), in_company(analysis.text, tuple(raw_times(analysis)))
    spoken, found = Spoken(is_history(raws, published)), []
    for raw in raws:
        run = analysis.tokens_in(raw.span)
        sentence = analysis.sentence_of[run.first] if run else -1
        way = direction(analysis, run)
        value = resolve(raw, Anchor(published, spoken.mentioned(raw, sentence), spoken.quarter, way, spoken.history))
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
