"""Count the lines of the golden files, or renew them: python -m tests.golden [--renew] [NAME…]."""

import argparse
import sys
from collections.abc import Sequence

from sayso.language import load_pipeline
from sayso.reading import read_document
from tests.golden import NAMES, path_of, sample_documents
from tests.golden.marks import MISSED, RIGHT, UNREAD, WRONG, Held, parsed, renewed, written
from tests.golden.render import sections


def renew(names: Sequence[str]) -> None:
    """Bring the files up to date with today's reading; what is new in them bears a question mark."""
    pipeline = load_pipeline()
    for document in sample_documents():
        if document.name in names:
            path = path_of(document.name)
            found = sections(document, read_document(document, pipeline.analyse(document.text), "golden"))
            held = {s.title: s for s in parsed(path.read_text(encoding="utf-8"))} if path.exists() else {}
            now = [renewed(held.get(s.title, Held(s.title, s.text)), s) for s in found]
            path.write_text(written(document, now), encoding="utf-8")


def counts(name: str) -> dict[str, int]:
    """How many lines of a file bear each mark."""
    marks = [e.mark for s in parsed(path_of(name).read_text(encoding="utf-8")) for e in s.entries]
    return {mark: marks.count(mark) for mark in (RIGHT, WRONG, MISSED)} | {"?": sum(m in UNREAD for m in marks)}


def main() -> None:
    """Print the counts, after renewing when asked to."""
    parser = argparse.ArgumentParser(prog="python -m tests.golden", description=__doc__)
    parser.add_argument("names", nargs="*", default=NAMES)
    parser.add_argument("--renew", action="store_true")
    args = parser.parse_args()
    if args.renew:
        renew(args.names)
    rows = [f"{name:16} {' '.join(f'{count:8}' for count in counts(name).values())}" for name in args.names]
    sys.stdout.write("\n".join(["document            right    wrong   missed   unread", *rows, ""]))
    if any(counts(name)["?"] for name in args.names):
        sys.exit("Read the lines that begin with ? against the text, and take the ? away (see docs/golden.md).")


if __name__ == "__main__":
    main()
