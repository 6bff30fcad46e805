"""The tagger at work: text in, linked attributions out, with onnxruntime and tokenizers alone.

Windows go through one by one, since the int8 activations are scaled over a whole input: a batch would make a
window's answer depend on its neighbours. One thread, so that sums are added in the same order every time.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

from sayso.errors import ModelError
from sayso.language.analysis import Tagged
from sayso.language.tagging.confidence import Confidence, chosen, load_confidence
from sayso.language.tagging.decoding import Candidate, Ints, Run, candidates, distance_buckets, possible_cues
from sayso.language.tagging.mending import mended, quotations_in
from sayso.language.tagging.pieces import CLS, SEP, load_tokenizer, pieces_of
from sayso.language.tagging.windows import Window, breaks, windows
from sayso.language.tagging.words import NESTED, PLAIN, QUOTES, SHAPES, STYLES, quote_states, shape, words_of
from sayso.model import Span, Spans

NO_FEATURES = (SHAPES, QUOTES, STYLES)  # those of pieces which are not a word's first


@dataclass(frozen=True, slots=True)
class Inputs:
    """A text as the network reads it: its words, their pieces and features [words, 3], and where windows may begin."""

    words: list[Span]
    pieces: list[list[int]]
    features: Ints
    breaks: list[int]


@dataclass(frozen=True, slots=True)
class Tagger:
    """The two graphs of a model, its tokenizer, and what tells how likely each candidate is right."""

    encode: InferenceSession
    link: InferenceSession
    tokenizer: Tokenizer
    confidence: Confidence

    def tag(self, text: str, style: int = NESTED) -> tuple[Tagged, ...]:
        """The attributions of a text in order of their cues."""
        given = self._inputs(text, style)
        words, found = given.words, self._candidates(given)
        return tuple(
            Tagged(
                source=_spans(words, one.source),
                cue=_spans(words, (one.cue,)),
                content=_spans(words, one.content),
                confidence=round(sure, 3),
            )
            for one, sure in chosen(found, self.confidence, nested=style != PLAIN)
        )

    def candidates(self, text: str, style: int) -> Iterator[Candidate]:
        """All that may be attributions, in words of the text. Long texts go through in windows; none is cut short."""
        return self._candidates(self._inputs(text, style))

    def _candidates(self, given: Inputs) -> Iterator[Candidate]:
        quotations = quotations_in(given.features[:, 1].tolist())
        for window in windows([len(p) for p in given.pieces], given.breaks):
            for candidate in self._read(window, given):
                yield mended(candidate.moved(window.first), quotations)

    def _inputs(self, text: str, style: int) -> Inputs:
        words = words_of(text)
        whole = text.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate is no text for the tokenizer
        cut = [whole[start:end] for start, end in words]
        columns = [list(map(shape, cut)), quote_states(text, words), [style] * len(words)]
        features = np.array(columns, dtype=np.int64).T
        return Inputs(words, pieces_of(self.tokenizer, cut), features, breaks(text, words))

    def _read(self, window: Window, given: Inputs) -> Iterable[Candidate]:
        """The candidates whose cue begins in the window's core, in words of the window."""
        ids, firsts = [CLS], []
        for word in given.pieces[window.first : window.stop]:
            firsts.append(len(ids))
            ids += word
        features = np.full((len(ids) + 1, len(NO_FEATURES)), NO_FEATURES, dtype=np.int64)
        features[firsts] = given.features[window.first : window.stop]
        inputs = {
            "pieces": np.array([[*ids, SEP]], dtype=np.int64),
            "firsts": np.array([firsts], dtype=np.int64),
            "features": features[None],
        }
        cue_logits, flat, words, projected = self.encode.run(None, inputs)
        core = range(window.core_first - window.first, window.core_stop - window.first)
        cues = [run for run in possible_cues(cue_logits) if run[0] in core]
        if not cues:
            return []
        ends = np.array(cues) - [0, 1]
        middle = (projected[ends[:, 0]] + projected[ends[:, 1]]) / 2
        buckets = distance_buckets(cues, len(firsts))
        (linked,) = self.link.run(None, {"words": words, "cues": middle, "buckets": buckets})
        return candidates(cue_logits, flat, linked, cues)


def _spans(words: Sequence[Span], runs: Sequence[Run]) -> Spans:
    return tuple(Span(words[first].start, words[stop - 1].end) for first, stop in runs)


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
    return Tagger(encode, link, load_tokenizer(folder / "tokenizer.json"), load_confidence(folder / "confidence.json"))
