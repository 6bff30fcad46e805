"""Whether references, durations and sets are times where they stand: `soon`, `the future`, `a quarter of`, `hours`."""

from sayso.language import Analysis
from sayso.reading.tables import words
from sayso.reading.timex.anchor import PAST
from sayso.reading.timex.direction import direction
from sayso.reading.timex.place import TABLE, Place
from sayso.reading.timex.said import Fixed

PERSONS = ("ist", "ian", "man", "woman", "er", "or", "ee", "boy", "girl")
AGED = 5  # tokens after `48-year-old` that may name whose age it is


def adjective(place: Place) -> bool:
    """`current`, `future`, `present` before a noun."""
    token = place.run.first
    if place.first == "current":
        return place.before != "then"
    if place.first == "present":
        return place.analysis.pos[token] == "ADJ" and place.analysis.deps[token] == "amod"
    if place.first == "future":
        return place.analysis.deps[token] in {"amod", "compound"} or place.analysis.pos[token] == "ADJ"
    return True


def future(place: Place) -> bool:
    """`the future`, not `the future of the valley`, which is its fate."""
    return place.after != "of"


def _told(place: Place) -> bool:
    """Whether the clause tells of the past."""
    return direction(place.analysis, place.run) == PAST


def sooner(place: Place) -> bool:
    """`earlier`, `later` as adverbs of their own; `later` in a tale of the past is only what came next."""
    if place.analysis.pos[place.run.first] != "ADV" or place.after == "than":
        return False
    return not place.raw.later or not _told(place)


def soon(place: Place) -> bool:
    """`soon`, not `as soon as`, `soon after` or what soon followed in a tale of the past."""
    if "as" in {place.before, place.first}:
        return False
    if not isinstance(place.raw.said, Fixed) or place.raw.said.value != "FUTURE_REF":
        return True
    return place.after not in words(TABLE, "sequel") and not _told(place)


def moment(place: Place) -> bool:
    """`at this point`; not the point that a tale has reached."""
    return not _told(place)


def units(place: Place) -> bool:
    """`weeks`, `hours` alone: not `working hours`, `minutes apart`, `a matter of days`."""
    if place.before == "of" and place.analysis.words[max(place.run.first - 2, 0)].lower() == "matter":
        return False
    return place.after != "apart" and place.before not in words(TABLE, "busy")


def no_share(place: Place) -> bool:
    """`a quarter of the seats` is a share; `several quarters of losses` a time."""
    return "quarter" not in place.last or place.after != "of" or place.first == "several"


def count(place: Place) -> bool:
    """A duration: not `52 years old`, nor a share."""
    return no_share(place) and place.after != "old"


def described(place: Place) -> bool:
    """`ten painful months`, `eight trading days`: an adjective or participle between the number and its unit."""
    middle = place.run.stop - 2
    fitting = middle > place.run.first and place.analysis.tags[middle] in {"JJ", "VBG", "VBN"}
    return fitting and place.after != "old" and place.last != "seconds"


def no_age(place: Place) -> bool:
    """`33-month-old crisis` is a time, `48-year-old man` an age."""
    if not place.raw.older:
        return True
    analysis, nouns = place.analysis, []
    for token in range(place.run.stop, min(place.run.stop + AGED, len(analysis))):
        if analysis.pos[token] in {"NOUN", "PROPN"}:
            nouns.append(token)
        elif nouns or analysis.pos[token] not in {"ADJ", "PUNCT"}:
            break
    if not nouns or analysis.pos[nouns[-1]] == "PROPN":
        return False
    return not any(_person(analysis, t) for t in nouns)


def _person(analysis: Analysis, token: int) -> bool:
    """Whether a noun is a person's: of the table, by its ending (`geologist`), or as a name."""
    word = analysis.words[token].lower()
    ending = word.endswith(PERSONS) and word not in words("person_nouns", "thing")
    return word in words("person_nouns", "person") or ending or analysis.name_of[token] == "PERSON"


def clock(place: Place) -> bool:
    """`noon`, not `high noon`."""
    return place.before != "high"


def often(place: Place) -> bool:
    """`daily`, not the noun of a newspaper before its name."""
    analysis, stop = place.analysis, place.run.stop
    named = stop < len(analysis) and analysis.words[stop][:1].isupper()
    return not (named and analysis.pos[stop - 1] in {"NOUN", "PROPN"})
