"""Plain text and Markdown: the text exactly as decoded.

A Markdown file may begin with front matter, simple `key: value` lines between two lines `---`. Where one of them is
title, date, published, publisher or url, they give the document's fields, and the block itself is blanked out, one
blank for each character: it is not read as prose, and offsets still hold in the user's own file.
"""

import re
from collections.abc import Iterator

from sayso.ingest.drafts import Draft
from sayso.text import decode

LARGEST = 8_000_004  # bytes: the longest text allowed, in the widest encoding with its mark
FRONT = re.compile(r"---[ \t]*\r?\n((?:(?!---|\.\.\.)[^\n]*\n){0,100})(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
PAIR = re.compile(r"([A-Za-z_]+)[ \t]*:[ \t]*(\S.*)")
KEYS = {"title": "title", "date": "published", "published": "published", "publisher": "publisher", "url": "url"}
VISIBLE = re.compile(r"[^\r\n]")


def _unquoted(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _front_matter(text: str) -> tuple[str, dict[str, object]]:
    """The text with its front matter blanked out, and the fields that it states; the text itself where it has none."""
    match = FRONT.match(text)
    if match is None:
        return text, {}
    pairs = (PAIR.fullmatch(line.strip()) for line in match[1].split("\n"))
    fields: dict[str, object] = {
        KEYS[pair[1].lower()]: _unquoted(pair[2]) for pair in pairs if pair and pair[1].lower() in KEYS
    }
    return (VISIBLE.sub(" ", match[0]) + text[match.end() :], fields) if fields else (text, {})


def plain_drafts(data: bytes, place: str, name: str, *, markdown: bool = False) -> Iterator[Draft]:
    """The one document of a plain text or Markdown file. Raises NotText for binary data."""
    decoded = decode(data)
    text, fields = _front_matter(decoded.text) if markdown else (decoded.text, {})
    yield Draft(place=place, name=name, fields={**fields, "text": text}, doubts=(decoded.doubt,))
