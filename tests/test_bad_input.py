"""Bad input end to end: a sentence for each thing that is wrong, nothing lost, and the other documents read.

What a single layer does with bad input stands with its own tests: tests/test_text.py (bytes), tests/ingest (files,
pages, JSON), tests/store (desk files), tests/export/test_reading_files.py (names), tests/test_reading.py (texts).
"""

import errno
import json
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from sayso.batch import read_each
from sayso.desk import Desk
from sayso.export import reading_files
from sayso.export.json_bytes import json_bytes
from sayso.language import Pipeline
from sayso.language.pipeline import DEFAULT_MODEL
from sayso.model import Problem, make_document
from sayso.store.sqlite import SqliteStore
from tests.command import Ran, Run

GOOD = "The union said on Monday that the port had offered 4 per cent. “We reject it,” its chair told reporters."
LINES = (GOOD, "Nobody left the hall before noon.", "The next meeting is on Friday.", "It will be a short one.")
PAGE = f"<html><body><article><h1>Talks</h1>{''.join(f'<p>{one}</p>' for one in LINES)}"
LARGE = 50 * 2**20  # bytes


def write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def line(name: str, **fields: object) -> str:
    return json.dumps({"id": name, "text": f"{GOOD} This is report {name}.", **fields}) + "\n"


# Name, content, the readings that come of it, and how many sentences are said about it.
HEAP: tuple[tuple[str, str | bytes, tuple[str, ...], int], ...] = (
    ("a/report.txt", GOOD, ("report",), 0),
    ("b/report.txt", f"{GOOD} It was the second offer.", ("report-2",), 0),  # the same name
    ("binary.txt", bytes(range(256)) * 40, (), 1),
    ("binary.html", b"\x89PNG\r\n\x1a\n" + bytes(400), (), 1),
    ("cut off.jsonl", line("cut") + line("lost")[:-20], ("cut",), 1),
    ("cut off.html", PAGE[:-90], ("cut off",), 0),
    ("deep.html", "<div>" * 50_000 + GOOD, (), 1),
    ("deep.json", '{"text": ' + "[" * 100_000, (), 1),
    ("empty.txt", b"", (), 1),
    ("empty.html", b"", (), 1),
    ("empty.jsonl", b"", (), 1),
    ("hostile.html", f"{PAGE}<script>while(1);</script><p onload='x'>&#0;&#xD800;</p>", ("hostile",), 0),
    ("large.txt", b"\0" * LARGE, (), 1),
    ("large.html", b"<p>" + b" " * LARGE, (), 1),
    ("large.json", b'{"text": "' + b"x" * LARGE + b'"}', (), 1),
    ("large.jsonl", line("before") + line("large", text="x" * LARGE) + line("after"), ("before", "after"), 1),
    ("marks.txt", GOOD + " “no” he said" * 200 + "“" * 800, ("marks",), 0),
    ("names.jsonl", line("../../up/one") + line("..") + line("nul"), ("_.._up_one", "document", "_nul"), 0),
    ("no date.txt", f"{GOOD} It was the third.", ("no date",), 0),
    ("wrong date.jsonl", line("undated", published="soon"), ("undated",), 1),
    ("wrong encoding.txt", "Le café fermé – “Größe” – où ?".encode("cp1252"), ("wrong encoding",), 1),
)


@pytest.fixture(scope="module")
def heap(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of good and bad files."""
    folder = tmp_path_factory.mktemp("heap")
    for name, content, _, _ in HEAP:
        write(folder / name, content)
    return folder


def test_each_bad_file_of_a_folder_is_told_and_every_good_document_read(run: Run, heap: Path, tmp_path: Path) -> None:
    ran = run("read", heap, "--out", tmp_path / "out")
    told = ran.err.splitlines()
    assert ran.status == 0
    assert all(re.match(r"sayso: .*?: .+\.$", one) for one in told)
    counts = {name: sum(re.match(rf"sayso: {heap}/{name}[:,]", one) is not None for one in told) for name, *_ in HEAP}
    assert counts == {name: count for name, _, _, count in HEAP}
    assert sorted(p.stem for p in (tmp_path / "out").iterdir()) == sorted(n for _, _, names, _ in HEAP for n in names)
    assert list(tmp_path.iterdir()) == [tmp_path / "out"]  # a name with slashes leads nowhere else


def test_a_desk_takes_every_good_document_and_has_it_the_next_time(run: Run, heap: Path, tmp_path: Path) -> None:
    taken = [one for one in HEAP if not one[0].startswith("large")]
    good, bad = sum(len(names) for _, _, names, _ in taken), sum(count for _, _, _, count in taken)
    files = [heap / name for name, *_ in taken]
    first, second = (run("add", tmp_path / "talks.desk", *files) for _ in range(2))
    assert f"{good} added, 0 known, 0 read again, {bad} problems" in first.out
    assert f"0 added, {good} known, 0 read again, {bad} problems" in second.out
    assert (first.status, second.status) == (0, 0)
    with Desk.open(tmp_path / "talks.desk") as desk:
        assert len(list(desk.readings())) == good


def one_sentence(ran: Ran, words: str) -> None:
    """It failed, and said why in one sentence that holds some words."""
    assert (ran.status, ran.out) == (1, "")
    assert re.fullmatch(r"sayso: [^\n]+\.\n", ran.err)
    assert words in ran.err and "Traceback" not in ran.err


COMMANDS = (("show", "sayings"), ("add", "{report}"), ("remove", "report"), ("reread",))


@pytest.fixture
def desk(tmp_path: Path, pipeline: Pipeline) -> Path:
    """A desk that holds one report, beside the report."""
    write(tmp_path / "report.txt", GOOD)
    path = tmp_path / "talks.desk"
    with Desk.open(path) as held:
        assert len(list(held.add(tmp_path / "report.txt"))) == 1
    return path


def asked(desk: Path, command: tuple[str, ...]) -> list[str | Path]:
    name, *rest = command
    return [name, desk, *(desk.with_name("report.txt") if word == "{report}" else word for word in rest)]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_every_command_refuses_a_file_that_is_no_desk_and_leaves_it(
    run: Run, desk: Path, command: tuple[str, ...]
) -> None:
    letter = desk.with_name("letter.txt")
    write(letter, "Dear Ada,\n" * 100)
    one_sentence(run(*asked(letter, command)), "not a desk")
    assert letter.read_text() == "Dear Ada,\n" * 100


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_every_command_refuses_a_desk_from_a_newer_version_and_leaves_it(
    run: Run, desk: Path, command: tuple[str, ...]
) -> None:
    with closing(sqlite3.connect(desk)) as connection:
        connection.execute("PRAGMA user_version = 999")
    before = desk.read_bytes()
    one_sentence(run(*asked(desk, command)), "newer Sayso")
    assert desk.read_bytes() == before


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_every_command_tells_that_a_desk_is_locked_and_loses_nothing(
    run: Run, desk: Path, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SqliteStore, "open", partial(SqliteStore.open, busy_seconds=0.05))
    with closing(sqlite3.connect(desk, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        one_sentence(run(*asked(desk, command)), "in use by another program")
        other.execute("ROLLBACK")
    assert "report" in run("show", desk, "documents").out


def test_a_disk_that_fills_up_keeps_the_readings_that_were_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[object] = []

    def filling(value: object) -> bytes:
        written.append(value)
        if len(written) > 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return json_bytes(value)

    monkeypatch.setattr(reading_files, "json_bytes", filling)
    write(tmp_path / "in.jsonl", "".join(line(name) for name in "abcd"))
    one_sentence(run("read", tmp_path / "in.jsonl", "--out", tmp_path / "out"), "No space left on device: make room")
    found = {path.name: json.loads(path.read_text()) for path in (tmp_path / "out").iterdir()}
    assert {name: one["document"] for name, one in found.items()} == {"a.json": "a", "b.json": "b"}


@pytest.mark.skipif(os.name == "nt", reason="limits on the size of files are POSIX's")
def test_a_desk_that_cannot_grow_says_so_and_keeps_what_it_holds(desk: Path) -> None:
    write(desk.with_name("more.jsonl"), "".join(line(str(number)) for number in range(25)))
    held = desk.stat().st_size
    command = f"import sys; from sayso.cli import main; sys.exit(main(['add', {str(desk)!r}, 'more.jsonl']))"
    limited = f"import resource as r; r.setrlimit(r.RLIMIT_FSIZE, ({held + 30_000},) * 2); {command}"
    done = subprocess.run([sys.executable, "-c", limited], cwd=desk.parent, capture_output=True, text=True, check=False)
    one_sentence(Ran(done.returncode, done.stdout, done.stderr), "talks.desk")
    with Desk.open(desk, create=False) as opened:
        kept = [document.name for document in opened.documents()]
        assert "report" in kept and 1 < len(kept) < 26
        assert len(list(opened.add(desk.with_name("more.jsonl")))) == 25
        assert len(list(opened.readings())) == 26


def test_a_text_that_no_file_can_hold_is_a_problem_and_the_next_is_read() -> None:
    broken = make_document(name="broken", text="The union said \ud800 no.")
    good = make_document(name="good", text=GOOD)
    problem, read = read_each([broken, good], model=DEFAULT_MODEL)
    assert isinstance(problem, Problem) and problem.place == "broken"
    assert isinstance(read, tuple) and read[0] == good
