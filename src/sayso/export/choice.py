"""What a person asks to see of a table: of one actor, about one thing, of some days, of one document."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from sayso.errors import InputError
from sayso.export.tables import Cell, Row, Table, matching, select
from sayso.record import DocumentEntry, Record
from sayso.record.names import fold

SHORTEST_ID = 4  # digits of an id by which a document may be named


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which rows are wanted; None for any. `since` and `until` are ISO dates, both included.

    `actor` is part of a name, `document` a name, part of one or the start of an id, `about` words that stand in the
    quotation, in its sentence or in a cell, whatever their case.
    """

    actor: str | None = None
    since: str | None = None
    until: str | None = None
    about: str | None = None
    document: str | None = None


def chosen(table: Table, record: Record, choice: Choice) -> Table:
    """The rows that are wanted. Raises InputError, with the nearest names, for an actor or document that is not there.

    Rows of one document keep the places of that document alone.
    """
    actors = matching(record, choice.actor) if choice.actor is not None else None
    table = select(table, actors=actors, since=choice.since)
    rows = table.rows
    if choice.until is not None:
        rows = tuple(row for row in rows if row.date is not None and row.date <= choice.until)
    if choice.about is not None:
        wanted = _plain(choice.about)
        rows = tuple(row for row in rows if any(wanted in _plain(text) for text in _texts(row)))
    if choice.document is not None:
        ids = named(record.documents, choice.document)
        rows = tuple(within for row in rows if (within := _within(row, ids)) is not None)
    return replace(table, rows=rows)


def named(documents: Sequence[DocumentEntry], name: str) -> frozenset[str]:
    """The ids of the documents of this name, of which this is the start of the id, or else part of the name or title.

    Raises InputError where there is none.
    """
    wanted = _plain(name)
    whole = {d.id for d in documents if name == d.name or (len(name) >= SHORTEST_ID and d.id.startswith(name))}
    found = whole or {d.id for d in documents if wanted and wanted in _plain(f"{d.name} {d.title or ''}")}
    if not found:
        known = {_plain(d.name): d.name for d in documents}
        near = ", ".join(known[n] for n in get_close_matches(wanted, known, n=3, cutoff=0.4))
        hint = f"the nearest are {near}" if near else "the question “documents” lists them all"
        raise InputError(f"No document is called “{name}”: {hint}.")
    return frozenset(found)


def _plain(text: str) -> str:
    return " ".join(fold(text).split())


def _texts(row: Row) -> Iterator[str]:
    """All words of a row: of its places, its heading and its cells."""
    for evidence in row.evidence:
        yield evidence.quotation
        yield evidence.sentence
    yield row.section or ""
    for cell in row.cells.values():
        yield from _strings(cell)


def _strings(cell: Cell) -> Iterator[str]:
    if isinstance(cell, str):
        yield cell
    elif isinstance(cell, tuple):
        yield from cell


def _within(row: Row, ids: frozenset[str]) -> Row | None:
    """A row with its places in these documents alone; None where it has none there."""
    if not row.evidence:
        return row if row.cells.get("document_id") in ids else None
    places = tuple(evidence for evidence in row.evidence if evidence.document_id in ids)
    return replace(row, evidence=places) if places else None
