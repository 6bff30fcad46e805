"""A store in a file of its own, and the file as SQLite alone sees it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from sayso.store.sqlite import SqliteStore

Rows = list[tuple[Any, ...]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "talks.desk"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    with closing(SqliteStore.open(path)) as opened:
        yield opened


@pytest.fixture
def sql(path: Path) -> Callable[[str], Rows]:
    """What a statement gives, asked as another program would."""

    def ask(statement: str) -> Rows:
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("PRAGMA foreign_keys = ON")
            return connection.execute(statement).fetchall()

    return ask
