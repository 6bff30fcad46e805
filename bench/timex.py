"""Score time expressions on TimeML corpora: python -m bench.timex [CORPUS…] [--errors]

CORPUS is timebank, aquaint, gum-news, tweets-train or wikiwars (the first three when none is named); the measure is the
score.py beside them. Prints strict and relaxed span, type and value, and documents a second, parse not counted.
"""

import argparse
import importlib.util
import json
import tempfile
import time
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.analyses import Analyses
from bench.gold import SHARED
from sayso.model import Findings, make_document
from sayso.reading import times

CORPORA = ["timebank", "aquaint", "gum-news"]


def measure() -> ModuleType:
    """The score.py of the corpora."""
    spec = importlib.util.spec_from_file_location("times_score", SHARED / "times" / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predictions(documents: list[dict[str, Any]], analyses: Analyses) -> tuple[dict[str, list[dict[str, Any]]], float]:
    """What the reader gives for each document, and the seconds it took."""
    found, seconds = {}, 0.0
    for given in documents:
        document = make_document(name=given["id"], text=given["text"], published=given["published"])
        analysis = analyses.of(document)
        start = time.perf_counter()
        read = times.read(document, analysis, Findings()).times
        seconds += time.perf_counter() - start
        found[given["id"]] = [
            {"start": t.span[0].start, "end": t.span[0].end, "type": t.type, "value": t.value} for t in read
        ]
    return found, seconds


def figures(analyses: Analyses) -> dict[str, float]:
    """F1 of each corpus and measure, 0 to 100."""
    score, found = measure(), {}
    for corpus in CORPORA:
        tally = score.score(corpus, predictions(score.load(corpus), analyses)[0])
        for row in ("strict", "relaxed", "value"):
            found[f"{corpus} {row}"] = 200 * tally[row] / max(1, tally["read"] + tally["gold"])
    return found


def main() -> None:
    """Print the figures of each corpus, or its errors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="*", default=CORPORA)
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    score, analyses = measure(), Analyses()
    for corpus in args.corpora:
        documents = score.load(corpus)
        found, seconds = predictions(documents, analyses)
        if args.errors:
            with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
                json.dump(found, file)
                file.flush()
                score.show_errors(corpus, json.loads(Path(file.name).read_text(encoding="utf-8")))
            continue
        tally = score.score(corpus, found)
        print(f"{corpus}: {tally['gold']} in gold, {tally['read']} read, {len(documents) / seconds:.0f} documents/s")
        for row in ("strict", "relaxed", "type", "value"):
            precision, recall = tally[row] / max(1, tally["read"]), tally[row] / max(1, tally["gold"])
            f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
            print(f"    {row:8} P {100 * precision:5.1f}  R {100 * recall:5.1f}  F1 {100 * f1:5.1f}")


if __name__ == "__main__":
    main()
