"""Names that name the same: full names and surnames, organisations and their acronyms."""

import re
from collections.abc import Iterable, Mapping, Sequence

from sayso.model import Span
from sayso.reading.actor import nouns
from sayso.reading.nations import nations

SMALL = frozenset({"of", "for", "and", "the", "in", "on", "to", "de", "la", "des", "du", "-"})
ACRONYM = re.compile(r"[A-Z][A-Z.&]{1,7}")
BRACKETED = re.compile(r"\s*\(\s*(?:the\s+|[“\"‘'])*([A-Z][A-Za-z.&/-]{1,9})[”\"’']?\s*\)")
ALIKE_SHORTEST = 5  # letters of a first name that may be spelt in two ways
VOWELS = frozenset("aeiou")
PART = re.compile(r"[^\s-]+")


def parts_of(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, initials and `al-` left out where something else remains."""
    words = tuple(word.casefold().strip(".,’'\"") for word in name.split())
    words = tuple(w.removeprefix("al-").removeprefix("el-") or w for w in words if w)
    longer = tuple(w for w in words if len(w) > 1)
    return longer or words


def person_keys(names: Iterable[str]) -> Mapping[str, str]:
    """For each person's name the fullest name of the same person: `Karim` and `A. Karim` under `Ahmed Karim`."""
    keys: dict[str, str] = {}
    by_last: dict[str, list[str]] = {}
    by_first: dict[str, list[str]] = {}
    for name in sorted(dict.fromkeys(names), key=lambda n: -len(n.split())):
        parts = parts_of(name)
        if not parts:
            continue
        found = [full for full in by_last.get(parts[-1], ()) if _compatible(name, full)]
        if not found and len(parts) == 1:
            found = by_first.get(parts[0], []) if len(by_first.get(parts[0], ())) == 1 else []
        if found:
            keys[name] = found[0]
            continue
        keys[name] = name
        by_last.setdefault(parts[-1], []).append(name)
        if len(parts) > 1:
            by_first.setdefault(parts[0], []).append(name)
    return keys


def _compatible(short: str, full: str) -> bool:
    """Whether two names with one surname may be one person's: `A. Karim`, `Ahmed M. Karim`."""
    first, longer = short.split()[:-1], full.split()[:-1]
    if not first or not longer:
        return True
    given = {w.casefold().strip(".") for w in longer}
    initials = {w[0].casefold() for w in longer}
    return all(
        w.casefold().strip(".") in given
        or (len(w.strip(".")) == 1 and w[0].casefold() in initials)
        or any(_spelt_alike(w.casefold(), other) for other in given)
        for w in first
    )


def _spelt_alike(one: str, other: str) -> bool:
    """Whether two first names are one in two spellings: `Ismail`, `Ismael`; in short ones a vowel may differ."""
    if len(one) != len(other) or one[0] != other[0]:
        return False
    apart = [a + b for a, b in zip(one, other, strict=True) if a != b]
    if len(one) < ALIKE_SHORTEST:
        return len(one) == ALIKE_SHORTEST - 1 and len(apart) == 1 and VOWELS.issuperset(apart[0])
    return len(apart) == 1


def initials_of(name: str) -> str:
    """The capitals that an acronym of a name would have: `Union of Port Workers` gives UPW."""
    words = [w for w in PART.findall(name) if w.casefold() not in SMALL]
    return "".join(w[0] for w in words if w[0].isupper())


class _ShortNames:
    """The short forms that longer names of organisations have in one document."""

    def __init__(self) -> None:
        self.by_initials: dict[str, str] = {}
        self.by_part: dict[str, list[str]] = {}

    def learn(self, name: str) -> None:
        """Take note of the short forms that a name may be taken up by."""
        words = name.split()
        if len(words) < 2:
            return
        self.by_initials.setdefault(initials_of(name), name)
        if nouns.has_label(words[-1], "name_suffix"):
            self._part(_beginning(words), name)  # `Ardent Steel` of `Ardent Steel Company`
        if words[1] == "of" and nouns.noun_kind(words[0].lower()) == "institution":
            self._part(words[:1], name)  # `the House` of `House of Delegates`
        rest = len(words) > 2 or ACRONYM.fullmatch(words[1])
        if rest and (words[0].isupper() or nations().described(words[0])):
            self._part(words[1:], name)  # `Security Council` of `UN Security Council`
        if nouns.has_label(words[-1], "media_word"):
            self._part(words[-1:], name)  # `the Times` of `the Lund Times`

    def _part(self, words: Sequence[str], name: str) -> None:
        self.by_part.setdefault(" ".join(words).casefold(), []).append(name)

    def longer(self, name: str) -> str | None:
        """The longer name that this one is a short form of, where only one is."""
        letters = name.replace(".", "")
        if ACRONYM.fullmatch(name) and letters in self.by_initials:
            return self.by_initials[letters]
        found = self.by_part.get(name.casefold().removeprefix("the "), []) if len(name) > 2 else []
        return found[0] if len(found) == 1 else None


def organisation_keys(names: Iterable[str], given: Mapping[str, str]) -> Mapping[str, str]:
    """For each organisation's name its fullest: by acronym, given in brackets or spelt by capitals, and by short form.

    `given` maps a bracketed short name to the name before it.
    """
    keys: dict[str, str] = {}
    short = _ShortNames()
    for name in sorted(dict.fromkeys(names), key=lambda n: (bool(ACRONYM.fullmatch(n)), -len(n.split()))):
        full = keys.get(given[name]) if name in given else short.longer(name)
        keys[name] = full or name
        if full is None:
            short.learn(name)
    return keys


def _beginning(words: Sequence[str]) -> Sequence[str]:
    """A name without its last word and the small ones before it."""
    cut = words[:-1]
    while cut and cut[-1].casefold() in SMALL:
        cut = cut[:-1]
    return cut


def abbreviates(short: str, name: str) -> bool:
    """Whether a bracketed word may stand for the name before it: its letters occur there in order.

    `LUND (Agency)`, a dateline, is not such a pair.
    """
    words = [w for w in PART.findall(name.casefold()) if w not in SMALL]
    if short.casefold() in words:
        return True
    letters = iter("".join(words))
    starts = {w[0] for w in words}
    plain = [c for c in short.casefold() if c.isalnum()]
    return bool(plain) and plain[0] in starts and all(c in letters for c in plain)


def bracketed(text: str, end: int) -> Span | None:
    """The short name in brackets straight after a name that ends here: of `UPW` in `(the “UPW”)`."""
    match = BRACKETED.match(text, end)
    return None if match is None else Span(*match.span(1))
