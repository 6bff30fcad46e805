"""Bytes to text. What is decoded is kept as it stands: newlines, form feeds and blanks are never touched.

Only the byte order mark is taken off, so that offsets hold in the user's own copy of the file. A guess at an
encoding, and every byte that stands for no character, is told in a sentence, never passed over.
"""

import codecs
import re
from dataclasses import dataclass

REPLACEMENT = "\ufffd"
BYTE_ORDER_MARKS = (  # the longer first: UTF-32's begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
# The most used first: which one to take where several explain the bytes equally well.
USUAL = ("cp1252", "mac_roman", "cp1250", "cp1251", "cp1254", "iso8859_2", "gb18030", "cp932", "cp949", "big5")
SAMPLE = 65_536  # bytes that a guess looks at
TIE = 0.03  # measures of a guess that differ by less are equal
MOST_CONTROLS = 0.05  # share of control characters beyond which guessed text is taken for binary data
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
CHARSETS = re.compile(r"ascii|utf|iso|cp\d|koi8|gb|big5|shift|euc|mac|hz|tis|johab")  # of text, not punycode or zlib
BEYOND_ASCII = re.compile(r"[^\x00-\x7f\ufffd]+")
SURROGATES = re.compile(r"[\ud800-\udfff]")
BINARY = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"SQLite format 3\x00", "an SQLite database"),
)


class NotText(ValueError):
    """Bytes that are no text; the message says, after `is` or `it is`, what they seem to be."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding that it was in, and in a sentence what is doubtful about it, if anything is."""

    text: str
    encoding: str
    doubt: str | None = None


def without_surrogates(text: str) -> str:
    """The text with each lone surrogate, which no encoding can write, replaced one for one."""
    return SURROGATES.sub(REPLACEMENT, text)


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of some bytes: by byte order mark, by the declared encoding, as UTF-8, or by a guess.

    Raises NotText for binary data.
    """
    for magic, kind in BINARY:
        if data.startswith(magic):
            raise NotText(kind)
    decoded = (
        _marked(data)
        or _whole_utf8(data)  # before what is declared: a page that says Latin-1 and is UTF-8 is a common mistake
        or _declared(data, declared)
        or _wide(data)
        or _damaged_utf8(data)
        or _guessed(data)
    )
    if "\0" in decoded.text:
        raise NotText("binary data")
    return decoded


def _replaced(data: bytes, encoding: str) -> Decoded:
    """Decoded whatever it takes, with a doubt where bytes had to be replaced."""
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        doubt = (
            f"Some bytes are not valid {encoding} (the first at byte {error.start}); each is shown as {REPLACEMENT}."
        )
        return Decoded(text, encoding, doubt)


def _marked(data: bytes) -> Decoded | None:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _replaced(data[len(mark) :], encoding)
    return None


def _declared(data: bytes, declared: str | None) -> Decoded | None:
    """Decoded as declared, if that is an encoding of text and fits every byte."""
    if not declared:
        return None
    try:
        name = codecs.lookup(declared).name
        if CHARSETS.match(name) is None:
            return None
        text = data.decode("cp1252" if name in {"iso8859-1", "ascii"} else name)  # as browsers do (WHATWG Encoding)
    except (LookupError, ValueError):
        return None
    return Decoded(text, name)


def _whole_utf8(data: bytes) -> Decoded | None:
    """Decoded as UTF-8, if every byte is; ASCII alone is left to what is declared (ISO-2022-JP is ASCII too)."""
    try:
        return None if data.isascii() or b"\0" in data else Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return None


def _damaged_utf8(data: bytes) -> Decoded | None:
    """Decoded as UTF-8, damaged bytes replaced, if far more of it is right than wrong, or only its end is cut off."""
    if b"\0" in data:
        return None
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        cut_short = error.reason == "unexpected end of data"  # which is said of the last character alone
    decoded = _replaced(data, "utf-8")
    right = sum(map(len, BEYOND_ASCII.findall(decoded.text)))
    return decoded if cut_short or right > 2 * decoded.text.count(REPLACEMENT) else None


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 or UTF-32 without a mark, told by its zero bytes: mostly Latin letters, and no zero character."""
    if b"\0" not in data:
        return None
    for encoding in reversed(WIDE):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text and "\0" not in text and sum(char < "\u0250" for char in text) > 0.7 * len(text):
            return Decoded(text, encoding)
    return None


def _guessed(data: bytes) -> Decoded:
    """The most likely encoding by charset-normalizer, the more usual one where several explain the bytes as well."""
    from charset_normalizer import from_bytes  # slow to import, and seldom needed

    guesses = list(from_bytes(_sample(data), threshold=0.3))
    if b"\0" in data or not guesses:
        raise NotText("binary data")
    best = guesses[0]
    ties = [g for g in guesses if g.chaos <= best.chaos + TIE and g.coherence >= best.coherence - TIE]
    names = {name: guess for guess in reversed(ties) for name in guess.could_be_from_charset}
    encoding = next((name for name in USUAL if name in names), best.encoding)
    decoded = _replaced(data, encoding)
    if len(CONTROLS.findall(decoded.text)) > MOST_CONTROLS * len(decoded.text):
        raise NotText("binary data")
    if decoded.doubt is None and len(ties) > 1:
        doubt = f"No encoding is stated; read as {encoding}, but accented letters may be wrong: save it as UTF-8."
        return Decoded(decoded.text, encoding, doubt)
    return decoded


def _sample(data: bytes) -> bytes:
    """The part of the bytes where the first one that is not UTF-8 lies, from the beginning of its line."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        start = data.rfind(b"\n", 0, max(0, error.start - SAMPLE // 2)) + 1
        return data[start : max(error.start, start) + SAMPLE // 2]
    return data[:SAMPLE]
