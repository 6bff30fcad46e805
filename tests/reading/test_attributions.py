"""Attribution spans: who is said to say or think what, by source, cue and content."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.language import Analysis, Pipeline
from sayso.model import Attribution, Findings, make_document
from sayso.reading.attributions import read
from sayso.reading.tables import rows
from tests.cases import load_cases

Analyse = Callable[[str], Analysis]


def attributions(text: str, analysis: Analysis) -> tuple[Attribution, ...]:
    return read(make_document(name="text", text=text), analysis, Findings()).attributions


def shown(text: str, one: Attribution) -> dict[str, Any]:
    parts = {role: [text[s:e] for s, e in getattr(one, role)] for role in ("source", "cue", "content")}
    return {**parts, "form": one.form, "nested": one.nested}


def expected(case: dict[str, Any]) -> dict[str, Any]:
    parts = {role: case.get(role) or [] for role in ("source", "cue", "content")}
    lists = {role: value if isinstance(value, list) else [value] for role, value in parts.items()}
    return {**lists, "form": case.get("form", "indirect"), "nested": case.get("nested", False)}


FILES = ("attributions", *(f"attributions_{what}" for what in ("edges", "nouns", "passives", "preambles")))


@pytest.mark.parametrize("case", [case for name in FILES for case in load_cases(name)])
def test_attributions_of_a_text(case: dict[str, Any], analyse: Analyse) -> None:
    text = case["text"]
    got = [shown(text, one) for one in attributions(text, analyse(text))]
    assert got == [expected(one) for one in case["found"]]


def test_each_attribution_says_why_and_how_sure_it_is(analyse: Analyse) -> None:
    text = "“We are ready,” the envoy said. The owners fear that the port will close."
    for one in attributions(text, analyse(text)):
        assert 0.5 <= one.confidence <= 1
        assert one.why


def test_ids_are_unique_and_stay(analyse: Analyse) -> None:
    text = "The envoy said so. The envoy said talks had failed. The envoy said talks had failed."
    ids = [one.id for one in attributions(text, analyse(text))]
    assert len(ids) == len(set(ids)) == 2
    assert ids == [one.id for one in attributions(text, analyse(text))]


PIECES = st.sampled_from(
    ["The envoy", "said", "“", "”", '"', "'", "that", "talks", "failed", ".", ",", "\n", ":", "told", "us", "?", "he",
     "according to", "is expected to", "accused", "of", "lying", "reportedly", "—", "", "I", "’", "…", "\u00a0"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map(" ".join))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_read_and_spans_lie_inside_it(pipeline: Pipeline, text: str) -> None:
    for one in attributions(text, pipeline.analyse(text)):
        assert one.content
        for span in (*one.source, *one.cue, *one.content):
            assert 0 <= span.start < span.end <= len(text)
            assert text[span.start : span.end].strip() == text[span.start : span.end]


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "“", "”“", "said", "?!", "\ufeff", "a" * 5000])
def test_texts_without_a_sentence_give_nothing(text: str, pipeline: Pipeline) -> None:
    assert attributions(text, pipeline.analyse(text)) == ()


@pytest.mark.parametrize("table", ["cues_verbs", "cues_nouns", "cues_adjectives"])
def test_no_cue_stands_twice_in_its_table(table: str) -> None:
    lemmas = [row["lemma"] for row in rows(table)]
    assert len(lemmas) == len(set(lemmas))


def test_gold_quotations_are_found_whole(shared: Path, pipeline: Pipeline) -> None:
    """The seed's direct speech, whose spans leave nothing open, is read to the letter."""
    text = (shared / "gold" / "seed" / "ceasefire-talks.txt").read_text(encoding="utf-8")
    direct = [one for one in attributions(text, pipeline.analyse(text)) if one.form == "direct" and not one.nested]
    assert len(direct) == 4
    assert all(text[one.content[0].start] == "“" and text[one.content[-1].end - 1] == "”" for one in direct)


def test_in_polnears_scheme_nothing_within_signed_words_is_attributed(pipeline: Pipeline) -> None:
    text = (
        "The union said talks went well. — Carl Dahl (@cdahl) May 2, 2031\n\n"
        "“We think that the offer is fair.”\n— Anna Berg\n\nThe envoy said that the port was shut."
    )
    plain = replace(pipeline, scheme="polnear")
    found = [shown(text, one) for one in attributions(text, plain.analyse(text))]
    assert [one["cue"] for one in found] == [["—"], ["—"], ["said"]]
