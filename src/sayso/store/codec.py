"""Findings as JSON and back to the same values, and the quotations that show them to be in the text."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from sayso.errors import DeskError, EvidenceError
from sayso.model import SPAN_FIELDS, Document, Findings, Reading, Span, content_hash

WRITER = "writer"  # a dispute's side that is no attribution
_DECODER = msgspec.json.Decoder(Findings)


class Quotation(NamedTuple):
    """One part of one finding's evidence: `document.text[start:end] == quotation`."""

    kind: str
    finding_id: str
    role: str
    part: int
    start: int
    end: int
    quotation: str


def encoded(findings: Findings) -> str:
    """The findings as JSON, the fields by their names in `sayso.model`."""
    return msgspec.json.encode(findings).decode()


def decoded(document_id: str, version: str, data: str) -> Reading:
    """The reading whose findings `encoded` gave. Raises DeskError where another Sayso's cannot be understood."""
    try:
        return Reading(document_id=document_id, version=version, findings=_DECODER.decode(data))
    except msgspec.MsgspecError as error:
        message = f"The reading of document {document_id[:12]} by another Sayso ({version}) cannot be understood"
        raise DeskError(f"{message} ({error}): read its documents again, with `reread` or `add`.") from None


def quotations(document: Document, reading: Reading) -> tuple[Quotation, ...]:
    """Every finding's quotation. Raises EvidenceError where one does not hold: nothing of it may be stored then."""
    _check_document(document, reading)
    found = tuple(_quoted(document, reading.findings))
    _check_findings(document, reading.findings, found)
    return found


def _quoted(document: Document, findings: Findings) -> Iterator[Quotation]:
    length = len(document.text)
    for kind, finding in findings:
        for role in SPAN_FIELDS[kind]:
            spans: tuple[Span, ...] = getattr(finding, role)
            for part, (start, end) in enumerate(spans):
                if not 0 <= start < end <= length:
                    raise _fault(document, f"the {role} of {kind} {finding.id} is at {start}-{end}, outside the text")
                yield Quotation(kind, finding.id, role, part, start, end, document.text[start:end])


def _check_document(document: Document, reading: Reading) -> None:
    if reading.document_id != document.id:
        raise _fault(document, "the reading is another document's")
    if document.id != content_hash(document.text, document.title, document.publisher, document.published):
        raise _fault(document, "its id is not that of its text, title, publisher and date")


def _check_findings(document: Document, findings: Findings, found: tuple[Quotation, ...]) -> None:
    quoted = {(q.kind, q.finding_id) for q in found}
    for (kind, finding_id), count in Counter((kind, finding.id) for kind, finding in findings).items():
        if count > 1:
            raise _fault(document, f"{count} of its {kind} have the id {finding_id}")
        if SPAN_FIELDS[kind] and (kind, finding_id) not in quoted:
            raise _fault(document, f"{kind} {finding_id} quotes nothing")
    sides = {WRITER, *(attribution.id for attribution in findings.attributions)}
    for dispute in findings.disputes:
        if not {dispute.a, dispute.b} <= sides:
            raise _fault(document, f"dispute {dispute.id} is between attributions that are not there")


def _fault(document: Document, what: str) -> EvidenceError:
    return EvidenceError(f"The reading of {document.name} is not stored, for {what}: report this fault of Sayso.")
