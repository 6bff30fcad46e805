"""The value of what a time expression says, given when the document was published, what it spoke of last, and which way
its clause looks.
"""

from datetime import date

from sayso.reading.timex import calendar as cal
from sayso.reading.timex.anchor import FUTURE, LOOKS_AHEAD, PAST, PRESENT, Anchor
from sayso.reading.timex.resolve_calendar import calendar_value
from sayso.reading.timex.said import Fixed, Raw, Shift

CLOCKED = frozenset({"clock", "middlepart"})  # rules whose hour or part of day holds of an unknown day, too
OF_DAY = frozenset({"nthday", "dayn"})
MIDWEEK = 3  # up to this weekday `the weekend` of a clause in the present is the last one
COUNTED = frozenset({"ago", "unitside", "year_side", "year_period"})


def resolve(raw: Raw, anchor: Anchor) -> str | None:
    """The TIMEX3 value, or None where what it counts from is not known."""
    value = _value(raw, anchor)
    if value is None or "T24:00" not in value:
        return value
    # Midnight of a day ends it, so it begins the next one; the one just past began the day that is told of.
    day = cal.iso_date(value[:10])
    ended = isinstance(raw.said, Shift) and raw.said.mentioned and anchor.direction == PAST
    moved = day if ended or day is None else cal.add_days(day, 1)
    return (moved.isoformat() if moved else value[:10]) + value[10:].replace("24:00", "00:00")


def _value(raw: Raw, anchor: Anchor) -> str | None:
    if isinstance(raw.said, Fixed):
        ahead = raw.rule == "sooner" and raw.later and anchor.direction in LOOKS_AHEAD
        return "FUTURE_REF" if ahead else raw.said.value + raw.clock
    if isinstance(raw.said, Shift):
        return _shifted(raw, raw.said, anchor)
    value = calendar_value(raw.said, anchor)
    if raw.rule == "year_period" and value and anchor.quarter:  # `the 1988 period`, in talk of a quarter
        return value + anchor.quarter[4:]
    return value + raw.clock if value else None


def _shifted(raw: Raw, said: Shift, anchor: Anchor) -> str | None:
    base = (anchor.mentioned if said.mentioned or anchor.history else None) or anchor.published
    if raw.rule in OF_DAY and not anchor.mentioned and not raw.latest:
        return None  # the second day of what has no date
    if said.mentioned and said.count > 0 and not anchor.mentioned and anchor.direction == PAST:
        return None  # `died four days later`: later than what has no day
    if base is None:
        return f"XXXX-XX-XX{raw.clock}" if raw.clock and said.count == 0 and raw.rule in CLOCKED else None
    if said.unit in {"Y", "Q"}:
        quarter = _quarter(raw, said, anchor)
        if quarter is not None:
            return quarter
    if said.unit == "WE":
        return _weekend(base, said, raw, anchor)
    value = shift(base, said.count + _week_off(raw, said, base, anchor), said.unit, decade=raw.rule not in COUNTED)
    return value + raw.clock if value else None


def _quarter(raw: Raw, said: Shift, anchor: Anchor) -> str | None:
    """`a year earlier`, after a quarter was spoken of, is that one of the year before; `the quarter` is that one."""
    spoken = anchor.quarter
    if raw.rule == "the_quarter":
        over = shift(anchor.published, -1, "Q") if anchor.published else None
        quarter = min(spoken, over) if spoken and over and raw.latest else spoken or over
        return f"{int(quarter[:4]) - 1:04d}{quarter[4:]}" if quarter and said.count else quarter
    if spoken is None or said.unit != "Y" or raw.rule not in COUNTED:
        return None
    return f"{int(spoken[:4]) + int(said.count):04d}{spoken[4:]}"


def _week_off(raw: Raw, said: Shift, base: date, anchor: Anchor) -> int:
    """On a Sunday `last week` is the one that ends; late in a week `the beginning of the week` is the next one's."""
    if said.unit != "W":
        return 0
    if base.isoweekday() == 7 and said.count < 0 and not said.mentioned and raw.rule == "relunit":
        return 1
    begins = raw.rule == "theunit" and raw.modifier == "START" and anchor.direction == FUTURE
    return int(begins and base.isoweekday() > 4)


def _weekend(base: date, said: Shift, raw: Raw, anchor: Anchor) -> str | None:
    """`this weekend` is this week's; `the weekend` the last one where the clause looks back."""
    count, said_the = int(said.count), raw.rule in {"theunit", "unitside"}
    ahead = anchor.direction in LOOKS_AHEAD and (anchor.direction != PRESENT or base.isoweekday() > MIDWEEK)
    looks_back = anchor.direction == PAST or (said_the and not ahead)
    if base.isoweekday() < 6 and count == 0 and looks_back:
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
        moved = cal.add_days(moved, int((count - whole) * 30)) if moved else None
        return cal.month_value(moved.year, moved.month) if moved else None
    if unit == "Q":
        return cal.quarter_value(base.year, (base.month + 2) // 3 + whole)
    size = int(unit[:-1] or 1) if unit.endswith("Y") and (unit[:-1] or "1").isdigit() else 0
    year = base.year + int(count * size)
    if not size or not 1 <= year <= 9999:
        return None
    return f"{year:04d}"[: {10: 3, 100: 2}.get(size, 4)] if decade else f"{year:04d}"
