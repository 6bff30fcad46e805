"""What a number without its noun counts: the noun that the sentence has given before it.

`256 explosions, compared with 429 the week before`; `the number of explosions reached 256`; `the explosions (256 of
mines)`; `256 explosions and 45 fires, compared with 429 and 60, respectively`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.language import Analysis
from sayso.model import Figure, Span
from sayso.reading.quantity.counted import PLURAL, joined
from sayso.reading.quantity.quantities import Quantity
from sayso.reading.tables import words

NEAR = 60  # characters before a number in which `compared with` may stand
COMPARED = re.compile(
    r"\b(?:compared?s?\s(?:with|to)|com-\s{0,3}pared\s(?:with|to)|versus|as\sagainst|(?:up|down)\sfrom)\s(?:\w{1,12}\s){0,3}\Z",
    re.IGNORECASE,
)
EARLIER = re.compile(r"[^().]{0,40}\b(?:previous|last|earlier|before|ago|prior)\b", re.IGNORECASE)
ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "conj"})
BRACKET = re.compile(r"\(\s{0,3}(?:\w{1,12}\s{1,3}){0,2}\Z")  # with a hedge that the line's end parts from it
OPEN = re.compile(r"[\w,]\s{0,3}\n\s{0,3}\S")
SECOND = re.compile(r"\s?,?\s?and\s(?:\w{1,12}\s){0,2}\Z", re.IGNORECASE)
RESPECTIVELY = re.compile(r"[^.;]{0,40}\brespectively\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Made:
    """A figure with the quantity that it was made of; `compared` where it stands beside another one (`up from 40`)."""

    quantity: Quantity
    figure: Figure
    compared: bool = False


@dataclass(frozen=True, slots=True)
class Like:
    """What an elided number counts: like an earlier figure, or the noun of its sentence."""

    unit: str | None
    whom: str | None
    model: Made | None  # the earlier figure
    noun: int | None  # the token of the noun
    compared: bool


def goes_on(analysis: Analysis, sentence: int) -> bool:
    """Whether a sentence breaks off with its line, as where the next line begins with a number."""
    end = analysis.ends[analysis.sentences[sentence].stop - 1]
    return OPEN.match(analysis.text, end - 1) is not None


def counted_like(analysis: Analysis, quantity: Quantity, earlier: Sequence[Made]) -> Like | None:
    """What a number without its noun counts, or None where the sentence does not say; `earlier` are its figures."""
    if quantity.kind != "count" or quantity.noun is not None or quantity.hyphened:
        return None
    text, start = analysis.text, quantity.number.start
    if COMPARED.search(text, max(0, start - NEAR), start):
        return _like(_wholes(earlier), 0, compared=True)
    if earlier and earlier[-1].compared and SECOND.fullmatch(text, earlier[-1].quantity.number.end, start):
        second = RESPECTIVELY.match(text, quantity.number.end) is not None
        return _like([m for m in earlier if not m.compared], int(second), compared=True)
    if BRACKET.search(text, max(0, start - NEAR), start):
        return _bracketed(analysis, quantity, earlier)
    subject = analysis.deps[quantity.token] in {"nsubj", "nsubjpass"}
    return None if subject or earlier else _numbered(analysis, quantity)


def _wholes(earlier: Sequence[Made]) -> list[Made]:
    return [m for m in earlier if not m.compared and not m.figure.includes]


def _like(models: Sequence[Made], place: int, compared: bool) -> Like | None:
    if not models:
        return None
    model = models[min(place, len(models) - 1)]
    return Like(model.figure.unit, model.figure.whom, model, None, compared)


def _bracketed(analysis: Analysis, quantity: Quantity, earlier: Sequence[Made]) -> Like | None:
    """`139 guns near the line (116 in the north)`, `guns near the line (55 in the north)`: of the phrase before it.

    One of an earlier time (`17,700 (15,700 in the week before)`) is compared, not a part.
    """
    if earlier and earlier[-1].figure.unit is not None:
        then = EARLIER.match(analysis.text, quantity.number.end) is not None
        return _like(_wholes(earlier)[-1:], 0, compared=then)
    bracket = analysis.tokens_in(quantity.number).first - 1
    first = max(analysis.sentences[analysis.sentence_of[quantity.token]].first, bracket - 20)
    argument = [t for t in range(first, bracket) if analysis.tags[t] in PLURAL and analysis.deps[t] in ARGUMENTS]
    return _noun(analysis, argument[-1]) if argument else None


def _numbered(analysis: Analysis, quantity: Quantity) -> Like | None:
    """`the number of explosions reached 256`, `an increase in the number of explosions – 256`."""
    first = analysis.sentences[analysis.sentence_of[quantity.token]].first
    for token in range(quantity.token - 1, max(first, quantity.token - 30) - 1, -1):
        if analysis.lemmas[token] in words("figure_nouns", "number"):
            of = [c for c in analysis.children[token] if analysis.words[c].lower() == "of" and c < quantity.token]
            nouns = [n for c in of for n in analysis.children[c] if analysis.tags[n] in PLURAL]
            return _noun(analysis, nouns[0]) if nouns else None
    return None


def _noun(analysis: Analysis, token: int) -> Like:
    """What a noun says of a number that counts it."""
    word = analysis.words[token].lower()
    unit = "people" if word in words("person_nouns", "person") else word
    first = token
    while first > 0 and analysis.heads[first - 1] == token and analysis.deps[first - 1] in {"compound", "amod"}:
        first -= 1
    phrase = joined(analysis.text[slice(*Span(analysis.starts[first], analysis.ends[token]))])
    return Like(unit, phrase, None, token, compared=False)
