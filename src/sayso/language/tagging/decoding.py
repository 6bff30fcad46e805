"""From the tagger's scores to attributions: cues first, then each cue's own source and content."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

CUE = ("O", "B-cue", "I-cue")
# Of the arguments: flat for a word whichever its cue, and linked for one cue.
ARGUMENT = ("O", "B-source", "I-source", "B-content", "I-content")
BEGIN_CUE, BEGIN_SOURCE, BEGIN_CONTENT = 1, 1, 3
DISTANCES = 33  # buckets of the signed distance from cue to word


@dataclass(frozen=True, slots=True)
class Decoded:
    """One attribution in half-open runs of words of a window, and how sure the tagger is, 0 to 1."""

    cue: tuple[int, int]
    source: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    confidence: float


def probabilities(logits: Floats) -> Floats:
    """Softmax over the last axis."""
    shifted = np.exp(logits - logits.max(-1, keepdims=True))
    normal: Floats = shifted / shifted.sum(-1, keepdims=True)
    return normal


def runs(tags: Ints, begin: int) -> list[tuple[int, int]]:
    """The runs of one role: `begin` is its B tag, the next its I tag; an I after anything else begins one too."""
    found: list[tuple[int, int]] = []
    for place in np.flatnonzero((tags == begin) | (tags == begin + 1)).tolist():
        if found and found[-1][1] == place and tags[place] != begin:
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return found


def cue_runs(logits: Floats) -> list[tuple[int, int]]:
    """The cues of a window [words, 3], as half-open runs of words."""
    return runs(logits.argmax(-1), BEGIN_CUE)


def distance_buckets(cues: Sequence[tuple[int, int]], words: int) -> Ints:
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


def _one_owner(linked: Floats) -> Floats:
    """Probabilities in which a word that several cues claim as content stays with the surest: no nesting."""
    content = linked[:, :, BEGIN_CONTENT:].sum(-1)
    lost = (content < content.max(0, keepdims=True)) & (content.max(0, keepdims=True) > 0.5)
    kept = linked.copy()
    kept[:, :, BEGIN_CONTENT:][lost] = 0
    return kept


def decode(
    cue_logits: Floats, linked_logits: Floats, cues: Sequence[tuple[int, int]], *, nested: bool
) -> list[Decoded]:
    """The attributions of a window from its cues; one without content is dropped.

    Shapes: cue_logits [words, 3], linked_logits [cues, words, 5]. With `nested` a word may be content of several.
    """
    linked = probabilities(linked_logits)
    linked = linked if nested else _one_owner(linked)
    tags, sure = linked.argmax(-1), linked.max(-1)
    cue_sure = probabilities(cue_logits).max(-1)
    found = []
    for n, (first, stop) in enumerate(cues):
        source, content = runs(tags[n], BEGIN_SOURCE), runs(tags[n], BEGIN_CONTENT)
        if content:
            parts = [*(sure[n, a:b].mean() for a, b in (*source, *content)), cue_sure[first:stop].mean()]
            confidence = round(float(np.mean(parts)), 3)
            found.append(Decoded((first, stop), tuple(source), tuple(content), confidence))
    return found
