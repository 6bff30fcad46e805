"""Issues: what they are called, what they are compared by, and which words only call back one spoken of before."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.language import Analysis, Tokens
from sayso.reading.issue_core import core_of
from sayso.reading.issue_runs import label_run
from sayso.reading.issue_words import key_words
from sayso.reading.issues import Issues
from sayso.reading.positions import read
from tests.cases import load_cases
from tests.reading.given import document_of, findings_of

Analyse = Callable[[str], Analysis]


@pytest.mark.parametrize("case", load_cases("issues"))
def test_an_issue_is_called_and_compared_as_the_case_says(case: dict[str, Any], analyse: Analyse) -> None:
    told = {"text": case["text"], "actors": {"union": ["The union", "the union", "it"]}}
    (issue,) = read(document_of(case["text"]), analyse(case["text"]), findings_of(told)).issues
    assert issue.words == tuple(case["words"])
    assert issue.label == case.get("label", issue.label)


TWO = [
    ("Higher pay", "shorter hours"),
    ("Longer breaks", "safer cranes"),
    ("Free meals", "new gates"),
    ("Cheap ferries", "warm huts"),
    ("Open books", "late shifts"),
    ("Fair rents", "clean water"),
    ("Old pensions", "quick repairs"),
    ("Deep berths", "broad roads"),
]


@pytest.mark.parametrize(("one", "other"), TWO)
def test_of_two_issues_that_are_equally_like_it_the_first_is_meant(one: str, other: str, analyse: Analyse) -> None:
    analysis = analyse(f"{one}.\n{other.capitalize()}.\n{one} for {other}.\n")
    issues = Issues(analysis, "one")
    first, second, both = (issues.of(run) for run in analysis.sentences)
    assert first != second
    assert both == first


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.sampled_from(["to", "reach", "it", "the", "bill", "of", "9", "%", ",", "”", "by", "May", "if", "\n"])),
    st.data(),
)
def test_any_run_has_a_core_within_it(analyse: Analyse, words: list[str], data: st.DataObject) -> None:
    analysis = analyse(" ".join([*words, "gate"]))
    first = data.draw(st.integers(0, len(analysis) - 1))
    run = Tokens(first, data.draw(st.integers(first + 1, len(analysis))))
    assert core_of(analysis, run) in run
    part = label_run(analysis, run)
    assert run.first <= part.first < part.stop <= run.stop
    assert len(key_words(analysis, run)) <= 8
    issues = Issues(analysis, "one")
    assert issues.of(run) == issues.of(run)
    (issue,) = issues.found()
    assert issue.label.strip()
