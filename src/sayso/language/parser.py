"""spaCy, set to read as fast as it can with the same answers. Only the modules of this layer know it.

Its matrices are multiplied by NumPy's library instead of its own, which knows less of today's processors; its rules
about single words are asked once a word (`word_rules`); its recogniser of names goes step by step (`entities`).
"""

import importlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, cast

from thinc.api import use_ops
from threadpoolctl import ThreadpoolController

from sayso.language.entities import NAMES, find_names, stands_alone
from sayso.language.word_rules import PIPES, WordRules

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import EntityRecognizer
    from spacy.tokens import Doc

BATCH = 256  # texts that go through a pipe together


@dataclass(frozen=True, slots=True)
class Parser:
    """A loaded pipeline; `rules` and `recogniser` in place of three of its pipes, where it has such ones."""

    nlp: "Language"
    rules: WordRules | None
    recogniser: "EntityRecognizer | None"
    threads: ThreadpoolController

    def parse(self, texts: Iterable[str]) -> Iterator["Doc"]:
        """Each text parsed, on one thread, so that several processes do not get in each other's way."""
        left = iter(texts)
        while batch := list(islice(left, BATCH)):
            yield from self._parsed(batch)

    def _parsed(self, texts: list[str]) -> list["Doc"]:
        skipped = [*(PIPES if self.rules else ()), *([NAMES] if self.recogniser else ())]
        with self.threads.limit(limits=1, user_api="blas"):
            docs = list(self.nlp.pipe(texts, batch_size=BATCH, disable=skipped))
            if self.recogniser:
                find_names(self.recogniser, docs)
        return docs if self.rules is None else [self.rules.apply(doc) for doc in docs]


def load_parser(model: str) -> Parser:
    """The pipeline of an installed package."""
    with use_ops("numpy", use_blis=False):
        nlp = importlib.import_module(model).load()
    rules = WordRules(nlp) if set(PIPES) <= set(nlp.pipe_names) else None
    return Parser(nlp, rules, _recogniser(nlp), ThreadpoolController())


def _recogniser(nlp: "Language") -> "EntityRecognizer | None":
    found = cast("EntityRecognizer", nlp.get_pipe(NAMES)) if NAMES in nlp.pipe_names else None
    return found if found is not None and stands_alone(found) else None
