"""Shorthands of the ingest tests: what was read, and what was told about it."""

from pathlib import Path

from sayso.ingest import documents
from sayso.model import Document, Problem

Read = list[Document | Problem]


def read(*paths: Path | str, published: str | None = None) -> Read:
    return list(documents([str(path) for path in paths], published=published))


def the_document(read: Read) -> Document:
    (found,) = [one for one in read if isinstance(one, Document)]
    return found


def the_problem(read: Read) -> Problem:
    (found,) = [one for one in read if isinstance(one, Problem)]
    return found


def shape(read: Read) -> list[str]:
    """Each result as the document's name, or `!` and the problem's message."""
    return [one.name if isinstance(one, Document) else f"! {one.message}" for one in read]
