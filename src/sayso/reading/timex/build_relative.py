"""What the rules for relative dates, clock times and parts of the day say."""

from dataclasses import replace
from types import MappingProxyType

from sayso.model import Span
from sayso.reading.quantity.numbers import value_of
from sayso.reading.timex.build_dates import full_year, modifier, raw, shift_of, stepping
from sayso.reading.timex.match import Found
from sayso.reading.timex.said import Calendar, Fixed, Raw, Shift

HALVES = MappingProxyType({("", "Y"): "6M", ("T", "H"): "30M", ("T", "M"): "30S"})


def _part(found: Found, *names: str) -> str:
    """`TMO` of `morning`, `T12:00` of `noon`."""
    value = found.value(*names)
    return f"T{value}" if value else ""


def _kind(clock: str) -> str:
    return "TIME" if clock else "DATE"


def _day(found: Found) -> Calendar | Shift | None:
    """The day that a clock time or part of a day is of: a weekday, `yesterday`, `3 May`."""
    if found.has("weekday") and not found.has("month3"):
        return Calendar(weekday=found.integer("weekday"))
    if found.has("deictic"):
        return Shift(count=int(found.value("deictic")), unit="D")
    if found.has("month", "month2", "month3"):
        day = found.integer("day", "day2", "day3")
        return Calendar(year=full_year(found.words("year")), month=found.integer("month", "month2", "month3"), day=day)
    return None


def weekday(found: Found) -> list[Raw]:
    """`Sunday`, `late on Thursday`, `last Monday`, `Monday evening`, `Friday of next week`."""
    clock, shift = _part(found, "part"), found.run("shift")
    said = Calendar(
        weekday=found.integer("weekday"),
        shift=shift_of(found, "shift"),
        week_shift=shift_of(found, "shiftweek"),
        mentioned=bool(shift) and (stepping(shift).cls == "apart" or shift[-1].word == "previous"),
    )
    return [raw(found, _kind(clock), said, clock)]


def deictic(found: Found) -> list[Raw]:
    """`yesterday`, `tomorrow morning`."""
    clock = _part(found, "part")
    return [raw(found, _kind(clock), Shift(count=int(found.value("deictic")), unit="D"), clock)]


def week_of(found: Found) -> list[Raw]:
    """`the week of March 6`."""
    day = found.integer("day")
    if found.value("unit") != "W" or day is None or not 1 <= day <= 31:
        return []
    said = Calendar(year=full_year(found.words("year")), month=found.integer("month"), day=day, grain="W")
    return [raw(found, "DATE", said)]


def day_before(found: Found) -> list[Raw]:
    """`the day before yesterday`, `the day after tomorrow`."""
    return [raw(found, "DATE", Shift(count=int(found.value("deictic")) + int(found.value("side")), unit="D"))]


def tonight(found: Found) -> list[Raw]:
    """`tonight` is this day's night, `overnight` the one before it."""
    back = found.run("tonight")[0].cls == "overnight"
    return [raw(found, "TIME", Shift(count=-1.0 if back else 0.0, unit="D"), "TNI")]


def this_part(found: Found) -> list[Raw]:
    """`this morning`, `last night`, `later that afternoon`, `the next morning`."""
    run = stepping(found.run("shift"))
    apart = run.cls == "apart" or found.words("shift").startswith("the ")
    if run.cls == "next" and run.word != "next":
        return []
    count = {"last": -1.0, "next": 1.0, "apart": float(run.value or 0)}.get(run.cls, 0.0)
    said = Shift(count=count, unit="D", mentioned=apart or run.cls == "that")
    return [raw(found, "TIME", said, _part(found, "part"))]


def part_of(found: Found) -> list[Raw]:
    """`the morning hours of Thursday`."""
    said = _day(found)
    return [raw(found, "TIME", said, _part(found, "part"))] if said else []


def hours_of(found: Found) -> list[Raw]:
    """`the early hours of Saturday morning`."""
    said = _day(found)
    early = any(x.cls == "early" for x in found.lexemes[found.match.start() : found.match.end()])
    clock = _part(found, "part2", "part") or ("TMO" if early else "TNI")
    return [raw(found, "TIME", said, clock)] if said else []


def middle_part(found: Found) -> list[Raw]:
    """`late in the evening`, `early morning`: of the day that the text speaks of."""
    return [raw(found, "TIME", Shift(count=0.0, unit="D", mentioned=True), _part(found, "part", "part2", "part3"))]


def clock(found: Found) -> list[Raw]:
    """`10 p.m. Wednesday`, `06:30 local time`, `0900 GMT`, `noon`."""
    time = _clock(found)
    if time is None:
        return []
    said = _day(found) or Shift(count=0.0, unit="D", mentioned=True)
    return [raw(found, "TIME", said, time)]


def _clock(found: Found) -> str | None:
    """The suffix that a clock time gives (`T09:00Z`), or None where it is none."""
    if found.has("noon"):
        return f"T{found.value('noon')}"
    digits = found.words("hm", "h", "h2", "hhmm").replace(".", ":")
    if digits.isalpha():  # `six in the morning`
        digits = f"{value_of(digits):.0f}"
    if found.has("hhmm"):
        digits = f"{digits[:2]}:{digits[2:]}"
    hour, _, minute = digits.partition(":")
    half = found.value("am", "am2") or ("pm" if found.value("part") in {"AF", "EV"} else "")
    if not hour.isdigit() or not (minute or "0")[:2].isdigit() or (found.has("h") and len(minute) not in {0, 2}):
        return None
    hours = int(hour) % 12 + (12 if half == "pm" else 0) if half and int(hour) <= 12 else int(hour)
    if hours > 24 or int((minute or "0")[:2]) > 59:
        return None
    return f"T{hours:02d}:{minute or '00'}{found.value('zone', 'zone2')}"


def relative_unit(found: Found) -> list[Raw]:
    """`last week`, `this year`, `the following day`; `the past year` is a duration."""
    run, unit = stepping(found.run("shift")), found.value("unit")
    step = int(run.value) if run.cls in {"last", "next", "apart"} else 0
    if run.cls == "apart" and not found.has("art"):
        return []
    if found.words("shift") == "this past":
        return [raw(found, "DATE", Shift(count=step, unit=unit))]
    stretch = (run.word in {"past", "coming"} or (run.word == "last" and unit.endswith("0Y"))) and found.has("art")
    if (stretch or (run.word == "past" and not found.has("art"))) and not modifier(found) and unit != "WE":
        return [replace(raw(found, "DURATION", Fixed(value=duration(1, unit))), toward=step)]
    if unit in {"TM", "TH"}:
        return [] if run.cls not in {"last", "next"} else [raw(found, "DURATION", Fixed(value=duration(1, unit)))]
    if unit == "D" and (run.cls in {"current", "present"} or run.word == "last"):
        return []  # `the last day` is a day of something (`nthday`)
    # `that year`, `the next day`, `the following week` count from the date last spoken of.
    apart = run.cls == "apart" or (run.word in {"next", "previous"} and found.has("art"))
    return [raw(found, "DATE", Shift(count=step, unit=unit, mentioned=run.cls == "that" or apart))]


def this_time(found: Found) -> list[Raw]:
    """`this time next week`: the same day of that week."""
    step, unit = float(found.value("shift")), found.value("unit")
    if found.words("shift") not in {"last", "next"} or unit in {"TM", "TH", "D"}:
        return []
    return [raw(found, "DATE", Shift(count=7 * step, unit="D") if unit == "W" else Shift(count=step, unit=unit))]


def the_quarter(found: Found) -> list[Raw]:
    """`the quarter`, `the latest quarter`: the one spoken of."""
    made = raw(found, "DATE", Shift(count=-4.0 if found.has("yearago") else 0.0, unit="Q", mentioned=True))
    return [replace(made, latest=any(x.word == "latest" for x in found.lexemes[slice(*found.match.span())]))]


def for_unit(found: Found) -> list[Raw]:
    """`for the year`: the one that is now; a shorter one than a week is a length."""
    unit = found.value("unit")
    return [raw(found, "DATE", Shift(count=0.0, unit=unit))] if unit in {"W", "M", "Y"} else []


def year_ended(found: Found) -> list[Raw]:
    """`the year ended 31 March`: a year long."""
    return [raw(found, "DURATION", Fixed(value="P1Y"))] if found.value("unit") == "Y" else []


def full_year_spoken(found: Found) -> list[Raw]:
    """`the full year`, `the latest fiscal year`; other units are lengths (`the full day`)."""
    unit = found.value("unit")
    if unit != "Y":
        return [] if unit in {"TS", "6M"} else [raw(found, "DURATION", Fixed(value=duration(1, unit)))]
    return [raw(found, "DATE", Shift(count=0.0, unit="Y"))]


def year_side(found: Found) -> list[Raw]:
    """`year-earlier`, `the year-ago quarter`."""
    if found.has("number"):
        run = found.run("number")
        return [
            raw(
                found,
                "DURATION",
                Fixed(value=duration(value_of(found.text[run[0].start : run[-1].end]), found.value("units"))),
            )
        ]
    return [raw(found, "DATE", Shift(count=-1.0, unit="Y"))] if found.value("unit", "unit2") == "Y" else []


def year_end(found: Found) -> list[Raw]:
    """`year-end`, `year's end`."""
    first = found.lexemes[found.match.start()]
    return [raw(found, "DATE", Shift(count=0.0, unit="Y"))] if first.value == "Y" else []


def nth_day(found: Found) -> list[Raw]:
    """`the second day`, `its 10th day`, `day five of`: the day that is told of."""
    if found.value("unit") != "D" or found.words("nth") in {"past", "previous"}:
        return []
    return [raw(found, "DATE", Shift(count=0.0, unit="D", mentioned=True))]


def the_unit(found: Found) -> list[Raw]:
    """`the end of the week`, `the beginning of the year`, `the weekend`."""
    return [raw(found, "DATE", Shift(count=0.0, unit=found.value("unit", "unit2")))]


def unit_side(found: Found) -> list[Raw]:
    """`the day before`, `the year after`, `a year earlier`; `the month ahead` is a duration."""
    side, unit = found.run("side")[0], found.value("unit")
    if side.cls == "ahead":
        return [raw(found, "DURATION", Fixed(value=duration(1, unit)))]
    if found.words("art") in {"a", "an"} and side.cls in {"before", "after"}:
        end = found.run("unit")[-1].end
        return [raw(found, "DURATION", Fixed(value=duration(1, unit)), span=Span(found.span.start, end))]
    if unit in {"TM", "TH"}:
        return []
    if unit == "WE":
        return [raw(found, "DATE", Shift(count=0.0, unit=unit), span=Span(found.span.start, found.run("unit")[-1].end))]
    return [raw(found, "DATE", Shift(count=float(side.value), unit=unit, mentioned=True))]


def duration(count: float | None, unit: str) -> str:
    """`P6W`, `PT3H`, `PXD`; a decade is ten years."""
    time, letter = ("T", unit[1:]) if unit.startswith("T") else ("", unit)
    scale = int(letter[:-1]) if letter[:-1].isdigit() else 1
    letter = {"WE": "D"}.get(letter, letter[-1])
    scale = {"WE": 2}.get(unit, scale)
    if count is None:
        return f"P{time}X{letter}"
    number = count * scale
    if number % 1 == 0.5 and (time, letter) in HALVES:  # `2 1/2 years` is P2Y6M
        return f"P{time}{int(number)}{letter}{HALVES[time, letter]}"
    return f"P{time}{int(number) if number == int(number) else round(number, 3)}{letter}"
