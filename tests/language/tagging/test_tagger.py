"""The tagger of the installed package: whole texts, the same answer every time."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import ModelError
from sayso.language import Pipeline
from sayso.language.analysis import Tagged
from sayso.language.tagging.package import tagger_folder
from sayso.language.tagging.tagger import load_tagger
from sayso.language.tagging.words import NESTED, PLAIN

SAID = "“We will not sign,” the envoy said on Monday."


Tag = Callable[..., tuple[Tagged, ...]]


@pytest.fixture(scope="module")
def tag(pipeline: Pipeline) -> Tag:
    """The tagger over a parsed text."""
    parse, tagger = replace(pipeline, tagger=None).analyse, pipeline.tagger
    assert tagger is not None, "the package sayso-en is not installed: run setup.sh"
    return lambda text, style=PLAIN: tagger.tag(parse(text), style)


@pytest.mark.parametrize("style", [PLAIN, NESTED])
def test_a_plain_attribution_is_found_and_linked(tag: Tag, style: int) -> None:
    [one] = tag(SAID, style)
    spans = {role: [SAID[s:e] for s, e in getattr(one, role)] for role in ("source", "cue", "content")}
    assert spans == {"source": ["the envoy"], "cue": ["said"], "content": ["“We will not sign,”"]}
    assert 0.5 < one.confidence <= 1


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "!?", "\u200b", "42"])
def test_texts_without_a_sentence_give_nothing(tag: Tag, text: str) -> None:
    assert tag(text) == ()


def test_a_long_text_is_read_to_its_end(tag: Tag) -> None:
    filler = "The harbour lay still and the boats were in. " * 12 + "\n"
    text = "".join(filler + SAID + "\n" for _ in range(12))
    found = tag(text)
    assert [one.cue[0].start for one in found] == sorted(one.cue[0].start for one in found)
    assert len([one for one in found if text[slice(*one.cue[0])] == "said"]) == 12


@pytest.mark.parametrize("word", ["_" * 600, "a_" * 300, "谈判" * 300, "x" * 10_000, "'" * 600])
def test_a_word_of_any_length_is_read(tag: Tag, word: str) -> None:
    text = f"{word}\n{SAID}"
    assert "said" in {text[slice(*one.cue[0])] for one in tag(text)}


@pytest.mark.parametrize("name", ["encode.onnx", "link.onnx", "confidence.json", "tokenizer.json"])
def test_a_damaged_package_is_told_with_what_to_do(tmp_path: Path, name: str) -> None:
    folder = tagger_folder()
    assert folder is not None
    for file in folder.iterdir():
        if file.is_file():
            (tmp_path / file.name).write_bytes(b"cut off" if file.name == name else file.read_bytes())
    with pytest.raises(ModelError, match="install it again"):
        load_tagger(tmp_path)


def test_other_texts_read_in_between_change_nothing(tag: Tag) -> None:
    before = tag(SAID)
    tag("The minister accused the owners of lying. " * 40)
    assert tag(SAID) == before


PIECES = st.sampled_from(
    ["The envoy", "said", "“", "”", '"', "''", "that", "talks failed", ".", ",", "\n", ":", "é", "—", ""]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, max_size=60).map(" ".join) | st.text(max_size=200))
def test_any_text_is_read_and_spans_lie_inside_it_in_order(tag: Tag, text: str) -> None:
    for one in tag(text):
        for role in (one.source, one.cue, one.content):
            assert all(0 <= s < e <= len(text) for s, e in role)
            assert list(role) == sorted(role)
        assert one.cue and one.content


def test_without_the_package_rules_read_alone_and_the_reading_says_so(pipeline: Pipeline) -> None:
    from sayso.model import Findings, make_document
    from sayso.reading.attributions import read

    analysis = replace(pipeline.analyse(SAID), tagged=None)
    found = read(make_document(name="harbour", text=SAID), analysis, Findings())
    assert [SAID[slice(*one.cue[0])] for one in found.attributions] == ["said"]
    assert [problem.place for problem in found.problems] == ["harbour"]
    assert "sayso-en" in found.problems[0].message
