"""One deal, phase by phase: who must do what, in which documents' words."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from sayso.cli.layout import Grid, Line, Piece, clean, fit, header, laid_out, natural, spared
from sayso.cli.output import Output
from sayso.cli.styles import NOT_STATED, styled
from sayso.export.tables import Row

NAMES = ("topic", "bearer", "terms", "document", "words")
HEADINGS = ("topic", "who must", "terms", "document", "words")
MOST = (18, 22, 26, 18)
SPARED = ("document", "topic")  # what a narrow terminal goes without
LINES = 2
WHOLE = frozenset({NAMES.index("document")})


def show_deal(out: Output, rows: Sequence[Row], most: int) -> None:
    """Write a deal under its heading; `rows` are its own of the question `deals`, of which `most` are shown.

    Of a long phase the first obligations stand for the rest, so that every phase shows; what is reported to have become
    of one shows in any case, under it.
    """
    whole = [row for row in rows if _of_the_whole(row)]
    owed = [row for row in rows if not _of_the_whole(row)]
    phases = [(phase, list(held)) for phase, held in groupby(owed, key=lambda r: r.cells["phase"])]
    share = max(3, most // max(1, len(phases)))
    shown = [(phase, _first(held, share)) for phase, held in phases]
    every_row = [*whole, *(row for _, held in shown for row in held)]
    grid = Grid(NAMES, HEADINGS, [_cells(row) for row in every_row], MOST, lines=LINES, whole=WHOLE)
    if out.width is not None:
        grid = spared(grid, out.width, SPARED)
    widths = (fit(grid, out.width) if out.width is not None else None) or natural(grid)
    out.line([Piece("The deal", "bold"), Piece(f"  {clean(str(rows[0].section))}", "bold blue")])
    out.line(header(grid, widths))
    laid = iter(laid_out(grid, widths))
    _write(out, laid, len(whole))
    for (phase, held), (_, every) in zip(shown, phases, strict=True):
        if phase is not None:
            out.line(f"Phase {phase}" if isinstance(phase, int) else clean(str(phase)), "bold")
        elif len(phases) > 1:
            out.line("In no phase", "bold")
        _write(out, laid, len(held))
        if len(held) < len(every):
            out.line(f"… and {len(every) - len(held)} more", "dim")


def _write(out: Output, laid: Iterator[Iterable[Line]], rows: int) -> None:
    """Write the lines of the next rows."""
    for _ in range(rows):
        for line in next(laid):
            out.line(line)


def _of_the_whole(row: Row) -> bool:
    """Whether a row reports what became of the deal as a whole."""
    return row.cells["report"] is not None and row.cells["topic"] is None


def _first(rows: Sequence[Row], most: int) -> Sequence[Row]:
    """The first rows of a phase, and any obligation of which something is reported, with the reports."""
    kept: list[Row] = []
    for at, row in enumerate(rows):
        told = at + 1 < len(rows) and rows[at + 1].cells["report"] is not None
        if len(kept) < most or told or row.cells["report"] is not None:
            kept.append(row)
    return kept


def _cells(row: Row) -> tuple[Line, ...]:
    first = row.evidence[0]
    others = len({e.document_id for e in row.evidence}) - 1
    report = row.cells["report"] is not None  # it stands under its obligation, which need not be said again
    return (
        [] if report else styled("topic", row.cells["topic"]),
        [] if report else styled("bearer", row.cells["bearer"]),
        styled("terms", row.cells["terms"]),
        [Piece(clean(first.document), "dim"), Piece(f" +{others}" if others else "")],
        [Piece(clean(first.quotation))] if first.quotation else [NOT_STATED],
    )
