"""Quantities: every number expression of a text with its bounds, hedge, unit and the noun that it counts.

Figures are those that are facts of the matter; provisions take theirs from the same list.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from sayso.language import Analysis, Tokens
from sayso.model import Span
from sayso.reading.quantity.counted import counted_noun, whole_word
from sayso.reading.quantity.numbers import WS, Number, alternatives, numbers
from sayso.reading.tables import column, rows, words

NEAR = 48  # characters before a number in which its hedge or sign may stand
PLACES = frozenset({"over", "above", "under", "below"})  # prepositions of place, too


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number expression. `low` and `high` are as in a Figure: equal for an exact one, None where the words set none.

    kind: count (of `noun`, or of one left out), money, percent, measure (length, weight …), time (`six weeks`) or
    share (a fraction, low and high as parts of one).
    """

    span: Span  # hedge, number, unit, and the counted noun with what stands before it: `at least 31 young people`
    number: Span  # hedge, number and unit alone: `at least 31`
    token: int  # the last token of the number
    low: float | None
    high: float | None
    hedge: str | None
    kind: str
    unit: str | None  # people, percent, dollars, `dollars per hour`, kilometres, or the noun as the text has it
    noun: int | None  # the head token of the counted noun; None where it is left out (`251 taken hostage`)
    partitive: bool = False  # `39 of whom`, `two of the men`
    hyphened: bool = False  # `86-page`


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, or a range of two, with the sign and unit written on to it."""

    span: Span
    low: float | None
    high: float | None
    hedge: str | None
    kind: str
    unit: str | None


@cache
def words_at(place: str) -> tuple[str, ...]:
    """The hedges of one place: before or after the number, or verbs that bound it."""
    return tuple(r["words"] for r in rows("hedges") if r["place"] == place)


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The patterns made from the tables `units` and `hedges`."""
    units = {kind: [r["word"] for r in rows("units") if r["kind"] == kind] for kind in ("sign", "money", "percent")}
    after = [r["word"] for r in rows("units") if r["kind"] != "sign"]
    per = r"second|minute|hour|day|night|week|month|year|head|person|capita|tonne|ton|barrel|litre|kilometre"
    filler = rf"(?:another|a{WS}further|an{WS}additional|an{WS}extra|(?P<article>the|a)){WS}"
    return {
        "sign": re.compile(rf"(?:{alternatives(units['sign'])})\s?\Z", re.IGNORECASE),
        "unit": re.compile(
            rf"\s{{0,3}}+(?P<unit>%)|(?:{WS}|[-‐‑])(?:(?:US|U\.S\.){WS})?(?P<word>{alternatives(after)})\b",
            re.IGNORECASE,
        ),
        "per": re.compile(rf"{WS}(?:per|an?|each|every){WS}(?:{per})\b|/(?:{per})\b", re.IGNORECASE),
        "hedge": re.compile(rf"\b(?P<hedge>{alternatives(words_at('before'))}){WS}(?:{filler})?\Z", re.IGNORECASE),
        "after": re.compile(rf"(?:{WS}(?P<hedge>{alternatives(words_at('after'))})\b)|(?P<plus>\+)", re.IGNORECASE),
        "between": re.compile(rf"\b(?:between|from){WS}\Z", re.IGNORECASE),
        "joint": re.compile(
            rf"(?:\s?(?P<dash>[-–—‐‑])\s?|{WS}(?P<word>to|and|or|through){WS})(?:[$€£¥₹]\s?)?\Z", re.IGNORECASE
        ),
    }


def _signed(text: str, block: Span, number: Number) -> Amount:
    """A number with the currency sign before it and the unit after it."""
    found = patterns()
    low, high, hedge = number.low, number.high, number.words or None
    start, end = number.span
    before = found["sign"].search(text, max(block.start, start - 5), start)
    after = found["unit"].match(text, end, block.end)
    if before:
        start, unit, kind = before.start(), column("units", "word", "unit")[before[0].strip().lower()], "money"
    elif after:
        word = (after["unit"] or " ".join(after["word"].lower().split())).lower()
        end, unit, kind = after.end(), column("units", "word", "unit")[word], column("units", "word", "kind")[word]
    else:
        return Amount(number.span, low, high, hedge, "share" if number.share else "count", None)
    per = found["per"].match(text, end, block.end) if kind in {"money", "measure", "percent"} else None
    if per:
        unit, end = f"{unit} {' '.join(text[per.start() : per.end()].split())}", per.end()
    return Amount(Span(start, end), low, high, hedge, kind, unit)


def _ranged(text: str, block: Span, first: Amount, second: Amount) -> Amount | None:
    """`between 30 and 40`, `30-40`, `12 to 18`, `two or three`: one amount; `325 to 306` and `2 and 3` are two."""
    joint = patterns()["joint"].fullmatch(text, first.span.end, second.span.start)
    if not joint or first.low is None or second.low is None or first.high is None or second.high is None:
        return None
    if not first.low < second.low or "share" in (first.kind, second.kind):
        return None
    between = patterns()["between"].search(text, max(block.start, first.span.start - NEAR), first.span.start)
    if joint["word"] and joint["word"].lower() == "and" and not between:
        return None
    if between and between[0].lower().startswith("from") and first.unit != second.unit:
        return None
    if first.unit is not None and first.unit != second.unit and not (second.unit or "").startswith(first.unit):
        return None
    low = first.low
    if second.low >= 1e6 and first.low < 1000 and second.kind == "money":
        low *= 10 ** (len(str(int(second.low))) - len(str(int(second.low)).rstrip("0")) - 0)
        low = low if low < second.low else first.low
    start = between.start() if between and between[0].lower().startswith("between") else first.span.start
    hedge = "between" if start < first.span.start else None
    return Amount(Span(start, second.span.end), low, second.high, hedge, second.kind, second.unit)


def _hedged(text: str, block: Span, amount: Amount) -> Amount:
    """An amount with the hedge that stands right before or after it: each binds to its own number."""
    if amount.hedge == "between":
        return amount
    start, end = amount.span
    before = patterns()["hedge"].search(text, max(block.start, start - NEAR), start)
    if before and before["hedge"].lower() in PLACES and before["article"] and text[start : start + 1].isdigit():
        before = None  # `a quarrel over a 25% tariff`
    after = patterns()["after"].match(text, end, block.end)
    if not before and not after:
        return amount
    side = ""
    hedge = amount.hedge
    if before:
        hedge = " ".join(before["hedge"].lower().split())
        side, start = column("hedges", "words", "side")[hedge], before.start()
    elif after:
        hedge = "plus" if after["plus"] else " ".join(after["hedge"].lower().split())
        side, end = column("hedges", "words", "side")[hedge], after.end()
    low = None if side == "high" else amount.low
    high = None if side == "low" else amount.high if amount.high is not None or side == "both" else amount.low
    hedge = hedge[3:] if hedge and hedge.startswith("an ") else hedge
    return Amount(Span(start, end), low, high, hedge, amount.kind, amount.unit)


def _merged(text: str, block: Span, found: list[Amount]) -> Iterator[Amount]:
    """The amounts with their ranges joined, and `seventy-two (72)` said twice taken once."""
    skip = False
    for first, second in pairwise([*found, None]):
        assert first is not None
        if skip:
            skip = False
            continue
        joined = _ranged(text, block, first, second) if second else None
        if second and joined is None and text[first.span.end : second.span.start].strip() == "(":
            joined = _twice(text, first, second)
        skip = joined is not None
        yield joined or first


def _twice(text: str, first: Amount, second: Amount) -> Amount | None:
    """`seventy two (72)`, or a measure converted: `2,000 miles (3,219 km)`; None where they are two."""
    if first.low == second.low:
        return replace(second, span=Span(first.span.start, second.span.end))
    converted = first.kind == second.kind == "measure" and text[second.span.end : second.span.end + 1] == ")"
    return replace(first, span=Span(first.span.start, second.span.end + 1)) if converted else None


def amounts(text: str, block: Span) -> Iterator[Amount]:
    """The amounts of a part of a text, in order: numbers with sign, unit and hedge, ranges joined."""
    found = [_signed(text, block, number) for number in numbers(text, block)]
    for amount in _merged(text, block, found):
        yield _hedged(text, block, amount)


def _topped(analysis: Analysis, run: Tokens, amount: Amount) -> Amount:
    """`has passed 40,000`: a verb that bounds a number without its noun (`passed 12 laws` does not)."""
    verb = run.first - 1
    word = analysis.words[verb].lower() if verb >= 0 else ""
    if amount.kind != "count" or amount.hedge is not None or word not in words_at("verb"):
        return amount
    return replace(amount, span=Span(analysis.starts[verb], amount.span.end), high=None, hedge=word)


def _unit(analysis: Analysis, amount: Amount, head: int | None) -> str | None:
    """The amount's own unit, `people`, or the word of the counted noun."""
    if amount.unit is not None or head is None:
        return amount.unit
    word = whole_word(analysis, head)
    return "people" if word in words("person_nouns", "person") or analysis.name_of[head] == "NORP" else word


def _quantity(analysis: Analysis, amount: Amount) -> Quantity | None:
    run = analysis.tokens_in(amount.span)
    if not run:
        return None
    noun = counted_noun(analysis, run, amount.kind)
    if noun.head is None and not noun.hyphened:
        amount = _topped(analysis, run, amount)
    counted = analysis.span(noun.tokens) if noun.tokens else amount.span
    return Quantity(
        span=Span(min(amount.span.start, counted.start), max(amount.span.end, counted.end)),
        number=amount.span,
        token=run.stop - 1,
        low=amount.low,
        high=amount.high,
        hedge=amount.hedge,
        kind=amount.kind,
        unit=_unit(analysis, amount, noun.head),
        noun=noun.head,
        partitive=noun.partitive,
        hyphened=noun.hyphened,
    )


def quantities(analysis: Analysis) -> tuple[Quantity, ...]:
    """The quantities of a text, in order; a pure function of the analysis."""
    found = (_quantity(analysis, a) for block in analysis.blocks for a in amounts(analysis.text, block))
    return tuple(q for q in found if q is not None)
