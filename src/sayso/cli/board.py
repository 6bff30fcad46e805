"""The board: parties by issues, with how firmly each stands, since when, and how it moved."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from types import MappingProxyType

from sayso.cli.layout import Grid, Line, Piece, clean, cut, fit, header, laid_out, natural, width_of
from sayso.cli.output import Output
from sayso.cli.styles import VALUES
from sayso.export.people import day
from sayso.export.tables import Row

MARKS = MappingProxyType({"for": "✓", "against": "✗", "undecided": "?"})
PLAIN = MappingProxyType({"for": "+", "against": "-", "undecided": "?"})
Marks = Mapping[str, str]
ISSUE, PARTY = 40, 26  # the most that the column of issues and that of a party take


def show_board(out: Output, rows: Sequence[Row]) -> None:
    """Write the issues on which two parties stand, or one has moved; nothing where there is none.

    `rows` are those of the question `positions`.
    """
    stood = [row for row in rows if row.cells["party"] is not None]
    issues = _issues(stood)
    if not issues:
        return
    met = [row for row in stood if row.cells["issue_id"] in issues]
    parties = [party for party, _ in Counter(str(row.cells["party"]) for row in met).most_common()]
    years = {row.date[:4] for row in met if row.date}
    across = len(parties) if out.width is None else max(1, (out.width - 24) // 22)
    marks = MARKS if out.marks else PLAIN
    spoken = "   ".join(f"{marks[s]} {s}" for s in ("for", "against", "undecided"))
    out.line([Piece("The board", "bold"), Piece(f"  {len(issues)} issues on which parties meet or move   ", "dim")])
    out.line(f"{spoken}   since the day given", "dim")
    for at in range(0, len(parties), across):
        _part(out, issues, parties[at : at + across], met, marks, year=len(years) > 1)
    out.line()


def _issues(rows: Sequence[Row]) -> dict[str, str]:
    """The labels, by id, of the issues with two parties or a move: those that are contested or moved first."""
    parties: dict[str, set[str]] = {}
    stances: dict[str, set[str]] = {}
    for row in rows:
        issue = str(row.cells["issue_id"])
        parties.setdefault(issue, set()).add(str(row.cells["party"]))
        stances.setdefault(issue, set()).add(str(row.cells["stance"]))
    moved = {str(row.cells["issue_id"]) for row in rows if row.cells["changed"]}
    labels = {str(row.cells["issue_id"]): str(row.cells["issue"]) for row in rows}
    chosen = [issue for issue, held in parties.items() if len(held) > 1 or issue in moved]
    settled = {issue for issue in chosen if len(stances[issue]) == 1 and issue not in moved}
    chosen.sort(key=lambda i: (i in settled, -len(parties[i]), labels[i].casefold(), i))
    return {issue: labels[issue] for issue in chosen}


def _part(
    out: Output,
    issues: Mapping[str, str],
    parties: Sequence[str],
    rows: Sequence[Row],
    marks: Marks,
    year: bool,
) -> None:
    """As many parties as fit beside each other."""
    grid_rows: list[tuple[Line, ...]] = []
    heights: list[list[list[Line]]] = []
    for issue, label in issues.items():
        held = [r for r in rows if r.cells["issue_id"] == issue]
        cells = [_moves([r for r in held if r.cells["party"] == party], marks, year) for party in parties]
        if any(cells):
            heights.append(cells)
            grid_rows.append(([Piece(clean(label), "italic")], *(_widest(cell) for cell in cells)))
    if not grid_rows:
        return
    headings = ("", *(clean(party) for party in parties))
    most = (ISSUE, *(PARTY for _ in parties[1:]))
    grid = Grid(headings, headings, grid_rows, most, lines=3)
    widths = (fit(grid, out.width) if out.width is not None else None) or natural(grid)
    out.line(header(grid, widths))
    for (issue_cell, *_), cells in zip(grid_rows, heights, strict=True):
        for n in range(max(1, *(len(cell) for cell in cells))):
            line = (issue_cell if n == 0 else [], *(cell[n] if n < len(cell) else [] for cell in cells))
            for laid in laid_out(replace(grid, rows=[line]), widths):
                for one in laid:
                    out.line(one)


def _widest(cell: Sequence[Line]) -> Line:
    return max(cell, key=width_of, default=[])


def _moves(rows: Sequence[Row], marks: Marks, year: bool) -> list[Line]:
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
            line.append(Piece(f" {_short(clean(str(who)))}", "dim"))
        lines.append(line)
    return lines


def _short(name: str) -> str:
    """A person's last name; of a longer description the beginning."""
    words = name.split()
    return words[-1] if len(words) <= 3 and words[-1][:1].isupper() else cut(name, 14)
