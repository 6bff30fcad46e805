"""Quotation marks: which words of a text stand in quotation marks, straight, curly, single, doubled or angular.

A quotation may lie inside another, and may run over paragraphs, each of which opens with a mark while only the last
one closes; there is then one Quotation a paragraph. Apostrophes, inches and marks without a partner are no
quotations. One pass over the marks of a text, so that thousands of them cost no more than their number.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.model import Span

MARK = re.compile(r"``|''|[\"“”„‟«»‘’‚‛'`]")
OPENERS = frozenset({"“", "„", "«", "``"})
CLOSERS = frozenset({"”", "»"})
SINGLES = frozenset({"‘", "’", "‚", "‛", "'", "`"})
SINGLE_OPENERS = frozenset({"‘", "‚", "‛", "`"})
BEFORE_OPENING = frozenset(" \t\u00a0([{-–—/:;,")
ELIDED = re.compile(r"(?:\d0s|em|til|tis|twas|cause|n|bout|round|cos)\b", re.IGNORECASE)
NUMBER = re.compile(r"\d")
LONGEST_SINGLE = 1_500  # characters: a longer one in single marks is two apostrophes
FARTHEST = 4  # paragraphs over which a quotation goes on without a mark of its own
DEEPEST = 8  # marks that may wait for their partners at once; more are no quotations
INTRODUCES = re.compile(r"[:,]\s*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words in quotation marks, the marks included: `text[span.start:span.end]`."""

    span: Span
    depth: int = 0  # 0 for one that lies in no other
    single: bool = False
    opened: bool = True  # it begins with a mark
    closed: bool = True  # it ends with one
    goes_on: bool = False  # the next paragraph goes on with it


@dataclass(slots=True)
class _Open:
    """A mark that has opened and waits for its partner."""

    start: int
    mark: str
    single: bool
    opened: bool = True
    weak: int | None = None  # the end of a mark that may close it, or be a plural's apostrophe


@dataclass(slots=True)
class _Paragraph:
    """The marks of one paragraph as they are paired."""

    text: str
    block: Span
    waiting: list[_Open]
    found: list[Quotation]

    def around(self, start: int, end: int) -> tuple[str, str]:
        """The characters before and after a mark, blank at the paragraph's edges."""
        before = self.text[start - 1] if start > self.block.start else " "
        return before, self.text[end] if end < self.block.end else " "

    def wait(self, one: _Open) -> None:
        """Keep a mark until its partner comes; of too many the second oldest is given up."""
        self.waiting.append(one)
        if len(self.waiting) > DEEPEST:
            del self.waiting[1]

    def close(self, place: int, end: int) -> None:
        """Pair the waiting mark at a place of the stack; those that opened after it have no partner."""
        for left in self.waiting[place + 1 :]:
            self.settle(left)
        one = self.waiting[place]
        del self.waiting[place:]
        self.found.append(Quotation(span=Span(one.start, end), single=one.single, opened=one.opened))

    def settle(self, left: _Open) -> None:
        """A single mark without a certain partner takes the doubtful one, where there was one."""
        if left.weak is not None:
            self.found.append(Quotation(span=Span(left.start, left.weak), single=True, opened=True))

    def last(self, single: bool) -> int | None:
        """The place of the last mark of a sort that waits."""
        return next((n for n in reversed(range(len(self.waiting))) if self.waiting[n].single is single), None)

    def double(self, start: int, end: int, mark: str) -> None:
        """A double mark: opens or closes by its shape, a straight one by what stands beside it."""
        before, after = self.around(start, end)
        place = self.last(single=False)
        opens = (before in BEFORE_OPENING or before in OPENERS or before in SINGLES) and not after.isspace()
        if mark in OPENERS or (mark not in CLOSERS and opens and (place is None or before.isspace())):
            if place is not None and mark not in OPENERS:
                del self.waiting[place:]  # the one before it was never closed
            self.wait(_Open(start, mark, single=False))
        elif place is not None:
            self.close(place, end)
        elif mark not in CLOSERS and not NUMBER.match(before):
            self.wait(_Open(start, mark, single=False))

    def single(self, start: int, end: int, mark: str) -> None:
        """A single mark: a quotation's, or an apostrophe."""
        before, after = self.around(start, end)
        if before.isalnum() and after.isalnum():
            return
        place = self.last(single=True)
        if place is not None and not before.isspace() and not after.isalnum():
            if end - self.waiting[place].start > LONGEST_SINGLE:
                del self.waiting[place:]
            elif before == "s" and after.isspace() and self.text[end + 1 : end + 2].islower():
                self.waiting[place].weak = end
            else:
                self.close(place, end)
        elif (mark in SINGLE_OPENERS or mark == "'") and not before.isalnum() and not after.isspace():
            if ELIDED.match(self.text, end, self.block.end):
                return
            if place is not None:
                self.settle(self.waiting.pop(place))
            self.wait(_Open(start, mark, single=True))


def _first_double(text: str, block: Span) -> tuple[str, int] | None:
    """The first double mark of a paragraph: `opens` or `closes`, and where."""
    for match in MARK.finditer(text, block.start, block.end):
        mark = match[0]
        if mark in SINGLES:
            continue
        before = text[match.start() - 1] if match.start() > block.start else " "
        after = text[match.end()] if match.end() < block.end else " "
        opens = mark in OPENERS or (mark not in CLOSERS and before in BEFORE_OPENING and not after.isspace())
        return ("opens" if opens else "closes"), match.start()
    return None


def _leads(text: str, block: Span) -> int:
    """The first character of a paragraph that is no blank."""
    start = block.start
    while start < block.end and text[start].isspace():
        start += 1
    return start


def _goes_on(text: str, blocks: Sequence[Span], number: int, carried: int) -> str:
    """How the next paragraph takes up an unclosed quotation: `opens` anew, is `held` in it, or not at all."""
    if number + 1 >= len(blocks):
        return ""
    following = blocks[number + 1]
    first = _first_double(text, following)
    if first is None:
        return "held" if carried < FARTHEST and _closes_soon(text, blocks, number + 1) else ""
    way, at = first
    if way == "opens":
        return "opens" if at == _leads(text, following) else ""
    return "held"


def _closes_soon(text: str, blocks: Sequence[Span], number: int) -> bool:
    for block in blocks[number + 1 : number + FARTHEST]:
        first = _first_double(text, block)
        if first is not None:
            return first[0] == "closes"
    return False


def _unclosed(paragraph: _Paragraph, way: str) -> None:
    """What becomes of a double mark that no mark of its paragraph closes."""
    text, block = paragraph.text, paragraph.block
    for one in paragraph.waiting:
        if one.single:
            paragraph.settle(one)
            continue
        end = block.end
        while end > one.start and text[end - 1].isspace():
            end -= 1
        at_start = one.start == _leads(text, block)
        said = INTRODUCES.search(text, max(block.start, one.start - 4), one.start) is not None
        if (way or at_start or said) and end > one.start + len(one.mark):
            paragraph.found.append(
                Quotation(span=Span(one.start, end), opened=one.opened, closed=False, goes_on=bool(way))
            )


def _nested(found: list[Quotation]) -> tuple[Quotation, ...]:
    """The quotations in order, each with the number of those around it; of two that cross the first stays."""
    around: list[Span] = []
    kept = []
    for one in sorted(found, key=lambda q: (q.span.start, -q.span.end)):
        while around and around[-1].end <= one.span.start:
            around.pop()
        if around and not around[-1].covers(one.span):
            continue
        kept.append(replace(one, depth=len(around)))
        around.append(one.span)
    return tuple(kept)


def quotations(text: str, blocks: Sequence[Span]) -> tuple[Quotation, ...]:
    """Every quotation of a text whose paragraphs are `blocks`, in order, outer before inner."""
    found: list[Quotation] = []
    way, carried = "", 0
    for number, block in enumerate(blocks):
        waiting = [_Open(_leads(text, block), "", single=False, opened=False)] if way == "held" else []
        paragraph = _Paragraph(text, block, waiting, found)
        for match in MARK.finditer(text, block.start, block.end):
            take = paragraph.single if match[0] in SINGLES else paragraph.double
            take(match.start(), match.end(), match[0])
        open_still = any(not one.single for one in paragraph.waiting)
        carried = carried + 1 if way == "held" else 0
        way = _goes_on(text, blocks, number, carried) if open_still else ""
        _unclosed(paragraph, way)
    return _nested(found)
