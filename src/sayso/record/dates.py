"""The plain days that a TIMEX3 value covers, to sort and compare by."""

import re
from datetime import date, timedelta

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T|$)")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE)?$")
_MONTH = re.compile(r"(\d{4})-(\d{2})$")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])$")
_YEAR = re.compile(r"(\d{4})$")

Days = tuple[str, str]


def days(value: str | None) -> Days | None:
    """The first day and the day after the last, ISO dates; None for what is no calendar value (`P3D`, `XXXX-03-23`).

    Source: TIMEX3's ISO 8601 values as TimeML defines them. A season is left out: when it falls depends on where.
    """
    try:
        bounds = _bounds(value or "")
    except (ValueError, OverflowError):  # no such day, or beyond the calendar
        return None
    return (bounds[0].isoformat(), bounds[1].isoformat()) if bounds else None


def _bounds(value: str) -> tuple[date, date] | None:
    if found := _DAY.match(value):
        day = date(int(found[1]), int(found[2]), int(found[3]))
        return day, day + timedelta(days=1)
    if found := _WEEK.match(value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return monday + timedelta(days=5 if found[3] else 0), monday + timedelta(days=7)
    if found := _MONTH.match(value):
        return _months(int(found[1]), int(found[2]), 1)
    if found := _QUARTER.match(value):
        return _months(int(found[1]), 3 * int(found[2]) - 2, 3)
    if found := _YEAR.match(value):
        return _months(int(found[1]), 1, 12)
    return None


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    carried, last = divmod(month + count - 1, 12)
    return date(year, month, 1), date(year + carried, last + 1, 1)


def day_of(value: str | None, published: str | None) -> str | None:
    """The day to sort by: the first of the finding's own date, else the day of publication."""
    covered = days(value)
    return covered[0] if covered else published


def told_day(value: str | None, published: str | None) -> str | None:
    """The date that the text gives, as far as it gives it (`2031-03`, `2031-W11`), else the day of publication."""
    covered = days(value)
    one_day = covered is not None and len(value or "") >= 10 and not (value or "").endswith("-WE")
    return covered[0] if covered and one_day else value if covered else published


def by_date(day: str | None) -> tuple[bool, str]:
    """The sort key of a day: the undated last."""
    return (day is None, day or "")
