"""One deal, phase by phase: who must do what, in which documents' words."""

from collections.abc import Sequence
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

    Of a long phase the first obligations stand for the rest, so that every phase shows.
    """
    phases = [(phase, list(held)) for phase, held in groupby(rows, key=lambda r: r.cells["phase"])]
    share = max(3, most // max(1, len(phases)))
    shown = [(phase, held[:share]) for phase, held in phases]
    grid = Grid(NAMES, HEADINGS, [_cells(row) for _, held in shown for row in held], MOST, lines=LINES, whole=WHOLE)
    if out.width is not None:
        grid = spared(grid, out.width, SPARED)
    widths = (fit(grid, out.width) if out.width is not None else None) or natural(grid)
    out.line([Piece("The deal", "bold"), Piece(f"  {clean(str(rows[0].section))}", "bold blue")])
    out.line(header(grid, widths))
    laid = iter(laid_out(grid, widths))
    for (phase, held), (_, every) in zip(shown, phases, strict=True):
        if phase is not None:
            out.line(f"Phase {phase}" if isinstance(phase, int) else clean(str(phase)), "bold")
        elif len(phases) > 1:
            out.line("In no phase", "bold")
        for _ in held:
            for line in next(laid):
                out.line(line)
        if len(held) < len(every):
            out.line(f"… and {len(every) - len(held)} more", "dim")


def _cells(row: Row) -> tuple[Line, ...]:
    first = row.evidence[0]
    others = len({e.document_id for e in row.evidence}) - 1
    return (
        styled("topic", row.cells["topic"]),
        styled("bearer", row.cells["bearer"]),
        styled("terms", row.cells["terms"]),
        [Piece(clean(first.document), "dim"), Piece(f" +{others}" if others else "")],
        [Piece(clean(first.quotation))] if first.quotation else [NOT_STATED],
    )
