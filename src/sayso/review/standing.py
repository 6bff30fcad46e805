"""All judgements of a desk, each with what it says in words and whether it finds something to hold on to."""

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.judgement import Judgement, Quoted, Value
from sayso.model import Document, Finding, Findings, Problem, Reading
from sayso.review.holding import held, words
from sayso.review.judged import lost, told

GONE = "Its document is not in this desk any more: it counts again when that is added anew."


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A judgement as people see it.

    `document` is the document's name and `quotation` its words (None where the document is gone); `finding` the id of
    the finding that it holds on to now; `read` and `right` a corrected field's value as it was read and as it is right;
    `problem` why it counts for nothing, None where it counts or is withdrawn.
    """

    judgement: Judgement
    document: str | None
    quotation: str | None
    finding: str | None
    read: str | None
    right: str | None
    problem: Problem | None


def standing(pairs: Iterable[tuple[Document, Reading]], judgements: Iterable[Judgement]) -> tuple[Standing, ...]:
    """The judgements in the order in which they were made, those that are withdrawn too."""
    ordered = sorted(judgements, key=lambda j: (j.made, j.id))
    wanted = {judgement.document_id for judgement in ordered}
    known = {document.id: (document, reading.findings) for document, reading in pairs if document.id in wanted}
    return tuple(_standing(judgement, known.get(judgement.document_id)) for judgement in ordered)


def _standing(judgement: Judgement, read_in: tuple[Document, Findings] | None) -> Standing:
    if read_in is None:
        gone = None if judgement.withdrawn else Problem(place=judgement.document_id[:12], message=GONE)
        nothing = {"document": None, "quotation": None, "finding": None, "read": None, "right": None}
        return Standing(judgement=judgement, **nothing, problem=gone)
    document, findings = read_in
    found = held(findings, judgement.anchor)
    field = judgement.field
    return Standing(
        judgement=judgement,
        document=document.name,
        quotation=words(document, judgement.anchor),
        finding=found.id if found is not None else None,
        read=told(findings, field, getattr(found, field)) if found is not None and field is not None else None,
        right=_right(document, findings, field, judgement.values[0][1]) if field is not None else None,
        problem=lost(document, judgement) if found is None and judgement.withdrawn is None else None,
    )


def _right(document: Document, findings: Findings, field: str, value: Value) -> str:
    """A corrected value in words; what it names and is not read any more, by the words that hold it."""
    if not isinstance(value, tuple):
        return told(findings, field, document.quote((value.span,)) if isinstance(value, Quoted) else value)
    found: list[tuple[Finding | None, str]] = [(held(findings, anchor), words(document, anchor)) for anchor in value]
    return told(findings, field, tuple(one.id if one is not None else quoted for one, quoted in found))
