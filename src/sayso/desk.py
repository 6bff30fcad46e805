"""The façade: `read` documents without a store, or keep them in a `Desk`. Every face of Sayso comes through here.

Importing this module costs nothing: the database, the language model and the readers are imported when first needed.
Errors are `SaysoError`s, each message one plain sentence; what one document is wrong about comes as a `Problem`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self

from sayso.model import Document, Problem, Reading

if TYPE_CHECKING:
    from sayso.record import Record

Paths = str | Path | Iterable[str | Path]
Outcome = Literal["added", "known", "reread"]


@dataclass(frozen=True, slots=True)
class Read:
    """A document with its reading."""

    document: Document
    reading: Reading


@dataclass(frozen=True, slots=True)
class Added:
    """A document that is in the desk now, and what was done: `added`, `known` (nothing) or `reread`."""

    document: Document
    outcome: Outcome


def read(
    paths: Paths, *, published: str | None = None, model: str | None = None, jobs: int = 1
) -> Iterator[Read | Problem]:
    """Read documents without a desk: one `Read` a document, and what cannot be read as a `Problem` in its place.

    `paths` is one path or several: files, folders, globs, or `-` for standard input. `published` is an ISO date for
    documents that state none; `model` the package name of a spaCy model of English. `jobs` processes read at once:
    the results and their order are the same for any number (a script that asks for several needs the usual
    `if __name__ == "__main__":`). Lazy: nothing is read before it is asked for.
    Raises InputError for an argument that cannot be used, ModelError where the model is not installed.
    """
    raise NotImplementedError


class Desk:
    """One store of documents, their readings and the record: a file. Open it with `Desk.open`, in a `with` block."""

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True) -> Self:
        """Open the desk file at `path`; where there is none, make it, or with `create=False` raise DeskError.

        Raises DeskError where the path is no desk, is from a newer Sayso, cannot be written or is locked by another
        program for longer than five seconds.
        """
        raise NotImplementedError

    def add(
        self,
        paths: Paths,
        *,
        published: str | None = None,
        model: str | None = None,
        jobs: int = 1,
        on_start: Callable[[int], None] | None = None,
    ) -> Iterator[Added | Problem]:
        """Read documents into the desk: one `Added` as each is stored, or a `Problem` in its place, in input order.

        Lazy: iterate over it, or nothing is added. Each document is stored with its reading in one transaction, so
        that an interrupted run, started again, ends with the same desk. A document that the desk has (same text,
        title, publisher and date) is `known` and not read again, unless its reading is of another version: `reread`.
        `on_start` is called once, before the first document is read, with the number of results to come; for that
        all documents are gathered first. Other arguments and errors are those of `read`, and DeskError.
        """
        raise NotImplementedError

    def reread(
        self, *, model: str | None = None, jobs: int = 1, on_start: Callable[[int], None] | None = None
    ) -> Iterator[Added | Problem]:
        """Read again every document whose current reading is of another version; the older reading stays. Lazy."""
        raise NotImplementedError

    def remove(self, which: str) -> int:
        """Remove a document with all its readings, by its id, the first four or more digits of it, or its name.

        Gives the number of documents removed, which is 1. Raises DeskError where none or several are meant, naming
        these.
        """
        raise NotImplementedError

    def documents(self) -> Iterator[Document]:
        """The documents by published date (those without one first), name and id, whatever the order of arrival."""
        raise NotImplementedError

    def readings(self) -> Iterator[tuple[Document, Reading]]:
        """Each document with its current reading, in the order of `documents`."""
        raise NotImplementedError

    def record(self) -> "Record":
        """What the current readings together say: a pure function of their set."""
        raise NotImplementedError

    def close(self) -> None:
        """Close the file; closing twice is harmless."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
