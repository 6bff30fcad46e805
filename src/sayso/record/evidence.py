"""Where an entry of the record stands written: its documents, spans, words and the sentence around them."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from sayso.model import Document, Finding, Findings, Reading, Span, Spans

LONGEST_SENTENCE = 1200  # characters: more is no sentence but a table or a text without full stops
_BREAK = re.compile(r"[.!?]['\"’”»)\]]*[ \t\u00a0]+|[\r\n\f]\s*")
_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Maj|Capt|Sgt|Sen|Rep|Gov|Hon|Rev|Art|Nos?|Jr|Sr|Ltd|para|vs|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Za-z])\.$"
)
_ENDS = re.compile(r"[.!?:;]['\"’”»)\]]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One place that says what an entry says.

    `quotation` is the document's words under `spans`, its parts joined by ` … `; `sentence` the words around them.
    `finding` is the id of the finding in the document's reading, `confidence` and `why` those of its reader.
    """

    document_id: str
    document: str
    publisher: str | None
    published: str | None
    spans: Spans
    quotation: str
    sentence: str
    finding: str
    confidence: float
    why: str

    @property
    def order(self) -> tuple[bool, str, str, str, Spans, str]:
        """The canonical order: by date (undated last), document and place."""
        return (self.published is None, self.published or "", self.document, self.document_id, self.spans, self.finding)


def sentence_starts(text: str) -> tuple[int, ...]:
    """The offsets at which sentences start, by punctuation and line breaks alone; the first is 0.

    It needs no parse, so that a record opens at once. A line break inside a sentence (wrapped text) is none: the line
    before it lacks its end and the line after it goes on in lower case.
    """
    starts = [0]
    for found in _BREAK.finditer(text):
        before, after = text[max(0, found.start() - 8) : found.start() + 1], text[found.end() : found.end() + 1]
        if found[0][0] in ".!?":
            broken = not after.islower() and not _ABBREVIATION.search(before)
        else:
            line_end = text[max(0, found.start() - 4) : found.start()].rstrip()
            broken = not after.islower() or found[0].count("\n") > 1 or bool(_ENDS.search(line_end))
        if broken:
            starts.append(found.end())
    return tuple(starts)


@dataclass(frozen=True, slots=True)
class Source:
    """A document with its findings, as the record's builders ask it."""

    document: Document
    findings: Findings
    starts: tuple[int, ...]

    @classmethod
    def of(cls, document: Document, reading: Reading) -> "Source":
        """The source of one document's current reading."""
        return cls(document, reading.findings, sentence_starts(document.text))

    def sentence(self, spans: Spans) -> str:
        """The sentences that hold the spans, whole; the parts of a discontinuous one joined by ` … `."""
        if len(spans) == 1:  # as most are
            start, end = self._whole(*spans[0])
            return self.document.text[start:end].strip()
        parts: list[Span] = []
        for start, end in sorted(spans):
            whole = self._whole(start, end)
            if parts and whole.start <= parts[-1].end:
                parts[-1] = Span(parts[-1].start, max(parts[-1].end, whole.end))
            else:
                parts.append(whole)
        return " … ".join(self.document.text[start:end].strip() for start, end in parts)

    def _whole(self, start: int, end: int) -> Span:
        """The sentence or sentences around a span; itself where there is too much around it to be one."""
        first = bisect_right(self.starts, start) - 1
        after = bisect_right(self.starts, max(start, end - 1))
        stop = self.starts[after] if after < len(self.starts) else len(self.document.text)
        return Span(start, end) if stop - self.starts[first] > LONGEST_SENTENCE else Span(self.starts[first], stop)

    def evidence(self, finding: Finding, spans: Spans, context: Spans = ()) -> Evidence:
        """The place of a finding; `context` are further spans that its sentence should hold (a saying's source)."""
        return Evidence(
            document_id=self.document.id,
            document=self.document.name,
            publisher=self.document.publisher,
            published=self.document.published,
            spans=spans,
            quotation=self.document.quote(spans),
            sentence=self.sentence(spans + context),
            finding=finding.id,
            confidence=finding.confidence,
            why=finding.why,
        )


def in_order(evidence: "list[Evidence] | tuple[Evidence, ...]") -> tuple[Evidence, ...]:
    """Each place once, in the canonical order."""
    return tuple(sorted({e.order: e for e in evidence}.values(), key=lambda e: e.order))
