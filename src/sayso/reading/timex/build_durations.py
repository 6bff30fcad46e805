"""What the rules for durations, sets and references say."""

from dataclasses import replace

from sayso.model import Span
from sayso.reading.quantity.numbers import value_of
from sayso.reading.timex.build_dates import raw, stepping, year
from sayso.reading.timex.build_relative import duration
from sayso.reading.timex.match import Found
from sayso.reading.timex.said import Fixed, Raw, Shift

LONGEST_COUNT = 100_000


def count_of(found: Found) -> float | None:
    """The number that a count gives; None where it is vague (`several`, `12 to 18`)."""
    if found.has("range", "vague", "dozens"):
        return None
    if found.has("couple"):
        return 2.0
    run = found.run("number")
    if not run:
        return 1.0
    words = found.text[run[0].start : run[-1].end]
    if "(" in words:  # `seventy two (72)`
        words = words.split("(")[0]
    value = value_of(words.replace("1/2", " 1/2"))
    return value + 0.5 if found.has("half1") else value


def _made(found: Found, count: float | None, unit: str, span: Span | None = None) -> list[Raw]:
    if count is not None and not 0 < count < LONGEST_COUNT:
        return []
    return [raw(found, "DURATION", Fixed(value=duration(count, unit)), span=span)]


def ago(found: Found) -> list[Raw]:
    """`two weeks ago`, `three days later`; a vague number gives a reference only."""
    count, unit, side = count_of(found), found.value("unit"), found.run("side")[-1]
    count = count + 0.5 if found.has("half2") and count is not None else count
    direction = 1.0 if side.cls in {"later", "hence", "now"} else -1.0
    mentioned = side.cls in {"earlier", "later"}
    if count is None:
        if side.cls in {"earlier", "later"}:
            return _made(found, None, unit, Span(found.span.start, found.run("unit")[-1].end))
        return [raw(found, "DATE", Fixed(value="FUTURE_REF" if direction > 0 else "PAST_REF"))]
    if unit == "TH" and count % 24 == 0 and side.cls == "ago":
        return [raw(found, "DATE", Shift(count=-count / 24, unit="D"))]
    if unit in {"TM", "TH", "TS"} or count > LONGEST_COUNT:
        return _made(found, count, unit)
    return [raw(found, "DATE", Shift(count=direction * count, unit=unit, mentioned=mentioned))]


def units_ago(found: Found) -> list[Raw]:
    """`years ago`, `days earlier`; `days later` is a duration."""
    if found.run("side")[0].cls == "later":
        return _made(found, None, found.value("units"), Span(found.span.start, found.run("units")[-1].end))
    return [raw(found, "DATE", Fixed(value="PAST_REF"))]


def plain(found: Found) -> list[Raw]:
    """`about two hours`, `three years`, `12 to 18 months`, `a month and a half`, `half a century`."""
    unit = found.value("unit", "unit3")
    if unit == "TS" and not found.has("number"):
        return []
    if _dated(found):
        return year(found, found.run("number")[0])
    count = count_of(found) if found.rule not in {"aunit", "halfunit"} else 0.5 if found.has("half") else 1.0
    if found.has("half2", "half3") and count is not None:
        count += 0.5
    if unit == "WE" and found.rule == "aunit":
        return []
    return _made(found, count, unit)


def _dated(found: Found) -> bool:
    """`the 1988 quarter`: a year before a unit in the singular dates it."""
    number, unit = found.run("number"), found.run("unit")
    return len(number) == 1 and number[0].cls == "year" and bool(unit) and unit[0].cls != "units"


def some_time(found: Found) -> list[Raw]:
    """`a long time`, `some time`."""
    return [raw(found, "DURATION", Fixed(value="PXY" if "long" in found.text[slice(*found.span)].lower() else "PXM"))]


def hyphened(found: Found) -> list[Raw]:
    """`two-day`, `33-month-old`, `two- to three-week`."""
    if found.value("unit") == "Q" and (count_of(found) or 4) < 4:
        return []  # `three-quarters`
    made = _made(found, None if found.has("second") else count_of(found), found.value("unit"))
    if found.run("old") and found.run("old")[0].cls == "old":
        return [Raw(span=r.span, type=r.type, said=r.said, rule=r.rule, older=True) for r in made]
    return made


def unit_long(found: Found) -> list[Raw]:
    """`week-long`, `years-long`."""
    single = found.run("unit")[0].cls != "units"
    return _made(found, 1.0 if single else None, found.value("unit"))


def long_word(found: Found) -> list[Raw]:
    """`weeklong`."""
    return [raw(found, "DURATION", Fixed(value=found.value("value")))]


def last_units(found: Found) -> list[Raw]:
    """`the past three months`, `the coming weeks`, `the next two to three hours`, `recent days`."""
    count = count_of(found) if found.has("number", "range", "couple") else None
    first = found.lexemes[found.match.start()]
    if first.cls == "apart" and first.word[0] != "e":  # `following two days of talks`
        after = found.lexemes[found.match.start() + 1]
        return _made(found, count, found.value("unit"), Span(after.start, found.span.end))
    shift = stepping(found.run("shift")) if found.has("shift") else None
    toward = int(shift.value or 0) if shift is not None and shift.cls in {"last", "next"} else 0
    return [replace(made, toward=toward) for made in _made(found, count, found.value("unit"))]


def unit_ahead(found: Found) -> list[Raw]:
    """`the month ahead`, `the weeks ahead`."""
    single = found.run("unit")[0].cls == "unit"
    return _made(found, 1.0 if single else None, found.value("unit"))


def bare_units(found: Found) -> list[Raw]:
    """`weeks`, `hours`: vague durations."""
    return [] if found.value("unit") in {"TS", "Q", "6M"} else _made(found, None, found.value("unit"))


def every(found: Found) -> list[Raw]:
    """`every two weeks`, `each day`."""
    unit = found.value("unit")
    if found.run("unit")[0].cls == "part":
        return [raw(found, "SET", Fixed(value=f"XXXX-XX-XXT{unit}"))]
    other = (
        2.0 if any(x.cls == "filler" and x.word == "other" for x in found.lexemes[slice(*found.match.span())]) else 1.0
    )
    return [raw(found, "SET", Fixed(value=duration(count_of(found) if found.has("number") else other, unit)))]


def every_day(found: Found) -> list[Raw]:
    """`every Friday`, `each July`."""
    if found.has("month"):
        return [raw(found, "SET", Fixed(value=f"XXXX-{found.integer('month'):02d}"))]
    if found.has("season"):
        return [raw(found, "SET", Fixed(value=f"XXXX-{found.value('season') or 'FA'}"))]
    part = f"T{found.value('part')}" if found.has("part") else ""
    return [raw(found, "SET", Fixed(value=f"XXXX-WXX-{found.integer('weekday')}{part}"))]


def weekdays(found: Found) -> list[Raw]:
    """`Fridays`, `Tuesday nights`, `mornings`."""
    part, day = found.value("part"), found.integer("weekday")
    place = f"XXXX-WXX-{day}" if day else "XXXX-WXX-WE" if part == "WE" else "XXXX-XX-XX"
    return [raw(found, "SET", Fixed(value=place + (f"T{part}" if part and part != "WE" else "")))]


def per(found: Found) -> list[Raw]:
    """`per hour`."""
    return [raw(found, "SET", Fixed(value=duration(1.0, found.value("unit"))))]


def often(found: Found) -> list[Raw]:
    """`daily`, `annual`."""
    value = found.value("often")
    return [raw(found, "SET", Fixed(value="P3M" if value == "P1Q" else value))]


def reference(found: Found) -> list[Raw]:
    """`now`, `recently`, `the near future`."""
    run = found.run("ref", "ref2")
    return [raw(found, "DATE", Fixed(value=run[-1].value))]


def past(found: Found) -> list[Raw]:
    """`the past`."""
    return [raw(found, "DATE", Fixed(value="PAST_REF"))] if found.words("past") == "past" else []


def future(found: Found) -> list[Raw]:
    """`the near term`."""
    return [raw(found, "DATE", Fixed(value="FUTURE_REF"))]


def present(found: Found) -> list[Raw]:
    """`this moment`."""
    return [raw(found, "DATE", Fixed(value="PRESENT_REF"))] if found.words("this") == "this" else []


def these_days(found: Found) -> list[Raw]:
    """`these days`."""
    words = found.text[slice(*found.span)].lower().split()
    return [raw(found, "DATE", Fixed(value="PRESENT_REF"))] if words == ["these", "days"] else []


def long_ago(found: Found) -> list[Raw]:
    """`long ago`."""
    return [raw(found, "DATE", Fixed(value="PAST_REF"))]


def sooner(found: Found) -> list[Raw]:
    """`earlier`, `later` alone: the past, unless `later` stands in a clause that looks ahead (see resolve)."""
    later = found.words("adverb") == "later"
    return [Raw(span=found.span, type="DATE", said=Fixed(value="PAST_REF"), rule=found.rule, later=later)]
