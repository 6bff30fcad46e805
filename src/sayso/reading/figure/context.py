"""What surrounds a figure: when and where it holds, and the larger figure that it is part of."""

import itertools
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.language import Analysis
from sayso.model import Attribution, Findings, Span, Spans, TimeExpression
from sayso.reading.evidence import Cast
from sayso.reading.figure.elided import Like, Made
from sayso.reading.figure.what import Governor
from sayso.reading.quantity.quantities import Quantity

NEAR = 60  # characters after a figure in which its own date may stand
PLACES = frozenset({"GPE", "LOC", "FAC"})
AT = frozenset({"in", "at", "across", "near", "throughout", "inside", "around"})
WHOLE = frozenset({"whom", "them", "these", "those", "which"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The findings so far by sentence, so that each figure looks at its own sentence's alone."""

    times: Mapping[tuple[int, int | None], tuple[TimeExpression, ...]]  # by sentence and clause
    contents: Mapping[int, tuple[Attribution, ...]]
    sources: Mapping[int, tuple[Span, ...]]
    cast: Cast
    starts: tuple[int, ...]  # where the time expressions begin, in order
    in_order: tuple[TimeExpression, ...]

    @classmethod
    def of(cls, analysis: Analysis, findings: Findings) -> "Surroundings":
        """The index over the findings of a document."""
        times: dict[tuple[int, int | None], list[TimeExpression]] = defaultdict(list)
        contents: dict[int, list[Attribution]] = defaultdict(list)
        sources: dict[int, list[Span]] = defaultdict(list)
        for time in findings.times:
            run = analysis.tokens_in(time.span[0])
            if run:
                times[analysis.sentence_of[run.first], analysis.clause_of[analysis.root_of(run)]].append(time)
        for attribution in findings.attributions:
            for sentence in _sentences(analysis, attribution.content):
                contents[sentence].append(attribution)
            for sentence in _sentences(analysis, attribution.source):
                sources[sentence] += attribution.source
        ordered = sorted(findings.times, key=lambda t: t.span[0])
        return cls(
            {k: tuple(v) for k, v in times.items()},
            {k: tuple(v) for k, v in contents.items()},
            {k: tuple(v) for k, v in sources.items()},
            Cast.of(findings.actors),
            tuple(t.span[0].start for t in ordered),
            tuple(ordered),
        )

    def at(self, number: Span) -> Iterable[TimeExpression]:
        """The last time expressions that touch a span."""
        place = bisect_left(self.starts, number.end)
        return (t for t in self.in_order[max(0, place - 4) : place] if t.span[0].end > number.start)

    def within(self, span: Span) -> Iterable[TimeExpression]:
        """The time expressions that begin in a span."""
        place = bisect_left(self.starts, span.start)
        return itertools.takewhile(lambda t: t.span[0].start < span.end, self.in_order[place : place + 8])

    def near(self, analysis: Analysis, token: int) -> tuple[TimeExpression, ...]:
        """The time expressions of a token's own clause."""
        return self.times.get((analysis.sentence_of[token], analysis.clause_of[token]), ())

    def speaks(self, sentence: int, span: Span) -> bool:
        """Whether a span lies in an attribution's source: `two officials said`."""
        return any(part.covers(span) for part in self.sources.get(sentence, ()))


def _sentences(analysis: Analysis, spans: Spans) -> set[int]:
    """The sentences that spans touch."""
    found = set()
    for span in spans:
        run = analysis.tokens_in(span)
        if run:
            found |= set(range(analysis.sentence_of[run.first], analysis.sentence_of[run.stop - 1] + 1))
    return found


def _dated(time: TimeExpression) -> str | None:
    """The date of a DATE or TIME, without the clock."""
    if time.type not in {"DATE", "TIME"} or time.value is None or not time.value[:1].isdigit():
        return None
    return time.value.split("T")[0]


def _is_since(analysis: Analysis, time: TimeExpression) -> bool:
    run = analysis.tokens_in(time.span[0])
    before = [analysis.words[t].lower() for t in range(max(0, run.first - 3), run.first)]
    return "since" in before


def _opens_range(analysis: Analysis, first: TimeExpression, second: TimeExpression) -> bool:
    """Whether two dates are a range: `between 1 and 14 October`, `the week of 3 to 9 May`."""
    between = analysis.text[first.span[0].end : second.span[0].start].strip().lower()
    if between in {"to", "-", "–"}:
        return True
    place = analysis.tokens_in(first.span[0]).first
    return place > 0 and analysis.words[place - 1].lower() in {"between", "from"}


def when(
    analysis: Analysis, around: Surroundings, governor: Governor | None, token: int
) -> tuple[str | None, str | None]:
    """(since, as_of) of a figure, from the times of its clause, of the noun it describes, or of the clauses above."""
    at = governor.token if governor and governor.clause else token
    for near in _circles(analysis, around, at, token):
        since = next((_dated(t) for t in near if _is_since(analysis, t)), None)
        dates = [t for t in near if not _is_since(analysis, t) and _dated(t)]
        if len(dates) > 1 and _opens_range(analysis, dates[0], dates[1]):
            return _dated(dates[0]), _dated(dates[1])
        if since or dates:
            return since, _dated(dates[0]) if dates else None
    return None, None


def _circles(analysis: Analysis, around: Surroundings, verb: int, token: int) -> Iterator[tuple[TimeExpression, ...]]:
    """The time expressions around a figure, the nearest first."""
    yield around.near(analysis, verb)
    yield around.near(analysis, token)
    place = analysis.clause_of[verb]
    for _ in range(4):
        if place is None:
            return
        clause = analysis.clauses[place]
        if clause.kind == "relcl":
            yield _before(analysis, around, clause.predicate)
        place = clause.parent
        if place is not None:
            yield around.near(analysis, analysis.clauses[place].predicate)


def _before(analysis: Analysis, around: Surroundings, verb: int) -> tuple[TimeExpression, ...]:
    """The times of the noun that a relative clause describes: `the attack on 3 May, in which 12 people were killed`."""
    noun = analysis.heads[verb]
    run = analysis.subtrees[noun]
    start, end = analysis.starts[run.first], analysis.starts[analysis.subtrees[verb].first]
    return tuple(t for t in around.at(Span(start, end)) if start <= t.span[0].start) if start < end else ()


def when_compared(analysis: Analysis, around: Surroundings, quantity: Quantity) -> tuple[str | None, str | None]:
    """(since, as_of) of a figure that another is compared with: of a time that follows it, never of the other's."""
    sentence = analysis.sentences[analysis.sentence_of[quantity.token]]
    stop = min(analysis.ends[sentence.stop - 1], quantity.span.end + NEAR)
    after = [t for t in around.within(Span(quantity.span.end, stop)) if _dated(t)]
    return None, _dated(after[0]) if after else None


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


def part_of(analysis: Analysis, quantity: Quantity, made: Sequence[Made], like: Like | None) -> Quantity | None:
    """The larger figure that this one is part of: after `including`, `among them` or in brackets, or `of whom`.

    `made` are the figures before it in its sentence; `like` what an elided number counts.
    """
    if not made or (like is not None and like.compared):
        return None
    if like is not None and like.model is not None:
        return like.model.quantity
    earlier = [m.quantity for m in made]
    whole = earlier[-1]
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
    at = analysis.text[whole.span.start : quantity.span.start].lower().rfind("including")
    return whole.span.start + at if at >= 0 else quantity.span.start
