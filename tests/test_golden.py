"""Whole samples read as tests/golden holds them: what is right, and today's known errors, line by line."""

from difflib import unified_diff

import pytest

from sayso.language import Pipeline
from sayso.model import Document
from sayso.reading import read_document
from tests.golden import NAMES, path_of, sample_documents
from tests.golden.marks import (
    Entry,
    Held,
    corrected,
    correction,
    entry_of,
    expected,
    faults,
    line_of,
    parsed,
    renewed,
    today,
    written,
)
from tests.golden.render import Section, quoted, sections

RENEW = "renew with `python -m tests.golden --renew`, and read what it marks with ? (docs/golden.md)"
READ = "figure | “12 dockers” | low=12 | high=12 | what=held | by=port"
TRUE = "figure | “12 dockers” | low=12 | high=12 | what=killed"


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    return {document.name: document for document in sample_documents()}


@pytest.mark.parametrize("name", NAMES)
def test_a_golden_document_is_read_as_its_file_says(
    name: str, documents: dict[str, Document], pipeline: Pipeline
) -> None:
    document = documents[name]
    held = parsed(path_of(name).read_text(encoding="utf-8"))
    found = sections(document, read_document(document, pipeline.analyse(document.text), "golden"))
    changed = list(unified_diff(expected(held), today(found), "golden", "today", lineterm="", n=0))
    assert not changed, "\n".join([f"{name} is read otherwise; {RENEW}", *changed])


@pytest.mark.parametrize("name", NAMES)
def test_a_golden_file_has_been_read_and_its_marks_make_sense(name: str, documents: dict[str, Document]) -> None:
    content = path_of(name).read_text(encoding="utf-8")
    held = parsed(content)
    assert list(faults(held)) == []
    assert written(documents[name], held) == content
    assert "".join(s.text for s in held).split() == "".join(documents[name].text.split("\n")).split()


def section(*lines: str) -> Section:
    return Section("¶ 1", "They held 12 dockers, and 3 clerks.", list(lines))


def after(before: list[str], *lines: str) -> list[str]:
    """The lines of a golden file when what is read has become `lines`."""
    return [line_of(e) for e in renewed(Held("¶ 1", "", [entry_of(line) for line in before]), section(*lines)).entries]


def test_a_correction_changes_fields_words_or_the_whole_line() -> None:
    assert corrected(READ, "what=killed | by=-") == TRUE
    assert correction(READ, TRUE) == "what=killed | by=-"
    assert corrected(READ, "“3 clerks” | low=3") == READ.replace("12 dockers", "3 clerks").replace("low=12", "low=3")
    assert corrected(READ, "nothing") is None


@pytest.mark.parametrize("line", [f"  {READ}", f"! {READ} => what=killed", f"- {TRUE}", f"! {READ} => nothing"])
def test_a_line_stays_as_it_is_while_nothing_changes(line: str) -> None:
    assert line_of(entry_of(line)) == line
    assert after([line], *([] if line.startswith("-") else [READ])) == [line]


def test_what_is_mended_loses_its_mark() -> None:
    assert after([f"! {READ} => what=killed | by=-"], TRUE) == [f"  {TRUE}"]
    assert after([f"- {TRUE}"], TRUE) == [f"  {TRUE}"]
    assert after([f"! {READ} => nothing"]) == []


def test_what_is_no_longer_right_is_to_be_looked_at_with_what_was_right_before() -> None:
    assert after([f"  {TRUE}"], READ) == [f"?!{READ} => what=killed | by=-"]
    assert after([f"  {TRUE}"]) == [f"?-{TRUE}"]
    assert after([], READ) == [f"? {READ}"]


def test_a_known_error_that_changes_without_more_being_wrong_need_not_be_looked_at_again() -> None:
    nearer, farther = READ.replace("held", "killed"), READ.replace("low=12", "low=1")
    assert after([f"! {READ} => what=killed | by=-"], nearer) == [f"! {nearer} => by=-"]
    assert after([f"! {READ} => what=killed | by=-"], farther) == [f"?!{farther} => low=12 | what=killed | by=-"]
    assert after([f"! {READ} => nothing"], nearer) == [f"! {nearer} => nothing"]


def test_what_was_wrong_and_is_no_longer_read_is_missed() -> None:
    assert after([f"! {READ} => what=killed | by=-"]) == [f"- {TRUE}"]


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ([f"? {READ}"], "nobody has looked"),
        ([f"?!{READ} => what=killed"], "nobody has looked"),
        ([f"! {READ} => what=held"], "changes nothing"),
        ([f"  {READ}", f"- {READ}"], "read all the same"),
        ([f"- {READ.replace('dockers', 'sailors')}"], "not in the paragraph"),
    ],
)
def test_a_careless_mark_is_told(lines: list[str], fault: str) -> None:
    told = list(faults([Held("¶ 1", section().text, [entry_of(line) for line in lines])]))
    assert len(told) == 1 and fault in told[0]


@pytest.mark.parametrize(
    "line", [f"x {READ}", READ, f"  {READ} => what=killed", f"! {READ}", "- sum | “12 dockers”", f"! {READ} => killed"]
)
def test_a_line_that_cannot_be_understood_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=" "):
        entry_of(line)


def test_a_known_miss_that_is_found_otherwise_keeps_its_truth() -> None:
    assert entry_of(f"- {TRUE}  # as the union counts") == Entry("- ", None, TRUE, "as the union counts")
    assert after([f"- {TRUE}"], READ) == [f"?!{READ} => what=killed | by=-"]


def test_of_long_words_both_ends_are_shown() -> None:
    assert quoted("a b c d e f g h i j k l m") == "“a b c d e f … j k l m”"
    assert quoted("a b |\n c") == "“a b ¦ c”"
