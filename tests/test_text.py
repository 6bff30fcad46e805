"""Bytes to text: exact, and never a byte lost in silence."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.text import REPLACEMENT, NotText, decode, without_surrogates
from tests.cases import load_cases

# What a file of text may hold: no zero characters, no mark at its own beginning (that is taken for the file's).
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0")).filter(lambda t: t[:1] != "\ufeff")
LATIN = st.text(st.characters(min_codepoint=0xA1, max_codepoint=0x24F), min_size=2)
MARKED = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
MARKED |= {"utf-32-le": codecs.BOM_UTF32_LE, "utf-32-be": codecs.BOM_UTF32_BE}
WORDS = "The delegates said that nobody would leave the hall. "


@given(TEXTS)
def test_any_text_written_as_utf_8_is_read_exactly(text: str) -> None:
    if not any(text.encode().startswith(magic) for magic in (b"%PDF-", b"PK\x03\x04", b"{\\rtf", b"\x1f\x8b")):
        assert decode(text.encode()).text == text


@pytest.mark.parametrize("encoding", MARKED)
@given(TEXTS)
def test_any_text_written_with_a_byte_order_mark_is_read_exactly(encoding: str, text: str) -> None:
    decoded = decode(MARKED[encoding] + text.encode(encoding))
    assert (decoded.text, decoded.doubt) == (text, None)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@given(LATIN)
def test_latin_text_in_a_wide_encoding_is_read_exactly_without_a_mark(encoding: str, text: str) -> None:
    text = WORDS + text
    assert decode(text.encode(encoding)).text == text


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused_and_the_text_can_be_stored(data: bytes) -> None:
    try:
        decoded = decode(data)
    except NotText:
        return
    assert "\0" not in decoded.text
    decoded.text.encode("utf-8")


@given(st.binary(max_size=100))
def test_a_byte_that_stands_for_no_character_is_told(data: bytes) -> None:
    decoded = decode("Ärger über Öl, große Mühe für alle Räte. ".encode() * 10 + data.replace(b"\0", b""))
    if REPLACEMENT in decoded.text and REPLACEMENT.encode() not in data:
        assert decoded.doubt


@pytest.mark.parametrize("case", load_cases("ingest_encodings"))
def test_encodings_are_found(case: dict[str, str]) -> None:
    text = case["text"] * int(case.get("times", 1))
    decoded = decode(text.encode(case["written"]), case.get("declared"))
    assert decoded.text == text
    assert bool(decoded.doubt) == bool(case.get("doubt"))


def test_line_ends_and_form_feeds_stay_as_they_are() -> None:
    assert decode(b"one\r\ntwo\rthree\x0cfour\n").text == "one\r\ntwo\rthree\x0cfour\n"


def test_a_file_cut_in_the_middle_of_a_character_is_read_with_a_doubt() -> None:
    decoded = decode(("The café".encode() * 3)[:-1])
    assert decoded.text == "The caféThe caféThe caf" + REPLACEMENT
    assert decoded.doubt is not None
    assert "utf-8" in decoded.doubt


def test_some_damaged_bytes_do_not_make_utf_8_another_encoding() -> None:
    decoded = decode("Größe, Fläche, Höhe und Maß. ".encode() + b"\xff" + "Überall schön.".encode())
    assert decoded.text == "Größe, Fläche, Höhe und Maß. " + REPLACEMENT + "Überall schön."
    assert decoded.doubt is not None


def test_a_declared_encoding_that_does_not_fit_is_not_believed() -> None:
    text = "Die Größe der Fläche"
    assert decode(text.encode(), "shift_jis").text == text
    assert decode(text.encode(), "no-such-encoding").text == text
    assert decode("Größe".encode("cp1252"), "punycode").text == "Größe"
    assert decode(b"\x81\x8d\x8f" * 30 + text.encode("cp1252"), "cp1252").encoding != "cp1252"


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7 \n", b"PK\x03\x04abc", b"{\\rtf1 Hello}", b"\x89PNG\r\n", b"words\0and\0more", bytes(range(256)) * 4],
    ids=["PDF", "zip", "RTF", "PNG", "zero bytes", "all bytes"],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(NotText):
        decode(data)


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    assert without_surrogates("a\ud800b\udfffc") == f"a{REPLACEMENT}b{REPLACEMENT}c"
