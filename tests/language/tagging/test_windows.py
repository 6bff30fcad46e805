"""Windows cover a text once, and begin where a paragraph or sentence does."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.language.tagging.windows import breaks, windows
from sayso.language.tagging.words import words_of

TEXT = "The union said “we will strike”, and its leader added: “On Monday.”\nNo one else spoke."


@given(st.lists(st.integers(1, 40), max_size=300), st.integers(20, 80), st.integers(0, 30), st.integers(0, 30))
def test_the_cores_of_windows_cover_the_words_once_and_in_order(
    pieces: list[int], core: int, left: int, right: int
) -> None:
    found = windows(pieces, [0] * len(pieces), core, left, right)
    assert [n for w in found for n in range(w.core_first, w.core_stop)] == list(range(len(pieces)))
    assert all(w.first <= w.core_first and w.core_stop <= w.stop <= len(pieces) for w in found)


def test_a_window_begins_where_a_paragraph_does_when_it_can() -> None:
    words = words_of(TEXT)
    found = windows([3] * len(words), breaks(TEXT, words), core=60, left=0, right=0)
    assert [TEXT[words[w.core_first].start :][:6] for w in found] == ["The un", "No one"]
