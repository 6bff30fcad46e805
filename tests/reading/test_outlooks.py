from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.language import Analysis
from sayso.reading.outlooks import read
from tests.cases import load_cases
from tests.reading.given import document_of, findings_of

Analyse = Callable[[str], Analysis]


@pytest.mark.parametrize("case", load_cases("outlooks"))
def test_outlooks_are_those_that_somebody_expresses(case: dict[str, Any], analyse: Analyse) -> None:
    text = case["text"]
    found = read(document_of(text), analyse(text), findings_of(case)).outlooks
    got = [
        {"span": text[o.span[0].start : o.span[0].end], "actor": ",".join(o.actor), "outlook": o.outlook} for o in found
    ]
    wanted = case["outlooks"]
    shown = [{k: g[k] for k in w} for g, w in zip(got, wanted, strict=False)] + got[len(wanted) :]
    assert shown == wanted


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.sampled_from(["no", "progress", "close", "to", "a", "deal", "we", "hope", "“", "”", ".", "\n", "far"]))
)
def test_any_text_is_read_within_its_bounds(analyse: Analyse, words: list[str]) -> None:
    text = " ".join(words)
    found = read(document_of(text), analyse(text), findings_of({"text": text, "actors": {"us": ["we"]}})).outlooks
    assert all(0 <= s.start < s.end <= len(text) for o in found for s in o.span)
    assert len({o.id for o in found}) == len(found)
