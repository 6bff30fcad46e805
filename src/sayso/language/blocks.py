"""Paragraphs: runs of lines that are parsed together, so that no sentence crosses a paragraph."""

import re
from collections.abc import Iterator

from sayso.model import Span

# What ends a line: of any system, Unicode's own, and a form feed, which ends a page but no paragraph.
BREAKS = r"\n\r\v\f\x85\u2028\u2029"
LINE = re.compile(rf"[^{BREAKS}]+")
LINE_END = re.compile(r"\r*\n|[\n\r\v\x85\u2028\u2029]")
LAST_WORDS = 100  # characters at the end of a block that show whether its last line is open
# A line that goes on in the next: it ends in no closing mark and the next begins in lower case.
OPEN_END = re.compile(r"[\w,;()’'%-]\s*\Z")
GOES_ON = re.compile(r"\s*[a-z(]")
BULLET = re.compile(r"\s*(?:[-–—•*·▪\uf0b7]|\(?[a-z0-9]{1,3}[.)])\s")
LONGEST = 8_000  # characters parsed at once: the parser's memory grows with it
BREAK = re.compile(r"[.!?][”\"’')]*\s+|\n|\s+")


def _wrapped(text: str, upper: Span, lower: Span) -> bool:
    """Whether two lines are one sentence that was wrapped."""
    between = LINE_END.findall(text, upper.end, lower.start)
    return (
        len(between) <= 1
        and OPEN_END.search(text, max(upper.start, upper.end - LAST_WORDS), upper.end) is not None
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
        if match[0].isspace():
            continue
        if joined and _wrapped(text, joined[-1], line):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return [piece for block in joined for piece in _pieces(text, block)]
