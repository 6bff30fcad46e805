from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from sayso.errors import DeskError, EvidenceError
from sayso.model import Dispute, Document, Findings, Position, Reading, Span
from sayso.store.codec import decoded, encoded, quotations
from tests.store import samples, strategies


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(strategies.readings())
def test_findings_come_back_as_they_went(pair: tuple[Document, Reading]) -> None:
    _, reading = pair
    assert decoded(reading.document_id, reading.version, encoded(reading.findings)) == reading


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(strategies.readings())
def test_every_quotation_is_what_the_text_says_there(pair: tuple[Document, Reading]) -> None:
    document, reading = pair
    for quotation in quotations(document, reading):
        assert document.text[quotation.start : quotation.end] == quotation.quotation != ""


def test_every_part_of_every_role_is_quoted() -> None:
    document = samples.document()
    found = [(q.kind, q.role, q.quotation) for q in quotations(document, samples.reading(document))]
    assert found == [
        ("actors", "mentions", "The ministry"),
        ("attributions", "source", "The ministry"),
        ("attributions", "cue", "said"),
        ("attributions", "content", "the union had left the talks"),
    ]


@pytest.mark.parametrize("span", [Span(-1, 5), Span(3, 3), Span(5, 3), Span(0, 10_000)])
def test_a_span_outside_the_text_is_refused(span: Span) -> None:
    document = samples.document()
    wrong = Position(id="p", span=(span,), actor=(), issue="pay", stance="for", firmness=None)
    with pytest.raises(EvidenceError, match="outside the text"):
        quotations(document, Reading(document_id=document.id, version="1", findings=Findings(positions=(wrong,))))


def test_a_finding_without_a_span_is_refused() -> None:
    document = samples.document()
    silent = Position(id="p", span=(), actor=(), issue="pay", stance="for", firmness=None)
    with pytest.raises(EvidenceError, match="quotes nothing"):
        quotations(document, Reading(document_id=document.id, version="1", findings=Findings(positions=(silent,))))


def test_two_findings_of_one_kind_and_id_are_refused() -> None:
    document = samples.document()
    reading = samples.reading(document)
    twice = replace(reading, findings=replace(reading.findings, actors=reading.findings.actors * 2))
    with pytest.raises(EvidenceError, match="2 of its actors have the id ministry"):
        quotations(document, twice)


def test_a_dispute_of_what_nobody_said_is_refused() -> None:
    document = samples.document()
    reading = samples.reading(document)
    dispute = Dispute(id="d", a="said", b="gone")
    with pytest.raises(EvidenceError, match="attributions that are not there"):
        quotations(document, replace(reading, findings=replace(reading.findings, disputes=(dispute,))))


def test_the_reading_of_another_document_is_refused() -> None:
    with pytest.raises(EvidenceError, match="another document's"):
        quotations(samples.document(1), samples.reading(samples.document(2)))


def test_a_document_whose_id_is_not_its_own_is_refused() -> None:
    document = replace(samples.document(), text="Something else was said at the talks.")
    with pytest.raises(EvidenceError, match="its id is not that of its text"):
        quotations(document, samples.reading(document))


@pytest.mark.parametrize("data", ['{"actors": [{"name": "no id"}]}', '{"figures": 3}', "not JSON"])
def test_findings_that_cannot_be_understood_say_what_to_do(data: str) -> None:
    with pytest.raises(DeskError, match="read its documents again"):
        decoded("0" * 32, "readers 0", data)


def test_fields_that_a_later_sayso_adds_are_passed_over() -> None:
    assert decoded("d", "1", '{"actors": [], "moods": [1]}') == Reading(document_id="d", version="1")
