"""Judgements as rows: only ever added, each checked against the text that it is about."""

from typing import Any

import msgspec
from sqlalchemy import Connection, Row, exists, select
from sqlalchemy.dialects.sqlite import insert

from sayso.errors import DeskError, EvidenceError
from sayso.judgement import Anchor, Judgement, Quoted, Value
from sayso.model import Spans
from sayso.store import schema

_ROLES = msgspec.json.Decoder(tuple[tuple[str, Spans], ...])
_FIELDS: msgspec.json.Decoder[tuple[tuple[str, Value], ...]] = msgspec.json.Decoder(tuple[tuple[str, Value], ...])


def insert_judgement(connection: Connection, judgement: Judgement) -> None:
    """Store one unless it is there. Raises EvidenceError where it quotes no text of its document."""
    _check(connection, judgement)
    values = {
        "id": judgement.id,
        "document_id": judgement.document_id,
        "kind": judgement.anchor.kind,
        "roles": msgspec.json.encode(judgement.anchor.roles).decode(),
        "verdict": judgement.verdict,
        "fields": msgspec.json.encode(judgement.values).decode(),
        "note": judgement.note,
        "by": judgement.by,
        "made": judgement.made,
    }
    connection.execute(insert(schema.judgements).values(values).on_conflict_do_nothing())


def insert_withdrawal(connection: Connection, judgement_id: str, made: str) -> bool:
    """Withdraw a judgement; whether it was there and not withdrawn yet."""
    kept = select(exists().where(schema.judgements.c.id == judgement_id))
    if not connection.execute(kept).scalar_one():
        return False
    values = {"judgement_id": judgement_id, "made": made}
    return connection.execute(insert(schema.withdrawals).values(values).on_conflict_do_nothing()).rowcount > 0


def all_judgements(connection: Connection) -> tuple[Judgement, ...]:
    """All of them by date and id, each with the date on which it was withdrawn. Raises DeskError."""
    made, gone = schema.judgements.c, schema.withdrawals.c
    query = select(schema.judgements, gone.made.label("withdrawn")).outerjoin_from(
        schema.judgements, schema.withdrawals, gone.judgement_id == made.id
    )
    return tuple(_judgement(row) for row in connection.execute(query.order_by(made.made, made.id)))


def _judgement(row: Row[Any]) -> Judgement:
    try:
        roles, values = _ROLES.decode(row.roles), _FIELDS.decode(row.fields)
    except msgspec.MsgspecError as error:
        message = f"The judgement {row.id} of this desk cannot be understood ({error})"
        raise DeskError(f"{message}: restore a copy of the desk, or update Sayso.") from None
    return Judgement(
        id=row.id,
        document_id=row.document_id,
        anchor=Anchor(kind=row.kind, roles=roles),
        verdict=row.verdict,
        made=row.made,
        values=values,
        note=row.note,
        by=row.by,
        withdrawn=row.withdrawn,
    )


def _check(connection: Connection, judgement: Judgement) -> None:
    """That its documents are there, and that every span lies in its text."""
    quoted: list[tuple[str, Spans]] = [(judgement.document_id, judgement.anchor.spans)]
    for _, value in judgement.values:
        if isinstance(value, tuple):
            quoted += [(anchor.document_id or judgement.document_id, anchor.spans) for anchor in value]
        elif isinstance(value, Quoted):
            quoted.append((judgement.document_id, (value.span,)))
    documents = schema.documents.c
    query = select(documents.id, documents.text).where(documents.id.in_({document for document, _ in quoted}))
    texts = {row.id: row.text for row in connection.execute(query)}
    for document, spans in quoted:
        if document not in texts or not spans or not _lies_in(spans, len(texts[document])):
            about = "its document is not in the desk" if document not in texts else "it does not quote its document"
            raise EvidenceError(f"The judgement {judgement.id} is not stored, for {about}: report this fault of Sayso.")


def _lies_in(spans: Spans, length: int) -> bool:
    return all(0 <= start < end <= length for start, end in spans)
