"""An exported tagger at work: text in, linked attributions out, with onnxruntime and tokenizers alone.

    python -m training.tagger MODEL_DIR --polnear DIR      its figures on PolNeAR dev, and its speed

Windows go through one by one, since the int8 activations are scaled over a whole input: a batch would make a
window's answer depend on its neighbours.
"""

import argparse
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

from sayso.model import Span, Spans
from training.data import POLNEAR, articles
from training.decoding import Decoded, Ints, cue_runs, decode, distance_buckets
from training.measure import measure
from training.windows import Window, breaks, windows
from training.words import quote_states, shape, words_of

CLS, SEP, UNKNOWN = 101, 102, 100  # of BERT's uncased vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """One attribution as the tagger gives it, and how sure it is, 0 to 1."""

    source: Spans
    cue: Spans
    content: Spans
    confidence: float


@dataclass(frozen=True, slots=True)
class ExportedTagger:
    """The two graphs and the tokenizer of an exported model."""

    encode: InferenceSession
    link: InferenceSession
    tokenizer: Tokenizer

    def tag(self, text: str, style: int) -> tuple[Tagged, ...]:
        """The attributions of a text in order of their cues. Long texts go through in windows; none is cut short."""
        words = words_of(text)
        if not words:
            return ()
        pieces = self._pieces([text[start:end] for start, end in words])
        shapes = [shape(text[start:end]) for start, end in words]
        features = np.array([shapes, quote_states(text, words), [style] * len(words)], dtype=np.int64).T
        return tuple(
            _tagged(one, words, window.first)
            for window in windows([len(p) for p in pieces], breaks(text, words))
            for one in self._read(window, pieces, features, nested=style != POLNEAR)
        )

    def _pieces(self, words: list[str]) -> list[list[int]]:
        encoded = self.tokenizer.encode(words, is_pretokenized=True, add_special_tokens=False)
        pieces: list[list[int]] = [[] for _ in words]
        for piece, word in zip(encoded.ids, encoded.word_ids, strict=True):
            pieces[word].append(piece)
        return [p or [UNKNOWN] for p in pieces]

    def _read(self, window: Window, pieces: list[list[int]], features: Ints, *, nested: bool) -> list[Decoded]:
        """The attributions whose cue begins in the window's core."""
        ids, firsts = [CLS], []
        for word in pieces[window.first : window.stop]:
            firsts.append(len(ids))
            ids += word
        inputs = {
            "pieces": np.array([[*ids, SEP]], dtype=np.int64),
            "firsts": np.array([firsts], dtype=np.int64),
            "features": features[None, window.first : window.stop],
        }
        cue_logits, _, words, projected = self.encode.run(None, inputs)
        core = range(window.core_first - window.first, window.core_stop - window.first)
        cues = [run for run in cue_runs(cue_logits) if run[0] in core]
        if not cues:
            return []
        ends = np.array(cues) - [0, 1]
        middle = (projected[ends[:, 0]] + projected[ends[:, 1]]) / 2
        buckets = distance_buckets(cues, len(firsts))
        (linked,) = self.link.run(None, {"words": words, "cues": middle, "buckets": buckets})
        return decode(cue_logits, linked, cues, nested=nested)


def _tagged(one: Decoded, words: Sequence[Span], offset: int) -> Tagged:
    def spans(found: tuple[tuple[int, int], ...]) -> Spans:
        return tuple(Span(words[offset + a].start, words[offset + b - 1].end) for a, b in found)

    return Tagged(
        source=spans(one.source), cue=spans((one.cue,)), content=spans(one.content), confidence=one.confidence
    )


def load_tagger(folder: Path) -> ExportedTagger:
    """The exported model of a folder, on one thread."""
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    encode, link = (
        InferenceSession(str(folder / f"{name}.onnx"), options, providers=["CPUExecutionProvider"])
        for name in ("encode", "link")
    )
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return ExportedTagger(encode, link, tokenizer)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("--polnear", type=Path, required=True)
    args = parser.parse_args()
    tagger, found, words = load_tagger(args.model), {}, 0
    start = time.process_time()
    for article in articles(args.polnear / "dev"):
        words += len(article.text.split())
        read = tagger.tag(article.text, POLNEAR)
        found[article.name] = [{"source": t.source, "cue": t.cue, "content": t.content} for t in read]
    seconds = time.process_time() - start
    print(json.dumps(measure(args.polnear, found) | {"words per second": round(words / seconds)}, indent=1))


if __name__ == "__main__":
    main()
