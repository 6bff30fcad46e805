"""How likely a candidate is right, and which candidates are kept.

Logistic regression over a candidate's signs, fitted on annotated articles that the network was not trained on
(training/confidence.py): Platt's scaling with more than one sign. Its weights come with the model's files.
"""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import ModelError
from sayso.language.tagging.decoding import SIGNS, Candidate, as_runs, places

MOST_LOST = 0.5  # share of a content's words that another attribution may take from it, where nothing is nested


@dataclass(frozen=True, slots=True)
class Confidence:
    """The weights of the signs, in their order; the share from which on a candidate is kept."""

    weights: tuple[float, ...]
    bias: float
    least: float

    def of(self, candidate: Candidate) -> float:
        """The probability that a candidate is right."""
        return 1 / (1 + math.exp(-self.bias - sum(w * s for w, s in zip(self.weights, candidate.signs, strict=True))))


def load_confidence(path: Path) -> Confidence:
    """The weights of a `confidence.json`. Raises ModelError where they are those of other signs."""
    given = json.loads(path.read_bytes())
    if set(given["weights"]) != set(SIGNS):
        raise ModelError("The package sayso-en is of another release than Sayso: install both anew.")
    return Confidence(tuple(given["weights"][sign] for sign in SIGNS), given["bias"], given["least"])


def chosen(found: Iterable[Candidate], confidence: Confidence, *, nested: bool) -> list[tuple[Candidate, float]]:
    """The candidates that are kept, with their probability, in the order of their cues.

    The likeliest come first: no word is of two cues, and unless attributions may be `nested` none of two contents.
    """
    rated = sorted(((confidence.of(one), one) for one in found), key=lambda pair: (-pair[0], pair[1].cue))
    cues: set[int] = set()
    contents: set[int] = set()
    kept = []
    for sure, one in rated:
        if sure < confidence.least or not cues.isdisjoint(range(*one.cue)):
            continue
        content = places(one.content)
        left = content if nested else [n for n in content if n not in contents]
        if len(left) >= (1 - MOST_LOST) * len(content):
            cues.update(range(*one.cue))
            contents.update(content)
            kept.append((Candidate(one.cue, one.source, tuple(as_runs(left)), one.signs), sure))
    return sorted(kept, key=lambda pair: pair[0].cue)
