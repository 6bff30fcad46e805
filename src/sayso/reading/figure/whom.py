"""Who is counted: the words for the people, or what an amount of money or a percentage is of."""

import re

from sayso.language import Analysis
from sayso.model import Figure, Span
from sayso.reading.quantity.counted import joined
from sayso.reading.quantity.numbers import lexicon
from sayso.reading.quantity.quantities import Quantity
from sayso.reading.tables import words

TABLE = "figure_nouns"
WORTH = re.compile(r"\s{1,3}worth\sof\s", re.IGNORECASE)
LONGEST = 8  # tokens of what an amount is of


def whom_of(analysis: Analysis, quantity: Quantity, whole: Figure | None) -> str | None:
    """The counted phrase without its number and determiners; None where it says no more than the unit.

    Of `39 of whom` it is the one that `whole` counts, the larger figure; of money and percentages what follows `of`.
    """
    if quantity.hyphened or quantity.kind not in {"count", "money", "percent"}:
        return None
    if whole is not None and is_pronoun(analysis, quantity):
        return whole.whom
    worth = WORTH.match(analysis.text, quantity.span.end) if quantity.kind == "money" else None
    if worth:
        return _worth(analysis, worth.end())
    if quantity.noun is None or _word(analysis, quantity.noun) in words(TABLE, "befallen"):
        return None
    phrase = _bare(joined(analysis.text[quantity.number.end : quantity.span.end]))
    return None if phrase.lower() in {"", (quantity.unit or "").lower(), *words(TABLE, "anyone")} else phrase


def unit_of(analysis: Analysis, quantity: Quantity, what: str, whole: Figure | None) -> str | None:
    """The unit of a figure: that of the larger one for `39 of whom`; people where a bare number was killed or held."""
    if is_pronoun(analysis, quantity):
        return whole.unit if whole is not None else None
    bare = quantity.kind == "count" and quantity.unit is None and not quantity.hyphened
    return "people" if bare and what in words(TABLE, "person_fate") else quantity.unit


def is_pronoun(analysis: Analysis, quantity: Quantity) -> bool:
    """Whether the counted are named by a pronoun alone: `39 of whom`, `a third of those`."""
    return quantity.partitive and quantity.noun is not None and _word(analysis, quantity.noun) in words(TABLE, "whole")


def _word(analysis: Analysis, token: int) -> str:
    return analysis.words[token].lower()


def _bare(phrase: str) -> str:
    """A phrase without the `of`, determiners, numbers and `other` that it begins with."""
    parts = phrase.split(" ")
    empty = words(TABLE, "determiner") | lexicon().plain.keys()
    while parts and (parts[0][:1].isdigit() or parts[0].lower() in empty):
        parts = parts[1:]
    return " ".join(parts)


def _worth(analysis: Analysis, start: int) -> str | None:
    """`southern goods`, where `$50 billion worth of southern goods` has it from `start`."""
    first = token = analysis.tokens_in(Span(start, start + 1)).first
    for _ in range(LONGEST):
        if token >= len(analysis) or analysis.deps[token] == "pobj":
            break
        token = analysis.heads[token]
    if not first <= token < min(first + LONGEST, len(analysis)):
        return None
    return joined(analysis.text[start : analysis.ends[token]])
