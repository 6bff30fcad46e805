"""JSON (one object, or a list of objects) and JSON lines (one object a line).

Each object holds `text`, and may hold id, title, published, publisher and url; other fields are ignored. What is
named .json but holds lines, or .jsonl but holds a list, is read as what it is.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any, BinaryIO

from sayso.ingest.drafts import Draft
from sayso.model import Problem
from sayso.text import BYTE_ORDER_MARKS, NotText, decode

LARGEST = 128 * 2**20  # bytes of one file of JSON, or of one line of JSON lines
WIDE_MARKS = tuple(mark for mark, encoding in BYTE_ORDER_MARKS if encoding != "utf-8")
MARK = "\ufeff".encode()


@dataclass(frozen=True, slots=True)
class _Entry:
    """One object, where it is, and what is doubtful about its encoding."""

    place: str
    fields: dict[str, Any]
    doubt: str | None


def _wrong(error: Exception) -> str:
    """Why something is not JSON, to stand after `not valid JSON: `."""
    if isinstance(error, json.JSONDecodeError):
        where = f"line {error.lineno}, column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        return f"{error.msg} at {where}"
    return "it is nested too deeply" if isinstance(error, RecursionError) else str(error)


def _entry(value: object, place: str, doubt: str | None) -> _Entry | Problem:
    if isinstance(value, dict):
        return _Entry(place, value, doubt)
    return Problem(place=place, message="There is no JSON object here: a document is an object with a field `text`.")


def _line_entry(line: bytes, place: str, doubt: str | None) -> _Entry | Problem:
    if len(line) > LARGEST:
        return Problem(place=place, message=f"The line is longer than {LARGEST:,} bytes; it was not read.")
    try:
        decoded = decode(line)
        return _entry(json.loads(decoded.text), place, decoded.doubt or doubt)
    except NotText as error:
        return Problem(place=place, message=f"The line is {error}, not JSON; it was not read.")
    except (ValueError, RecursionError) as error:
        return Problem(place=place, message=f"The line is not valid JSON: {_wrong(error)}.")


def _line_entries(lines: Iterable[bytes], place: str, doubt: str | None = None) -> Iterator[_Entry | Problem]:
    """The object of each line that is not blank; a Problem for each that holds none."""
    for number, line in enumerate(lines, 1):
        if line.removeprefix(MARK).strip():
            yield _line_entry(line, f"{place}, line {number}", doubt)


def _raw_lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream; of one that is too long, no more than shows that it is."""
    while line := stream.readline(LARGEST + 1):
        yield line
        while not line.endswith(b"\n") and len(line) > LARGEST and (more := stream.readline(LARGEST)):
            line = more if more.endswith(b"\n") else line


def _whole_entries(data: bytes, place: str) -> Iterator[_Entry | Problem]:
    """The object or objects of one piece of JSON; of lines, if it turns out to be that."""
    if len(data) > LARGEST:
        message = f"The file is larger than {LARGEST:,} bytes; write its documents as JSON lines, one a line."
        yield Problem(place=place, message=message)
        return
    decoded = decode(data)
    try:
        value = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        lines = decoded.text.encode("utf-8", "replace").split(b"\n")
        if any(isinstance(_line_entry(line, place, None), _Entry) for line in lines):
            yield from _line_entries(lines, place, decoded.doubt)
        else:
            yield Problem(place=place, message=f"The file is not valid JSON: {_wrong(error)}.")
        return
    if isinstance(value, list):
        yield from (_entry(one, f"{place}, entry {n}", decoded.doubt) for n, one in enumerate(value, 1))
    else:
        yield _entry(value, place, decoded.doubt)


def _entries(stream: BinaryIO, place: str, lines: bool) -> Iterator[_Entry | Problem]:
    """As lines where the first one is an object, or the file's name says so and it begins no list."""
    raw = _raw_lines(stream)
    first = next(raw, b"")
    listed = first.startswith(WIDE_MARKS) or b"\0" in first or first.removeprefix(MARK).lstrip().startswith(b"[")
    if listed or not (lines or isinstance(_line_entry(first, place, None), _Entry)):
        return _whole_entries(first + stream.read(LARGEST + 1), place)
    return _line_entries(chain([first], raw), place)


def json_drafts(stream: BinaryIO, place: str, name: str, *, lines: bool) -> Iterator[Draft | Problem]:
    """The documents of a stream of JSON, or of JSON lines, which are never all in memory at once.

    A document that states no id is called `name`, or `name-N` if it is the Nth of several. Raises NotText.
    """
    entries = _entries(stream, place, lines)
    first, second = next(entries, None), next(entries, None)
    if first is None:
        yield Problem(place=place, message="The file holds no document.")
    for number, entry in enumerate(chain(*([one] for one in (first, second) if one), entries), 1):
        if isinstance(entry, Problem):
            yield entry
        else:
            called = name if second is None else f"{name}-{number}"
            yield Draft(place=entry.place, name=called, fields=entry.fields, doubts=(entry.doubt,))
