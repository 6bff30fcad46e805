"""Quotations taken whole."""

from sayso.language.tagging.decoding import Candidate
from sayso.language.tagging.mending import mended, quotations_in
from sayso.language.tagging.words import quote_states, words_of

TEXT = "The envoy said “we are ready to sign” and “we will not wait” on Monday."


def run(words: str) -> tuple[int, int]:
    spans = words_of(TEXT)
    start = TEXT.index(words)
    inside = [n for n, span in enumerate(spans) if start <= span.start < start + len(words)]
    return inside[0], inside[-1] + 1


def contents(*given: str, source: str = "The envoy") -> list[str]:
    spans = words_of(TEXT)
    one = Candidate(run("said"), (run(source),), tuple(map(run, given)), ())
    found = mended(one, quotations_in(quote_states(TEXT, spans))).content
    return [TEXT[spans[a].start : spans[b - 1].end] for a, b in found]


def test_quotations_are_found_with_their_marks() -> None:
    spans = words_of(TEXT)
    found = quotations_in(quote_states(TEXT, spans))
    assert [TEXT[spans[a].start : spans[b - 1].end] for a, b in found] == [
        "“we are ready to sign”",
        "“we will not wait”",
    ]


def test_a_quotation_of_which_most_is_content_is_content_whole() -> None:
    assert contents("we are ready to") == ["“we are ready to sign”"]


def test_one_of_which_little_is_content_is_left() -> None:
    assert contents("“we are ready to sign”", "wait") == ["“we are ready to sign”", "wait"]


def test_one_that_holds_the_source_is_left() -> None:
    assert contents("are ready to sign", source="we") == ["are ready to sign"]
