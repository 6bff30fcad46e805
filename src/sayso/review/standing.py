"""All judgements of a desk, each with what it says in words and whether it finds something to hold on to."""

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.judgement import Judgement, Quoted, Value
from sayso.model import Document, Finding, Findings, Problem, Reading
from sayso.review.holding import held, words
from sayso.review.identities import Known, is_identity, pair_of
from sayso.review.identities import lost as lost_actor
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
    known = {document.id: (document, reading) for document, reading in pairs}
    return tuple(_standing(judgement, known) for judgement in ordered)


def _standing(judgement: Judgement, known: Known) -> Standing:
    if judgement.document_id not in known:
        gone = None if judgement.withdrawn else Problem(place=judgement.document_id[:12], message=GONE)
        nothing = {"document": None, "quotation": None, "finding": None, "read": None, "right": None}
        return Standing(judgement=judgement, **nothing, problem=gone)
    document, reading = known[judgement.document_id]
    findings = reading.findings
    found = held(findings, judgement.anchor)
    if is_identity(judgement):
        return _identity(known, judgement, found)
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


def _identity(known: Known, judgement: Judgement, found: Finding | None) -> Standing:
    """A judgement that says who is who: the other actor is told with its document."""
    document = known[judgement.document_id][0]
    missing = pair_of(known, judgement) is None and judgement.withdrawn is None
    return Standing(
        judgement=judgement,
        document=document.name,
        quotation=words(document, judgement.anchor),
        finding=found.id if found is not None else None,
        read=None,
        right=_other(known, judgement),
        problem=lost_actor(known, judgement) if missing else None,
    )


def _other(known: Known, judgement: Judgement) -> str | None:
    """The other actor by its name, else by its words, and its document; None where that is gone."""
    value = judgement.values[0][1]
    anchor = value[0] if isinstance(value, tuple) else judgement.anchor
    document, reading = known.get(anchor.document_id or judgement.document_id, (None, None))
    if document is None or reading is None:
        return None
    found = held(reading.findings, anchor)
    return f"“{getattr(found, 'name', words(document, anchor))}” of {document.name}"


def _right(document: Document, findings: Findings, field: str, value: Value) -> str:
    """A corrected value in words; what it names and is not read any more, by the words that hold it."""
    if not isinstance(value, tuple):
        return told(findings, field, document.quote((value.span,)) if isinstance(value, Quoted) else value)
    found: list[tuple[Finding | None, str]] = [(held(findings, anchor), words(document, anchor)) for anchor in value]
    return told(findings, field, tuple(one.id if one is not None else quoted for one, quoted in found))
