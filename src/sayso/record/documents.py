"""The documents of the record, each with what was found in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.model import KINDS, Problem
from sayso.record.evidence import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentEntry:
    """One document: what it is, how long (in characters), the number of findings of each kind, and its problems."""

    id: str
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    characters: int
    findings: Mapping[str, int]
    problems: tuple[Problem, ...]


def build(sources: Sequence[Source]) -> tuple[DocumentEntry, ...]:
    """The documents in the order of the sources: by date, name and id."""
    return tuple(
        DocumentEntry(
            id=source.document.id,
            name=source.document.name,
            title=source.document.title,
            publisher=source.document.publisher,
            published=source.document.published,
            url=source.document.url,
            characters=len(source.document.text),
            findings={kind: len(getattr(source.findings, kind)) for kind in KINDS},
            problems=source.findings.problems,
        )
        for source in sources
    )
