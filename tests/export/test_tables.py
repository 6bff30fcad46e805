"""Tables: what they hold, how rows are chosen, and how they are written as JSON and CSV."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.export.questions import QUESTIONS
from sayso.export.table_csv import PLACE, table_csv
from sayso.export.table_json import table_json
from sayso.export.tables import Column, Row, Table, matching, select
from sayso.record import Record, build
from sayso.record.dates import told_day
from tests.record.told import Told


@pytest.fixture(scope="module")
def record() -> Record:
    first, second = Told("first", "2031-03-10"), Told("second", "2031-03-20")
    for told in (first, second):
        told.actor("Norland", "state", part="party")
        told.actor("Ada Venn", side="norland", role="Prime Minister", aliases=("Venn",))
        told.actor("US", "state")
        told.actor("Usman Orr")
    first.says("ada_venn", "“never”", to=("norland",))
    first.says(None, "it may be", when="2031-02")
    first.figure("at least 24", 24, None, hedge="at least", what="held", whom="soldiers", where="Orrow", by="norland")
    second.figure("31", 31, 31, what="held", whom="soldiers", where="Orrow", by="norland")
    first.stands("ada_venn", "amnesty", "against", "insists")
    second.stands("ada_venn", "amnesty", "for", "open", conditional=True)
    first.deal("the Orrow Accord", "proposed", by=("norland",))
    first.provision("free 12", "the Orrow Accord", phase=1, topic="release", quantity=12.0, duration="P6W")
    first.event("met", actor=("norland",), when="2031-W11")
    first.event("spoke", actor=("ada_venn",))
    first.dispute(first.says("norland", "none came"), first.says("ada_venn", "many came"), "who came")
    first.outlook("ada_venn", "pessimistic")
    first.time("Monday", "2031-03-10")
    return build([first.pair(), second.pair()])


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_row_has_a_cell_for_each_column_and_a_place(record: Record, question: str) -> None:
    table = QUESTIONS[question](record)
    assert table.rows
    assert len({c.name for c in table.columns}) == len(table.columns)
    for row in table.rows:
        assert set(row.cells) == {c.name for c in table.columns}
        assert row.evidence or question == "documents"


@pytest.mark.parametrize("question", QUESTIONS)
def test_json_has_the_data_columns_and_all_evidence(record: Record, question: str) -> None:
    table = QUESTIONS[question](record)
    objects = json.loads(table_json(table))
    assert len(objects) == len(table.rows)
    for found in objects:
        assert set(table.data) <= set(found)
        if question != "documents":
            assert {"document", "date", "quotation", "evidence"} <= set(found)
            assert all({"document_id", "spans", "quotation"} <= set(e) for e in found["evidence"])


@pytest.mark.parametrize("question", QUESTIONS)
def test_csv_reads_back_as_the_rows(record: Record, question: str) -> None:
    table = QUESTIONS[question](record)
    written = table_csv(table).decode()
    assert written.count("\n") == written.count("\r\n")
    header, *rows = csv.reader(io.StringIO(written))
    assert tuple(header[: len(table.data)]) == table.data
    assert len(rows) == len(table.rows)
    assert all(len(row) == len(header) for row in rows)


def test_what_is_not_stated_is_empty_in_csv_and_null_in_json(record: Record) -> None:
    table = QUESTIONS["sayings"](record)
    unsaid = next(n for n, row in enumerate(table.rows) if row.cells["speaker"] is None)
    assert json.loads(table_json(table))[unsaid]["speaker"] is None
    header, *rows = csv.reader(io.StringIO(table_csv(table).decode()))
    assert rows[unsaid][header.index("speaker")] == ""


def test_an_empty_table_is_an_empty_list_and_a_header() -> None:
    table = Table("sayings", "Who said what", (Column("date"),), ())
    assert json.loads(table_json(table)) == []
    assert table_csv(table).decode() == ",".join(["date", *PLACE]) + "\r\n"


@given(st.lists(st.text(), max_size=4))
def test_any_text_is_written(cells: list[str]) -> None:
    columns = tuple(Column(f"c{n}") for n in range(len(cells)))
    row = Row(cells={f"c{n}": cell for n, cell in enumerate(cells)}, evidence=())
    table = Table("documents", "Documents", columns, (row,))
    if cells:
        assert list(json.loads(table_json(table))[0].values()) == cells
        assert list(csv.reader(io.StringIO(table_csv(table).decode(), newline="")))[1] == cells


def test_half_a_surrogate_pair_is_written_as_an_escape() -> None:
    table = Table("documents", "Documents", (Column("c"),), (Row(cells={"c": "\ud83d"}, evidence=()),))
    assert json.loads(table_json(table))[0]["c"] == "\ud83d"
    assert b"\\ud83d" in table_csv(table)


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("venn", {"ada-venn"}),
        ("ADA", {"ada-venn"}),
        ("us", {"us"}),
        ("Usm", {"usman-orr"}),
        ("orland", {"norland"}),
        ("Norländ", {"norland"}),
    ],
)
def test_an_actor_is_found_by_a_part_of_any_of_its_names(record: Record, name: str, ids: set[str]) -> None:
    assert matching(record, name) == ids


@pytest.mark.parametrize(("name", "near"), [("Ven", None), ("Vend", "Ada Venn"), ("Norlamd", "Norland")])
def test_a_name_of_nobody_is_told_with_the_nearest(record: Record, name: str, near: str | None) -> None:
    if near is None:
        assert matching(record, name)
        return
    with pytest.raises(InputError, match=near):
        matching(record, name)


@pytest.mark.parametrize("name", ["", "  ", "Xyzzy Qwfp"])
def test_a_name_like_no_other_is_told_where_to_look(record: Record, name: str) -> None:
    with pytest.raises(InputError, match="actors"):
        matching(record, name)


def test_rows_are_chosen_by_the_actors_that_they_involve(record: Record) -> None:
    said = select(QUESTIONS["sayings"](record), actors=frozenset({"norland"}))
    assert {row.evidence[0].quotation for row in said.rows} == {"“never”", "none came"}


def test_a_position_involves_the_party_of_its_actor(record: Record) -> None:
    assert len(select(QUESTIONS["positions"](record), actors=frozenset({"norland"})).rows) == 2


def test_since_takes_what_falls_on_that_day_or_lasts_into_it(record: Record) -> None:
    timeline = QUESTIONS["timeline"](record)
    assert [len(select(timeline, since=day).rows) for day in ("2031-03-01", "2031-03-16", "2031-03-17")] == [1, 1, 0]
    positions = QUESTIONS["positions"](record)
    assert [len(select(positions, since=day).rows) for day in ("2031-03-10", "2031-03-11", "2031-03-21")] == [2, 1, 0]


def test_the_ledger_sets_a_source_beside_what_it_said_before(record: Record) -> None:
    first, second = QUESTIONS["figures"](record).rows
    assert (first.cells["bounds"], second.cells["note"]) == ("≥ 24", ("before: ≥ 24 (2031-03-10)",))
    assert first.section == "held · soldiers · Orrow"


def test_terms_are_written_as_people_do(record: Record) -> None:
    (row,) = QUESTIONS["deals"](record).rows
    assert row.section == "Orrow Accord · proposed 2031-03-10 · by Norland"
    assert (row.cells["terms"], row.cells["quantity"]) == ("12; 6 weeks", 12)


@pytest.mark.parametrize(
    ("value", "day", "shown"),
    [
        ("2031-02", "2031-02-01", "2031-02"),
        ("2031-W07-WE", "2031-02-15", "2031-W07-WE"),
        ("2031-02-03T06:30", "2031-02-03", "2031-02-03"),
        ("P3D", "2031-03-10", "2031-03-10"),
        (None, "2031-03-10", "2031-03-10"),
        (None, None, None),
    ],
)
def test_a_date_is_shown_no_more_exactly_than_it_is_said(value: str | None, day: str | None, shown: str | None) -> None:
    assert told_day(value, day) == shown
