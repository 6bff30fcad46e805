"""The value of a place in the calendar: the year, or the week, that the words leave out."""

from datetime import date

from sayso.reading.timex import calendar as cal
from sayso.reading.timex.anchor import FUTURE, OPEN, PRESENT, TOWARD, Anchor
from sayso.reading.timex.said import Calendar

LATE = 6  # days: of a plan told in the past, a weekday that was yesterday
NEAR = 0.5  # months: a day that is over, or to come, by less is still the one of this year
BACK, FORTH = 6, 9  # months that a history steps back or forth within a year
JUST_OVER = 2.0  # months: what is over by less is not yet that of next year, even where the clause looks ahead
HALF_YEAR = 6.0  # months: of two years, the one that brings the date nearer


def calendar_value(said: Calendar, anchor: Anchor) -> str | None:
    """The value of a place in the calendar; None where its anchor is not known."""
    if said.weekday is not None and said.month is None:
        return _weekday(said, anchor)
    if said.movable is not None:
        return _movable(said, said.movable, anchor)
    if said.year is not None:
        return _in_year(said, said.year)
    if anchor.history and anchor.mentioned and said.shift is None and said.year_shift is None:
        return _in_year(*_told(said, anchor.mentioned))
    if anchor.published is None:
        return _yearless(said) if said.shift is None and said.year_shift is None else None
    return _in_year(*_dated(said, anchor, anchor.published))


def _dated(said: Calendar, anchor: Anchor, published: date) -> tuple[Calendar, int]:
    """What is said with its year; a day without its month is of the month last spoken of."""
    if said.year_shift is not None:
        return said, published.year + said.year_shift
    if said.month is None and said.day is not None:
        base = anchor.mentioned or published
        return Calendar(month=base.month, day=said.day), base.year
    return said, _year(said, published, anchor.direction)


def _told(said: Calendar, spoken: date) -> tuple[Calendar, int]:
    """In a history, what lacks its year is near the date spoken of last, after it rather than before."""
    if said.month is None and said.day is not None:
        return Calendar(month=spoken.month, day=said.day), spoken.year
    first, _ = _place(said)
    return said, spoken.year + (spoken.month - first > BACK) - (first - spoken.month > FORTH)


def _movable(said: Calendar, feast: tuple[int, int, int], anchor: Anchor) -> str | None:
    if said.year is None and anchor.published is None:
        return None
    year = said.year or _year(
        Calendar(month=feast[0], shift=said.shift), anchor.published or date.min, anchor.direction
    )
    day = cal.nth_weekday(year, *feast)
    return cal.day_value(day) if day else None


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
    return None if day is None else cal.week_value(day) if said.grain == "W" else cal.day_value(day)


def _weekday(said: Calendar, anchor: Anchor) -> str | None:
    """The weekday nearest in the direction of the clause; the publication's own weekday is that day."""
    assert said.weekday is not None
    base = (anchor.mentioned if said.mentioned else None) or anchor.published
    if base is None:
        return None
    ahead = (said.weekday - base.isoweekday()) % 7
    if said.week_shift is not None:
        days = said.weekday - base.isoweekday() + 7 * said.week_shift
    elif said.shift is None:
        toward = anchor.direction in {TOWARD, PRESENT} and ahead < LATE
        days = ahead if ahead == 0 or anchor.direction == FUTURE or toward else ahead - 7
    elif said.shift == 0:
        days = said.weekday - base.isoweekday()
    else:
        days = (ahead or 7) if said.shift > 0 else ahead - 7
    day = cal.add_days(base, days)
    return cal.day_value(day) if day else None


def _year(said: Calendar, published: date, direction: str) -> int:
    """The year of a month, day, season or quarter that names none."""
    if said.weekday and said.month and said.day:
        return _fitting_year(said, published)
    first, length = _place(said)
    now = published.month + (published.day / 32 if said.day else 0.0)
    begins = first + ((said.day or 0) / 32)
    if said.shift is not None:
        return published.year + _stepped(said, begins, length, now)
    if direction == FUTURE or (direction == PRESENT and not said.day):
        # A quarter or a day just over is still spoken of: `will look into the fire of 8 March`.
        over = begins + length <= now if length and not said.quarter else now - begins - length > JUST_OVER
        return published.year + over
    if direction in {TOWARD, OPEN, PRESENT}:
        nearer = (now - begins > HALF_YEAR) - (begins - now > HALF_YEAR)
        return published.year + (nearer if not said.season or direction == TOWARD else 0)
    return published.year - (begins > now + (NEAR if said.day else 0.0))


def _stepped(said: Calendar, begins: float, length: int, now: float) -> int:
    """How many years `last`, `this` or `next` lies from the publication's."""
    if said.shift == 0 or said.shift is None:
        return 0
    if said.shift > 0:
        return int(begins <= now)
    over = begins + length <= now if said.season else begins < int(now)
    return 0 if over else -1


def _fitting_year(said: Calendar, published: date) -> int:
    """The year nearest to the publication in which the day falls on the weekday that is said."""
    for year in (published.year, published.year - 1, published.year + 1, published.year - 2):
        day = cal.make_date(year, said.month or 1, said.day or 1)
        if day is not None and day.isoweekday() == said.weekday:
            return year
    return published.year


def _place(said: Calendar) -> tuple[int, int]:
    """The first month of what is said, and how many months it lasts (0 for a day)."""
    if said.season:
        return cal.SEASONS[said.season], 3
    if said.quarter:
        return said.quarter * 3 - 2, 3
    if said.half:
        return said.half * 6 - 5, 6
    return said.month or 1, 0 if said.day else 1
