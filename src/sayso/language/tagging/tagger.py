"""The tagger at work: text in, linked attributions out, with onnxruntime and tokenizers alone.

Windows go through one by one, since the int8 activations are scaled over a whole input: a batch would make a
window's answer depend on its neighbours. One thread, so that sums are added in the same order every time.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

from sayso.errors import ModelError
from sayso.language.analysis import Analysis, Tagged
from sayso.language.tagging.confidence import Confidence, chosen, load_confidence
from sayso.language.tagging.decoding import (
    Candidate,
    Floats,
    Ints,
    Run,
    candidates,
    distance_buckets,
    possible_cues,
    said_words,
)
from sayso.language.tagging.features import FEATURES, QUOTE, features_of
from sayso.language.tagging.mending import extended, mended, quotations_in
from sayso.language.tagging.pieces import CLS, SEP, load_tokenizer, pieces_of
from sayso.language.tagging.syntax import Syntax, syntax_of
from sayso.language.tagging.windows import Window, breaks, windows
from sayso.language.tagging.words import NESTED, PLAIN, words_of
from sayso.model import Span, Spans

LINK_INPUTS = {"words", "cues", "buckets", "paths"}


@dataclass(frozen=True, slots=True)
class Inputs:
    """A text as the network reads it: its words, their pieces and features [words, 5], and where windows may begin."""

    words: list[Span]
    pieces: list[list[int]]
    syntax: Syntax
    features: Ints
    breaks: list[int]


@dataclass(frozen=True, slots=True)
class Outputs:
    """What the first graph says of the words of a window: logits and the projections that linking needs."""

    cues: Floats  # [words, 3]
    arguments: Floats  # [words, 5]
    words: Floats  # [words, hidden]
    projected: Floats  # [words, hidden], as parts of a cue


@dataclass(frozen=True, slots=True)
class Read:
    """What the network says of a text: its candidates, and of each of its words whether it is said by someone."""

    words: list[Span]
    breaks: list[int]
    candidates: list[Candidate]
    said: list[bool]

    def kept(self, confidence: Confidence, *, nested: bool) -> list[tuple[Candidate, float]]:
        """The candidates that are kept, whole, each with how likely it is right."""
        kept = chosen(self.candidates, confidence, nested=nested)
        whole = extended([one for one, _ in kept], self.said, self.breaks)
        return [(one, sure) for one, (_, sure) in zip(whole, kept, strict=True)]


@dataclass(frozen=True, slots=True)
class Tagger:
    """The two graphs of a model, its tokenizer, and what tells how likely each candidate is right."""

    encode: InferenceSession
    link: InferenceSession
    tokenizer: Tokenizer
    confidence: Confidence

    def tag(self, analysis: Analysis, style: int = NESTED) -> tuple[Tagged, ...]:
        """The attributions of a parsed text in the order of their cues."""
        read = self.read(analysis, style)
        kept = read.kept(self.confidence, nested=style != PLAIN)
        return tuple(_tagged(read.words, one, sure) for one, sure in kept)

    def read(self, analysis: Analysis, style: int) -> Read:
        """All that may be attributions. Long texts go through in windows; none is cut short."""
        given = self._inputs(analysis, style)
        quotations = quotations_in(given.features[:, QUOTE].tolist())
        found: list[Candidate] = []
        said: list[bool] = []
        for window in windows([len(p) for p in given.pieces], given.breaks):
            outputs, core = self._encoded(window, given), window.core
            found += [mended(one.moved(window.first), quotations) for one in self._linked(outputs, window, given)]
            said += said_words(outputs.arguments[core.start : core.stop])
        return Read(given.words, given.breaks, found, said)

    def _inputs(self, analysis: Analysis, style: int) -> Inputs:
        text = analysis.text
        words = words_of(text) if len(analysis) else []  # marks of no width are words here and no tokens
        pieces = pieces_of(self.tokenizer, [text[start:end] for start, end in words])
        syntax = syntax_of(analysis, words)
        return Inputs(words, pieces, syntax, features_of(text, words, syntax, style), breaks(text, words))

    def _encoded(self, window: Window, given: Inputs) -> Outputs:
        ids, firsts = [CLS], []
        for word in given.pieces[window.first : window.stop]:
            firsts.append(len(ids))
            ids += word
        features = np.full((len(ids) + 1, len(FEATURES)), FEATURES, dtype=np.int64)  # their last rows are of no word
        features[firsts] = given.features[window.first : window.stop]
        inputs = {
            "pieces": np.array([[*ids, SEP]], dtype=np.int64),
            "firsts": np.array([firsts], dtype=np.int64),
            "features": features[None],
        }
        return Outputs(*self.encode.run(None, inputs))

    def _linked(self, said: Outputs, window: Window, given: Inputs) -> Iterable[Candidate]:
        """The candidates whose cue begins in the window's core, in words of the window."""
        cues = [run for run in possible_cues(said.cues) if run[0] in window.core]
        if not cues:
            return []
        ends = np.array(cues) - [0, 1]
        inputs = {
            "words": said.words,
            "cues": (said.projected[ends[:, 0]] + said.projected[ends[:, 1]]) / 2,
            "buckets": distance_buckets(cues, len(said.words)),
            "paths": given.syntax.paths(
                [(first + window.first, stop + window.first) for first, stop in cues], (window.first, window.stop)
            ),
        }
        (linked,) = self.link.run(None, inputs)
        return candidates(said.cues, said.arguments, linked, cues)


def _spans(words: Sequence[Span], runs: Sequence[Run]) -> Spans:
    return tuple(Span(words[first].start, words[stop - 1].end) for first, stop in runs)


def _tagged(words: Sequence[Span], one: Candidate, sure: float) -> Tagged:
    source, cue, content = (_spans(words, runs) for runs in (one.source, (one.cue,), one.content))
    return Tagged(source=source, cue=cue, content=content, confidence=round(sure, 3))


def load_tagger(folder: Path) -> Tagger:
    """The model of a folder, on one thread. Raises ModelError where its files are damaged or of another release."""
    try:
        return _loaded(folder)
    except ModelError:
        raise
    except Exception:  # each of the libraries has errors of its own
        raise ModelError("The package sayso-en is damaged: install it again with pip.") from None


def _loaded(folder: Path) -> Tagger:
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    encode, link = (
        InferenceSession(str(folder / f"{name}.onnx"), options, providers=["CPUExecutionProvider"])
        for name in ("encode", "link")
    )
    if {given.name for given in link.get_inputs()} != LINK_INPUTS:
        raise ModelError("The package sayso-en is of another release than Sayso: install both anew.")
    return Tagger(encode, link, load_tokenizer(folder / "tokenizer.json"), load_confidence(folder / "confidence.json"))
