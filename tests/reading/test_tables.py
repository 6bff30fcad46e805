"""The word lists beside the code: a label that is misspelt would be an empty list, and say nothing."""

import re
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from sayso.reading.tables import rows, words

PACKAGE = Path(str(files("sayso.reading")))
TABLES = sorted(path.stem for path in (PACKAGE / "data").glob("*.tsv"))
CODE = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
ASKED = re.compile(r'\b(?:words|listed)\(\s*"(?P<table>\w+)",\s*"(?P<label>[^"{]+)"\s*\)')
ACTOR_ASKED = re.compile(r'\bhas_label\([^"\n]*"(?P<label>[^"{]+)"\)')
ASKED_FOR = {(m["table"], m["label"]) for m in ASKED.finditer(CODE)}
ASKED_FOR |= {("actor_words", m["label"]) for m in ACTOR_ASKED.finditer(CODE)}


@pytest.mark.parametrize("table", TABLES)
def test_a_table_has_cells_for_all_its_columns_and_says_nothing_twice(table: str) -> None:
    found = Counter(tuple(row.items()) for row in rows(table))
    assert found
    assert [row for row, count in found.items() if count > 1] == []


@pytest.mark.parametrize(("table", "label"), sorted(ASKED_FOR))
def test_a_label_that_is_asked_for_stands_in_its_table(table: str, label: str) -> None:
    assert words(table, label)
