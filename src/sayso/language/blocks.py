"""Paragraphs: runs of lines that are parsed together, so that no sentence crosses a paragraph."""

import re
from collections.abc import Iterator

from sayso.model import Span

LINE = re.compile(r"[^\n]*\S[^\n]*")
# A line that goes on in the next: it ends in no closing mark and the next begins in lower case.
OPEN_END = re.compile(r"[\w,;()’'%-]\s*\Z")
GOES_ON = re.compile(r"\s*[a-z(]")
BULLET = re.compile(r"\s*(?:[-–—•*·▪\uf0b7]|\(?[a-z0-9]{1,3}[.)])\s")
LONGEST = 8_000  # characters parsed at once: the parser's memory grows with it
BREAK = re.compile(r"[.!?][”\"’')]*\s+|\n|\s+")


def _wrapped(text: str, upper: Span, lower: Span) -> bool:
    """Whether two lines are one sentence that was wrapped."""
    between = text[upper.end : lower.start]
    return (
        between.count("\n") <= 1
        and OPEN_END.search(text, upper.start, upper.end) is not None
        and GOES_ON.match(text, lower.start) is not None
        and BULLET.match(text, lower.start) is None
    )


def _pieces(text: str, block: Span) -> Iterator[Span]:
    """A block cut to pieces of at most LONGEST characters, at the end of a sentence where there is one."""
    start = block.start
    while block.end - start > LONGEST:
        breaks = list(BREAK.finditer(text, start + LONGEST // 2, start + LONGEST))
        ends = [m.end() for m in breaks if m[0][0] in ".!?"] or [m.end() for m in breaks]
        cut = ends[-1] if ends else start + LONGEST
        yield Span(start, cut)
        start = cut
    if text[start : block.end].strip():
        yield Span(start, block.end)


def blocks_of(text: str) -> list[Span]:
    """The paragraphs of a text, in order: non-empty lines, those of a wrapped sentence joined."""
    joined: list[Span] = []
    for match in LINE.finditer(text):
        line = Span(*match.span())
        if joined and _wrapped(text, joined[-1], line):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return [piece for block in joined for piece in _pieces(text, block)]
