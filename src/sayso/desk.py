"""The façade: `read` documents without a store, or keep them in a `Desk`. Every face of Sayso comes through here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.model import Document, Problem, Reading


@dataclass(frozen=True, slots=True)
class Read:
    """A document with its reading."""

    document: Document
    reading: Reading


def read(paths: Iterable[str], *, published: str | None = None, model: str | None = None) -> Iterator[Read | Problem]:
    """Read documents without a desk; what cannot be read comes as a Problem in its place."""
    raise NotImplementedError


class Desk:
    """One store of documents, readings, judgements and the record."""
