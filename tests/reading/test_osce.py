"""A monitoring mission's series of reports: its counts, as people read them in five reports, come out unaided."""

import json
from collections.abc import Iterator
from pathlib import Path

from bench.osce import Row, cells, counts

from sayso.language import Pipeline
from sayso.model import make_document
from sayso.reading import read_document

GOLDEN = Path(__file__).parent.parent / "golden" / "osce-table.tsv"
SILENT = "2016-07-20"  # a report that speaks of violations and weapons without counting them


def golden() -> list[list[str]]:
    return [line.split("\t") for line in GOLDEN.read_text(encoding="utf-8").splitlines()[1:]]


def rows(series: Path, wanted: set[str], pipeline: Pipeline) -> Iterator[Row]:
    with series.open(encoding="utf-8") as lines:
        for given in map(json.loads, lines):
            if given["published"] in wanted:
                document = make_document(name=given["id"], text=given["text"], published=given["published"])
                reading = read_document(document, pipeline.analyse(document.text), "test")
                yield from counts(given["published"], reading.findings.figures)


def test_reports_give_the_counts_of_violations_and_weapons_that_people_read_in_them(
    shared: Path, pipeline: Pipeline
) -> None:
    wanted = golden()
    read = rows(shared / "series" / "osce-donbas.jsonl", {row[0] for row in wanted} | {SILENT}, pipeline)
    assert [cells(row) for row in read] == wanted
