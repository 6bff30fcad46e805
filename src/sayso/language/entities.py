"""Names, found by spaCy's recogniser step by step for all texts at once.

Its own loop gives up Python's lock and takes it back for each of 74 moves at each word, which was half of its time;
step by step, as spaCy itself does where it trains, the moves and scores are the same.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.pipeline import EntityRecognizer
    from spacy.tokens import Doc

NAMES = "ner"


def stands_alone(recogniser: "EntityRecognizer") -> bool:
    """Whether it reads texts with a network of its own and takes the best move each time (not so in every model)."""
    shares = any("listener" in node.name for node in recogniser.model.walk())
    return not shares and recogniser.cfg.get("beam_width", 1) == 1


def find_names(recogniser: "EntityRecognizer", docs: Sequence["Doc"]) -> None:
    """Mark the names of some texts."""
    states = recogniser.moves.init_batch(docs)
    scorer = recogniser.model.predict(docs)
    unfinished = [state for state in states if not state.is_final()]
    while unfinished:
        unfinished = recogniser.transition_states(unfinished, scorer.predict(unfinished))
    scorer.clear_memory()
    recogniser.set_annotations(docs, states)
