"""Files, folders, globs and standard input: each source once, in a stable order, and no bad one stops the others."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.ingest import documents
from sayso.model import Document
from tests.ingest.reading import read, shape, the_document, the_problem


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "c/d.txt", "c/e.jsonl", ".hidden.txt", ".git/config.txt", "c/page.css", "photo.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('{"text": "They met."}' if name.endswith("jsonl") else "They met.")
    return tmp_path


def feed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> io.BytesIO:
    stream = io.BytesIO(data)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream, encoding="utf-8"))
    return stream


def test_a_folder_is_read_sorted_with_its_folders_and_without_what_is_hidden(folder: Path) -> None:
    assert shape(read(folder)) == ["a", "b", "d", "e"]


def test_a_file_that_looks_meant_to_be_read_and_cannot_be_is_told(folder: Path) -> None:
    (folder / "c" / "report.pdf").write_bytes(b"%PDF-1.7")
    found = read(folder)
    assert len(found) == 5
    assert the_problem(found).place.endswith("report.pdf")


@pytest.mark.parametrize("name", ["talks.csv", "TALKS.TSV"])
def test_a_table_is_told_with_what_to_give_instead_and_not_read(folder: Path, name: str) -> None:
    (folder / "c" / name).write_text("published,text\n2031-03-10,They met.\n")
    named, beside = read(folder / "c" / name), read(folder / "c")
    assert (len(named), len(beside)) == (1, 3)
    for problem in (the_problem(named), the_problem(beside)):
        assert problem.place.endswith(name)
        assert "looks like a table" in problem.message and "JSON lines" in problem.message


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    assert "no file that Sayso reads" in the_problem(read(tmp_path)).message


def test_a_hidden_file_that_is_named_is_read(folder: Path) -> None:
    assert the_document(read(folder / ".hidden.txt")).name == ".hidden"


def test_a_source_named_twice_is_read_once(folder: Path) -> None:
    (folder / "again.txt").symlink_to(folder / "b.txt")
    assert shape(read(folder / "b.txt", folder / "again.txt", f"{folder}/*.txt", folder)) == ["b", "a", "d", "e"]


def test_two_files_of_one_name_in_two_folders_are_both_read(folder: Path) -> None:
    (folder / "c" / "b.txt").write_text("They met again.")
    assert shape(read(folder)) == ["a", "b", "b", "d", "e"]


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.txt", ["b"]),
        ("**/*.txt", ["b", "d"]),
        ("?.md", ["a"]),
        ("[ab].*", ["a", "b"]),
        ("c*", ["d", "e"]),
        (".h*", [".hidden"]),
        ("**", ["a", "b", "d", "e"]),
    ],
)
def test_a_glob_is_expanded_sorted(folder: Path, pattern: str, names: list[str]) -> None:
    assert [name for name in shape(read(f"{folder}/{pattern}")) if not name.startswith("!")] == names


def test_a_glob_is_relative_to_where_one_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert shape(read("*.md", "c/*.txt")) == ["a", "d"]


def test_a_file_whose_name_looks_like_a_glob_is_that_file(folder: Path) -> None:
    (folder / "a[1].txt").write_text("They met.")
    assert shape(read(folder / "a[1].txt")) == ["a[1]"]


@pytest.mark.parametrize("path", ["nowhere.txt", "nowhere/*.txt", "\0", "", "a**b/[", "x" * 5000, "~nobody/*"])
def test_what_is_not_there_is_a_problem_in_its_place(folder: Path, path: str) -> None:
    found = read(folder / "b.txt", path, folder / "a.md")
    assert shape(found)[::2] == ["b", "a"]
    assert len(found) == 3
    assert the_problem(found).message.endswith(".")


def test_links_that_lead_in_circles_are_followed_once(folder: Path) -> None:
    (folder / "c" / "up").symlink_to(folder)
    (folder / "c" / "self").symlink_to(folder / "c" / "self")
    (folder / "round").symlink_to(folder)
    (folder / "dead.txt").symlink_to(folder / "gone.txt")
    found = read(folder, f"{folder}/**/*.txt")
    assert sorted({one.name for one in found if isinstance(one, Document)}) == ["a", "b", "d", "e"]


def test_a_pipe_in_a_folder_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert shape(read(folder)) == ["a", "b", "d", "e"]


def test_an_unreadable_file_is_a_problem(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "b.txt").chmod(0)
    if os.access(folder / "b.txt", os.R_OK):  # as root
        opened = Path.open

        def denied(self: Path, mode: str) -> object:
            if self.name == "b.txt":
                raise PermissionError(13, "Permission denied")
            return opened(self, mode)

        monkeypatch.setattr(Path, "open", denied)
    found = read(folder)
    assert the_problem(found).message == "It could not be read: Permission denied."
    assert [one.name for one in found if isinstance(one, Document)] == ["a", "d", "e"]


def test_a_name_that_is_not_utf_8_can_be_stored(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        Path(os.fsdecode(path)).write_text("They met.")
    except OSError:
        pytest.skip("this file system takes no such names")
    assert the_document(read(tmp_path)).name == "caf\ufffd"
    Path(os.fsdecode(path)).write_text("")
    the_problem(read(tmp_path)).place.encode()


@pytest.mark.parametrize(
    ("data", "names", "text"),
    [
        (b"They met.\r\n", ["stdin"], "They met.\r\n"),
        (b"\xef\xbb\xbfThey met.", ["stdin"], "They met."),
        (b'{"id": "x", "text": "They met."}', ["x"], "They met."),
        (b'{"text": "They met."}\n{"text": "Again."}\n', ["stdin-1", "stdin-2"], "They met."),
        (b'\n [ {"text": "They met."} ]', ["stdin"], "They met."),
        (b'{\n "text": "They met."}', ["stdin"], "They met."),
        (b"[Editor's note: they met.]", ["stdin"], "[Editor's note: they met.]"),
        (b"{They met}", ["stdin"], "{They met}"),
        (b"<They met>", ["stdin"], "<They met>"),
    ],
)
def test_standard_input_is_known_by_its_content(
    monkeypatch: pytest.MonkeyPatch, data: bytes, names: list[str], text: str
) -> None:
    stream = feed(monkeypatch, data)
    found = read("-", "-")
    assert shape(found) == names
    assert isinstance(found[0], Document)
    assert found[0].text == text
    assert not stream.closed


def test_standard_input_may_be_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    article = "<p>The delegates met for a long day and agreed on nothing but the date of the next meeting.</p>" * 5
    feed(monkeypatch, f"<!-- saved -->\n<!DOCTYPE html><html><body>{article}</body></html>".encode())
    assert the_document(read("-")).text.startswith("The delegates met")


def test_empty_standard_input_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    feed(monkeypatch, b"")
    assert the_problem(read("-")).message == "The text is empty."


def test_a_named_file_of_unknown_ending_is_known_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "talks").write_text("They met.")
    (tmp_path / "talks.dat").write_text('{"id": "x", "text": "They met."}')
    (tmp_path / "talks.docx").write_bytes(b"PK\x03\x04\x14\0\0")
    found = read(tmp_path / "talks", tmp_path / "talks.dat", tmp_path / "talks.docx")
    assert shape(found)[:2] == ["talks", "x"]
    assert "office document" in the_problem(found).message


def test_published_is_the_date_of_documents_that_state_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("They met.")
    (tmp_path / "b.json").write_text('{"text": "They met.", "published": "2031-05-04"}')
    (tmp_path / "c.json").write_text('{"text": "They met.", "published": "soon"}')
    found = [one for one in read(tmp_path, published="2030-01-02") if isinstance(one, Document)]
    assert [one.published for one in found] == ["2030-01-02", "2031-05-04", None]


@pytest.mark.parametrize("published", ["yesterday", "", "2030-02-30", "2030"])
def test_a_published_that_is_no_date_is_refused_at_once(published: str) -> None:
    with pytest.raises(InputError, match="YYYY-MM-DD"):
        documents([], published=published)


def test_pages_apart_nothing_slow_is_imported() -> None:
    slow = ("trafilatura", "htmldate", "lxml", "charset_normalizer", "spacy")
    code = f"import sys, sayso.ingest; print([name for name in {slow} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"
