"""A question answered in one of the forms: tables for people, JSON or CSV."""

from sayso.cli.board import show_board
from sayso.cli.layout import clean
from sayso.cli.output import Output
from sayso.cli.tables import Shown, show_table
from sayso.export.choice import Choice, chosen
from sayso.export.questions import QUESTIONS
from sayso.record import Record

BOARD = 60  # lines of the board before the table itself


def show_question(record: Record, question: str, choice: Choice, form: str | None, how: Shown) -> None:
    """Print the answer: as `json`, as `csv`, or for people, to whom it is shown so.

    Raises InputError for an actor or document that is not there.
    """
    table = chosen(QUESTIONS[question](record), record, choice)
    if form == "json":
        from sayso.export.table_json import table_json

        Output.raw(table_json(table))
    elif form == "csv":
        from sayso.export.table_csv import table_csv

        Output.raw(table_csv(table))
    else:
        out = Output()
        if question == "positions" and not how.ids:
            show_board(out, table.rows, BOARD)
            _say_silent(out, record)
        show_table(out, table, how)


def _say_silent(out: Output, record: Record) -> None:
    """Name the issues of the person's own list on which no document gives anyone a position."""
    spoken = {entry.issue for entry in record.positions}
    silent = [clean(issue.label) for issue in record.issues if issue.listed and issue.id not in spoken]
    if silent:
        out.line(f"No position found on: {', '.join(silent)}.", "dim")
        out.line()
