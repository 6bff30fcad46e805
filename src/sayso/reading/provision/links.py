"""Which deal and which phase an obligation belongs to."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from sayso.language import Analysis
from sayso.model import Deal
from sayso.reading.deal.paper import Paper
from sayso.reading.outline import Point, phase_number
from sayso.reading.provision.spans import FRAMED, TRUCE, Term

NEAR = 400  # characters back to the deal that an obligation is likely part of, where it names none
FAR = 4000  # and to that which a paragraph or list lays out


PHASE_SAID = re.compile(r"[^.;\n]{0,40}?\b(?:under|as|been|be|is|was) the \w+ (?:phase|stage)\b")


class Links:
    """The deals and phases of a text, by place."""

    def __init__(self, analysis: Analysis, deals: Sequence[Deal], points: Sequence[Point], paper: Paper | None) -> None:
        self.analysis = analysis
        self.points = points
        self.own = next((d.id for d in deals if paper is not None and d.span == (paper.span,)), None)
        self.agreement = paper is not None
        self.mentions = sorted((span, d.id) for d in deals for span in (*d.span, *d.mentions))
        self.phases = {d.id: _phase_of(analysis, d) for d in deals}

    def deal(self, term: Term) -> str | None:
        """The deal that a term names, that stands shortly before it, or that the text is."""
        if self.agreement:
            return self.own
        place = self.analysis.starts[term.tokens.first if term.deal is None else term.deal]
        at = bisect_right(self.mentions, place, key=lambda mention: mention[0].start) - 1
        if at < 0:
            return None
        span, deal = self.mentions[at]
        if term.deal is not None and term.rule != FRAMED:
            return deal if place < span.end else None
        return deal if place - span.end <= (FAR if term.rule == FRAMED else NEAR) else None

    def phase(self, term: Term, deal: str | None) -> int | None:
        """The phase of a term: its rule's, its bullet's, its sentence's, or that of its deal."""
        point = self.point(term)
        sentence = self.analysis.quote(self.analysis.sentences[self.analysis.sentence_of[term.head]])
        own = term.phase or (point.phase if point else None)
        if term.rule != TRUCE:
            own = own or phase_number(sentence)
        return own or (self.phases[deal] if deal else None)

    def point(self, term: Term) -> Point | None:
        """The line that a term stands in."""
        place = self.analysis.starts[term.tokens.first]
        at = bisect_right(self.points, place, key=lambda point: point.span.start) - 1
        return self.points[at] if at >= 0 else None


def _phase_of(analysis: Analysis, deal: Deal) -> int | None:
    """The one phase that the mentions of a deal name, or that is said of them: `was to be the first stage of`."""
    named: set[int] = set()
    for start, end in (*deal.span, *deal.mentions):
        said = PHASE_SAID.match(analysis.text, end)
        for words in (analysis.text[start:end], said[0] if said else ""):
            number = phase_number(words)
            named |= {number} if number is not None else set()
    return named.pop() if len(named) == 1 else None
