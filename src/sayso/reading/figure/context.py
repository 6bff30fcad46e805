"""What surrounds a figure: the findings of its sentence, where it holds, and the larger figure that it is part of."""

import itertools
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.language import Analysis
from sayso.model import Attribution, Findings, Span, Spans, TimeExpression
from sayso.reading.evidence import Cast
from sayso.reading.figure.elided import Like, Made
from sayso.reading.figure.what import Governor
from sayso.reading.figure.whom import is_pronoun
from sayso.reading.quantity.quantities import Quantity

PLACES = frozenset({"GPE", "LOC", "FAC"})
AT = frozenset({"in", "at", "across", "near", "throughout", "inside", "around"})


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

    def before(self, place: int) -> Iterable[TimeExpression]:
        """The last few time expressions that begin before a character."""
        stop = bisect_left(self.starts, place)
        return self.in_order[max(0, stop - 4) : stop]

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


def part_of(analysis: Analysis, quantity: Quantity, made: Sequence[Made], like: Like | None) -> Made | None:
    """The larger figure that this one is part of: after `including`, `among them` or in brackets, or `of whom`.

    `made` are the figures before it in its sentence; `like` what an elided number counts.
    """
    if not made or (like is not None and like.compared):
        return None
    if like is not None and like.model is not None:
        return like.model
    whole = made[-1]
    if is_pronoun(analysis, quantity):
        return whole
    between = analysis.text[whole.quantity.span.end : quantity.span.start].lower()
    if "including" in between or "among them" in between:
        place = _place(analysis, quantity, whole.quantity)
        return next((m for m in reversed(made) if m.quantity.span.end <= place), whole)
    if between.strip() == "(" and quantity.kind == whole.quantity.kind == "count":
        return whole
    return None


def _place(analysis: Analysis, quantity: Quantity, whole: Quantity) -> int:
    """Where the last `including` before a figure stands."""
    at = analysis.text[whole.span.start : quantity.span.start].lower().rfind("including")
    return whole.span.start + at if at >= 0 else quantity.span.start
