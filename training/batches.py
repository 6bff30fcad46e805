"""Windows of examples as tensors."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence

from sayso.language.tagging.decoding import Run
from sayso.language.tagging.pieces import CLS, SEP, pieces_of
from sayso.language.tagging.syntax import ELSEWHERE
from sayso.language.tagging.windows import Window, breaks, windows
from sayso.language.tagging.words import NESTED
from training.data import Example, Link

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

    def links(self) -> list[Link]:
        """The cues in its core, with their linked tags."""
        core, stop = range(self.window.core_first, self.window.core_stop), self.window.stop
        return [link for link in self.source.example.links if link[0] in core and link[1] <= stop]

    def paths(self, cues: Sequence[Run], width: int) -> Tensor:
        """Where its words stand from some cues, in words of the text [cues, width]; beyond them is elsewhere."""
        run = (self.window.first, self.window.stop)
        paths = torch.from_numpy(self.source.example.syntax.paths(cues, run))
        return functional.pad(paths, (0, width - paths.shape[1]), value=ELSEWHERE)


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
        features.append(torch.from_numpy(example.features[run]))
    return {
        "pieces": _padded(pieces, 0),
        "mask": _padded([[1] * len(p) for p in pieces], 0),
        "firsts": _padded(firsts, 0),
        "features": pad_sequence(features, batch_first=True),
        "words": _padded([[1] * len(f) for f in firsts], 0),
    }


def _targets(batch: Sequence[Slice], words: Tensor) -> dict[str, Tensor]:
    """The tags of words, and for each cue in a window's core (`cues`: row, first, last word) its linked tags."""
    runs = [slice(one.window.first, one.window.stop) for one in batch]
    cues, linked = [], []
    for row, one in enumerate(batch):
        window = one.window
        for first, stop, tags in one.links():
            cues.append((row, first - window.first, stop - 1 - window.first))
            linked.append({n - window.first: t for n, t in tags.items() if window.first <= n < window.stop})
    target = torch.zeros((len(cues), words.shape[1]), dtype=torch.long)
    for row, tags in enumerate(linked):
        target[row, list(tags)] = torch.tensor(list(tags.values()), dtype=torch.long)
    places = torch.tensor(cues, dtype=torch.long).reshape(-1, 3)
    target[words[places[:, 0]] == 0] = IGNORED
    paths = [one.paths([link[:2] for link in one.links()], words.shape[1]) for one in batch]
    return {
        "cue_tags": _padded([one.source.example.cues[run] for one, run in zip(batch, runs, strict=True)], IGNORED),
        "flat": _padded([one.source.example.flat[run] for one, run in zip(batch, runs, strict=True)], IGNORED),
        "cues": places,
        "paths": torch.cat(paths),
        "linked": target,
    }


def collate(batch: Sequence[Slice], device: str) -> dict[str, Tensor]:
    """A batch of windows as tensors, inputs and targets."""
    inputs = _inputs(batch)
    return {name: tensor.to(device) for name, tensor in (inputs | _targets(batch, inputs["words"])).items()}
