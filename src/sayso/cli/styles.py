"""What is shown in which style: by column, and by value where a value means something good, bad or open."""

from types import MappingProxyType

from sayso.cli.layout import Line, Piece, clean
from sayso.export.tables import Cell

FEW = 3  # of the names and roles of one actor
NOT_STATED = Piece("–", "dim")
COLUMNS = MappingProxyType(
    {
        "date": "cyan",
        "when": "cyan",
        "published": "cyan",
        "who": "bold",
        "actor": "bold",
        "bearer": "bold",
        "by": "bold",
        "a": "bold",
        "b": "bold",
        "bounds": "bold yellow",
        "value": "bold yellow",
        "note": "magenta",
        "before": "magenta",
        "document": "dim",
        "issue": "italic",
    }
)
VALUES = MappingProxyType(
    {
        "for": "green",
        "against": "red",
        "undecided": "yellow",
        "optimistic": "green",
        "pessimistic": "red",
        "mixed": "yellow",
        "performed": "green",
        "promised": "yellow",
        "possible": "yellow",
        "not done": "red",
    }
)


def styled(column: str, cell: Cell, whole: bool = False) -> Line:
    """A cell as people see it: `–` for what is not stated, a list's values joined by commas; `whole`: all of them."""
    if cell is None or cell == ():
        return [NOT_STATED]
    if isinstance(cell, bool):
        return [Piece("yes" if cell else "no")]
    if isinstance(cell, tuple) and len(cell) > FEW and not whole and column in {"names", "role"}:
        cell = (*cell[:FEW], f"+{len(cell) - FEW}")
    joint = "; " if column in {"note", "names", "problems", "role"} else ", "
    text = clean(joint.join(cell) if isinstance(cell, tuple) else f"{cell:,}" if isinstance(cell, int) else str(cell))
    if column == "topic":
        text = text.removeprefix("other:").replace("_", " ")
    style = COLUMNS.get(column, "")
    if column in {"stands", "before", "outlook", "mode"}:
        style = VALUES.get(text.split(",")[0], style) + (" bold" if "insists" in text else "")
    return [Piece(text, style)]
