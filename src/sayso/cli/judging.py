"""Judging findings on the command line: saying what is right, listing what was said, and writing it down as cases."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import typer

from sayso.cli.layout import clean
from sayso.cli.output import Output, complain
from sayso.cli.tables import Shown, show_table
from sayso.desk import Desk
from sayso.errors import InputError
from sayso.export.tables import Cell, Column, Row, Table
from sayso.review import Judgement, Standing, is_identity


def now() -> str:
    """The moment, as judgements keep it: ISO 8601, UTC, in whole seconds."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def judge(desk: Path, finding: str, said: Sequence[str], note: str, by: str | None) -> None:
    """Keep what a person says of a finding, and print it."""
    what = verdict(said)
    with Desk.open(desk, create=False) as held:
        new = held.judge(finding, what, made=now(), note=note, by=by)
        ids = {judgement.id for judgement in new}
        for one in held.judgements():
            if one.judgement.id in ids:
                typer.echo(clean(sentence(one)))


def verdict(said: Sequence[str]) -> str | Mapping[str, str | None]:
    """`right`, `wrong`, or the values by field. Raises InputError for anything else, and for a field said twice."""
    if len(said) == 1 and "=" not in said[0]:
        return said[0]
    values: dict[str, str | None] = {}
    for one in said:
        name, equals, value = one.partition("=")
        if not equals or name in values:
            raise InputError(f"“{one}” is no judgement: say right, wrong, or FIELD=VALUE, each field once.")
        values[name.strip()] = value
    return values


def sentence(one: Standing) -> str:
    """A judgement in a line, as it is confirmed to who made it."""
    judgement = one.judgement
    what: str = judgement.verdict
    if judgement.field:
        read = "" if one.read is None else " as read" if one.right == one.read else f", read as {one.read}"
        what = f"{judgement.field.replace('_', ' ')} {'as ' * is_identity(judgement)}{one.right}{read}"
    return f"{judgement.id}: {judgement.anchor.kind} “{one.quotation}” in {one.document}: {what}."


def tell_lost(held: Desk, desk: Path) -> None:
    """Say on standard error that judgements find nothing to hold on to, where any do."""
    lost = sum(one.problem is not None for one in held.judgements())
    if lost:
        those = "1 judgement finds" if lost == 1 else f"{lost:,} judgements find"
        complain(f"{those} nothing to hold on to: “sayso judgements {desk}” says which.")


def show_judgements(desk: Path, withdraw: str | None, json: bool) -> None:
    """Print all judgements, or withdraw one."""
    with Desk.open(desk, create=False) as held:
        if withdraw is not None:
            typer.echo(f"Withdrawn: {held.withdraw(withdraw, made=now()).id}.")
            return
        table = judgement_table(held.judgements())
    if json:
        from sayso.export.table_json import table_json

        Output.raw(table_json(table))
    else:
        show_table(Output(), table, Shown(documents=False))


def judgement_table(standing: Sequence[Standing]) -> Table:
    """The judgements as rows, in the order in which they were made."""
    columns = (
        Column("id", "judgement"),
        Column("made"),
        Column("date", "made", data=False),
        Column("by", "by"),
        Column("verdict"),
        Column("field"),
        Column("says", "says", data=False),
        Column("read", "read as"),
        Column("right"),
        Column("kind", "of"),
        Column("document_id"),
        Column("document", "document"),
        Column("finding", "finding"),
        Column("withdrawn"),
        Column("state", "state", data=False),
        Column("problem"),
        Column("note", "note"),
        Column("words", "words"),
    )
    rows = tuple(Row(cells=_cells(one, one.judgement), evidence=()) for one in standing)
    return Table("judgements", "Judgements", columns, rows, quoted=False)


def _cells(one: Standing, judgement: Judgement) -> dict[str, Cell]:
    problem = one.problem.message if one.problem is not None else None
    return {
        "id": judgement.id,
        "made": judgement.made,
        "date": judgement.made[:10],
        "by": judgement.by,
        "verdict": judgement.verdict,
        "field": judgement.field,
        "says": f"{judgement.field} {one.right}" if judgement.field else judgement.verdict,
        "read": one.read,
        "right": one.right,
        "kind": judgement.anchor.kind,
        "document_id": judgement.document_id,
        "document": one.document,
        "finding": one.finding,
        "withdrawn": judgement.withdrawn,
        "state": f"withdrawn {judgement.withdrawn[:10]}" if judgement.withdrawn else problem or "counts",
        "problem": problem,
        "note": judgement.note or None,
        "words": one.quotation,
    }


def print_cases(desk: Path) -> None:
    """Print the judgements as cases."""
    with Desk.open(desk, create=False) as held:
        Output.raw(held.cases().encode("utf-8", "backslashreplace"))
