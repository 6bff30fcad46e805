from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.language import Analysis
from sayso.model import Findings, Provision, TimeExpression
from sayso.reading import deals
from sayso.reading.provisions import read
from sayso.reading.tables import rows
from tests.cases import load_cases
from tests.reading.given import document_of, findings_of, place

Analyse = Callable[[str], Analysis]
TOPICS = {
    "ceasefire", "withdrawal", "release", "return_of_remains", "humanitarian_aid", "movement", "border",
    "demilitarisation", "monitoring", "guarantee", "reconstruction", "elections", "amnesty", "return_of_displaced",
    "sanctions", "pay", "hours", "jobs", "trade", "emissions", "finance", "talks", "other",
}  # fmt: skip


def given_findings(case: dict[str, Any], analysis: Analysis) -> Findings:
    """The actors and times of a case, and the deals as their own reader reads them."""
    times = tuple(
        TimeExpression(id=words, span=place(case["text"], words), type=kind, value=value)
        for words, (kind, value) in (case.get("times") or {}).items()
    )
    return deals.read(document_of(case["text"]), analysis, replace(findings_of(case), times=times))


def shown(found: Provision, text: str) -> dict[str, Any]:
    fields = {name: getattr(found, name) for name in found.__slots__}
    actors = {name: ",".join(fields[name]) for name in ("bearer", "beneficiary")}
    return {**fields, **actors, "span": text[found.span[0].start : found.span[0].end]}


@pytest.mark.parametrize("case", load_cases("provisions"))
def test_provisions_are_what_a_deal_says_shall_be_done(case: dict[str, Any], analyse: Analyse) -> None:
    text, wanted, analysis = case["text"], case["provisions"], analyse(case["text"])
    got = [shown(p, text) for p in read(document_of(text), analysis, given_findings(case, analysis)).provisions]
    assert [{k: g[k] for k in w} for g, w in zip(got, wanted, strict=False)] + got[len(wanted) :] == wanted


def test_a_provision_belongs_to_the_deal_that_its_sentence_names(analyse: Analyse) -> None:
    text = (
        "The guild and the council signed a peace deal on the harbour. The deal provides for an exchange of prisoners."
    )
    findings = given_findings({"text": text}, analyse(text))
    (provision,) = read(document_of(text), analyse(text), findings).provisions
    assert provision.deal == findings.deals[0].id


def test_every_topic_of_the_table_is_one_of_the_guides() -> None:
    assert {row["label"] for row in rows("topics")} <= TOPICS


WORDS = ["the", "deal", "would", "include", "a", "truce", "and", "agreed", "to", "release", "in", "return", "for"]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from([*WORDS, "Treaty", "1.", "shall", "(i)", "“", ",", "–", ".", "\n", "three", "first"])))
def test_any_text_is_read_within_its_bounds(analyse: Analyse, words: list[str]) -> None:
    text = " ".join(words)
    found = read(document_of(text), analyse(text), given_findings({"text": text}, analyse(text))).provisions
    assert all(0 <= s.start < s.end <= len(text) for p in found for s in p.span)
    assert len({p.id for p in found}) == len(found)
