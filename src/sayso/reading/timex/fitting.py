"""Whether an expression is a time where it stands: `May` the month, `fall` the season, `2016` the year, not an age."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sayso.language import Analysis
from sayso.reading.tables import words
from sayso.reading.timex import fitting_words as of
from sayso.reading.timex.place import TABLE, Place
from sayso.reading.timex.said import Calendar
from sayso.reading.timex.titles import is_namesake, is_title

TITLED = frozenset(
    {"deictic", "relunit", "often", "moment", "now", "refword", "theunit", "tonight", "units", "duration", "aunit"}
)
OLDEST, OLD, NEW, LATEST = 1000, 1400, 1900, 2100  # years that need much, some or no company to be read


def fits(place: Place, people: frozenset[str]) -> bool:
    """Whether the words around an expression let it be one; `people` are the months that are persons' names too."""
    test = TESTS.get(place.raw.rule)
    if test is not None and not test(place):
        return False
    return not (place.raw.rule in TITLED and is_title(place)) and not is_namesake(place, people)


def _year(place: Place) -> bool:
    """A lone year: after a preposition, or before a noun in the singular that it dates (`the 2016 campaign`)."""
    year = place.raw.said.year if isinstance(place.raw.said, Calendar) else None
    if year is None or not OLDEST <= year < LATEST + 100 or _counts(place.analysis, place.run.stop - 1):
        return False
    if place.analysis.text[place.raw.span.start - 1 : place.raw.span.start] == "/":  # `Report 23/2021`
        return False
    older = place.before in words(TABLE, "old_year") and year >= OLD
    return len(place.run) > 1 or older or NEW <= year <= LATEST


def _counts(analysis: Analysis, token: int) -> bool:
    """Whether a number counts a noun in the plural (`2000 people`; not `the 1992 protests`)."""
    head = analysis.heads[token]
    before = analysis.words[token - 1].lower() if token else ""
    number = int(analysis.words[token]) if analysis.words[token].isdecimal() else 0
    if number % 10 or (number % 50 and before in words(TABLE, "owner")):  # counts are round
        return False
    counted = analysis.tags[head] == "NNS" and analysis.words[head].lower() not in words(TABLE, "dated")
    return counted and analysis.deps[token] == "nummod" and 0 < head - token <= 2


def _month(place: Place) -> bool:
    """`May` and `March` alone: not a verb, a person's name or a march."""
    if len(place.run) > 1:
        return True
    token, word = place.run.first, place.first
    person = place.analysis.name_of[token] == "PERSON"
    if word not in words(TABLE, "ambiguous"):
        return not person or word not in {"june", "april"}
    if place.analysis.tags[token] != "NNP" or person:
        return False
    if place.analysis.text[place.raw.span.end : place.raw.span.end + 1] == "-":  # `Mar-a-Lago`
        return False
    dates = place.before == "the" and place.analysis.deps[token] == "compound"  # `the March accession`
    return word != "march" or place.before in words(TABLE, "march") or dates


def _season(place: Place) -> bool:
    """`fall` and `spring` alone: a noun, after an article or preposition, or before what it dates."""
    last = place.run.stop - 1
    word, article = place.last, place.first == "the"
    if place.analysis.pos[last] not in {"NOUN", "PROPN"} or (word == "fall" and place.after == "of"):
        return False
    if place.analysis.words[last][:1].isupper() and place.following[:1].isupper():  # `the Summer Olympics`
        return False
    if len(place.run) > 1 and not article:
        return True
    near = place.before in words(TABLE, "season")
    if article and word not in {"fall", "spring"}:
        near = near or place.before in words(TABLE, "summer")
    return near or (word != "fall" and place.analysis.deps[last] == "compound")


TESTS: Mapping[str, Callable[[Place], bool]] = MappingProxyType(
    {
        "year": _year,
        "month": _month,
        "season": _season,
        "adjective": of.adjective,
        "thefuture": of.future,
        "sooner": of.sooner,
        "moment": of.moment,
        "refword": of.soon,
        "units": of.units,
        "aunit": of.no_share,
        "duration": of.count,
        "described": of.described,
        "hyphened": of.no_age,
        "spaced": of.no_share,
        "clock": of.clock,
        "often": of.often,
    }
)
