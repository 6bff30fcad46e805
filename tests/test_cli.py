"""The command line: what it prints, in which form, and how it ends."""

import csv
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sayso import __version__
from sayso.cli.commands import Question
from sayso.desk import Added, Desk
from sayso.export.questions import QUESTIONS
from sayso.model import Problem
from tests.command import Ran, Run

DOCUMENTS = [
    {
        "id": "talks/one",
        "title": "Venn rules out amnesty",
        "published": "2031-03-10",
        "publisher": "The Courier",
        "url": None,
        "text": "Ada Venn, the prime minister of Norland, said on Monday that an amnesty was out of the question.\n\n"
        "“Not one soldier will leave,” Venn told parliament. The Ossel Front holds 24 soldiers, Norland says.\n\n"
        "Both sides signed a ceasefire on 8 March 2031. The Front must release 12 soldiers within seven days.",
    },
    {
        "id": "talks/two",
        "title": "Front \x1b[31mready",
        "published": "2031-03-20",
        "publisher": "Inland Broadcasting",
        "url": None,
        "text": "Tomas Ardell, the Front's leader, said he was ready to talk. \x1b]0;owned\x07He was optimistic.",
    },
]


COMMANDS = ("read", "add", "show", "judge", "judgements", "cases", "remove", "reread", "demo")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("source") / "documents.jsonl"
    path.write_text("".join(json.dumps(d) + "\n" for d in DOCUMENTS), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def desk(source: Path) -> Path:
    path = source.parent / "talks.desk"
    with Desk.open(path) as held:
        assert len(list(held.add(source))) == len(DOCUMENTS)
    return path


def test_help_names_every_command(run: Run) -> None:
    ran = run("--help")
    assert ran.status == 0
    assert all(f"  {name} " in ran.out for name in COMMANDS)
    assert run() == ran


def test_the_version_is_printed(run: Run) -> None:
    assert run("--version") == Ran(0, f"sayso {__version__}\n", "")


def test_what_can_be_asked_is_what_the_record_answers() -> None:
    assert [question.value for question in Question] == list(QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_question_is_answered_in_every_form(run: Run, desk: Path, question: str) -> None:
    plain, as_json, as_csv = (run("show", desk, question, *form) for form in ((), ("--json",), ("--csv",)))
    assert (plain.status, as_json.status, as_csv.status) == (0, 0, 0)
    assert plain.out
    assert len(json.loads(as_json.out)) == len(list(csv.reader(io.StringIO(as_csv.out, newline="")))) - 1


def test_evidence_quotes_the_text_that_was_given(run: Run, desk: Path) -> None:
    texts = {document["id"]: document["text"] or "" for document in DOCUMENTS}
    for row in json.loads(run("show", desk, "sayings", "--json").out):
        for evidence in row["evidence"]:
            parts = [texts[evidence["document"]][start:end] for start, end in evidence["spans"]]
            assert " … ".join(parts) == evidence["quotation"]


def test_what_is_piped_is_plain_and_whole(run: Run, desk: Path) -> None:
    ran = run("show", desk, "sayings")
    assert "\x1b" not in ran.out
    assert "an amnesty was out of the question" in ran.out
    assert "…" not in ran.out.replace(" … ", "")


def test_control_characters_of_a_document_never_reach_a_terminal(run: Run, desk: Path, source: Path) -> None:
    assert not set(run("show", desk, "documents").out + run("read", source).out) & {"\x1b", "\x07"}


@pytest.mark.parametrize("width", [20, 44, 80, 120, 200])
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_terminal_is_never_written_over_its_width(
    run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch, question: str, width: int
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("TERM", "xterm-256color")
    ran = run("show", desk, question)
    assert "\x1b[" in ran.out
    lines = re.sub(r"\x1b\[[0-9;]*m", "", ran.out).splitlines()
    assert max(len(line) for line in lines) <= width


def test_a_terminal_without_colours_gets_none(run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("show", desk, "sayings").out


def test_rows_are_chosen_by_actor_and_day(run: Run, desk: Path) -> None:
    assert "Ardell" not in run("show", desk, "sayings", "--actor", "venn").out
    assert "Venn" not in run("show", desk, "sayings", "--since", "2031-03-11").out


def one_sentence(ran: Ran, status: int) -> str:
    assert ran.status == status
    assert ran.out == ""
    assert ran.err.startswith("sayso: ")
    assert ran.err.count("\n") == 1
    assert "Traceback" not in ran.err
    return ran.err


def test_a_name_of_nobody_is_told_with_the_nearest(run: Run, desk: Path) -> None:
    assert "Ada Venn" in one_sentence(run("show", desk, "sayings", "--actor", "Vann"), 2)


@pytest.mark.parametrize("day", ["yesterday", "2031-3", "20310310", "2031-02-30", "2031-W11-1"])
def test_what_is_no_date_is_told(run: Run, desk: Path, day: str) -> None:
    assert "date" in one_sentence(run("show", desk, "sayings", "--since", day), 2)
    assert "date" in one_sentence(run("read", "x.txt", "--published", day), 2)


@pytest.mark.parametrize(
    "args",
    [("show",), ("shw",), ("show", "x.desk", "weather"), ("read",), ("read", "x", "--jobs", "0"), ("--colour",)],
)
def test_wrong_usage_is_told_in_one_sentence(run: Run, args: tuple[str, ...]) -> None:
    assert "--help" in one_sentence(run(*args), 2)


def test_json_and_csv_at_once_are_refused(run: Run, desk: Path) -> None:
    one_sentence(run("show", desk, "sayings", "--json", "--csv"), 2)


def test_a_desk_that_is_not_there_is_not_made_by_asking(run: Run, tmp_path: Path) -> None:
    one_sentence(run("show", tmp_path / "no.desk", "sayings"), 1)
    one_sentence(run("remove", tmp_path / "no.desk", "one"), 1)
    one_sentence(run("reread", tmp_path / "no.desk"), 1)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_desk_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "letter.desk"
    path.write_text("Dear Ada,\n" * 100)
    one_sentence(run("show", path, "sayings"), 1)
    assert path.read_text().startswith("Dear")


def test_documents_are_added_once(run: Run, source: Path, tmp_path: Path) -> None:
    first, second = (run("add", tmp_path / "new.desk", source) for _ in range(2))
    assert (first.status, second.status) == (0, 0)
    assert "2 added, 0 known, 0 read again, 0 problems" in first.out
    assert "0 added, 2 known" in second.out


def test_one_bad_file_does_not_stop_the_others(run: Run, source: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_bytes(b'{"id": "x", "te')
    ran = run("add", tmp_path / "new.desk", bad, source)
    assert ran.status == 0
    assert "2 added" in ran.out
    assert ran.err.count("\n") == 1
    assert "bad.jsonl" in ran.err


def test_where_nothing_could_be_read_the_status_says_so(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_bytes(b"{")
    assert run("add", tmp_path / "new.desk", bad).status == 1
    assert run("read", bad).status == 1


def test_a_path_that_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    ran = run("read", tmp_path / "nowhere.txt")
    assert ran.status != 0
    assert "nowhere.txt" in ran.err
    assert "Traceback" not in ran.err


def test_a_reading_is_printed_for_people(run: Run, source: Path) -> None:
    ran = run("read", source)
    assert ran.status == 0
    assert ran.out.startswith("Venn rules out amnesty\nThe Courier · 2031-03-10 · talks/one\n")
    assert "Who said what" in ran.out
    assert "“Not one soldier will leave,”" in ran.out
    assert "Not stated: " in ran.out


def test_a_reading_is_printed_as_lines_of_json(run: Run, source: Path) -> None:
    readings = [json.loads(line) for line in run("read", source, "--json").out.splitlines()]
    assert [r["document"] for r in readings] == ["talks/one", "talks/two"]
    assert all(r["attributions"] for r in readings)


def test_readings_are_written_to_a_folder_under_safe_names(run: Run, source: Path, tmp_path: Path) -> None:
    ran = run("read", source, "--out", tmp_path / "out")
    assert (ran.status, ran.out) == (0, f"{tmp_path / 'out'}: 2 written, 0 problems.\n")
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["talks_one.json", "talks_two.json"]


def test_a_document_is_removed_by_its_name(run: Run, desk: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.desk"
    shutil.copy(desk, copy)
    assert run("remove", copy, "talks/one") == Ran(0, "Removed talks/one.\n", "")
    assert "talks/one" not in run("show", copy, "documents").out
    one_sentence(run("remove", copy, "talks/one"), 1)


def test_reading_again_without_a_new_version_does_nothing(run: Run, desk: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.desk"
    shutil.copy(desk, copy)
    assert run("reread", copy) == Ran(0, f"{copy}: 0 added, 0 known, 0 read again, 0 problems.\n", "")


def test_the_demo_shows_the_samples_and_says_where_the_rest_is(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("demo")
    assert ran.status == 0
    for shown in ("The board", "The deal", "Figures", "Who said what", "sayso show sayso-demo/ceasefire.desk"):
        assert shown in ran.out
    assert run("demo").out.count("0 added") == 2


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; from sayso.cli import main; main(['--help']); print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"spacy", "sqlalchemy", "msgspec", "trafilatura", "rich.console"} & set(ran.stdout.split())


def test_showing_imports_no_language_model(desk: Path) -> None:
    code = f"import sys; from sayso.cli import main; main(['show', {str(desk)!r}, 'sayings']); print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"spacy", "trafilatura"} & set(ran.stdout.split())


def test_a_reader_that_goes_away_is_no_error(desk: Path) -> None:
    command = (
        f'"{sys.executable}" -c "from sayso.cli import main; import sys; sys.exit(main())" show "{desk}" times --json'
    )
    piped = f"{command} | head -c 1; exit ${{PIPESTATUS[0]}}"
    ran = subprocess.run(["bash", "-c", piped], capture_output=True, text=True, check=False)
    assert ran.returncode in {0, 141}
    assert ran.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_disk_is_told_in_one_sentence(desk: Path) -> None:
    with Path("/dev/full").open("w") as full:
        code = f"import sys; from sayso.cli import main; sys.exit(main(['show', {str(desk)!r}, 'sayings']))"
        command = [sys.executable, "-c", code]
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ran.returncode == 1
    assert ran.stderr.startswith("sayso: No space left on device")
    assert "Traceback" not in ran.stderr


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX's")
def test_an_interruption_ends_quietly() -> None:
    code = "import sys; from sayso.cli import main; sys.exit(main(['read', '-']))"
    started = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    time.sleep(1.5)  # until it waits for its standard input
    started.send_signal(signal.SIGINT)
    out, err = started.communicate(timeout=20)
    assert (started.returncode, out, err) == (130, "", "")


def test_a_mistake_in_sayso_is_told_without_a_traceback(run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(self: Desk, **_: object) -> None:
        raise KeyError("lost")

    monkeypatch.setattr(Desk, "record", wrong)
    assert "SAYSO_TRACE" in one_sentence(run("show", desk, "sayings"), 1)
    monkeypatch.setenv("SAYSO_TRACE", "1")
    with pytest.raises(KeyError):
        run("show", desk, "sayings")


def test_attributions_can_be_drawn_as_polnear_draws_them(run: Run, tmp_path: Path) -> None:
    text = "“We will not sign,” said Ada Lund, who leads the port union. The firm has not answered."
    (tmp_path / "port.txt").write_text(text, encoding="utf-8")

    def source(*options: str) -> str:
        [one] = json.loads(run("read", tmp_path, "--json", *options).out)["attributions"]
        return " … ".join(text[start:end] for start, end in one["source"])

    assert source() == source("--scheme", "sayso") == "Ada Lund"
    assert source("--scheme", "polnear") == "Ada Lund, who leads the port union"
    assert "There is no scheme 'parc': ask for sayso or polnear." in run("read", tmp_path, "--scheme", "parc").err


def test_documents_without_a_date_are_counted_and_told_how_to_give_it(run: Run, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"They met on Monday in hall {name}.")
    told = "2 documents have no date: “yesterday” and the like stay unresolved there unless --published gives it."
    assert run("add", tmp_path / "new.desk", tmp_path).out.endswith(f"0 problems. {told}\n")
    assert run("read", tmp_path, "--json").err == f"sayso: {told}\n"
    assert run("add", tmp_path / "new.desk", tmp_path / "one.txt").out.count("1 document has no date") == 1
    dated = run("add", tmp_path / "dated.desk", tmp_path, "--published", "2031-03-10")
    assert dated.out.endswith(": 2 added, 0 known, 0 read again, 0 problems.\n")
    assert run("read", tmp_path, "--published", "2031-03-10").err == ""


@pytest.mark.parametrize("since", ["2031", "2031-03", "2031-Q1", "2031-W10", "2031-03-08"])
def test_a_day_to_begin_with_may_be_any_date_that_is_shown(run: Run, desk: Path, since: str) -> None:
    assert run("show", desk, "sayings", "--since", since) == run("show", desk, "sayings")


@pytest.mark.parametrize("since", ["soon", "2031-13", "2031-02-30", "P3D", ""])
def test_what_is_no_date_is_no_day_to_begin_with(run: Run, desk: Path, since: str) -> None:
    assert "is no date: write it as 2031-03-10" in one_sentence(run("show", desk, "sayings", "--since", since), 2)


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("show", "x.desk", "foo"), "QUESTION must be one of actors, sayings, figures,"),
        (("add", "x.desk", "a", "--jobs", "0"), "--jobs must be a whole number, 1 or more."),
        (("add", "x.desk", "a", "--jobs", "two"), "--jobs must be a whole number, 1 or more."),
        (("add",), "Missing argument 'DESK'."),
        (("read", "a", "--so"), "No such option: --so"),
    ],
)
def test_wrong_usage_is_told_in_plain_sentences(run: Run, args: tuple[str, ...], words: str) -> None:
    told = one_sentence(run(*args), 2)
    assert words in told and re.search(r"\. See “sayso [a-z]+ --help”\.\n$", told)
    assert not re.search(r"Input|Value error|valid|parse", told)


def test_an_interrupted_run_says_how_many_documents_are_stored(
    run: Run, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Desk.add

    def interrupted(self: Desk, *args: Any, **more: Any) -> Iterator[Added | Problem]:  # noqa: ANN401 - as it is given
        yield next(real(self, *args, **more))
        raise KeyboardInterrupt

    monkeypatch.setattr(Desk, "add", interrupted)
    path = tmp_path / "new.desk"
    told = f"sayso: Interrupted, with 1 document stored in {path}: run it again for the others.\n"
    assert run("add", path, source) == Ran(130, "", told)
    monkeypatch.setattr(Desk, "add", real)
    assert "1 added, 1 known" in run("add", path, source).out


def test_a_run_that_adds_nothing_leaves_no_desk_and_no_file_is_made_one(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    assert run("add", tmp_path / "new.desk", tmp_path / "nowhere").status == 1
    assert "empty file, not a desk" in one_sentence(run("add", tmp_path / "empty.txt", tmp_path / "nowhere"), 1)
    assert [p.name for p in tmp_path.iterdir()] == ["empty.txt"]
