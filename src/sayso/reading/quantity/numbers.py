"""Numbers as texts write them: digits, words, scales, fractions and vague counts, with the bounds that they give."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from sayso.model import Span
from sayso.reading.tables import rows

# At most twelve blanks, never given back: a run of blanks cannot make a pattern slow.
WS = r"\s{1,12}+"
JOIN = r"(?:\s{1,12}+|[-‐‑]\s?+)"
DIGITS = r"\d{1,3}+(?:,\d{3})++(?!\d)(?:\.\d++)?|\d++(?:\.\d++)?"
# A number does not begin inside a word, a code (`F-16`), a decimal or an address.
START = r"(?<![\w.,/:#@])(?<![A-Za-z][-‐‑–])"
END = r"(?![\w]|[/:]\d|,\d|\.\d|['’]s\b)"


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: its span and bounds (equal for an exact one; high None for `dozens`)."""

    span: Span
    low: float | None
    high: float | None
    words: str  # the words that make it vague (`dozens`, `a few`), or ""
    share: bool = False  # a fraction (`two-thirds`): the bounds are parts of one


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The number words, by what they do."""

    plain: MappingProxyType[str, float]  # one … ninety
    scales: MappingProxyType[str, float]  # dozen, hundred … trillion
    marks: MappingProxyType[str, float]  # written on to digits: k, m, bn
    vague: MappingProxyType[str, float]
    parts: MappingProxyType[str, float]


@cache
def lexicon() -> Lexicon:
    """The table `number_words`, by kind."""

    def of(*kinds: str) -> MappingProxyType[str, float]:
        return MappingProxyType({r["word"]: float(r["value"]) for r in rows("number_words") if r["kind"] in kinds})

    return Lexicon(of("digit", "ten"), of("scale"), of("mark"), of("vague"), of("part"))


def alternatives(words: object) -> str:
    """A pattern for any of these words, the longest first; a blank in one stands for any run of blanks."""
    ordered = sorted(map(str, words), key=lambda w: (-len(w), w))  # type: ignore[call-overload]
    return "|".join(WS.join(map(re.escape, word.split())) for word in ordered)


@cache
def number_pattern() -> re.Pattern[str]:
    """One number: the named groups say of which kind it is."""
    lex = lexicon()
    plain, scale, parts = alternatives(lex.plain), alternatives(lex.scales), alternatives(lex.parts)
    word = rf"(?:{plain})(?:{JOIN}(?:and{WS})?(?:{plain}|{scale}))*"
    few = rf"(?:a{WS}few|several|a{WS}couple(?:{WS}of)?|couple(?:{WS}of)?|a|half{WS}an?|quarter{WS}of{WS}an?)"
    scaled = rf"(?:{JOIN})?(?:{scale})(?:{JOIN}(?:{scale}))?|\s?(?:{alternatives(lex.marks)})\b"
    digits = rf"(?:{DIGITS})(?:\s?[½¼¾]|{WS}1/2)?(?:{scaled})?"
    return re.compile(
        rf"{START}(?:"
        rf"(?P<part>(?:{plain})[-‐‑](?:{parts})|(?:a|an|{plain}){WS}(?:{parts})(?={WS}of\b)"
        rf"|half(?={WS}(?:of|the|its|their|all)\b))"
        rf"|(?P<digits>{digits})"
        rf"|(?P<few>{few}{WS}(?:{scale})(?:{JOIN}(?:{scale}))?)"
        rf"|(?P<vague>{alternatives(lex.vague)})"
        rf"|(?P<some>a{WS}few|several|a{WS}couple(?:{WS}of)?|a{WS}handful{WS}of|a{WS}number{WS}of)"
        rf"|(?P<word>{word})"
        rf"){END}",
        re.IGNORECASE,
    )


HALVES = MappingProxyType({"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5})


def value_of(text: str) -> float:
    """The value of number words and digits (`two hundred and five`, `2.5 million`, `7 1/2`, `5bn`)."""
    lex, total, current = lexicon(), 0.0, 0.0
    for piece in re.findall(r"1/2|\d[\d,]*(?:\.\d+)?|[½¼¾]|[a-z]+", text.lower()):
        if piece in HALVES:
            current += HALVES[piece]
        elif piece[0].isdigit():
            current += float(piece.replace(",", ""))
        elif piece in lex.plain:
            current += lex.plain[piece]
        elif piece in lex.scales or piece in lex.marks:
            size = lex.scales.get(piece) or lex.marks[piece]
            if size < 1000 or not total or current:
                current = (current or 1.0) * size
            else:
                total, current = 0.0, total * size
            if size >= 1000:
                total, current = total + current, 0.0
    return round(total + current, 6)


def _few(span: Span, text: str) -> Number:
    """`a dozen`, `half a million`, `a few hundred`: the last is a lower bound of two."""
    words = text.lower().split()
    size = value_of(" ".join(words[1:]))
    if words[0] in {"half", "quarter"}:
        size *= 0.5 if words[0] == "half" else 0.25
    elif words[0] == "several" or words[1] in {"few", "couple"} or words[0] == "couple":
        exact = "couple" in words
        return Number(span, 2 * size, 2 * size if exact else None, "" if exact else " ".join(words[:-1]))
    return Number(span, size, size, "")


def _part(span: Span, text: str) -> Number:
    lex = lexicon()
    words = re.split(r"[-‐‑\s]+", text.lower())
    count = 1.0 if words[0] in {"a", "an", "half"} else lex.plain[words[0]]
    share = round(count / lex.parts[words[-1]], 3)
    return Number(span, share, share, "", share=True)


def _number(match: re.Match[str]) -> Number:
    span, text, lex = Span(*match.span()), match[0], lexicon()
    key = " ".join(text.lower().split())
    if match.lastgroup == "part":
        return _part(span, text)
    if match.lastgroup == "few":
        return _few(span, text)
    if match.lastgroup == "vague":
        return Number(span, lex.vague[key], None, key)
    if match.lastgroup == "some":
        couple = "couple" in key
        return Number(span, 2 if couple or key in {"several", "a few"} else None, 2 if couple else None, key)
    value = value_of(text)
    return Number(span, value, value, "")


def numbers(text: str, within: Span) -> Iterator[Number]:
    """The numbers in a part of a text, in order, none within another."""
    for match in number_pattern().finditer(text, within.start, within.end):
        yield _number(match)
