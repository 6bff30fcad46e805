"""What expressions that stand side by side say of each other: a clock time given twice, a day after its hour."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.model import Span
from sayso.reading.timex.said import Calendar, Raw, Shift

BETWEEN = re.compile(r"[\s(),;–—-]{0,6}(?:on\s)?", re.IGNORECASE)  # what may part `10:35 a.m. (0735 GMT) Friday`
DAYS = frozenset({"weekday", "month_day", "day_month", "deictic", "clock"})  # rules that may name the day


def _day_of(raw: Raw) -> Calendar | Shift | None:
    """The day that an expression names, if it names one."""
    if raw.rule not in DAYS or (raw.type == "TIME" and raw.rule != "clock"):
        return None
    if isinstance(raw.said, Calendar):
        return raw.said if raw.said.day or raw.said.weekday else None
    return raw.said if isinstance(raw.said, Shift) and raw.said.unit == "D" and not raw.said.mentioned else None


def _side_by_side(text: str, first: Raw, second: Raw) -> bool:
    gap = Span(first.span.end, second.span.start)
    return gap.end - gap.start <= 9 and BETWEEN.fullmatch(text, gap.start, gap.end) is not None


def in_company(text: str, raws: Sequence[Raw]) -> tuple[Raw, ...]:
    """The expressions, clock times with the day that is named right after them; a vague word before a date is left out.

    `10:35 a.m. (0735 GMT) Friday` gives both times that Friday; `most recently last October` is last October alone.
    """
    made: list[Raw] = []
    for n in range(len(raws) - 1, -1, -1):
        raw, after = raws[n], made[-1] if made else None
        if after is not None and _side_by_side(text, raw, after):
            day = _day_of(after)
            if raw.rule == "clock" and day is not None and _day_of(raw) is None:
                raw = replace(raw, said=day)
            elif raw.rule == "refword" and text[raw.span.end : after.span.start] == " ":
                continue
        made.append(raw)
    return tuple(reversed(made))
