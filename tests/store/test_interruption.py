"""Processes that are killed while they store, and several that store at once."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from sayso.model import Document, Reading
from sayso.store.sqlite import SqliteStore
from tests.store import samples

ROOT = Path(__file__).parent.parent.parent
COUNT = 60


def putting(path: Path) -> subprocess.Popen[str]:
    """A process that stores COUNT documents."""
    command = [sys.executable, "-m", "tests.store.putting", str(path), str(COUNT)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def held(path: Path) -> list[tuple[Document, Reading]]:
    with closing(SqliteStore.open(path, create=False)) as store:
        return list(store.readings())


@pytest.fixture
def wanted(tmp_path: Path) -> list[tuple[Document, Reading]]:
    """What a desk holds whose making nothing disturbed."""
    made = [samples.document(number) for number in range(COUNT)]
    return [(document, samples.reading(document)) for document in sorted(made, key=lambda d: d.name)]


def test_a_process_killed_at_any_moment_and_started_again_ends_with_the_same_desk(
    path: Path, wanted: list[tuple[Document, Reading]]
) -> None:
    for lines in (1, 7, 30):
        process = putting(path)
        assert process.stdout is not None
        seen = [process.stdout.readline() for _ in range(lines)]
        process.kill()
        process.communicate()
        assert len(held(path)) >= lines, seen  # what was said to be stored is stored
        assert held(path) == [pair for pair in wanted if pair in held(path)]
    out, err = putting(path).communicate()
    assert out.split()[:30] == ["known"] * 30, err
    assert held(path) == wanted


def test_processes_that_store_the_same_at_once_end_with_one_copy(
    path: Path, wanted: list[tuple[Document, Reading]]
) -> None:
    processes = [putting(path) for _ in range(3)]
    results = [process.communicate() for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0], results
    assert sum(out.split().count("added") for out, _ in results) == COUNT
    assert held(path) == wanted
