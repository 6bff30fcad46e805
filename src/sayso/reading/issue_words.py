"""What an issue is compared by: the word that it turns on, and the other words that carry its meaning.

What only describes (relative clauses, conditions, dates, what stands aside after a dash) is left out.
"""

from collections.abc import Iterator, Sequence

from sayso.language import Analysis, Tokens
from sayso.reading.issue_core import ABOUT, VERBS, core_of, root_of, says
from sayso.reading.issue_runs import LIMITS, away_of, before_ender
from sayso.reading.tables import words

ASIDE = frozenset({"relcl", "advcl", "appos", "parataxis"})
PARTICLES = frozenset({"out", "off", "back", "down", "up", "away", "aside", "forward", "through"})
PERCENT = "percent"
MOST = 8  # words of a key: what comes later only describes


def key_words(analysis: Analysis, run: Tokens) -> tuple[str, ...]:
    """The lemmas that carry an issue's meaning, the one that it turns on first; a particle stays with its verb."""
    core = core_of(analysis, run)
    away = away_of(analysis, run)
    if away is not None and away > core:
        places = [t for t in Tokens(away + 1, min(run.stop, analysis.subtrees[away].stop)) if _carries(analysis, t)]
        return tuple(dict.fromkeys(analysis.lemmas[t] for t in (away, *places, core)))[:MOST]
    particle = next((f"-{analysis.lemmas[c]}" for c in analysis.children[core] if _particle(analysis, core, c)), "")
    kept = before_ender(analysis, run)
    kept = kept if core in kept else run
    others: Sequence[int] = [
        t for t in _below(analysis, run, core) if t != core and t in kept and _carries(analysis, t)
    ]
    before = analysis.heads[core]
    about, others = _about(analysis, core, others)
    if about != core:
        core, particle, before = about, "", analysis.heads[about]
    limit = [analysis.lemmas[before]] if before in run and analysis.lemmas[before] in LIMITS else []
    found = [f"{_plain(analysis, core)}{particle}", *(_plain(analysis, t) for t in others), *limit]
    if PERCENT in found[1:] and analysis.pos[core] == "NUM":
        found.insert(0, PERCENT)
    return tuple(dict.fromkeys(word for word in found if any(c.isalnum() for c in word)))[:MOST]


def _about(analysis: Analysis, core: int, others: Sequence[int]) -> tuple[int, Sequence[int]]:
    """What a noun is about by the words beside it, and all others, in order.

    An amnesty law is about an amnesty, border issues about the border, and a ceasefire and prisoner deal is a deal.
    """
    lemma = analysis.lemmas[core]
    beside = [t for t in others if analysis.deps[t] == "compound" and analysis.heads[t] == core]
    if beside and lemma in words("issue_words", "law"):
        return beside[0], [core, *(t for t in others if t != beside[0])]
    if beside and lemma in words("issue_words", "topic_noun") and analysis.pos[beside[-1]] == "NOUN":
        return beside[-1], [t for t in others if t != beside[-1]]
    deal = next((t for t in others if analysis.heads[t] == core and _joint_deal(analysis, t)), None)
    return (core, others) if deal is None else (deal, [core, *(t for t in others if t != deal)])


def _joint_deal(analysis: Analysis, token: int) -> bool:
    """Whether a word is the deal of `ceasefire and prisoner deal`; not that of `a ceasefire and a prisoner deal`."""
    below = {analysis.deps[c] for c in analysis.children[token]}
    offer = analysis.lemmas[token] in words("issue_words", "offer")
    return offer and analysis.deps[token] == "conj" and "compound" in below and not below & {"det", "poss"}


def _particle(analysis: Analysis, verb: int, child: int) -> bool:
    """Whether a word makes one of a verb and itself (`pull out`); the parser calls some prepositions."""
    beside = child == verb + 1 and analysis.pos[verb] in VERBS and analysis.lemmas[child] in PARTICLES
    return analysis.deps[child] == "prt" or beside


def _plain(analysis: Analysis, token: int) -> str:
    """A lemma, `9 per cent` and `9%` written alike."""
    lemma = analysis.lemmas[token]
    return PERCENT if lemma in {"%", "cent", "pct"} else lemma


def _carries(analysis: Analysis, token: int) -> bool:
    if analysis.words[token] == "%":
        return True
    loose = words("issue_words", "loose")
    return says(analysis, token) and not {analysis.lemmas[token], analysis.words[token].lower()} & loose


def _below(analysis: Analysis, run: Tokens, core: int) -> Iterator[int]:
    """The tokens of a run below a word, in order, without what only describes."""
    aside = {core: False}
    for token in sorted(t for t in run if t in analysis.subtrees[core]):
        path = [token]
        while path[-1] not in aside and analysis.heads[path[-1]] in run and analysis.heads[path[-1]] != path[-1]:
            path.append(analysis.heads[path[-1]])
        away = aside.get(path[-1], True)
        for above in reversed(path):
            away = aside.setdefault(above, away or _describes(analysis, above))
        if not aside[token]:
            yield token


def _describes(analysis: Analysis, token: int) -> bool:
    """Whether a word begins what only describes: `whom they met`, `based on last year's`."""
    participle = analysis.deps[token] == "acl" and analysis.lemmas[token] in words("issue_words", "describing")
    return participle or analysis.deps[token] in ASIDE


def points_back(analysis: Analysis, run: Tokens) -> bool:
    """Whether a run only says that something spoken of before be done: `reach it in steps`."""
    root = root_of(analysis, run)
    idle = words("issue_words", "light_verb") | words("issue_words", "consent")
    light = analysis.pos[root] in VERBS and analysis.lemmas[root] in idle
    objects = [c for c in analysis.children[root] if analysis.deps[c] in {"dobj", "nsubjpass"} and c in run]
    return light and bool(objects) and all(_pointer(analysis, c) for c in objects)


def _pointer(analysis: Analysis, token: int) -> bool:
    """Whether a word by itself is a pronoun; `one that spares them` is not."""
    alone = not any(analysis.deps[c] in {"relcl", "prep", "acl", "amod"} for c in analysis.children[token])
    return alone and analysis.lemmas[token] in words("issue_words", "pointer")


def bare_law(analysis: Analysis, run: Tokens) -> bool:
    """Whether a run speaks of a law that the text has named before: `the bill`, `submit the bill in May`."""
    core = core_of(analysis, run)
    below = [c for c in analysis.children[core] if c in run and analysis.pos[c] != "PUNCT"]
    definite = any(analysis.words[c].lower() in {"the", "that", "this"} for c in below)
    own = any(analysis.deps[c] not in {"det", "prep"} or analysis.lemmas[c] in ABOUT for c in below)
    return definite and not own and analysis.lemmas[core] in words("issue_words", "law")
