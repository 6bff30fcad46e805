"""Figures: counts and amounts that are facts of the matter, with bounds, hedge, unit, what happened and who says so."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.language import Analysis
from sayso.model import ActorIds, Document, Figure, Findings, finding_id
from sayso.reading.figure.context import Surroundings, part_of, where
from sayso.reading.figure.elided import Like, Made, counted_like, goes_on
from sayso.reading.figure.facts import is_figure, of_time
from sayso.reading.figure.givers import given_by, recorded_by
from sayso.reading.figure.what import Governor, done_to, head_of, what_of
from sayso.reading.figure.when import when, when_compared
from sayso.reading.figure.whom import unit_of, whom_of
from sayso.reading.quantity.quantities import Quantity, quantities

EARLIER = 6  # figures of a sentence that a later one may be part of or like
CROWD = 20  # so many who speak are a figure
STANDING = frozenset({"held", "presumed_dead", "missing"})  # what holds on the day of publication, in the present tense


def _standing(what: str, governor: Governor | None, published: str | None) -> str | None:
    """The day of publication for what is said in the present: `111 are still held`."""
    present = governor is not None and governor.clause is not None and governor.clause.tense == "present"
    return published if present and what in STANDING else None


def _what(
    analysis: Analysis, quantity: Quantity, includes: Made | None, like: Like | None
) -> tuple[str, Governor | None]:
    """What is said of the counted: by the figure's own words, else by those of the one that it is part of or like."""
    what, governor = what_of(analysis, quantity)
    if includes is not None and what.startswith("other"):
        what, governor = what_of(analysis, includes.quantity)
    if like is not None and what.startswith("other"):
        what = like.model.figure.what if like.model is not None else done_to(analysis, like.noun) or what
    return what, governor


def _by(
    analysis: Analysis, around: Surroundings, quantity: Quantity, governor: Governor | None, like: Like | None
) -> ActorIds:
    """Who gives a figure: as its own clause says, else as that of the noun or figure by which it is understood."""
    by = given_by(analysis, around, quantity, governor)
    if by or like is None:
        return by
    if like.model is not None:
        return like.model.figure.by
    clause = analysis.clause_of[like.noun] if like.noun is not None else None
    return recorded_by(analysis, around.cast, analysis.clauses[clause] if clause is not None else None)


def _made(
    document: Document, analysis: Analysis, around: Surroundings, quantity: Quantity, earlier: Sequence[Made]
) -> Made | None:
    """The figure that a quantity is, with what it is compared by; None where it is none."""
    like = counted_like(analysis, quantity, earlier)
    includes = part_of(analysis, quantity, earlier, like)
    what, governor = _what(analysis, quantity, includes, like)
    if not is_figure(analysis, quantity, what, includes is not None or like is not None):
        return None
    compared = like is not None and like.compared
    if compared:
        since, as_of = when_compared(analysis, around, quantity)
    else:
        since, as_of = when(analysis, around, quantity, governor, document.published)
    plain = _figure(document, analysis, quantity, what, governor)
    whole = includes.figure if includes is not None else None
    figure = replace(
        plain,
        unit=like.unit if like else unit_of(analysis, quantity, what, whole),
        whom=like.whom if like else whom_of(analysis, quantity, whole),
        since=since,
        as_of=as_of or _standing(what, governor, document.published),
        by=_by(analysis, around, quantity, governor, like),
        includes=analysis.text[slice(*whole.span[0])] if whole else None,
    )
    return Made(quantity, figure, compared)


def _figure(document: Document, analysis: Analysis, quantity: Quantity, what: str, governor: Governor | None) -> Figure:
    """What a figure's own phrase and clause say."""
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
        where=where(analysis, governor, head_of(analysis, quantity)),
    )


def _speakers(around: Surroundings, sentence: int, quantity: Quantity) -> bool:
    """Whether a count is of the few who only speak: `two officials said`; not `thousands asked`, `19 percent said`."""
    few = quantity.kind == "count" and max(quantity.low or 0, quantity.high or 0) < CROWD
    return few and around.speaks(sentence, quantity.span)


def _figures(document: Document, analysis: Analysis, findings: Findings) -> Iterator[Figure]:
    around, before, last = Surroundings.of(analysis, findings), list[Made](), -1
    for quantity in quantities(analysis):
        sentence = analysis.sentence_of[quantity.token]
        if of_time(around.at(quantity.number), quantity) or _speakers(around, sentence, quantity):
            continue
        if sentence != last and not (last == sentence - 1 and goes_on(analysis, last)):
            before = []
        last = sentence
        made = _made(document, analysis, around, quantity, before[-EARLIER:])
        if made is not None:
            before.append(made)
            yield made.figure


def read(document: Document, analysis: Analysis, findings: Findings) -> Findings:
    """The findings with the document's figures; needs its times, attributions, actors and speakers."""
    return replace(findings, figures=tuple({f.id: f for f in _figures(document, analysis, findings)}.values()))
