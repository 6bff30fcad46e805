"""The figures as rows of a ledger: one for each figure of each source, under what is counted, of whom and where."""

from collections.abc import Mapping

from sayso.export import people
from sayso.export.cast import Cast
from sayso.export.tables import Column, Row, Table, number
from sayso.record import FigureEntry, Ledger, Record
from sayso.record.dates import told_day


def figures(record: Record) -> Table:
    """Each source's bounds side by side, in time, with what it said before and who says otherwise."""
    columns = (
        Column("what"),
        Column("whom"),
        Column("where"),
        Column("date", "date"),
        Column("by"),
        Column("who", "according to", data=False),
        Column("by_id"),
        Column("figure"),
        Column("bounds", "figure", data=False),
        Column("low"),
        Column("high"),
        Column("hedge"),
        Column("unit"),
        Column("since", "since"),
        Column("as_of"),
        Column("includes"),
        Column("revises"),
        Column("disagrees"),
        Column("note", "beside it", data=False),
    )
    cast = Cast.of(record)
    known = {f.id: f for ledger in record.figures for f in ledger.figures}
    rows = [_row(ledger, figure, cast, known) for ledger in record.figures for figure in ledger.figures]
    return Table("figures", "Figures", columns, tuple(rows), context=True)


def _row(ledger: Ledger, figure: FigureEntry, cast: Cast, known: Mapping[str, FigureEntry]) -> Row:
    revised = known.get(figure.revises or "")
    against = [known[other] for other in figure.disagrees if other in known]
    notes = [f"before: {bounds(revised)} ({revised.date})"] if revised else []
    notes += [f"{', '.join(cast.shown(f.by) or ())}: {bounds(f)}" for f in against]
    return Row(
        cells={
            "what": figure.what,
            "whom": figure.whom,
            "where": figure.where,
            "date": told_day(figure.as_of, figure.date),
            "by": cast.names(figure.by),
            "who": cast.shown(figure.by),
            "by_id": figure.by or None,
            "figure": figure.words,
            "bounds": bounds(figure),
            "low": number(figure.low),
            "high": number(figure.high),
            "hedge": figure.hedge,
            "unit": figure.unit,
            "since": figure.since,
            "as_of": figure.as_of,
            "includes": figure.includes,
            "revises": bounds(revised) if revised else None,
            "disagrees": tuple(bounds(f) for f in against) or None,
            "note": tuple(notes) or None,
        },
        evidence=figure.evidence,
        actors=frozenset(figure.by),
        date=figure.date,
        section=heading(ledger),
    )


def heading(ledger: Ledger) -> str:
    """What a ledger counts, in a few words: `killed · fighters · Dellin`."""
    what = ledger.what.removeprefix("other:").replace("_", " ")
    unit = None if ledger.unit in {None, "people"} else ledger.unit
    counted = ledger.what.startswith("other") and (unit or ledger.whom)  # the verb beside it says little more
    parts = (None if counted or what == "other" else what, unit, ledger.whom, ledger.where)
    return " · ".join(dict.fromkeys(p for p in parts if p)) or "other"


def bounds(figure: FigureEntry) -> str:
    """The bounds of a figure as people write them: `≥ 1,200`, `≤ 30`, `40–60`, `about 240`."""
    low, high = people.grouped(figure.low), people.grouped(figure.high)
    if low is not None and high is not None:
        if low == high:
            return f"≈ {low}" if figure.hedge else low
        return f"{low}–{high}"
    return f"≥ {low}" if low is not None else f"≤ {high}" if high is not None else figure.words
