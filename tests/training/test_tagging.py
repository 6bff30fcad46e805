"""The parts of training that need no network: words, windows, decoding."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from training.data import Article, example, requoted

from sayso.language.tagging.decoding import cue_runs, decode, distance_buckets, runs
from sayso.language.tagging.windows import breaks, windows
from sayso.language.tagging.words import quote_states, words_of
from sayso.model import Span

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


def test_quotation_states_tell_inside_from_outside_and_end_with_the_paragraph() -> None:
    text = "He said “yes.\nShe said ''no'' and \"maybe\"."
    states = dict(zip([text[s:e] for s, e in words_of(text)], quote_states(text, words_of(text)), strict=True))
    assert [states[word] for word in ("He", "yes", "She", "no", "and", "maybe")] == [0, 1, 0, 1, 0, 1]


def test_a_run_begins_at_its_first_tag_whether_begin_or_inside() -> None:
    assert runs(np.array([0, 2, 2, 1, 2, 0, 1]), begin=1) == [(1, 3), (3, 5), (6, 7)]


def test_distance_is_exact_nearby_and_signed() -> None:
    buckets = distance_buckets([(2, 4)], 40)
    assert buckets[0, :6].tolist() == [14, 15, 16, 16, 17, 18]
    assert buckets[0, 39] > buckets[0, 20] > buckets[0, 10]


def test_a_word_that_two_cues_claim_is_content_of_the_surer_one_unless_nesting_is_allowed() -> None:
    cue_logits = np.array([[0, 9, 0], [9, 0, 0], [0, 9, 0]], dtype=np.float32)
    linked = np.zeros((2, 3, 5), dtype=np.float32)
    linked[0, 1, 3], linked[1, 1, 3] = 9, 5
    linked[:, [0, 2], 0] = 9
    cues = cue_runs(cue_logits)
    assert cues == [(0, 1), (2, 3)]
    assert [one.cue for one in decode(cue_logits, linked, cues, nested=False)] == [(0, 1)]
    assert [one.cue for one in decode(cue_logits, linked, cues, nested=True)] == [(0, 1), (2, 3)]


def test_an_example_links_each_cue_to_its_own_words() -> None:
    said, added = TEXT.index("said"), TEXT.index("added")
    content = Span(TEXT.index("“we"), TEXT.index(", and"))
    items = [
        {"source": [Span(0, 9)], "cue": [Span(said, said + 4)], "content": [content]},
        {"source": [], "cue": [Span(added, added + 5)], "content": [Span(TEXT.index("“On"), TEXT.index("\n"))]},
    ]
    made = example(Article("a", TEXT, items))
    assert [TEXT[made.words[a].start : made.words[b - 1].end] for a, b, _ in made.links] == ["said", "added"]
    first, second = (tags for _, _, tags in made.links)
    assert TEXT[made.words[min(first)].start : made.words[max(first)].end] == "The union said “we will strike”"
    assert set(second.values()) == {3, 4} and not set(first) & set(second)


def test_the_other_style_of_quotation_marks_keeps_every_offset() -> None:
    other = requoted(Article("a", TEXT, []))
    assert other.text == TEXT.replace("“", '"').replace("”", '"')
    assert requoted(other).text == TEXT
