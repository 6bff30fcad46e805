"""Bytes to Documents: files, folders, globs and standard input, in plain text, Markdown, HTML, JSON and JSON lines.

What cannot be read becomes a Problem in its place, and the rest is read all the same. A document's date is what it
states, or what the caller says, or None: never the clock or the file's time.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from os import PathLike
from typing import BinaryIO

from sayso.errors import InputError
from sayso.ingest.drafts import Draft, checked, iso_date
from sayso.ingest.html import LARGEST as LARGEST_PAGE
from sayso.ingest.html import html_drafts
from sayso.ingest.jsonl import json_drafts
from sayso.ingest.plain import LARGEST as LARGEST_TEXT
from sayso.ingest.plain import plain_drafts
from sayso.ingest.sources import Source, problem_of, sources, with_head
from sayso.model import Document, Problem
from sayso.text import NotText, without_surrogates

__all__ = ["documents"]
HEAD = 4096  # bytes that tell what a source of unknown kind holds
JSON_HEAD = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\{\s*["}]|\[\s*\{)')
HTML_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)


def documents(paths: Iterable[str], *, published: str | None = None) -> Iterator[Document | Problem]:
    """The documents of files, folders, globs and standard input (`-`), read one by one as they are asked for.

    `published` (YYYY-MM-DD) is the date of each document that states none. A Problem about a document that is kept
    follows it. Raises InputError, at once, if `published` is no date.
    """
    given = iso_date(published)
    if published is not None and given is None:
        raise InputError(f"{published!r} is not a date: write it as YYYY-MM-DD, for example 2024-08-19.")
    return _documents([paths] if isinstance(paths, str | PathLike) else paths, given)


def _documents(paths: Iterable[str], published: str | None) -> Iterator[Document | Problem]:
    for source in sources(paths):
        for draft in [source] if isinstance(source, Problem) else _drafts(source):
            if isinstance(draft, Problem):  # a file's name may hold bytes that are no characters
                yield replace(draft, place=without_surrogates(draft.place))
            else:
                yield from checked(draft, published)


def _drafts(source: Source) -> Iterator[Draft | Problem]:
    """What one source holds; every failure to read it as a Problem."""
    try:
        with source.opened() as stream:
            if source.kind != "unknown":
                yield from _read(stream, source.kind, source)
            else:
                head, whole = with_head(stream, HEAD)
                yield from _read(whole, _kind(head), source)
    except NotText as error:
        yield Problem(place=source.place, message=f"This is {error}, not text; it was not read.")
    except OSError as error:
        yield problem_of(error, source.place)


def _kind(head: bytes) -> str:
    """The kind of a source by its first bytes."""
    return "json" if JSON_HEAD.match(head) else "html" if HTML_HEAD.match(head) else "plain"


def _read(stream: BinaryIO, kind: str, source: Source) -> Iterator[Draft | Problem]:
    if kind in {"json", "jsonl"}:
        yield from json_drafts(stream, source.place, source.name, lines=kind == "jsonl")
        return
    largest = LARGEST_PAGE if kind == "html" else LARGEST_TEXT
    data = stream.read(largest + 1)
    if len(data) > largest:
        message = f"It is larger than {largest:,} bytes, too large for one document: split it into several."
        yield Problem(place=source.place, message=message)
    elif kind == "html":
        yield from html_drafts(data, source.place, source.name)
    else:
        yield from plain_drafts(data, source.place, source.name, markdown=kind == "markdown")
