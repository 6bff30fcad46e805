"""Opening a desk file with SQLite, and what SQLite complains of in plain sentences."""

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError

from sayso.errors import DeskError
from sayso.store.migrations import APPLICATION_ID, SCHEMA_VERSION, migrate

BUSY_SECONDS = 5.0
MAGIC = b"SQLite format 3\0"  # the first 16 bytes of every SQLite file, https://www.sqlite.org/fileformat.html
NOT_A_DESK = "{path} is not a desk but another kind of file: name another path."
EMPTY_FILE = "{path} is an empty file, not a desk: name another path, such as {path}.desk."
SUFFIX = ".desk"  # of a file that may be made a desk although it is there, and empty
UNWRITABLE = "The desk {path} cannot be written: allow writing to it and to its folder, or name another place."
UNUSABLE = "The desk {path} cannot be used ({error}): try again, or restore a copy of it."
# By SQLite's primary result codes, https://www.sqlite.org/rescode.html
SENTENCES = {
    sqlite3.SQLITE_BUSY: "The desk {path} is in use by another program: try again when that has finished.",
    sqlite3.SQLITE_LOCKED: "The desk {path} is in use by another program: try again when that has finished.",
    sqlite3.SQLITE_FULL: "The disk of {path} is full: make room and start again; what was stored before is kept.",
    sqlite3.SQLITE_READONLY: UNWRITABLE,
    sqlite3.SQLITE_CANTOPEN: UNWRITABLE,
    sqlite3.SQLITE_PERM: UNWRITABLE,
    sqlite3.SQLITE_NOTADB: NOT_A_DESK,
    sqlite3.SQLITE_CORRUPT: "The desk {path} is damaged: restore a copy, or add the documents to a new desk.",
}


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turn what the database raises inside the block into a DeskError."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        code = getattr(cause, "sqlite_errorcode", None) or 0
        raise DeskError(SENTENCES.get(code & 0xFF, UNUSABLE).format(path=path, error=cause)) from error


def open_engine(path: Path, *, create: bool, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """An engine on the desk file, laid down or migrated where that is needed. Raises DeskError."""
    check_file(path, create=create)
    with plain_errors(path):
        engine = _engine(path, create=create, busy_seconds=busy_seconds)
        try:
            _prepare(engine, path, create=create)
        except BaseException:
            engine.dispose()
            raise
        return engine


def check_file(path: Path, *, create: bool) -> None:
    """Tell what is plainly no desk before SQLite is asked, which would make a file or name no reason.

    Raises DeskError; nothing is made.
    """
    try:
        _check_file(path, create=create)
    except (OSError, ValueError) as error:  # a name too long or with a NUL in it, a file that may not be read
        reason = getattr(error, "strerror", None) or error
        raise DeskError(f"The desk {path} cannot be opened ({reason}): name another path.") from error


def _check_file(path: Path, *, create: bool) -> None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        mode = 0
    if stat.S_ISDIR(mode):
        raise DeskError(f"{path} is a folder, not a desk: name a file in it, such as {path / 'talks.desk'}.")
    if not mode:
        if not create:
            raise DeskError(f"There is no desk at {path}: name one that is there, or make it by adding documents.")
        if not path.absolute().parent.is_dir():
            raise DeskError(f"There is no folder {path.absolute().parent} for a desk: make it, or name another path.")
        return
    first = _first_bytes(path) if stat.S_ISREG(mode) else None
    if first not in {b"", MAGIC}:
        raise DeskError(NOT_A_DESK.format(path=path))
    if not first and path.suffix.lower() != SUFFIX:  # somebody's own file, which happens to hold nothing yet
        raise DeskError(EMPTY_FILE.format(path=path))


def _first_bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(len(MAGIC))


def _engine(path: Path, *, create: bool, busy_seconds: float) -> Engine:
    uri = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"

    def connection() -> sqlite3.Connection:
        """No transactions of the driver's own: SQLAlchemy begins them, below, so that a write locks at its start."""
        made = sqlite3.connect(uri, uri=True, timeout=busy_seconds, isolation_level=None, check_same_thread=False)
        made.execute("PRAGMA foreign_keys = ON")
        made.execute("PRAGMA secure_delete = ON")
        return made

    engine = create_engine("sqlite+pysqlite://", creator=connection, poolclass=QueuePool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get('begin', 'DEFERRED')}")

    return engine


def writing(engine: Engine) -> Engine:
    """The same engine, whose transactions lock the file for writing as they begin and so never fail halfway."""
    return engine.execution_options(begin="IMMEDIATE")


def _prepare(engine: Engine, path: Path, *, create: bool) -> None:
    with engine.connect() as connection:
        version = _version(connection, path, create=create)
    if version < SCHEMA_VERSION:
        with writing(engine).begin() as connection:  # another process may have done it by now
            migrate(connection, _version(connection, path, create=create))
    _keep_log(engine)


def _version(connection: Connection, path: Path, *, create: bool) -> int:
    """The schema version of the file, 0 for one with nothing in it; DeskError where it is not for us."""
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    empty = not connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    if empty and (application, version) == (0, 0):
        if not create:
            raise DeskError(f"The desk {path} is empty: add documents to it first.")
        return 0
    if application != APPLICATION_ID:
        raise DeskError(f"{path} is another program's database, not a desk: name another path.")
    if version > SCHEMA_VERSION:
        raise DeskError(f"The desk {path} was written by a newer Sayso: update Sayso, or name another desk.")
    return version


def _keep_log(engine: Engine) -> None:
    """Write-ahead logging, a property of the file: readers and one writer do not wait for one another."""
    connection = engine.raw_connection()  # for it must be set outside any transaction
    try:
        connection.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()
