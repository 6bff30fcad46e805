"""A question answered in one of the forms: tables for people, JSON or CSV."""

from sayso.cli.board import show_board
from sayso.cli.output import Output
from sayso.cli.tables import show_table
from sayso.export.questions import QUESTIONS
from sayso.export.tables import Table, matching, select
from sayso.record import Record

BOARD = 60  # lines of the board before the table itself


def answer(record: Record, question: str, actor: str | None, since: str | None) -> Table:
    """The rows of a question that involve an actor and fall on or after a day. Raises InputError for nobody's name."""
    actors = matching(record, actor) if actor is not None else None
    return select(QUESTIONS[question](record), actors=actors, since=since)


def show_question(record: Record, question: str, actor: str | None, since: str | None, form: str | None) -> None:
    """Print the answer: as `json`, as `csv`, or for people."""
    table = answer(record, question, actor, since)
    if form == "json":
        from sayso.export.table_json import table_json

        Output.raw(table_json(table))
    elif form == "csv":
        from sayso.export.table_csv import table_csv

        Output.raw(table_csv(table))
    else:
        out = Output()
        if question == "positions":
            show_board(out, table.rows, BOARD)
        show_table(out, table)
