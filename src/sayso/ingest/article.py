"""The article of a web page by trafilatura, and what is done before and after so that only the article is left."""

import logging
import re
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any

from sayso.ingest.dates import Page, page_date
from sayso.ingest.written_dates import stated_dates

MOST_TAGS = 150_000  # a real article's page has a few thousand; time and memory grow with it
MOST_IN_TAG = 5_000  # names, values and separators of one tag: parsers take the square of their number
TAG_PARTS = re.compile(r"<[a-zA-Z]|[>\"']|[\s/=]+")
XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
# Bytes that a program printed instead of writing them: b'<div>\n … \xc2\xa0 … </div>'.
PRINTED = re.compile(r"(?:\A|(?<=[\s>]))b(['\"])(?=<)")
ESCAPES = re.compile(r"(?:\\x[0-9a-f]{2})+|\\.")
PLAIN_ESCAPES = {"\\n": "\n", "\\t": "\t", "\\r": "\n", "\\\\": "\\", "\\'": "'", '\\"': '"'}
# How a line begins that only leads to other articles, and a line that is nothing else.
LEADS = r"(?:read|see|watch|listen|also|more|related|recommended|further reading|don['’]t miss|click here|in pictures)"
LEADS_ON = re.compile(rf"\W*{LEADS}\b(?:[\s\w]{{0,30}}:|\s+(?:more|also|on|to|the full|here)\b|\W*\Z)?", re.I)
LEAD_ALONE = re.compile(
    r"\W*(?:(?:read|see|watch)\s+(?:more|also)|also\s+(?:read|see)|more|related(?:\s+\w+)?|recommended)?\W*", re.I
)
LINES = ("p", "li", "h2", "h3", "h4", "h5", "h6", "div", "aside", "blockquote")
LONGEST_LEAD = 300  # characters
LONGEST_CELL = 500  # characters of a table's cell that holds data
TITLE_END = re.compile(r"\s[|\u2013\u2014-]\s([^|\u2013\u2014-]+)\Z")
MOSTLY = 0.5  # share of a line's characters that stand in links


NONE_FOUND = "No article was found in this page; save its text as .txt to have it read."


class NoArticle(ValueError):
    """A page that holds no article, or cannot be taken apart; the message is a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a page says."""

    text: str
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    language: str | None  # a tag of BCP 47


@cache
def _trafilatura() -> ModuleType:
    """The library, imported when first needed; its warnings are kept off the terminal."""
    import trafilatura

    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    return trafilatura


def _most_in_tag(page: str) -> int:
    """The most parts that any one tag has, quoted values counted as one."""
    most, parts, quote, inside = 0, 0, "", False
    for match in TAG_PARTS.finditer(page):
        mark = match[0]
        if not inside:
            inside, parts = mark[0] == "<", 0
        elif quote:
            quote = "" if mark == quote else quote
        elif mark in "\"'":
            quote = mark
        elif mark == ">":
            most, inside = max(most, parts), False
        else:
            parts += 1
    return max(most, parts)


def unprinted(page: str) -> str:
    """The page itself where it holds the printed form of its bytes; every other page as it is."""
    match = PRINTED.search(page[:100_000])
    if match is None or "<body" in page[: match.start()].lower():
        return page
    end = page.rfind(match[1])
    return page[: match.start()] + ESCAPES.sub(_unescaped, page[match.end() : max(end, match.end())])


def _unescaped(match: re.Match[str]) -> str:
    if match[0].startswith("\\x"):
        return bytes.fromhex(match[0].replace("\\x", "")).decode("utf-8", "replace")
    return PLAIN_ESCAPES.get(match[0], match[0])


def _words(part: Any, most: int) -> str:  # noqa: ANN401 - lxml ships no types
    """The text of a part of a page, no more than shows that it has more than `most` characters."""
    pieces, length = [], 0
    for piece in part.itertext():
        pieces.append(piece)
        length += len(piece)
        if length > most:
            break
    return " ".join(pieces).strip()


def _leads_on(line: Any) -> bool:  # noqa: ANN401
    """Whether a line of a page only leads to other articles: it says so, and is mostly links."""
    text = _words(line, LONGEST_LEAD)
    cue = LEADS_ON.match(text) if len(text) <= LONGEST_LEAD else None
    links = [] if cue is None else [link for link in line.iter("a") if not link.get("href", "#").startswith("#")]
    linked = sum(len(_words(link, LONGEST_LEAD)) for link in links)
    return cue is not None and linked > 0 and linked >= MOSTLY * (len(text) - len(cue[0]))


def _without_leads(tree: Any) -> None:  # noqa: ANN401
    """Take out of a page the lines that only lead to other articles."""
    for line in [line for line in tree.iter(*LINES) if _leads_on(line)]:
        line.drop_tree()


def _without_layout(tree: Any) -> None:  # noqa: ANN401
    """Make plain blocks of tables that only lay a page out: those with a cell as long as paragraphs are."""
    tables = [t for t in tree.iter("table") if any(len(_words(c, LONGEST_CELL)) > LONGEST_CELL for c in t.iter("td"))]
    for part in [part for table in tables for part in table.iter("table", "tbody", "thead", "tr", "td", "th")]:
        part.tag = "div"


def _kept(text: str, headlines: set[str]) -> list[str]:
    """The lines of the extracted text that say anything, without the headline, which is the document's title."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    lines = [line for line in lines if line and (len(line) > LONGEST_LEAD or LEAD_ALONE.fullmatch(line) is None)]
    while len(lines) > 1 and lines[0] in headlines:
        del lines[0]
    return lines


def _title(found: Any) -> str | None:  # noqa: ANN401
    """The title without the site's name and the day at its end: `Talks resume | The Courier | 4 May 2019`."""
    title: str | None = found.title
    name = (found.sitename or "").lower()
    while title and (cut := TITLE_END.search(title)):
        last = cut[1].strip()
        if not name.startswith(last.lower()) and not any(match[0] == last for match, _ in stated_dates(last)):
            break
        title = title[: cut.start()].strip()
    return title


def article_of(page: str) -> Article:
    """The article of a page. Raises NoArticle."""
    page = unprinted(XML_DECLARATION.sub("", page))
    if page.count("<") > MOST_TAGS:
        raise NoArticle(f"The page has more than {MOST_TAGS:,} tags, too many for one article; it was not read.")
    if _most_in_tag(page) > MOST_IN_TAG:
        raise NoArticle("The page has a tag with thousands of attributes; it was not read.")
    trafilatura = _trafilatura()
    tree = trafilatura.load_html(page)
    if tree is None:
        raise NoArticle(NONE_FOUND)
    _without_leads(tree)
    _without_layout(tree)
    found = trafilatura.bare_extraction(tree, favor_precision=True, include_comments=False, with_metadata=True)
    if found is None:
        raise NoArticle(NONE_FOUND)
    headlines = {" ".join(_words(h1, LONGEST_LEAD).split()) for h1 in tree.iter("h1")} | {found.title, _title(found)}
    lines = _kept(found.text, headlines)
    if not lines:
        raise NoArticle(NONE_FOUND)
    return Article(
        text="\n".join(lines),
        title=_title(found),
        publisher=found.sitename,
        url=found.url,
        language=(tree.get("lang") or "").strip() or None,
        published=page_date(Page(tree=tree, title=found.title, address=found.url)),
    )
