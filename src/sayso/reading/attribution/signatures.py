"""Words with their author after a dash: posts, and quotations in a list of voices."""

import re
from collections.abc import Iterator
from itertools import pairwise

from sayso.model import Span
from sayso.reading.attribution.draft import Draft
from sayso.reading.attribution.page import FINITE, Page
from sayso.reading.attribution.spans import tidy
from sayso.reading.quotes import CLOSERS, OPENERS

SIGNED = re.compile(r"(?<=\s)(?P<dash>[—–-]{1,2})\s(?P<author>[A-Z][^\n(@]{2,70}?)\s\(@\w+\)")
TAG = re.compile(r"\s*<\w+[^<>]{0,300}>")
# A paragraph's end after a quotation, or a paragraph of its own: `” ― Anna Berg, a teacher`.
AUTHOR = re.compile(r"\s*(?P<dash>[―—–]|--?)\s*(?P<author>[^\W\d_][^\n,;:!?“”\"()]{2,60})(?:[,(][^\n“”\"]{0,80})?\s*")
MARKS = ('"', *sorted((OPENERS | CLOSERS) - {"``"}))
MOST_WORDS = 7  # of an author's name with a title


def signatures(page: Page) -> Iterator[Draft]:
    """The posts and the quotations that are signed."""
    yield from _posts(page)
    yield from _quotations(page)


def _posts(page: Page) -> Iterator[Draft]:
    """Posts with their author's handle: `Talks went well. — Anna Berg (@annaberg) May 2, 2031`."""
    for block in page.analysis.blocks:
        start = block.start
        for match in SIGNED.finditer(page.text, block.start, block.end):
            tag = TAG.match(page.text, start, match.start())
            content = tidy(page, Span(tag.end() if tag else start, match.start()))
            start = match.end()
            yield from _draft(page, match, content, "a post with its author after a dash")


def _quotations(page: Page) -> Iterator[Draft]:
    """Paragraphs that are one quotation, with an author behind it or in the paragraph after it."""
    for block, after in pairwise((*page.analysis.blocks, Span(len(page.text), len(page.text)))):
        content = _one_quotation(page, block)
        if content is None:
            continue
        rest = Span(content.end, block.end) if page.text[content.end : block.end].strip() else after
        match = AUTHOR.fullmatch(page.text, rest.start, rest.end)
        if match and _is_name(page, Span(*match.span("author"))):
            yield from _draft(page, match, content, "a quotation with its author after a dash")


def _one_quotation(page: Page, block: Span) -> Span | None:
    """The quotation that a paragraph begins with, up to its last mark, where it is one and not several.

    Its first mark may be the wrong one (`”We will go.” — Anna Berg`): lists of voices are written in haste.
    """
    text = page.text[block.start : block.end]
    first = len(text) - len(text.lstrip())
    last = max(map(text.rfind, MARKS))
    if last <= first or text[first] not in MARKS:
        return None
    inner, depth = text[first + 1 : last], 1
    for mark in inner if text[first] != '"' else inner.replace('"', "”"):
        depth += (mark in OPENERS) - (mark in CLOSERS)
        if depth == 0:
            return None
    return Span(block.start + first, block.start + last + 1)


def _is_name(page: Page, author: Span) -> bool:
    """Whether words are a name, with a title at most: most of them capitals, none a finite verb."""
    analysis, run = page.analysis, page.analysis.tokens_in(author)
    words = page.text[author.start : author.end].split()
    capital = sum(word[0].isupper() for word in words)
    return len(words) <= MOST_WORDS and 2 * capital > len(words) and not any(analysis.tags[t] in FINITE for t in run)


def _draft(page: Page, match: re.Match[str], content: Span, why: str) -> Iterator[Draft]:
    dash = page.analysis.tokens_in(Span(*match.span("dash")))
    if dash and any(c.isalnum() for c in page.text[content.start : content.end]):
        yield Draft(
            anchor=dash.first,
            source=(tidy(page, Span(*match.span("author"))),),
            cue=(Span(*match.span("dash")),),
            content=(content,),
            confidence=0.85,
            why=why,
        )
