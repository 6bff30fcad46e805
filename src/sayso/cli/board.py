"""The board: matter by matter, where each party stands, since when, in whose words, and how it moved."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from sayso.cli.layout import Grid, Line, Piece, clean, fit, laid_out, natural
from sayso.cli.output import Output
from sayso.cli.places import Places
from sayso.cli.styles import VALUES
from sayso.export.people import day
from sayso.export.position_rows import NOBODY, ONCE, WRITER, moved, shared, telling
from sayso.export.tables import Row, sections

MARKS = MappingProxyType({"for": "✓", "against": "✗", "undecided": "?", "moved": "→"})
PLAIN = MappingProxyType({"for": "+", "against": "-", "undecided": "?", "moved": ">"})
Marks = Mapping[str, str]
NAMES = ("party", "stands", "date", "who", "document", "words")
MOST = (24, 14, 11, 26, 64)  # the most that the columns before the words take
NARROW = 96  # cells of a terminal from which on all of them have room
NARROW_NAMES = ("stands", "date", "document", "words")
NARROW_MOST = (16, 11, 14)
PARTIES, STEPS = 6, 5  # of one matter, and of one party in it
LINES = 2  # the height of a row


def show_board(out: Output, rows: Sequence[Row], most: int | None = None) -> None:
    """Write the issues of the person's own list, then the matters on which parties stand against each other or one
    has moved, then others that two share.

    Nothing where there is none.
    `rows` are those of the question `positions`; `most` is the number of lines after which no further matter begins.
    """
    held = [(str(heading), part) for heading, part in sections(rows) if heading not in {NOBODY, ONCE, None}]
    held = [(heading, part) for heading, part in held if part[0].cells["listed"] or telling(part) or shared(part)]
    held = [(heading, [row for row in part if row.cells["party"] is not None]) for heading, part in held]
    held = [(heading, part) for heading, part in held if part]
    if not held:
        return
    marks = MARKS if out.marks else PLAIN
    contested = sum(telling(part) for _, part in held)
    spoken = "   ".join(f"{marks[s]} {s}" for s in ("for", "against", "undecided", "moved"))
    out.line([Piece("The board", "bold"), Piece(f"  {contested} contested or moving   {spoken}", "dim")])
    years = {row.date[:4] for row in rows if row.date}
    narrow = out.width is not None and out.width < NARROW
    places = Places.of([row for _, part in held for row in part], out.width)
    matters = [
        Matter(
            heading, shown, [_cells(row, n == 0, places, len(years) > 1, marks, narrow) for row, n in _numbered(shown)]
        )
        for heading, shown in ((heading, _parties(part)) for heading, part in held)
    ]
    written = _write(out, matters, most, narrow)
    places.write(out, [row for matter in written for row, _ in _numbered(matter.parties)])


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter with the rows of each party, and these as cells."""

    heading: str
    parties: Sequence[Sequence[Row]]
    cells: Sequence[tuple[Line, ...]]


def _numbered(parties: Sequence[Sequence[Row]]) -> Iterable[tuple[Row, int]]:
    """The rows one after the other, each with its place among its party's."""
    return ((row, n) for held in parties for n, row in enumerate(held))


def _grid(matters: Sequence[Matter], narrow: bool, width: int | None) -> tuple[Grid, Sequence[int]]:
    """All rows in the same columns, and how wide these are."""
    rows = [cells for matter in matters for cells in matter.cells]
    names, most = (NARROW_NAMES, NARROW_MOST) if narrow else (NAMES, MOST)
    grid = Grid(names, ("",) * len(names), rows, most, LINES + narrow, whole=frozenset({names.index("document")}))
    return grid, (fit(grid, width) if width is not None else None) or natural(grid)


def _write(out: Output, matters: Sequence[Matter], most: int | None, narrow: bool) -> Sequence[Matter]:
    """The matters with their rows; gives those that are written."""
    laid = iter(laid_out(*_grid(matters, narrow, out.width)))
    written = 0
    for at, matter in enumerate(matters):
        if most is not None and written >= most:
            left = ", ".join(clean(other.heading) for other in matters[at : at + 6])
            out.line(f"… and {len(matters) - at} more: {left}", "dim")
            out.line()
            return matters[:at]
        out.line(clean(matter.heading), "bold blue")
        written += 1
        for row, n in _numbered(matter.parties):
            if narrow and n == 0:
                out.line(f"{clean(str(row.cells['party']))}:", "bold")
            for line in next(laid):
                out.line(line)
                written += 1
    out.line()
    return matters


def _parties(rows: Sequence[Row]) -> Sequence[Sequence[Row]]:
    """The steps of the first parties of a matter that are shown."""
    held = [list(own) for _, own in groupby(rows, key=lambda r: r.cells["party_id"])]
    return [_steps(own) for own in held[:PARTIES]]


def _cells(row: Row, first: bool, places: Places, year: bool, marks: Marks, narrow: bool) -> tuple[Line, ...]:
    """A step in columns; where it is narrow the party has a line of its own, and who spoke stands before the words."""
    cells = row.cells
    stance, firmness = str(cells["stance"]), str(cells["firmness"] or cells["stance"])
    style = VALUES.get(stance, "") + (" bold" if firmness == "insists" else "")
    arrow = [Piece(f"{marks['moved']} ", "magenta")] if moved(row) else []
    condition = [Piece(" (if)", "dim")] if cells["conditional"] else []
    party, actor = clean(str(cells["party"])), clean(str(cells["actor"]))
    who = " · ".join(part for part in (actor if actor != party else "", _told(row)) if part)
    stands = [*arrow, Piece(f"{marks.get(stance, '')} {firmness}", style), *condition]
    when = [Piece(day(row.date, year), "cyan")]
    words = Piece(f"“{clean(row.evidence[0].quotation).strip('“”')}”")
    if narrow:
        before = [Piece(f"{who}: ", "dim")] if who else []
        return stands, when, [places.shown(row)], [*before, words]
    return [Piece(party, "bold")] if first else [], stands, when, [Piece(who, "dim")], [places.shown(row)], [words]


def _told(row: Row) -> str:
    """Who tells it where the row needs to say so: neither the party itself nor the writer, who is the document's."""
    told = row.cells["told"]
    if told is None or told == WRITER:
        return ""
    return clean(f"as told by {', '.join(told) if isinstance(told, tuple) else told}")


def _steps(rows: Sequence[Row]) -> Sequence[Row]:
    """A party's steps without repetitions; of many the first and the last ones."""
    kept: list[Row] = []
    last: dict[object, tuple[object, ...]] = {}
    for row in rows:
        stands = (row.cells["stance"], row.cells["firmness"])
        if last.get(row.cells["issue_id"]) != stands:
            kept.append(row)
        last[row.cells["issue_id"]] = stands
    return kept if len(kept) <= STEPS else [kept[0], *kept[1 - STEPS :]]
