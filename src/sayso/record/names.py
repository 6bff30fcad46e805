"""Names brought to a form in which two spellings of one are equal: case, accents, articles, titles, possessives."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

from sayso.record.words import word_list

Words = tuple[str, ...]

# Posts and forms of address before a name. Titles that stand before a given name (Pope, King) are part of the name.
TITLES = word_list("titles")
OFFICES = TITLES - word_list("no_office")
SUFFIXES = word_list("suffixes")
ARTICLES = frozenset({"the", "a", "an"})
# Words that name a kind of body, not one body: a name of these alone is shared by every country and company.
GENERIC = word_list("generic")
SMALL = word_list("small")
COMMON = GENERIC | TITLES | SMALL
# Letters that Unicode does not decompose, as English texts write them.
_PLAIN = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "’": "'", "‘": "'"})
_TOKEN = re.compile(r"[^\W_]+(?:[-'.&][^\W_]+)*")
_ABBREVIATION = re.compile(r"(?:[A-Z]\.?){2,6}$")


def fold(text: str) -> str:
    """The text without case, accents and typographic apostrophes."""
    if text.isascii():
        return text.casefold()
    lower = unicodedata.normalize("NFKD", text.casefold()).translate(_PLAIN)
    return "".join(c for c in lower if not unicodedata.combining(c))


@lru_cache(maxsize=1 << 16)  # the same names and labels come in every document
def tokens(text: str) -> Words:
    """The folded words of a text, possessive endings and inner full stops off: `U.S.` is `us`."""
    found = (token.removesuffix("'s").replace(".", "") for token in _TOKEN.findall(fold(text)))
    return tuple(token for token in found if token)


def name_words(name: str) -> Words:
    """The words of a body's name, articles off."""
    words = tokens(name)
    kept = words[1:] if words[:1] and words[0] in ARTICLES and len(words) > 1 else words
    return kept or words


def person_words(name: str) -> Words:
    """The words of a person's name: leading titles, initials between names and what follows a name (Jr.) off."""
    words = name_words(name)
    start = next((n for n, word in enumerate(words) if word not in TITLES), len(words) - 1 if words else 0)
    kept = [w for w in words[start:] if w not in SUFFIXES]
    inner = [w for n, w in enumerate(kept) if len(w) > 1 or n in {0, len(kept) - 1}]
    return tuple(inner) or words


@lru_cache(maxsize=1 << 16)
def is_generic(name: str) -> bool:
    """Whether a name could be anyone's: no word of it is a proper one (`the government`, `Prime Minister`)."""
    return not has_capital(name) or all(word in COMMON for word in name_words(name))


def is_post(name: str) -> bool:
    """Whether a person is named by a post alone, be it of one state: `the US President`, `President of Norland`."""
    words = name_words(name)
    head = words[: words.index("of")] if "of" in words[1:] else words
    return bool(head) and head[-1] in OFFICES


def has_capital(name: str) -> bool:
    """Whether a word of the name, its article aside, is written with a capital letter (`the Front`, `al-Nur`)."""
    return any(char.isupper() for char in shown(name))


@lru_cache(maxsize=1 << 16)
def is_abbreviation(name: str) -> bool:
    """Whether a name is capital letters alone: `UN`, `the U.S.`, `DHU`."""
    return bool(_ABBREVIATION.match(shown(name)))


def initials(words: Words) -> str:
    """The first letters of a name's words, the small ones left out; empty for a name of one word."""
    large = [word for word in words if word not in SMALL]
    return "".join(word[0] for word in large) if len(large) > 1 else ""


def akin(one: Words, other: Words) -> bool:
    """Whether two names may be of one body: a word in common, or two of one stem (`Ardenia`, `Ardenian`)."""
    return any(same_stem(a, b) for a in one for b in other if not {a, b} & (SMALL | GENERIC))


def same_stem(one: str, other: str) -> bool:
    """Whether two words differ in their ending at most: a name and the adjective made of it."""
    shorter = min(len(one), len(other))
    needed = max(4, shorter - 1)
    return one == other or (shorter >= 4 and one[:needed] == other[:needed])


@lru_cache(maxsize=1 << 16)
def shown(name: str) -> str:
    """A name as a heading: its leading article off, white space made single."""
    words = name.split()
    return " ".join(words[1:] if len(words) > 1 and words[0].casefold() in ARTICLES else words)


def untitled(name: str) -> str:
    """A person's name without the titles before it, where two words or more are left."""
    words = name.split()
    start = next((at for at, word in enumerate(words) if set(tokens(word)) - TITLES), 0)
    return " ".join(words[start:] if len(words) - start > 1 else words)


def slug(text: str) -> str:
    """A stable id of a name: its folded words joined by hyphens, whatever the script."""
    plain = "-".join(re.findall(r"[^\W_]+", fold(text).replace("'", "").replace(".", "")))
    return plain[:60].strip("-") or digest(text)


def digest(*parts: str) -> str:
    """Six hexadecimal digits that tell apart what has one name."""
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=3).hexdigest()


def most_common(values: Iterable[str]) -> tuple[str, ...]:
    """Each value once: the most frequent first, then the longer, then by letters."""
    values = tuple(values)
    if len(values) < 2:  # as most are
        return values
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return tuple(sorted(counts, key=lambda v: (-counts[v], -len(v), v)))
