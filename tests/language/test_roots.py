"""Roots of sentences."""

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.language import Analysis

WORDS = st.sampled_from(["the union", "and", "or", "talks", "said", "will meet", "“", "”", "  ", "\t", ",", ".", "No"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_a_word_is_its_own_head_if_and_only_if_it_is_labelled_a_root(
    analyse: Callable[[str], Analysis], text: str
) -> None:
    analysis = analyse(text)
    assert [head == token for token, head in enumerate(analysis.heads)] == [d == "ROOT" for d in analysis.deps]
