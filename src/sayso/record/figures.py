"""The figures as a ledger: what is counted, of whom, where; each source's bounds side by side, in time.

A later figure of the same source is set beside its earlier one (`revises`); figures of two sources that cannot both
be right are set against each other (`disagrees`). Both are said only of figures that count the same thing.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.model import ActorIds, Figure
from sayso.record import names
from sayso.record.actors import Who
from sayso.record.dates import by_date, day_of, days
from sayso.record.evidence import Evidence, Source
from sayso.record.wording import Stems, stems

# What the guide names, in the order in which people ask; the first nine are counted in people.
KINDS = (
    "killed",
    "injured",
    "missing",
    "presumed_dead",
    "captured",
    "held",
    "released",
    "arrested",
    "displaced",
    "paid",
    "funded",
)
PEOPLE = frozenset(KINDS[:9])
STANDING = frozenset({"held", "missing", "displaced", "presumed_dead"})  # counts at a moment, not in a period
LIKE = 2.0  # how many times as large a figure of the same thing may be
ROUGHLY = 0.1  # how far off a hedged number (`about 240`) may be


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureEntry:
    """One figure by one source. `low` and `high` are its bounds, None where the words set none.

    `date` is the day to sort by: of `as_of`, else of publication. `revises` is the id of the same source's last figure
    before, `disagrees` the ids of other sources' figures of that day that exclude this one.
    """

    id: str
    words: str
    low: float | None
    high: float | None
    hedge: str | None
    unit: str | None
    whom: str | None
    where: str | None
    by: ActorIds
    since: str | None
    as_of: str | None
    includes: str | None
    date: str | None
    revises: str | None
    disagrees: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All figures of one thing: `what`, in which unit, of `whom`, `where` (in the commonest words), in time."""

    what: str
    unit: str | None
    whom: str | None
    where: str | None
    figures: tuple[FigureEntry, ...]


def _thing(figure: Figure) -> tuple[str, Stems, Stems, Stems]:
    unit = "" if figure.what in PEOPLE and figure.unit in {None, "people"} else figure.unit
    return (figure.what, stems(unit), stems(figure.whom), stems(figure.where))


def build(sources: Sequence[Source], who: Who) -> tuple[Ledger, ...]:
    """The ledgers by what, whom and where."""
    held: dict[tuple[str, Stems, Stems, Stems], list[FigureEntry]] = defaultdict(list)
    for source in sources:
        for figure in source.findings.figures:
            held[_thing(figure)].append(_entry(source, figure, who))
    ledgers = [_ledger(thing[0], entries) for thing, entries in held.items()]
    return tuple(sorted(ledgers, key=_order))


def _entry(source: Source, figure: Figure, who: Who) -> FigureEntry:
    return FigureEntry(
        id=figure.id,
        words=source.document.quote(figure.span),
        low=figure.low,
        high=figure.high,
        hedge=figure.hedge,
        unit=figure.unit,
        whom=figure.whom,
        where=figure.where,
        by=who.of(source, figure.by),
        since=figure.since,
        as_of=figure.as_of,
        includes=figure.includes,
        date=day_of(figure.as_of, source.document.published),
        revises=None,
        disagrees=(),
        evidence=(source.evidence(figure, figure.span),),
    )


def _ledger(what: str, entries: Sequence[FigureEntry]) -> Ledger:
    ordered = sorted(entries, key=lambda f: (by_date(f.date), f.evidence[0].order))
    standing = what in STANDING
    marked = tuple(replace(f, revises=_revised(f, ordered), disagrees=_against(f, ordered, standing)) for f in ordered)
    unit, whom, where = (
        next(iter(names.most_common(v for f in ordered if (v := getattr(f, name)))), None)
        for name in ("unit", "whom", "where")
    )
    return Ledger(what=what, unit=unit, whom=whom, where=where, figures=marked)


def _order(ledger: Ledger) -> tuple[object, ...]:
    first = ledger.figures[0].evidence[0].order
    return (
        ledger.what.startswith("other"),
        ledger.what,
        ledger.whom or "",
        ledger.where or "",
        ledger.unit or "",
        first,
    )


def _size(figure: FigureEntry) -> float | None:
    return figure.low if figure.low is not None else figure.high


def _comparable(one: FigureEntry, other: FigureEntry) -> bool:
    """Whether two figures of a ledger count the same: of one size, since the same day, neither a part of a third."""
    a, b = _size(one), _size(other)
    if a is None or b is None or min(a, b) <= 0 or max(a, b) > LIKE * min(a, b):
        return False
    return not (one.includes or other.includes) and (one.since == other.since or None in (one.since, other.since))


def _excludes(one: FigureEntry, other: FigureEntry) -> bool:
    """Whether the bounds of two figures have nothing in common; a hedged number is taken to be roughly right."""
    low, high = _bounds(one)
    other_low, other_high = _bounds(other)
    return low > other_high or other_low > high


def _bounds(figure: FigureEntry) -> tuple[float, float]:
    slack = ROUGHLY if figure.hedge and figure.low == figure.high else 0.0
    low = float("-inf") if figure.low is None else figure.low * (1 - slack)
    high = float("inf") if figure.high is None else figure.high * (1 + slack)
    return low, high


def _revised(figure: FigureEntry, ledger: Sequence[FigureEntry]) -> str | None:
    """The same source's last figure of an earlier day, where its bounds differ and the texts say of whom or where."""
    if not figure.by or figure.date is None or not (figure.whom or figure.where):
        return None
    earlier = [f for f in ledger if f.date is not None and f.date < figure.date and set(f.by) == set(figure.by)]
    same = [f for f in earlier if _comparable(f, figure)]
    return same[-1].id if same and (same[-1].low, same[-1].high) != (figure.low, figure.high) else None


def _against(figure: FigureEntry, ledger: Sequence[FigureEntry], standing: bool) -> tuple[str, ...]:
    """Figures of other named sources for the same thing and day that exclude this one.

    Where the texts do not say of whom or where, only standing counts of one document are of one thing.
    """
    scoped = bool(figure.whom or figure.where)
    if not figure.by or not (scoped or standing):
        return ()
    return tuple(
        f.id
        for f in ledger
        if f.by
        and not set(f.by) & set(figure.by)
        and (_same_document(f, figure) or (scoped and _same_day(f, figure)))
        and _comparable(f, figure)
        and _excludes(f, figure)
    )


def _same_document(one: FigureEntry, other: FigureEntry) -> bool:
    return one.evidence[0].document_id == other.evidence[0].document_id


def _same_day(one: FigureEntry, other: FigureEntry) -> bool:
    """Whether both are of one day: that which they state, else that of publication."""
    if one.as_of and other.as_of:
        return days(one.as_of) is not None and days(one.as_of) == days(other.as_of)
    return one.date is not None and one.date == other.date
