"""Web pages: the article's text, title, publisher and address by trafilatura, its date by htmldate.

The date is one that the page states (metadata, a time element, its address), or none: never the clock, never the
file's time, never a guess from the words. Both libraries are slow to import, so it is done when a page is read.
"""

import re
from collections.abc import Iterator
from typing import Any

from sayso.ingest.drafts import Draft, iso_date
from sayso.model import Problem
from sayso.text import decode

LARGEST = 20_000_000  # bytes of one page
CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w-]+)", re.I
)
XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
DATES = {"original_date": True, "extensive_search": False, "min_date": "1900-01-01", "max_date": "2200-01-01"}


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page states in its first 4,096 bytes."""
    match = CHARSET.search(data[:4096])
    return (match[1] or match[2]).decode("ascii", "ignore") if match else None


def _extracted(page: str) -> Any:  # noqa: ANN401 - trafilatura ships no types
    from trafilatura import bare_extraction

    return bare_extraction(
        page, favor_precision=True, include_comments=False, with_metadata=True, date_extraction_params=DATES
    )


def html_drafts(data: bytes, place: str, name: str) -> Iterator[Draft | Problem]:
    """The one article of a page, or the Problem that it has none. Raises NotText for binary data."""
    decoded = decode(data, declared_charset(data))
    found = _extracted(XML_DECLARATION.sub("", decoded.text))
    if found is None or not found.text:
        yield Problem(place=place, message="No article was found in this page; save its text as .txt to have it read.")
        return
    fields = {
        "text": found.text,
        "title": found.title,
        "published": iso_date(found.date),
        "publisher": found.sitename,
        "url": found.url,
    }
    yield Draft(place=place, name=name, fields=fields, doubt=decoded.doubt)
