"""Which recognisers of names can be run step by step."""

from typing import Any, cast

import pytest
import spacy
from spacy.pipeline import EntityRecognizer

from sayso.language import Pipeline
from sayso.language.entities import find_names, stands_alone

LISTENER = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "ner",
    "extra_state_tokens": False,
    "hidden_width": 64,
    "maxout_pieces": 2,
    "use_upper": True,
    "nO": None,
    "tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"},
}


@pytest.mark.parametrize(
    ("factory", "config", "alone"),
    [
        ("ner", {}, True),
        ("ner", {"model": LISTENER}, False),  # its states come from another pipe
        ("beam_ner", {}, False),  # it weighs several readings of a text
    ],
)
def test_a_recogniser_with_its_own_network_and_no_beam_stands_alone(
    factory: str, config: dict[str, Any], *, alone: bool
) -> None:
    made = spacy.blank("en").add_pipe(factory, config=config)
    assert stands_alone(cast("EntityRecognizer", made)) is alone


def test_texts_of_any_length_are_marked_together(pipeline: Pipeline) -> None:
    recogniser = pipeline.parser.recogniser
    assert recogniser is not None
    texts = ["", "In Geneva, Anna Berg met the Reuters team on Monday.", "Rain.", "\n"]
    docs = [pipeline.parser.nlp.make_doc(text) for text in texts]
    find_names(recogniser, docs)
    assert [[name.text for name in doc.ents] for doc in docs] == [
        [],
        ["Geneva", "Anna Berg", "Reuters", "Monday"],
        [],
        [],
    ]
