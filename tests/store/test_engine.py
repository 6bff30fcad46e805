"""A desk that is none, or that cannot be used: one plain sentence each, and nothing lost."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from sayso.errors import DeskError
from sayso.store.migrations import SCHEMA_VERSION
from sayso.store.sqlite import SqliteStore
from tests.store import samples
from tests.store.conftest import Rows

NOBODY = 65534


def refusal(path: Path, *, create: bool = True) -> str:
    """The sentence with which a path is refused as a desk."""
    with pytest.raises(DeskError) as refused:
        SqliteStore.open(path, create=create, busy_seconds=0.05).close()
    sentence = str(refused.value)
    assert sentence.endswith(".") and "\n" not in sentence and str(path) in sentence
    return sentence


@pytest.mark.parametrize("content", [b"Minutes of the meeting\n", b"\0", b"SQLite format 2\0" * 99])
def test_another_kind_of_file_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert "not a desk but another kind of file" in refusal(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused_and_left_alone(path: Path, sql: Callable[[str], Rows]) -> None:
    sql("CREATE TABLE documents (id TEXT)")
    before = path.read_bytes()
    assert "another program's database" in refusal(path)
    assert path.read_bytes() == before


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "is a folder, not a desk" in refusal(tmp_path)


def test_what_is_no_regular_file_is_refused_and_not_read(path: Path) -> None:
    os.mkfifo(path)
    assert "not a desk" in refusal(path)


def test_a_desk_that_is_not_there_is_made_only_when_asked(path: Path) -> None:
    assert "There is no desk at" in refusal(path, create=False)
    assert not path.exists()


def test_a_desk_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match=r"There is no folder .*/nowhere for a desk"):
        SqliteStore.open(tmp_path / "nowhere" / "talks.desk")


@pytest.mark.parametrize("name", ["a" * 300, "talks\0.desk"])
def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path, name: str) -> None:
    assert "name another path" in refusal(tmp_path / name)


@pytest.mark.parametrize("name", ["talks ?mode=memory#1%.desk", "Gespräche.desk", ":memory:", "it's"])
def test_any_name_that_a_file_can_have_will_do(tmp_path: Path, name: str) -> None:
    SqliteStore.open(tmp_path / name).close()
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_an_empty_file_becomes_a_desk_only_when_asked(path: Path) -> None:
    path.touch()
    assert "is empty" in refusal(path, create=False)
    SqliteStore.open(path).close()
    SqliteStore.open(path, create=False).close()


def test_a_desk_from_a_newer_version_is_refused(store: SqliteStore, path: Path, sql: Callable[[str], Rows]) -> None:
    store.close()
    sql(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    assert "newer Sayso" in refusal(path)


def test_a_damaged_desk_is_told(store: SqliteStore, path: Path) -> None:
    for number in range(40):
        store.put(samples.document(number), samples.reading(samples.document(number)))
    store.close()
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    with pytest.raises(DeskError, match="is damaged"), closing(SqliteStore.open(path)) as damaged:
        list(damaged.readings())


def test_a_truncated_desk_is_told(store: SqliteStore, path: Path) -> None:
    store.close()
    path.write_bytes(path.read_bytes()[:1000])
    assert "is damaged" in refusal(path) or "not a desk" in refusal(path)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """The file as another program holds it for itself alone."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


def test_a_desk_that_another_program_holds_is_told_after_a_while(store: SqliteStore, path: Path) -> None:
    store.close()
    with locked(path):
        assert "in use by another program" in refusal(path)
    SqliteStore.open(path, create=False).close()


def test_a_writer_that_must_wait_too_long_says_so_and_loses_nothing(path: Path) -> None:
    one, two = samples.document(1), samples.document(2)
    with closing(SqliteStore.open(path, busy_seconds=0.05)) as store:
        store.put(one, samples.reading(one))
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(DeskError, match="in use by another program"):
                store.put(two, samples.reading(two))
            assert [document for document, _ in store.readings()] == [one]  # readers need not wait
            other.execute("ROLLBACK")
        assert store.put(two, samples.reading(two)) == "added"


def test_a_full_disk_is_told_and_what_was_stored_before_is_kept(store: SqliteStore) -> None:
    stored = []
    with store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 40")
    with pytest.raises(DeskError, match=r"The disk of .* is full: make room and start again"):
        for number in range(200):
            document = samples.document(number, name=f"{number:03}")
            store.put(document, samples.reading(document))
            stored.append(document)
    assert [document for document, _ in store.readings()] == stored != []
    with store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 4000")
    assert store.put(samples.document(200), samples.reading(samples.document(200))) == "added"


@pytest.fixture
def guarded() -> Iterator[Path]:
    """A folder in which this process, if it is root's no longer root's, may not write; a desk lies in it."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        SqliteStore.open(root / "talks.desk").close()
        (root / "secret.desk").touch(0o000)
        (root / "talks.desk").chmod(0o444)
        root.chmod(0o555)
        user = os.geteuid()
        if user == 0:
            os.seteuid(NOBODY)
        try:
            yield root
        finally:
            os.seteuid(user)
            root.chmod(0o755)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="the system has no users as POSIX has them")
@pytest.mark.parametrize("name", ["talks.desk", "another.desk"])
def test_a_desk_in_a_folder_that_cannot_be_written_is_refused(guarded: Path, name: str) -> None:
    assert "allow writing to it and to its folder" in refusal(guarded / name)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="the system has no users as POSIX has them")
def test_a_file_that_may_not_be_read_is_refused(guarded: Path) -> None:
    assert "Permission denied" in refusal(guarded / "secret.desk")
