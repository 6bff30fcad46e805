import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import DeskError, EvidenceError
from sayso.judgement import Anchor
from sayso.model import Document, Reading, Span
from sayso.store import open_store
from sayso.store.sqlite import SqliteStore
from tests.store import samples, strategies
from tests.store.conftest import Rows

Sql = Callable[[str], Rows]
DOCUMENT = samples.document()
JUDGEMENT = samples.judgement(DOCUMENT)


@pytest.fixture
def judged(store: SqliteStore) -> SqliteStore:
    store.put(DOCUMENT, samples.reading(DOCUMENT))
    store.judge([JUDGEMENT])
    return store


def test_a_judgement_comes_back_as_it_went(judged: SqliteStore, path: Path) -> None:
    assert judged.judgements() == (JUDGEMENT,)
    judged.close()
    with closing(SqliteStore.open(path, create=False)) as again:
        assert again.judgements() == (JUDGEMENT,)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), strategies.documents())
def test_any_judgements_come_back_as_they_went_whatever_the_order(data: st.DataObject, document: Document) -> None:
    made = data.draw(st.lists(strategies.judgements(document), max_size=4, unique_by=lambda j: j.id))
    found = []
    for order in (made, data.draw(st.permutations(made))):
        with TemporaryDirectory() as folder, closing(SqliteStore.open(Path(folder) / "x")) as store:
            store.put(document, Reading(document_id=document.id, version="1"))
            for judgement in order:
                store.judge([judgement])
            found.append(store.judgements())
    assert found[0] == found[1] == tuple(sorted(made, key=lambda j: (j.made, j.id)))


def test_storing_the_same_again_changes_nothing(judged: SqliteStore) -> None:
    judged.judge([JUDGEMENT])
    assert judged.judgements() == (JUDGEMENT,)


def test_a_judgement_that_is_withdrawn_is_kept_with_the_day(judged: SqliteStore) -> None:
    assert judged.withdraw(JUDGEMENT.id, "2031-02-07")
    assert judged.judgements() == (replace(JUDGEMENT, withdrawn="2031-02-07"),)
    assert not judged.withdraw(JUDGEMENT.id, "2031-02-08")
    assert not judged.withdraw("none", "2031-02-08")
    assert judged.judgements() == (replace(JUDGEMENT, withdrawn="2031-02-07"),)


def test_what_a_judgement_replaces_is_withdrawn_in_the_same_step(judged: SqliteStore) -> None:
    new = samples.judgement(DOCUMENT, "2031-02-09", "heard again")
    judged.judge([new], [JUDGEMENT])
    assert judged.judgements() == (replace(JUDGEMENT, withdrawn="2031-02-09"), new)


def test_nothing_is_stored_where_one_of_several_does_not_quote_its_document(judged: SqliteStore) -> None:
    new = samples.judgement(DOCUMENT, "2031-02-09")
    outside = replace(new, id="outside", anchor=Anchor(kind="positions", roles=(("span", (Span(3, 999),)),)))
    elsewhere = replace(new, id="elsewhere", document_id="gone")
    named = replace(new, id="named", values=(("speaker", (Anchor(kind="actors", roles=()),)),))
    for wrong in (outside, elsewhere, named):
        with pytest.raises(EvidenceError, match="is not stored"):
            judged.judge([new, wrong], [JUDGEMENT])
    assert judged.judgements() == (JUDGEMENT,)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE judgements SET verdict = 'right'",
        "DELETE FROM judgements",
        "UPDATE withdrawals SET made = '2031-01-01'",
        "DELETE FROM withdrawals",
        "INSERT INTO withdrawals VALUES ('no judgement', '2031-01-01')",
        "INSERT INTO judgements VALUES ('x', 'd', 'positions', '[]', 'perhaps', '[]', '', NULL, '2031-01-01')",
    ],
)
def test_the_file_itself_refuses_what_would_change_a_judgement(judged: SqliteStore, sql: Sql, statement: str) -> None:
    judged.withdraw(JUDGEMENT.id, "2031-02-07")
    with pytest.raises(sqlite3.IntegrityError):
        sql(statement)
    assert judged.judgements() == (replace(JUDGEMENT, withdrawn="2031-02-07"),)


def test_a_judgement_outlasts_readings_and_its_document_without_a_word_of_it(judged: SqliteStore, path: Path) -> None:
    judged.put(DOCUMENT, samples.reading(DOCUMENT, "readers 2"))
    assert judged.judgements() == (JUDGEMENT,)
    judged.remove(DOCUMENT.id)
    assert judged.judgements() == (JUDGEMENT,)
    judged.close()
    assert b"ministry" not in path.read_bytes()


def test_a_judgement_of_a_later_sayso_is_told_plainly(judged: SqliteStore, sql: Sql) -> None:
    sql("INSERT INTO judgements VALUES ('x', 'd', 'positions', '{}', 'right', '[]', '', NULL, '2031-01-01')")
    with pytest.raises(DeskError, match="judgement x of this desk cannot be understood"):
        judged.judgements()


def test_a_desk_that_is_not_made_yet_has_no_judgements(path: Path) -> None:
    with closing(open_store(path)) as store:
        assert store.judgements() == ()
        assert not store.withdraw("any", "2031-02-07")
    assert list(path.parent.iterdir()) == []
