"""Score the readings of the gold documents: python -m bench.gold [PART…] [--errors KIND] [--readers MODULE]

PART is seed, dev or train (seed and dev when none is named). Analyses are kept in .cache/, so that a reader's
change is scored in a second. `--errors attributions` lists what was missed and what was invented, with the sentence.
"""

import argparse
import hashlib
import importlib.util
import json
import pickle
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from sayso.export.reading_json import reading_json
from sayso.language import Analysis, Pipeline, load_pipeline
from sayso.model import Document, make_document
from sayso.reading import read_document

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
CACHE = ROOT / ".cache" / "analyses"


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
            fields = json.loads(line)
            yield make_document(
                name=fields["id"],
                text=fields["text"],
                title=fields["title"],
                published=fields["published"],
                publisher=fields["publisher"],
            )


def language_key() -> str:
    """Changes whenever the language layer's code does."""
    spec = importlib.util.find_spec("sayso.language")
    assert spec is not None and spec.origin is not None
    sources = sorted(Path(spec.origin).parent.glob("*.py"))
    return hashlib.blake2b(b"".join(p.read_bytes() for p in sources), digest_size=8).hexdigest()


class Analyses:
    """Analyses, kept on disk between runs of a bench."""

    def __init__(self) -> None:
        self.pipeline: Pipeline | None = None
        self.folder = CACHE / language_key()
        self.folder.mkdir(parents=True, exist_ok=True)

    def of(self, document: Document) -> Analysis:
        """The analysis of a document, from the cache where it is there."""
        path = self.folder / f"{document.text_hash}.pickle"
        if path.exists():
            kept: Analysis = pickle.loads(path.read_bytes())
            return kept
        self.pipeline = self.pipeline or load_pipeline()
        analysis = self.pipeline.analyse(document.text)
        partial = path.with_suffix(f".{id(self)}")
        partial.write_bytes(pickle.dumps(analysis, protocol=5))
        partial.rename(path)
        return analysis


def read_part(part: str, analyses: Analyses) -> Iterator[tuple[Document, dict[str, Any]]]:
    """Each document of a part with its reading as JSON."""
    for document in documents(part):
        yield document, reading_json(document, read_document(document, analyses.of(document), "bench"))


def score_parts(parts: list[str], analyses: Analyses) -> dict[str, Any]:
    """The rows of score.py over these parts together."""
    with tempfile.TemporaryDirectory() as folder:
        for part in parts:
            for document, reading in read_part(part, analyses):
                (Path(folder) / f"{document.name}.json").write_text(json.dumps(reading), encoding="utf-8")
        rows, missing = scorer("score").score([SHARED / "gold" / part for part in parts], folder)
    assert not missing, missing
    return dict(rows)


def print_rows(rows: dict[str, Any], only: str | None) -> None:
    """The table of figures, one row a measure."""
    for kind, row in rows.items():
        if only and kind != only:
            continue
        print(f"{kind}: {row['gold']} in gold, {row['read']} read")
        for name, value in row.items():
            if isinstance(value, dict) and value["gold"]:
                print(f"    {name:42} P {value['p']:.3f}  R {value['r']:.3f}  F1 {value['f1']:.3f}  ({value['gold']})")


def _shown(entry: dict[str, Any], kind: str, text: str) -> str:
    fields = scorer("score").FIELDS.get(kind, {})
    names = [f for rule, value in fields.items() for f in (value if isinstance(value, tuple) else (rule,))]
    parts = []
    for name in names:
        value = entry.get(name)
        if fields.get(name) == "span":
            value = " … ".join(text[s:e] for s, e in value or [])
        parts.append(f"{name}={value!r}")
    main = scorer("score").MAIN.get(kind, "span")
    return f"{' … '.join(text[s:e] for s, e in entry.get(main) or [])!r}  {'  '.join(parts)}"


def print_errors(kind: str, parts: list[str], analyses: Analyses) -> None:
    """What was missed (-), invented (+) or matched with another value (≠), document by document."""
    score, load = scorer("score"), scorer("load")
    for part in parts:
        for document, reading in read_part(part, analyses):
            gold = load.load(SHARED / "gold" / part / f"{document.name}.gold.yaml")
            wanted, got = gold.get(kind) or [], reading.get(kind) or []
            actors = score.actor_pairs(gold.get("actors"), reading.get("actors"))
            pairs = score.matched(wanted, got, kind)
            print(f"\n== {part}/{document.name}, published {document.published}")
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
    parser.add_argument("parts", nargs="*", default=["seed", "dev"])
    parser.add_argument("--errors", metavar="KIND")
    parser.add_argument("--kind", metavar="KIND")
    args = parser.parse_args()
    analyses = Analyses()
    if args.errors:
        print_errors(args.errors, args.parts, analyses)
    else:
        print_rows(score_parts(args.parts, analyses), args.kind)


if __name__ == "__main__":
    main()
