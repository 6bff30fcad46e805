"""The commands: each takes its arguments, asks the façade, and hands the answer to what shows it."""

from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import typer


class Question(StrEnum):
    """What `sayso show` can be asked."""

    actors = "actors"
    sayings = "sayings"
    figures = "figures"
    times = "times"
    timeline = "timeline"
    deals = "deals"
    positions = "positions"
    disputes = "disputes"
    outlooks = "outlooks"
    documents = "documents"


# What an argument must be, by its name: said in our words where the command line's library refuses one.
WANTED = MappingProxyType({"question": f"one of {', '.join(Question)}", "jobs": "a whole number, 1 or more"})
Paths = Annotated[list[str], typer.Argument(metavar="PATH…", help="Files, folders or globs; - is standard input.")]
DeskPath = Annotated[Path, typer.Argument(metavar="DESK", help="The desk file.")]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="The publication date (2031-03-10) of documents that state none.")
]
Jobs = Annotated[int, typer.Option(min=1, metavar="N", help="How many documents to read at once.")]
Model = Annotated[str | None, typer.Option(metavar="NAME", help="Another spaCy model of English that is installed.")]


Scheme = Annotated[
    str, typer.Option(metavar="NAME", help="How attributions are drawn: sayso, or polnear as in that corpus.")
]
Out = Annotated[Path | None, typer.Option(metavar="DIR", help="Write ID.json for each document to a folder.")]
Asked = Annotated[Question, typer.Argument(metavar="QUESTION", help="What to show.")]
ActorName = Annotated[str | None, typer.Option(metavar="NAME", help="Only what involves an actor: part of a name.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Only what falls on this day, month or year or later.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Only what falls on this day or earlier.")]
About = Annotated[str | None, typer.Option(metavar="WORDS", help="Only what has these words in it or its sentence.")]
Issues = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Your own list of issues, in YAML: the positions on them come first."),
]
OfDocument = Annotated[
    str | None, typer.Option(metavar="NAME", help="Only what one document says: its name, part of it, or its id.")
]
Which = Annotated[str, typer.Argument(metavar="DOCUMENT", help="Its id, the start of it, or its name.")]
Finding = Annotated[
    str, typer.Argument(metavar="FINDING", help="Its id, as show … --json prints it, the start of it, or DOCUMENT/ID.")
]
Said = Annotated[list[str], typer.Argument(metavar="right|wrong|FIELD=VALUE…", help="FIELD= says: not stated.")]
Note = Annotated[str, typer.Option(metavar="WORDS", help="Why; it is kept with the judgement.")]
By = Annotated[str | None, typer.Option(metavar="NAME", help="Who says so.")]
Withdrawn = Annotated[str | None, typer.Option("--withdraw", metavar="ID", help="Let one count no more; it is kept.")]
Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="Where the desks of the demo are kept.")]


def read(
    paths: Paths,
    published: Published = None,
    out: Out = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON, one object a document and line.")] = False,
    jobs: Jobs = 1,
    model: Model = None,
    scheme: Scheme = "sayso",
) -> None:
    """Read documents and print, or write, what each says."""
    from sayso import desk
    from sayso.cli.arguments import iso_date
    from sayso.cli.reading import Readings

    readings = Readings(out, json)
    for item in desk.read(paths, published=iso_date(published), model=model, scheme=scheme, jobs=jobs):
        readings.take(item)
    readings.end()


def add(desk: DeskPath, paths: Paths, published: Published = None, jobs: Jobs = 1, model: Model = None) -> None:
    """Read documents into a desk.

    The desk is made where there is none. What it has is not read again; interrupted, run it again.
    """
    from sayso.cli.adding import follow
    from sayso.cli.arguments import iso_date
    from sayso.cli.judging import tell_lost
    from sayso.desk import Desk

    day = iso_date(published)
    with Desk.open(desk) as held:
        follow(lambda started: held.add(paths, published=day, model=model, jobs=jobs, on_start=started), desk)
        tell_lost(held, desk)


def show(
    desk: DeskPath,
    question: Asked,
    actor: ActorName = None,
    since: Since = None,
    until: Until = None,
    about: About = None,
    document: OfDocument = None,
    issues: Issues = None,
    every: Annotated[bool, typer.Option("--all", help="List also what is otherwise counted only.")] = False,
    ids: Annotated[bool, typer.Option("--ids", help="Show the id of each finding, to judge it by.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print JSON, with all the evidence.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
) -> None:
    """Show what the documents of a desk say.

    Each row has its document, its date and the words that say so. Output that is piped is plain and whole.
    """
    from sayso.cli.arguments import first_day, last_day, one_of
    from sayso.cli.showing import show_question
    from sayso.cli.tables import Shown
    from sayso.desk import Desk
    from sayso.errors import InputError
    from sayso.export.choice import Choice

    one_of(json=json, csv=csv)
    if issues is not None and question is not Question.positions:
        raise InputError(f"--issues is for the question positions, not for {question.value}: leave it out.")
    choice = Choice(actor=actor, since=first_day(since), until=last_day(until), about=about, document=document)
    with Desk.open(desk, create=False) as held:
        record = held.record(issues=issues or ())
    show_question(record, question.value, choice, "json" if json else "csv" if csv else None, Shown(all=every, ids=ids))


def remove(desk: DeskPath, document: Which) -> None:
    """Remove a document from a desk, with all its readings."""
    from sayso.desk import Desk

    with Desk.open(desk, create=False) as held:
        held.remove(document)
    typer.echo(f"Removed {document}.")


def reread(desk: DeskPath, jobs: Jobs = 1, model: Model = None) -> None:
    """Read again what another version has read."""
    from sayso.cli.adding import follow
    from sayso.cli.judging import tell_lost
    from sayso.desk import Desk

    with Desk.open(desk, create=False) as held:
        follow(lambda started: held.reread(model=model, jobs=jobs, on_start=started), desk)
        tell_lost(held, desk)


def judge(desk: DeskPath, finding: Finding, said: Said, note: Note = "", by: By = None) -> None:
    """Say that a finding is right or wrong, or what is right in it.

    It is kept beside what was read, lasts when the documents are read again, and can be withdrawn.
    """
    from sayso.cli import judging

    judging.judge(desk, finding, said, note, by)


def judgements(
    desk: DeskPath,
    withdraw: Withdrawn = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List what people said of findings, and whether it counts."""
    from sayso.cli import judging

    judging.show_judgements(desk, withdraw, json)


def cases(desk: DeskPath) -> None:
    """Print what people said of findings as YAML cases for the tests of the readers."""
    from sayso.cli import judging

    judging.print_cases(desk)


def demo(folder: Folder = Path("sayso-demo")) -> None:
    """Read two invented negotiations and show what comes of it."""
    from sayso.cli.demo import run

    run(folder)
