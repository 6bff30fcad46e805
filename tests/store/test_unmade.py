"""A desk that is opened where there is none: no file before the first document, and the same store afterwards."""

import os
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from sayso.errors import DeskError
from sayso.store import open_store
from sayso.store.sqlite import SqliteStore
from tests.store import samples

NOBODY = 65534


def test_a_store_in_which_nothing_is_stored_leaves_no_file(path: Path) -> None:
    with closing(open_store(path)) as store:
        document = samples.document()
        assert not store.knows(document, "readers 1")
        assert (store.held(), store.same_text(document), store.remove(document.id)) == ([], [], 0)
        assert (list(store.documents()), list(store.readings())) == ([], [])
    assert list(path.parent.iterdir()) == []


def test_the_first_document_makes_the_file_and_all_is_as_in_any_store(path: Path) -> None:
    document = samples.document()
    reading = samples.reading(document)
    with closing(open_store(path)) as store:
        assert store.put(document, reading) == "added"
        assert store.put(document, reading) == "known"
        assert store.knows(document, reading.version)
        assert list(store.readings()) == [(document, reading)]
        assert [held.id for held in store.held()] == [held.id for held in store.same_text(document)] == [document.id]
    with closing(open_store(path, create=False)) as again:
        assert list(again.documents()) == [document]
        assert again.remove(document.id) == 1


def test_what_another_process_stores_meanwhile_is_seen(path: Path) -> None:
    one, two = samples.document(1), samples.document(2)
    with closing(open_store(path)) as store:
        with closing(SqliteStore.open(path)) as other:
            other.put(one, samples.reading(one))
        assert [held.id for held in store.held()] == [one.id]
        assert store.put(one, samples.reading(one)) == "known"
        assert store.put(two, samples.reading(two)) == "added"


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize("name", ["minutes.txt", "minutes", "desk"])
def test_an_empty_file_that_is_not_named_as_a_desk_is_refused_and_left_alone(
    tmp_path: Path, name: str, create: bool
) -> None:
    path = tmp_path / name
    path.touch()
    with pytest.raises(DeskError, match=r"is an empty file, not a desk: name another path"):
        open_store(path, create=create)
    assert path.read_bytes() == b""
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["a" * 300, "talks\0.desk", "nowhere/talks.desk", "."])
def test_a_place_where_no_desk_can_be_is_refused_before_anything_is_stored(tmp_path: Path, name: str) -> None:
    with pytest.raises(DeskError):
        open_store(tmp_path / name)


@pytest.mark.skipif(os.name == "nt", reason="the permissions of folders are POSIX's")
def test_a_folder_that_cannot_be_written_is_told_before_anything_is_read() -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        root.chmod(0o555)
        user = os.geteuid()
        if user == 0:
            os.seteuid(NOBODY)
        try:
            with pytest.raises(DeskError, match="cannot be written"):
                open_store(root / "talks.desk")
        finally:
            os.seteuid(user)
            root.chmod(0o755)
