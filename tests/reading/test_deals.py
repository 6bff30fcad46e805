from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.language import Analysis
from sayso.model import Deal
from sayso.reading.deals import read
from tests.cases import load_cases
from tests.reading.given import document_of, findings_of

Analyse = Callable[[str], Analysis]


def shown(deal: Deal, text: str) -> dict[str, Any]:
    return {
        "span": text[deal.span[0].start : deal.span[0].end],
        "status": deal.status,
        "by": ",".join(deal.by),
        "mentions": [text[s.start : s.end] for s in deal.mentions],
    }


@pytest.mark.parametrize("case", load_cases("deals"))
def test_deals_are_those_that_a_text_speaks_of(case: dict[str, Any], analyse: Analyse) -> None:
    text, wanted = case["text"], case["deals"]
    got = [shown(d, text) for d in read(document_of(text), analyse(text), findings_of(case)).deals]
    assert [{k: g[k] for k in w} for g, w in zip(got, wanted, strict=False)] + got[len(wanted) :] == wanted


WORDS = [
    "the",
    "a",
    "peace",
    "deal",
    "proposal",
    "truce",
    "agreed",
    "new",
    "to",
    "end",
    "for",
    "of",
    "cease",
    "-",
    "fire",
]


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from([*WORDS, "Treaty", "1.", "shall", "“", ",", ".", "\n"])))
def test_any_text_is_read_within_its_bounds(analyse: Analyse, words: list[str]) -> None:
    text = " ".join(words)
    found = read(document_of(text), analyse(text), findings_of({"text": text})).deals
    assert all(0 <= s.start < s.end <= len(text) for d in found for s in (*d.span, *d.mentions))
    assert len({d.id for d in found}) == len(found)
