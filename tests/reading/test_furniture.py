from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.language import Analysis
from sayso.reading.furniture import furniture

Analyse = Callable[[str], Analysis]


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("LUND (Fenmoor Wire) - The union met.", ["LUND (Fenmoor Wire) -"]),
        ("ANSEL BAY, Brellia -- The union met.", ["ANSEL BAY, Brellia -- "]),
        ("The union (HW) - a club - met.", []),
        ("NATO – The alliance met.", []),
        ("It ended. Jane Holm/Wire/Getty Images The mayor spoke.", ["Jane Holm/Wire/Getty Images"]),
        ("It ended. Jane Holm/Reuters Related article The mayor spoke.", ["Jane Holm/Reuters Related article"]),
        ("A yes/no vote on and/or the treaty.", []),
    ],
)
def test_datelines_and_credits_are_told_from_text(text: str, apart: list[str], analyse: Analyse) -> None:
    assert [text[start:end] for start, end in furniture(analyse(text))] == apart


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.sampled_from(["LUND", "(", "Wire", ")", "-", "/", "Getty Images", "Ann", "via", "\n", ", "]), max_size=30
    )
)
def test_any_text_has_furniture_inside_it(analyse: Analyse, parts: list[str]) -> None:
    text = " ".join(parts)
    assert all(0 <= start < end <= len(text) for start, end in furniture(analyse(text)))
