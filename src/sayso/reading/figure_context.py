"""What surrounds a figure: who gives it, when and where it holds, and the larger figure that it is part of."""

from collections.abc import Sequence

from sayso.language import Analysis
from sayso.language.analysis import Clause
from sayso.model import ActorIds, Findings, Span, TimeExpression
from sayso.reading.evidence import Cast, held_by, times_near
from sayso.reading.figure_what import Governor, head_of
from sayso.reading.quantities import Quantity
from sayso.reading.tables import words

PLACES = frozenset({"GPE", "LOC", "FAC"})
AT = frozenset({"in", "at", "across", "near", "throughout", "inside", "around"})
WHOLE = frozenset({"whom", "them", "these", "those", "which"})


def given_by(
    analysis: Analysis, findings: Findings, cast: Cast, quantity: Quantity, governor: Governor | None
) -> ActorIds:
    """The speaker of the attribution that holds the figure, or the monitor that recorded it; empty for the writer."""
    holding = held_by(findings.attributions, quantity.number)
    if holding is not None:
        return holding.speaker
    clause: Clause | None = governor.clause if governor else None
    for _ in range(4):
        if clause is None:
            return ()
        if clause.lemma in words("figure_nouns", "report"):
            return cast.among(analysis, clause.agents if clause.passive else clause.subjects)
        clause = analysis.clauses[clause.parent] if clause.parent is not None else None
    return ()


def _dated(time: TimeExpression) -> str | None:
    """The date of a DATE or TIME, without the clock."""
    if time.type not in {"DATE", "TIME"} or time.value is None or not time.value[:1].isdigit():
        return None
    return time.value.split("T")[0]


def _is_since(analysis: Analysis, time: TimeExpression) -> bool:
    run = analysis.tokens_in(time.span[0])
    before = [analysis.words[t].lower() for t in range(max(0, run.first - 3), run.first)]
    return "since" in before


def when(
    analysis: Analysis, times: Sequence[TimeExpression], governor: Governor | None, token: int
) -> tuple[str | None, str | None]:
    """(since, as_of) of a figure, from the time expressions of its clause, or of the noun that the clause describes."""
    at = governor.token if governor and governor.clause else token
    near = times_near(analysis, times, at) or times_near(analysis, times, token)
    if not near and governor and governor.clause and governor.clause.kind == "relcl":
        near = _before(analysis, times, at)
    since = next((_dated(t) for t in near if _is_since(analysis, t)), None)
    as_of = next((_dated(t) for t in near if not _is_since(analysis, t) and _dated(t)), None)
    return since, as_of


def _before(analysis: Analysis, times: Sequence[TimeExpression], verb: int) -> tuple[TimeExpression, ...]:
    """The times of the noun that a relative clause describes: `the attack on 3 May, in which 12 people were killed`."""
    noun = analysis.heads[verb]
    run = analysis.subtrees[noun]
    end = analysis.starts[analysis.subtrees[verb].first]
    span = Span(analysis.starts[run.first], end)
    return tuple(t for t in times if span.covers(t.span[0])) if span.start < span.end else ()


def where(analysis: Analysis, governor: Governor | None, token: int) -> str | None:
    """The place that the figure's phrase or clause names with `in`, `at`, `near` …"""
    for at in (token, governor.token if governor else token):
        for child in analysis.children[at]:
            if analysis.deps[child] == "prep" and analysis.words[child].lower() in AT:
                for place in analysis.children[child]:
                    if analysis.name_of[place] in PLACES:
                        run = analysis.subtrees[place]
                        return " ".join(analysis.quote(run).split())
    return None


def part_of(analysis: Analysis, quantity: Quantity, earlier: Sequence[Quantity]) -> Quantity | None:
    """The larger figure that this one is part of: after `including`, `among them` or in brackets, or `of whom`."""
    if not earlier:
        return None
    whole = earlier[-1]
    if analysis.sentence_of[whole.token] != analysis.sentence_of[quantity.token]:
        return None
    noun = quantity.noun
    if quantity.partitive and noun is not None and analysis.words[noun].lower() in WHOLE:
        return whole
    between = analysis.text[whole.span.end : quantity.span.start].lower()
    if "including" in between or "among them" in between:
        return next((q for q in reversed(earlier) if q.span.end <= _place(analysis, quantity, whole)), whole)
    if between.strip() == "(" and quantity.kind == whole.kind == "count":
        return whole
    return None


def _place(analysis: Analysis, quantity: Quantity, whole: Quantity) -> int:
    """Where the last `including` before a figure stands."""
    at = analysis.text.lower().rfind("including", whole.span.start, quantity.span.start)
    return at if at >= 0 else quantity.span.start


def top(analysis: Analysis, quantity: Quantity) -> int:
    """The token that stands for the counted in the parse."""
    return head_of(analysis, quantity)
