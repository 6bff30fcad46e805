"""What a label means, as far as two labels can be held against each other: its head, what is said of it, its limits.

A head and the words about it are lemmas brought to one form where a table says that they mean one thing (`leave` and
`withdrawal`). Words that every label of a negotiation may have (the parties' names, `army`) tell no two apart.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from sayso.record.carriers import settled
from sayso.record.names import fold, has_capital, tokens
from sayso.record.wording import CONTRAST, STOP, stem
from sayso.record.words import word_list

EDGES = ",.;:!?()[]“”‘’\"'"
FORMS = (("", ""), ("s", ""), ("es", ""), ("ies", "y"), ("d", ""), ("ed", ""), ("ing", ""), ("ing", "e"))
NEGATIVE = word_list("negative")
WEAK = frozenset(map(stem, word_list("everyones")))


@cache
def _concepts() -> Mapping[str, str]:
    text = files("sayso.record").joinpath("data/concepts.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return dict(rows[1:])


@lru_cache(maxsize=1 << 16)  # the same words come in every label
def concept(word: str) -> str:
    """The form in which a word is compared: the one that its table gives, else its stem."""
    word = fold(word).replace("’", "'").removesuffix("'s")
    return stem(_concepts().get(_in_table(word) or word, word).replace("-", ""))


def is_listed(word: str) -> bool:
    """Whether the table has a word, or the one that it is a form of."""
    return _in_table(word) is not None


def _in_table(word: str) -> str | None:
    """The word of the table that a word is, or is a plain form of: `detainees`, `freed`, `leaving`."""
    table = _concepts()
    return next(
        (form for ending, base in FORMS if word.endswith(ending) and (form := _base(word, ending, base)) in table), None
    )


def _base(word: str, ending: str, base: str) -> str:
    return f"{word[: len(word) - len(ending)]}{base}"


@cache
def _spellings() -> Mapping[str, str]:
    return {stem(label.replace("-", "")): label for label in sorted(_concepts().values())}


def spelled(word: str) -> str | None:
    """The word of the table that a concept is; None for one that stands for no other words."""
    return _spellings().get(word)


NEGATIVE_CONCEPTS = frozenset(map(concept, NEGATIVE))
TURNING = NEGATIVE_CONCEPTS | frozenset(map(concept, word_list("turning")))
DEALS = frozenset(map(concept, word_list("deal_noun")))
OF_AN_OFFER = frozenset(map(concept, word_list("of_an_offer")))


@dataclass(frozen=True, slots=True)
class Sense:
    """What one label means. `head` is empty where nothing tells which word it turns on.

    `rest` are the words that say which one, `weak` those that stand in labels of any issue, `limits` those that set two
    otherwise like labels apart (`full`, `12`, `lift` in a plan to lift tariffs), `proper` the words written with a
    capital. `shown` are the concepts of the words of the label itself, which may leave out some of its lemmas.
    """

    head: str
    rest: frozenset[str]
    weak: frozenset[str]
    limits: frozenset[str]
    proper: frozenset[str]
    shown: frozenset[str]

    @property
    def key(self) -> tuple[str, frozenset[str], frozenset[str], frozenset[str]]:
        """What it means, whatever words say so."""
        return self.head, self.limits, self.rest, self.weak

    def within(self, other: "Sense") -> bool:
        """Whether the other, of the same head and limits, says all that this one says.

        Where this one has only words that any label may have, the other has these too, or only some of these.
        """
        if not self.rest <= other.rest:
            return False
        return bool(self.rest) or self.weak <= other.weak or (bool(other.weak) and other.weak <= self.weak)


def _pieces(word: str) -> list[str]:
    return re.findall(r"[^\W_]+", word) if "-" in word else []


def sense_of(label: str, words: Iterable[str], names: frozenset[str]) -> Sense:
    """The sense of a label by its lemmas, the head first; by its own words where a reading has no lemmas.

    `names` are the concepts in the names of those who hold positions: with a capital, they tell no two labels apart.
    """
    lemmas = settled(tuple(words))
    listed = lemmas or tuple(word for word in tokens(label) if word not in STOP)
    concepts = [concept(word) for word in listed if word not in CONTRAST and not word[:1].isdigit()]
    limits = {word for word in listed if word in CONTRAST or word[:1].isdigit()}
    limits |= {concept(word) for word in tokens(label)} & NEGATIVE_CONCEPTS
    head = concepts[0] if lemmas and concepts and concept(lemmas[0]) == concepts[0] else ""
    if head in DEALS:
        concepts = [word for word in concepts if word not in OF_AN_OFFER]
    proper = {
        concept(piece) for word in label.split() for piece in (word.strip(EDGES), *_pieces(word)) if has_capital(piece)
    }
    said = {word for word in concepts if word and word != head}
    limits |= said & TURNING
    weak = frozenset(said & ((names & proper) | WEAK))
    shown = frozenset(concept(word) for word in (*tokens(label), *re.findall(r"[^\W_]+|%", label)))
    shown |= {head} if head else set()
    return Sense(head, frozenset(said - weak), weak, frozenset(limits), frozenset(proper) - names - WEAK, shown)
