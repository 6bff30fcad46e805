"""How a desk file came to be as it is: numbered steps, each a function, in a visible tuple.

A step that has been released is never changed; a change of the tables is a further step at the end, and
`schema.py` with it. The file's `user_version` is the number of steps it has been through.
"""

from collections.abc import Callable

from sqlalchemy import Connection

APPLICATION_ID = int.from_bytes(b"Says")  # by which `file` and we tell a desk from another program's database

TABLES = (
    """CREATE TABLE documents (
        id TEXT NOT NULL PRIMARY KEY,
        text_hash TEXT NOT NULL,
        title TEXT,
        published TEXT,
        publisher TEXT,
        language TEXT NOT NULL,
        text TEXT NOT NULL
    )""",
    "CREATE INDEX ix_documents_text_hash ON documents (text_hash)",
    """CREATE TABLE names (
        id INTEGER NOT NULL PRIMARY KEY,
        document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        name TEXT NOT NULL,
        url TEXT
    )""",
    "CREATE UNIQUE INDEX names_once ON names (document_id, name, coalesce(url, ''))",
    """CREATE TABLE readings (
        id INTEGER NOT NULL PRIMARY KEY,
        document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        version TEXT NOT NULL,
        findings TEXT NOT NULL,
        UNIQUE (document_id, version)
    )""",
    """CREATE TABLE current (
        document_id TEXT NOT NULL PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
        version TEXT NOT NULL,
        FOREIGN KEY (document_id, version) REFERENCES readings (document_id, version)
    )""",
    """CREATE TABLE quotations (
        reading_id INTEGER NOT NULL REFERENCES readings (id) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        finding_id TEXT NOT NULL,
        role TEXT NOT NULL,
        part INTEGER NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL,
        quotation TEXT NOT NULL,
        PRIMARY KEY (reading_id, kind, finding_id, role, part),
        CHECK (start < "end")
    ) WITHOUT ROWID""",
)
UNCHANGED = """CREATE TRIGGER {table}_are_never_changed BEFORE UPDATE ON {table}
    BEGIN SELECT RAISE(ABORT, '{table} are never changed'); END"""
KEPT = """CREATE TRIGGER {table}_stay_with_what_they_belong_to BEFORE DELETE ON {table}
    WHEN EXISTS (SELECT 1 FROM {owner} WHERE id = OLD.{key})
    BEGIN SELECT RAISE(ABORT, '{table} go only with the document'); END"""


def documents_and_readings(connection: Connection) -> None:
    """The first tables, and the triggers by which evidence is never overwritten."""
    for statement in TABLES:
        connection.exec_driver_sql(statement)
    for table in ("documents", "readings", "quotations"):
        connection.exec_driver_sql(UNCHANGED.format(table=table))
    connection.exec_driver_sql(KEPT.format(table="readings", owner="documents", key="document_id"))
    connection.exec_driver_sql(KEPT.format(table="quotations", owner="readings", key="reading_id"))


JUDGEMENTS = (
    """CREATE TABLE judgements (
        id TEXT NOT NULL PRIMARY KEY,
        document_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        roles TEXT NOT NULL,
        verdict TEXT NOT NULL CHECK (verdict IN ('right', 'wrong', 'corrected')),
        fields TEXT NOT NULL,
        note TEXT NOT NULL,
        "by" TEXT,
        made TEXT NOT NULL
    )""",
    "CREATE INDEX ix_judgements_document_id ON judgements (document_id)",
    """CREATE TABLE withdrawals (
        judgement_id TEXT NOT NULL PRIMARY KEY REFERENCES judgements (id),
        made TEXT NOT NULL
    )""",
)
NEVER_DELETED = """CREATE TRIGGER {table}_are_never_deleted BEFORE DELETE ON {table}
    BEGIN SELECT RAISE(ABORT, '{table} are never deleted'); END"""


def judgements_and_withdrawals(connection: Connection) -> None:
    """What people decide about findings; it is only ever added to, and outlasts readings and even documents."""
    for statement in JUDGEMENTS:
        connection.exec_driver_sql(statement)
    for table in ("judgements", "withdrawals"):
        connection.exec_driver_sql(UNCHANGED.format(table=table))
        connection.exec_driver_sql(NEVER_DELETED.format(table=table))


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (documents_and_readings, judgements_and_withdrawals)
SCHEMA_VERSION = len(MIGRATIONS)


def migrate(connection: Connection, version: int) -> None:
    """Take a desk file of one version to the newest, within the connection's transaction."""
    for step in MIGRATIONS[version:]:
        step(connection)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
