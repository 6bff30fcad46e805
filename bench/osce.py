"""Ceasefire violations and weapons by report of a monitoring mission, as read: python -m bench.osce [SERIES.jsonl]

One row a count: the report's date, what is counted (violations, weapons), `this` for the report's own count, `before`
for the one that it is compared with, `part` for those among it (weapons on one side), the bounds that the words give
and the days counted. Nothing is entered by hand; a report that counts none gives no row.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.analyses import Analyses
from bench.gold import SHARED
from sayso.model import Figure, make_document
from sayso.reading import read_document

SERIES = SHARED / "series" / "osce-donbas.jsonl"
COUNTED = ("violations", "weapons")


@dataclass(frozen=True, slots=True)
class Row:
    """One count of one report; bounds are None where the words set none, days where they are not stated."""

    published: str
    counted: str
    role: str  # this, before, part
    low: float | None
    high: float | None
    since: str | None
    as_of: str | None


def _role(place: int, first: Figure, figure: Figure) -> str | None:
    """What a count is to the first one of its report; None where it is a count of one day or place beside it."""
    if place == 0:
        return "this"
    if figure.includes is not None:
        return "part"
    dated = figure.as_of is not None or figure.since is not None
    return "before" if place == 1 and not dated and figure.what.split(":")[0] == first.what.split(":")[0] else None


def counts(published: str, figures: tuple[Figure, ...]) -> Iterator[Row]:
    """The rows of one report, given its figures in order."""
    for counted in COUNTED:
        found = [f for f in figures if f.unit == counted]
        for place, figure in enumerate(found):
            role = _role(place, found[0], figure)
            if role is not None:
                yield Row(published, counted, role, figure.low, figure.high, figure.since, figure.as_of)


def table(series: Path = SERIES) -> Iterator[Row]:
    """The rows of a series of reports (JSON lines with id, text, title, published and publisher), report by report."""
    analyses = Analyses()
    with series.open(encoding="utf-8") as lines:
        for line in lines:
            given = json.loads(line)
            document = make_document(
                name=given["id"],
                text=given["text"],
                title=given.get("title"),
                published=given.get("published"),
                publisher=given.get("publisher"),
            )
            reading = read_document(document, analyses.of(document), "bench")
            yield from counts(given["published"], reading.findings.figures)


def cells(row: Row) -> list[str]:
    """A row's cells as text, `-` for what is not stated."""
    values = (row.published, row.counted, row.role, row.low, row.high, row.since, row.as_of)
    return ["-" if v is None else v if isinstance(v, str) else f"{v:.0f}" for v in values]


def main() -> None:
    """Print the table, tabs between its cells."""
    print("published\tcounted\trole\tlow\thigh\tsince\tas_of")
    for row in table(*map(Path, sys.argv[1:2])):
        print("\t".join(cells(row)))


if __name__ == "__main__":
    main()
