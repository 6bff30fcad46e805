"""Where documents and readings are kept: one small interface, and the SQLite file behind it.

Nothing here is imported before a desk is opened; the database is imported by what `open_store` asks for alone.
"""

from pathlib import Path

from sayso.store.base import Store

__all__ = ["open_store"]


def open_store(path: Path, *, create: bool = True) -> Store:
    """The store in a file; where there is none and `create`, one that makes it when something is stored.

    Raises DeskError.
    """
    from sayso.store.engine import check_file
    from sayso.store.sqlite import SqliteStore
    from sayso.store.unmade import UnmadeStore

    check_file(path, create=create)
    return UnmadeStore(path) if create and not path.exists() else SqliteStore.open(path, create=create)
