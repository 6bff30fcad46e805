"""The actors as rows, kind by kind; those that are only named stand apart."""

from collections.abc import Iterator
from types import MappingProxyType

from sayso.export.cast import Cast
from sayso.export.tables import Column, Row, Table
from sayso.model import ActorIds
from sayso.record import Record

NAMED = "Only named: they say, do, owe, hold and undergo nothing"
KINDS = MappingProxyType(
    {
        "state": "States",
        "group": "Groups",
        "institution": "Institutions",
        "person": "Persons",
        "media": "Media",
        "unnamed": "Without a name",
        "crowd": "Crowds",
    }
)
PASSIVE = frozenset({"unnamed", "crowd"})  # whom an act is done to, and who is nobody in particular


def actors(record: Record) -> Table:
    """Who is in the record, by kind, those of most documents first; each with its first mention in each document."""
    columns = (
        Column("kind"),
        Column("actor", "actor"),
        Column("actor_id"),
        Column("part", "part"),
        Column("side", "side"),
        Column("role", "role"),
        Column("names", "also called"),
        Column("documents", "documents"),
    )
    cast, active = Cast.of(record), _active(record)
    dates = {d.id: d.published for d in record.documents}
    rows = [
        Row(
            cells={
                "kind": e.kind,
                "actor": e.name,
                "actor_id": e.id,
                "part": e.parts or None,
                "side": cast.names(e.sides),
                "role": e.roles or None,
                "names": tuple(n for n in e.names if n != e.name) or None,
                "documents": len(e.documents),
            },
            evidence=e.evidence,
            actors=frozenset({e.id}),
            date=max((d for i in e.documents if (d := dates.get(i))), default=None),
            section=KINDS.get(e.kind, e.kind) if e.id in active else NAMED,
        )
        for e in record.actors
    ]
    order = [*KINDS.values()]
    rows.sort(key=lambda row: order.index(row.section) if row.section in order else len(order))
    return Table("actors", "Actors", columns, tuple(rows), context=True, apart=NAMED)


def _active(record: Record) -> frozenset[str]:
    """The actors that a saying, act, deal, position or figure is about, with their parties."""
    cast = Cast.of(record)
    passive = {e.id for e in record.actors if e.kind in PASSIVE}
    found = {actor for actors in _involved(record) for actor in actors}
    found |= {a for e in (*record.timeline, *record.undated) for a in e.recipients if a not in passive}
    return frozenset(found | {cast.party(actor) for actor in found})


def _involved(record: Record) -> Iterator[ActorIds]:
    """Who speaks, acts, owes, is owed to, holds a position, counts or expects."""
    yield from (saying.speakers for saying in record.sayings)
    yield from (event.actors for event in (*record.timeline, *record.undated))
    for deal in record.deals:
        yield deal.by
        yield from (actors for p in deal.provisions for actors in (p.bearers, p.beneficiaries))
    yield from ((position.actor,) for position in record.positions if position.actor is not None)
    yield from (figure.by for ledger in record.figures for figure in ledger.figures)
    yield from (outlook.actors for outlook in record.outlooks)
