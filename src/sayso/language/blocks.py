"""Paragraphs: runs of lines that are parsed together, so that no sentence crosses a paragraph."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sayso.model import Span

# What ends a line: of any system, Unicode's own, and a form feed, which ends a page but no paragraph.
BREAKS = r"\n\r\v\f\x85\u2028\u2029"
LINE = re.compile(rf"[^{BREAKS}]+")
LINE_END = re.compile(r"\r*\n|[\n\r\v\x85\u2028\u2029]")
LAST_WORDS = 100  # characters at the end of a block that show whether its last line is open
# A line that goes on in the next: it ends in no closing mark and the next begins in lower case.
OPEN_END = re.compile(r"[\w,;()’'%-]\s*\Z")
GOES_ON = re.compile(r"\s*[a-z(]")
# A line that breaks off inside a phrase, whatever the next begins with: behind a little word, inside a date.
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
BREAKS_OFF = re.compile(rf"\s(?:the|an?|of|from|with|at|(?:{MONTHS})\s\d{{1,2}},)\s*\Z")
BULLET = re.compile(r"\s*(?:[-–—•*·▪\uf0b7]|\(?[a-z0-9]{1,3}[.)])\s")
CLOSED = re.compile(r"[.!?:;][”\"’')]*\s*\Z")
NARROW = range(40, 121)  # characters of the lines of a text that was wrapped to a width, as mail and PDF are
ENOUGH = 3  # lines that go on in lower case, which show that it was
SLACK = 2  # characters by which a line may pass the width
WORD = re.compile(r"\S+")
LONGEST = 8_000  # characters parsed at once: the parser's memory grows with it
BREAK = re.compile(r"[.!?][”\"’')]*\s+|\n|\s+")


def _wrapped(text: str, upper: Span, lower: Span) -> bool:
    """Whether two lines are one sentence that was wrapped."""
    between = LINE_END.findall(text, upper.end, lower.start)
    end = max(upper.start, upper.end - LAST_WORDS)
    goes_on = GOES_ON.match(text, lower.start) or BREAKS_OFF.search(text, end, upper.end)
    return (
        len(between) <= 1
        and goes_on is not None
        and OPEN_END.search(text, end, upper.end) is not None
        and BULLET.match(text, lower.start) is None
    )


def _width(text: str, lines: Sequence[Span]) -> int | None:
    """The width to which a text was wrapped: of its longest line that goes on in lower case; None where it was not."""
    open_lines = [upper.end - upper.start for upper, lower in pairwise(lines) if _wrapped(text, upper, lower)]
    narrow = len(open_lines) >= ENOUGH and max(open_lines) in NARROW
    return max(open_lines) if narrow else None


def _filled(text: str, upper: Span, lower: Span, width: int) -> bool:
    """Whether a line broke only because the next word did not fit: `… held in the State` before `Council`."""
    first = WORD.search(text, lower.start, lower.end)
    single = len(LINE_END.findall(text, upper.end, lower.start)) <= 1
    return (
        single
        and first is not None
        and lower.end - lower.start <= width + SLACK
        and width - (len(first[0]) + 1) < upper.end - upper.start <= width + SLACK
        and CLOSED.search(text, max(upper.start, upper.end - LAST_WORDS), upper.end) is None
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
    lines = [Span(*match.span()) for match in LINE.finditer(text) if not match[0].isspace()]
    width = _width(text, lines)
    joined: list[Span] = lines[:1]
    for upper, lower in pairwise(lines):
        if _wrapped(text, upper, lower) or (width is not None and _filled(text, upper, lower, width)):
            joined[-1] = Span(joined[-1].start, lower.end)
        else:
            joined.append(lower)
    return [piece for block in joined for piece in _pieces(text, block)]
