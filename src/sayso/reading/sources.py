"""The heads of attributions' sources, and the contents that hold a place."""

from bisect import bisect_right
from collections.abc import Iterable

from sayso.language import Analysis, Tokens
from sayso.model import Attribution, Findings, Span

DEEPEST = 24  # contents that may begin between an outer one and a place in it
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ"})


def source_head(analysis: Analysis, run: Tokens) -> int:
    """The head noun or pronoun of a source; where the parse broke it apart, the first one that is no modifier."""
    head = analysis.root_of(run)
    if analysis.pos[head] in NOMINAL and analysis.words[head] not in {"'", "’"}:
        return head
    if analysis.pos[head] == "PART" and analysis.heads[head] in run:
        return analysis.heads[head]
    for token in run:
        noun = analysis.pos[token] in {"NOUN", "PROPN", "PRON"}
        if noun and analysis.deps[token] not in {"compound", "amod", "poss"}:
            return token
    return head


def source_heads(analysis: Analysis, findings: Findings) -> frozenset[int]:
    """The heads of all sources."""
    runs = (analysis.tokens_in(span) for a in findings.attributions for span in a.source)
    return frozenset(source_head(analysis, run) for run in runs if run)


class Contents:
    """The contents of attributions, by place."""

    def __init__(self, attributions: Iterable[Attribution]) -> None:
        spans = [(span, attribution) for attribution in attributions for span in attribution.content]
        self.spans = sorted(spans, key=lambda held: held[0])
        self.starts = [span.start for span, _ in self.spans]

    def holding(self, place: Span) -> Attribution | None:
        """The innermost attribution whose content holds a place, or None where the writer speaks."""
        found: tuple[int, Attribution] | None = None
        last = bisect_right(self.starts, place.start)
        for span, attribution in self.spans[max(0, last - DEEPEST) : last]:
            length = span.end - span.start
            if span.covers(place) and (found is None or length < found[0]):
                found = length, attribution
        return None if found is None else found[1]
