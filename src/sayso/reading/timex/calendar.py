"""Calendar arithmetic on TIMEX3 values: ISO weeks, months and quarters away from a day, and the days a value covers."""

import re
from calendar import monthrange
from datetime import date, timedelta
from types import MappingProxyType

# The first month of each season and of each half or quarter of a year; winter begins in the December before.
SEASONS = MappingProxyType({"SP": 3, "SU": 6, "FA": 9, "WI": 12})
VALUE = re.compile(
    r"(?:\d{4}|XXXX)(?:-(?:0[1-9]|1[0-2]|XX)(?:-(?:0[1-9]|[12]\d|3[01]|XX))?)?(?:T(?:[01]\d|2[0-4])(?::[0-5]\d){1,2}Z?)?"
    r"|(?:\d{4}|XXXX)-(?:0[1-9]|1[0-2]|XX)-(?:0[1-9]|[12]\d|3[01]|XX)T(?:MO|MI|AF|EV|NI|DT)"
    r"|(?:\d{4}|XXXX)-W(?:[0-4]\d|5[0-3]|XX)(?:-WE|-[1-7])?(?:T(?:MO|MI|AF|EV|NI|DT))?"
    r"|(?:\d{4}|XXXX)-(?:Q[1-4X]|H[12]|SP|SU|FA|WI)"
    r"|\d{2,3}|(?:PRESENT|PAST|FUTURE)_REF"
    r"|P(?:T?(?:\d+(?:\.\d+)?|X)[YMWDHSQE]|\d+Y\d+M|T\d+H\d+M|T\d+M\d+S)"
)
"""The TIMEX3 values that the reader may give: whatever fully matches is well formed."""


def day_value(day: date) -> str:
    """YYYY-MM-DD."""
    return day.isoformat()


def week_value(day: date) -> str:
    """The ISO week of a day, YYYY-Www."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def quarter_value(year: int, quarter: int) -> str:
    """YYYY-Qn of a quarter counted from the first of a year: 0 is the last quarter of the year before."""
    years, rest = divmod(quarter - 1, 4)
    return f"{year + years:04d}-Q{rest + 1}"


def month_value(year: int, month: int) -> str:
    """YYYY-MM of a month counted from the first of a year: 13 is January of the next one."""
    years, rest = divmod(month - 1, 12)
    return f"{year + years:04d}-{rest + 1:02d}"


def make_date(year: int, month: int, day: int) -> date | None:
    """The day, or None where there is none (30 February, a year out of range)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def iso_date(value: str) -> date | None:
    """The day that YYYY-MM-DD gives, or None where it is no day."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth Monday (1) to Sunday (7) of a month."""
    first = make_date(year, month, 1)
    return add_days(first, (weekday - first.isoweekday()) % 7 + 7 * (nth - 1)) if first else None


def add_days(day: date, days: int) -> date | None:
    """A day so many days later (or earlier), or None out of range."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def add_months(day: date, months: int) -> date | None:
    """The same day so many months later, or the last of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _from_months(year: int, month: int, months: int) -> tuple[date, date] | None:
    begin = make_date(year, month, 1)
    end = add_months(begin, months) if begin else None
    return (begin, end) if begin and end else None


def _week(year: int, week: int, first: int, last: int) -> tuple[date, date] | None:
    try:
        begin = date.fromisocalendar(year, week, first)
    except ValueError:
        return None
    end = add_days(begin, last - first + 1)
    return (begin, end) if end else None


def _season(year: int, season: str) -> tuple[date, date] | None:
    return _from_months(year - (season == "WI"), SEASONS[season], 3)


INTERVAL = re.compile(
    r"(?P<year>\d{4})(?:"
    r"-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T.*)?)?"
    r"|-W(?P<week>\d\d)(?:-(?P<part>WE|[1-7]))?(?:T.*)?"
    r"|-Q(?P<quarter>[1-4])|-H(?P<half>[12])|-(?P<season>SP|SU|FA|WI))?"
)


def interval(value: str | None) -> tuple[date, date] | None:
    """The days that a DATE or TIME value covers, [begin, end); None for durations, references and unknown years."""
    match = INTERVAL.fullmatch(value) if value else None
    if not match:
        return _decade(value)
    year, found = int(match["year"]), match.groupdict()
    if not 1 <= year <= 9998:
        return None
    if found["day"]:
        begin = make_date(year, int(found["month"]), int(found["day"]))
        end = add_days(begin, 1) if begin else None
        return (begin, end) if begin and end else None
    if found["week"]:
        days = {None: (1, 7), "WE": (6, 7)}.get(found["part"]) or (int(found["part"]), int(found["part"]))
        return _week(year, int(found["week"]), *days)
    if found["season"]:
        return _season(year, found["season"])
    first, months = 1, 12
    for name, size in (("month", 1), ("quarter", 3), ("half", 6)):
        if found[name]:
            first, months = (int(found[name]) - 1) * size + 1, size
    return _from_months(year, first, months) if first <= 12 else None


def _decade(value: str | None) -> tuple[date, date] | None:
    """`199` is the nineties, `19` the twentieth century."""
    if not value or not value.isdigit() or len(value) not in {2, 3}:
        return None
    size = 10 ** (4 - len(value))
    year = int(value) * size
    return _from_months(year, 1, 12 * size) if year >= 1 else None
