"""Cases made of judgements: YAML that the tests of the readers take as it is."""

import importlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sayso.language import Analysis
from sayso.model import Document, Reading, make_document
from sayso.reading import read_document
from sayso.review import cases, judgements_of
from sayso.review.fields import FIELDS
from sayso.review.flow import comment, flow
from sayso.review.forms import FORMS, SAID
from tests.review import told
from tests.review.told import DAY, DOCUMENT, READING, STANDS, judge

Analyse = Callable[[str], Analysis]
# A sentence for each file of cases, read alike by itself and as a case.
SENTENCES = {
    "actors": "Kenyan Foreign Minister Ruth Otieno flew to the talks.",
    "attributions": "“The pier is closed,” said the mayor, “and so it stays.”",
    "speakers": "Ahmed Karim told Radio Lund that the bridge was open.",
    "figures": "At least 31 people were killed in the town, including six children.",
    "times": "The talks will resume on Monday.",
    "events": "The envoy met the council on Monday.",
    "deals": "The guild and the council reached a deal on harbour fees.",
    "provisions": "The peace deal would include a truce lasting six weeks and the release of all prisoners.",
    "positions": "The union demands a pay rise of six per cent.",
    "disputes": "The council said the guild had broken it, while the guild said the council had closed the bridge.",
    "outlooks": "The mediator is optimistic about a deal.",
}
TESTS = {
    "actors": "test_actors_are_those_that_the_words_name",
    "attributions": "test_attributions_of_a_text",
    "speakers": "test_speakers_and_addressees_are_those_that_the_words_name",
    "figures": "test_a_text_holds_these_figures",
    "times": "test_a_text_holds_these_times",
    "events": "test_events_are_the_acts_that_a_text_tells_of",
    "deals": "test_deals_are_those_that_a_text_speaks_of",
    "provisions": "test_provisions_are_what_a_deal_says_shall_be_done",
    "positions": "test_positions_are_those_that_the_words_state",
    "disputes": "test_disputes_are_claims_that_contradict_each_other",
    "outlooks": "test_outlooks_are_those_that_somebody_expresses",
}


def read(text: str, analyse: Analyse) -> tuple[Document, Reading]:
    document = make_document(name="case", text=text, published="2024-08-21")
    return document, read_document(document, analyse(text), "1")


def by_file(text: str) -> dict[str, list[dict[str, Any]]]:
    """The cases by the name of their file, as YAML has them."""
    files = [line.split()[-1].removeprefix("tests/cases/")[:-5] for line in text.splitlines() if line[:4] == "--- "]
    return dict(zip(files, yaml.safe_load_all(text), strict=True))


@pytest.mark.parametrize("file", FORMS)
def test_a_case_of_what_is_right_is_passed_by_the_reader_that_read_it(file: str, analyse: Analyse) -> None:
    pair = read(SENTENCES[file], analyse)
    kind = "attributions" if file == "speakers" else file
    found = getattr(pair[1].findings, kind)
    assert found
    made = [one for f in found for one in judgements_of([pair], (), f"case/{kind}/{f.id}", "right", made=DAY)[0]]
    written = by_file(cases([pair], made))[file]
    passes = getattr(importlib.import_module(f"tests.reading.test_{file}"), TESTS[file])
    for case in written:
        assert pair[0].text == case["text"]
        passes(case, analyse)


def test_a_case_lists_all_that_is_read_there_as_people_judged_it() -> None:
    made = (*judge(STANDS.id, "stance=against", "actor=harbour-union"), *judge(told.SAID.id, "right"))
    written = by_file(cases([(DOCUMENT, READING)], made))
    (case,) = written["positions"]
    assert case["text"] == "It rejects the night shift."
    assert case["positions"] == [{"span": "rejects the night shift", "stance": "against", "actor": "harbour-union"}]
    assert [case["text"] for case in written["speakers"]] == [
        "The Harbour Union said on Monday that 24 dockers had been freed."
    ]
    assert written["speakers"][0]["says"][0]["speaker"] == ["The Harbour Union"]


def test_what_was_read_and_what_is_right_stand_above_a_case() -> None:
    text = cases([(DOCUMENT, READING)], [replace(one, by="Ada") for one in judge(STANDS.id, "stance=against")])
    assert "# “rejects the night shift”: stance read as “for”, right is “against” (judged 2031-03-20 by Ada)" in text


def test_what_is_wrong_becomes_a_case_without_it() -> None:
    made = (*judge(STANDS.id, "wrong"), *judge(told.FIGURE.id, "wrong"), *judge("port-authority", "wrong"))
    written = by_file(cases([(DOCUMENT, READING)], made))
    assert written["positions"][0]["positions"] == written["figures"][0]["figures"] == []
    assert written["actors"][0]["none"] == ["The port authority"]
    again = told.reading(positions=())  # a reader that has learnt it
    assert by_file(cases([(DOCUMENT, again)], judge(STANDS.id, "wrong")))["positions"] == written["positions"]


def test_a_note_is_the_name_of_a_case() -> None:
    made = [replace(one, note="whoever rejects\na thing is against it") for one in judge(STANDS.id, "stance=against")]
    assert by_file(cases([(DOCUMENT, READING)], made))["positions"][0]["name"] == (
        "whoever rejects a thing is against it"
    )


def test_what_the_cases_have_no_form_for_is_listed_by_itself() -> None:
    made = (*judge("night_shift", "wrong"), *judge(told.FIGURE.id, "whom=dockers"))
    text = cases([(DOCUMENT, READING)], made)
    head, body = text.split("\n", 1)
    assert head == "--- # what the cases have no form for"
    figure, issue = yaml.safe_load(body)
    assert (figure["field"], figure["read"], figure["right"]) == ("whom", "nothing", "“dockers”")
    assert (issue["kind"], issue["verdict"]) == ("issues", "wrong")


def test_every_field_that_can_be_corrected_and_has_a_form_is_said_in_its_case() -> None:
    for file, said in SAID.items():
        kind = "attributions" if file == "speakers" else file
        assert said <= set(FIELDS[kind]), file


def test_judgements_that_do_not_count_make_no_cases() -> None:
    lost = judge(STANDS.id, "right")
    assert cases([(DOCUMENT, told.reading(positions=()))], lost) == ""
    assert cases([(DOCUMENT, READING)], [replace(one, withdrawn=DAY) for one in lost]) == ""
    assert cases([], lost) == cases([(DOCUMENT, READING)], ()) == ""


PLAIN = st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"]))


@given(st.recursive(PLAIN, lambda v: st.lists(v, max_size=3) | st.dictionaries(st.text("ab: -,", min_size=1), v)))
def test_what_is_written_is_what_yaml_reads(value: object) -> None:
    assert yaml.safe_load(flow(value)) == value


@given(st.text())
def test_a_comment_is_one_line_that_yaml_passes_over(text: str) -> None:
    assert yaml.safe_load(f"{comment(text)}\n- 1") == [1]
