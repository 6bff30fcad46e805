"""What any store of a desk can do: the whole of what the façade asks of one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

from sayso.judgement import Judgement
from sayso.model import Document, Reading

Outcome = Literal["added", "known", "reread"]


class Held(NamedTuple):
    """A document of the store, without its text; `names` are all that it came under, in order."""

    id: str
    published: str | None
    names: tuple[str, ...]
    title: str | None
    publisher: str | None


@dataclass(frozen=True, slots=True)
class Added:
    """A document that is in the store now, and what was done: `added`, `known` (nothing) or `reread`."""

    document: Document
    outcome: Outcome


class Store(Protocol):
    """Documents with their readings, and judgements; each call is one transaction. Every method may raise DeskError.

    The order is everywhere the same: published date (none first), name, id. A document that came under several
    names bears the first of them, so that nothing depends on the order of arrival.
    """

    def put(self, document: Document, reading: Reading) -> Outcome:
        """Store a document with its reading, and make that the current one; an older reading stays.

        Storing the same again changes nothing: `known`. Raises EvidenceError, and stores nothing, where a finding
        does not quote the document.
        """
        ...

    def knows(self, document: Document, version: str) -> bool:
        """Whether the document is there with a current reading of this version; keeps a new name of it."""
        ...

    def same_text(self, document: Document) -> list[Held]:
        """Every document of the same text, in order; the document itself is among them where the store has it."""
        ...

    def held(self) -> list[Held]:
        """Every document, without its text, in order."""
        ...

    def remove(self, document_id: str) -> int:
        """Remove a document with all its readings and their quotations: how many documents went, 0 or 1."""
        ...

    def documents(self, *, not_of: str | None = None) -> Iterator[Document]:
        """The documents in order; with `not_of` those whose current reading is not of this version."""
        ...

    def readings(self) -> Iterator[tuple[Document, Reading]]:
        """Each document with its current reading, in order; all of one moment, whatever is written meanwhile."""
        ...

    def judge(self, judgements: Sequence[Judgement], replaced: Sequence[Judgement] = ()) -> None:
        """Store judgements, and withdraw those that they replace, as of the day of the first.

        One that is there is not stored again. Raises EvidenceError, and stores nothing, where one does not quote its
        document.
        """
        ...

    def withdraw(self, judgement_id: str, made: str) -> bool:
        """Withdraw a judgement as of an ISO date, and keep it; whether it was there and stood until now."""
        ...

    def judgements(self) -> tuple[Judgement, ...]:
        """Every judgement, those that are withdrawn and those on documents that are gone too, by date and id."""
        ...

    def close(self) -> None:
        """Let go of the store; closing twice is harmless."""
        ...
