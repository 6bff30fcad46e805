"""The board: parties by issues, with how firmly each stands, since when, and how it moved."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from sayso.cli.layout import Grid, Line, Piece, clean, fit, header, laid_out, width_of
from sayso.cli.output import Output
from sayso.cli.styles import VALUES
from sayso.export.people import day
from sayso.export.tables import Row

MARKS = {"for": "✓", "against": "✗", "undecided": "?"}
PLAIN = {"for": "+", "against": "-", "undecided": "?"}
ISSUE, PARTY = 40, 26  # the most that the column of issues and that of a party take


def show_board(out: Output, rows: Sequence[Row]) -> None:
    """Write the issues on which two parties stand, or one has moved; nothing where there is none.

    `rows` are those of the question `positions`.
    """
    stood = [row for row in rows if row.cells["party"] is not None]
    issues = _issues(stood)
    if not issues:
        return
    parties = [p for p, _ in Counter(str(r.cells["party"]) for r in stood if r.cells["issue"] in issues).most_common()]
    years = {row.date[:4] for row in stood if row.date and row.cells["issue"] in issues}
    across = len(parties) if out.width is None else max(1, (out.width - 24) // 22)
    marks = MARKS if out.marks else PLAIN
    spoken = "   ".join(f"{marks[s]} {s}" for s in ("for", "against", "undecided"))
    out.line([Piece("The board", "bold"), Piece(f"  {len(issues)} issues on which parties meet or move   ", "dim")])
    out.line(f"{spoken}   since the day given", "dim")
    for at in range(0, len(parties), across):
        _part(out, issues, parties[at : at + across], stood, marks, len(years) > 1)
    out.line()


def _issues(rows: Sequence[Row]) -> list[str]:
    """The issues with two parties or a move, those with most parties first."""
    parties: dict[str, set[str]] = {}
    moved = set()
    for row in rows:
        parties.setdefault(str(row.cells["issue"]), set()).add(str(row.cells["party"]))
        if row.cells["changed"]:
            moved.add(str(row.cells["issue"]))
    chosen = [issue for issue, held in parties.items() if len(held) > 1 or issue in moved]
    return sorted(chosen, key=lambda i: (-len(parties[i]), i not in moved, i.casefold()))


def _part(
    out: Output, issues: Sequence[str], parties: Sequence[str], rows: Sequence[Row], marks: dict[str, str], year: bool
) -> None:
    """As many parties as fit beside each other."""
    grid_rows: list[tuple[Line, ...]] = []
    heights: list[list[list[Line]]] = []
    for issue in issues:
        held = [r for r in rows if r.cells["issue"] == issue]
        cells = [_moves([r for r in held if r.cells["party"] == party], marks, year) for party in parties]
        if any(cells):
            heights.append(cells)
            grid_rows.append(([Piece(clean(issue), "italic")], *(_widest(cell) for cell in cells)))
    if not grid_rows:
        return
    grid = Grid(("", *(clean(p) for p in parties)), tuple(grid_rows), (ISSUE, *(PARTY for _ in parties[1:])))
    widths = fit(grid, out.width) if out.width is not None else None
    widths = widths or [
        max(width_of(r[n]) for r in (*grid_rows, tuple([Piece(h)] for h in grid.headings)))
        for n in range(len(parties) + 1)
    ]
    out.line(header(grid, widths))
    for (issue_cell, *_), cells in zip(grid_rows, heights, strict=True):
        for n in range(max(1, *(len(cell) for cell in cells))):
            line = (issue_cell if n == 0 else [], *(cell[n] if n < len(cell) else [] for cell in cells))
            for laid in laid_out(Grid(grid.headings, (line,), grid.most), widths, 3):
                for one in laid:
                    out.line(one)


def _widest(cell: Sequence[Line]) -> Line:
    return max(cell, key=width_of, default=[])


def _moves(rows: Sequence[Row], marks: dict[str, str], year: bool) -> list[Line]:
    """One line for each time a party came to stand elsewhere: mark, firmness, since when, and who of it said so."""
    ordered = sorted(rows, key=lambda r: r.date or "9999")
    lines: list[Line] = []
    for stands, held in groupby(ordered, key=lambda r: (str(r.cells["stance"]), r.cells["firmness"])):
        first = next(held)
        stance, firmness = stands
        who = first.cells["actor"] if first.cells["actor"] != first.cells["party"] else None
        style = VALUES.get(stance, "") + (" bold" if firmness == "insists" else "")
        line = [Piece(f"{marks.get(stance, '')} {firmness or stance}".strip(), style)]
        line.append(Piece(f" {day(first.date, year)}", "cyan"))
        if who:
            line.append(Piece(f" {clean(str(who)).split()[-1]}", "dim"))
        lines.append(line)
    return lines
