"""The days that a TIMEX3 value covers, and the sentence around a quotation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Findings, Span, make_document
from sayso.record.dates import days
from sayso.record.evidence import Source, sentence_starts


@pytest.mark.parametrize(
    ("value", "covered"),
    [
        ("2031-03-10", ("2031-03-10", "2031-03-11")),
        ("2031-03-10T06:30", ("2031-03-10", "2031-03-11")),
        ("2031-03-10TMO", ("2031-03-10", "2031-03-11")),
        ("2031-12", ("2031-12-01", "2032-01-01")),
        ("2031", ("2031-01-01", "2032-01-01")),
        ("2031-Q4", ("2031-10-01", "2032-01-01")),
        ("2031-W11", ("2031-03-10", "2031-03-17")),
        ("2031-W11-WE", ("2031-03-15", "2031-03-17")),
        ("2031-02-30", None),
        ("2031-13", None),
        ("2031-W60", None),
        ("9999-12-31", None),
        ("2031-SU", None),
        ("XXXX-03-10", None),
        ("P3D", None),
        ("PRESENT_REF", None),
        (None, None),
    ],
)
def test_a_value_covers_these_days(value: str | None, covered: tuple[str, str] | None) -> None:
    assert days(value) == covered


@given(st.text(alphabet="0123456789-WQTPXE:SU", max_size=12))
def test_any_value_covers_days_in_order_or_none(value: str) -> None:
    covered = days(value)
    assert covered is None or covered[0] < covered[1]


def sentence(text: str, quoted: str) -> str:
    document = make_document(name="d", text=text)
    start = text.index(quoted)
    return Source(document, Findings(), sentence_starts(text)).sentence((Span(start, start + len(quoted)),))


@pytest.mark.parametrize(
    ("text", "quoted", "whole"),
    [
        ("He left. She said no. They wept.", "no", "She said no."),
        ("Mr. Venn met Gen. Orr at 6 p.m. on Monday. They wept.", "met", "Mr. Venn met Gen. Orr at 6 p.m. on Monday."),
        ("“We go.” She stayed.", "stayed", "She stayed."),
        ("A headline\nThe first sentence is long.", "first", "The first sentence is long."),
        ("A line that is\nwrapped by its editor.", "wrapped", "A line that is\nwrapped by its editor."),
        ("A paragraph:\n\nanother one", "another", "another one"),
        ("no stop at all", "stop", "no stop at all"),
    ],
)
def test_the_sentence_around_a_quotation_is_found(text: str, quoted: str, whole: str) -> None:
    assert sentence(text, quoted) == whole


def test_a_text_without_sentences_gives_the_quotation_alone() -> None:
    assert sentence("word " * 1000 + "here" + " word" * 1000, "here") == "here"


@given(st.text(max_size=80), st.data())
def test_any_span_of_any_text_has_a_sentence(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    source = Source(make_document(name="d", text=text), Findings(), sentence_starts(text))
    assert text[start:end].strip() in source.sentence((Span(start, end),))
