"""A table as CSV (RFC 4180): a header, commas, CRLF, quotation marks only where needed; not stated is empty."""

import csv
import io

from sayso.export.tables import Cell, Row, Table

# What every row ends with: its first place, and the names of the other documents that say the same.
PLACE = ("document", "document_id", "publisher", "published", "quotation", "sentence", "also_in")


def table_csv(table: Table) -> bytes:
    """UTF-8 CSV without a byte order mark; the values of a list are joined by `; `."""
    columns = table.data
    placed = PLACE if table.question != "documents" else ()
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow([*columns, *placed])
    for row in table.rows:
        writer.writerow([*(written(row.cells[name]) for name in columns), *(_place(row) if placed else ())])
    return lines.getvalue().encode("utf-8", "backslashreplace")


def written(cell: Cell) -> str:
    """A cell as text: nothing for None, `true` and `false`, a list's values joined by `; `."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    return "; ".join(cell) if isinstance(cell, tuple) else str(cell)


def _place(row: Row) -> list[str]:
    if not row.evidence:
        return [""] * len(PLACE)
    first = row.evidence[0]
    others = dict.fromkeys(e.document for e in row.evidence[1:] if e.document_id != first.document_id)
    place = (first.document, first.document_id, first.publisher, first.published, first.quotation, first.sentence)
    return [*(value or "" for value in place), "; ".join(others)]
