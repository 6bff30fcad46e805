"""Text laid out in columns: pieces of styled text, their width on a terminal, wrapping, and tables of them.

No library is needed for what is piped; `rich` comes in only when a terminal shows the styles.
"""

import re
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

GAP = 2  # spaces between columns
NARROWEST = 10  # columns are not made narrower than this
CRAMPED = 12  # less room than this is too little for a column that needs more
TORN = 20  # and less than this too little for one that is never shortened
ROOM = 30  # the least that the last column needs to be read; a table that cannot give it is written as blocks


class Piece(NamedTuple):
    """A run of text in one style, as `rich` names styles; empty for none."""

    text: str
    style: str = ""


Line = list[Piece]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells under headings. `most` caps the width of each column but the last, `lines` the height of a row.

    `names` tell the columns apart; those at `whole` take as many lines as they need.
    """

    names: tuple[str, ...]
    headings: tuple[str, ...]
    rows: Sequence[tuple[Line, ...]]
    most: tuple[int, ...]
    lines: int = 4
    whole: frozenset[int] = frozenset()


# What a document may hold and a terminal must not be sent: control characters, and those that turn text around.
_FORBIDDEN = dict.fromkeys((*range(32), *range(127, 160), *range(8234, 8239), *range(8294, 8298)), "�")


# Other characters than Latin letters and typographic punctuation: each is looked up for its width.
_UNUSUAL = re.compile("[^\u0000-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2260-\u2265\u2713\u2717]")


def clean(text: str) -> str:
    """Text on one line: white space made single, control characters replaced."""
    return " ".join(text.split()).translate(_FORBIDDEN)


def wide(text: str) -> int:
    """The number of terminal cells that a text takes."""
    if text.isascii() or not _UNUSUAL.search(text):
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in {"W", "F"} else 1 for c in text
    )


def width_of(line: Line) -> int:
    """The number of terminal cells that a line takes."""
    return sum(wide(piece.text) for piece in line)


def cut(text: str, width: int) -> str:
    """A text within a width, its end replaced by `…` where it is too long."""
    if wide(text) <= width:
        return text
    while text and wide(text) > width - 1:
        text = text[:-1]
    return text.rstrip() + "…"


def wrap(line: Line, width: int, most: int) -> list[Line]:
    """A line broken between words into at most `most` lines; the last ends in `…` where more would follow."""
    lines: list[Line] = [[]]
    room = width
    for word, style, space in _words(line, width):
        needed = wide(word) + (1 if space and lines[-1] else 0)
        if needed > room and lines[-1]:
            if len(lines) == most:
                lines[-1] = _shortened(lines[-1], width)
                return lines
            lines.append([])
            room, needed = width, wide(word)
        _append(lines[-1], word, style, space)
        room -= needed
    return lines


def _append(line: Line, word: str, style: str, space: bool) -> None:
    """Put a word at the end of a line, in the last piece where it has the same style."""
    if not line:
        line.append(Piece(word, style))
    elif line[-1].style == style:
        line[-1] = Piece(f"{line[-1].text}{' ' if space else ''}{word}", style)
    else:
        line += [Piece(" "), Piece(word, style)] if space else [Piece(word, style)]


def _words(line: Line, width: int) -> Iterable[tuple[str, str, bool]]:
    """The words of a line with their style, and whether a space goes before; a word wider than the width in parts."""
    space = False
    for text, style in line:
        for at, word in enumerate(text.split(" ")):
            space = space or at > 0
            while wide(word) > width:
                part = word[:width]
                while wide(part) > width:
                    part = part[:-1]
                yield part, style, space
                word, space = word[len(part) :], False
            if word:
                yield word, style, space
                space = False


def _shortened(line: Line, width: int) -> Line:
    *before, last = line
    room = width - width_of(before)
    if room > wide(last.text):
        return [*line, Piece("…", last.style)]
    return [*before, Piece(cut(last.text + " ", max(room, 1)), last.style)]


def natural(grid: Grid) -> list[int]:
    """The width of each column's widest cell or heading."""
    return [max([wide(heading), *(width_of(row[at]) for row in grid.rows)]) for at, heading in enumerate(grid.headings)]


def fit(grid: Grid, width: int) -> list[int] | None:
    """The width of each column within a line's; None where the last would have too little room to be read."""
    return _fitted(natural(grid), grid.most, width)


def _fitted(needed: Sequence[int], most: Sequence[int], width: int) -> list[int] | None:
    """Each column as wide as it needs or may be, the widest of them narrowed until the last has room."""
    widths = [*map(min, needed[:-1], most), needed[-1]]
    room = width - GAP * (len(widths) - 1) - min(ROOM, needed[-1])
    while (over := sum(widths[:-1]) - room) > 0:
        widest = max(widths[:-1], default=0)
        if widest <= NARROWEST:
            return None
        at = widths.index(widest)
        widths[at] -= min(over, max(1, widest - max([NARROWEST, *(w for w in widths[:-1] if w < widest)])))
    widths[-1] = min(needed[-1], width - GAP * (len(widths) - 1) - sum(widths[:-1]))
    return widths


def spared(grid: Grid, width: int, order: Sequence[str]) -> Grid:
    """The grid without as many columns, in the given order, as are in the way of giving the others enough room."""
    needed, kept = natural(grid), list(range(len(grid.names)))
    least = [TORN if at in grid.whole else CRAMPED for at in kept]
    for name in (n for n in order if n in grid.names):
        widths = _fitted([needed[at] for at in kept], [grid.most[at] for at in kept[:-1]], width)
        if widths is not None and all(
            given >= min(least[at], grid.most[at], needed[at]) for at, given in zip(kept[:-1], widths, strict=False)
        ):
            break
        kept.remove(grid.names.index(name))
    return Grid(
        names=tuple(grid.names[at] for at in kept),
        headings=tuple(grid.headings[at] for at in kept),
        rows=[tuple(row[at] for at in kept) for row in grid.rows],
        most=tuple(grid.most[at] for at in kept[:-1]),
        lines=grid.lines,
        whole=frozenset(n for n, at in enumerate(kept) if at in grid.whole),
    )


def laid_out(grid: Grid, widths: Sequence[int]) -> Iterable[list[Line]]:
    """The lines of each row, every cell in its column."""
    for row in grid.rows:
        cells = [
            wrap(cell, width, sys.maxsize if at in grid.whole else grid.lines)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        height = max(len(cell) for cell in cells)
        yield [_beside([c[at] if at < len(c) else [] for c in cells], widths) for at in range(height)]


def _beside(cells: Sequence[Line], widths: Sequence[int]) -> Line:
    """Cells beside each other, the last not padded."""
    line: Line = []
    pad = 0
    for cell, width in zip(cells, widths, strict=True):
        if cell:
            if pad:
                line.append(Piece(" " * pad))
            line += cell
            pad = 0
        pad += width - width_of(cell) + GAP
    return line


def header(grid: Grid, widths: Sequence[int]) -> Line:
    """The headings over the columns."""
    return _beside([[Piece(cut(h, w), "bold")] for h, w in zip(grid.headings, widths, strict=True)], widths)
