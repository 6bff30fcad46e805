"""A process that stores documents, one line on its output for each: python -m tests.store.putting DESK HOW_MANY."""

import sys
from contextlib import closing
from pathlib import Path

from sayso.store.sqlite import SqliteStore
from tests.store import samples


def main(path: str, count: str) -> None:
    """Store that many documents, as `samples` makes them, in the desk."""
    with closing(SqliteStore.open(Path(path))) as store:
        for number in range(int(count)):
            document = samples.document(number)
            sys.stdout.write(f"{store.put(document, samples.reading(document))}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
