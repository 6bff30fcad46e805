"""What single documents say: for people, as lines of JSON, or as files in a folder."""

from pathlib import Path

import typer

from sayso.cli.adding import report, without_date
from sayso.cli.board import show_board
from sayso.cli.layout import Piece, clean
from sayso.cli.output import Output, complain
from sayso.cli.tables import Shown, show_table
from sayso.desk import Read
from sayso.export.json_bytes import json_bytes
from sayso.export.questions import QUESTIONS
from sayso.export.reading_files import ReadingFolder
from sayso.export.reading_json import reading_json
from sayso.model import Problem
from sayso.record import build

SECTIONS = ("sayings", "deals", "positions", "figures", "timeline", "disputes", "outlooks", "times", "actors")


class Readings:
    """Takes readings one by one and shows or writes each; counts them."""

    def __init__(self, folder: Path | None, json: bool) -> None:
        """With a folder, readings are written there; with `json` they are printed as JSON, else for people."""
        self.folder = ReadingFolder(folder) if folder is not None else None
        self.json = json
        self.read = 0
        self.problems = 0
        self.undated = 0
        self._out: Output | None = None

    def take(self, item: Read | Problem) -> None:
        """Show or write one reading; report a problem."""
        if isinstance(item, Problem):
            self.problems += 1
            report(item)
            return
        self.read += 1
        self.undated += item.document.published is None
        if self.folder is not None:
            self.folder.write(item.document, item.reading)
        if self.json:
            Output.raw(json_bytes(reading_json(item.document, item.reading)) + b"\n")
        elif self.folder is None:
            self._out = self._out or Output()
            show_reading(self._out, item)

    def end(self) -> None:
        """Say how it went. Raises typer.Exit with status 1 where there was something and none of it could be read."""
        if self.folder is not None:
            typer.echo(f"{self.folder.path}: {self.read} written, {self.problems} problems.", err=self.json)
        if self.undated:
            complain(without_date(self.undated))
        if self.problems and not self.read:
            raise typer.Exit(1)


def show_reading(out: Output, item: Read) -> None:
    """A reading for people: what the document is, then what it says, kind by kind, with the words that say so."""
    document = item.document
    record = build([(document, item.reading)])
    out.line(clean(document.title or document.name), "bold reverse" if out.colours else "")
    about = (document.publisher, document.published or "no date of publication", document.name)
    out.line(" · ".join(clean(part) for part in about if part), "dim")
    silent = []
    for question in SECTIONS:
        table = QUESTIONS[question](record)
        if not table.rows:
            silent.append(table.title.lower())
            continue
        out.line()
        if question == "positions":
            show_board(out, table.rows)
        show_table(out, table, Shown(documents=False, all=question != "actors", listed="--json"))
    if silent:
        out.line()
        out.line(f"Not stated: {', '.join(silent)}.", "dim")
    for problem in item.reading.findings.problems:
        out.line(
            [Piece("Problem ", "bold red"), Piece(clean(problem.message)), Piece(f"  {clean(problem.place)}", "dim")]
        )
    out.line()
