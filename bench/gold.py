"""Score the readings of the gold documents: python -m bench.gold [PART…] [--kind KIND] [--errors KIND]

PART is seed, dev or train (seed and dev when none is named). Analyses are kept in .cache/, so that a reader's
change is scored in a second. Beside each F1 stands a 95 % interval, bootstrapped over documents. `--errors
attributions` lists what was missed (-), invented (+) or matched with another value (≠), document by document.
"""

import argparse
import importlib
import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.analyses import Analyses
from sayso.export.reading_json import reading_json
from sayso.model import Document, make_document
from sayso.reading import read_document

SHARED = Path(__file__).parent.parent.parent / "shared"
PARTS = ["seed", "dev"]
RESAMPLES = 400

Cells = dict[tuple[str, str], list[int]]  # (kind, row) -> [hits, read, gold]
Gold = dict[str, Any]


def scorer(name: str) -> ModuleType:
    """The measure that lies beside the gold readings (score.py or load.py)."""
    folder = str(SHARED / "gold")
    if folder not in sys.path:
        sys.path.insert(0, folder)
    return importlib.import_module(name)


def documents(part: str) -> Iterator[Document]:
    """The documents of one part, as Sayso ingests them."""
    with (SHARED / "gold" / part / "documents.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            given = json.loads(line)
            yield make_document(
                name=given["id"],
                text=given["text"],
                title=given["title"],
                published=given["published"],
                publisher=given["publisher"],
            )


def read_parts(parts: Sequence[str], analyses: Analyses) -> Iterator[tuple[Document, Gold, dict[str, Any]]]:
    """Each document of some parts with its gold reading and ours, as JSON."""
    for part in parts:
        for document in documents(part):
            gold = scorer("load").load(SHARED / "gold" / part / f"{document.name}.gold.yaml")
            reading = read_document(document, analyses.of(document), "bench")
            for problem in reading.findings.problems:
                print(f"{document.name}: {problem.message}", file=sys.stderr)
            yield document, gold, reading_json(document, reading)


def tallies(parts: Sequence[str], analyses: Analyses) -> list[Cells]:
    """The counts of score.py, one table a document."""
    score, found = scorer("score"), []
    for _, gold, reading in read_parts(parts, analyses):
        tally = score.Tally()
        score.count(tally, gold, reading)
        found.append(dict(tally))
    return found


def total(counts: Sequence[Cells]) -> Cells:
    """The counts of several documents together."""
    summed: Cells = {}
    for cells in counts:
        for key, cell in cells.items():
            held = summed.setdefault(key, [0, 0, 0])
            for n, value in enumerate(cell):
                held[n] += value
    return summed


def f1(cell: Sequence[int]) -> float:
    """F1 of [hits, read, gold]."""
    hits, read, gold = cell
    return 2 * hits / (read + gold) if read + gold else 0.0


def intervals(counts: Sequence[Cells]) -> dict[tuple[str, str], tuple[float, float]]:
    """For each row the 2.5th and 97.5th percentile of F1 over documents drawn with replacement, seed fixed."""
    draw = random.Random(0)
    drawn = [total(draw.choices(counts, k=len(counts))) for _ in range(RESAMPLES)]
    bounds = {}
    for key in total(counts):
        values = sorted(f1(cells.get(key, (0, 0, 0))) for cells in drawn)
        bounds[key] = (values[int(0.025 * RESAMPLES)], values[int(0.975 * RESAMPLES) - 1])
    return bounds


def print_scores(counts: Sequence[Cells], only: str | None) -> None:
    """The table of figures, one row a measure."""
    bounds, kinds = intervals(counts), set()
    for (kind, row), (hits, read, gold) in total(counts).items():
        if gold == 0 or (only and kind != only):
            continue
        if kind not in kinds:
            kinds.add(kind)
            print(f"{kind}: {gold} in gold, {read} read")
        low, high = bounds[kind, row]
        precision, recall = hits / read if read else 0.0, hits / gold
        figures = f"P {precision:.3f}  R {recall:.3f}  F1 {f1((hits, read, gold)):.3f} [{low:.2f}-{high:.2f}]"
        print(f"    {row:42} {figures}  ({gold})")


def _shown(entry: dict[str, Any], kind: str, text: str) -> str:
    rules = scorer("score").FIELDS.get(kind, {})
    main = scorer("score").MAIN.get(kind, "span")
    parts = []
    for field, rule in rules.items():
        for name in rule if isinstance(rule, tuple) else (field,):
            value = entry.get(name)
            parts.append(f"{name}={' … '.join(text[s:e] for s, e in value or []) if rule == 'span' else value!r}")
    return f"{' … '.join(text[s:e] for s, e in entry.get(main) or [])!r}  {'  '.join(parts)}"


def print_errors(kind: str, parts: Sequence[str], analyses: Analyses) -> None:
    """What was missed (-), invented (+) or matched with another value (≠), document by document."""
    score = scorer("score")
    for document, gold, reading in read_parts(parts, analyses):
        wanted, got = gold.get(kind) or [], reading.get(kind) or []
        actors = score.actor_pairs(gold.get("actors"), reading.get("actors"))
        pairs = score.matched(wanted, got, kind)
        print(f"\n== {document.name}, published {document.published}")
        for n in sorted(set(range(len(wanted))) - {i for i, _ in pairs}):
            print(f"  - p{wanted[n].get('p')} {_shown(wanted[n], kind, document.text)}")
        for n in sorted(set(range(len(got))) - {j for _, j in pairs}):
            print(f"  + {_shown(got[n], kind, document.text)}")
        for i, j in sorted(pairs):
            wrong = [f for f, r in score.FIELDS[kind].items() if not score.agrees(r, f, wanted[i], got[j], actors)]
            if wrong:
                print(f"  ≠ {wrong}\n      gold {_shown(wanted[i], kind, document.text)}")
                print(f"      read {_shown(got[j], kind, document.text)}")


def main() -> None:
    """Print the scores, or the errors of one kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", default=PARTS)
    parser.add_argument("--errors", metavar="KIND")
    parser.add_argument("--kind", metavar="KIND")
    args = parser.parse_args()
    kinds = list(scorer("score").FIELDS)
    if args.errors and args.errors not in kinds:
        parser.error(f"--errors shows what has one span of words: name one of {', '.join(kinds)}.")
    analyses = Analyses()
    if args.errors:
        print_errors(args.errors, args.parts, analyses)
    else:
        print_scores(tallies(args.parts, analyses), args.kind)


if __name__ == "__main__":
    main()
