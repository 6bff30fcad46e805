"""Fit how likely a candidate is right: python -m training.confidence MODEL_DIR --polnear DIR

Logistic regression over the candidates' signs, on PolNeAR dev, which the network was not trained on. The figures
printed come from six folds of its articles, each rated by what the other five gave; `confidence.json` holds the fit
on all of them, and the least confidence that is kept: of those with which relation F1 is near its best the middle one,
or the lower of two, since a lower one finds more of the words.
"""

import argparse
import json
import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from onnxruntime import InferenceSession
from sklearn.linear_model import LogisticRegression

from sayso.language.tagging.confidence import Confidence
from sayso.language.tagging.decoding import SIGNS
from sayso.language.tagging.pieces import load_tokenizer
from sayso.language.tagging.tagger import Read, Tagger
from sayso.language.tagging.words import PLAIN
from training.data import articles, training_parser
from training.measure import measure, right, spans_of

FOLDS = 6
NONE = Confidence((0.0,) * len(SIGNS), 0.0, 0.0)
NEAR = 0.3  # points of F1
TRIED = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)


@dataclass(frozen=True)
class Rated:
    """What is read of an article, and which of its candidates are right."""

    read: Read
    right: list[bool]


def rated(tagger: Tagger, polnear: Path) -> dict[str, Rated]:
    """What is read of every article of PolNeAR dev."""
    analyse, found = training_parser(), {}
    for article in articles(polnear / "dev"):
        read = tagger.read(analyse(article.text), PLAIN)
        judged = right(polnear, article, [spans_of(c, read.words) for c in read.candidates])
        found[article.name] = Rated(read, judged)
    return found


def fitted(given: list[Rated]) -> Confidence:
    """The weights that some articles give; nothing is left out yet."""
    signs = np.array([c.signs for one in given for c in one.read.candidates])
    fit = LogisticRegression(max_iter=5000).fit(signs, [r for one in given for r in one.right])
    weights = tuple(round(float(w), 4) for w in fit.coef_[0])
    return Confidence(weights, round(float(fit.intercept_[0]), 4), 0.0)


def folded(given: dict[str, Rated]) -> dict[str, Confidence]:
    """For each article the weights that the articles of the other folds give."""
    names = sorted(given)
    random.Random(0).shuffle(names)
    made = {}
    for fold in range(FOLDS):
        rest = fitted([given[n] for at, n in enumerate(names) if at % FOLDS != fold])
        made.update(dict.fromkeys(names[fold::FOLDS], rest))
    return made


def figures(
    polnear: Path, given: dict[str, Rated], by_article: dict[str, Confidence], least: float
) -> dict[str, float]:
    """Relation and token F1 where candidates of at least this confidence are kept."""
    kept = {}
    for name, one in given.items():
        held = Confidence(by_article[name].weights, by_article[name].bias, least)
        kept[name] = [spans_of(c, one.read.words) for c, _ in one.read.kept(held, nested=False)]
    return measure(polnear, kept)


def main() -> None:
    """Fit, print the figures, and write confidence.json into the model's folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("--polnear", type=Path, required=True)
    args = parser.parse_args()
    graphs = (InferenceSession(str(args.model / f"{name}.onnx")) for name in ("encode", "link"))
    given = rated(Tagger(*graphs, load_tokenizer(args.model / "tokenizer.json"), NONE), args.polnear)
    by_article, reached = folded(given), {}
    for least in TRIED:
        all_figures = figures(args.polnear, given, by_article, least)
        reached[least] = all_figures["relation all"]
        print(least, json.dumps(all_figures))
    near = [n for n, f1 in reached.items() if f1 >= max(reached.values()) - NEAR]
    least = near[(len(near) - 1) // 2]
    fit = fitted(list(given.values()))
    made = {"weights": dict(zip(SIGNS, fit.weights, strict=True)), "bias": fit.bias, "least": least}
    (args.model / "confidence.json").write_text(json.dumps(made, indent=1) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
