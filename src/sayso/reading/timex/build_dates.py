"""What the rules for dates of the calendar and relative dates say."""

import re
from collections.abc import Sequence

from sayso.model import Span
from sayso.reading.quantity.numbers import value_of
from sayso.reading.timex.calendar import iso_date
from sayso.reading.timex.lexer import Lexeme
from sayso.reading.timex.match import Found
from sayso.reading.timex.said import Calendar, Fixed, Raw, Shift

CENTURY = 100  # two-digit years: '30 to '99 are of the twentieth century


def full_year(words: str) -> int | None:
    """The year that digits give: `1998`, `'98`."""
    digits = re.sub(r"\D", "", words)
    if len(digits) == 2:
        return int(digits) + (1900 if int(digits) >= 30 else 2000)
    return int(digits) if len(digits) == 4 else None


def shift_of(found: Found, *names: str) -> int | None:
    """-1 for last, 0 for this, 1 for next; None where none is said."""
    run = found.run(*names)
    return int(stepping(run).value or 0) if run else None


def stepping(run: Sequence[Lexeme]) -> Lexeme:
    """The word of a shift that says which way: `last` of `this last`, else its first."""
    return next((lexeme for lexeme in run if lexeme.cls in {"last", "next", "apart"}), run[0])


def year_of(found: Found) -> int | None:
    """The year that a rule's digits or words (`nineteen ninety-six`) give."""
    return spelled(found.words("spelled")) if found.has("spelled") else full_year(found.words("year"))


def spelled(words: str) -> int | None:
    """`nineteen ninety-six`; None where the words are no year."""
    parts = [value_of(word) for word in words.replace("-", " ").split()]
    if len(parts) < 2 or not 16 <= parts[0] <= 20 or not 10 <= parts[1] <= 99 or (len(parts) > 2 and parts[2] > 9):
        return None
    return int(parts[0] * 100 + sum(parts[1:]))


def modifier(found: Found) -> str:
    """START, END or MID, or nothing."""
    return found.value("mod", "mod2", "mod3") if found.words("mod") not in {"earlier", "later"} else ""


def raw(found: Found, kind: str, said: Calendar | Shift | Fixed, clock: str = "", span: Span | None = None) -> Raw:
    """A Raw over the match, or over a part of it."""
    return Raw(span=span or found.span, type=kind, said=said, rule=found.rule, clock=clock, modifier=modifier(found))


def iso(found: Found) -> list[Raw]:
    """`2024-08-19`; no day that does not exist."""
    return [raw(found, "DATE", Fixed(value=found.words("iso")))] if iso_date(found.words("iso")) else []


def slash(found: Found) -> list[Raw]:
    """`03/23/98`: month first, unless that cannot be."""
    first, second, _ = (int(part) for part in found.words("slash").split("/"))
    month, day = (first, second) if first <= 12 else (second, first)
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return []
    return [raw(found, "DATE", Calendar(year=full_year(found.words("slash").split("/")[2]), month=month, day=day))]


def days(found: Found) -> list[Raw]:
    """`June 9 and 10, 2025`, `25th to 26th June`: one expression for each day, the month and year shared."""
    month, year = found.integer("month"), full_year(found.words("year"))
    places = [lexeme for lexeme in found.run("days") if lexeme.cls in {"small", "ordinal"}]
    made = []
    for n, lexeme in enumerate(places):
        first, last = n == 0, n == len(places) - 1
        month_first = found.rule == "month_days"
        start = found.span.start if first and month_first else lexeme.start
        end = found.span.end if last else lexeme.end
        day = int(re.sub(r"\D", "", lexeme.word))
        made.append(raw(found, "DATE", Calendar(year=year, month=month, day=day), span=Span(start, end)))
    return made if all(1 <= (r.said.day or 0) <= 31 for r in made if isinstance(r.said, Calendar)) else []


def day_month(found: Found) -> list[Raw]:
    """`Tuesday, October 15, 2019`, `7 October last year`, `27th of June`."""
    day = found.integer("day")
    if day is None or not 1 <= day <= 31:
        return []
    said = Calendar(
        year=full_year(found.words("year")),
        month=found.integer("month"),
        day=day,
        weekday=found.integer("weekday"),
        shift=shift_of(found, "shift"),
        year_shift=shift_of(found, "shiftyear"),
    )
    return [raw(found, "DATE", said)]


def weekday_the(found: Found) -> list[Raw]:
    """`Tuesday the 5th`: the day of the month alone."""
    return [raw(found, "DATE", Calendar(day=found.integer("day")))]


def month(found: Found) -> list[Raw]:
    """`October`, `last May`, `early March`, `February 2003`, `July last year`."""
    said = Calendar(
        month=found.integer("month"),
        year=year_of(found),
        shift=shift_of(found, "shift"),
        year_shift=shift_of(found, "shiftyear"),
    )
    return [raw(found, "DATE", said)]


def season(found: Found) -> list[Raw]:
    """`last summer`, `the winter of 1994`, `spring`."""
    name = found.value("season") or "FA"
    said = Calendar(
        season=name,
        year=year_of(found),
        shift=shift_of(found, "shift"),
        year_shift=shift_of(found, "shiftyear"),
    )
    return [raw(found, "DATE", said)]


def quarter(found: Found) -> list[Raw]:
    """`the third quarter of 1990`, `next year's first quarter`, `the second half`."""
    size = 4 if found.run("quarter")[0].cls == "quarter" else 2
    nth = size if found.has("final") else found.integer("nth")
    if nth is None or not 1 <= nth <= size:
        return []
    year, shift = full_year(found.words("year")), -1 if found.has("yearago") else shift_of(found, "shiftyear")
    part = (
        Calendar(quarter=nth, year=year, year_shift=shift)
        if size == 4
        else Calendar(half=nth, year=year, year_shift=shift)
    )
    return [raw(found, "DATE", part)]


def year(found: Found, of: Lexeme | None = None) -> list[Raw]:
    """`2014`, `fiscal year 2014`, `'98`; `of` is the year alone, where it dates what it stands before."""
    number = full_year(of.word if of else found.words("year"))
    span = Span(of.start, of.end) if of else None
    return [raw(found, "DATE", Calendar(year=number), span=span)] if number is not None else []


def spelled_year(found: Found) -> list[Raw]:
    """`nineteen ninety-six`."""
    number = year_of(found)
    return [raw(found, "DATE", Calendar(year=number))] if number is not None else []


def millennium(found: Found) -> list[Raw]:
    """`the year two thousand`, `the year two thousand and six`."""
    number = int(value_of(found.words("spelled")) or 0)
    return [raw(found, "DATE", Calendar(year=number))] if 1000 <= number <= 2199 else []


def years(found: Found) -> list[Raw]:
    """`1957-58`, `2014-2020`: two expressions."""
    first, second = found.run("year")[0], found.run("second")[0]
    if not (first.word.isdecimal() and second.word.isdecimal()):  # `2014 — 7.7 per cent`
        return []
    begin = int(first.word)
    end = int(second.word) if len(second.word) == 4 else begin // CENTURY * CENTURY + int(second.word)
    if len(second.word) not in {2, 4} or not begin < end <= begin + CENTURY:
        return []
    return [
        raw(found, "DATE", Calendar(year=number), span=Span(lexeme.start, lexeme.end))
        for number, lexeme in ((begin, first), (end, second))
    ]


def decade(found: Found) -> list[Raw]:
    """`the 1990s`, `the late '80s`."""
    digits = re.sub(r"\D", "", found.words("decade"))
    return [raw(found, "DATE", Fixed(value=digits[:3] if len(digits) == 4 else f"19{digits[0]}"))]


def the_decade(found: Found) -> list[Raw]:
    """`the 1980's`, with an apostrophe that is no possessive."""
    digits = found.words("year")
    return [raw(found, "DATE", Fixed(value=digits[:3]))] if digits.endswith("0") else []


def decade_word(found: Found) -> list[Raw]:
    """`the sixties`."""
    return [raw(found, "DATE", Fixed(value=found.value("decade")))]


def century(found: Found) -> list[Raw]:
    """`the 20th century` is 19."""
    nth = found.integer("nth")
    return [raw(found, "DATE", Fixed(value=f"{nth - 1:02d}"))] if nth and nth <= 30 else []


def holiday(found: Found) -> list[Raw]:
    """`Christmas Eve`, `New Year's Day`, `last Thanksgiving`: days of the year that have a name."""
    inside = found.lexemes[found.match.start() : found.match.end()]
    eve = any(lexeme.cls == "eve" for lexeme in inside)
    year_said, shift = full_year(found.words("year")), shift_of(found, "shift")
    if found.has("thanks"):
        return [raw(found, "DATE", Calendar(year=year_said, movable=(11, 4, 4), shift=shift))]
    if found.has("newyear"):
        month_said, day_said = (12, 31) if eve else (1, 1)
    else:
        month_said, day_said = (int(part) for part in found.value("holiday").split("-"))
        day_said -= eve
    return [raw(found, "DATE", Calendar(year=year_said, month=month_said, day=day_said, shift=shift))]
