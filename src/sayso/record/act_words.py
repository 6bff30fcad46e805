"""The words for acts that carry out, put off or break a promise (data/fulfilment.tsv), and what stands before them.

What is only announced, planned or possible is no such act (PLOVER's CONCEDE against RETREAT); nor is a question.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sayso.model import Event
from sayso.record import names
from sayso.record.evidence import Source
from sayso.record.senses import concept
from sayso.record.wording import Stems
from sayso.record.words import word_list

APART = frozenset(map(concept, ("prisoner", "ceasefire")))  # first words of `prisoner swap`, `truce violation`
TIMELESS = frozenset({"is", "are"})  # `which prisoners are released` tells of no act that has happened
NEAR = 5  # words before an act that may say that it is still to come
CLOSE = 3  # words before an act that may deny it
_STOPPED = re.compile(r"[.;:,“”\"()–—]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word for an act: what it says, of which topics, and whether it is the verb's base form or ends in `-ing`."""

    outcome: str
    about: frozenset[str]
    base: bool
    gerund: bool


@cache
def _table() -> tuple[Mapping[str, Word], Mapping[str, frozenset[str]]]:
    """The words for acts, and the nouns that name acts with their topics."""
    text = files("sayso.record").joinpath("data/fulfilment.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    acts = {
        word: Word(outcome, frozenset(about.split()), base=form == "base", gerund=word.split()[0].endswith("ing"))
        for word, outcome, about, form in rows
        if outcome != "names"
    }
    return acts, {word: frozenset(about.split()) for word, outcome, about, _ in rows if outcome == "names"}


def word_of(trigger: str) -> Word | None:
    """The word that an event's trigger is; of `pulled its troops out` its first and last."""
    listed = trigger.lower().split()
    acts = _table()[0]
    return acts.get(" ".join(listed)) or acts.get(f"{listed[0]} {listed[-1]}" if len(listed) > 2 else "")


def topics_named(words: Sequence[str]) -> frozenset[str]:
    """The topics of the first noun for an act among these words."""
    nouns = _table()[1]
    return next((nouns[word] for word in words if word in nouns), frozenset())


@cache
def act_words() -> Stems:
    """The concepts of all words for acts: they tell no two obligations of one topic apart."""
    acts, nouns = _table()
    return frozenset(concept(word.split()[0 if word in acts else -1]) for word in (*acts, *nouns)) - APART


@dataclass(frozen=True, slots=True)
class Before:
    """The words of its sentence before an act: all, and those since the last stop; whether it is a question."""

    sentence: Sequence[str]
    clause: Sequence[str]
    asked: bool

    @classmethod
    def of(cls, source: Source, event: Event) -> "Before":
        """The words before an event."""
        start = event.trigger[0].start
        text = source.document.text[source.starts[bisect_right(source.starts, start) - 1] : start]
        asked = source.sentence(event.trigger[:1]).rstrip("”\"’' ").endswith("?")
        return cls(names.tokens(text), names.tokens(_STOPPED.split(text)[-1]), asked)

    def near(self, count: int) -> frozenset[str]:
        """The last few of these words."""
        return frozenset(self.clause[-count:])

    @property
    def infinitive(self) -> bool:
        """Whether `to` stands right before the act."""
        return self.clause[-1:] == ("to",)

    @property
    def negated(self) -> bool:
        """Whether what stands right before the act denies it (`has not`, `failed to`, `no`), or somebody does."""
        if self.infinitive:
            return bool(set(self.clause[-2:-1]) & word_list("left_undone"))
        return bool(self.near(CLOSE) & word_list("negation") or set(self.clause) & word_list("denial"))

    def lets_happen(self, outcome: str) -> bool:
        """Whether a form in `-ing` tells of an act: `is implementing`, `…, freeing twelve`, `accused of breaking`.

        Not `difficulties in implementing`, nor `without breaking`.
        """
        if not self.clause or self.near(CLOSE) & word_list("in_progress"):
            return True
        return outcome == "broken" and bool(set(self.clause[-1:]) & word_list("laid_at_by"))

    @property
    def doubtful(self) -> bool:
        """Whether these words say that it has not happened, or on what it depends."""
        if self.asked or set(self.clause) & word_list("on_condition") or self.near(NEAR) & word_list("to_come"):
            return True
        if self.infinitive:
            return not set(self.clause[-2:-1]) & (word_list("under_way") | word_list("left_undone"))
        return "to" in self.clause[-CLOSE:]


def outcome_of(before: Before, word: Word, *, negated: bool, noun: bool) -> str | None:
    """What an act says once its negation is taken in; None where that says nothing, or it has not happened.

    `negated` is what its reading says, `noun` whether the word is a noun.
    """
    if before.doubtful or (negated and not before.negated):
        return None
    if not word.gerund and not noun and word.outcome != "delayed" and set(before.clause[-1:]) & TIMELESS:
        return None
    if word.gerund and not before.lets_happen(word.outcome):
        return None
    if not before.negated:
        begun = before.infinitive and word.outcome == "done"
        return "begun" if begun else word.outcome if before.infinitive or noun or not word.base else None
    if before.near(CLOSE) & word_list("wholly"):
        return "partly" if word.outcome in {"done", "kept"} else None
    return {"done": "undone", "kept": "undone", "broken": "unbroken"}.get(word.outcome)
