"""Plain text and Markdown: the text exactly as decoded."""

import codecs
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Document
from tests.ingest.reading import read, the_document, the_problem

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), min_size=1).filter(str.strip)


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
@given(WORDS)
def test_any_text_in_a_file_is_read_exactly(mark: bytes, text: str) -> None:
    encoding = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}.get(mark, "utf-8")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "talks.txt"
        path.write_bytes(mark + text.encode(encoding))
        document = the_document(read(path))
    assert (document.text, document.name) == (text, "talks")


def test_a_text_has_no_date_title_or_publisher_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "2031-05-04.txt").write_text("The talks ended on 4 May 2031.")
    document = the_document(read(tmp_path / "2031-05-04.txt"))
    assert (document.published, document.title, document.publisher, document.url) == (None, None, None, None)


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE + b" \0"])
def test_an_empty_text_is_a_problem(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "empty.txt").write_bytes(data)
    assert the_problem(read(tmp_path / "empty.txt")).message == "The text is empty."


def test_binary_data_under_a_text_name_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_bytes(b"%PDF-1.7\n\x93\x8c\x8b\x9e")
    assert "a PDF file" in the_problem(read(tmp_path / "talks.txt")).message
    (tmp_path / "talks.txt").write_bytes(b"some words\0\0\0\1\2")
    assert "binary data" in the_problem(read(tmp_path / "talks.txt")).message


def test_a_text_over_the_limit_is_a_problem_that_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("word " * 400_000 + "more")
    message = the_problem(read(tmp_path / "long.txt")).message
    assert "2,000,000" in message
    assert "split it" in message


def test_a_text_of_fifty_megabytes_is_a_problem_and_never_all_in_memory(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(50 * 2**20)
    assert "split it" in the_problem(read(tmp_path / "huge.txt")).message


def test_a_doubt_about_the_encoding_follows_the_document(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes("The naïve plan of the café’s owner — “no” — was dropped.".encode("cp1252"))
    document, problem = read(tmp_path / "old.txt")
    assert isinstance(document, Document)
    assert "cp1252" in the_problem([problem]).message


MARKDOWN = (
    '---\r\ntitle: "Talks: day one"\r\ndate: 2031-05-04T10:00\r\npublisher: The Courier\r\ntags: [a, b]\r\n---\r\n'
)


def test_front_matter_gives_the_fields_and_is_blanked_so_that_offsets_hold(tmp_path: Path) -> None:
    (tmp_path / "day.md").write_bytes((MARKDOWN + "# Talks\r\n\r\nThey met.").encode())
    document = the_document(read(tmp_path / "day.md"))
    assert (document.title, document.published, document.publisher) == ("Talks: day one", "2031-05-04", "The Courier")
    assert document.text.strip() == "# Talks\r\n\r\nThey met."
    assert document.text.index("# Talks") == len(MARKDOWN)
    assert document.text.count("\r\n") == MARKDOWN.count("\r\n") + 2


@pytest.mark.parametrize(
    "text",
    [
        "# Talks\n\n---\ntitle: not in front\n---\n",
        "---\nThe union said: no.\n---\nMore.",
        "---\ntitle: never closed\n\nThey met.",
        "Title: The talks\n\nThey met.",
    ],
)
def test_markdown_without_front_matter_is_kept_whole(tmp_path: Path, text: str) -> None:
    (tmp_path / "day.md").write_text(text)
    document = the_document(read(tmp_path / "day.md"))
    assert (document.text, document.title) == (text, None)


def test_a_wrong_date_in_front_matter_is_a_problem_and_the_document_is_kept(tmp_path: Path) -> None:
    (tmp_path / "day.md").write_text("---\ndate: last Monday\n---\nThey met.")
    found = read(tmp_path / "day.md", published="2031-05-04")
    assert the_document(found).published is None
    assert "'last Monday'" in the_problem(found).message
