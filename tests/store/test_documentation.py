"""docs/desk-file.md says what the file is."""

import re
from collections.abc import Callable
from pathlib import Path

from sayso.store import migrations, schema
from sayso.store.sqlite import SqliteStore
from tests.store import samples
from tests.store.conftest import Rows

GUIDE = (Path(__file__).parent.parent.parent / "docs" / "desk-file.md").read_text(encoding="utf-8")


def test_every_table_and_column_is_told() -> None:
    for name, table in schema.metadata.tables.items():
        row = next(line for line in GUIDE.splitlines() if line.startswith(f"| `{name}`"))
        own_id = {"id"} if name in {"names", "readings"} else set()
        assert set(re.findall(r"`(\w+)`", row.split("|")[3])) == {c.name for c in table.columns} - own_id


def test_the_queries_that_it_shows_give_what_it_says(store: SqliteStore, sql: Callable[[str], Rows]) -> None:
    document = samples.document()
    store.put(document, samples.reading(document))
    store.put(document, samples.reading(document, "readers 2"))
    quoted, same = re.findall(r"^-- .*\n([^;]+);", GUIDE, re.MULTILINE)
    assert sql(quoted) == [("2031-02-03", "report-0", "The ministry")]
    assert sql(same) == []


def test_the_application_id_is_told() -> None:
    assert f"application_id` is {migrations.APPLICATION_ID} " in GUIDE
