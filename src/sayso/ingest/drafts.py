"""What a medium says of one document, checked and made a Document: the same rules for all media."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sayso.model import Document, Problem, make_document
from sayso.text import SURROGATES, without_surrogates

LONGEST = 2_000_000  # characters of one text
ISO_DATE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ][0-9]{2}(?::?[0-9]{2}.*)?)?")
TEXT_FIELDS = ("title", "publisher", "url")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A document as its source states it, unchecked: `fields` holds text, title, published, publisher, url, by name.

    `place` says where it is, for people; `name` is what it is called where it does not state an id.
    """

    place: str
    name: str
    fields: Mapping[str, object]
    doubts: tuple[str | None, ...] = ()  # what is doubtful about its text, each a sentence


def iso_date(value: object) -> str | None:
    """The date of an ISO date or timestamp (YYYY-MM-DD…), or None where it is none."""
    match = ISO_DATE.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        return None
    try:
        return date.fromisoformat(match[1]).isoformat()
    except ValueError:
        return None


def _refusal(text: object) -> str | None:
    """Why a text cannot be read, or None."""
    if text is None:
        return "There is no text: a document needs a field `text`."
    if not isinstance(text, str):
        return "The text is not a string: the field `text` must hold the words of the document."
    if not text.strip():
        return "The text is empty."
    if "\0" in text:
        return "The text holds zero characters, as binary data does; it was not read."
    if len(text) > LONGEST:
        return f"The text has {len(text):,} characters; the limit is {LONGEST:,}: split it into several documents."
    return None


def _stated(value: object) -> str | None:
    """A field's words, blanks at its ends taken off; None where there are none."""
    return without_surrogates(value).strip() or None if isinstance(value, str) else None


def _name(draft: Draft) -> str:
    stated = draft.fields.get("id")
    if isinstance(stated, int) and not isinstance(stated, bool):
        return str(stated)
    return _stated(stated) or without_surrogates(draft.name)


def _problems(draft: Draft, text: str) -> Iterator[str]:
    """What is doubtful about a document that is kept, each as a sentence."""
    yield from filter(None, draft.doubts)
    if SURROGATES.search(text):
        yield "The text holds halves of surrogate pairs, which are no characters; each is shown as \ufffd."
    published = draft.fields.get("published")
    if published not in (None, "") and iso_date(published) is None:
        yield f"The date {str(published)[:40]!r} is no date (YYYY-MM-DD); the document is kept without one."
    if not isinstance(draft.fields.get("id"), str | int | None):
        yield f"The field `id` is not a string; the document is called {without_surrogates(draft.name)}."
    for field in TEXT_FIELDS:
        if not isinstance(draft.fields.get(field), str | None):
            yield f"The field `{field}` is not a string; it is left out."


def checked(draft: Draft, published: str | None) -> Iterator[Document | Problem]:
    """The Document of a draft, then a Problem for each doubt about it; or the one Problem that refuses it.

    `published` is the date of a document that states none; one that states a date which is none has none.
    """
    text = draft.fields.get("text")
    place = without_surrogates(draft.place)
    if refusal := _refusal(text):
        yield Problem(place=place, message=refusal)
        return
    assert isinstance(text, str)
    stated = draft.fields.get("published")
    yield make_document(
        name=_name(draft),
        text=without_surrogates(text),
        title=_stated(draft.fields.get("title")),
        published=published if stated in (None, "") else iso_date(stated),
        publisher=_stated(draft.fields.get("publisher")),
        url=_stated(draft.fields.get("url")),
    )
    for doubt in _problems(draft, text):
        yield Problem(place=place, message=doubt)
