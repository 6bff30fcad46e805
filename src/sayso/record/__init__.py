"""The record: what many readings together say. Entries, each of which is a set of findings and adds nothing to them.

`build` is a pure function of the set of current readings: no clock, and no order of arrival, shows in it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.model import Document, Reading
from sayso.record import (
    actors,
    deals,
    disputes,
    documents,
    figures,
    outlooks,
    parties,
    positions,
    sayings,
    timeline,
    times,
)
from sayso.record.actors import ActorEntry
from sayso.record.deals import DealEntry, Status
from sayso.record.disputes import Claim, DisputeEntry
from sayso.record.documents import DocumentEntry
from sayso.record.evidence import Evidence, Source
from sayso.record.figures import FigureEntry, Ledger
from sayso.record.fulfilment import Fulfilment
from sayso.record.identities import NOBODY_SAID, Identities
from sayso.record.issue_list import ListedIssue, check
from sayso.record.issues import IssueEntry
from sayso.record.matters import MatterEntry
from sayso.record.obligations import ProvisionEntry
from sayso.record.outlooks import OutlookEntry
from sayso.record.positions import PositionEntry, Step
from sayso.record.reporters import Reporter
from sayso.record.sayings import Saying
from sayso.record.timeline import EventEntry
from sayso.record.times import TimeEntry

__all__ = [
    "ActorEntry",
    "Claim",
    "DealEntry",
    "DisputeEntry",
    "DocumentEntry",
    "EventEntry",
    "Evidence",
    "FigureEntry",
    "Fulfilment",
    "IssueEntry",
    "Ledger",
    "ListedIssue",
    "MatterEntry",
    "OutlookEntry",
    "PositionEntry",
    "ProvisionEntry",
    "Record",
    "Reporter",
    "Saying",
    "Status",
    "Step",
    "TimeEntry",
    "build",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything that the readings of a desk say, in canonical order. Entries name actors and issues by their ids.

    `timeline` holds the dated events, `undated` those whose day no document says. `issues` begin with those of the
    person's own list, in its order.
    """

    documents: tuple[DocumentEntry, ...] = ()
    actors: tuple[ActorEntry, ...] = ()
    sayings: tuple[Saying, ...] = ()
    figures: tuple[Ledger, ...] = ()
    times: tuple[TimeEntry, ...] = ()
    timeline: tuple[EventEntry, ...] = ()
    undated: tuple[EventEntry, ...] = ()
    deals: tuple[DealEntry, ...] = ()
    issues: tuple[IssueEntry, ...] = ()
    matters: tuple[MatterEntry, ...] = ()
    positions: tuple[PositionEntry, ...] = ()
    disputes: tuple[DisputeEntry, ...] = ()
    outlooks: tuple[OutlookEntry, ...] = ()


def sources(pairs: Iterable[tuple[Document, Reading]]) -> tuple[Source, ...]:
    """The documents with their readings in canonical order: by date (undated last), name and id; each document once.

    Of two readings of one document that of the greater version counts; of two names the first.
    """
    current: dict[str, tuple[Document, Reading]] = {}
    for document, reading in sorted(pairs, key=lambda p: (p[1].version, p[0].name), reverse=True):
        held = current.get(document.id)
        if held is None or held[1].version == reading.version:
            current[document.id] = (document, reading)
    ordered = sorted(current.values(), key=lambda p: (p[0].published is None, p[0].published or "", p[0].name, p[0].id))
    return tuple(Source.of(document, reading) for document, reading in ordered)


def build(
    pairs: Iterable[tuple[Document, Reading]],
    issues: Sequence[ListedIssue] = (),
    identities: Identities = NOBODY_SAID,
) -> Record:
    """The record of these readings; the same for any order of them.

    `issues` are a person's own, which come before those that Sayso finds; `identities` what people decided about who is
    who. Raises InputError where two issues share a label or a synonym.
    """
    check(issues)
    held = sources(pairs)
    entries, who = actors.build(held, identities)
    said = sayings.build(held, who)
    actor_entries = parties.with_parties(entries)
    party = {entry.id: entry.party for entry in actor_entries}
    dated, undated = timeline.build(held, who, party)
    board = positions.build(held, who, party, issues)
    return Record(
        documents=documents.build(held),
        actors=actor_entries,
        sayings=said,
        figures=figures.build(held, who, party),
        times=times.build(held),
        timeline=dated,
        undated=undated,
        deals=deals.build(held, who, party),
        issues=board.issues,
        matters=board.matters,
        positions=board.positions,
        disputes=disputes.build(held, said),
        outlooks=outlooks.build(held, who),
    )
