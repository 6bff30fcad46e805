"""Reading into a desk, followed on standard error: a progress bar on a terminal, a line for each problem."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from sayso.cli.output import complain
from sayso.desk import Added
from sayso.model import Problem

if TYPE_CHECKING:
    from rich.progress import Progress

Adding = Callable[[Callable[[int], None]], Iterator[Added | Problem]]


def follow(adding: Adding, desk: Path) -> None:
    """Do it, report each problem, and print what became of the documents; interrupted, say how many are stored.

    Raises typer.Exit with status 1 where there were documents and none of them could be read.
    """
    counts: Counter[str] = Counter()
    try:
        undated = _followed(adding, counts)
    except KeyboardInterrupt:
        stored = counts.total() - counts["problem"]
        held = f"{stored:,} document{'' if stored == 1 else 's'}"
        complain(f"Interrupted, with {held} stored in {desk}: run it again for the others.")
        raise
    typer.echo(f"{summary(counts, desk)}{f' {without_date(undated)}' if undated else ''}")
    if counts["problem"] and counts["problem"] == counts.total():
        raise typer.Exit(1)


def _followed(adding: Adding, counts: Counter[str]) -> int:
    """Do it, count what comes of it, and give back how many of the documents that were asked for have no date."""
    undated = 0
    with _bar() as bar:
        task = bar.add_task("", total=None) if bar is not None else None

        def started(total: int) -> None:
            if bar is not None and task is not None:
                bar.update(task, total=total)

        for item in adding(started):
            counts["problem" if isinstance(item, Problem) else item.outcome] += 1
            if isinstance(item, Problem):
                report(item)
            elif item.document.published is None and item.outcome != "reread":
                undated += 1
            if bar is not None and task is not None:
                name = item.place if isinstance(item, Problem) else item.document.name
                bar.update(task, advance=1, description=name[:30])
    return undated


def summary(counts: Counter[str], desk: Path) -> str:
    """What became of the documents, in one line."""
    said = [
        f"{counts['added']} added",
        f"{counts['known']} known",
        f"{counts['reread']} read again",
        f"{counts['problem']} problem{'' if counts['problem'] == 1 else 's'}",
    ]
    return f"{desk}: {', '.join(said)}."


def without_date(count: int) -> str:
    """What follows for documents without a date, in a sentence."""
    those = "1 document has" if count == 1 else f"{count:,} documents have"
    return f"{those} no date: “yesterday” and the like stay unresolved there unless --published gives it."


def report(problem: Problem) -> None:
    """A problem in one line on standard error."""
    complain(f"{problem.place}: {problem.message}")


def _bar() -> "AbstractContextManager[Progress | None]":
    """A progress bar on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}", markup=False))
    return Progress(*columns, console=Console(stderr=True), transient=True)
