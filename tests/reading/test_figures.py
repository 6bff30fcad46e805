"""The figure reader and the quantities under it: their cases, who gives a figure, and texts that hold none."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.language import Analysis
from sayso.model import Actor, Attribution, Figure, Findings, Span, make_document
from sayso.reading import figures, times
from sayso.reading.quantity.numbers import numbers, value_of
from sayso.reading.quantity.quantities import quantities
from tests.cases import load_cases
from tests.timing import grows

Analyse = Callable[[str], Analysis]
PIECES = [
    "at least", "31", "people", "were", "killed", "two dozen", "hundreds of", "$2.5bn", "5%", "of whom", "including",
    "between", "and", "to", "a quarter", "of", "the", "(", ")", "1.", "2)", "1,200,300", "more than", "million", "-",
    "one", "half a", "thousands", "%", "$", "is", "taken hostage", "said", ".", "\n", "Ünïcode", "“", "no", "60 to 65",
]  # fmt: skip


def read(analyse: Analyse, text: str, findings: Findings | None = None) -> tuple[Figure, ...]:
    document, analysis = make_document(name="case", text=text, published="2024-08-21"), analyse(text)
    return figures.read(document, analysis, times.read(document, analysis, findings or Findings())).figures


def _bound(value: float | None) -> str:
    return "-" if value is None else f"{value:g}" if value < 1e6 else f"{value:.0f}"


@pytest.mark.parametrize("case", load_cases("figures"))
def test_a_text_holds_these_figures(case: dict[str, Any], analyse: Analyse) -> None:
    text = case["text"]
    found = read(analyse, text)
    by_words = {text[slice(*f.span[0])]: f for f in found}
    rows = [f"{w} | {_bound(f.low)} | {_bound(f.high)} | {f.what.split(':')[0]}" for w, f in by_words.items()]
    assert rows == case["figures"]
    for field in ("includes", "as_of", "since", "unit", "whom", "what"):
        for words, expected in case.get(field, {}).items():
            assert getattr(by_words[words], field) == (None if expected is None else str(expected))


def _span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def test_the_giver_is_the_speaker_of_the_attribution_that_holds_the_figure(analyse: Analyse) -> None:
    text = "The ministry said 40 people were killed. Nine boats sank."
    said = Attribution(
        id="a",
        source=(_span(text, "The ministry"),),
        cue=(_span(text, "said"),),
        content=(_span(text, "40 people were killed"),),
        speaker=("ministry",),
    )
    assert [f.by for f in read(analyse, text, Findings(attributions=(said,)))] == [("ministry",), ()]


def test_what_a_statement_goes_on_to_say_is_its_speakers(analyse: Analyse) -> None:
    text = "The institute says the plan would hurt trade in the early years, but would add $84 billion."
    said = Attribution(
        id="a",
        source=(_span(text, "The institute"),),
        cue=(_span(text, "says"),),
        content=(_span(text, "the plan would hurt trade in the early years"),),
        speaker=("institute",),
        form="indirect",
    )
    assert [f.by for f in read(analyse, text, Findings(attributions=(said,)))] == [("institute",)]


def test_of_nested_attributions_the_outer_speaker_gives_the_figure(analyse: Analyse) -> None:
    text = "The premier said the rebels demanded 29 changes."
    outer, inner = _span(text, "the rebels demanded 29 changes"), _span(text, "29 changes")
    cues = [_span(text, "said"), _span(text, "demanded")]
    said = [
        Attribution(id=str(n), source=(), cue=(cue,), content=(content,), speaker=(speaker,))
        for n, (cue, content, speaker) in enumerate(zip(cues, [outer, inner], ["premier", "rebels"], strict=True))
    ]
    assert [f.by for f in read(analyse, text, Findings(attributions=tuple(said)))] == [("premier",)]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("The premier denied the raid, in which 12 people died.", "the raid, in which 12 people died", ()),
        ("The premier fears to lose the 4,000 people who struck.", "to lose the 4,000 people who struck", ()),
        ("The premier said 12 people were killed in the raid.", "12 people were killed in the raid", ("premier",)),
    ],
)  # fmt: skip
def test_what_the_writer_adds_to_reported_speech_is_the_writers(
    text: str, content: str, speaker: tuple[str, ...], analyse: Analyse
) -> None:
    cue = next(c for c in ("denied", "fears", "said") if c in text)
    said = Attribution(
        id="a",
        source=(_span(text, "The premier"),),
        cue=(_span(text, cue),),
        content=(_span(text, content),),
        speaker=("premier",),
    )
    assert [f.by for f in read(analyse, text, Findings(attributions=(said,)))] == [speaker]


def test_of_a_paper_that_quotes_an_office_the_office_gives_the_figure(analyse: Analyse) -> None:
    text = "The Herald wrote the ministry said 12 people were killed."
    outer, inner = _span(text, "the ministry said 12 people were killed"), _span(text, "12 people were killed")
    cues = [_span(text, "wrote"), _span(text, "said")]
    said = [
        Attribution(id=str(n), source=(), cue=(cue,), content=(content,), speaker=(speaker,))
        for n, (cue, content, speaker) in enumerate(zip(cues, [outer, inner], ["herald", "ministry"], strict=True))
    ]
    herald = Actor(id="herald", name="The Herald", kind="media", mentions=(_span(text, "The Herald"),))
    assert [f.by for f in read(analyse, text, Findings(actors=(herald,), attributions=tuple(said)))] == [("ministry",)]


def test_a_monitor_gives_what_it_records(analyse: Analyse) -> None:
    text = "The mission recorded 900 explosions."
    monitor = Actor(id="mission", name="The mission", kind="institution", mentions=(_span(text, "The mission"),))
    assert [f.by for f in read(analyse, text, Findings(actors=(monitor,)))] == [("mission",)]


def test_a_crowd_that_speaks_is_a_figure(analyse: Analyse) -> None:
    text = "Thousands of islanders demanded a vote."
    said = Attribution(
        id="a", source=(_span(text, "Thousands of islanders"),), cue=(_span(text, "demanded"),), content=(), speaker=()
    )
    assert [f.low for f in read(analyse, text, Findings(attributions=(said,)))] == [1000]


def test_those_who_only_speak_are_no_figure(analyse: Analyse) -> None:
    text = "Two senior officials said the port was shut."
    said = Attribution(
        id="a", source=(_span(text, "Two senior officials"),), cue=(_span(text, "said"),), content=(), speaker=()
    )
    assert read(analyse, text, Findings(attributions=(said,))) == ()


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("thirty-one", 31),
        ("two hundred and five", 205),
        ("one hundred and twenty-three thousand four hundred", 123_400),
        ("2.5 million", 2_500_000),
        ("7 1/2", 7.5),
        ("5bn", 5_000_000_000),
        ("1,234,567.5", 1_234_567.5),
        ("two thousand", 2000),
        ("three million two hundred thousand", 3_200_000),
    ],
)
def test_number_words_and_digits_have_their_value(words: str, value: float) -> None:
    assert value_of(words) == value


ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spoken(number: int) -> str:
    """A whole number below a thousand million in English words."""
    for size, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            joint = " and " if rest and rest < 100 else " "
            return f"{spoken(number // size)} {name}{joint if rest else ''}{spoken(rest) if rest else ''}"
    if number < len(ONES):
        return ONES[number]
    return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")


@given(st.integers(min_value=1, max_value=10**9 - 1))
def test_spoken_numbers_have_their_value(number: int) -> None:
    text = f"The mission counted {spoken(number)} of them."
    assert value_of(spoken(number)) == number
    found = [text[slice(*n.span)] for n in numbers(text, Span(0, len(text)))]
    assert found == [spoken(number)]


@given(st.integers(min_value=0, max_value=10**12))
def test_grouped_digits_have_their_value(number: int) -> None:
    text = f"{number:,}"
    assert [n.low for n in numbers(text, Span(0, len(text)))] == [number]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)))
def test_any_text_gives_well_formed_figures_inside_it(analyse: Analyse, text: str) -> None:
    for quantity in quantities(analyse(text)):
        assert 0 <= quantity.span.start <= quantity.number.start < quantity.number.end <= quantity.span.end <= len(text)
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
    found = read(analyse, text)
    assert len({f.id for f in found}) == len(found)
    for figure in found:
        assert figure.low is None or figure.low >= 0
        assert figure.includes is None or figure.includes in text


WORST = [
    "one hundred and " * 10_000,
    "1,234," * 20_000,
    "5 - 6 - " * 15_000,
    "between 1 and 2 and " * 6_000,
    "half a million " * 8_000,
    "a few hundred several " * 5_000,
    " " * 200_000 + "5",
    "$" * 100_000,
    "9" * 100_000,
    "1/2" * 40_000,
]


@pytest.mark.parametrize("text", WORST, ids=lambda text: text[:20])
def test_the_worst_text_takes_time_linear_in_its_length(text: str) -> None:
    def read(size: int) -> None:
        part = text[:size]
        for _ in numbers(part, Span(0, len(part))):
            pass

    assert not grows(read, -(-len(text) // 4))
