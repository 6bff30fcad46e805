"""The figures that training aims at, by PolNeAR's own score.py.

python -m training.measure MODEL_DIR --polnear DIR     those of an exported model on PolNeAR dev, and its speed
"""

import argparse
import importlib.util
import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from sayso.language.tagging.decoding import Candidate
from sayso.language.tagging.tagger import load_tagger
from sayso.language.tagging.words import PLAIN
from sayso.model import Span
from training.data import Article, articles, training_parser


def scorer(polnear: Path) -> ModuleType:
    """PolNeAR's measure."""
    spec = importlib.util.spec_from_file_location("polnear_score", polnear / "score.py")
    assert spec is not None and spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    return score


def spans_of(one: Candidate, words: Sequence[Span]) -> dict[str, list[tuple[int, int]]]:
    """A candidate as score.py wants it."""
    roles = {"source": one.source, "cue": (one.cue,), "content": one.content}
    return {role: [(words[a].start, words[b - 1].end) for a, b in runs] for role, runs in roles.items()}


def right(polnear: Path, article: Article, found: Sequence[Mapping[str, Any]]) -> list[bool]:
    """For each attribution found in an article whether content and source have a partner by score.py's relation."""
    score = scorer(polnear)
    gold = score.token_sets(article.text, article.attributions)
    judged = []
    for one in found:
        [got] = score.token_sets(article.text, [one]) or [None]
        judged.append(got is not None and any(_related(score, one, got) for one in gold))
    return judged


def _related(score: ModuleType, gold: Mapping[str, Any], got: Mapping[str, Any]) -> bool:
    return all(score.jaccard(gold[role], got[role]) >= 0.5 for role in ("content", "source"))


def measure(polnear: Path, found: dict[str, Any], gold: dict[str, Any] | None = None) -> dict[str, float]:
    """Relation F1 by form and token F1 by role, in per cent, on PolNeAR dev or on `gold` {name: (text, items)}."""
    score = scorer(polnear)
    tallies = score.score(gold or score.load("dev"), found)

    def f1(cell: list[int]) -> float:
        return round(200 * cell[0] / max(1, cell[1] + cell[2]), 2)

    figures = {f"relation {label}": f1(tally["relation", ""]) for label, tally in tallies.items()}
    return figures | {f"{role} token": f1(tallies["all"][role, "token"]) for role in ("content", "source", "cue")}


def main() -> None:
    """Print the figures of an exported model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("--polnear", type=Path, required=True)
    args = parser.parse_args()
    tagger, found, seconds, words = load_tagger(args.model), {}, 0.0, 0
    analyse = training_parser()
    for article in articles(args.polnear / "dev"):
        words += len(article.text.split())
        analysis = analyse(article.text)
        start = time.process_time()
        read = tagger.tag(analysis, PLAIN)
        seconds += time.process_time() - start
        found[article.name] = [{"source": t.source, "cue": t.cue, "content": t.content} for t in read]
    print(json.dumps(measure(args.polnear, found) | {"words per second": round(words / seconds)}, indent=1))


if __name__ == "__main__":
    main()
