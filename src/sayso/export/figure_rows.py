"""The figures as rows of a ledger: one for each figure of each source, under what is counted, of whom and where."""

from collections.abc import Mapping

from sayso.export import people
from sayso.export.cast import Cast
from sayso.export.tables import Column, Row, Table, number
from sayso.record import FigureEntry, Ledger, Record
from sayso.record.dates import by_date, told_day

UNSAID = "A number alone: of what is not said"


def figures(record: Record) -> Table:
    """Each source's bounds side by side, in time, with what it said before and who says otherwise.

    What has a kind comes first, what was counted without one after it, and numbers alone at the end.
    """
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
    place = {heading: at for at, heading in enumerate(_headings(record))}
    rows.sort(key=lambda row: (place[str(row.section)], by_date(row.date)))
    return Table("figures", "Figures", columns, tuple(rows), context=True)


def _headings(record: Record) -> list[str]:
    """The headings in order, each once."""
    named = [heading(ledger) for ledger in record.figures if not ledger.what.startswith("other")]
    others = {heading(ledger) for ledger in record.figures if ledger.what.startswith("other")}
    return list(dict.fromkeys((*named, *sorted(others, key=lambda h: (h.startswith(UNSAID), h.casefold())))))


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
    """What a ledger counts, in a few words: `killed · fighters · Dellin`, `dollars · impose`.

    Where a reader had no kind for it, what was counted comes first; of mere units the word beside them says more.
    """
    what = ledger.what.removeprefix("other:").replace("_", " ")
    unit = None if ledger.unit in {None, "people"} or _within(ledger.unit, ledger.whom) else ledger.unit
    if not ledger.what.startswith("other"):
        return " · ".join(dict.fromkeys(p for p in (what, unit, ledger.whom, ledger.where) if p))
    counted = [p for p in (unit, ledger.whom) if p] or (["people"] if ledger.unit == "people" else [])
    bare = counted and not ledger.whom and what != "other" and not _within(what, counted[0])
    detail = what if bare else None
    return " · ".join(dict.fromkeys(p for p in (*(counted or [UNSAID]), ledger.where, detail) if p))


def _within(words: str, longer: str | None) -> bool:
    """Whether a description has these words already (`trucks`, `aid trucks`)."""
    return set(words.casefold().split()) <= set((longer or "").casefold().split())


def bounds(figure: FigureEntry) -> str:
    """The bounds of a figure as people write them: `≥ 1,200`, `≤ 30`, `40–60`, `about 240`."""
    low, high = people.grouped(figure.low), people.grouped(figure.high)
    if low is not None and high is not None:
        if low == high:
            return f"≈ {low}" if figure.hedge else low
        return f"{low}–{high}"
    return f"≥ {low}" if low is not None else f"≤ {high}" if high is not None else figure.words
