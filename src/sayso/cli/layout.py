"""Text laid out in columns: pieces of styled text, their width on a terminal, wrapping, and tables of them.

No library is needed for what is piped; `rich` comes in only when a terminal shows the styles.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

GAP = 2  # spaces between columns
NARROWEST = 8  # columns are not made narrower than this
ROOM = 30  # the least that the last column needs to be read; a table that cannot give it is written as blocks


class Piece(NamedTuple):
    """A run of text in one style, as `rich` names styles; empty for none."""

    text: str
    style: str = ""


Line = list[Piece]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells under headings. `most` caps the width of each column but the last, `lines` the height of a row."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    most: tuple[int, ...]
    lines: int = 4


# What a document may hold and a terminal must not be sent: control characters, and those that turn text around.
_FORBIDDEN = dict.fromkeys((*range(32), *range(127, 160), *range(8234, 8239), *range(8294, 8298)), "�")


def clean(text: str) -> str:
    """Text on one line: white space made single, control characters replaced."""
    return " ".join(text.split()).translate(_FORBIDDEN)


def wide(text: str) -> int:
    """The number of terminal cells that a text takes."""
    if text.isascii():
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
    words = list(_words(line, width))
    for at, (word, style, space) in enumerate(words):
        needed = wide(word) + (1 if space and lines[-1] else 0)
        if needed > room and lines[-1]:
            if len(lines) == most:
                lines[-1] = _shortened(lines[-1], width)
                return lines
            lines.append([])
            room, needed = width, wide(word)
        if space and lines[-1]:
            lines[-1].append(Piece(" ", style if style == words[at - 1][1] else ""))
        lines[-1].append(Piece(word, style))
        room -= needed
    return lines


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


def fit(grid: Grid, width: int) -> list[int] | None:
    """The width of each column within a line's; None where the last would have too little room to be read."""
    natural = [
        max([wide(heading), *(width_of(row[at]) for row in grid.rows)]) for at, heading in enumerate(grid.headings)
    ]
    widths = [min(n, most) for n, most in zip(natural, (*grid.most, natural[-1]), strict=True)]
    gaps = GAP * (len(widths) - 1)
    last = min(ROOM, natural[-1])
    while sum(widths[:-1]) + gaps + last > width:
        widest = max(range(len(widths) - 1), key=lambda at: widths[at], default=0)
        if len(widths) == 1 or widths[widest] <= NARROWEST:
            return None
        widths[widest] -= 1
    widths[-1] = min(natural[-1], width - sum(widths[:-1]) - gaps)
    return widths


def laid_out(grid: Grid, widths: Sequence[int], most: int) -> Iterable[list[Line]]:
    """The lines of each row, every cell in its column."""
    for row in grid.rows:
        cells = [wrap(cell, width, most) for cell, width in zip(row, widths, strict=True)]
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
