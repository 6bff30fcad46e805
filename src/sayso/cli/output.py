"""Where output goes: a terminal with its width and colours, or a pipe or file, which gets plain whole text."""

import os
import sys
from typing import TYPE_CHECKING

from sayso.cli.layout import Line, Piece

if TYPE_CHECKING:
    from rich.console import Console


class Output:
    """Standard output. `width` is the terminal's, in cells, or None where nothing limits a line."""

    def __init__(self) -> None:
        """Look at standard output; FORCE_COLOR makes it count as a terminal, as with other programs."""
        self.console: Console | None = None
        self.width: int | None = None
        if sys.stdout.isatty() or os.environ.get("FORCE_COLOR"):
            from rich import console

            self.console = console.Console(highlight=False, markup=False, emoji=False)
            self.width = self.console.width
        reconfigure = getattr(sys.stdout, "reconfigure", None)
        if reconfigure is not None:  # a character that the terminal's encoding lacks must not end the program
            reconfigure(errors="replace")

    @property
    def marks(self) -> bool:
        """Whether the encoding has more than Latin letters."""
        return (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") in {"utf8", "utf16", "utf32"}

    def line(self, line: Line | str = "", style: str = "") -> None:
        """Write one line."""
        pieces = [Piece(line, style)] if isinstance(line, str) else line
        if self.console is None:
            sys.stdout.write("".join(piece.text for piece in pieces) + "\n")
        else:
            from rich.text import Text

            text = Text.assemble(*((p.text, p.style) for p in pieces), end="\n")
            self.console.print(text, soft_wrap=True)

    @staticmethod
    def raw(data: bytes) -> None:
        """Write bytes as they are."""
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def complain(sentence: str) -> None:
    """One sentence on standard error."""
    from sayso.cli.layout import clean

    print(f"sayso: {clean(sentence)}", file=sys.stderr)  # noqa: T201 - what a command line is for
