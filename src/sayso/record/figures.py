"""The figures as a ledger: what is counted, of whom, where; each source's bounds side by side, in time.

A later figure of the same source is set beside its earlier one (`revises`); figures of two sources that cannot both
be right are set against each other (`disagrees`). Both are said only of figures that count the same thing.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.model import ActorIds
from sayso.record import ledgers, names
from sayso.record.actors import Who
from sayso.record.dates import by_date, days
from sayso.record.evidence import Evidence, Source, in_order
from sayso.record.ledgers import STANDING, Counted, Key, counted

LIKE = 2.0  # how many times as large a figure of the same thing may be
ROUGHLY = 0.1  # how far off a hedged number (`about 240`) may be


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureEntry:
    """One figure by one source, with every document that repeats it. `what` is what that document says was counted.

    `low` and `high` are its bounds, None where the words set none. `date` is the day to sort by: of `as_of`, else of
    publication. `revises` is the id of the same source's last figure before, `disagrees` the ids of other sources'
    figures that exclude this one: of that day, or of the same paragraph.
    """

    id: str
    words: str
    what: str
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


def build(sources: Sequence[Source], who: Who, parties: Mapping[str, str]) -> tuple[Ledger, ...]:
    """The ledgers by what, whom and where; `parties` are by actor, ids of the record."""
    every = [counted(source, figure) for source in sources for figure in source.findings.figures]
    disputes: list[tuple[Key, Key]] = []
    for source in sources:
        local = {a.id: parties.get(own, own) for a in source.findings.actors for own in who.of(source, (a.id,))}
        pairs = ledgers.disputed(source, local)
        disputes += [((source.document.id, one), (source.document.id, other)) for one, other in pairs]
    against: dict[Key, set[Key]] = defaultdict(set)
    for one, other in disputes:
        against[one].add(other)
        against[other].add(one)
    found = [_ledger(held, who, against) for held in ledgers.groups(every, disputes)]
    return tuple(sorted(found, key=_order))


def _entry(held: Counted, who: Who) -> FigureEntry:
    figure, source = held.figure, held.source
    return FigureEntry(
        id=figure.id,
        words=source.document.quote(figure.span),
        what=figure.what,
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
        date=held.day,
        revises=None,
        disagrees=(),
        evidence=(source.evidence(figure, figure.span),),
    )


def _ledger(held: Sequence[Counted], who: Who, against: Mapping[Key, set[Key]]) -> Ledger:
    entries = [(figure.key, _entry(figure, who)) for figure in held]
    ordered = sorted(entries, key=lambda e: (by_date(e[1].date), e[1].evidence[0].order))
    folded, standing_for = _folded(ordered)
    beside: dict[str, set[str]] = defaultdict(set)
    for key, _ in ordered:
        for other in against.get(key, ()):
            beside[standing_for[key]].add(standing_for.get(other, ""))
    whats = [entry.what for entry in folded]
    what = names.most_common([w for w in whats if not w.startswith("other")] or whats)[0]
    standing = what in STANDING
    marked = tuple(
        replace(f, revises=_revised(f, folded), disagrees=_against(f, folded, standing, beside[f.id])) for f in folded
    )
    unit, whom, where = (
        next(iter(names.most_common(v for f in folded if (v := getattr(f, name)))), None)
        for name in ("unit", "whom", "where")
    )
    return Ledger(what=what, unit=unit, whom=whom, where=where, figures=marked)


def _folded(ordered: Sequence[tuple[Key, FigureEntry]]) -> tuple[list[FigureEntry], dict[Key, str]]:
    """The entries in time, what a source repeats once with all its places, and for each figure the entry it is in."""
    entries: list[FigureEntry] = []
    places: dict[Hashable, int] = {}
    within: dict[Key, str] = {}
    for key, entry in ordered:
        about = (names.tokens(entry.whom or ""), names.tokens(entry.where or ""), entry.since, entry.includes)
        source = (entry.by, entry.what, *about)
        last = places.get(source)
        if last is not None and _repeats(entries[last], entry):
            entries[last] = replace(entries[last], evidence=in_order([*entries[last].evidence, *entry.evidence]))
        else:
            places[source] = last = len(entries)
            entries.append(entry)
        within[key] = entries[last].id
    return entries, within


def _repeats(one: FigureEntry, other: FigureEntry) -> bool:
    """Whether a source's later figure is its earlier one again: small numbers recur by chance, large ones do not."""
    if (one.low, one.high, one.hedge) != (other.low, other.high, other.hedge):
        return False
    if (_size(one) or 0) >= ledgers.LARGE or (one.as_of is not None and one.as_of == other.as_of):
        return True
    return bool(one.by and (one.whom or one.where)) and ledgers.within_days(one.date, other.date)


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


def _against(figure: FigureEntry, ledger: Sequence[FigureEntry], standing: bool, beside: set[str]) -> tuple[str, ...]:
    """Figures of other named sources that exclude this one: `beside` it in a paragraph, or for the same thing and day.

    Where the texts do not say of whom or where, only standing counts of one document are of one thing.
    """
    scoped = bool(figure.whom or figure.where)

    def opposed(f: FigureEntry) -> bool:
        if not (f.by and figure.by) or set(f.by) & set(figure.by) or not _excludes(f, figure):
            return False
        if f.id in beside:
            return True
        near = _same_document(f, figure) or (scoped and _same_day(f, figure))
        return (scoped or standing) and near and _comparable(f, figure)

    return tuple(f.id for f in ledger if opposed(f))


def _same_document(one: FigureEntry, other: FigureEntry) -> bool:
    return bool({e.document_id for e in one.evidence} & {e.document_id for e in other.evidence})


def _same_day(one: FigureEntry, other: FigureEntry) -> bool:
    """Whether both are of one day: that which they state, else that of publication."""
    if one.as_of and other.as_of:
        return days(one.as_of) is not None and days(one.as_of) == days(other.as_of)
    return one.date is not None and one.date == other.date
