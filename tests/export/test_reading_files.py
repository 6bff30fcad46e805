"""Readings as files: names made safe and unique, and each written whole or not at all."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.export import reading_files
from sayso.export.reading_files import ReadingFolder, safe_name
from tests.record.told import Told


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("plain-name_1.txt", "plain-name_1.txt"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("/root", "_root"),
        ("a/b\\c:d", "a_b_c_d"),
        ("..", "document"),
        ("", "document"),
        (" . ", "document"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("-rf", "_-rf"),
        (".hidden", "hidden"),
        ("a\x00b\nc", "a_b_c"),
        ("Überblick", "Überblick"),
    ],
)
def test_a_name_is_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text())
def test_any_name_becomes_one_file_name(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert Path(safe).name == safe
    assert len(safe.encode()) <= 130
    assert not set(safe) & set('/\\\x00<>:"|?*\n')
    assert safe_name(safe) == safe


def test_documents_of_one_name_get_files_of_their_own(tmp_path: Path) -> None:
    folder = ReadingFolder(tmp_path / "out")
    names = [folder.write(*Told(name).pair()).name for name in ("a", "A", "a", "b/c", "b\\c")]
    assert names == ["a.json", "A-2.json", "a-3.json", "b_c.json", "b_c-2.json"]
    assert sorted(p.name for p in folder.path.iterdir()) == sorted(names)


def test_a_file_holds_the_reading(tmp_path: Path) -> None:
    told = Told()
    told.actor("Ada Venn")
    path = ReadingFolder(tmp_path).write(*told.pair())
    assert json.loads(path.read_text())["actors"]["ada_venn"]["name"] == "Ada Venn"


def test_writing_again_replaces_the_file(tmp_path: Path) -> None:
    for _ in range(2):
        ReadingFolder(tmp_path).write(*Told().pair())
    assert [p.name for p in tmp_path.iterdir()] == ["one.json"]


def test_a_write_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(value: object) -> bytes:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(reading_files, "json_bytes", full)
    with pytest.raises(OSError, match="No space"):
        ReadingFolder(tmp_path).write(*Told().pair())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here already")
    with pytest.raises(InputError, match="--out"):
        ReadingFolder(tmp_path / "file")
