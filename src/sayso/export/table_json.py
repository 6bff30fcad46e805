"""A table as JSON: a list of objects, one a row, with the row's cells and all the places that say so."""

from typing import Any

from sayso.export.json_bytes import json_bytes
from sayso.export.tables import Row, Table
from sayso.record import Evidence


def table_json(table: Table) -> bytes:
    """UTF-8 JSON, an object a line between the brackets; what is not stated is null."""
    lines = b",\n".join(json_bytes(_object(table, row)) for row in table.rows)
    return b"[\n" + lines + b"\n]\n" if lines else b"[]\n"


def _object(table: Table, row: Row) -> dict[str, Any]:
    cells: dict[str, Any] = {name: row.cells[name] for name in table.data}
    if row.evidence:
        first = row.evidence[0]
        cells |= {
            "document": first.document,
            "published": first.published,
            "quotation": first.quotation,
            "evidence": [evidence_json(e) for e in row.evidence],
        }
        cells.setdefault("date", row.date)
    return cells


def evidence_json(evidence: Evidence) -> dict[str, Any]:
    """One place: its document, and `spans` as [start, end] offsets in code points into that document's text."""
    return {
        "document_id": evidence.document_id,
        "document": evidence.document,
        "publisher": evidence.publisher,
        "published": evidence.published,
        "spans": [list(span) for span in evidence.spans],
        "quotation": evidence.quotation,
        "sentence": evidence.sentence,
        "finding": evidence.finding,
        "confidence": evidence.confidence,
        "why": evidence.why,
    }
