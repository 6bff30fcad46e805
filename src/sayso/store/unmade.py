"""A desk file that is made when the first document is stored, so that a run that stores nothing leaves no file."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Lock

from sayso.errors import DeskError
from sayso.judgement import Judgement
from sayso.model import Document, Reading
from sayso.store.base import Held, Outcome
from sayso.store.engine import UNWRITABLE
from sayso.store.sqlite import SqliteStore


class UnmadeStore:
    """A `Store` that is empty until `put` makes its file, or another process has."""

    def __init__(self, path: Path) -> None:
        """Nothing is made yet. Raises DeskError where the folder cannot be written."""
        by_user = os.access in os.supports_effective_ids
        if not os.access(path.absolute().parent, os.W_OK | os.X_OK, effective_ids=by_user):
            raise DeskError(UNWRITABLE.format(path=path))
        self._path = path
        self._made: SqliteStore | None = None
        self._lock = Lock()

    def put(self, document: Document, reading: Reading) -> Outcome:
        """Store it; the file is made for the first one: see `Store.put`."""
        return self._opened().put(document, reading)

    def knows(self, document: Document, version: str) -> bool:
        """See `Store.knows`."""
        made = self._found()
        return made is not None and made.knows(document, version)

    def same_text(self, document: Document) -> list[Held]:
        """See `Store.same_text`."""
        made = self._found()
        return [] if made is None else made.same_text(document)

    def held(self) -> list[Held]:
        """See `Store.held`."""
        made = self._found()
        return [] if made is None else made.held()

    def remove(self, document_id: str) -> int:
        """See `Store.remove`."""
        made = self._found()
        return 0 if made is None else made.remove(document_id)

    def documents(self, *, not_of: str | None = None) -> Iterator[Document]:
        """See `Store.documents`."""
        made = self._found()
        return iter(()) if made is None else made.documents(not_of=not_of)

    def readings(self) -> Iterator[tuple[Document, Reading]]:
        """See `Store.readings`."""
        made = self._found()
        return iter(()) if made is None else made.readings()

    def judge(self, judgements: Sequence[Judgement], replaced: Sequence[Judgement] = ()) -> None:
        """See `Store.judge`."""
        self._opened().judge(judgements, replaced)

    def withdraw(self, judgement_id: str, made: str) -> bool:
        """See `Store.withdraw`."""
        made_store = self._found()
        return made_store is not None and made_store.withdraw(judgement_id, made)

    def judgements(self) -> tuple[Judgement, ...]:
        """See `Store.judgements`."""
        made = self._found()
        return () if made is None else made.judgements()

    def close(self) -> None:
        """Close the file, if there is one by now."""
        if self._made is not None:
            self._made.close()

    def _opened(self) -> SqliteStore:
        """The store in the file, which is made where it is not there."""
        with self._lock:
            if self._made is None:
                self._made = SqliteStore.open(self._path)
            return self._made

    def _found(self) -> SqliteStore | None:
        """The store in the file, or None while there is no file."""
        return self._opened() if self._made is not None or self._path.exists() else None
