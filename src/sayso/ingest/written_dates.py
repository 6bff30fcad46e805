"""Full dates as people and programs write them: `4 May 2031`, `May 4th, 2031`, `04.05.2031`, `2031-05-04`.

A date is full when it has a day; one that can be read two ways (5/4/2031) is none. Years are 1800 to 2199.
"""

import re
from collections.abc import Iterator
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<{}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
YEAR = r"(?:1[89]|2[01])[0-9]{2}"
DATE = re.compile(
    rf"(?<![\w/.])(?:(?P<iso>{YEAR}-[0-9]{{2}}-[0-9]{{2}})(?![0-9-])"
    rf"|(?P<slashed>{YEAR}/[0-9]{{2}}/[0-9]{{2}})(?![\w/])"
    rf"|(?P<packed>{YEAR}[0-9]{{4}})(?![0-9])"
    rf"|(?P<dotted>[0-9]{{1,2}}\.[0-9]{{1,2}}\.{YEAR})(?![\w/])"
    rf"|(?P<either>[0-9]{{1,2}}/[0-9]{{1,2}}/(?:{YEAR}|[0-9]{{2}}))(?![\w/])"
    rf"|(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?[ -]{MONTH.format('month')},?[ -](?P<year>{YEAR})\b"
    rf"|{MONTH.format('first')} (?P<second>[0-9]{{1,2}})(?:st|nd|rd|th)?,? (?P<third>{YEAR})\b)",
    re.I,
)
CHANGED = re.compile(r"(?:updat|modif|revis|correct|expir|access)\w*\W*(?:on|at)?\W*\Z", re.I)
LONGEST = 200  # characters of a value that is read as a date


def day_of(year: int, month: int, day: int) -> str | None:
    """The ISO date of a year, month and day, or None where there is no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _either(first: int, second: int, year: int) -> str | None:
    """A date with slashes, if it can be read in one way only."""
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    if first > 12:
        return day_of(year, second, first)
    return day_of(year, first, second) if second > 12 or first == second else None


def _value(match: re.Match[str]) -> str | None:
    """The ISO date of a match of DATE."""
    if written := match["iso"] or match["slashed"]:
        return day_of(int(written[:4]), int(written[5:7]), int(written[8:]))
    if written := match["packed"]:
        return day_of(int(written[:4]), int(written[4:6]), int(written[6:]))
    if written := match["dotted"]:
        day, month, year = map(int, written.split("."))
        return day_of(year, month, day)
    if written := match["either"]:
        return _either(*map(int, written.split("/")))
    name = match["month"] or match["first"]
    return day_of(
        int(match["year"] or match["third"]),
        MONTHS.index(name[:3].lower()) + 1,
        int(match["day"] or match["second"]),
    )


def stated_dates(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """The full dates that a text writes out, each with its ISO date, but for those of a change."""
    for match in DATE.finditer(text):
        value = _value(match)
        if value and not CHANGED.search(text, max(0, match.start() - 20), match.start()):
            yield match, value


def stated_date(text: str | None) -> str | None:
    """The first full date of a short text."""
    return next((value for _, value in stated_dates((text or "")[:LONGEST])), None)
