"""The demo: the sample negotiations read into desks, and a first look at them, a screenful for each part."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path

from sayso.cli.adding import follow
from sayso.cli.board import show_board
from sayso.cli.deal import show_deal
from sayso.cli.output import Output
from sayso.cli.tables import Shown, show_table
from sayso.desk import Desk
from sayso.errors import InputError
from sayso.export.deal_rows import BARE, OUTSIDE
from sayso.export.questions import QUESTIONS
from sayso.export.tables import Row, Table, sections
from sayso.record import Record

SAMPLES = ("ceasefire", "port-strike")
WIDTH = 110  # of what is piped: a screenful is no wider
BOARD = 26  # lines of the board after which no further matter begins
TERMS = 16  # obligations of the deal
FIGURES, LEDGER = 14, 4  # rows of figures, and of one ledger
SPEAKERS = 10
HOLDS = frozenset({"agreed", "signed", "in_force"})


def run(folder: Path) -> None:
    """Read the samples into desks in a folder, show the first of them, and say how to open the rest."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"The folder {folder} cannot be made ({error.strerror}): name another one.") from error
    out = Output(WIDTH)
    desks = [folder / f"{name}.desk" for name in SAMPLES]
    for name, path in zip(SAMPLES, desks, strict=True):
        with as_file(files("sayso") / "samples" / f"{name}.jsonl") as sample, Desk.open(path) as desk:
            follow(lambda started, desk=desk, sample=sample: desk.add(sample, on_start=started), path)  # type: ignore[misc]
    records = []
    for path in desks:
        with Desk.open(path, create=False) as desk:
            records.append(desk.record())
    out.line()
    show_board(out, QUESTIONS["positions"](records[0]).rows, BOARD)
    _show_deal(out, [QUESTIONS["deals"](record) for record in records], desks)
    _show(out, records[0], desks[0])
    others = " | ".join(q for q in QUESTIONS if q not in {"deals", "figures", "sayings"})
    out.line(f"The rest: sayso show {desks[0]} {others}")
    out.line(f"The other negotiation: sayso show {desks[1]} positions")
    out.line(f"Your own documents: sayso add my.desk PATH…   (delete {folder} when done)")


def _show_deal(out: Output, tables: Sequence[Table], desks: Sequence[Path]) -> None:
    """The deal with most obligations in phases that holds, or else is proposed."""
    known = [
        (rows, table, desk)
        for table, desk in zip(tables, desks, strict=True)
        for heading, rows in sections(table.rows)
        if heading not in {BARE, OUTSIDE}
    ]
    if known:
        rows, table, desk = max(known, key=lambda k: _weight(k[0]))
        show_deal(out, rows, TERMS)
        _more(out, table, desk)


def _show(out: Output, record: Record, desk: Path) -> None:
    """The figures and who said what, each with the command that shows all of it."""
    figures, sayings = (QUESTIONS[question](record) for question in ("figures", "sayings"))
    rows = _contested(figures)
    shown = _without(figures, "since")
    show_table(out, replace(shown, title="Figures that differ or change", rows=rows), Shown(of=len(figures.rows)))
    _more(out, figures, desk)
    rows = _last_words(sayings)
    shown = _without(sayings, "to")
    show_table(out, replace(shown, title="Who said what, last", rows=rows), Shown(of=len(sayings.rows)))
    _more(out, sayings, desk)


def _more(out: Output, table: Table, desk: Path) -> None:
    out.line(f"All {len(table.rows)}: sayso show {desk} {table.question}", "dim")
    out.line()


def _without(table: Table, name: str) -> Table:
    """A table without a column that a first look can do without."""
    return replace(table, columns=tuple(column for column in table.columns if column.name != name))


def _weight(rows: Sequence[Row]) -> tuple[bool, int, int]:
    """What of two deals shows more: one that holds, the one with more obligations in phases, with more at all."""
    phased = sum(row.cells["phase"] is not None for row in rows)
    return rows[0].cells["status"] in HOLDS, phased, len(rows)


def _contested(table: Table) -> tuple[Row, ...]:
    """The ledgers in which sources disagree or a source has changed its figure, those with most of that first."""
    held = [rows for _, rows in sections(table.rows) if any(row.cells["note"] is not None for row in rows)]
    held.sort(key=lambda rows: -sum(row.cells["note"] is not None for row in rows))
    return tuple(row for rows in held for row in _marked(rows)[:LEDGER])[:FIGURES]


def _marked(rows: Sequence[Row]) -> Sequence[Row]:
    """The figures of a ledger that differ from another, and those that they are set beside."""
    beside = {str(row.cells["revises"]) for row in rows}
    for row in rows:
        against = row.cells["disagrees"]
        beside.update(against if isinstance(against, tuple) else ())
    return [row for row in rows if row.cells["note"] is not None or str(row.cells["bounds"]) in beside]


def _last_words(table: Table) -> tuple[Row, ...]:
    """The last quoted saying of each of those who say most, in time."""
    quoted = [row for row in table.rows if row.cells["form"] != "indirect" and row.cells["speaker"] is not None]
    counts = Counter(row.cells["speaker_id"] for row in table.rows)
    last = {row.cells["speaker_id"]: row for row in quoted}
    chosen = sorted(last, key=lambda speaker: (-counts[speaker], str(speaker)))[:SPEAKERS]
    return tuple(row for row in table.rows if any(last[speaker] is row for speaker in chosen))
