"""Whether an expression is a time where it stands: `May` the month, `fall` the season, `2016` the year, not an age."""

from dataclasses import replace

from sayso.language import Analysis
from sayso.reading.tables import words
from sayso.reading.timex.said import Calendar, Fixed, Raw

BEFORE_YEAR = frozenset(
    [
        "in",
        "since",
        "by",
        "of",
        "from",
        "until",
        "till",
        "before",
        "after",
        "during",
        "through",
        "throughout",
        "between",
        "early",
        "late",
        "mid",
        "for",
        "to",
        "and",
        "or",
        "around",
        "circa",
        "the",
        "(",
        "-",
        "–",
        "year",
        "than",
        "over",
    ]
)


RELATED = frozenset({"ago", "after", "before", "earlier", "later", "of", "to"})  # what follows a plain duration
PERSONS = ("ist", "ian", "man", "woman", "er", "or", "ee", "boy", "girl")


def fits(analysis: Analysis, raw: Raw) -> bool:
    """Whether the words around an expression let it be one."""
    test = TESTS.get(raw.rule)
    return test is None or test(analysis, raw)


def in_place(analysis: Analysis, raw: Raw) -> Raw:
    """`a week` after an amount is a rate, so a SET: `$250 a week`, `four flights a week`, `twice a year`."""
    if raw.rule != "aunit" or not isinstance(raw.said, Fixed) or raw.said.value.startswith("PX"):
        return raw
    first = analysis.tokens_in(raw.span).first
    if first == 0 or _after(analysis, raw) in RELATED or analysis.words[first].lower() not in {"a", "an"}:
        return raw
    before = first - 1
    counted = analysis.pos[before] in {"NUM", "SYM"} or analysis.words[before].lower() in {
        "%",
        "percent",
        "twice",
        "once",
    }
    many = analysis.pos[before] == "NOUN" and analysis.tags[before] == "NNS" and _counted(analysis, before)
    return replace(raw, type="SET") if counted or many else raw


def _counted(analysis: Analysis, noun: int) -> bool:
    """Whether a noun has a number: `four flights`."""
    return any(analysis.pos[c] == "NUM" for c in analysis.children[noun])


def _before(analysis: Analysis, raw: Raw) -> str:
    first = analysis.tokens_in(raw.span).first
    return analysis.words[first - 1].lower() if first else ""


def _after(analysis: Analysis, raw: Raw) -> str:
    stop = analysis.tokens_in(raw.span).stop
    return analysis.words[stop].lower() if stop < len(analysis) else ""


def _year(analysis: Analysis, raw: Raw) -> bool:
    """A lone year: after a preposition, or before a noun in the singular that it dates (`the 2016 campaign`)."""
    run = analysis.tokens_in(raw.span)
    if not isinstance(raw.said, Calendar) or raw.said.year is None or not 1000 <= raw.said.year <= 2199 or not run:
        return False
    last = run.stop - 1
    if len(run) > 1 or (1900 <= raw.said.year <= 2100 and _before(analysis, raw) in BEFORE_YEAR):
        return not _counts(analysis, last)
    if _before(analysis, raw) in {"in", "since", "of", "until", "by", "from", "("} and raw.said.year >= 1400:
        return not _counts(analysis, last)
    return 1900 <= raw.said.year <= 2100 and not _counts(analysis, last)


def _counts(analysis: Analysis, token: int) -> bool:
    """Whether a number counts a noun in the plural (`2000 people`)."""
    head = analysis.heads[token]
    return analysis.deps[token] == "nummod" and head > token and analysis.tags[head] in {"NNS"} and head - token <= 2


def _month(analysis: Analysis, raw: Raw) -> bool:
    """`May` and `March` alone: not a verb or a person's name."""
    run = analysis.tokens_in(raw.span)
    if not run or len(run) > 1:
        return True
    word = analysis.words[run.first]
    if word.lower() not in {"may", "march", "august", "mar", "jun", "jan", "dec", "sep", "apr"}:
        return analysis.name_of[run.first] not in {"PERSON"} or word.lower() not in {"june", "april"}
    return analysis.tags[run.first] == "NNP" and analysis.name_of[run.first] != "PERSON"


def _season(analysis: Analysis, raw: Raw) -> bool:
    """`fall` and `spring` alone: a noun, after an article or preposition, or before what it dates."""
    run = analysis.tokens_in(raw.span)
    if not run or analysis.pos[run.stop - 1] not in {"NOUN", "PROPN"}:
        return False
    word = analysis.words[run.stop - 1].lower()
    if len(run) == 1 or analysis.words[run.first].lower() == "the":
        return _before(analysis, raw) in {"in", "by", "until", "this", "last", "since", "during"} or (
            word != "fall" and analysis.deps[run.stop - 1] == "compound"
        )
    return True


def _age(analysis: Analysis, raw: Raw) -> bool:
    """`33-month-old crisis` is a time, `48-year-old man` an age."""
    run = analysis.tokens_in(raw.span)
    if not raw.older or not run:
        return True
    nouns = []
    for token in range(run.stop, min(run.stop + 5, len(analysis))):
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


def _quarter(analysis: Analysis, raw: Raw) -> bool:
    """`a quarter of the seats` is a share."""
    run = analysis.tokens_in(raw.span)
    return not run or "quarter" not in analysis.words[run.stop - 1].lower() or _after(analysis, raw) != "of"


def _adjective(analysis: Analysis, raw: Raw) -> bool:
    """`current`, `future`, `present` before a noun."""
    run = analysis.tokens_in(raw.span)
    if not run:
        return False
    word = analysis.words[run.first].lower()
    if word == "present":
        return analysis.pos[run.first] == "ADJ" and analysis.deps[run.first] == "amod"
    if word == "future":
        return analysis.deps[run.first] in {"amod", "compound"} or analysis.pos[run.first] == "ADJ"
    return True


def _sooner(analysis: Analysis, raw: Raw) -> bool:
    """`earlier`, `later` as adverbs of their own."""
    run = analysis.tokens_in(raw.span)
    return bool(run) and analysis.pos[run.first] == "ADV" and _after(analysis, raw) != "than"


def _units(analysis: Analysis, raw: Raw) -> bool:
    """`weeks`, `hours` alone: not of an adjective or possessor (`working hours`, `his days`)."""
    return _before(analysis, raw) not in {
        "these",
        "those",
        "working",
        "school",
        "opening",
        "business",
        "office",
        "early",
    }


def _soon(analysis: Analysis, raw: Raw) -> bool:
    """`soon`, not `as soon as`."""
    return _before(analysis, raw) != "as" and not analysis.text[raw.span.start : raw.span.end].lower().startswith("as ")


def _count(analysis: Analysis, raw: Raw) -> bool:
    """A duration: not `52 years old`, nor a share."""
    return _quarter(analysis, raw) and _after(analysis, raw) != "old"


TESTS = {
    "year": _year,
    "month": _month,
    "season": _season,
    "adjective": _adjective,
    "sooner": _sooner,
    "units": _units,
    "aunit": _quarter,
    "duration": _count,
    "refword": _soon,
    "hyphened": _age,
    "spaced": _quarter,
}
