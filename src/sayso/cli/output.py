"""Where output goes: a terminal with its width and colours, or a pipe or file, which gets plain whole text."""

import os
import sys

from sayso.cli.layout import Line, Piece, clean, width_of, wrap


class Output:
    """Standard output. `width` is the terminal's, in cells, or None where nothing limits a line."""

    def __init__(self, piped: int | None = None) -> None:
        """Look at standard output; FORCE_COLOR makes it count as a terminal and NO_COLOR as one without colours.

        `piped` is the width of what goes to a pipe or file.
        """
        self.width = piped
        self.colours = False
        if sys.stdout.isatty() or os.environ.get("FORCE_COLOR"):
            from rich.console import Console

            console = Console()
            self.width = console.width
            self.colours = console.color_system is not None and not (console.no_color or console.legacy_windows)
        reconfigure = getattr(sys.stdout, "reconfigure", None)
        if reconfigure is not None:  # a character that the terminal's encoding lacks must not end the program
            reconfigure(errors="replace")

    @property
    def marks(self) -> bool:
        """Whether the encoding has more than Latin letters."""
        return (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") in {"utf8", "utf16", "utf32"}

    def line(self, line: Line | str = "", style: str = "") -> None:
        """Write one line, broken between words where the terminal is too narrow for it."""
        pieces = [Piece(line, style)] if isinstance(line, str) else line
        fits = self.width is None or width_of(pieces) <= self.width
        for part in [pieces] if fits else wrap(pieces, self.width or 0, sys.maxsize):
            sys.stdout.write("".join(_painted(p) if self.colours and p.style else p.text for p in part) + "\n")

    @staticmethod
    def raw(data: bytes) -> None:
        """Write bytes as they are."""
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def _painted(piece: Piece) -> str:
    """A piece with the control sequences of its style; `rich` keeps the styles that it has read."""
    from rich.color import ColorSystem
    from rich.style import Style

    return Style.parse(piece.style).render(piece.text, color_system=ColorSystem.STANDARD)


def complain(sentence: str) -> None:
    """One sentence on standard error."""
    print(f"sayso: {clean(sentence)}", file=sys.stderr)  # noqa: T201 - what a command line is for
