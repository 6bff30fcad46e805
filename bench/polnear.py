"""Score attributions against PolNeAR: python -m bench.polnear [PART] [--scheme SCHEME] [--limit N] [--errors NAME]

Prints the table of PolNeAR's score.py: token, exact and overlap figures by role, and whole relations. In the scheme
`polnear` (the default) the reader draws attributions as PolNeAR does. In Sayso's own, nested ones are left out, since
PolNeAR does not annotate them, and sources are widened to the whole phrase, since it keeps the appositions and
relative clauses that Sayso leaves out (`--sources read`: as they are read). PART is dev, train, or any folder of that
shape beside them. Analyses are kept in .cache/, as for bench.gold.
"""

import argparse
import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.analyses import Analyses
from bench.gold import SHARED
from sayso.language import Analysis
from sayso.model import Attribution, Document, Findings, Span, make_document
from sayso.reading import attributions

FOLDER = SHARED / "polnear"
LONGEST = 25  # tokens of a widened source
ROLES = ("content", "source", "cue")
Items = list[dict[str, list[tuple[int, int]]]]


def scorer() -> ModuleType:
    """PolNeAR's measure, which lies beside its texts."""
    spec = importlib.util.spec_from_file_location("polnear_score", FOLDER / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def documents(part: str, limit: int | None) -> Iterator[tuple[Document, Items]]:
    """The documents of a part with their gold attributions, in the order of their names."""
    for name, (text, items) in list(scorer().load(part).items())[:limit]:
        yield make_document(name=name, text=text), items


def plain(attribution: Attribution, analysis: Analysis | None) -> dict[str, list[tuple[int, int]]]:
    """An attribution as the measure wants it, its source widened where an analysis is given."""
    roles = {role: [(span.start, span.end) for span in getattr(attribution, role)] for role in ROLES}
    if analysis is not None:
        others = (*attribution.cue, *attribution.content)
        roles["source"] = [widened(analysis, span, others) for span in attribution.source]
    return roles


def widened(analysis: Analysis, source: Span, others: tuple[Span, ...]) -> tuple[int, int]:
    """A source with what follows its head, up to the cue or the content."""
    run = analysis.tokens_in(source)
    if not run:
        return source.start, source.end
    after = [analysis.tokens_in(s).first for s in others if s.start >= source.end]
    stop = min([analysis.subtrees[analysis.root_of(run)].stop, *after])
    near = run.stop <= stop <= run.first + LONGEST
    return source.start, analysis.ends[stop - 1] if near else source.end


def predictions(part: str, limit: int | None, scheme: str = "polnear", whole: bool = True) -> dict[str, Items]:
    """What the reader finds in each document; sources `whole` are widened in Sayso's own scheme."""
    analyses, found = Analyses(scheme), {}
    whole = whole and scheme == "sayso"
    for document, _ in documents(part, limit):
        analysis = analyses.of(document)
        read = attributions.read(document, analysis, Findings()).attributions
        found[document.name] = [plain(a, analysis if whole else None) for a in read if not a.nested]
    return found


def print_tables(documents: dict[str, Any], found: dict[str, Items]) -> None:
    for label, tally in scorer().score(documents, found).items():
        print(label)
        for (role, measure), (hits, read, gold) in tally.items():
            p, r = hits / read if read else 0.0, hits / gold if gold else 0.0
            f1 = 2 * p * r / (p + r) if p + r else 0.0
            print(f"    {role:9}{measure:9}P {p:.3f}  R {r:.3f}  F1 {f1:.3f}   ({hits} of {read} read, {gold} gold)")


def figures(scheme: str) -> dict[str, float]:
    """F1 on PolNeAR dev, 0 to 100: relations by form, tokens by role."""
    tallies = scorer().score(scorer().load("dev"), predictions("dev", None, scheme))
    rows = {f"relation, {label}": tally["relation", ""] for label, tally in tallies.items()}
    rows |= {f"{role} token": tallies["all"][role, "token"] for role in ROLES}
    return {name: 200 * hits / max(1, read + gold) for name, (hits, read, gold) in rows.items()}


def _words(document: Document, spans: list[tuple[int, int]]) -> str:
    return document.quote(tuple(Span(*span) for span in spans))


def print_errors(part: str, name: str, scheme: str) -> None:
    """What was missed (-) and invented (+) in the documents whose name holds `name`."""
    score, analyses = scorer(), Analyses(scheme)
    for document, items in documents(part, None):
        if name not in document.name:
            continue
        read = attributions.read(document, analyses.of(document), Findings()).attributions
        got = [(plain(a, None), a) for a in read if not a.nested]
        gold_sets = score.token_sets(document.text, items)
        got_sets = score.token_sets(document.text, [p for p, _ in got])
        close = [x for x in score.touching(gold_sets, got_sets, "content") if x[0] >= 0.5]
        pairs = {(i, j) for _, i, j in close if score.jaccard(gold_sets[i]["source"], got_sets[j]["source"]) >= 0.5}
        print(f"\n== {document.name}")
        for n, item in enumerate(items):
            if not any(i == n for i, _ in pairs):
                print("  -", *(f"{r}={_words(document, item[r])!r}" for r in ROLES))
        for n, (item, attribution) in enumerate(got):
            if not any(j == n for _, j in pairs):
                print("  +", *(f"{r}={_words(document, item[r])!r}" for r in ROLES), f"[{attribution.why}]")


def main() -> None:
    """Print the scores, or the errors of some documents."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="?", default="dev")
    parser.add_argument("--scheme", choices=["polnear", "sayso"], default="polnear")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--sources", choices=["whole", "read"], default="whole")
    parser.add_argument("--errors", metavar="NAME")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    if args.errors:
        print_errors(args.part, args.errors, args.scheme)
        return
    found = predictions(args.part, args.limit, args.scheme, args.sources == "whole")
    if args.json:
        args.json.write_text(json.dumps(found), encoding="utf-8")
    gold = {name: entry for name, entry in scorer().load(args.part).items() if name in found}
    print_tables(gold, found)


if __name__ == "__main__":
    main()
