"""The topic that one word tells, in its phrase: `ceasefire` for `cease fire`, none for `enter into force`."""

from collections.abc import Callable, Mapping
from functools import cache

from sayso.language import Analysis
from sayso.reading.roles import is_a
from sayso.reading.tables import rows, words

ARMS = frozenset({"weapon", "weapons", "force", "arms", "rocket", "rockets", "missile", "missiles", "mortars"})
USES = frozenset({"use", "fire", "launch", "shoot"})
VERB_PAY = 0.4  # money is paid for much else than work
PAYING = frozenset({"pay", "raise", "shift", "benefit"})
GOING = frozenset({"leave", "exit", "go", "travel", "move", "enter"})
OTHER_CLASS = frozenset({("free", "ADJ"), ("calm", "ADJ"), ("fuel", "VERB")})
OPEN_CLASS = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})


@cache
def _topics() -> Mapping[str, tuple[str, float]]:
    return {row["word"]: (row["label"], float(row["weight"])) for row in rows("topics")}


def topic_word(analysis: Analysis, token: int) -> tuple[str, float] | None:
    """The topic that a word tells and how much it tells it, or None."""
    if analysis.pos[token] not in OPEN_CLASS or any(means_none(analysis, token) for means_none in NONE):
        return None
    if analysis.pos[token] == "VERB" and analysis.lemmas[token] in PAYING:
        return "pay", VERB_PAY
    word = next((w for w in (other(analysis, token) for other in OTHERS) if w), analysis.words[token].lower())
    return _topics().get(word) or _topics().get(analysis.lemmas[token])


def _before(analysis: Analysis, token: int) -> str:
    return analysis.lemmas[token - 1] if token else ""


def _comes_into_force(analysis: Analysis, token: int) -> bool:
    return analysis.words[token].lower() == "force" and _before(analysis, token) in {"into", "in", "enter"}


def _counts_hours(analysis: Analysis, token: int) -> bool:
    """`within 48 hours`."""
    hours = analysis.words[token].lower() in {"hour", "hours"}
    return hours and any(analysis.deps[c] == "nummod" for c in analysis.children[token])


def _takes_back(analysis: Analysis, token: int) -> bool:
    """`withdraw the regulations`: nobody goes anywhere."""
    if analysis.lemmas[token] != "withdraw":
        return False
    things = [c for c in analysis.children[token] if analysis.deps[c] in {"dobj", "nsubjpass"}]
    return any(analysis.lemmas[t] not in _topics() and not _moves(analysis, t) for t in things)


def _moves(analysis: Analysis, token: int) -> bool:
    known = analysis.lemmas[token] in words("person_nouns", "person")
    return known or any(is_a(analysis, token, kind) for kind in ("force", "people", "captive"))


def _is_other_class(analysis: Analysis, token: int) -> bool:
    """`free` said of a vote, `calm` of a mood, `fuel` what one does to a quarrel."""
    return (analysis.lemmas[token], analysis.pos[token]) in OTHER_CLASS


NONE: tuple[Callable[[Analysis, int], bool], ...] = (_comes_into_force, _counts_hours, _takes_back, _is_other_class)


def _ceasefire(analysis: Analysis, token: int) -> str | None:
    """`cease fire`, `cease-fire`; `the use of weapons` is what a truce ends too."""
    parted = analysis.words[token].lower() == "fire" and token > 1 and analysis.lemmas[token - 2] == "cease"
    arms = analysis.words[token].lower() in ARMS and _is_use(analysis, token)
    return "ceasefire" if parted or arms else None


def _is_use(analysis: Analysis, token: int) -> bool:
    """Whether a word stands below `the use of` or `firing`."""
    above = analysis.heads[token]
    for _ in range(4):
        if analysis.lemmas[above] in USES:
            return True
        above = analysis.heads[above]
    return False


def _passage(analysis: Analysis, token: int) -> str | None:
    """`allow the leaders to leave`."""
    allowed = analysis.lemmas[analysis.heads[token]] in words("agreement_words", "permits")
    return "passage" if allowed and analysis.lemmas[token] in GOING else None


def _workweek(analysis: Analysis, token: int) -> str | None:
    working = _before(analysis, token) in {"working", "work"}
    return "workweek" if working and analysis.words[token].lower() == "week" else None


OTHERS: tuple[Callable[[Analysis, int], str | None], ...] = (_ceasefire, _passage, _workweek)
