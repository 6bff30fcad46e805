"""Reading in several processes: the same as in one, and nothing of them left behind."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.batch import read_each
from sayso.desk import Desk
from sayso.errors import InputError, SaysoError
from sayso.language.pipeline import DEFAULT_MODEL
from sayso.model import Document, Problem, Reading, make_document
from sayso.store.codec import encoded

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 60.0  # seconds in which processes must have ended


def report(number: int) -> Document:
    text = f"The union said the authority had offered {number} percent. The ministry, which mediates, denied it."
    return make_document(name=f"{number:02}", text=text, published="2031-02-03")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    for number in range(12):
        (made / f"{number:02}.txt").write_text(report(number).text, encoding="utf-8")
    return made


def adding(desk: Path, jobs: int, folder: Path) -> subprocess.Popen[str]:
    """A process that adds the folder, in a group of its own."""
    command = [sys.executable, "-m", "tests.adding", str(desk), str(jobs), str(folder)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True, start_new_session=True)


def all_ended(group: int) -> bool:
    """Whether no process of the group is left, after some patience."""
    for _ in range(int(PATIENCE * 20)):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def held(path: Path) -> list[tuple[Document, Reading]]:
    with Desk.open(path, create=False) as desk:
        return list(desk.readings())


Item = Document | Problem
Results = list[tuple[Document, Reading] | Problem]


def source() -> Iterator[Item]:
    """Documents, a problem among them, and an error in the end."""
    yield from map(report, range(3))
    yield Problem(place="a", message="unreadable")
    yield from map(report, range(3, 6))
    raise InputError("no more")


def taken(jobs: int) -> Results:
    """Everything that is given back before the source's error."""
    found: Results = []
    with pytest.raises(InputError, match="no more"):
        for item in read_each(source(), model=DEFAULT_MODEL, jobs=jobs):
            found.append(item)
    return found


def test_several_processes_give_the_same_bytes_in_the_same_order_as_one() -> None:
    one, two = taken(1), taken(2)
    assert one == two
    assert len(one) == 7 and isinstance(one[3], Problem)
    assert [encoded(i[1].findings) for i in one if isinstance(i, tuple)] == [
        encoded(i[1].findings) for i in two if isinstance(i, tuple)
    ]


def test_an_interrupt_at_the_keyboard_ends_all_processes_quietly_and_keeps_what_is_stored(
    tmp_path: Path, folder: Path
) -> None:
    process = adding(tmp_path / "talks.desk", 2, folder)
    assert process.stdout is not None and process.stdout.readline() == "added\n"
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=PATIENCE)
    assert (process.returncode, errors) == (130, "")
    assert all_ended(process.pid)
    assert len(held(tmp_path / "talks.desk")) >= 1


def test_a_killed_run_leaves_no_process_and_started_again_ends_with_the_same_desk(tmp_path: Path, folder: Path) -> None:
    broken, whole = tmp_path / "broken.desk", tmp_path / "whole.desk"
    process = adding(broken, 2, folder)
    assert process.stdout is not None and process.stdout.readline() == "added\n"
    process.kill()
    process.communicate(timeout=PATIENCE)
    assert all_ended(process.pid)
    assert 1 <= len(held(broken)) < 12
    for path in (broken, whole):
        with Desk.open(path) as desk:
            assert len(list(desk.add(folder))) == 12
    assert held(broken) == held(whole)


def test_a_process_that_dies_is_told_in_a_sentence() -> None:
    results = read_each(map(report, range(40)), model=DEFAULT_MODEL, jobs=2)
    next(results)
    for process in multiprocessing.active_children():
        process.kill()
    with pytest.raises(SaysoError, match="start again with fewer jobs"):
        list(results)
