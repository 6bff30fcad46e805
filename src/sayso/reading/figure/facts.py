"""Which quantities are figures: facts of the matter, not dates, ages, ordinals, names of articles or idioms."""

import re
from collections.abc import Iterable

from sayso.language import Analysis
from sayso.model import TimeExpression
from sayso.reading.quantity.quantities import Quantity
from sayso.reading.tables import words

TABLE = "figure_nouns"
SMALL = 4  # below it, `the two sides` and `three issues` are parts of the talk
RATIO = re.compile(r"\s(?:in|out\sof)\s(?:every\s)?(?:10|100|four|five|ten)\b", re.IGNORECASE)
VERSUS = re.compile(r"\b\d{1,2}\sto\s\Z")
GOALS = 20  # below it, `5 to 4` is a vote or a score
OLDEST = 120  # years of age
LONGEST = 9  # digits that are written without commas
DASHES = frozenset("-–—")
FEW = 10  # below it, `the five` are those spoken of
ENUMERATOR = re.compile(r"\s*[(\[]?\d{1,3}(?:\.\d{1,3})*(?:[.):\]]|\s*\Z|\s+[A-Z])")
NEXT = re.compile(r"\.\s{1,3}[A-Z]")
LISTED = 400  # characters between the numbers of a list
ELIDED = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "appos", "ROOT", "npadvmod", "oprd", "ccomp", "dep"}
)
VAGUE = frozenset({"a few", "several", "a number of", "a handful of", "a couple of"})
YEARS = (1950, 2050)


def of_time(times: Iterable[TimeExpression], quantity: Quantity) -> bool:
    """Whether one of the times that touch a number holds its digits; that of `$250 a week` does not."""
    digits = quantity.number.start + (len(quantity.hedge) + 4 if quantity.hedge else 2)
    return any(time.span[0].start <= digits for time in times)


def is_figure(analysis: Analysis, quantity: Quantity, what: str, part: bool) -> bool:
    """Whether a quantity is a fact of the matter.

    `what` is what has happened to those counted (`other:…` unknown); `part` whether a larger figure includes it.
    """
    if any(test(analysis, quantity) for test in NEVER):
        return False
    if quantity.kind != "count":
        return quantity.kind != "measure" or quantity.unit not in words(TABLE, "size")
    if quantity.hyphened:
        return _hyphened(analysis, quantity)
    known = what in words(TABLE, "person_fate")
    if _vague(quantity) or _pronoun(analysis, quantity):
        return (known and quantity.unit in {"people", None}) or (part and not _vague(quantity))
    if quantity.noun is None and not quantity.partitive:
        return known or part or (not _anaphor(analysis, quantity) and _elided(analysis, quantity))
    return known or part or not _talk(analysis, quantity)


def _vague(quantity: Quantity) -> bool:
    """`several`, `a few`, `a number of`."""
    return quantity.hedge in VAGUE and (quantity.low or 0) < 20


def _word(analysis: Analysis, at: int) -> str:
    return analysis.words[at].lower() if 0 <= at < len(analysis) else ""


def _is_time(_: Analysis, quantity: Quantity) -> bool:
    return quantity.kind == "time"


def _first(analysis: Analysis, quantity: Quantity) -> int:
    return analysis.tokens_in(quantity.number).first


def _enumerator(analysis: Analysis, quantity: Quantity) -> bool:
    """`3.`, `(2)`, `1)` at the head of a line."""
    start, end = quantity.number
    block = analysis.block_at(start)
    line = analysis.text.rfind("\n", block.start, start) + 1 or block.start
    before = analysis.text[max(line, block.start) : start]
    if quantity.kind == "count" and analysis.text[end : end + 1] == ")" and before[-1:] in {"", " ", "("}:
        return True
    if before.strip(" \t([#*•-") or not analysis.text[start:end].isdigit():
        return False
    return ENUMERATOR.match(analysis.text, max(line, block.start), min(end + 12, block.end)) is not None and (
        quantity.noun is None or analysis.text[end : end + 1] in ".):]"
    )


def _listed(analysis: Analysis, quantity: Quantity) -> bool:
    """`… detainees 5. Authorities …`: a number of a list on one line, with the one before or after it nearby."""
    start, end = quantity.number
    text, digits = analysis.text, analysis.text[start:end]
    if not digits.isdecimal() or len(digits) > 2 or not NEXT.match(text, end):
        return False
    before, after = (rf"(?<!\d){int(digits) + step}\.\s" for step in (-1, 1))
    return (
        re.search(before, text[max(0, start - LISTED) : start]) is not None
        or re.search(after, text[end : end + LISTED]) is not None
    )


def _named(analysis: Analysis, quantity: Quantity) -> bool:
    """`Article 5`, `Resolution 2254`, `No. 2`, `phase one`, `7 Images`: a number that names."""
    at = _first(analysis, quantity)
    before = _word(analysis, at - 1)
    if before == "." and _word(analysis, at - 2) == "no":
        return True
    if before == "of" and at > 1 and analysis.words[at - 2] == "Group":  # of Twenty
        return True
    if quantity.noun is not None and (
        analysis.pos[quantity.noun] == "NUM" or analysis.text[slice(*quantity.span)][-1:].isdigit()
    ):
        return True
    if quantity.kind == "count" and before.rstrip(".") in words(TABLE, "name") and quantity.hedge is None:
        return True
    if quantity.noun is not None and _word(analysis, quantity.noun) in words(TABLE, "frame"):
        return True
    glued = analysis.pos[at] == "PROPN" and analysis.deps[at] in {"compound", "nummod", "nmod"} and before[:1].isalpha()
    capital = at > 0 and analysis.words[at - 1][:1].isupper() and analysis.pos[at - 1] == "PROPN"
    unnamed = quantity.noun is None or (analysis.pos[quantity.noun] == "PROPN" and quantity.unit != "people")
    bare = quantity.kind == "count" and quantity.hedge is None and unnamed and not quantity.partitive
    return glued or (
        bare and capital and analysis.deps[at] in {"nummod", "appos", "npadvmod", "pobj"} and quantity.low != 0
    )


def _hyphened(analysis: Analysis, quantity: Quantity) -> bool:
    """`86-page`, `17-member`; not `two-state` or `three-way`."""
    noun = analysis.lemmas[quantity.noun] if quantity.noun is not None else ""
    return noun in words(TABLE, "hyphen")


def _pronoun(analysis: Analysis, quantity: Quantity) -> bool:
    """`one`, which is mostly a pronoun or article."""
    return analysis.words[quantity.token].lower() == "one" and quantity.low == 1


def _anaphor(analysis: Analysis, quantity: Quantity) -> bool:
    """`the two met`, `all five said`: those spoken of, counted no more; and `from zero`, which counts nothing."""
    before = _word(analysis, _first(analysis, quantity) - 1)
    return quantity.low == 0 or (
        quantity.hedge is None and (quantity.low or 0) <= FEW and before in words(TABLE, "definite")
    )


def _age(analysis: Analysis, quantity: Quantity) -> bool:
    """`Smith, 43, …`, `people under 30`."""
    start, end = quantity.number
    text, before = analysis.text, analysis.tokens_in(quantity.number).first - 1
    if quantity.noun is not None or quantity.kind != "count" or max(quantity.low or 0, quantity.high or 0) >= OLDEST:
        return False
    if quantity.hedge is None:
        return text[max(0, start - 2) : start].rstrip().endswith(",") and text[end : end + 1] in {",", "."}
    people = before >= 0 and _word(analysis, before) in words("person_nouns", "person")
    return people and quantity.hedge in {"under", "over", "above", "below"}


def _score(analysis: Analysis, quantity: Quantity) -> bool:
    """Either number of a `4-4 ruling`, the second of `voted 5 to 4`, the first of `three in 10`."""
    text, (start, end) = analysis.text, quantity.number
    if quantity.kind != "count":
        return False
    if quantity.noun is None and RATIO.match(text, end):
        return True
    if quantity.noun is None and (quantity.low or 0) <= GOALS and VERSUS.search(text, max(0, start - 8), start):
        return True
    after = text[end : end + 1] in DASHES and text[end + 1 : end + 2].isdigit()
    before = start > 1 and text[start - 1] in DASHES and text[start - 2].isdigit()
    return text[start:end].isdecimal() and (after or before)


def _code(analysis: Analysis, quantity: Quantity) -> bool:
    """`760428498989289472`: so many digits in a row number a thing."""
    digits = analysis.text[slice(*quantity.number)]
    return digits.isdigit() and len(digits) > LONGEST


def _likened(analysis: Analysis, quantity: Quantity) -> bool:
    """`half the size of`: what something is likened to."""
    at = quantity.token + 1
    share = quantity.kind == "share" and _word(analysis, at) == "the"
    return share and _word(analysis, at + 1) in words(TABLE, "extent")


def _year(analysis: Analysis, quantity: Quantity) -> bool:
    """`2016 elections`: four digits that date rather than count."""
    digits = analysis.text[slice(*quantity.number)]
    year = quantity.kind == "count" and digits.isdigit() and len(digits) == 4
    return year and YEARS[0] <= int(digits) <= YEARS[1] and quantity.unit != "people"


def _elided(analysis: Analysis, quantity: Quantity) -> bool:
    """A number without its noun: an argument of a verb, or coordinated with a counted one; no score or address."""
    end, at, text = quantity.number.end, quantity.token, analysis.text
    if quantity.hedge is not None or (quantity.low or 0) >= 1000:
        return True
    if analysis.name_of[at] in {"DATE", "TIME", "ORDINAL"} or text[end : end + 1] in {":", "/"}:
        return False
    return analysis.deps[at] in ELIDED and analysis.pos[at] == "NUM" and _counted_before(analysis, quantity)


def _counted_before(analysis: Analysis, quantity: Quantity) -> bool:
    """Whether the number is the object or subject of a verb, or of `including`, `to`, `from`, `of`."""
    head = analysis.heads[quantity.token]
    if analysis.deps[quantity.token] == "pobj":
        return analysis.words[head].lower() in {"including", "to", "from", "of", "by", "with"}
    return analysis.pos[head] in {"VERB", "AUX", "NUM", "NOUN"} and head != quantity.token


def _talk(analysis: Analysis, quantity: Quantity) -> bool:
    """`the two sides`, `three issues`, `two leaders`: a small number of the talk's own parts."""
    if quantity.noun is None or quantity.hedge is not None or (quantity.low or 0) >= SMALL + 20:
        return False
    small = (quantity.low or 0) <= SMALL
    if _word(analysis, quantity.noun) in words(TABLE, "talk"):
        return small or quantity.partitive
    best = any(analysis.tags[t] == "JJS" for t in range(quantity.token, quantity.noun))
    return small and (best or _word(analysis, _first(analysis, quantity) - 1) in words(TABLE, "definite"))


NEVER = (_is_time, _enumerator, _listed, _named, _age, _score, _code, _likened, _year)
