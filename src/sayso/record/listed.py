"""Which issue of a person's own list an issue of the documents is: that by whose label or synonym it is called.

A phrase of the list is found in an issue that has all its words, in any order and form, or words that mean the same.
What turns a thing round (`no`, `end`, `lift`, `withdraw`) must be in both or neither, for who is for the lifting of a
tariff is not for a tariff. Of several phrases the one of most words wins, then that which is meant most surely.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.record.issue_groups import Label
from sayso.record.issue_list import ListedIssue
from sayso.record.names import tokens
from sayso.record.senses import NEGATIVE, concept, is_listed
from sayso.record.senses import TURNING as TURNED
from sayso.record.wording import STOP, stem
from sayso.record.words import word_list

TURNING = TURNED | frozenset(map(concept, word_list("giving_way")))
LOOSE = STOP | word_list("preposition")
PARTICLES = frozenset({"out", "off", "back", "down", "up"})
_PIECE = re.compile(r"[^\W_]+|%")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase of the list: its words as concepts, as stems, and whose it is."""

    words: frozenset[str]
    stems: frozenset[str]
    turning: frozenset[str]
    place: int  # of its issue in the list
    number: int  # among the issue's phrases: the label is the first

    def apart(self, pair: frozenset[str]) -> bool:
        """Whether it has both of a pair of names or none: a border of Norland and Ossel is no part of Ossel."""
        return pair <= self.words or not pair & self.words


class OwnList:
    """A person's list of issues, made ready to look issues up in."""

    def __init__(self, issues: Sequence[ListedIssue]) -> None:
        self._by_word: dict[str, list[_Phrase]] = defaultdict(list)
        for place, issue in enumerate(issues):
            for number, text in enumerate(issue.phrases):
                phrase = _phrase(text, place, number)
                if phrase.words:  # a phrase of small words alone (`beside`) is no label's
                    self._by_word[min(phrase.words)].append(phrase)

    def place(self, label: str, lemmas: Sequence[str]) -> int | None:
        """The place in the list of the issue that a label with these lemmas is; None where it is none of them.

        Of the lemmas the head counts; the others only where the label has them too, for it leaves out what is aside.
        """
        said = tokens(label)
        plain = {*lemmas[:1], *said, *(piece for token in said for piece in _PIECE.findall(token))}
        if "%" in label:
            plain.add("%")
        pairs = [frozenset(map(concept, pair)) for word in label.split() if (pair := _pair(word))]
        words, written = {concept(word) for word in plain}, {stem(word) for word in plain}
        turning = {concept(word) for word in lemmas or said} & TURNING & words
        turning |= {concept(word) for word in said if word in NEGATIVE}
        found = [
            (-len(phrase.words), -len(phrase.stems & written), phrase.number > 0, phrase.place, phrase.number)
            for word in words
            for phrase in self._by_word.get(word, ())
            if phrase.words <= words and phrase.turning == turning and all(phrase.apart(pair) for pair in pairs)
        ]
        return min(found)[3] if found else None


def _pair(word: str) -> list[str]:
    """The names of a word that is a pair of them (`Norland-Ossel`); of any other none."""
    pieces = _PIECE.findall(re.split("[’']", word)[0])
    return pieces if len(pieces) > 1 and "-" in word and all(piece[:1].isupper() for piece in pieces) else []


def _phrase(text: str, place: int, number: int) -> _Phrase:
    plain = list(_words(text))
    words = frozenset(map(concept, plain))
    return _Phrase(words, frozenset(map(stem, plain)), words & TURNING, place, number)


def _words(text: str) -> Iterable[str]:
    """The words of a phrase that carry its meaning; a verb and its particle are one where a table has it."""
    held = [*tokens(text.replace("%", " percent "))]
    at = 0
    while at < len(held):
        word, after = held[at], held[at + 1] if at + 1 < len(held) else ""
        pair = f"{word}-{after}"
        at += 1
        if after in PARTICLES and is_listed(pair):
            at += 1
            yield pair
        elif "-" in word and not is_listed(word):
            yield from (piece for piece in _PIECE.findall(word) if piece not in LOOSE)
        elif word not in LOOSE and not (word == "per" and after == "cent"):
            yield word


def owned(labels: Iterable[Label], group: Mapping[Label, Label], issues: Sequence[ListedIssue]) -> dict[Label, int]:
    """From each label, with its lemmas, that is an issue of the list to that issue's place in it.

    `group` has, for labels that mean the same wherever they stand, the one that stands for their issue: a label that
    no phrase is found in goes where all others of its group go that one is found in.
    """
    if not issues:
        return {}
    own = OwnList(issues)
    every = sorted(set(labels))
    found = {label: place for label in every if (place := own.place(*label)) is not None}
    places: dict[Label, set[int]] = defaultdict(set)
    for label, place in found.items():
        if label in group:
            places[group[label]].add(place)
    for label in every:
        if label not in found and label in group and len(together := places.get(group[label], set())) == 1:
            found[label] = min(together)
    return found
