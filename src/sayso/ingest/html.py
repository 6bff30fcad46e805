"""Web pages: the article's text, title, publisher, address and date. `Document.text` is the extracted text."""

import re
from collections.abc import Iterator

from sayso.ingest.article import NoArticle, article_of
from sayso.ingest.drafts import Draft
from sayso.model import Problem
from sayso.text import decode

LARGEST = 10_000_000  # bytes of one page
CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w-]+)|<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([\w-]+)",
    re.I,
)


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page states in its first 4,096 bytes."""
    match = CHARSET.search(data[:4096])
    return (match[1] or match[2]).decode("ascii", "ignore") if match else None


def _foreign(language: str | None) -> str | None:
    """A doubt about a page that says it is in another language than English."""
    if language is None or language.lower().split("-")[0] in {"en", "eng"}:
        return None
    return f"The page says that its language is {language[:20]!r}; Sayso reads English, so little will be found in it."


def html_drafts(data: bytes, place: str, name: str) -> Iterator[Draft | Problem]:
    """The one article of a page, or the Problem that it has none. Raises NotText for binary data."""
    decoded = decode(data, declared_charset(data))
    try:
        article = article_of(decoded.text)
    except NoArticle as error:
        yield Problem(place=place, message=str(error))
    except Exception as error:  # a page is hostile input to parsers that we do not know: it must not stop the others
        message = f"The page could not be taken apart ({type(error).__name__}); save its text as .txt to have it read."
        yield Problem(place=place, message=message)
    else:
        fields = {
            "text": article.text,
            "title": article.title,
            "published": article.published,
            "publisher": article.publisher,
            "url": article.url,
        }
        yield Draft(place=place, name=name, fields=fields, doubts=(decoded.doubt, _foreign(article.language)))
