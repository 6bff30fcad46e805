"""The command line: `sayso read`, `add`, `show`, `judge` and the others, all over the façade.

Nothing heavy is imported before a command needs it, so that `--help` answers at once.
"""

import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import typer

from sayso import __version__
from sayso.cli.commands import (
    WANTED,
    add,
    cases,
    demo,
    judge,
    judgements,
    read,
    remove,
    reread,
    show,
)
from sayso.cli.output import complain
from sayso.errors import InputError, SaysoError

BROKEN_PIPE = 141  # what a shell reports for a program that SIGPIPE ends
INTERRUPTED = 130  # likewise for Ctrl-C
USAGE: Any = typer.BadParameter.__mro__[1]  # UsageError, which Typer does not hand on


class Commands(typer.core.TyperGroup):
    """The commands; a reader of the output that goes away (`| head`) ends them quietly."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - Typer's own click, or click itself, by its version
        """Run the command; Typer would report a broken pipe as a failure."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise typer.Exit(_closed_pipe()) from error


app = typer.Typer(
    cls=Commands,
    name="sayso",
    help="The sourced record of a negotiation: who said what, the deal, positions, figures, disputes.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    invoke_without_command=True,
)


@app.callback()
def start(
    ctx: typer.Context, version: bool = typer.Option(False, "--version", help="Print the version and leave.")
) -> None:
    """The sourced record of a negotiation: who said what, the deal, positions, figures, disputes."""
    if version:
        typer.echo(f"sayso {__version__}")
        raise typer.Exit()
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


for command in (read, add, show, judge, judgements, cases, remove, reread, demo):
    app.command()(command)


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line and give back its exit status: 0, 1 for a failure, 2 for wrong usage or input.

    Whatever goes wrong is told in one sentence on standard error; SAYSO_TRACE=1 shows where instead.
    """
    try:
        status = app(args=args, prog_name="sayso", standalone_mode=False)
        sys.stdout.flush()
        return status if isinstance(status, int) else 0
    except (typer.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        return _closed_pipe()
    except Exception as error:
        if os.environ.get("SAYSO_TRACE"):
            raise
        sentence, status = _told(error)
        complain(sentence)
        return status


def _told(error: Exception) -> tuple[str, int]:
    """An error in a sentence, and its exit status."""
    if isinstance(error, USAGE):
        path = error.ctx.command_path if error.ctx is not None else "sayso"
        return f"{_usage(error)} See “{path} --help”.", 2
    if isinstance(error, SaysoError):
        return str(error), 2 if isinstance(error, InputError) else 1
    if isinstance(error, OSError) and error.errno is not None:
        place = f" ({error.filename})" if error.filename else ""
        hint = ": make room and run it again" if error.errno == errno.ENOSPC else ""
        return f"{error.strerror or error}{place}{hint}.", 1
    name = type(error).__name__
    return f"This is a mistake in Sayso ({name}: {error}): run it with SAYSO_TRACE=1 and report what it prints.", 1


def _usage(error: Any) -> str:  # noqa: ANN401 - as above
    """What is wrong with the arguments; a value that cannot be used is told in words that no library chooses."""
    param = error.param if type(error) is typer.BadParameter else None
    if param is not None and param.name in WANTED:
        called = f"--{param.name}" if param.param_type_name == "option" else param.name.upper()
        return f"{called} must be {WANTED[param.name]}."
    return f"{error.format_message().removesuffix('.')}."


def _closed_pipe() -> int:
    """Let nothing more be written, so that the interpreter has nothing to complain of when it ends."""
    with suppress(OSError, ValueError):  # standard output may be no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return BROKEN_PIPE
