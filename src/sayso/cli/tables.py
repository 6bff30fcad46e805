"""A table shown to people: aligned and coloured on a terminal, whole and plain where it is piped."""

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.cli.layout import Grid, Line, Piece, clean, fit, header, laid_out, natural, spared, wrap
from sayso.cli.output import Output
from sayso.cli.styles import NOT_STATED, styled
from sayso.export.tables import Row, Table, sections
from sayso.record import Evidence

WORDS = "quotation"  # the name of the last column where the words stand in none of the table's own
FOUND = "bold underline"  # the quotation within its sentence
MOST = {"issue": 34, "document": 24, "title": 40, "note": 26, "terms": 30, "a_says": 40, "b_says": 40, "names": 30}
HASH = re.compile("[0-9a-f]{20}")  # a finding's id that no other finding has
WIDE = 20  # the most that other columns take
ELSE = 130  # what the columns beside a document's name need
# What a terminal too narrow for all columns goes without, the first first; JSON, CSV and a pipe have them all.
SPARED = ("names", "part", "role", "beneficiary", "since", "where", "form", "to", "published", "cue", "before", "terms")


@dataclass(frozen=True, slots=True)
class Shown:
    """How a table is to be shown: with each row's document or not; with `all` rows, those that stand apart too.

    With `ids` each row has that of its finding, by which it can be judged. `of` is the number of rows that these are
    the first of, `listed` the options that list the rest.
    """

    documents: bool = True
    all: bool = False
    of: int | None = None
    ids: bool = False
    listed: str = "--all, --json and --csv"


def show_table(out: Output, table: Table, how: Shown = Shown()) -> None:
    """Write a table: its title, the headings, and its rows under the headings of their sections."""
    rows = tuple(row for row in table.rows if how.all or table.apart is None or row.section != table.apart)
    left = len(table.rows) - len(rows)
    table = replace(table, rows=rows)
    count = f"  {len(rows):,}" if how.of is None else f"  {len(rows):,} of {how.of:,}"
    out.line([Piece(table.title, "bold"), Piece(count, "dim")])
    if rows:
        _write(out, _grid(table, _columns(table, how), out.width), rows)
    elif not left:
        out.line("Nothing.", "dim")
    if left:
        out.line()
        out.line(f"{table.apart}: {left:,}, listed by {how.listed}.", "dim")


def _columns(table: Table, how: Shown) -> dict[str, str]:
    """The columns that people see, with their headings: those in which anything is stated, and each row's place."""
    shown = {
        column.name: column.heading
        for column in table.columns
        if column.heading and any(row.cells[column.name] not in (None, ()) for row in table.rows)
    }
    if how.ids and (table.quoted or table.question == "disputes"):
        shown = {"finding": "finding", **shown}
    if how.documents and table.question != "documents":
        if not {"date", "published"} & set(shown):
            shown["published"] = "published"
        if table.quoted:
            shown["document"] = "document"
        else:  # the last column is the one that has room
            last = list(shown)[-1]
            shown = {**{name: shown[name] for name in list(shown)[:-1]}, "document": "document", last: shown[last]}
    return shown | {WORDS: "in the text" if table.context else "words"} if table.quoted else shown


def _grid(table: Table, columns: Mapping[str, str], width: int | None) -> Grid:
    """The cells of these columns; a document's name, by which it can be removed, is never cut."""
    return Grid(
        names=tuple(columns),
        headings=tuple(columns.values()),
        rows=tuple(tuple(_cell(name, row, table, width) for name in columns) for row in table.rows),
        most=tuple(_most(name, width) for name in list(columns)[:-1]),
        whole=frozenset(at for at, name in enumerate(columns) if name == "document"),
    )


def _most(name: str, width: int | None) -> int:
    """How wide a column may be; a document's name has what a wide terminal has left."""
    return max(MOST[name], (width or 0) - ELSE) if name == "document" else MOST.get(name, WIDE)


def _write(out: Output, grid: Grid, rows: Sequence[Row]) -> None:
    """The rows in columns, or as blocks where the terminal is too narrow for columns."""
    if out.width is None:
        widths: list[int] | None = natural(grid)
    else:
        fitting = spared(grid, out.width, SPARED)
        widths = fit(fitting, out.width)
        grid = grid if widths is None else fitting
    if widths is None:
        lines = _blocks(grid, out.width or 80)
    else:
        out.line(header(grid, widths))
        lines = laid_out(grid, widths)
    laid = iter(lines)
    for section, held in sections(rows):
        if section is not None:
            out.line()
            out.line(clean(section), "bold blue")
        for _ in held:
            for line in next(laid):
                out.line(line)


def _blocks(grid: Grid, width: int) -> Iterable[list[Line]]:
    """Each row on lines of its own: its cells one after the other, each with its heading, then the words, indented."""
    for row in grid.rows:
        cells: Line = []
        for heading, cell in zip(grid.headings, row[:-1], strict=False):
            if cell != [NOT_STATED]:
                cells += [*([Piece(" · ", "dim")] if cells else []), Piece(f"{heading}: ", "dim"), *cell]
        if grid.names[-1] != WORDS and row[-1] != [NOT_STATED]:
            cells += [Piece(" · ", "dim"), Piece(f"{grid.headings[-1]}: ", "dim"), *row[-1]]
        said = wrap(row[-1], max(width - 2, 8), 6) if grid.names[-1] == WORDS else []
        words = [[Piece("  "), *line] for line in said]
        yield [*wrap(cells, max(width, 8), sys.maxsize), *words, []]


def _cell(name: str, row: Row, table: Table, width: int | None) -> Line:
    if name == "finding":
        return [_finding(row)]
    if name in row.cells:
        return styled(name, row.cells[name], whole=width is None)
    if not row.evidence:
        return [NOT_STATED]
    first = row.evidence[0]
    if name == "document":
        others = len({e.document_id for e in row.evidence}) - 1
        more = f" +{others}" if others else ""
        return [Piece(clean(first.document), "dim"), Piece(more)]
    if name == "published":
        return styled("published", first.published)
    return words_of(first, table.context, None if width is None else 3 * width)


def _finding(row: Row) -> Piece:
    """The id of a row's finding, short where it is a hash; one that its document alone tells apart with that."""
    found, document = row.cells.get("finding"), row.cells.get("document")
    if "finding" not in row.cells and row.evidence:
        found, document = row.evidence[0].finding, row.evidence[0].document
    if found is None:
        return NOT_STATED
    short = HASH.fullmatch(str(found))
    return Piece(str(found)[:8] if short else f"{clean(str(document))}/{found}", "dim")


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
