from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.language import Analysis
from sayso.model import Attribution, Figure, Findings, Span
from sayso.reading import disputes, outlooks, positions
from tests.cases import load_cases
from tests.reading.given import document_of, findings_of, place

Analyse = Callable[[str], Analysis]


def read(text: str, analysis: Analysis, findings: Findings) -> Findings:
    document = document_of(text)
    for reader in (positions.read, outlooks.read, disputes.read):
        findings = reader(document, analysis, findings)
    return findings


@pytest.mark.parametrize("case", load_cases("disputes"))
def test_disputes_are_claims_that_contradict_each_other(case: dict[str, Any], analyse: Analyse) -> None:
    found = read(case["text"], analyse(case["text"]), findings_of(case)).disputes
    assert [[int(d.a), int(d.b)] for d in found] == case["disputes"]


def figure(text: str, words: str, number: float, by: str, as_of: str | None) -> Figure:
    span = place(text, words)
    return Figure(id=words, span=span, low=number, high=number, unit="people", what="killed", by=(by,), as_of=as_of)


FIGURES = "The ministry said nine people were killed. The guild said twelve people were killed."
SAYS = {
    "text": FIGURES,
    "actors": {"ministry": ["The ministry"], "guild": ["The guild"]},
    "says": [
        {"speaker": "ministry", "cue": "said", "content": "nine people were killed"},
        {"speaker": "guild", "cue": "said twelve", "content": "twelve people were killed"},
    ],
}


@pytest.mark.parametrize(
    ("days", "count"), [((None, None), 1), (("2031-04-02", "2031-04-02"), 1), (("2031-04-02", "2031-04-09"), 0)]
)
def test_two_numbers_for_the_same_are_disputed_unless_their_days_differ(
    days: tuple[str | None, str | None], count: int, analyse: Analyse
) -> None:
    facts = replace(
        findings_of(SAYS),
        figures=(
            figure(FIGURES, "nine people", 9, "ministry", days[0]),
            figure(FIGURES, "twelve people", 12, "guild", days[1]),
        ),
    )
    assert len(read(FIGURES, analyse(FIGURES), facts).disputes) == count


def test_thousands_of_claims_are_compared_in_a_moment(analyse: Analyse) -> None:
    text = "“No,” he said. " * 400
    spans = [Span(start, start + 5) for start in range(0, len(text) - 14, 15)]
    facts = Findings(
        attributions=tuple(
            Attribution(id=str(n), source=(), cue=(), content=(span,), speaker=(f"actor {n % 7}",))
            for n, span in enumerate(spans)
        )
    )
    found = read(text, analyse(text), facts)
    assert len({d.id for d in found.disputes}) == len(found.disputes)


def test_an_empty_text_has_no_disputes(analyse: Analyse) -> None:
    assert read("", analyse(""), Findings()).disputes == ()


PLACES = st.tuples(st.integers(0, 80), st.integers(1, 30)).map(lambda p: Span(p[0], min(p[0] + p[1], 81)))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(PLACES, PLACES, st.sampled_from(["guild", "ministry", ""])), max_size=8))
def test_claims_anywhere_are_read_without_fail(analyse: Analyse, claims: list[tuple[Span, Span, str]]) -> None:
    facts = Findings(
        attributions=tuple(
            Attribution(id=str(n), source=(), cue=(cue,), content=(content,), speaker=(speaker,) if speaker else ())
            for n, (cue, content, speaker) in enumerate(claims)
        )
    )
    ids = {a.id for a in facts.attributions}
    for dispute in read(FIGURES, analyse(FIGURES), facts).disputes:
        assert {dispute.a, dispute.b} <= ids and dispute.a != dispute.b


ANSWER = "The envoys said 40 lorries were turned back; the customs service said the number was 12."
ANSWERS = {
    "text": ANSWER,
    "actors": {"envoys": ["The envoys"], "customs": ["the customs service"]},
    "says": [
        {"speaker": "envoys", "cue": "said", "content": "40 lorries were turned back"},
        {"speaker": "customs", "cue": "service said", "content": "the number was 12"},
    ],
}


@pytest.mark.parametrize(
    ("number", "unit", "whom", "count"),
    [(12, None, None, 1), (12, "drivers", None, 0), (12, None, "drivers", 0), (40, None, None, 0)],
)
def test_a_number_right_after_anothers_disputes_it_unless_it_counts_others(
    number: float, unit: str | None, whom: str | None, count: int, analyse: Analyse
) -> None:
    lorries = replace(figure(ANSWER, "40 lorries", 40, "envoys", "2031-04-02"), unit="lorries", what="other:turn")
    answer = replace(figure(ANSWER, "12", number, "customs", None), unit=unit, whom=whom, what="other:number")
    facts = replace(findings_of(ANSWERS), figures=(lorries, answer))
    assert len(read(ANSWER, analyse(ANSWER), facts).disputes) == count
