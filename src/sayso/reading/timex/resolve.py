"""The value of what a time expression says, given when the document was published, what it spoke of last, and which way
its clause looks.
"""

from dataclasses import dataclass
from datetime import date

from sayso.reading.timex import calendar as cal
from sayso.reading.timex.said import Calendar, Fixed, Raw, Shift

# TOWARD is the future as seen from the past (`agreed to meet on …`): of two dates without their year, the nearer.
PAST, FUTURE, OPEN, TOWARD = "past", "future", "open", "ahead"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative expressions count from. `mentioned` is the date spoken of last, `value` its TIMEX3 value."""

    published: date | None
    mentioned: date | None
    value: str | None
    direction: str  # past, future, open, ahead


def resolve(raw: Raw, anchor: Anchor) -> str | None:
    """The TIMEX3 value, or None where what it counts from is not known."""
    if isinstance(raw.said, Fixed):
        ahead = raw.rule == "sooner" and raw.later and anchor.direction in {FUTURE, TOWARD}
        return "FUTURE_REF" if ahead else raw.said.value + raw.clock
    if isinstance(raw.said, Shift):
        return _shifted(raw, raw.said, anchor)
    value = _calendar(raw.said, anchor)
    return value + raw.clock if value else None


def _shifted(raw: Raw, said: Shift, anchor: Anchor) -> str | None:
    if anchor.published is None and not (said.mentioned and anchor.mentioned):
        return (
            f"XXXX-XX-XX{raw.clock}" if raw.clock and said.count == 0 and raw.rule in {"clock", "middlepart"} else None
        )
    base = (anchor.mentioned if said.mentioned else None) or anchor.published
    if base is None:
        return None
    if said.unit == "Y" and raw.rule in {"ago", "unitside"} and anchor.value and anchor.value[5:6] == "Q":
        return f"{int(anchor.value[:4]) + int(said.count):04d}{anchor.value[4:]}"
    if said.unit == "WE":
        return _weekend(base, said, raw, anchor)
    count = said.count
    if said.unit == "W" and base.isoweekday() == 7 and count < 0 and not said.mentioned and raw.rule == "relunit":
        count += 1  # said on a Sunday, `last week` is the one that ends
    if raw.rule == "theunit" and raw.modifier == "START" and anchor.direction == FUTURE and base.isoweekday() > 4:
        count += said.unit == "W"
    value = shift(base, count, said.unit, decade=raw.rule not in {"ago", "unitside"})
    return value + raw.clock if value else None


def _weekend(base: date, said: Shift, raw: Raw, anchor: Anchor) -> str | None:
    """`this weekend` is this week's; `the weekend` the last one where the clause looks back."""
    count = int(said.count)
    if raw.rule == "theunit" and anchor.direction not in {FUTURE, TOWARD} and base.isoweekday() < 6:
        count = -1
    day = cal.add_days(base, 7 * count)
    return f"{cal.week_value(day)}-WE" if day else None


def shift(base: date, count: float, unit: str, decade: bool = True) -> str | None:
    """The value of the day, week, month, quarter or year so many units from a day, in the unit's own grain."""
    whole = int(count)
    if unit in {"D", "W", "2W"}:
        day = cal.add_days(base, int(count * {"D": 1, "W": 7, "2W": 14}[unit]))
        return None if day is None else cal.day_value(day) if unit == "D" else cal.week_value(day)
    if unit == "M":
        moved = cal.add_months(base, whole)
        return cal.month_value(moved.year, moved.month) if moved else None
    if unit == "Q":
        return cal.quarter_value(base.year, (base.month + 2) // 3 + whole)
    size = int(unit[:-1] or 1) if unit.endswith("Y") and (unit[:-1] or "1").isdigit() else 0
    year = base.year + int(count * size)
    if not size or not 1 <= year <= 9999:
        return None
    return f"{year:04d}"[: {10: 3, 100: 2}.get(size, 4)] if decade else f"{year:04d}"


def _calendar(said: Calendar, anchor: Anchor) -> str | None:
    if said.weekday is not None and said.month is None:
        return _weekday(said, anchor)
    if said.year is None and said.year_shift is not None and anchor.published:
        return _in_year(said, anchor.published.year + said.year_shift)
    if said.year is not None:
        return _in_year(said, said.year)
    if anchor.published is None:
        return None if said.shift is not None or said.year_shift is not None else _yearless(said)
    if said.month is None and said.day is not None:
        base = anchor.mentioned or anchor.published
        return _in_year(Calendar(month=base.month, day=said.day), base.year)
    return _in_year(said, _year(said, anchor.published, anchor.direction))


def _yearless(said: Calendar) -> str | None:
    """What an undated document leaves of a date without its year."""
    if said.season:
        return f"XXXX-{said.season}"
    if said.quarter or said.half:
        return f"XXXX-Q{said.quarter}" if said.quarter else f"XXXX-H{said.half}"
    if said.month is None:
        return None
    return f"XXXX-{said.month:02d}" + (f"-{said.day:02d}" if said.day else "")


def _in_year(said: Calendar, year: int) -> str | None:
    if not 1 <= year <= 9999:
        return None
    if said.season:
        return f"{year:04d}-{said.season}"
    if said.quarter or said.half:
        return f"{year:04d}-Q{said.quarter}" if said.quarter else f"{year:04d}-H{said.half}"
    if said.month is None:
        return f"{year:04d}"
    if said.day is None:
        return cal.month_value(year, said.month)
    day = cal.make_date(year, said.month, said.day)
    return cal.day_value(day) if day else None


def _weekday(said: Calendar, anchor: Anchor) -> str | None:
    """The weekday nearest in the direction of the clause; the publication's own weekday is that day."""
    assert said.weekday is not None
    if anchor.published is None:
        return None
    base = anchor.published
    ahead = (said.weekday - base.isoweekday()) % 7
    if said.week_shift is not None:
        days = said.weekday - base.isoweekday() + 7 * said.week_shift
    elif said.shift is None:
        days = ahead if ahead == 0 or anchor.direction in {FUTURE, TOWARD} else ahead - 7
    elif said.shift == 0:
        days = said.weekday - base.isoweekday()
    else:
        days = (ahead or 7) if said.shift > 0 else ahead - 7
    day = cal.add_days(base, days)
    return cal.day_value(day) if day else None


def _year(said: Calendar, published: date, direction: str) -> int:
    """The year of a month, day, season or quarter that names none."""
    first, length = _place(said)
    now = published.month + (published.day / 32 if said.day else 0.0)
    begins = first + ((said.day or 0) / 32)
    year = published.year
    if said.shift is not None:
        over = begins + length <= now if said.season else begins < int(now)
        return year + {-1: 0 if over else -1, 0: 0, 1: 0 if begins > now else 1}[max(-1, min(1, said.shift))]
    if direction == FUTURE:
        return year + (begins + length <= now if length else begins < now)
    if direction == TOWARD or (direction == OPEN and said.day):
        return year + (now - begins > 6.0) - (begins - now > 6.0)
    if said.season and direction == OPEN:
        return year
    return year - (begins > now)


def _place(said: Calendar) -> tuple[int, int]:
    """The first month of what is said, and how many months it lasts (0 for a day)."""
    if said.season:
        return cal.SEASONS[said.season], 3
    if said.quarter:
        return said.quarter * 3 - 2, 3
    if said.half:
        return said.half * 6 - 5, 6
    return said.month or 1, 0 if said.day else 1
