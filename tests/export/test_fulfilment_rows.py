"""What became of an obligation as rows: each under its obligation, with its own place, in JSON and CSV too."""

import csv
import io
import json

import pytest

from sayso.export.cast import Cast
from sayso.export.fulfilment_rows import in_words
from sayso.export.questions import QUESTIONS
from sayso.export.table_csv import table_csv
from sayso.export.table_json import table_json
from sayso.record import Fulfilment, Record, Reporter, build
from tests.record.told import Told


@pytest.fixture(scope="module")
def record() -> Record:
    deal, later = Told("deal", "2031-03-01"), Told("later", "2031-03-10")
    for told in (deal, later):
        told.actor("Ossel Front", "group")
        told.actor("Norland", "state")
    accord = deal.deal("the Orrow Accord", "signed")
    for words in ("release 12 soldiers", "store its rockets"):
        topic = "release" if "soldiers" in words else "demilitarisation"
        deal.provision(words, accord, phase=1, topic=topic, bearer=("ossel_front",), quantity=12.0)
    later.event("freed", "RETREAT", theme="12 soldiers", actor=("ossel_front",), when="2031-03-09")
    return build([deal.pair(), later.pair()])


def test_a_report_follows_its_obligation_and_has_its_own_place(record: Record) -> None:
    rows = QUESTIONS["deals"](record).rows
    assert [row.cells["report"] for row in rows] == [None, "done", None]
    assert [row.evidence[0].document for row in rows] == ["deal", "later", "deal"]
    assert rows[1].evidence[0].quotation == "freed 12 soldiers"
    assert rows[1].cells["bearer"] == rows[0].cells["bearer"]


def test_json_and_csv_carry_the_reports(record: Record) -> None:
    table = QUESTIONS["deals"](record)
    (found,) = [o for o in json.loads(table_json(table)) if o["report"]]
    assert (found["report"], found["report_date"], found["report_of"], found["according_to"]) == (
        "done",
        "2031-03-09",
        ["Ossel Front"],
        "the writer",
    )
    (line,) = [row for row in csv.DictReader(io.StringIO(table_csv(table).decode())) if row["report"]]
    assert (line["report_of_id"], line["document"], line["quotation"]) == ("ossel-front", "later", "freed 12 soldiers")


FRONT, NORLAND = Reporter(actors=("ossel-front",), writer=False), Reporter(actors=("norland",), writer=False)


@pytest.mark.parametrize(
    ("outcome", "reporter", "bearers", "words"),
    [
        pytest.param("done", Reporter(), ("ossel-front",), "reported done 9 Mar (Radio Dellin)", id="the writer's"),
        pytest.param("done", FRONT, ("ossel-front",), "said to be done 9 Mar (Ossel Front)", id="whose it is"),
        pytest.param("undone", NORLAND, ("ossel-front",), "said to be not done 9 Mar (Norland)", id="another's word"),
        pytest.param("broken", NORLAND, None, "said to be broken 9 Mar (Norland, of Ossel Front)", id="an accusation"),
        pytest.param("partly", FRONT, None, "said to be kept in part 9 Mar (Ossel Front)", id="a deal is kept"),
        pytest.param(
            "broken",
            Reporter(writer=False),
            None,
            "said to be broken 9 Mar (no source named, of Ossel Front)",
            id="nobody is named",
        ),
        pytest.param(
            "delayed",
            Reporter(source="an aide", writer=False),
            (),
            "said to be delayed 9 Mar (an aide, of Ossel Front)",
        ),
    ],
)
def test_who_says_so_is_told_and_of_whom_where_that_is_another(
    record: Record, outcome: str, reporter: Reporter, bearers: tuple[str, ...] | None, words: str
) -> None:
    report = Fulfilment(
        id="1",
        outcome=outcome,
        actors=("ossel-front",),
        reporter=reporter,
        publisher="Radio Dellin",
        date="2031-03-09",
        evidence=(),
    )
    assert in_words(report, bearers, Cast.of(record)) == words
