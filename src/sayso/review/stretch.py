"""A stretch of a document around what was judged, with what is read in it: what a case of the tests is made of."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sayso.judgement import Judgement
from sayso.model import Attribution, Document, Finding, Findings, Span, Spans
from sayso.record.evidence import LONGEST_SENTENCE, sentence_starts
from sayso.review.holding import anchor_of, main_spans


def around(text: str, spans: Spans) -> Span:
    """The sentences from the first span to the last, whole, without the blanks about them."""
    starts = sentence_starts(text)
    first, last = min(spans).start, max(span.end for span in spans)
    after = bisect_right(starts, max(first, last - 1))
    whole = Span(starts[bisect_right(starts, first) - 1], starts[after] if after < len(starts) else len(text))
    if whole.end - whole.start > LONGEST_SENTENCE:
        return Span(first, last)
    words = text[whole.start : whole.end]
    return Span(whole.start + len(words) - len(words.lstrip()), whole.start + len(words.rstrip()))


@dataclass(frozen=True, slots=True)
class Stretch:
    """The place, the findings of the whole document as they are judged, and the judgements by their finding's id."""

    document: Document
    findings: Findings
    span: Span
    judgements: Mapping[str, Sequence[Judgement]]

    @property
    def text(self) -> str:
        """The words of the stretch."""
        return self.document.text[self.span.start : self.span.end]

    def words(self, spans: Spans) -> str:
        """The words of a finding's only span, or of the first of several."""
        return self.document.quote(spans[:1])

    def inside(self, kind: str) -> list[Finding]:
        """The findings of a kind of which what is meant lies in the stretch, in order."""
        held = [(main_spans(anchor_of(self.findings, kind, f)), f) for f in getattr(self.findings, kind)]
        return [found for spans, found in held if spans and all(self.span.covers(span) for span in spans)]

    def judged(self, finding: Finding, fields: Mapping[str, Callable[[Finding], object]]) -> dict[str, object]:
        """What people said of a finding: all its fields where it is right, those that are corrected, else none."""
        own = self.judgements.get(finding.id, ())
        right = any(judgement.verdict == "right" for judgement in own)
        said = {judgement.field for judgement in own}
        return {name: shown(finding) for name, shown in fields.items() if right or name in said}

    def actors(self) -> dict[str, list[str]]:
        """The actors that are named in the stretch, by id, with the words that name them there."""
        named = {
            actor.id: [self.document.text[s.start : s.end] for s in actor.mentions if self.span.covers(s)]
            for actor in self.findings.actors
        }
        return {actor: list(dict.fromkeys(words)) for actor, words in named.items() if words}

    def says(self) -> list[Attribution]:
        """The attributions in the stretch that a case can give: those of one piece."""
        return [
            found
            for found in self.inside("attributions")
            if isinstance(found, Attribution) and len(found.content) == 1 and found.cue
        ]
