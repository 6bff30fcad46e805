"""The days that a length of time covers where its text anchors it: `the past two weeks`, `three days after 3 May`.

An anchored length counts the day that it is anchored to: the past three days of a text of the 10th are the 7th to the
10th. A vague one (`recent weeks`), and one whose anchor is an event without a date, covers no known days.
"""

import re
from datetime import date

from sayso.model import Span
from sayso.reading.timex import calendar as cal
from sayso.reading.timex.said import Fixed, Raw

PERIOD = re.compile(r"P(?:(\d+)([YMWD])|T(\d+)H)")
ANCHORING = re.compile(r"\s(after|from|since|before)\s(?:(?:\w{1,20}\s){1,4}(?:on|of)\s)?(?:the\s)?", re.IGNORECASE)
FAR = 80  # characters between a length and the date that anchors it
LONGEST = 24 * 366 * 100  # a period counts at most so many units: beyond, nothing is anchored to a day


def _moved(day: date, value: str, sign: int) -> date | None:
    """The day so long after (1) or before (-1) a day, for a definite length."""
    match = PERIOD.fullmatch(value)
    if match is None or int(match[1] or match[3]) > LONGEST:
        return None
    if match[3]:
        return cal.add_days(day, sign * -(-int(match[3]) // 24))
    count, unit = sign * int(match[1]), match[2]
    if unit in "DW":
        return cal.add_days(day, count * (7 if unit == "W" else 1))
    return cal.add_months(day, count * (12 if unit == "Y" else 1))


def _bounds(day: date, value: str, sign: int) -> tuple[date, date] | None:
    far = _moved(day, value, sign)
    if far is None:
        return None
    end = cal.add_days(max(day, far), 1)
    return (min(day, far), end) if end else None


def from_event(raw: Raw, day: date, sign: int) -> tuple[date, date] | None:
    """The days of `three days after the attack`, given its day."""
    return _bounds(day, raw.said.value, sign) if isinstance(raw.said, Fixed) and raw.type == "DURATION" else None


def looked(raw: Raw, published: date | None) -> tuple[date, date] | None:
    """The days of `the past 24 hours`, `the next two weeks`: to or from the publication."""
    if published is None or not raw.toward or not isinstance(raw.said, Fixed):
        return None
    return _bounds(published, raw.said.value, raw.toward)


def anchored(text: str, raw: Raw, after: Span, days: tuple[date, date]) -> tuple[date, date] | None:
    """The days of `three days after 3 May`, given the date that comes next and the days that it covers."""
    gap = ANCHORING.fullmatch(text, raw.span.end, after.start) if after.start - raw.span.end < FAR else None
    if gap is None or not isinstance(raw.said, Fixed) or raw.type != "DURATION":
        return None
    return _bounds(days[0], raw.said.value, -1 if gap[1].lower() == "before" else 1)
