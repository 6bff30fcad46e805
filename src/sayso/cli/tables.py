"""A table shown to people: aligned and coloured on a terminal, whole and plain where it is piped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.cli.layout import Grid, Line, Piece, clean, fit, header, laid_out, width_of, wrap
from sayso.cli.output import Output
from sayso.cli.styles import NOT_STATED, styled
from sayso.export.tables import Row, Table, sections
from sayso.record import Evidence

FOUND = "bold underline"  # the quotation within its sentence
MOST = {"issue": 34, "document": 20, "title": 40, "note": 26, "terms": 30, "a_says": 40, "b_says": 40, "names": 30}
WIDE = 20  # the most that other columns take


@dataclass(frozen=True, slots=True)
class Shown:
    """How a table is to be shown: with the document of each row or not; `of` how many rows these are the first."""

    documents: bool = True
    of: int | None = None


def show_table(out: Output, table: Table, how: Shown = Shown()) -> None:
    """Write a table: its title, the headings, and its rows under the headings of their sections."""
    rows = table.rows
    count = f"  {len(rows):,}" if how.of is None else f"  {len(rows):,} of {how.of:,}"
    out.line([Piece(table.title, "bold"), Piece(count, "dim")])
    if not rows:
        out.line("Nothing.", "dim")
        return
    columns = [c for c in table.columns if c.heading and any(row.cells[c.name] not in (None, ()) for row in rows)]
    names = [c.name for c in columns]
    headings = [c.heading or "" for c in columns]
    placed = table.question != "documents"
    if placed and how.documents:
        if not {"date", "published"} & set(names):
            names, headings = [*names, "published"], [*headings, "published"]
        names, headings = [*names, "document"], [*headings, "document"]
    if placed:
        names, headings = [*names, "quotation"], [*headings, "words" if not table.context else "in the text"]
    grid = Grid(
        headings=tuple(headings),
        rows=tuple(tuple(_cell(name, row, table, out.width) for name in names) for row in rows),
        most=tuple(MOST.get(name, WIDE) for name in names[:-1]),
    )
    _write(out, grid, rows)


def _write(out: Output, grid: Grid, rows: Sequence[Row]) -> None:
    """The rows in columns, or as blocks where the terminal is too narrow for columns."""
    widths = fit(grid, out.width) if out.width is not None else _natural(grid)
    lines = _blocks(grid, out.width or 80) if widths is None else laid_out(grid, widths, grid.lines)
    if widths is not None:
        out.line(header(grid, widths))
    laid = iter(lines)
    for section, held in sections(rows):
        if section is not None:
            out.line()
            out.line(clean(section), "bold blue")
        for _ in held:
            for line in next(laid):
                out.line(line)


def _natural(grid: Grid) -> list[int]:
    """Each column as wide as its widest cell: for what is piped, where nothing is cut."""
    return [max([len(heading), *(width_of(row[at]) for row in grid.rows)]) for at, heading in enumerate(grid.headings)]


def _blocks(grid: Grid, width: int) -> Iterable[list[Line]]:
    """Each row on lines of its own: its cells one after the other, then the words, indented."""
    for row in grid.rows:
        cells: Line = []
        for cell in row[:-1]:
            if cell != [NOT_STATED]:
                cells += [Piece(" · ", "dim"), *cell] if cells else cell
        words = [[Piece("  "), *line] for line in wrap(row[-1], max(width - 2, 8), 6)]
        yield [*wrap(cells, max(width, 8), 6), *words, []]


def _cell(name: str, row: Row, table: Table, width: int | None) -> Line:
    if name in row.cells:
        return styled(name, row.cells[name])
    if not row.evidence:
        return [NOT_STATED]
    first = row.evidence[0]
    if name == "document":
        others = len({e.document_id for e in row.evidence}) - 1
        more = f" +{others}" if others else ""
        limit = MOST["document"] - len(more)
        title = clean(first.document)
        return [Piece(title if width is None or len(title) <= limit else title[: limit - 1] + "…", "dim"), Piece(more)]
    if name == "published":
        return styled("published", first.published)
    return words_of(first, table.context, None if width is None else 3 * width)


def words_of(evidence: Evidence, context: bool, most: int | None) -> Line:
    """The quotation, or the sentence around it with the quotation marked; of a long one the part about it."""
    if not context:
        return [Piece(clean(evidence.quotation))] if evidence.quotation else [NOT_STATED]
    text = clean(evidence.sentence)
    line: Line = []
    at = 0
    for part in evidence.quotation.split(" … "):
        start = text.find(clean(part), at)
        if start >= 0 and part:
            line += [Piece(text[at:start]), Piece(text[start : start + len(clean(part))], FOUND)]
            at = start + len(clean(part))
    line.append(Piece(text[at:]))
    if most is not None and len(text) > most // 2 and len(line) > 1 and len(line[0].text) > most // 6:
        line[0] = Piece("…" + line[0].text[-(most // 6) :].partition(" ")[2])
    return line
