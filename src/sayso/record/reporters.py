"""According to whom: the attribution that holds a finding's words, and whose statement that is."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.model import ActorIds, Attribution, Span, Spans
from sayso.record.actors import Who
from sayso.record.evidence import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporter:
    """Who tells a thing: actors of the record, or the words for a source that is none; else the writer.

    A statement whose source the document leaves out (`reportedly`) has neither, and is not the writer's.
    """

    actors: ActorIds = ()
    source: str | None = None
    writer: bool = True


@dataclass(frozen=True, slots=True)
class Contents:
    """What one document attributes to somebody, by place, so that what holds a span is found by search."""

    spans: Sequence[tuple[Span, Attribution]]
    starts: Sequence[int]
    reach: Sequence[int]  # for each place in `spans`, where the farthest of those up to it ends

    @classmethod
    def of(cls, source: Source) -> "Contents":
        """The contents of a document's attributions."""
        spans = sorted(
            ((span, a) for a in source.findings.attributions for span in a.content), key=lambda s: (s[0], s[1].id)
        )
        reach: list[int] = []
        for span, _ in spans:
            reach.append(max(span.end, reach[-1] if reach else 0))
        return cls(spans, [span.start for span, _ in spans], reach)

    def holding(self, spans: Spans) -> list[Attribution]:
        """The attributions whose content covers the first of the spans, the innermost first."""
        if not spans:
            return []
        found: list[tuple[int, str, Attribution]] = []
        at = bisect_right(self.starts, spans[0].start) - 1
        while at >= 0 and self.reach[at] >= spans[0].end:
            span, attribution = self.spans[at]
            if span.covers(spans[0]):
                found.append((span.end - span.start, attribution.id, attribution))
            at -= 1
        return [attribution for _, _, attribution in sorted(found, key=lambda f: f[:2])]


def reporter(source: Source, held: Sequence[Attribution], who: Who, holder: str | None) -> Reporter:
    """Who tells what these attributions hold, innermost first; who reports the holder's own words, if somebody does.

    `holder` is the actor of the record whose position it is.
    """
    told = [
        Reporter(actors=who.of(source, a.speaker), source=source.document.quote(a.source) or None, writer=False)
        for a in held
    ]
    others = [one for one in told if holder is None or holder not in one.actors]
    return next(iter(others or told), Reporter())
