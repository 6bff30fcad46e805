"""Quotation marks: what they enclose, and what they do not."""

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language.blocks import blocks_of
from sayso.reading.quotes import Quotation, quotations
from tests.cases import load_cases


def found(text: str) -> tuple[Quotation, ...]:
    return quotations(text, blocks_of(text))


@pytest.mark.parametrize("case", load_cases("attributions_quotes"))
def test_outermost_quotations_of_a_text(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [text[q.span.start : q.span.end] for q in found(text) if q.depth == 0] == case["quotes"]


def test_an_inner_quotation_knows_how_deep_it_lies() -> None:
    text = "“They call it ‘a “real” pause’ now,” he said."
    assert [(text[q.span.start : q.span.end], q.depth) for q in found(text)] == [
        ("“They call it ‘a “real” pause’ now,”", 0),
        ("‘a “real” pause’", 1),
        ("“real”", 2),
    ]


def test_a_quotation_that_goes_on_says_so() -> None:
    first, second = found("“One is over.\n“Two is late,” he said.")
    assert (first.goes_on, first.closed) == (True, False)
    assert (second.goes_on, second.closed) == (False, True)


MARKS = st.text(alphabet="“”‘’\"'`«»ab S,.\n5", max_size=200)


@given(MARKS)
@settings(max_examples=300, deadline=None)
def test_quotations_lie_inside_the_text_and_never_cross(text: str) -> None:
    quotes = found(text)
    for quote in quotes:
        assert 0 <= quote.span.start < quote.span.end <= len(text)
    for n, one in enumerate(quotes):
        for other in quotes[n + 1 :]:
            assert one.span.covers(other.span) or other.span.start >= one.span.end


@pytest.mark.parametrize("piece", ["“a ", '"a" ', "'a ", "”", "“a” 's ", "“a\n", "‘"])
def test_many_marks_cost_no_more_than_their_number(piece: str) -> None:
    def seconds(count: int) -> float:
        text = piece * count
        blocks = blocks_of(text)
        start = time.perf_counter()
        quotations(text, blocks)
        return time.perf_counter() - start

    assert seconds(40_000) < 40 * max(seconds(4_000), 0.01)
