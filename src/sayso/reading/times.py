"""Time expressions: TIMEX3 spans, types and values.

Two passes: what is said (a finite-state grammar over lexemes, `timex.match` and `timex.build`), then its value
(`timex.values`), which counts from the publication, the date last spoken of or what happened, as the clause looks.
TIMEX3 is TimeML 1.2.1's (Pustejovsky et al. 2003), with the gold guide's choices where it leaves one.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sayso.language import Analysis
from sayso.model import Document, Findings, TimeExpression, finding_id
from sayso.reading.timex.alike import Resolved
from sayso.reading.timex.anchor import OPEN
from sayso.reading.timex.build import raw_expressions
from sayso.reading.timex.calendar import iso_date
from sayso.reading.timex.company import in_company
from sayso.reading.timex.fitting import fits
from sayso.reading.timex.match import found_in
from sayso.reading.timex.place import placed
from sayso.reading.timex.placing import in_place
from sayso.reading.timex.said import Raw
from sayso.reading.timex.titles import namesakes
from sayso.reading.timex.values import resolved

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


def _expression(document: Document, found: Resolved) -> TimeExpression:
    raw = found.raw
    looks = "" if found.way == OPEN else f"; the clause looks to the {found.way}"
    return TimeExpression(
        id=finding_id(document.id, "times", {"span": (raw.span,)}),
        confidence=CONFIDENCE[raw.type] if found.value else 0.7,
        why=f"the words fit the pattern `{raw.rule}`{looks}",
        span=(raw.span,),
        type=raw.type,
        value=found.value,
        begin=found.days[0].isoformat() if found.days else None,
        end=found.days[1].isoformat() if found.days else None,
    )


def read(document: Document, analysis: Analysis, findings: Findings) -> Findings:
    """The findings with the document's time expressions; values are null where a relative one has no anchor."""
    raws = in_company(analysis.text, tuple(raw_times(analysis)))
    found = (_expression(document, made) for made in resolved(analysis, raws, published_on(document)))
    return replace(findings, times=tuple({t.id: t for t in found}.values()))
