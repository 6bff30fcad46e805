"""The board: matter by matter, where each party stands, since when, in whose words, and how it moved."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from sayso.cli.layout import Grid, Line, Piece, clean, fit, laid_out, natural, spared
from sayso.cli.output import Output
from sayso.cli.styles import VALUES
from sayso.export.people import day
from sayso.export.position_rows import NOBODY, ONCE, moved, shared, telling
from sayso.export.tables import Row, sections

MARKS = MappingProxyType({"for": "✓", "against": "✗", "undecided": "?", "moved": "→"})
PLAIN = MappingProxyType({"for": "+", "against": "-", "undecided": "?", "moved": ">"})
Marks = Mapping[str, str]
NAMES = ("party", "stands", "date", "who", "document", "words")
MOST = (24, 14, 11, 22, 14)  # the most that the columns before the words take
SPARED = ("document", "who")  # what a narrow terminal goes without
PARTIES, STEPS = 6, 5  # of one matter, and of one party in it
LINES = 2  # the height of a row


def show_board(out: Output, rows: Sequence[Row], most: int | None = None) -> None:
    """Write the matters on which parties stand against each other or one has moved, then others that two share.

    Nothing where there is none.
    `rows` are those of the question `positions`; `most` is the number of lines after which no further matter begins.
    """
    held = [(str(heading), part) for heading, part in sections(rows) if heading not in {NOBODY, ONCE, None}]
    held = [(heading, part) for heading, part in held if telling(part) or shared(part)]
    if not held:
        return
    marks = MARKS if out.marks else PLAIN
    contested = sum(telling(part) for _, part in held)
    spoken = "   ".join(f"{marks[s]} {s}" for s in ("for", "against", "undecided", "moved"))
    out.line([Piece("The board", "bold"), Piece(f"  {contested} contested or moving   {spoken}", "dim")])
    years = {row.date[:4] for row in rows if row.date}
    cells = [[(*line, words) for line, words in _matter(part, marks, year=len(years) > 1)] for _, part in held]
    _write(out, [heading for heading, _ in held], cells, most)


def _write(
    out: Output, headings: Sequence[str], matters: Sequence[Sequence[tuple[Line, ...]]], most: int | None
) -> None:
    """The matters with their rows, all in the same columns."""
    every = [row for rows in matters for row in rows]
    grid = Grid(NAMES, ("",) * len(NAMES), every, MOST, lines=LINES, cut=frozenset({NAMES.index("document")}))
    if out.width is not None:
        grid = spared(grid, out.width, SPARED)
    widths = (fit(grid, out.width) if out.width is not None else None) or natural(grid)
    laid = iter(laid_out(grid, widths))
    written = 0
    for at, (heading, rows) in enumerate(zip(headings, matters, strict=True)):
        if most is not None and written >= most:
            out.line(f"… and {len(headings) - at} more: {', '.join(clean(h) for h in headings[at : at + 6])}", "dim")
            break
        out.line(clean(heading), "bold blue")
        written += 1
        for _ in rows:
            for line in next(laid):
                out.line(line)
                written += 1
    out.line()


def _matter(rows: Sequence[Row], marks: Marks, year: bool) -> Iterable[tuple[tuple[Line, ...], Line]]:
    """The lines of one matter, party by party; each with the words that say so."""
    parties = [list(held) for _, held in groupby(rows, key=lambda r: r.cells["party_id"])]
    for held in parties[:PARTIES]:
        for n, row in enumerate(_steps(held)):
            cells = row.cells
            stance, firmness = str(cells["stance"]), str(cells["firmness"] or cells["stance"])
            style = VALUES.get(stance, "") + (" bold" if firmness == "insists" else "")
            arrow = [Piece(f"{marks['moved']} ", "magenta")] if moved(row) else []
            condition = [Piece(" (if)", "dim")] if cells["conditional"] else []
            who = clean(str(cells["actor"])) if cells["actor"] != cells["party"] else ""
            yield (
                (
                    [Piece(clean(str(cells["party"])), "bold")] if n == 0 else [],
                    [*arrow, Piece(f"{marks.get(stance, '')} {firmness}", style), *condition],
                    [Piece(day(row.date, year), "cyan")],
                    [Piece(who, "dim")],
                    [Piece(clean(row.evidence[0].document), "dim")],
                ),
                [Piece(f"“{clean(row.evidence[0].quotation).strip('“”')}”")],
            )


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
