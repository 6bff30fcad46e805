"""A text is stored as it was decoded, so the language layer meets every kind of line end there is."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language import Analysis
from sayso.language.blocks import blocks_of
from sayso.model import Span

LINES = (
    "The union said on Monday that the port would stay closed.",
    "The ministry refused to comment, and the talks",
    "were broken off on Friday.",
    "- The carrier shall pay within 30 days.",
    "“We will not sign,” the minister said.",
)
ENDS = {
    "LF": "\n",
    "CRLF": "\r\n",
    "CR": "\r",
    "CRCRLF": "\r\r\n",
    "form feed": "\f",
    "LF and form feed": "\n\f",
    "vertical tab": "\v",
    "NEL": "\x85",
    "U+2028": "\u2028",
    "U+2029": "\u2029",
}
WIDE_ALPHABET = st.text(alphabet="Aa .,\n\r\f\v\t\x85\x1c\u2028\u2029\u00a0\u200b\ufeff“”-1(", max_size=200)


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS.keys())
def test_every_line_end_gives_the_same_paragraphs_and_words(analyse: Callable[[str], Analysis], end: str) -> None:
    plain, other = analyse("\n".join(LINES)), analyse(end.join(LINES))
    assert other.words == plain.words
    assert other.heads == plain.heads
    assert len(other.blocks) == len(plain.blocks) == 4
    assert all(other.text[s:e] == word for s, e, word in zip(other.starts, other.ends, other.words, strict=True))


def test_a_blank_line_ends_a_paragraph_with_crlf_too() -> None:
    text = "the talks\r\n\r\nwere broken off"
    assert [text[s:e] for s, e in blocks_of(text)] == ["the talks", "were broken off"]


def test_a_form_feed_in_a_sentence_does_not_end_it() -> None:
    text = "the talks\n\fwere broken off"
    assert blocks_of(text) == [Span(0, len(text))]


@given(WIDE_ALPHABET)
def test_blocks_are_in_order_and_hold_every_character_that_is_no_blank(text: str) -> None:
    blocks = blocks_of(text)
    assert all(a.end <= b.start for a, b in pairwise(blocks))
    held = "".join(text[s:e] for s, e in blocks)
    assert "".join(held.split()) == "".join(text.split())


@given(WIDE_ALPHABET)
@settings(max_examples=30, deadline=None)
def test_no_word_holds_a_line_end_and_every_word_is_where_it_says(
    analyse: Callable[[str], Analysis], text: str
) -> None:
    analysis = analyse(text)
    for start, end in zip(analysis.starts, analysis.ends, strict=True):
        assert text[start:end].strip()
        assert not set(text[start:end]) & set("\n\r\f\v\x85\u2028\u2029")


@pytest.mark.parametrize(
    "text", [" " * 1_000_000, "a" + " " * 1_000_000 + "\nb", "\n" * 1_000_000], ids=["spaces", "spaces within", "lines"]
)
def test_a_text_of_blanks_is_cut_without_delay(text: str) -> None:
    assert sum(bool(text[s:e].strip()) for s, e in blocks_of(text)) == len(text.split())
