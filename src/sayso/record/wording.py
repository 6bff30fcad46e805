"""When two short descriptions mean the same thing: by their content words, without endings, order and articles."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from sayso.record.names import tokens
from sayso.record.words import word_list

Stems = frozenset[str]

STOP = word_list("stop")
# What sets two otherwise like descriptions apart: they are never taken for one.
CONTRAST = word_list("contrast")
ENOUGH = 0.75  # the share of content words in common from which two descriptions are one
_ENDING = re.compile(r"(?:ings?|ed|als?|es|s|e)$")


def stem(word: str) -> str:
    """A word without its commonest endings, so that `withdrawal` and `withdraws` are one.

    Never under four letters, but for the plural of a short word (`jobs`).
    """
    if word.endswith("ies") and len(word) > 5:
        return f"{word[:-3]}y"
    cut = _ENDING.sub("", word)
    if len(cut) >= 4:
        return cut
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


# What turns round what it governs: likewise.
TURNING = frozenset(stem(word) for word in word_list("turning") | word_list("negative"))
# What only points to something that its document names elsewhere.
POINTING = frozenset(stem(word) for word in word_list("pointing") | word_list("deal_noun"))


def stems(text: str | None) -> Stems:
    """The stems of the content words of a description; hyphens are no difference (`cease-fire`)."""
    words = (word.replace("-", "") for word in tokens(text or ""))
    return frozenset(stem(word) for word in words if word not in STOP)


def alike(one: Stems, other: Stems) -> bool:
    """Whether two descriptions mean one thing: nearly all words in common, and none that sets them apart."""
    if one == other:
        return bool(one)
    shared, apart = one & other, one ^ other
    contrast = any(word in CONTRAST or word in TURNING or word[:1].isdigit() for word in apart)
    return len(shared) >= 3 and not contrast and len(shared) >= ENOUGH * len(one | other)


def says_what(text: str) -> bool:
    """Whether a description means the same wherever it stands: not `that`, `the claim` or `their proposal`."""
    return bool(stems(text) - POINTING)


def groups(labels: Iterable[str]) -> dict[str, str]:
    """From each label to the one that stands for its group; the same for any order of labels.

    Only labels that share one of their rarest words are compared (prefix filtering, Chaudhuri et al. 2006): two that
    have `ENOUGH` in common must.
    """
    by_stems: dict[Stems, str] = {}
    every = sorted(set(labels), reverse=True)
    for label in every:
        by_stems[stems(label)] = label
    parent = {held: held for held in by_stems}

    def root(held: Stems) -> Stems:
        while parent[held] != held:
            held = parent[held]
        return held

    for one, other in _candidates(sorted(by_stems, key=sorted)):
        if alike(one, other):
            first, second = sorted((root(one), root(other)), key=sorted)
            parent[second] = first
    return {label: by_stems[root(stems(label))] for label in every}


def _candidates(held: Sequence[Stems]) -> Iterable[tuple[Stems, Stems]]:
    counts = Counter(word for words in held for word in words)
    index: dict[str, list[Stems]] = defaultdict(list)
    for words in held:
        rarest = sorted(words, key=lambda w: (counts[w], w))[: len(words) - math.ceil(ENOUGH * len(words)) + 1]
        for word in rarest:
            yield from ((other, words) for other in index[word])
            index[word].append(words)
