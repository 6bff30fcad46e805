"""Which document of a store a person means, and what is said where that is not one."""

from collections.abc import Sequence

from sayso.errors import DeskError
from sayso.store.base import Held

SHORTEST_ID = 4  # digits of an id by which a document may be named


def meant_by(held: Sequence[Held], which: str) -> Held:
    """The document of this name, or of an id that begins so. Raises DeskError where none or several are meant."""
    meant = [one for one in held if _is_meant(one, which)]
    if len(meant) != 1:
        raise DeskError(_not_one(which, meant))
    return meant[0]


def _is_meant(held: Held, which: str) -> bool:
    return which in held.names or (len(which) >= SHORTEST_ID and held.id.startswith(which))


def _not_one(which: str, meant: Sequence[Held]) -> str:
    """Why it is not one document that is meant."""
    if not meant:
        return f"No document of this desk has the id or name {which!r}: list its documents to see what they are called."
    listed = ", ".join(f"{held.id[:12]} ({held.names[0]}, {held.published or 'no date'})" for held in meant)
    return f"{len(meant)} documents have the id or name {which!r}: say which by its id: {listed}."


def same_text(held: Sequence[Held]) -> str:
    """That a text is in the desk already, and as which documents."""
    listed = "; ".join(
        f"{one.names[0]} ({', '.join(filter(None, (one.title, one.publisher, one.published or 'no date')))}, "
        f"id {one.id[:12]})"
        for one in held
    )
    return f"The same text is in the desk as {listed}: if they are one document, remove one of them."
