"""Figures: counts and amounts that are facts of the matter, with bounds, hedge, unit, what happened and who says so."""

from collections.abc import Iterator
from dataclasses import replace

from sayso.language import Analysis
from sayso.model import Document, Figure, Findings, finding_id
from sayso.reading.figure.context import Surroundings, part_of, when, where
from sayso.reading.figure.facts import is_figure, of_time
from sayso.reading.figure.givers import given_by
from sayso.reading.figure.what import Governor, head_of, what_of
from sayso.reading.quantity.quantities import Quantity, quantities

STANDING = frozenset({"held", "presumed_dead", "missing"})  # what holds on the day of publication, in the present tense


def _standing(what: str, governor: Governor | None, published: str | None) -> str | None:
    """The day of publication for what is said in the present: `111 are still held`."""
    present = governor is not None and governor.clause is not None and governor.clause.tense == "present"
    return published if present and what in STANDING else None


def _whom(analysis: Analysis, quantity: Quantity) -> str | None:
    """The counted phrase without its number: `Palestinian prisoners`; None for `people`."""
    if quantity.noun is None or quantity.kind != "count":
        return None
    words = " ".join(analysis.text[quantity.number.end : quantity.span.end].split()).removeprefix("of ")
    return words if words and words.lower() not in {"people", "whom", "them", "others", "more"} else None


def _figure(
    document: Document, analysis: Analysis, around: Surroundings, quantity: Quantity, includes: Quantity | None
) -> Figure | None:
    what, governor = what_of(analysis, quantity)
    if includes is not None and what.startswith("other"):
        what, governor = what_of(analysis, includes)
    if not is_figure(analysis, quantity, what, includes is not None):
        return None
    token = head_of(analysis, quantity)
    since, as_of = when(analysis, around, governor, token)
    return Figure(
        id=finding_id(document.id, "figures", {"span": (quantity.span,)}),
        confidence=0.8 if not what.startswith("other") else 0.65,
        why=f"`{analysis.words[governor.token]}` governs the number" if governor else "a number with its unit",
        span=(quantity.span,),
        low=quantity.low,
        high=quantity.high,
        hedge=quantity.hedge,
        unit=quantity.unit,
        what=what,
        whom=_whom(analysis, quantity),
        where=where(analysis, governor, token),
        since=since,
        as_of=as_of or _standing(what, governor, document.published),
        by=given_by(analysis, around, quantity, governor),
        includes=analysis.text[slice(*includes.span)] if includes else None,
    )


def _figures(document: Document, analysis: Analysis, findings: Findings) -> Iterator[Figure]:
    around, before = Surroundings.of(analysis, findings), list[Quantity]()
    for quantity in quantities(analysis):
        sentence = analysis.sentence_of[quantity.token]
        if of_time(around.at(quantity.number), quantity) or around.speaks(sentence, quantity.span):
            continue
        made = _figure(document, analysis, around, quantity, part_of(analysis, quantity, before[-3:]))
        if made is not None:
            before.append(quantity)
            yield made


def read(document: Document, analysis: Analysis, findings: Findings) -> Findings:
    """The findings with the document's figures; needs its times, attributions, actors and speakers."""
    return replace(findings, figures=tuple({f.id: f for f in _figures(document, analysis, findings)}.values()))
