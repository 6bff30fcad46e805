"""Score time expressions on TimeML corpora: python -m bench.timex [CORPUS…] [--halves] [--errors]

CORPUS is timebank, aquaint, gum-news, tweets-train or wikiwars (the first three when none is named); the measure is
the score.py beside them. Prints strict and relaxed span, type and value, and documents a second of processor time,
parse not counted. `days` counts a match whose days are those of the gold value (gum-news writes weeks as
`2017-07-10/2017-07-16`); `--halves` scores every second document apart, so that what mends only one half shows.
"""

import argparse
import importlib.util
import json
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.analyses import Analyses
from bench.gold import SHARED
from sayso.model import Findings, make_document
from sayso.reading import times
from sayso.reading.timex.calendar import interval

CORPORA = ["timebank", "aquaint", "gum-news"]
ROWS = ("strict", "relaxed", "type", "value", "days")

Read = dict[str, list[dict[str, Any]]]


def measure() -> ModuleType:
    """The score.py of the corpora."""
    spec = importlib.util.spec_from_file_location("times_score", SHARED / "times" / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predictions(documents: Sequence[dict[str, Any]], analyses: Analyses) -> tuple[Read, float]:
    """What the reader gives for each document, and the seconds of processor time that it took."""
    found, seconds = {}, 0.0
    for given in documents:
        document = make_document(name=given["id"], text=given["text"], published=given["published"])
        analysis = analyses.of(document)
        start = time.process_time()
        read = times.read(document, analysis, Findings()).times
        seconds += time.process_time() - start
        found[given["id"]] = [
            {"start": t.span[0].start, "end": t.span[0].end, "type": t.type, "value": t.value} for t in read
        ]
    return found, seconds


def days(value: str | None) -> tuple[date, date] | str | None:
    """The days of a value or of `first/last`, [begin, end); the value itself where it covers none."""
    first, _, last = (value or "").partition("/")
    begin, end = interval(first), interval(last or first)
    return (begin[0], end[1]) if begin and end else value


def tallied(documents: Sequence[dict[str, Any]], found: Read, score: ModuleType) -> dict[str, int]:
    """Counts of gold, read and agreeing expressions over some documents, as score.py counts them."""
    tally = dict.fromkeys(("gold", "read", *ROWS), 0)
    for document in documents:
        read = found[document["id"]]
        tally["gold"] += len(document["gold"])
        tally["read"] += len(read)
        for i, j, same in score.matches(document, read):
            wanted, got = document["gold"][i], read[j]
            tally["relaxed"] += 1
            tally["strict"] += same
            tally["type"] += wanted["type"] == got["type"]
            tally["value"] += wanted["value"] == got["value"]
            tally["days"] += days(wanted["value"]) == days(got["value"])
    return tally


def f1(tally: dict[str, int], row: str) -> float:
    """F1 in per cent."""
    return 200 * tally[row] / max(1, tally["read"] + tally["gold"])


def figures(analyses: Analyses) -> dict[str, float]:
    """In per cent: F1 of each corpus and measure; of gum-news, which has calendar dates only, recall and right days."""
    score, found = measure(), {}
    for corpus in CORPORA:
        documents = score.load(corpus)
        tally = tallied(documents, predictions(documents, analyses)[0], score)
        if corpus == "gum-news":
            found[f"{corpus} recall"] = 100 * tally["relaxed"] / max(1, tally["gold"])
            found[f"{corpus} days right of those found"] = 100 * tally["days"] / max(1, tally["relaxed"])
            continue
        for row in ("strict", "relaxed", "value"):
            found[f"{corpus} {row}"] = f1(tally, row)
    return found


def print_tally(name: str, tally: dict[str, int], note: str = "") -> None:
    """One corpus, or half of one: precision, recall and F1 of each row."""
    right = 100 * tally["days"] / max(1, tally["relaxed"])
    print(f"{name}: {tally['gold']} in gold, {tally['read']} read, days right of {right:.1f} % of those found{note}")
    for row in ROWS:
        precision, recall = 100 * tally[row] / max(1, tally["read"]), 100 * tally[row] / max(1, tally["gold"])
        print(f"    {row:8} P {precision:5.1f}  R {recall:5.1f}  F1 {f1(tally, row):5.1f}")


def print_errors(corpus: str, found: Read, score: ModuleType) -> None:
    """Every disagreement, as score.py lists it."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(found, file)
        file.flush()
        score.show_errors(corpus, json.loads(Path(file.name).read_text(encoding="utf-8")))


def main() -> None:
    """Print the figures of each corpus, or its errors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="*", default=CORPORA)
    parser.add_argument("--halves", action="store_true")
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    score, analyses = measure(), Analyses()
    for corpus in args.corpora:
        documents = score.load(corpus)
        found, seconds = predictions(documents, analyses)
        if args.errors:
            print_errors(corpus, found, score)
            continue
        print_tally(
            corpus, tallied(documents, found, score), f", {len(documents) / max(seconds, 1e-9):.0f} documents/s"
        )
        for half in (0, 1) if args.halves else ():
            print_tally(f"{corpus}, half {half + 1}", tallied(documents[half::2], found, score))


if __name__ == "__main__":
    main()
