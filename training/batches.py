"""Windows of examples as tensors."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from sayso.language.tagging.pieces import CLS, SEP, pieces_of
from sayso.language.tagging.windows import Window, breaks, windows
from sayso.language.tagging.words import NESTED
from training.data import Example

IGNORED = -100  # the target of a place that does not count
POOL = 16  # batches that are sorted by length together


@dataclass(frozen=True, slots=True)
class Pieces:
    """An example with the word pieces of each of its words."""

    example: Example
    pieces: list[list[int]]
    places: list[int]

    @property
    def repeats(self) -> int:
        """How often it is seen in an epoch: the few gold readings more often than PolNeAR's many articles."""
        return 3 if self.example.style == NESTED else 1


@dataclass(frozen=True, slots=True)
class Slice:
    """One window of an example."""

    source: Pieces
    window: Window


def with_pieces(tokenizer: Tokenizer, example: Example) -> Pieces:
    """An example with its word pieces."""
    words = [example.text[start:end] for start, end in example.words]
    return Pieces(example, pieces_of(tokenizer, words), breaks(example.text, example.words))


def slices(source: Pieces, core: int, left: int, right: int) -> list[Slice]:
    """The windows of an example."""
    counts = [len(p) for p in source.pieces]
    return [Slice(source, window) for window in windows(counts, source.places, core, left, right)]


def by_length(todo: Sequence[Slice], size: int) -> list[list[Slice]]:
    """Batches of windows of like length, in random order, so that little is padded."""
    batches = []
    for at in range(0, len(todo), size * POOL):
        pool = sorted(todo[at : at + size * POOL], key=lambda s: s.window.stop - s.window.first)
        batches += [pool[n : n + size] for n in range(0, len(pool), size)]
    random.shuffle(batches)
    return batches


def _padded(rows: Sequence[Sequence[int]], fill: int) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([[*row, *[fill] * (width - len(row))] for row in rows])


def _inputs(batch: Sequence[Slice]) -> dict[str, Tensor]:
    """What the network reads: pieces, mask, first pieces and features of words; and which words are none (`words`)."""
    pieces, firsts, features = [], [], []
    for one in batch:
        example, run = one.source.example, slice(one.window.first, one.window.stop)
        ids, places = [CLS], []
        for word in one.source.pieces[run]:
            places.append(len(ids))
            ids += word
        pieces.append([*ids, SEP])
        firsts.append(places)
        features.append([example.shapes[run], example.quotes[run], [example.style] * len(places)])
    return {
        "pieces": _padded(pieces, 0),
        "mask": _padded([[1] * len(p) for p in pieces], 0),
        "firsts": _padded(firsts, 0),
        "features": torch.stack([_padded([f[n] for f in features], 0) for n in range(3)], dim=-1),
        "words": _padded([[1] * len(f) for f in firsts], 0),
    }


def _targets(batch: Sequence[Slice], words: Tensor) -> dict[str, Tensor]:
    """The tags of words, and for each cue in a window's core (`cues`: row, first, last word) its linked tags."""
    runs = [slice(one.window.first, one.window.stop) for one in batch]
    cues, linked = [], []
    for row, one in enumerate(batch):
        window = one.window
        for first, stop, tags in one.source.example.links:
            if window.core_first <= first < window.core_stop and stop <= window.stop:
                cues.append((row, first - window.first, stop - 1 - window.first))
                linked.append({n - window.first: t for n, t in tags.items() if window.first <= n < window.stop})
    target = torch.zeros((len(cues), words.shape[1]), dtype=torch.long)
    for row, tags in enumerate(linked):
        target[row, list(tags)] = torch.tensor(list(tags.values()), dtype=torch.long)
    places = torch.tensor(cues, dtype=torch.long).reshape(-1, 3)
    target[words[places[:, 0]] == 0] = IGNORED
    return {
        "cue_tags": _padded([one.source.example.cues[run] for one, run in zip(batch, runs, strict=True)], IGNORED),
        "flat": _padded([one.source.example.flat[run] for one, run in zip(batch, runs, strict=True)], IGNORED),
        "cues": places,
        "linked": target,
    }


def collate(batch: Sequence[Slice], device: str) -> dict[str, Tensor]:
    """A batch of windows as tensors, inputs and targets."""
    inputs = _inputs(batch)
    return {name: tensor.to(device) for name, tensor in (inputs | _targets(batch, inputs["words"])).items()}
