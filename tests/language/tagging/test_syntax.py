"""Where words stand from a cue, by the parse."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.language.analysis import Analysis
from sayso.language.tagging.syntax import ABOVE, BELOW, ELSEWHERE, HIGHER, LABELS, NEAR, PATHS, WITHIN, syntax_of
from sayso.language.tagging.words import words_of

Analyse = Callable[[str], Analysis]
NAMES = {ELSEWHERE: "elsewhere", NEAR: "near", HIGHER: "higher", WITHIN: "within"}


def way(path: int) -> str:
    """A path in words: `below nsubj`."""
    if path in NAMES:
        return NAMES[path]
    return f"below {LABELS[path - BELOW - 1]}" if path > BELOW else f"above {LABELS[path - ABOVE - 1]}"


@pytest.mark.parametrize(
    ("text", "cue", "ways"),
    [
        (
            "The envoy said that talks failed.",
            "said",
            {"envoy": "below nsubj", "said": "within", "talks": "below ccomp", "failed": "below ccomp"},
        ),
        ("Talks failed, he said.", "said", {"he": "below nsubj", "said": "within"}),
        (
            "The claim that talks failed was denied.",
            "claim",
            {"talks": "below acl", "denied": "above nsubjpass", "The": "below det"},
        ),
        ("Rain fell. He said nothing. Snow fell.", "said", {"Rain": "elsewhere", "nothing": "below dobj"}),
        ("They hope the union says no.", "says", {"union": "below nsubj", "They": "above ccomp"}),
        ("We know they hope it says no.", "says", {"We": "higher", "they": "above ccomp"}),
    ],
)
def test_words_stand_beneath_a_cue_above_it_or_elsewhere(
    analyse: Analyse, text: str, cue: str, ways: dict[str, str]
) -> None:
    words = words_of(text)
    spelled = [text[start:end] for start, end in words]
    place = spelled.index(cue)
    [row] = syntax_of(analyse(text), words).paths([(place, place + 1)], (0, len(words)))
    found = dict(zip(spelled, map(way, row.tolist()), strict=True))
    assert {word: found[word] for word in ways} == ways


def test_only_the_words_of_a_window_are_told(analyse: Analyse) -> None:
    text = "Rain fell. The envoy said that talks failed."
    words = words_of(text)
    syntax = syntax_of(analyse(text), words)
    whole, part = syntax.paths([(5, 6)], (0, len(words))), syntax.paths([(5, 6)], (4, 8))
    assert part.tolist() == whole[:, 4:8].tolist()
    assert syntax.paths([], (2, 6)).shape == (0, 4)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=120))
def test_any_text_has_a_tag_a_label_and_a_path_for_every_word(analyse: Analyse, text: str) -> None:
    words = words_of(text)
    syntax = syntax_of(analyse(text), words)
    assert len(syntax.tags) == len(syntax.labels) == len(words)
    if words:
        paths = syntax.paths([(n, n + 1) for n in range(len(words))], (0, len(words)))
        assert ((paths >= 0) & (paths < PATHS)).all()
