"""From the network's scores to candidates: cues, each with its own source and content, and what speaks for them."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Run = tuple[int, int]  # words, half-open

CUE = ("O", "B-cue", "I-cue")
# Of the arguments: flat for a word whichever its cue, and linked for one cue.
ARGUMENT = ("O", "B-source", "I-source", "B-content", "I-content")
BEGIN_CUE, BEGIN_SOURCE, BEGIN_CONTENT = 1, 1, 3
DISTANCES = 33  # buckets of the signed distance from cue to word
LEAST_SHARE = 1e-4  # shares nearer to 0 or 1 are taken for this one
RARE = 0.3  # a word this likely to be of a cue makes a candidate; what is said of it later decides
# What speaks for a candidate, in the order of Candidate.signs: log odds, but for the last four.
SIGNS = (
    "some cue at its words",
    "a cue begins at its first word",
    "its content, linked",
    "its source, linked",
    "its content, of any cue",
    "its source, of any cue",
    "no source",
    "log of the content's words",
    "words of the cue",
    "more likely a cue than not",
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible attribution in runs of words, and the signs for it (`SIGNS`)."""

    cue: Run
    source: tuple[Run, ...]
    content: tuple[Run, ...]
    signs: tuple[float, ...]

    def moved(self, offset: int) -> "Candidate":
        """The same with every place `offset` words further on."""
        cue, *others = ((a + offset, b + offset) for a, b in (self.cue, *self.source, *self.content))
        split = len(self.source)
        return Candidate(cue, tuple(others[:split]), tuple(others[split:]), self.signs)


def places(given: Iterable[Run]) -> list[int]:
    """The words of some runs."""
    return [place for first, stop in given for place in range(first, stop)]


def as_runs(ordered: Iterable[int]) -> list[Run]:
    """The runs of some words in order."""
    found: list[Run] = []
    for place in ordered:
        if found and found[-1][1] == place:
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return found


def probabilities(logits: Floats) -> Floats:
    """Softmax over the last axis."""
    shifted = np.exp(logits - logits.max(-1, keepdims=True))
    normal: Floats = shifted / shifted.sum(-1, keepdims=True)
    return normal


def runs(tags: Ints, begin: int) -> list[Run]:
    """The runs of one role: `begin` is its B tag, the next its I tag; an I after anything else begins one too."""
    found: list[Run] = []
    for place in np.flatnonzero((tags == begin) | (tags == begin + 1)).tolist():
        if found and found[-1][1] == place and tags[place] != begin:
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return found


def cue_runs(logits: Floats, least: float = 0.5) -> list[Run]:
    """The cues of a window [words, 3], as runs of words at least this likely to be of one."""
    handicap = np.array([math.log(least / (1 - least)), 0, 0], dtype=np.float32)  # of no cue
    return runs((logits + handicap).argmax(-1), BEGIN_CUE)


def possible_cues(logits: Floats) -> list[Run]:
    """The cues that are more likely than not, then the rarer ones, which may be the same words cut otherwise."""
    return list(dict.fromkeys([*cue_runs(logits), *cue_runs(logits, RARE)]))


def said_words(logits: Floats) -> list[bool]:
    """For each word of a window [words, 5] whether it is more likely than not content, whichever its cue."""
    said: list[bool] = (probabilities(logits)[:, BEGIN_CONTENT:].sum(-1) > 1 / 2).tolist()
    return said


def distance_buckets(cues: Sequence[Run], words: int) -> Ints:
    """Buckets [cues, words] of each word's signed distance to each cue: exact to 8 words, then by powers of two."""
    place = np.arange(words)[None]
    first = np.array([[first] for first, _ in cues])
    last = np.array([[stop - 1] for _, stop in cues])
    offset = np.where(place < first, place - first, np.maximum(place - last, 0))
    size = np.abs(offset)
    far = 8 + np.floor(np.log2(np.maximum(size, 8) / 8) * 4 / 3).astype(np.int64)
    bucket = np.where(size < 8, size, np.minimum(far, DISTANCES // 2))
    signed: Ints = np.where(offset < 0, DISTANCES // 2 - bucket, DISTANCES // 2 + bucket)
    return signed


def candidates(
    cue_logits: Floats, flat_logits: Floats, linked_logits: Floats, cues: Sequence[Run]
) -> Iterator[Candidate]:
    """The candidates of a window, one a cue; a cue without content is none.

    Shapes: cue_logits [words, 3], flat_logits [words, 5], linked_logits [cues, words, 5].
    """
    cue_sure, flat, linked = probabilities(cue_logits), probabilities(flat_logits), probabilities(linked_logits)
    tags, sure = linked.argmax(-1), linked.max(-1)
    certain = set(cue_runs(cue_logits))
    for n, cue in enumerate(cues):
        source, content = runs(tags[n], BEGIN_SOURCE), runs(tags[n], BEGIN_CONTENT)
        if content:
            said, who = places(content), places(source)
            signs = (
                _log_odds(1 - cue_sure[cue[0] : cue[1], 0].mean()),
                _log_odds(cue_sure[cue[0], BEGIN_CUE]),
                _log_odds(sure[n, said].mean()),
                _log_odds(sure[n, who].mean()) if who else 0.0,
                _log_odds(flat[said, BEGIN_CONTENT:].sum(-1).mean()),
                _log_odds(flat[who, BEGIN_SOURCE:BEGIN_CONTENT].sum(-1).mean()) if who else 0.0,
                float(not who),
                float(np.log(len(said))),
                float(cue[1] - cue[0]),
                float(cue in certain),
            )
            yield Candidate(cue, tuple(source), tuple(content), signs)


def _log_odds(share: float) -> float:
    held = min(max(float(share), LEAST_SHARE), 1 - LEAST_SHARE)
    return math.log(held / (1 - held))
