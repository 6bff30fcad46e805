"""Expressions with their values, and the year that a text gives to the same day elsewhere: of `the 7 October raid`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sayso.reading.timex.anchor import FUTURE, PAST
from sayso.reading.timex.calendar import interval
from sayso.reading.timex.said import Calendar, Raw

Days = tuple[date, date]  # [begin, end)
MonthDay = tuple[int, int]
SURE = frozenset({PAST, FUTURE})  # ways that give a day its year


@dataclass(frozen=True, slots=True)
class Resolved:
    """An expression with its value, the way its clause looks, and the days that it covers, where they are known."""

    raw: Raw
    value: str | None
    way: str
    days: Days | None
    naming: bool = False  # it stands before a noun, and says which is meant: `the 7 October raid`


def of_one_year(found: Sequence[Resolved]) -> list[Resolved]:
    """The expressions, a day without its year in that of the same day elsewhere in the text.

    A year that is said counts for those that name a thing, whatever the clause; else one to which a clause looks counts
    for those whose own clause looks nowhere.
    """
    said = {day: made.value for made in found if made.value and (day := _day_of(made, whole=True))}
    looked: dict[MonthDay, str] = {}
    for made in found:
        day = _day_of(made, whole=False)
        if made.value and day and made.way in SURE:
            looked.setdefault(day, made.value)
    return [_moved(made, said, looked) for made in found]


def _day_of(made: Resolved, whole: bool) -> MonthDay | None:
    """The month and day of a date with its year (`whole`), or of one that leaves all but these out."""
    said = made.raw.said
    if not isinstance(said, Calendar) or made.raw.clock or made.raw.rule == "holiday" or said.grain:
        return None
    if said.month is None or said.day is None or (said.shift, said.year_shift) != (None, None):
        return None
    fits = said.year is not None if whole else said.year is None and said.weekday is None
    return (said.month, said.day) if fits else None


def _moved(made: Resolved, said: Mapping[MonthDay, str], looked: Mapping[MonthDay, str]) -> Resolved:
    day = _day_of(made, whole=False)
    if day is None or (made.way in SURE and not made.naming):
        return made
    value = said.get(day) or (looked.get(day) if made.way not in SURE else None)
    return replace(made, value=value, days=interval(value)) if value else made
