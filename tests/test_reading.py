"""Whole readings of any text: no reader fails, everything stands in the text, and the same text gives the same."""

import json
import os
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.batch import read_each
from sayso.export.json_bytes import json_bytes
from sayso.export.reading_json import reading_json
from sayso.language import Pipeline
from sayso.language.pipeline import DEFAULT_MODEL
from sayso.model import Document, Reading, make_document
from sayso.reading import read_document
from sayso.store.codec import quotations
from tests.golden import sample_documents
from tests.soundness import ALLOWED, faults, json_faults

ROOT = Path(__file__).parent.parent
PRINT_SAMPLES = """
import sys
from sayso.desk import Read, read
from sayso.export.json_bytes import json_bytes
from sayso.export.reading_json import reading_json
for one in read("src/sayso/samples/port-strike.jsonl"):
    assert isinstance(one, Read)
    sys.stdout.buffer.write(json_bytes(reading_json(one.document, one.reading)) + b"\\n")
"""
NUMBERS = (
    "2014 1957 58 7.7 1,200 0 00 31 32 13 12:30 24:61 1400 0900 ² ½ ٣٤ 1990s '80s '97 3/4 3-4 31/02/2031 2031-02-30 "
    "2031-W54 1st 2nd 99th ten dozen million per cent % hours days weeks May June Friday spring Q3 noon early last "
    "next ago GMT a.m. o'clock century fiscal quarter half second between from to until and or of the by more than"
)
MARKS = "“”‘’\"'«»„‟‹›`´(){}[]—–-…,.:;!?"


@cache
def fragments() -> tuple[str, ...]:
    """Pieces of the samples' sentences, cut where a line or a clause may end."""
    found = []
    for document in sample_documents():
        for line in document.text.splitlines():
            words = line.split()
            found += [" ".join(words[n : n + 5]) for n in range(0, len(words), 5)]
    return tuple(found)


def read(pipeline: Pipeline, text: str, published: str | None = None) -> tuple[Document, Reading]:
    document = make_document(name="any", text=text, published=published)
    return document, read_document(document, pipeline.analyse(text), "test")


def check(document: Document, reading: Reading) -> None:
    """Fail with what is wrong with a reading, if anything is."""
    assert faults(document, reading) == []
    quotations(document, reading)  # what the store asks of it
    written = json_bytes(reading_json(document, reading))
    assert list(json_faults(document.text, json.loads(written))) == []


def mixtures() -> st.SearchStrategy[str]:
    """Texts made of pieces of real sentences, marks, line ends and stray characters, in any order."""
    piece = st.one_of(
        st.sampled_from(fragments()),
        st.sampled_from(fragments()),
        st.lists(st.sampled_from(NUMBERS.split()), min_size=1, max_size=5).map(" ".join),
        st.text(MARKS, min_size=1, max_size=3),
        st.sampled_from(["\n", "\n\n", "\r\n", "\f", "\u2028", "\n- ", "\n1. ", "\na) ", "\nArticle 2\n", "Phase one"]),
        st.text(max_size=4),
    )
    glue = st.sampled_from([" ", " ", "", "\n"])
    return st.lists(st.tuples(piece, glue), max_size=25).map(lambda parts: "".join(a + b for a, b in parts))


DATES = st.one_of(st.none(), st.dates().map(str))
ANY_TIME = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@settings(ANY_TIME, max_examples=60)
@given(st.text(max_size=200), DATES)
def test_any_characters_at_all_give_a_sound_reading(pipeline: Pipeline, text: str, published: str | None) -> None:
    check(*read(pipeline, text, published))


@settings(ANY_TIME, max_examples=120)
@given(mixtures(), DATES)
def test_any_mixture_of_sentences_gives_a_sound_reading(pipeline: Pipeline, text: str, published: str | None) -> None:
    check(*read(pipeline, text, published))


@settings(ANY_TIME, max_examples=40)
@given(
    st.lists(st.one_of(st.text(MARKS, max_size=4), st.sampled_from(["he said", "I", "the union", "."])), max_size=40)
)
def test_any_quotation_marks_give_a_sound_reading(pipeline: Pipeline, pieces: list[str]) -> None:
    check(*read(pipeline, " ".join(pieces)))


ODD = {
    "nothing": "",
    "blanks": " \n\t\u00a0\u2003\n",
    "only marks": "“ ” ‘ ’ ... --- ???",
    "a number": "7",
    "a fraction after a year": "They are off compared to the same period in 2014 — 7.7 per cent, and in 1957-²8.",
    "no spaces": "x" * 30_000,
    "one letter to a line": "a\n" * 1_500,
    "no sentence end": "the union and the port and " * 200,
    "one long sentence": "The union said that the port said that " * 150 + "it was over.",
    "one long list": "- the union shall pay 3 florins by Friday\n" * 200,
    "numbers": "1,234 to 5 per cent, 6 of 7, " * 150,
    "zero characters": "The union\0 said\0 no.",
    "right to left": "قال الاتحاد «لا» للصحفيين. The union said no.",
    "emoji and marks on marks": "🕊️ Z̷a̷l̷g̷o̷ said: “n\u0301o\u0308” 👩‍👩‍👧‍👦.",
    "a phrase whose object stands beside it": "NORTHPORT (Press) - three-phase ceasefire on Wednesday, five ",
    "a quotation of nothing but a mark": "The Port (Press) - promised to let through. 'Ice \"\n:\n” ",
    "a cue before its verb": "The host said how surprised he is that the talks failed. “How glad she was that it did!”",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_an_odd_text_gives_a_sound_reading(pipeline: Pipeline, text: str) -> None:
    check(*read(pipeline, text, "2031-03-10"))


@pytest.mark.parametrize("pair", ["“”", '""', "''"])
def test_thousands_of_quotation_marks_give_a_sound_reading_in_a_moment(pipeline: Pipeline, pair: str) -> None:
    text = f"He said {pair[0]}no{pair[1]} again. " * 500 + pair[0] * 1_500
    document = make_document(name="marks", text=text)
    analysis = pipeline.analyse(text)
    began = time.process_time()
    reading = read_document(document, analysis, "test")
    assert time.process_time() - began < 5  # seconds
    check(document, reading)


@pytest.fixture(scope="module")
def samples() -> list[tuple[Document, Reading]]:
    """Every sample with its reading."""
    return _readings(list(sample_documents()))


def _readings(documents: list[Document]) -> list[tuple[Document, Reading]]:
    return [item for item in read_each(documents, model=DEFAULT_MODEL) if isinstance(item, tuple)]


def _lines(readings: list[tuple[Document, Reading]]) -> list[bytes]:
    return [json_bytes(reading_json(document, reading)) for document, reading in readings]


def test_every_sample_gives_a_sound_reading(samples: list[tuple[Document, Reading]]) -> None:
    assert len(samples) == 19
    for document, reading in samples:
        check(document, reading)


def test_a_second_run_in_another_order_gives_the_same_bytes(samples: list[tuple[Document, Reading]]) -> None:
    again = _readings([document for document, _ in reversed(samples[::2])])
    assert _lines(again[::-1]) == _lines(samples[::2])


def test_processes_with_other_hash_seeds_give_the_same_bytes() -> None:
    started = [
        subprocess.Popen(
            [sys.executable, "-c", PRINT_SAMPLES],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
        )
        for seed in ("1", "4321")
    ]
    one, other = (process.communicate()[0] for process in started)
    assert one.count(b"\n") == 9
    assert one == other


def test_every_value_is_one_that_the_documentation_names() -> None:
    text = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
    missing = [
        f"{kind} {field} {word}"
        for (kind, field), words in ALLOWED.items()
        for word in words.split()
        if f"`{word}`" not in text and f"{word}," not in text and f"{word}." not in text
    ]
    assert missing == []
