"""The façade: `read` documents without a store, or keep them in a `Desk`. Every face of Sayso comes through here.

Importing this module costs nothing: the database, the language model and the readers are imported when first needed.
Errors are `SaysoError`s, each message one plain sentence; what one document is wrong about comes as a `Problem`.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from os import PathLike, fspath
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sayso.errors import InputError
from sayso.model import Document, Problem, Reading
from sayso.store.base import Added, Store

if TYPE_CHECKING:
    from sayso.record import ListedIssue, Record
    from sayso.review import Judgement, Standing

__all__ = ["Added", "Desk", "OnStart", "Paths", "Read", "read"]

Paths = str | PathLike[str] | Iterable[str | PathLike[str]]
OnStart = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Read:
    """A document with its reading."""

    document: Document
    reading: Reading


def read(
    paths: Paths, *, published: str | None = None, model: str | None = None, scheme: str = "sayso", jobs: int = 1
) -> Iterator[Read | Problem]:
    """Read documents without a desk: one `Read` a document, and what cannot be read as a `Problem` in its place.

    `paths` is one path or several: files, folders, globs, or `-` for standard input. `published` is an ISO date for
    documents that state none; `model` the package name of a spaCy model of English. `scheme` is how attributions are
    drawn: as docs/findings.md says, or with `polnear` as in that corpus. `jobs` processes read at once: the results
    and their order are the same for any number (a script that asks for several needs the usual
    `if __name__ == "__main__":`). Lazy: nothing is read before it is asked for.
    Raises InputError for an argument that cannot be used, ModelError where the model is not installed.
    """
    from sayso.batch import read_each

    items = read_each(_documents(paths, published), model=_model(model), scheme=scheme, jobs=jobs)
    return (Read(*item) if isinstance(item, tuple) else item for item in items)


def _documents(paths: Paths, published: str | None) -> Iterator[Document | Problem]:
    from sayso.ingest import documents

    return documents(_listed(paths), published=published)


def _listed(paths: Paths) -> list[str]:
    """One path or several as they were given. Raises InputError for what is none."""
    several = [paths] if isinstance(paths, str | PathLike) or not isinstance(paths, Iterable) else list(paths)
    for path in several:
        if not isinstance(path, str | PathLike):
            raise InputError(f"{path!r} is no path: name a file, a folder or a glob, or give a list of these.")
    return [fspath(path) for path in several]


def _model(model: str | None) -> str:
    from sayso.language.pipeline import DEFAULT_MODEL

    return DEFAULT_MODEL if model is None else model


@contextmanager
def _uncollected() -> Iterator[None]:
    """The garbage collector paused: all that a record is built of is kept, and looking through it costs a tenth."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _version(model: str | None) -> str:
    """The version that readings by this model would have; the model is not loaded for it."""
    from sayso.language import model_version
    from sayso.reading import reader_version

    return reader_version(model_version(_model(model)))


class Desk:
    """One store of documents, their readings and the record: a file. Open it with `Desk.open`, in a `with` block."""

    def __init__(self, store: Store) -> None:
        if isinstance(store, str | PathLike):
            raise InputError(f"A desk is opened with Desk.open({fspath(store)!r}), not with Desk(…).")
        self._store = store

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True) -> Self:
        """Open the desk file at `path`. Where there is none, the desk is empty, or with `create=False` a DeskError.

        The file is made when the first document is stored. Raises DeskError where the path is no desk, is from a newer
        Sayso, cannot be written or is locked by another program for longer than five seconds.
        """
        from sayso.store import open_store

        return cls(open_store(Path(_listed([path])[0]), create=create))

    def add(
        self,
        paths: Paths,
        *,
        published: str | None = None,
        model: str | None = None,
        jobs: int = 1,
        on_start: OnStart | None = None,
    ) -> Iterator[Added | Problem]:
        """Read documents into the desk: one `Added` as each is stored, or a `Problem` in its place, in input order.

        Lazy: iterate over it, or nothing is added. Each document is stored with its reading in one transaction, so
        that an interrupted run, started again, ends with the same desk. A document that the desk has (same text,
        title, publisher and date) is `known` and not read again, unless its reading is of another version: `reread`.
        One that is new, but has the text of another, is added, and a Problem that names the other follows it.
        `on_start` is called once, before the first document is read, with the number of results to come; for that
        all documents are gathered first. Other arguments and errors are those of `read`, and DeskError.
        """
        from sayso.batch.adding import stored, unknown

        items = unknown(self._store, _documents(paths, published), _version(model))
        return stored(self._store, items, model=_model(model), jobs=jobs, on_start=on_start)

    def reread(
        self, *, model: str | None = None, jobs: int = 1, on_start: OnStart | None = None
    ) -> Iterator[Added | Problem]:
        """Read again every document whose current reading is of another version; the older reading stays. Lazy."""
        from sayso.batch.adding import stored

        documents = self._store.documents(not_of=_version(model))
        return stored(self._store, documents, model=_model(model), jobs=jobs, on_start=on_start)

    def remove(self, which: str) -> int:
        """Remove a document with all its readings, by its id, the first four or more digits of it, or its name.

        Gives the number of documents removed, which is 1. Raises DeskError where none or several are meant, naming
        these.
        """
        from sayso.store.meant import meant_by

        return self._store.remove(meant_by(self._store.held(), which).id)

    def documents(self) -> Iterator[Document]:
        """The documents by published date (those without one first), name and id, whatever the order of arrival."""
        return self._store.documents()

    def readings(self) -> Iterator[tuple[Document, Reading]]:
        """Each document with its current reading, in the order of `documents`."""
        return self._store.readings()

    def record(self, *, issues: "str | PathLike[str] | Sequence[ListedIssue]" = ()) -> "Record":
        """What the current readings say, as people judged them: a pure function of both sets and of your own issues.

        `issues` is that list, or the path of a YAML file with it: they come first, under your labels. Raises
        InputError for a file that is no such list, and for a label or synonym that two issues have.
        """
        from sayso.record import build

        if isinstance(issues, str | PathLike):
            from sayso.record.issue_file import read_issues

            issues = read_issues(issues)
        with _uncollected():
            judgements = self._store.judgements()
            if not judgements:
                return build(self.readings(), issues)
            from sayso.review import heeded

            pairs, identities = heeded(self.readings(), judgements)
            return build(pairs, issues, identities)

    def judge(
        self, finding: str, what: str | Mapping[str, str | None], *, made: str, note: str = "", by: str | None = None
    ) -> "tuple[Judgement, ...]":
        """Say that a finding is `right`, is `wrong`, or what is right in it, by field; that is kept beside the reading.

        `finding` is an id, the first four or more digits of it, or `DOCUMENT/ID`, as `Evidence.finding` has it. The
        values are those of docs/findings.md; None or an empty one is for what the text does not state, an actor is
        named as in its document, several with `;` between them. `made` is an ISO date, with a time or without. A
        judgement that contradicts an earlier one on the same finding withdraws it. Raises InputError, DeskError.
        """
        from sayso.review import judgements_of

        earlier = self._store.judgements()
        new, replaced = judgements_of(self.readings(), earlier, finding, what, made=made, note=note, by=by)
        self._store.judge(new, replaced)
        return new

    def withdraw(self, judgement: str, *, made: str) -> "Judgement":
        """Let a judgement count no more, by its id or the start of it; it is kept. `made` is an ISO date.

        Gives the judgement as it is now; one that was withdrawn before stays as it is. Raises InputError, DeskError.
        """
        from sayso.review import checked, judgement_named

        checked(made)
        found = judgement_named(self._store.judgements(), judgement)
        self._store.withdraw(found.id, made)
        return judgement_named(self._store.judgements(), found.id)

    def judgements(self) -> "tuple[Standing, ...]":
        """Every judgement in the order in which they were made, with what it holds on to in the current readings."""
        from sayso.review import standing

        judgements = self._store.judgements()
        return standing(self.readings(), judgements) if judgements else ()

    def cases(self) -> str:
        """The judgements that count, as YAML cases for the tests of the readers: see docs/judgements.md."""
        from sayso.review import cases

        return cases(self.readings(), self._store.judgements())

    def close(self) -> None:
        """Close the file; closing twice is harmless."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
