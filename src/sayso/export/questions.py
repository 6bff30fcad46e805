"""The questions that a record answers: for each, the function that makes its table."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sayso.export.actor_rows import actors
from sayso.export.cast import Cast
from sayso.export.deal_rows import deals
from sayso.export.figure_rows import figures
from sayso.export.position_rows import positions
from sayso.export.tables import Cell, Column, Row, Table
from sayso.export.time_rows import timeline, times
from sayso.record import Claim, Record
from sayso.record.dates import day_of, days


def sayings(record: Record) -> Table:
    """Who said what, in time."""
    cast = Cast.of(record)
    columns = (
        Column("date", "date"),
        Column("who", "who", data=False),
        Column("speaker"),
        Column("speaker_id"),
        Column("source"),
        Column("cue", "cue"),
        Column("to", "to"),
        Column("form"),
        Column("when"),
        Column("nested"),
    )
    rows = [
        Row(
            cells={
                "date": s.date,
                "who": cast.shown(s.speakers) or s.source,
                "speaker": cast.names(s.speakers),
                "speaker_id": s.speakers or None,
                "source": s.source,
                "cue": s.cue or None,
                "to": cast.names(s.to),
                "form": s.form,
                "when": s.when,
                "nested": s.nested,
            },
            evidence=s.evidence,
            actors=frozenset(s.speakers + s.to),
            date=day_of(s.date, None),
            until=(days(s.date) or (None, None))[1],
        )
        for s in record.sayings
    ]
    return Table("sayings", "Who said what", columns, tuple(rows))


def disputes(record: Record) -> Table:
    """Claims that contradict each other, side by side."""
    cast = Cast.of(record)
    columns = (
        Column("date", "date"),
        Column("about", "about"),
        Column("a", "one side"),
        Column("a_says", "says"),
        Column("b", "other side"),
        Column("b_says", "says"),
        Column("finding"),
    )
    rows = [
        Row(
            cells={
                "date": d.date,
                "about": d.about,
                "a": _claimant(d.a, cast),
                "a_says": _claim(d.a),
                "b": _claimant(d.b, cast),
                "b_says": _claim(d.b),
                "finding": d.id,
            },
            evidence=d.evidence,
            actors=frozenset(d.a.speakers + d.b.speakers),
            date=d.date,
        )
        for d in record.disputes
    ]
    return Table("disputes", "Disputes", columns, tuple(rows), quoted=False)


def _claimant(claim: Claim, cast: Cast) -> Cell:
    return "the writer" if claim.writer else cast.names(claim.speakers)


def _claim(claim: Claim) -> str | None:
    return claim.evidence[0].quotation if claim.evidence else None


def outlooks(record: Record) -> Table:
    """Who expects an agreement and who does not, in time."""
    cast = Cast.of(record)
    columns = (Column("date", "date"), Column("actor", "who"), Column("actor_id"), Column("outlook", "outlook"))
    rows = [
        Row(
            cells={
                "date": o.date,
                "actor": cast.names(o.actors),
                "actor_id": o.actors or None,
                "outlook": o.outlook,
            },
            evidence=o.evidence,
            actors=frozenset(o.actors),
            date=o.date,
        )
        for o in record.outlooks
    ]
    return Table("outlooks", "Outlooks", columns, tuple(rows))


def documents(record: Record) -> Table:
    """The documents, in time, each with the number of findings of each kind."""
    counted = ("attributions", "figures", "events", "provisions", "positions")
    columns = (
        Column("published", "published"),
        Column("publisher", "publisher"),
        Column("document", "document"),
        Column("document_id"),
        Column("title", "title"),
        Column("url"),
        Column("characters"),
        *(Column(kind, "sayings" if kind == "attributions" else kind) for kind in counted),
        Column("problems", "problems"),
    )
    inside: dict[str, set[str]] = {}
    for actor in record.actors:
        for document in actor.documents:
            inside.setdefault(document, set()).add(actor.id)
    rows = [
        Row(
            cells={
                "published": d.published,
                "publisher": d.publisher,
                "document": d.name,
                "document_id": d.id,
                "title": d.title,
                "url": d.url,
                "characters": d.characters,
                **{kind: d.findings[kind] for kind in counted},
                "problems": tuple(p.message for p in d.problems) or None,
            },
            evidence=(),
            actors=frozenset(inside.get(d.id, ())),
            date=d.published,
        )
        for d in record.documents
    ]
    return Table("documents", "Documents", columns, tuple(rows), quoted=False)


QUESTIONS: Mapping[str, Callable[[Record], Table]] = MappingProxyType(
    {
        "actors": actors,
        "sayings": sayings,
        "figures": figures,
        "times": times,
        "timeline": timeline,
        "deals": deals,
        "positions": positions,
        "disputes": disputes,
        "outlooks": outlooks,
        "documents": documents,
    }
)
