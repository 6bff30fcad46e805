"""Where documents are: files, folders, globs and standard input, each source once, in a stable order."""

import io
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from sayso.model import Problem

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer as Buffer

STANDARD_INPUT = "-"
KINDS = {
    ".txt": "plain",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
TABLES = (".csv", ".tsv")
TABLE = (
    "It looks like a table and was not read: give its documents as JSON lines, an object a line with “text”, and where "
    "they are known “title”, “published” (2031-03-10), “publisher”, “url” and “id”."
)
# What lies beside documents and holds none: in a folder it is passed over without a word.
NO_DOCUMENTS = (
    r"(?i)\.(png|jpe?g|gif|svg|webp|ico|bmp|tiff?|avif|mp[34]|m4a|wav|ogg|webm|mov|avi|css|m?js|map|woff2?|[ot]tf|eot"
    r"|pyc?|sh|lock|log|tmp|bak|desk|desk-wal|desk-shm|db|sqlite)"
)
MAGIC = frozenset("*?[")
UNREADABLE = "It could not be read: {}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One thing to read. `kind` is a value of KINDS, or `unknown`: then its content decides."""

    place: str
    name: str
    kind: str

    @contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        """Its bytes; standard input is left open. Raises OSError."""
        if self.place == STANDARD_INPUT:
            yield sys.stdin.buffer
        else:
            with Path(self.place).open("rb") as stream:
                yield stream


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes have been read already."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = io.BytesIO(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "Buffer") -> int:
        view = memoryview(buffer).cast("B")
        data = self._head.read(len(view)) or self._rest.read(len(view))
        view[: len(data)] = data
        return len(data)


def with_head(stream: BinaryIO, size: int) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream, as many as it has up to `size`, and the whole stream: for what cannot be rewound."""
    head = stream.read(size)
    return head, io.BufferedReader(_Rejoined(head, stream), 1 << 16)


def problem_of(error: OSError, place: str) -> Problem:
    """Why a file or folder cannot be read."""
    return Problem(place=place, message=UNREADABLE.format(error.strerror or error))


def _file(path: Path) -> Source:
    return Source(place=str(path), name=path.stem, kind=KINDS.get(path.suffix.lower(), "unknown"))


def _in_folder(path: Path) -> Iterator[Source | Problem]:
    """A file of a folder, if it is one that Sayso reads."""
    source = _file(path)
    if source.kind != "unknown":
        yield source
    elif path.suffix.lower() in TABLES:
        yield Problem(place=str(path), message=TABLE)
    elif re.fullmatch(NO_DOCUMENTS, path.suffix) is None:
        kinds = ", ".join(KINDS)
        yield Problem(place=str(path), message=f"Files of this kind are not read from a folder, only {kinds}.")


def _folder(root: Path) -> Iterator[Source | Problem]:
    """The files below a folder, sorted by name, folder by folder; hidden ones left out, links followed once."""
    waiting, seen = [root], set[str]()
    while waiting:
        path = waiting.pop()
        try:
            mode = path.stat().st_mode
            if not stat.S_ISDIR(mode):
                yield from _in_folder(path) if stat.S_ISREG(mode) else ()
                continue
            real = os.path.realpath(path)
            if real not in seen:
                seen.add(real)
                names = sorted((child.name for child in path.iterdir() if not child.name.startswith(".")), reverse=True)
                waiting += [path / name for name in names]
        except OSError as error:
            yield problem_of(error, str(path))


def _glob(pattern: str) -> Iterator[Path]:
    """What a pattern matches, sorted, hidden names only where the pattern spells their dot; links are not followed."""
    path = Path(pattern)
    root = Path(path.anchor)
    parts = path.parts[1:] if path.anchor else path.parts
    hidden = any(part.startswith(".") for part in parts)
    for found in sorted(root.glob(str(Path(*parts)))):
        if hidden or not any(part.startswith(".") for part in found.relative_to(root).parts):
            yield found


def _named(path: Path) -> Iterator[Source | Problem]:
    """A file that is named, whatever its kind, or what a folder holds."""
    if not path.is_dir():
        yield Problem(place=str(path), message=TABLE) if path.suffix.lower() in TABLES else _file(path)
        return
    held = _folder(path)
    first = next(held, None)
    yield first or Problem(place=str(path), message=f"The folder holds no file that Sayso reads ({', '.join(KINDS)}).")
    yield from held


def _sources(given: str) -> Iterator[Source | Problem]:
    """What one argument names."""
    if given == STANDARD_INPUT:
        yield Source(place=STANDARD_INPUT, name="stdin", kind="unknown")
        return
    try:
        if os.path.lexists(given):
            yield from _named(Path(given))
        elif MAGIC.isdisjoint(given):
            yield Problem(place=given, message="There is no such file or folder.")
        else:
            matches = list(_glob(given))
            for match in matches:
                yield from _named(match)
            if not matches:
                yield Problem(place=given, message="No file matches this pattern.")
    except OSError as error:
        yield problem_of(error, given)
    except (ValueError, NotImplementedError) as error:
        yield Problem(place=given, message=f"This cannot be a path: {error}.")


def sources(paths: Iterable[str]) -> Iterator[Source | Problem]:
    """Every source that the paths name, in their order; one that is named twice comes once."""
    seen = set[str]()
    for given in paths:
        for source in _sources(os.fspath(given)):
            if isinstance(source, Problem):
                yield source
                continue
            place = source.place if source.place == STANDARD_INPUT else os.path.realpath(source.place)
            if place not in seen:
                seen.add(place)
                yield source
