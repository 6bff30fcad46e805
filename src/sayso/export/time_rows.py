"""Time expressions and dated acts as rows."""

from types import MappingProxyType

from sayso.export.cast import Cast
from sayso.export.tables import Column, Row, Table
from sayso.record import EventEntry, Record

# What an event's mode means to people: done, or only announced.
MODES = MappingProxyType(
    {"actual": "performed", "planned": "promised", "hypothetical": "possible", "negated": "not done"}
)

UNDATED = "Acts whose day no document says"


def times(record: Record) -> Table:
    """Every time expression, those on the calendar first."""
    columns = (
        Column("words", "words"),
        Column("type", "type"),
        Column("value", "value"),
        Column("begin", "from"),
        Column("end", "to before"),
    )
    rows = [
        Row(
            cells={"words": t.words, "type": t.type, "value": t.value, "begin": t.begin, "end": t.end},
            evidence=t.evidence,
            date=t.begin,
            until=t.end,
        )
        for t in record.times
    ]
    return Table("times", "Times", columns, tuple(rows), context=True)


def timeline(record: Record) -> Table:
    """Acts between parties by day; those whose day no document says stand apart at the end."""
    columns = (
        Column("when", "when"),
        Column("mode", "mode"),
        Column("actor", "who"),
        Column("actor_id"),
        Column("type", "act"),
        Column("words"),
        Column("recipient", "to whom"),
        Column("recipient_id"),
        Column("where", "where"),
        Column("documents", "documents"),
    )
    cast = Cast.of(record)
    rows = [_event(e, cast, None) for e in record.timeline]
    rows += [_event(e, cast, UNDATED) for e in record.undated]
    return Table("timeline", "Timeline", columns, tuple(rows), context=True, apart=UNDATED)


def _event(event: EventEntry, cast: Cast, section: str | None) -> Row:
    return Row(
        cells={
            "when": event.when,
            "mode": MODES.get(event.mode, event.mode),
            "actor": cast.names(event.actors),
            "actor_id": event.actors or None,
            "type": event.type.lower(),
            "words": event.words,
            "recipient": cast.names(event.recipients),
            "recipient_id": event.recipients or None,
            "where": event.where,
            "documents": len({e.document_id for e in event.evidence}),
        },
        evidence=event.evidence,
        actors=frozenset(event.actors + event.recipients),
        date=event.begin,
        until=event.end,
        section=section,
    )
