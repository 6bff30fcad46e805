"""Positions as rows: one for each step of an actor on an issue, under the matter that the issue is about.

The rows of one matter stand together, party by party, in time: each party's way through it can be read down.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from sayso.export.cast import Cast
from sayso.export.tables import Cell, Column, Row, Table
from sayso.record import IssueEntry, MatterEntry, PositionEntry, Record, Reporter, Step

NOBODY = "Open or contested; who wants what is not said"
ONCE = "Spoken of once"
WRITER = "the writer"
OFTEN = 3  # positions of a party that is in the thick of it


def positions(record: Record) -> Table:
    """Where each party stands on each matter, in time; `changed` where it stood elsewhere before.

    The issues of the person's own list first, in its order. Then matters on which several parties stand or one has
    moved, and what nobody in particular stands for last.
    """
    columns = (
        Column("matter"),
        Column("matter_id"),
        Column("issue"),
        Column("issue_id"),
        Column("listed"),
        Column("label"),
        Column("party", "party"),
        Column("party_id"),
        Column("date", "date"),
        Column("stance"),
        Column("firmness"),
        Column("conditional"),
        Column("stands", "stands", data=False),
        Column("changed"),
        Column("previous_stance"),
        Column("previous_firmness"),
        Column("previous_actor"),
        Column("before", "before", data=False),
        Column("actor", "who"),
        Column("actor_id"),
        Column("according_to"),
        Column("according_to_id"),
        Column("told", "as told by", data=False),
    )
    cast, issues = Cast.of(record), {issue.id: issue for issue in record.issues}
    matters = {matter.id: matter for matter in record.matters}
    rows = [_row(entry, step, issues[entry.issue], matters, cast) for entry in record.positions for step in entry.steps]
    weight = Counter(str(row.cells["party_id"]) for row in rows)
    listed = [issue for issue in record.issues if issue.listed]
    ordered = (*_own(rows, listed, weight), *_by_matter(rows, {issue.label for issue in listed}, weight))
    return Table("positions", "Positions", columns, ordered)


def _own(rows: Sequence[Row], listed: Sequence[IssueEntry], weight: Mapping[str, int]) -> Iterable[Row]:
    """The rows of the issues of the person's own list, in its order."""
    held: dict[object, list[Row]] = {issue.id: [] for issue in listed}
    for row in rows:
        if row.cells["listed"]:
            held[row.cells["issue_id"]].append(row)
    return (row for issue in listed for row in _section(held[issue.id], weight, issue.label))


def _by_matter(rows: Sequence[Row], taken: Set[str], weight: Mapping[str, int]) -> Iterable[Row]:
    """The rows of all other issues, matter by matter; the headings that are `taken` are told apart."""
    held: dict[tuple[bool, str], list[Row]] = defaultdict(list)
    for row in rows:
        if not row.cells["listed"]:
            held[row.cells["party"] is None, str(row.cells["matter_id"] or row.cells["issue_id"])].append(row)
    sections = sorted(held.items(), key=lambda item: (item[0][0], *_rank(item[1], weight), item[0][1]))
    for (nobody, _), part in sections:
        named = str(part[0].cells["matter"] or part[0].cells["issue"])
        heading = NOBODY if nobody else ONCE if len(part) == 1 else named
        yield from _section(part, weight, f"{heading} (not of the list)" if heading in taken else heading)


def _row(entry: PositionEntry, step: Step, issue: IssueEntry, matters: Mapping[str, MatterEntry], cast: Cast) -> Row:
    actors = () if entry.actor is None else (entry.actor,)
    party = None if entry.actor is None else cast.party(entry.actor)
    stance, firmness = step.previous or (None, None)
    other = None
    if step.party_previous is not None:
        stance, firmness, other = step.party_previous
    said_by = next(iter(cast.names((other,)) or ()), None) if other is not None else None
    matter = matters.get(issue.matter or "")
    return Row(
        cells={
            "matter": matter.label if matter else None,
            "matter_id": matter.id if matter else None,
            "issue": issue.label,
            "issue_id": issue.id,
            "listed": issue.listed,
            "label": step.label,
            "party": None if party is None else next(iter(cast.names((party,)) or ()), None),
            "party_id": party,
            "date": step.date,
            "stance": step.stance,
            "firmness": step.firmness,
            "conditional": step.conditional,
            "stands": stands(step.stance, step.firmness) + (" (if)" if step.conditional else ""),
            "changed": step.changed,
            "previous_stance": stance,
            "previous_firmness": firmness,
            "previous_actor": said_by,
            "before": stands(stance, firmness) + (f" ({said_by})" if said_by else "") if stance else None,
            "actor": next(iter(cast.names(actors) or ()), None),
            "actor_id": entry.actor,
            "according_to": according_to(step.reporter, cast),
            "according_to_id": step.reporter.actors or None,
            "told": _told(step.reporter, actors, cast),
        },
        evidence=step.evidence,
        actors=frozenset((*actors, *(cast.party(actor) for actor in actors))),
        date=step.date,
    )


def according_to(reporter: Reporter, cast: Cast) -> Cell:
    """Who says that an actor holds a position: names, else the words for the source; None where it is left out."""
    return WRITER if reporter.writer else cast.names(reporter.actors) or reporter.source


def _told(reporter: Reporter, actors: Iterable[str], cast: Cast) -> Cell:
    """The reporter where that is neither who holds the position nor somebody of its party."""
    parties = {cast.party(actor) for actor in actors}
    own = bool(parties & {cast.party(actor) for actor in reporter.actors})
    return None if own else according_to(reporter, cast)


def _rank(rows: Sequence[Row], weight: Mapping[str, int]) -> tuple[bool, bool, int, int, int]:
    """Where a matter stands among the others: contested or moved ones first, then those of most parties and rows.

    Parties that hold several positions count before those that are heard of once or twice.
    """
    parties = {str(row.cells["party_id"]) for row in rows}
    often = sum(weight[party] >= OFTEN for party in parties)
    return (len(rows) == 1, not telling(rows), -often, -len(rows), -len(parties))


def shared(rows: Sequence[Row]) -> bool:
    """Whether two parties stand on a matter, be it for the same."""
    return len({row.cells["party_id"] for row in rows}) > 1


def telling(rows: Sequence[Row]) -> bool:
    """Whether parties stand against each other in a matter, or one of them has moved."""
    stances: dict[object, set[object]] = defaultdict(set)
    for row in rows:
        stances[row.cells["stance"]].add(row.cells["party_id"])
    return any(moved(row) for row in rows) or (len(stances) > 1 and len(set().union(*stances.values())) > 1)


def moved(row: Row) -> bool:
    """Whether a party stands elsewhere than before: for instead of against, or open where it was not, and back.

    To state what one insisted on is no move yet: texts choose these words freely.
    """
    cells = row.cells
    if cells["previous_stance"] is None:
        return False
    softer = (cells["firmness"] == "open") != (cells["previous_firmness"] == "open")
    return cells["stance"] != cells["previous_stance"] or softer


def _section(rows: Sequence[Row], weight: Mapping[str, int], heading: str) -> Iterable[Row]:
    """The rows of one matter under its heading: the party of most positions first, nobody last, each in time."""
    ordered = sorted(
        rows,
        key=lambda r: (
            r.cells["party_id"] is None,
            -weight[str(r.cells["party_id"])],
            str(r.cells["party_id"]),
            r.date or "9999",
            r.evidence[0].order,
        ),
    )
    return (
        Row(cells=r.cells, evidence=r.evidence, actors=r.actors, date=r.date, until=r.until, section=heading)
        for r in ordered
    )


def stands(stance: str, firmness: str | None) -> str:
    """A stance with its firmness: `against, insists`."""
    return f"{stance}, {firmness}" if firmness else stance
