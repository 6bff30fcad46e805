"""Contents made whole."""

from sayso.language.tagging.decoding import Candidate
from sayso.language.tagging.mending import extended, mended, quotations_in
from sayso.language.tagging.windows import breaks
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


def carried(text: str, content: str, said: str) -> str:
    """The content of one attribution, carried on over the words that are said."""
    spans = words_of(text)

    def places_of(part: str) -> list[int]:
        start = text.index(part)
        return [n for n, span in enumerate(spans) if start <= span.start < start + len(part)]

    held, inside = places_of(content), places_of(said)
    one = Candidate((0, 1), (), ((held[0], held[-1] + 1),), ())
    [made] = extended([one], [n in inside for n in range(len(spans))], breaks(text, spans))
    [(first, stop)] = made.content
    return text[spans[first].start : spans[stop - 1].end]


def test_a_content_goes_on_over_words_that_are_said_to_the_end_of_its_paragraph() -> None:
    text = "He said: we leave today. We will not return. Rain fell.\nWe meant it."
    assert (
        carried(text, "we leave today", "we leave today. We will not return.") == "we leave today. We will not return."
    )
    assert carried(text, "Rain fell", "Rain fell.\nWe meant it.") == "Rain fell."
    assert carried(text, "We meant it", "Rain fell.\nWe meant it.") == "We meant it."
    assert carried(text, "we leave today", "Rain fell.") == "we leave today"


def test_words_of_another_attribution_stay_that_ones() -> None:
    first, second = Candidate((0, 1), (), ((1, 3),), ()), Candidate((3, 4), (), ((5, 7),), ())
    contents = [one.content for one in extended([first, second], [True] * 9, [2, 0, 0, 0, 0, 0, 0, 0, 0])]
    assert contents == [((1, 3),), ((4, 9),)]
