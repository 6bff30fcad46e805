from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, inspect

from sayso.store import engine, migrations, schema
from sayso.store.sqlite import SqliteStore
from tests.store import samples
from tests.store.conftest import Rows


def test_the_newest_migration_leaves_the_tables_that_the_schema_describes(store: SqliteStore, path: Path) -> None:
    database = create_engine(f"sqlite:///{path}")
    found = inspect(database)
    assert set(found.get_table_names()) == set(schema.metadata.tables)
    for name, table in schema.metadata.tables.items():
        columns = {c["name"]: (str(c["type"]), c["nullable"]) for c in found.get_columns(name)}
        assert columns == {c.name: (str(c.type), c.nullable) for c in table.columns}, name
        assert list(columns) == [c.name for c in table.columns], name
        assert found.get_pk_constraint(name)["constrained_columns"] == [c.name for c in table.primary_key], name
        keys = {(tuple(k["constrained_columns"]), k["referred_table"]) for k in found.get_foreign_keys(name)}
        assert keys == {(tuple(k.column_keys), k.referred_table.name) for k in table.foreign_key_constraints}, name
    database.dispose()


def test_a_desk_is_known_by_its_application_id_and_the_number_of_its_migrations(
    store: SqliteStore, sql: Callable[[str], Rows]
) -> None:
    assert sql("PRAGMA application_id") == [(migrations.APPLICATION_ID,)]
    assert sql("PRAGMA user_version") == [(len(migrations.MIGRATIONS),)]
    assert sql("PRAGMA journal_mode") == [("wal",)]


NEWEST = len(migrations.MIGRATIONS)


@pytest.mark.parametrize("steps", range(1, NEWEST))
def test_a_desk_that_an_older_sayso_made_opens_with_all_it_holds_and_can_be_judged(
    path: Path, sql: Callable[[str], Rows], monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    document = samples.document()
    with monkeypatch.context() as older:
        older.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:steps])
        for module in (migrations, engine):
            older.setattr(module, "SCHEMA_VERSION", steps)
        with closing(SqliteStore.open(path)) as store:
            store.put(document, samples.reading(document))
        assert sql("PRAGMA user_version") == [(steps,)]
    with closing(SqliteStore.open(path, create=False)) as migrated:
        assert list(migrated.readings()) == [(document, samples.reading(document))]
        assert migrated.judgements() == ()
        migrated.judge([samples.judgement(document)])
        assert migrated.judgements() == (samples.judgement(document),)
    assert sql("PRAGMA user_version") == [(NEWEST,)]


def further_step(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE moods (id TEXT PRIMARY KEY)")


def failing_step(connection: Connection) -> None:
    further_step(connection)
    connection.exec_driver_sql("INSERT INTO nowhere VALUES (1)")


def next_version(monkeypatch: pytest.MonkeyPatch, step: Callable[[Connection], None]) -> None:
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, step))
    for module in (migrations, engine):
        monkeypatch.setattr(module, "SCHEMA_VERSION", NEWEST + 1)


def test_a_desk_of_an_older_version_is_taken_to_the_newest_with_all_it_holds(
    store: SqliteStore, path: Path, sql: Callable[[str], Rows], monkeypatch: pytest.MonkeyPatch
) -> None:
    document = samples.document()
    store.put(document, samples.reading(document))
    store.close()
    next_version(monkeypatch, further_step)
    with closing(SqliteStore.open(path, create=False)) as migrated:
        assert list(migrated.documents()) == [document]
    assert sql("SELECT count(*) FROM moods") == [(0,)]
    assert sql("PRAGMA user_version") == [(NEWEST + 1,)]


def test_a_migration_that_fails_leaves_the_desk_as_it_was(
    store: SqliteStore, path: Path, sql: Callable[[str], Rows], monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    next_version(monkeypatch, failing_step)
    with pytest.raises(Exception, match="nowhere"):
        SqliteStore.open(path)
    assert sql("PRAGMA user_version") == [(NEWEST,)]
    assert sql("SELECT count(*) FROM sqlite_master WHERE name = 'moods'") == [(0,)]
