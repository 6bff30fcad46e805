"""Where rows stand written: by the names of their documents, or by numbers where these are too long for a column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.cli.layout import Piece, clean, wide
from sayso.cli.output import Output
from sayso.export.tables import Row

NAME = 14  # the longest name of a document that has a column of its own on any terminal
ELSE = 136  # the cells that the other columns need


@dataclass(frozen=True, slots=True)
class Places:
    """The number of each document by its id; none where names are short enough to stand in the rows."""

    numbers: Mapping[str, int]

    @classmethod
    def of(cls, rows: Sequence[Row], width: int | None) -> "Places":
        """The places of these rows, for a terminal of this width (None: of any)."""
        firsts = sorted({row.evidence[0].document_id: row.evidence[0] for row in rows}.values(), key=lambda e: e.order)
        longest = max((wide(clean(first.document)) for first in firsts), default=0)
        if width is None or longest <= max(NAME, width - ELSE):
            return cls({})
        return cls({first.document_id: number for number, first in enumerate(firsts, 1)})

    def shown(self, row: Row) -> Piece:
        """The document of a row."""
        first = row.evidence[0]
        return Piece(f"[{self.numbers[first.document_id]}]" if self.numbers else clean(first.document), "dim")

    def write(self, out: Output, rows: Sequence[Row]) -> None:
        """The names of the documents whose numbers these rows have."""
        names = {row.evidence[0].document_id: row.evidence[0].document for row in rows}
        named = sorted((self.numbers[key], name) for key, name in names.items() if key in self.numbers)
        for number, name in named:
            out.line([Piece(f"[{number}] ", "dim"), Piece(clean(name), "dim")])
        if named:
            out.line()
