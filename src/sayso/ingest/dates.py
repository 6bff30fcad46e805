"""The day on which a web page says it was published, as an ISO date, or None.

Only what the page states counts: its address, its metadata (chosen by htmldate among the many names in use), a date
line under its headline, a date that closes its headline. A day of change, a year alone, a day that could be read two
ways, or a date in the article's own sentences, is none. Nothing here knows what day it is today.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

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
ADDRESS = re.compile(rf"/({YEAR})[/-]([0-9]{{1,2}}|[a-z]{{3}})[/-]([0-9]{{1,2}})(?=/|\Z)")
NOT_PUBLISHED = re.compile(r"modif|updat|copyright|expir|revis|gentime|timestamp", re.I)
CHANGED = re.compile(r"(?:updat|modif|revis|correct|expir|access)\w*\W*(?:on|at)?\W*\Z", re.I)
CLOSES = re.compile(r"[,|(:\u2013\u2014-]\s*\Z")
META = ("name", "property", "itemprop", "http-equiv", "pubdate")
BLOCKS = frozenset(
    ("p", "div", "li", "td", "th", "h1", "h2", "h3", "h4", "header", "section", "article", "blockquote", "body")
)
LONGEST_LINE = 200  # characters of a block that is a date line, not a paragraph
LAST_LINE = 600  # characters after the headline among which the date line must stand
MOST_JSON = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A parsed page (lxml's tree), with its title and address where it states them."""

    tree: Any
    title: str | None
    address: str | None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _either(first: int, second: int, year: int) -> str | None:
    """A date with slashes, if it can be read in one way only."""
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    if first > 12:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 or first == second else None


def _value(match: re.Match[str]) -> str | None:
    """The ISO date of a match of DATE."""
    if written := match["iso"] or match["slashed"]:
        return _day(int(written[:4]), int(written[5:7]), int(written[8:]))
    if written := match["packed"]:
        return _day(int(written[:4]), int(written[4:6]), int(written[6:]))
    if written := match["dotted"]:
        day, month, year = map(int, written.split("."))
        return _day(year, month, day)
    if written := match["either"]:
        return _either(*map(int, written.split("/")))
    name = match["month"] or match["first"]
    return _day(
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


def _stated(text: str | None) -> str | None:
    return next((value for _, value in stated_dates((text or "")[:LONGEST_LINE])), None)


def address_date(page: Page) -> str | None:
    """The day in a page's address: `/2019/11/19/`, `/2019-11-19/`, `/2019/nov/19/`."""
    match = ADDRESS.search((page.address or "").lower())
    if match is None:
        return None
    month = match[2]
    if month.isdigit():
        return _day(int(match[1]), int(month), int(match[3]))
    return _day(int(match[1]), MONTHS.index(month) + 1, int(match[3])) if month in MONTHS else None


def _metadata(tree: Any) -> Iterator[str]:  # noqa: ANN401 - lxml ships no types
    """The page's elements that state a day of publication, full dates only, each made plain to htmldate."""
    for meta in tree.iter("meta"):
        names = {name: meta.get(name) for name in META if meta.get(name)}
        value = _stated(meta.get("content") or meta.get("datetime"))
        if value and not any(map(NOT_PUBLISHED.search, names.values())):
            named = " ".join(f'{name}="{escape(stated)}"' for name, stated in names.items())
            yield f"<meta {named} content={value}>"
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json" and "datePublished" in (script.text or ""):
            yield f'<script type="application/ld+json">{script.text[:MOST_JSON]}</script>'


def metadata_date(page: Page) -> str | None:
    """The day that a page's metadata state: meta elements first, then schema.org's datePublished."""
    from htmldate import find_date

    stated = "\n".join(_metadata(page.tree))
    found: str | None = find_date(
        f"<html><head>{stated}</head><body><p></p></body></html>",
        original_date=True,
        extensive_search=False,
        url="",  # a page's address is read apart
        min_date="1800-01-01",
        max_date="2199-12-31",  # not today
    )
    return found if stated else None


def _lines(tree: Any) -> Iterator[tuple[Any, str]]:  # noqa: ANN401
    """The pieces of text of a page in order, each with the element that holds it."""
    for element in tree.iter():
        if isinstance(element.tag, str) and element.tag not in {"script", "style", "noscript"}:
            yield element, " ".join((element.text or "").split())
        parent = element.getparent()
        if parent is not None:
            yield parent, " ".join((element.tail or "").split())


def _is_headline(element: Any, line: str, title: str) -> bool:  # noqa: ANN401
    return bool(line) and (element.tag == "h1" or (len(line) > 10 and (line == title or title.startswith(line))))


def _block_length(element: Any) -> int:  # noqa: ANN401
    """The characters of the block that an element stands in."""
    while element.tag not in BLOCKS and element.getparent() is not None:
        element = element.getparent()
    return sum(map(len, element.itertext()))


def headline_date(page: Page) -> str | None:
    """The day in a line under the headline that is mostly a date, before the article's first paragraph."""
    title, after = " ".join((page.title or "").split()), None
    for element, line in _lines(page.tree):
        if _is_headline(element, line, title):
            after = 0
        elif after is not None:
            if element.tag == "time" and (value := _stated(element.get("datetime"))):
                return value
            for match, value in stated_dates(line) if len(line) <= LONGEST_LINE else ():
                alone = match.start() == 0 or _block_length(element) <= LONGEST_LINE
                if alone and len(match[0]) * 3 >= len(line):
                    return value
            after += len(line)
            if after > LAST_LINE:
                return None
    return None


def title_date(page: Page) -> str | None:
    """The day that closes a title, set apart by a mark: `Briefing by the minister, 7/14/2015`."""
    title = (page.title or "").strip().rstrip(")")
    for match, value in stated_dates(title):
        if match.end() == len(title) and CLOSES.search(title, 0, match.start()):
            return value
    return None


# The first that finds one decides. An address comes first: it holds the day where the publisher is, metadata often
# the day in Greenwich, and of an article published again the first day.
STEPS: tuple[Callable[[Page], str | None], ...] = (address_date, metadata_date, headline_date, title_date)


def page_date(page: Page) -> str | None:
    """The day of publication that a page states."""
    return next((value for step in STEPS if (value := step(page))), None)
