import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import EvidenceError
from sayso.model import Document, Reading, Span
from sayso.store.sqlite import BATCH, SqliteStore
from tests.store import samples, strategies
from tests.store.conftest import Rows

Sql = Callable[[str], Rows]
Pair = tuple[Document, Reading]


def put(store: SqliteStore, document: Document, version: str = "readers 1") -> str:
    return store.put(document, samples.reading(document, version))


def test_a_stored_document_and_its_reading_come_back_the_same(store: SqliteStore) -> None:
    document = samples.document()
    assert put(store, document) == "added"
    assert list(store.readings()) == [(document, samples.reading(document))]
    assert list(store.documents()) == [document]


def test_what_is_stored_is_there_when_the_desk_is_opened_again(store: SqliteStore, path: Path) -> None:
    put(store, samples.document())
    store.close()
    with closing(SqliteStore.open(path, create=False)) as again:
        assert list(again.documents()) == [samples.document()]


def test_storing_the_same_again_changes_nothing(store: SqliteStore, sql: Sql) -> None:
    put(store, samples.document())
    before = sql("SELECT * FROM quotations")
    assert put(store, samples.document()) == "known"
    assert sql("SELECT * FROM quotations") == before
    assert sql("SELECT count(*) FROM names") == [(1,)]


def test_a_reading_of_another_version_becomes_the_current_one_and_the_older_stays(store: SqliteStore, sql: Sql) -> None:
    document = samples.document()
    put(store, document, "readers 1")
    assert put(store, document, "readers 2") == "reread"
    assert [reading.version for _, reading in store.readings()] == ["readers 2"]
    assert sql("SELECT version FROM readings ORDER BY id") == [("readers 1",), ("readers 2",)]
    assert sql("SELECT count(*) FROM quotations") == [(8,)]


def test_a_return_to_an_older_version_moves_the_pointer_alone(store: SqliteStore, sql: Sql) -> None:
    document = samples.document()
    for version in ("readers 1", "readers 2", "readers 1"):
        put(store, document, version)
    assert [reading.version for _, reading in store.readings()] == ["readers 1"]
    assert sql("SELECT count(*) FROM readings") == [(2,)]


def test_a_document_is_known_with_a_current_reading_of_the_version_only(store: SqliteStore) -> None:
    document = samples.document()
    assert not store.knows(document, "readers 1")
    put(store, document)
    assert store.knows(document, "readers 1")
    assert not store.knows(document, "readers 2")
    assert list(store.documents(not_of="readers 1")) == []
    assert list(store.documents(not_of="readers 2")) == [document]


def test_every_findings_quotation_is_in_the_file_and_in_the_text(store: SqliteStore, sql: Sql) -> None:
    put(store, samples.document())
    query = """SELECT substr(text, start + 1, "end" - start) = quotation FROM quotations
        JOIN readings ON readings.id = reading_id JOIN documents ON documents.id = document_id"""
    assert sql(query) == [(1,)] * 4


def test_nothing_is_written_where_a_finding_does_not_quote_its_document(store: SqliteStore) -> None:
    document = samples.document()
    reading = samples.reading(document)
    outside = replace(reading.findings.actors[0], mentions=(Span(0, 12), Span(70, 999)))
    with pytest.raises(EvidenceError):
        store.put(document, replace(reading, findings=replace(reading.findings, actors=(outside,))))
    assert store.held() == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE documents SET text = 'another'",
        "UPDATE documents SET published = NULL",
        "UPDATE readings SET findings = '{}'",
        "UPDATE quotations SET quotation = 'another'",
        "DELETE FROM readings",
        "DELETE FROM quotations",
        "UPDATE current SET version = 'never read'",
        "INSERT INTO quotations VALUES (1, 'figures', 'f', 'span', 0, 5, 5, '')",
        "INSERT INTO readings VALUES (9, 'no document', '1', '{}')",
    ],
)
def test_the_file_itself_refuses_what_would_overwrite_evidence(store: SqliteStore, sql: Sql, statement: str) -> None:
    put(store, samples.document())
    with pytest.raises(sqlite3.IntegrityError):
        sql(statement)
    assert list(store.readings()) == [(samples.document(), samples.reading(samples.document()))]


def test_removing_a_document_removes_all_that_was_read_in_it(store: SqliteStore, sql: Sql) -> None:
    kept, gone = samples.document(1), samples.document(2)
    for document in (kept, gone):
        put(store, document)
    put(store, gone, "readers 2")
    assert store.remove(gone.id) == 1
    assert store.remove(gone.id) == 0
    assert [document for document, _ in store.readings()] == [kept]
    counts = {table: sql(f"SELECT count(*) FROM {table}")[0][0] for table in ("names", "readings", "current")}
    assert counts == {"names": 1, "readings": 1, "current": 1}
    assert sql("SELECT count(*) FROM quotations") == [(4,)]
    assert sql("PRAGMA foreign_key_check") == []


def test_no_word_of_a_removed_document_stays_in_the_file(store: SqliteStore, path: Path) -> None:
    put(store, samples.document())
    store.remove(samples.document().id)
    store.close()
    assert b"ministry" not in path.read_bytes()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_removed_document_can_be_added_anew(store: SqliteStore) -> None:
    document = samples.document()
    put(store, document)
    store.remove(document.id)
    assert put(store, document) == "added"


def test_documents_come_by_date_then_name_then_id(store: SqliteStore) -> None:
    made = [
        samples.document(1, name="b", published=None),
        samples.document(2, name="b", published="2031-01-01"),
        samples.document(3, name="a", published="2031-01-02"),
        *sorted((samples.document(n, name="c", published="2031-01-02") for n in (4, 5, 6)), key=lambda d: d.id),
    ]
    for document in reversed(made):
        put(store, document)
    assert list(store.documents()) == made
    assert [held.id for held in store.held()] == [document.id for document in made]


def test_more_documents_than_are_fetched_at_once_come_in_order(store: SqliteStore) -> None:
    made = [samples.document(n, name=f"{n:04}") for n in range(2 * BATCH + 3)]
    for document in reversed(made):
        put(store, document)
    assert list(store.documents()) == made


def test_a_document_that_came_under_several_names_bears_the_first_of_them(store: SqliteStore) -> None:
    document = samples.document(name="m")
    put(store, document)
    assert store.knows(replace(document, name="z"), "readers 1")
    assert store.knows(replace(document, name="c", url="https://example.org"), "readers 1")
    put(store, replace(document, name="c"))
    assert list(store.documents()) == [replace(document, name="c", url="https://example.org")]
    assert store.held()[0].names == ("c", "m", "z")


def test_readings_are_of_one_moment_whatever_is_written_meanwhile(store: SqliteStore) -> None:
    first, second, third = (samples.document(n, name=str(n)) for n in range(3))
    put(store, first)
    put(store, second)
    readings = store.readings()
    seen = [next(readings)]
    store.remove(second.id)
    put(store, third)
    assert [document for document, _ in (*seen, *readings)] == [first, second]
    assert list(store.documents()) == [first, third]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.lists(strategies.readings(), max_size=5))
def test_the_order_of_arrival_changes_nothing(data: st.DataObject, pairs: list[Pair]) -> None:
    pairs = list({document.id: (document, reading) for document, reading in pairs}.values())
    # The same documents under further names, as a second folder may hold them.
    pairs += [(replace(document, name=f"{document.name}2", url=None), reading) for document, reading in pairs[:2]]
    found = []
    for order in (pairs, data.draw(st.permutations(pairs))):
        with TemporaryDirectory() as folder, closing(SqliteStore.open(Path(folder) / "x")) as store:
            for document, reading in order:
                store.put(document, reading)
            found.append(list(store.readings()))
    assert found[0] == found[1]
    assert len(found[0]) == len({document.id for document, _ in pairs})
