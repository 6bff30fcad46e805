"""Which finding or judgement a person means: by its id or its start, or with its document before it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.errors import InputError
from sayso.judgement import Judgement
from sayso.model import KINDS, Document, Finding, Reading

SHORTEST_ID = 4  # digits of an id by which a thing may be named
LISTED = 5  # of those that one name may mean


@dataclass(frozen=True, slots=True)
class Named:
    """A finding with its kind and where it was read."""

    document: Document
    reading: Reading
    kind: str
    finding: Finding

    @property
    def place(self) -> str:
        """Its whole name, which no other finding has: `ceasefire-01/actors/harbour-union`."""
        return f"{self.document.name}/{self.kind}/{self.finding.id}"


def named(pairs: Iterable[tuple[Document, Reading]], which: str) -> Named:
    """The finding that is called so: an id or its start, `DOCUMENT/ID` or `DOCUMENT/KIND/ID`.

    Raises InputError where there is none, or where there are several, with their whole names.
    """
    before, _, wanted = which.rpartition("/")
    document, _, kind = before.rpartition("/")
    if kind not in KINDS:
        document, kind = before, ""
    meant = [
        Named(read, reading, of, finding)
        for read, reading in pairs
        if not document or of_document(read, document)
        for of, finding in reading.findings
        if (not kind or kind == of) and (finding.id == wanted or _begins(finding.id, wanted))
    ]
    exact = [one for one in meant if one.finding.id == wanted]
    meant = exact or meant
    if len(meant) == 1:
        return meant[0]
    if not meant:
        raise InputError(f"No finding is called “{which}”: `show … --json` prints the id of each as “finding”.")
    places = [one.place for one in meant] if len({one.place for one in meant}) == len(meant) else _by_id(meant)
    raise InputError(f"“{which}” are {len(meant)} findings: say which: {_listed(places)}.")


def of_document(document: Document, which: str) -> bool:
    """Whether a document is called so, or its id begins so."""
    return which == document.name or _begins(document.id, which)


def _by_id(meant: Sequence[Named]) -> list[str]:
    """The whole names where documents share theirs."""
    return [f"{one.document.id[:12]}/{one.kind}/{one.finding.id}" for one in meant]


def judgement_named(judgements: Iterable[Judgement], which: str) -> Judgement:
    """The judgement of this id, or the only one whose id begins so. Raises InputError."""
    meant = [one for one in judgements if one.id == which or _begins(one.id, which)]
    if len(meant) == 1:
        return meant[0]
    if not meant:
        raise InputError(f"No judgement is called “{which}”: `sayso judgements` lists them all.")
    raise InputError(f"“{which}” are {len(meant)} judgements: say which: {_listed([one.id for one in meant])}.")


def _begins(full: str, start: str) -> bool:
    return len(start) >= SHORTEST_ID and full.startswith(start)


def _listed(names: Sequence[str]) -> str:
    more = len(names) - LISTED
    return ", ".join(names[:LISTED]) + (f" and {more} more" if more > 0 else "")
