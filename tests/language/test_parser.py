"""The parser's short cuts give what spaCy's own pipes give."""

import importlib
from collections.abc import Iterator

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from sayso.language import Pipeline
from sayso.language.parser import load_parser
from sayso.language.pipeline import DEFAULT_MODEL

TEXTS = (
    "The envoys, who had been talking since Monday, said there's little left to argue over.",
    "He wasn't going to sign; they're leaving, and that is what the miners' union got for its pains.",
    "What did the 2nd draft say? More than 40 pages of it were thrown out, as if nobody had read them.",
    "As long as the port stays shut, no one will ask how many of the workers are being paid.",
    "There are two ways out of this. It does get worse, doesn't it?",
    "Talks broke down again…   “We don't know,” she said.\tLet’s see.",
    "",
)


@pytest.fixture(scope="module")
def whole() -> Language:
    """The pipeline as its package gives it."""
    loaded: Language = importlib.import_module(DEFAULT_MODEL).load()
    return loaded


def seen(doc: Doc) -> Iterator[object]:
    yield from ((t.text, t.tag_, t.pos_, t.lemma_, t.dep_, t.head.i, t.ent_type_) for t in doc if not t.is_space)
    yield from ((chunk.start, chunk.end) for chunk in doc.noun_chunks)


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_analysed_as_by_the_whole_pipeline(pipeline: Pipeline, whole: Language, text: str) -> None:
    [doc] = pipeline.parser.parse([text])
    assert list(seen(doc)) == list(seen(whole(text)))


def test_a_text_with_a_rule_about_several_words_goes_through_the_pipes(pipeline: Pipeline) -> None:
    rules = pipeline.parser.rules
    assert rules is not None
    with_phrase, without = pipeline.parser.parse([TEXTS[4], TEXTS[0].replace("there's little", "little is")])
    assert rules.phrases(with_phrase)
    assert not rules.phrases(without)


def test_a_word_once_asked_is_not_asked_again(pipeline: Pipeline) -> None:
    rules = pipeline.parser.rules
    assert rules is not None
    list(pipeline.parser.parse([TEXTS[2]]))
    asked = rules.known.cache_info().misses
    list(pipeline.parser.parse([TEXTS[2]]))
    assert rules.known.cache_info().misses == asked


def test_a_model_without_the_two_pipes_is_run_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    class Blank:
        """A package whose pipeline only cuts words."""

        @staticmethod
        def load() -> Language:
            return spacy.blank("en")

    monkeypatch.setattr(importlib, "import_module", lambda name: Blank)
    parser = load_parser("none")
    assert parser.rules is None
    assert [len(doc) for doc in parser.parse(["Two words"])] == [2]
