"""The day on which a web page says it was published, as an ISO date, or None.

Only what the page states counts: its address, its metadata (chosen by htmldate among the many names in use), a date
line under its headline, a date that closes its headline. A day of change, a year alone, a day that could be read two
ways, or a date in the article's own sentences, is none. Nothing here knows what day it is today.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import accumulate
from typing import Any

from sayso.ingest.written_dates import MONTHS, YEAR, day_of, stated_date, stated_dates

ADDRESS = re.compile(rf"/({YEAR})[/-]([0-9]{{1,2}}|[a-z]{{3}})[/-]([0-9]{{1,2}})(?=/|\Z)")
NOT_PUBLISHED = re.compile(r"modif|updat|copyright|expir|revis|gentime|timestamp", re.I)
CLOSES = re.compile(r"[,|(:\u2013\u2014-]\s*\Z")
META = ("name", "property", "itemprop", "http-equiv", "pubdate")
BLOCKS = frozenset(
    ("p", "div", "li", "td", "th", "h1", "h2", "h3", "h4", "header", "section", "article", "blockquote", "body")
)
ROOTS = frozenset(("html", "body", "main", "article"))  # their classes tell of the page, not of the place in it
LONGEST_LINE = 200  # characters of a block that is a date line, not a paragraph
LAST_LINE = 600  # characters after the headline among which the date line must stand
MOST_PROSE = 2  # lines of prose that may come before it: a standfirst, a caption
PROSE = re.compile(r".{60,}[.!?”\"]", re.S)
ELSEWHERE = re.compile(r"comment|related|recommend|teaser|promo|sidebar|footer|widget|aside|nav|caption", re.I)
MOST_JSON = 1_000_000
JSON_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{6,60})"')
PUBLISHED = {"property": "datepublished"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A parsed page (lxml's tree), with its title and address where it states them."""

    tree: Any
    title: str | None
    address: str | None


def address_date(page: Page) -> str | None:
    """The day in a page's address: `/2019/11/19/`, `/2019-11-19/`, `/2019/nov/19/`."""
    match = ADDRESS.search((page.address or "").lower())
    if match is None:
        return None
    month = match[2]
    if month.isdigit():
        return day_of(int(match[1]), int(month), int(match[3]))
    return day_of(int(match[1]), MONTHS.index(month) + 1, int(match[3])) if month in MONTHS else None


def _statements(tree: Any) -> Iterator[tuple[dict[str, str], str | None]]:  # noqa: ANN401 - lxml ships no types
    """What a page states in its metadata, schema.org's JSON and its microdata: names and a value."""
    for meta in tree.iter("meta"):
        names = {name: meta.get(name) for name in META if meta.get(name)}
        yield names, meta.get("content") or meta.get("datetime")
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json":
            for match in JSON_PUBLISHED.finditer(script.text or "", 0, MOST_JSON):
                yield PUBLISHED, match[1]
    for element in tree.iter("time", "span", "abbr", "p", "div"):
        stated = element.get("itemprop") == "datePublished" or (element.tag == "time" and "pubdate" in element.attrib)
        if stated and not _is_elsewhere(element):
            yield PUBLISHED, element.get("datetime") or element.get("content") or element.get("title") or element.text


def _metadata(tree: Any) -> Iterator[str]:  # noqa: ANN401
    """The statements that may be of a day of publication and give a full date, made plain to htmldate."""
    for names, value in _statements(tree):
        stated = stated_date(value)
        if stated and not any(map(NOT_PUBLISHED.search, names.values())):
            named = " ".join(f'{name}="{escape(value)}"' for name, value in names.items())
            yield f"<meta {named} content={stated}>"


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
        if isinstance(element.tag, str) and element.tag not in {"script", "style", "noscript", "title"}:
            yield element, " ".join((element.text or "").split())
        parent = element.getparent()
        if parent is not None:
            yield parent, " ".join((element.tail or "").split())


def _is_headline(element: Any, line: str, title: str) -> bool:  # noqa: ANN401
    return bool(line) and (element.tag == "h1" or (len(line) > 10 and (line == title or title.startswith(line))))


def _in_short_block(element: Any) -> bool:  # noqa: ANN401
    """Whether the block that an element stands in is no longer than a date line; no more of it is looked at."""
    while element.tag not in BLOCKS and element.getparent() is not None:
        element = element.getparent()
    return all(length <= LONGEST_LINE for length in accumulate(map(len, element.itertext())))


def _is_elsewhere(element: Any) -> bool:  # noqa: ANN401
    """Whether an element stands in a comment, a teaser of another article, a caption or the page's frame."""
    around = [element, *element.iterancestors()]
    return any(
        ELSEWHERE.search(f"{e.tag} {e.get('class', '')} {e.get('id', '')}") for e in around if e.tag not in ROOTS
    )


def _date_line(element: Any, line: str) -> str | None:  # noqa: ANN401
    """The day in a piece of text that is little else, in a block that is no paragraph."""
    if element.tag == "time" and (value := stated_date(element.get("datetime"))):
        return value
    for match, value in stated_dates(line) if len(line) <= LONGEST_LINE else ():
        alone = match.start() == 0 or _in_short_block(element)
        if alone and len(match[0]) * 3 >= len(line):
            return value
    return None


def headline_date(page: Page) -> str | None:
    """The day in a line under the headline that is mostly a date, before the article's own paragraphs."""
    title = " ".join((page.title or "").split())
    after, prose, under = 0, 0, False
    for element, line in _lines(page.tree):
        if _is_headline(element, line, title):
            after, prose, under = 0, 0, True
        elif under:
            if (value := _date_line(element, line)) and not _is_elsewhere(element):
                return value
            after, prose = after + len(line), prose + (PROSE.fullmatch(line) is not None)
            if after > LAST_LINE or prose > MOST_PROSE:
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
