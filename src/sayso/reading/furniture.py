"""What a page carries besides its text: datelines, pictures' credits, a transcript's labels.

`LUND, Norway (Agency) –`, `Ann Lee/Agency/Images`, `MR. BIRK:`.

The words in them name no actor of the text, and no phrase of the text begins inside them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.language import Analysis
from sayso.model import Span
from sayso.reading import tables
from sayso.reading.actor import nouns
from sayso.reading.turns import turns_of

AGENCY = re.compile(r"[\w .,'’/-]{2,60}\((?P<agency>[\w .&]{2,30})\)\s*[-–—]")
# A place in capitals, with its country or a date; of a single word only a long one, for `NATO – …` is none.
PLACE = re.compile(
    r"(?:[A-Z][A-Z.'’-]{5,}|[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){1,3}|[A-Z][A-Z.'’-]{2,}(?=,))"
    r"(?:, [A-Z][\w.]+(?: [A-Z][\w.]+){0,2}){0,2}(?: \d{1,2})? ?(?:[–—]|--?)\s(?=[A-Z\"“‘])"
)
NAME = r"[A-Z][\w.’'-]{0,30}"  # bounded, so that a long run of capitals and points costs no more than its length
PAGE_LABEL = r"(?:\s+Related (?:article|story|video)\b)?"


@dataclass(frozen=True, slots=True)
class Dateline:
    """One dateline: where it stands, and the name of the agency or medium in it."""

    span: Span
    agency: str | None


def datelines(analysis: Analysis) -> Iterator[Dateline]:
    """The datelines that paragraphs begin with."""
    text = analysis.text
    for block in analysis.blocks:
        match = AGENCY.match(text, block.start, block.end)
        if match is None or not _filed(match[0], match["agency"]):
            match = _medium().match(text, block.start, block.end)
        if match is not None:
            yield Dateline(Span(*match.span()), match["agency"])
        elif (match := PLACE.match(text, block.start, block.end)) is not None:
            yield Dateline(Span(*match.span()), None)


def _filed(line: str, agency: str) -> bool:
    """Whether a medium follows in brackets, or a place in capitals stands before them: not `The union (UPW) –`."""
    place = line.split()[0].strip(".,")
    return nouns.organisation_kind(agency.split()) == "media" or (place.isupper() and len(place) > 1)


def credit_spans(analysis: Analysis) -> Iterator[Span]:
    """The credits of pictures, which pages run into the text around them."""
    for match in _credit().finditer(analysis.text):
        yield Span(*match.span())


def after(spans: Sequence[Span], place: Span) -> Span:
    """A span without the page's furniture that it begins in or runs over."""
    inside = [span.end for span in spans if span.start < place.end and place.start < span.end < place.end]
    return Span(max([place.start, *inside]), place.end)


def furniture(analysis: Analysis) -> tuple[Span, ...]:
    """Every span of a text that is none of its own words, in order."""
    labels = (turn.label for turn in turns_of(analysis))
    return tuple(sorted([*(line.span for line in datelines(analysis)), *credit_spans(analysis), *labels]))


@cache
def _medium() -> re.Pattern[str]:
    """`Radio One —` or `Lund, Norway Radio One —` at the head of a paragraph, for media that are known by name."""
    names = _names("media_name", capital=True)
    place = rf"(?:{NAME}(?: {NAME}){{0,2}}(?:, {NAME}(?: {NAME}){{0,2}})? )?"
    return re.compile(rf"{place}(?P<agency>{names}) ?[–—]\s")


@cache
def _credit() -> re.Pattern[str]:
    """`Ann Lee/Agency`, `AGENCY/Ann Lee`, `Ann Lee/Other/Agency via Agency`, with a label that the page puts there."""
    agency = _names("picture_agency")
    first = rf"\b(?:{agency}|(?:{agency.upper()}))/{NAME} {NAME}(?:(?: {NAME}){{1,2}}(?=[)/\n]|$))?(?:/File Photo)?"
    other = rf"(?:{NAME}(?:\s{NAME}){{0,2}}\s?/\s?){{0,3}}"
    return re.compile(
        rf"{first}|\b{NAME}(?:\s{NAME}){{0,3}}\s?/\s?{other}(?:{agency})\b(?:\s?/\s?{NAME}(?: Photo)?\b)?"
        rf"(?:\svia\s(?:{agency})\b\)?)?{PAGE_LABEL}"
    )


def _names(label: str, *, capital: bool = False) -> str:
    """The names under a label as alternatives, the longest first, as pages spell them."""
    found = sorted(tables.words("actor_words", label), key=lambda name: (-len(name), name))
    spelt = [name.upper() if len(name) <= 5 and " " not in name else name.title() for name in found]
    return "|".join(re.escape(name) for name in dict.fromkeys([*spelt, *(n.title() for n in found if not capital)]))
