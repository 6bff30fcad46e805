"""JSON and JSON lines: fields checked one by one, and no line that stops the others."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ingest.drafts import iso_date
from sayso.model import Document, Problem
from tests.cases import load_cases
from tests.ingest.reading import read, shape, the_document, the_problem


def lines(path: Path, *objects: object) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in objects), encoding="utf-8")
    return path


@pytest.mark.parametrize("case", load_cases("ingest_json"))
def test_what_a_json_file_says(tmp_path: Path, case: dict[str, Any]) -> None:
    path = tmp_path / case.get("file", "talks.jsonl")
    path.write_text(case["content"], encoding="utf-8")
    found = read(path)
    assert [one.name if isinstance(one, Document) else "!" for one in found] == case["names"]
    problems = [one for one in found if isinstance(one, Problem)]
    for problem, wanted in zip(problems, case.get("problems", []), strict=True):
        assert wanted in problem.message
    for problem, wanted in zip(problems, case.get("places", []), strict=False):
        assert problem.place == f"{path}{wanted}"


def test_all_fields_are_kept_and_the_text_exactly(tmp_path: Path) -> None:
    fields = {"id": "a/b", "title": "Talks", "published": "2031-05-04T23:59:00Z", "publisher": "The Courier"}
    fields |= {"url": "https://courier.example/talks", "text": " One.\r\n\fTwo.\u2028 \ufeffThree. \U0001f54a "}
    document = the_document(read(lines(tmp_path / "x.jsonl", {**fields, "tags": [1, {"text": 2}]})))
    assert document.text == fields["text"]
    assert (document.name, document.title, document.published) == ("a/b", "Talks", "2031-05-04")
    assert (document.publisher, document.url) == ("The Courier", "https://courier.example/talks")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1).filter(str.strip))
def test_any_text_in_json_is_read_exactly(text: str) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        document = the_document(read(lines(Path(folder) / "x.json", {"text": text})))
    assert document.text == text


def test_halves_of_surrogate_pairs_are_replaced_one_for_one_and_told(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text('{"text": "They \\ud800 met \\ud83d\\ude00.", "title": "A \\udfff"}\n')
    found = read(tmp_path / "x.jsonl")
    assert the_document(found).text == "They \ufffd met \U0001f600."
    assert the_document(found).title == "A \ufffd"
    assert "surrogate" in the_problem(found).message


def test_json_nested_too_deeply_is_a_problem_and_the_next_line_is_read(tmp_path: Path) -> None:
    deep = '{"text": "x", "more": ' + "[" * 200_000 + "]" * 200_000 + "}\n"
    (tmp_path / "x.jsonl").write_text(deep + '{"text": "They met."}\n')
    problem, document = read(tmp_path / "x.jsonl")
    assert isinstance(problem, Problem)
    assert "nested too deeply" in problem.message
    assert isinstance(document, Document)
    (tmp_path / "y.json").write_text(deep)
    assert "nested too deeply" in the_problem(read(tmp_path / "y.json")).message


def test_a_file_cut_off_loses_its_last_line_alone(tmp_path: Path) -> None:
    path = lines(tmp_path / "x.jsonl", *({"text": f"Day {n}."} for n in range(3)))
    path.write_bytes(path.read_bytes()[:-8])
    assert shape(read(path))[:2] == ["x-1", "x-2"]
    assert the_problem(read(path)).place == f"{path}, line 3"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_json_in_any_unicode_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    content = '{"text": "Größe eins."}\r\n\r\n{"text": "Größe zwei."}\r\n'
    for name in ("x.jsonl", "x.json"):
        (tmp_path / name).write_bytes(content.encode(encoding))
        assert [one.text for one in read(tmp_path / name) if isinstance(one, Document)] == [
            "Größe eins.",
            "Größe zwei.",
        ]


def test_a_binary_line_is_a_problem_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_bytes(b'{"text": "One."}\n\x00\x01\x02\xff\n{"text": "Two."}\n')
    found = read(tmp_path / "x.jsonl")
    assert [isinstance(one, Document) for one in found] == [True, False, True]


def test_a_text_with_zero_characters_or_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = lines(tmp_path / "x.jsonl", {"text": "a\0b"}, {"text": "a " * 1_000_001}, {"text": "They met."})
    first, second, third = shape(read(path))
    assert "zero characters" in first
    assert "2,000,000" in second
    assert third == "x-3"


def test_lines_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    from sayso.ingest import documents

    path = lines(tmp_path / "x.jsonl", {"text": "One."}, {"text": "Two."}, *[{"text": "More."}] * 10_000)
    stream = documents([str(path)])
    assert next(stream)
    path.write_text("")
    assert next(stream)


@pytest.mark.parametrize("case", load_cases("ingest_published"))
def test_iso_dates(case: dict[str, Any]) -> None:
    assert iso_date(case["text"]) == case["date"]
