"""The desk file: documents and readings in one SQLite database, one transaction a call."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Self

from sqlalchemy import ColumnElement, Connection, Engine, Row, Select, delete, select
from sqlalchemy.dialects.sqlite import insert

from sayso.judgement import Judgement
from sayso.model import Document, Reading
from sayso.store import judgements as judged
from sayso.store import schema
from sayso.store.base import Held, Outcome
from sayso.store.codec import Quotation, decoded, encoded, quotations
from sayso.store.engine import BUSY_SECONDS, open_engine, plain_errors, writing

BATCH = 64  # documents fetched at once

Name = tuple[str, str | None]  # and url


class SqliteStore:
    """A `Store` in one SQLite file. Threads may share it; other processes may use the file at the same time."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine

    @classmethod
    def open(cls, path: Path, *, create: bool = True, busy_seconds: float = BUSY_SECONDS) -> Self:
        """Open the file, and make it where there is none and `create`. Raises DeskError."""
        return cls(path, open_engine(path, create=create, busy_seconds=busy_seconds))

    def put(self, document: Document, reading: Reading) -> Outcome:
        """Store a document with its reading in one transaction: see `Store.put`."""
        evidence = quotations(document, reading)
        with plain_errors(self.path), writing(self._engine).begin() as connection:
            version = _current_version(connection, document.id)
            if version is None:
                _insert_document(connection, document)
            _insert_name(connection, document)
            if version == reading.version:
                return "known"
            _insert_reading(connection, reading, evidence)
            pointer = {"document_id": document.id, "version": reading.version}
            statement = insert(schema.current).values(pointer)
            connection.execute(statement.on_conflict_do_update(index_elements=["document_id"], set_=pointer))
            return "added" if version is None else "reread"

    def knows(self, document: Document, version: str) -> bool:
        """Whether it is there with a current reading of this version: see `Store.knows`."""
        with plain_errors(self.path):
            with self._engine.connect() as connection:
                known = _current_version(connection, document.id) == version
                named = not known or (document.name, document.url) in _names(connection, [document.id])[document.id]
            if not named:
                with writing(self._engine).begin() as connection:
                    _insert_name(connection, document)
            return known

    def same_text(self, document: Document) -> list[Held]:
        """The documents of the same text, itself among them where it is there: see `Store.same_text`."""
        with plain_errors(self.path), self._engine.connect() as connection:
            return _held(connection, schema.documents.c.text_hash == document.text_hash)

    def held(self) -> list[Held]:
        """Every document, without its text, in order."""
        with plain_errors(self.path), self._engine.connect() as connection:
            return _held(connection)

    def remove(self, document_id: str) -> int:
        """Remove a document with all that was read in it: see `Store.remove`."""
        with plain_errors(self.path), writing(self._engine).begin() as connection:
            return connection.execute(delete(schema.documents).where(schema.documents.c.id == document_id)).rowcount

    def documents(self, *, not_of: str | None = None) -> Iterator[Document]:
        """The documents in order, or those that want re-reading: see `Store.documents`."""
        query = select(schema.documents)
        if not_of is not None:
            query = query.join(schema.current).where(schema.current.c.version != not_of)
        for document, _row in self._in_order(query):
            yield document

    def readings(self) -> Iterator[tuple[Document, Reading]]:
        """Each document with its current reading, in order: see `Store.readings`."""
        made = schema.readings.c
        is_current = (made.document_id == schema.current.c.document_id) & (made.version == schema.current.c.version)
        query = (
            select(schema.documents, made.version, made.findings)
            .join(schema.current, schema.current.c.document_id == schema.documents.c.id)
            .join(schema.readings, is_current)
        )
        for document, row in self._in_order(query):
            yield document, decoded(document.id, row.version, row.findings)

    def judge(self, judgements: Sequence[Judgement], replaced: Sequence[Judgement] = ()) -> None:
        """Store judgements and withdraw those that they replace in one transaction: see `Store.judge`."""
        with plain_errors(self.path), writing(self._engine).begin() as connection:
            for judgement in judgements:
                judged.insert_judgement(connection, judgement)
            for old in replaced:
                judged.insert_withdrawal(connection, old.id, judgements[0].made)

    def withdraw(self, judgement_id: str, made: str) -> bool:
        """Withdraw a judgement, which is kept: see `Store.withdraw`."""
        with plain_errors(self.path), writing(self._engine).begin() as connection:
            return judged.insert_withdrawal(connection, judgement_id, made)

    def judgements(self) -> tuple[Judgement, ...]:
        """Every judgement, by date and id: see `Store.judgements`."""
        with plain_errors(self.path), self._engine.connect() as connection:
            return judged.all_judgements(connection)

    def close(self) -> None:
        """Close the file; what SQLite logged beside it is merged into it."""
        self._engine.dispose()

    def _in_order(self, query: Select[Any]) -> Iterator[tuple[Document, Row[Any]]]:
        """The rows of a query on documents in canonical order, fetched in batches within one transaction."""
        with plain_errors(self.path), self._engine.connect() as connection:
            order = [held.id for held in _held(connection)]
            for first in range(0, len(order), BATCH):
                ids = order[first : first + BATCH]
                names = _names(connection, ids)
                rows = {row.id: row for row in connection.execute(query.where(schema.documents.c.id.in_(ids)))}
                for document_id in ids:
                    if document_id in rows:
                        yield _document(rows[document_id], names[document_id][0]), rows[document_id]


def _current_version(connection: Connection, document_id: str) -> str | None:
    query = select(schema.current.c.version).where(schema.current.c.document_id == document_id)
    version: str | None = connection.execute(query).scalar_one_or_none()
    return version


def _names(connection: Connection, ids: list[str]) -> dict[str, list[Name]]:
    """The names of these documents, each with its URL, the one that a document bears first."""
    kept = schema.names.c
    found: dict[str, list[Name]] = {}
    for row in connection.execute(select(kept.document_id, kept.name, kept.url).where(kept.document_id.in_(ids))):
        found.setdefault(row.document_id, []).append((row.name, row.url))
    return {document_id: sorted(names, key=_name_order) for document_id, names in found.items()}


def _name_order(name: Name) -> tuple[str, bool, str]:
    return name[0], name[1] is None, name[1] or ""


def _held(connection: Connection, *which: ColumnElement[bool]) -> list[Held]:
    """The documents that meet the conditions, in order."""
    columns = schema.documents.c
    chosen = select(columns.id, columns.published, columns.title, columns.publisher).where(*which)
    names: dict[str, set[str]] = {}
    owned = select(schema.names.c.document_id, schema.names.c.name).join(schema.documents).where(*which)
    for document_id, name in connection.execute(owned):
        names.setdefault(document_id, set()).add(name)
    held = [
        Held(row.id, row.published, tuple(sorted(names[row.id])), row.title, row.publisher)
        for row in connection.execute(chosen)
    ]
    return sorted(held, key=lambda h: (h.published or "", h.names[0], h.id))


def _insert_document(connection: Connection, document: Document) -> None:
    values = {
        "id": document.id,
        "text_hash": document.text_hash,
        "title": document.title,
        "published": document.published,
        "publisher": document.publisher,
        "language": document.language,
        "text": document.text,
    }
    connection.execute(insert(schema.documents).values(values))


def _insert_name(connection: Connection, document: Document) -> None:
    values = {"document_id": document.id, "name": document.name, "url": document.url}
    connection.execute(insert(schema.names).values(values).on_conflict_do_nothing())


def _insert_reading(connection: Connection, reading: Reading, evidence: Sequence[Quotation]) -> None:
    """The reading with its quotations, unless it is there from before another version was current."""
    values = {"document_id": reading.document_id, "version": reading.version, "findings": encoded(reading.findings)}
    statement = insert(schema.readings).values(values).on_conflict_do_nothing().returning(schema.readings.c.id)
    reading_id = connection.execute(statement).scalar_one_or_none()
    if reading_id is not None and evidence:
        rows = [{"reading_id": reading_id, **quotation._asdict()} for quotation in evidence]
        connection.execute(insert(schema.quotations), rows)


def _document(row: Row[Any], name: Name) -> Document:
    return Document(
        id=row.id,
        name=name[0],
        text=row.text,
        title=row.title,
        published=row.published,
        publisher=row.publisher,
        url=name[1],
        language=row.language,
    )
