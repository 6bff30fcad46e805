import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sayso import Desk, read
from sayso.batch import local
from sayso.desk import Added, Read
from sayso.errors import DeskError, InputError, ModelError, SaysoError
from sayso.language import Analysis, load_pipeline
from sayso.model import Actor, Document, Findings, Problem, Span, make_document
from sayso.record import build

ROOT = Path(__file__).parent.parent
REPORTS = {
    "1-offer": "The union said on Monday that the port authority had offered 4 percent.",
    "2-answer": "“We reject the offer,” the union’s chair, Ada Brink, told reporters. Some 300 dockers cheered.",
    "3-mediator": "The ministry will mediate. It urged both sides to return to the talks by Friday.",
    "4-deal": "Both sides signed an agreement: the authority pays 6 percent, and the union ends its strike.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    for name, text in REPORTS.items():
        (made / f"{name}.txt").write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(tmp_path / "talks.desk") as opened:
        yield opened


def outcomes(items: Iterator[Added | Problem]) -> list[str]:
    return [item.outcome if isinstance(item, Added) else "problem" for item in items]


def no_model(_name: str) -> None:
    raise AssertionError("the language model was loaded")


def faulty_reader(document: Document, _analysis: Analysis, findings: Findings) -> Findings:
    """Fails on one report, and gives a quotation outside the text in another."""
    if document.name == "2-answer":
        raise ZeroDivisionError("a fault of a reader")
    past = Actor(id="past", name="past the end", kind="group", mentions=(Span(0, 9_999),))
    return replace(findings, actors=(past,)) if document.name == "3-mediator" else findings


def python(code: str, *args: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run([sys.executable, "-c", code, *args], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout


def test_the_façade_is_imported_without_the_database_the_model_or_the_readers() -> None:
    heavy = "{'sqlalchemy', 'sqlite3', 'spacy', 'trafilatura', 'msgspec', 'multiprocessing', 'sayso.reading'}"
    assert python(f"import sys, sayso.desk; print({heavy} & set(sys.modules))") == "set()\n"


def test_reading_needs_no_database(folder: Path) -> None:
    code = "import sys, sayso; print(len([*sayso.read(sys.argv[1])]), {'sqlalchemy', 'sqlite3'} & set(sys.modules))"
    assert python(code, str(folder)) == "4 set()\n"


def test_documents_are_read_in_the_order_of_their_paths_and_problems_come_in_their_place(folder: Path) -> None:
    gone, last, first = (folder / name for name in ("gone.txt", "4-deal.txt", "1-offer.txt"))
    items = list(read([str(last), gone, first], published="2031-02-03"))
    assert [type(item) for item in items] == [Read, Problem, Read]
    found = [item.document for item in items if isinstance(item, Read)]
    assert [(document.name, document.published) for document in found] == [
        ("4-deal", "2031-02-03"),
        ("1-offer", "2031-02-03"),
    ]


def test_one_path_need_not_be_in_a_list(folder: Path) -> None:
    assert list(read(folder / "1-offer.txt")) == list(read(str(folder / "1-offer.txt"))) == list(read([folder]))[:1]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"published": "Monday"}, InputError),
        ({"jobs": 0}, InputError),
        ({"jobs": -1}, InputError),
        ({"model": "no_such_model"}, ModelError),
        ({"model": "json"}, ModelError),
        ({"model": ""}, ModelError),
    ],
)
def test_an_argument_that_cannot_be_used_is_refused_before_anything_is_read(
    desk: Desk, arguments: dict[str, Any], error: type[SaysoError]
) -> None:
    with pytest.raises(error):
        read("-", **arguments)
    with pytest.raises(error):
        list(desk.add("-", **arguments))
    assert list(desk.documents()) == []


def test_a_desk_keeps_what_read_gives(desk: Desk, folder: Path) -> None:
    assert outcomes(desk.add(folder)) == ["added"] * 4
    wanted = [(item.document, item.reading) for item in read(folder) if isinstance(item, Read)]
    assert list(desk.readings()) == wanted
    assert list(desk.documents()) == [document for document, _ in wanted]


def test_what_the_desk_has_is_not_read_again_nor_the_model_loaded(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(desk.add(folder / "1-offer.txt"))
    monkeypatch.setattr(local, "_pipeline", no_model)
    assert outcomes(desk.add(folder / "1-offer.txt")) == ["known"]
    assert outcomes(desk.reread()) == []


def test_the_same_text_under_another_date_is_another_document(desk: Desk, folder: Path) -> None:
    assert outcomes(desk.add(folder / "1-offer.txt", published="2031-02-03")) == ["added"]
    assert outcomes(desk.add(folder / "1-offer.txt", published="2031-02-04")) == ["added", "problem"]


def test_the_same_document_twice_in_one_run_is_stored_once(desk: Desk, folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "0-copy.txt"
    copy.write_text(REPORTS["1-offer"], encoding="utf-8")
    assert outcomes(desk.add([folder / "1-offer.txt", copy])) == ["added", "known"]
    assert [document.name for document in desk.documents()] == ["0-copy"]


def test_documents_are_read_again_when_the_readers_have_changed(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(desk.add(folder))
    before = [reading.version for _, reading in desk.readings()]
    monkeypatch.setattr("sayso.reading.version.readers_digest", lambda: "next")
    assert outcomes(desk.add(folder / "2-answer.txt")) == ["reread"]
    started: list[int] = []
    assert outcomes(desk.reread(on_start=started.append)) == ["reread"] * 3
    assert started == [3]
    after = [reading.version for _, reading in desk.readings()]
    assert len(after) == 4 and not set(before) & set(after)
    assert outcomes(desk.reread()) == []


def test_what_cannot_be_read_does_not_stop_the_rest(desk: Desk, folder: Path) -> None:
    (folder / "2-answer.txt").write_bytes(b"")
    (folder / "3-mediator.txt").write_bytes(bytes(range(256)) * 9)
    assert outcomes(desk.add(folder)) == ["added", "problem", "problem", "added"]


def test_a_name_that_is_no_text_does_not_stop_the_rest(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    made = [
        make_document(name=name, text="The union said no.", title=name[-1:].encode("ascii", "replace").decode())
        for name in ("caf\udce9", "b")
    ]
    monkeypatch.setattr("sayso.ingest.documents", lambda _paths, published: iter(made))
    items = list(desk.add("reports"))
    assert items == [
        Problem(place="caf?", message="Its name holds what is no character: rename the file."),
        Added(made[1], "added"),
    ]


def test_a_fault_of_a_reader_costs_its_own_kind_and_a_wrong_span_the_reading(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.reading.READERS", (faulty_reader,))
    items = list(desk.add(folder))
    assert [type(item) for item in items] == [Added, Added, Problem, Problem, Added]
    fault, outside = (item.message for item in items if isinstance(item, Problem))
    assert "ZeroDivisionError" in fault and "outside the text" in outside
    kept = {document.name: reading.findings.problems for document, reading in desk.readings()}
    assert {name: len(problems) for name, problems in kept.items()} == {"1-offer": 0, "2-answer": 1, "4-deal": 0}
    assert "ZeroDivisionError in test_desk.py, line" in kept["2-answer"][0].message


def test_that_the_tagger_is_missing_is_told_once(desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    untagged = replace(load_pipeline(), tagger=None)
    monkeypatch.setattr("sayso.batch.local._pipeline", lambda _asked: untagged)
    items = list(desk.add(folder))
    assert [type(item) for item in items] == [Added, Problem, Added, Added, Added]
    assert isinstance(items[1], Problem) and "pip install ./models" in items[1].message


def test_how_much_is_to_come_is_told_before_the_first_is_read(desk: Desk, folder: Path) -> None:
    started: list[int] = []
    adding = desk.add([folder, folder / "gone.txt"], on_start=started.append)
    assert started == []
    next(adding)
    assert started == [5]
    assert len(outcomes(adding)) == 4


def test_a_run_that_was_left_and_started_again_ends_with_the_same_desk(desk: Desk, folder: Path) -> None:
    adding = desk.add(folder)
    next(adding), next(adding)
    del adding
    assert outcomes(desk.add(folder)) == ["known", "known", "added", "added"]
    assert list(desk.readings()) == [(i.document, i.reading) for i in read(folder) if isinstance(i, Read)]


def test_a_document_is_removed_by_its_id_the_first_digits_of_it_or_its_name(desk: Desk, folder: Path) -> None:
    list(desk.add(folder))
    ids = [document.id for document in desk.documents()]
    assert [desk.remove(which) for which in (ids[0], ids[1][:8], "3-mediator")] == [1, 1, 1]
    assert [document.id for document in desk.documents()] == ids[3:]


@pytest.mark.parametrize("which", ["", "1", "1-off", "0" * 32, "3-mediator.txt", "%"])
def test_what_names_no_document_removes_none(desk: Desk, folder: Path, which: str) -> None:
    list(desk.add(folder / "1-offer.txt"))
    with pytest.raises(DeskError, match="No document of this desk"):
        desk.remove(which)
    assert len(list(desk.documents())) == 1


def test_a_name_of_several_documents_removes_none_and_lists_them(desk: Desk, folder: Path) -> None:
    for day in ("2031-02-03", "2031-02-04"):
        list(desk.add(folder / "1-offer.txt", published=day))
    with pytest.raises(DeskError, match=r"2 documents .* 2031-02-03\), .* 2031-02-04\)\."):
        desk.remove("1-offer")
    assert len(list(desk.documents())) == 2


def test_a_desk_that_is_no_longer_open_may_be_closed_again(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path / "talks.desk")
    desk.close()
    desk.close()


def test_a_desk_is_not_made_where_it_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="There is no desk"):
        Desk.open(tmp_path / "talks.desk", create=False)


def test_the_record_is_made_of_the_current_readings(desk: Desk, folder: Path) -> None:
    list(desk.add(folder))
    assert desk.record() == build(desk.readings())


def test_a_desk_to_which_nothing_is_added_leaves_no_file(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "talks.desk") as desk:
        assert outcomes(desk.add(tmp_path / "nowhere.txt")) == ["problem"]
        assert list(desk.documents()) == []
        with pytest.raises(DeskError, match="No document of this desk"):
            desk.remove("nowhere")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("gathered", [False, True], ids=["lazily", "gathered first"])
def test_a_text_that_the_desk_has_under_another_date_is_added_and_told(
    desk: Desk, folder: Path, gathered: bool
) -> None:
    report = folder / "1-offer.txt"
    on_start = (lambda total: None) if gathered else None
    (undated,) = desk.add(report)
    dated, note = desk.add(report, published="2031-02-03", on_start=on_start)
    assert isinstance(undated, Added) and isinstance(dated, Added) and isinstance(note, Problem)
    assert (dated.outcome, note.place) == ("added", "1-offer")
    assert f"The same text is in the desk as 1-offer (no date, id {undated.document.id[:12]})" in note.message
    assert outcomes(desk.add(report)) == outcomes(desk.add(report, published="2031-02-03")) == ["known"]


def test_a_text_that_comes_twice_in_one_run_is_told_as_well(desk: Desk, tmp_path: Path) -> None:
    publishers = ("The Courier", "Inland Broadcasting", "The Courier")
    lines = [json.dumps({"id": f"r{n}", "text": "They met.", "publisher": p}) for n, p in enumerate(publishers)]
    (tmp_path / "talks.jsonl").write_text("\n".join(lines))
    items = list(desk.add(tmp_path / "talks.jsonl", on_start=lambda total: None))
    assert outcomes(iter(items)) == ["added", "added", "problem", "known"]
    assert isinstance(items[2], Problem) and "as r0 (The Courier, no date, id" in items[2].message


@pytest.mark.parametrize("wrong", [None, 7, [None], ["a.txt", b"b.txt"], b"a.txt"])
def test_what_is_no_path_is_told_at_once(desk: Desk, wrong: Any) -> None:  # noqa: ANN401 - what nobody typed
    for take in (read, desk.add, Desk.open):
        with pytest.raises(InputError, match="is no path"):
            take(wrong)


def test_a_desk_made_of_a_path_names_how_to_open_it() -> None:
    wrong: Any = "talks.desk"
    with pytest.raises(InputError, match=r"Desk\.open\('talks\.desk'\)"):
        Desk(wrong)
