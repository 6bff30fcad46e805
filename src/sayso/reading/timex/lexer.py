"""Lexemes of time expressions: each word, number or mark of a text as one symbol, so that a grammar can be a regular
expression over symbols: finite-state, in time linear in the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from sayso.model import Span
from sayso.reading.tables import rows

LEXEME = re.compile(
    r"(?P<iso>\d{4}-\d\d-\d\d(?!\d))"
    r"|(?P<slash>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?!\d))"
    r"|(?P<clock>(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:]))"
    r"|(?P<decade>(?:1\d|20)\d0s\b|['’`]\d0s\b)"
    r"|(?P<apos>['’`]\d\d\b)"
    r"|(?P<ordinal>\d{1,3}(?:st|nd|rd|th)\b)"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"|(?P<word>[ap]\.\s?m\b\.?|o['’]clock\b|[^\W\d_]+\.?)"
    r"|(?P<poss>['’]s\b)"
    r"|(?P<mark>[^\w\s])",
    re.IGNORECASE,
)
MARKS = MappingProxyType(
    {
        ",": "comma",
        "-": "dash",
        "–": "dash",
        "—": "dash",
        "‐": "dash",
        "‑": "dash",
        "/": "over",
        "(": "open",
        ")": "shut",
    }
    | dict.fromkeys('"“”`', "quote")
)
CURRENCY = frozenset("$€£¥₹#№")
GLUED = frozenset({"am", "pm", "a.m", "p.m", "h", "gmt", "utc"})  # what may be written on to a clock's number
GLUE = re.compile(r"[^\W\d_][\w.]{0,9}")
LAST_YEAR = 2199


class Lexeme(NamedTuple):
    """One word, number or mark: where it is, its class, its words in lower case, and the value its table gives."""

    start: int
    end: int
    cls: str
    word: str
    value: str


@dataclass(frozen=True, slots=True)
class Symbols:
    """A private character for each class of lexeme."""

    of: MappingProxyType[str, str]

    def pattern(self, grammar: str) -> str:
        """A grammar with `<class>` for each symbol as a regular expression over symbols; blanks are left out."""
        return re.sub(r"(?<!\?P)<(\w+)>", lambda m: self.of[m[1]], re.sub(r"\s+", "", grammar))


@cache
def vocabulary() -> MappingProxyType[str, tuple[str, str, bool]]:
    """Class, value and whether only the capitalised word counts, by word: of `timex_words` and `number_words`."""
    found = {
        r["word"]: ("numword", r["value"], False)
        for r in rows("number_words")
        if r["kind"] in {"digit", "ten", "scale"}
    }
    found |= {r["word"]: (r["class"], r["value"], r["case"] == "cap") for r in rows("timex_words")}
    return MappingProxyType(found)


@cache
def symbols() -> Symbols:
    """The symbols of all classes."""
    classes = sorted(
        {c for c, _, _ in vocabulary().values()}
        | set(MARKS.values())
        | set(LEXEME.groupindex)
        | {
            "small",
            "big",
            "year",
            "hhmm",
            "name",
            "x",
        }
    )
    return Symbols(MappingProxyType({c: chr(0xE000 + n) for n, c in enumerate(classes)}))


def _number(text: str, start: int, end: int) -> str:
    """The class of a number: small (1 to 31), year, hhmm (`0900`), big, or x where it is part of a code or amount."""
    before, after = text[start - 1 : start], GLUE.match(text, end)
    if before.isalnum() or before in CURRENCY or (after and after[0].lower().rstrip(".") not in GLUED):
        return "x"
    if before in {".", ","} and text[start - 2 : start - 1].isdigit():
        return "x"
    digits = text[start:end]
    if not digits.isdecimal() or not digits.isascii():
        return "big"
    if len(digits) == 4:
        return "hhmm" if digits[0] == "0" else "year" if int(digits) <= LAST_YEAR else "big"
    return "small" if len(digits) <= 2 and 1 <= int(digits) <= 31 else "big"


def _word(text: str, match: re.Match[str]) -> Iterator[Lexeme]:
    """A word, with its full stop where that is part of it (`Sept.`)."""
    start, end = match.span()
    known, word = vocabulary(), re.sub(r"\s", "", match[0].lower())
    stop = word.endswith(".") and word not in known
    if stop:
        word, end = word[:-1], end - 1
    plain = "name" if text[start].isupper() else "word"
    cls, value, capital = known.get(word, (plain, "", False))
    if capital and plain == "word":
        cls = plain
    yield Lexeme(start, end, cls, word, value)
    if stop:
        yield Lexeme(end, end + 1, "x", ".", "")


def lexemes(text: str, within: Span) -> Iterator[Lexeme]:
    """The lexemes of a part of a text, in order."""
    for match in LEXEME.finditer(text, within.start, within.end):
        kind = match.lastgroup or "mark"
        if kind == "word":
            yield from _word(text, match)
            continue
        cls = kind
        if kind == "number":
            cls = _number(text, match.start(), match.end())
        elif kind == "mark":
            cls = MARKS.get(match[0], "x")
        elif (
            kind in {"decade", "ordinal", "iso", "slash", "clock"} and text[match.start() - 1 : match.start()].isalnum()
        ):
            cls = "x"
        yield Lexeme(match.start(), match.end(), cls, match[0].lower(), match[0].lower())
