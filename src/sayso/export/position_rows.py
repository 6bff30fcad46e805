"""Positions as rows: one for each step of an actor on an issue, under the actor's party."""

from collections import Counter

from sayso.export.cast import Cast
from sayso.export.tables import Column, Row, Table
from sayso.record import PositionEntry, Record, Step

NOBODY = "Open or contested; who wants what is not said"


def positions(record: Record) -> Table:
    """Where each actor stands on each issue, in time; `changed` where it stood elsewhere before.

    The party of most positions first; what nobody in particular stands for last.
    """
    columns = (
        Column("issue", "issue"),
        Column("issue_id"),
        Column("party"),
        Column("actor", "who"),
        Column("actor_id"),
        Column("stance"),
        Column("firmness"),
        Column("conditional"),
        Column("date", "date"),
        Column("stands", "stands", data=False),
        Column("changed"),
        Column("previous_stance"),
        Column("previous_firmness"),
        Column("before", "before", data=False),
    )
    cast, labels = Cast.of(record), {issue.id: issue.label for issue in record.issues}
    rows = [_row(entry, step, labels[entry.issue], cast) for entry in record.positions for step in entry.steps]
    counts = Counter(row.cells["party"] for row in rows)

    def order(row: Row) -> tuple[bool, int, str, str]:
        party = row.cells["party"]
        return (party is None, -counts[party], str(party), str(row.cells["issue"]).casefold())

    return Table("positions", "Positions", columns, tuple(sorted(rows, key=order)))


def _row(entry: PositionEntry, step: Step, label: str, cast: Cast) -> Row:
    actors = () if entry.actor is None else (entry.actor,)
    party = next(iter(cast.parties(actors) or ()), None)
    stance, firmness = step.previous or (None, None)
    return Row(
        cells={
            "issue": label,
            "issue_id": entry.issue,
            "party": party,
            "actor": next(iter(cast.names(actors) or ()), None),
            "actor_id": entry.actor,
            "stance": step.stance,
            "firmness": step.firmness,
            "conditional": step.conditional,
            "date": step.date,
            "stands": stands(step.stance, step.firmness) + (" (if)" if step.conditional else ""),
            "changed": step.changed,
            "previous_stance": stance,
            "previous_firmness": firmness,
            "before": stands(stance, firmness) if stance else None,
        },
        evidence=step.evidence,
        actors=frozenset((*actors, *(cast.party(actor) for actor in actors))),
        date=step.date,
        section=party or NOBODY,
    )


def stands(stance: str, firmness: str | None) -> str:
    """A stance with its firmness: `against, insists`."""
    return f"{stance}, {firmness}" if firmness else stance
