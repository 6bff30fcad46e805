"""The demo: the sample negotiations read into desks, and a first look at one."""

from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path

from sayso.cli.adding import follow
from sayso.cli.board import show_board
from sayso.cli.output import Output
from sayso.cli.tables import Shown, show_table
from sayso.desk import Desk
from sayso.errors import InputError
from sayso.export.questions import QUESTIONS
from sayso.export.tables import Row, Table, sections

SAMPLES = ("ceasefire", "port-strike")
FIRST = 10  # rows of each table


def run(folder: Path) -> None:
    """Read the samples into desks in a folder, show the first of them, and say how to open the rest."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"The folder {folder} cannot be made ({error.strerror}): name another one.") from error
    out = Output()
    desks = [folder / f"{name}.desk" for name in SAMPLES]
    for name, path in zip(SAMPLES, desks, strict=True):
        with as_file(files("sayso") / "samples" / f"{name}.jsonl") as sample, Desk.open(path) as desk:
            follow(lambda started, desk=desk, sample=sample: desk.add(sample, on_start=started), path)  # type: ignore[misc]
    with Desk.open(desks[0], create=False) as desk:
        record = desk.record()
    out.line()
    show_board(out, QUESTIONS["positions"](record).rows)
    for question, choose in (("deals", _first_sections), ("figures", _telling), ("sayings", _start)):
        table = QUESTIONS[question](record)
        chosen = choose(table)
        show_table(out, replace(table, rows=tuple(chosen)), Shown(of=len(table.rows)))
        out.line(f"All {len(table.rows)}: sayso show {desks[0]} {question}", "dim")
        out.line()
    others = " | ".join(q for q in QUESTIONS if q not in {"deals", "figures", "sayings"})
    out.line(f"The rest: sayso show {desks[0]} {others}")
    out.line(f"The other negotiation: sayso show {desks[1]} positions")
    out.line(f"Your own documents: sayso add my.desk PATH…   (delete {folder} when done)")


def _first_sections(table: Table) -> Sequence[Row]:
    """The first section whole: the deal of which most is known."""
    return next((rows for _, rows in sections(table.rows)), ())


def _telling(table: Table) -> Sequence[Row]:
    """The sections in which sources disagree or a source changed its figure first."""
    held = [list(rows) for _, rows in sections(table.rows)]
    held.sort(key=lambda rows: -sum(row.cells["note"] is not None for row in rows))
    return [row for rows in held for row in rows][:FIRST]


def _start(table: Table) -> Sequence[Row]:
    return table.rows[:FIRST]
