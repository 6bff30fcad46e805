"""What an issue is about: the word that its label turns on, and the other words that carry its meaning.

A verb or noun that says little by itself (`reach a deal`, `the terms of a truce`) gives way to what it governs, and
what only describes (relative clauses, conditions, dates) is left out.
"""

from collections.abc import Iterator

from sayso.language import Analysis, Tokens
from sayso.reading.tables import words

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
VERBS = frozenset({"VERB", "AUX"})
DATED = frozenset({"DATE", "TIME"})
ASIDE = frozenset({"relcl", "advcl", "appos", "parataxis"})
GOVERNED = ("dobj", "xcomp", "ccomp", "attr", "prep", "dative")  # what a light verb gives way to, in this order
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
ABOUT = frozenset({"of", "for", "to", "on", "about", "over"})  # between a light noun and what it is about
LIMITS = frozenset({"beyond", "without", "before", "after", "until", "above", "below", "under", "against"})
PARTICLES = frozenset({"out", "off", "back", "down", "up", "away", "aside", "forward", "through"})
DIRECTIONS = frozenset({"home", "back", "out", "away", "down", "over"})
PERCENT = "percent"
MOST = 8  # words of a key: what comes later only describes
DEEPEST = 6  # words given way to


def root_of(analysis: Analysis, run: Tokens) -> int:
    """The token at the head of a run; of several the first, for a condition may hang on what is outside."""
    heads = (t for t in run if analysis.heads[t] not in run or analysis.heads[t] == t)
    return next((t for t in heads if analysis.pos[t] in CONTENT | VERBS), analysis.root_of(run))


def core_of(analysis: Analysis, run: Tokens) -> int:
    """The token that an issue turns on: `withdrawal` of `discuss the terms of a withdrawal`."""
    token = root_of(analysis, run)
    for _ in range(DEEPEST):
        below = _given_way(analysis, run, token)
        if below is None:
            break
        token = below
    return token


def _given_way(analysis: Analysis, run: Tokens, token: int) -> int | None:
    """What a word that says little gives way to."""
    lemma = analysis.lemmas[token]
    children = [c for c in analysis.children[token] if c in run]
    if analysis.pos[token] in VERBS and lemma in words("issue_words", "light_verb"):
        if any(analysis.deps[c] == "prt" or analysis.lemmas[c] in DIRECTIONS for c in children):
            return None  # `bring the crew home` says more than `the crew`
        governed = (_object(analysis, run, c) for dep in GOVERNED for c in children if analysis.deps[c] == dep)
        subjects = (c for c in children if analysis.deps[c] in SUBJECTS)
        return next((c for c in (*governed, *subjects) if c is not None and _says(analysis, c)), None)
    if analysis.pos[token] == "NOUN" and lemma in words("issue_words", "light_noun"):
        about = (_object(analysis, run, c) for c in children if analysis.words[c].lower() in ABOUT)
        return next((c for c in about if c is not None and _says(analysis, c)), None)
    return None


def _object(analysis: Analysis, run: Tokens, token: int) -> int | None:
    """A governed word, or the object of a preposition."""
    if analysis.deps[token] != "prep":
        return token
    return next((c for c in analysis.children[token] if c in run and analysis.deps[c] in {"pobj", "pcomp"}), None)


def _says(analysis: Analysis, token: int) -> bool:
    """Whether a word means something by itself: no pronoun, no date."""
    return analysis.pos[token] in CONTENT and not dated(analysis, token)


def dated(analysis: Analysis, token: int) -> bool:
    """Whether a word belongs to a phrase of time beside its clause: `by May`, `last week`; not in `a 36-hour week`."""
    if analysis.name_of[token] not in DATED:
        return False
    top = token
    while analysis.heads[top] != top and analysis.name_of[analysis.heads[top]] in DATED:
        top = analysis.heads[top]
    if analysis.deps[top] == "pobj":
        return analysis.lemmas[analysis.heads[top]] != "of"
    return analysis.deps[top] in {"npadvmod", "advmod"}


def widened(analysis: Analysis, run: Tokens) -> Tokens:
    """A run with the `out of …` after it that says where its thing is wanted: `wants the guards out of the port`."""
    after, above = run.stop, analysis.heads[root_of(analysis, run)]
    if after + 1 < len(analysis) and analysis.lemmas[after] == "out" and analysis.heads[after] == above:
        away = analysis.words[after + 1].lower() == "of" and analysis.pos[above] in VERBS
        return Tokens(run.first, analysis.subtrees[after].stop) if away else run
    return run


def _away(analysis: Analysis, run: Tokens) -> int | None:
    """The `out` of a widened run."""
    return next((t for t in run if analysis.lemmas[t] == "out" and analysis.heads[t] not in run), None)


def key_words(analysis: Analysis, run: Tokens) -> tuple[str, ...]:
    """The lemmas that carry an issue's meaning, the one that it turns on first; a particle stays with its verb."""
    core = core_of(analysis, run)
    away = _away(analysis, run)
    if away is not None and away > core:
        places = [t for t in Tokens(away + 1, min(run.stop, analysis.subtrees[away].stop)) if _carries(analysis, t)]
        return tuple(dict.fromkeys(analysis.lemmas[t] for t in (away, *places, core)))[:MOST]
    particle = next((f"-{analysis.lemmas[c]}" for c in analysis.children[core] if _particle(analysis, core, c)), "")
    others = [t for t in _below(analysis, run, core) if t != core and _carries(analysis, t)]
    law = analysis.lemmas[core] in words("issue_words", "law")
    what = next((t for t in others if law and analysis.deps[t] == "compound" and analysis.heads[t] == core), None)
    if what is not None:  # an amnesty law is about an amnesty
        others = [core, *(t for t in others if t != what)]
        core, particle = what, ""
    before = analysis.heads[core]
    limit = [analysis.lemmas[before]] if before in run and analysis.lemmas[before] in LIMITS else []
    found = [f"{_plain(analysis, core)}{particle}", *(_plain(analysis, t) for t in others), *limit]
    if PERCENT in found[1:] and analysis.pos[core] == "NUM":
        found.insert(0, PERCENT)
    return tuple(dict.fromkeys(word for word in found if any(c.isalnum() for c in word)))[:MOST]


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
    return _says(analysis, token) and not {analysis.lemmas[token], analysis.words[token].lower()} & loose


def _below(analysis: Analysis, run: Tokens, core: int) -> Iterator[int]:
    """The tokens of a run below a word, in order, without what only describes."""
    aside = {core: False}
    for token in sorted(t for t in run if t in analysis.subtrees[core]):
        path = [token]
        while path[-1] not in aside and analysis.heads[path[-1]] in run and analysis.heads[path[-1]] != path[-1]:
            path.append(analysis.heads[path[-1]])
        away = aside.get(path[-1], True)
        for above in reversed(path):
            away = aside.setdefault(above, away or analysis.deps[above] in ASIDE)
        if not aside[token]:
            yield token


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


def label_run(analysis: Analysis, run: Tokens) -> Tokens:
    """The part of a run to name an issue by: from what it turns on, without who would do it and when.

    `that it keep full control of the port by May` is named `keep full control of the port`.
    """
    root, core = root_of(analysis, run), core_of(analysis, run)
    tree = analysis.subtrees[core]
    if core != root and tree.first in run:
        above = analysis.heads[core]
        first = above if above in run and analysis.lemmas[above] in LIMITS else tree.first
        run = Tokens(first, min(tree.stop, run.stop))
    elif analysis.pos[root] in VERBS:
        subject = next((c for c in analysis.children[root] if analysis.deps[c] == "nsubj" and c in run), None)
        if subject is not None and analysis.pos[subject] == "PRON" and subject < root:
            run = Tokens(root, run.stop)
    return Tokens(run.first, max(run.first + 1, _undated(analysis, core, run)))


def _undated(analysis: Analysis, core: int, run: Tokens) -> int:
    """Where a run ends without the dates, conditions and adverbs at its end."""
    stop = run.stop
    if _away(analysis, run) is not None:
        return stop
    while stop > core + 1:
        last = stop - 1
        path = [last, *(t for t in analysis.ancestors(last) if t in run and t > core)]
        whole = (t for t in path if analysis.subtrees[t].stop >= stop and analysis.subtrees[t].first > core)
        end = min((analysis.subtrees[t].first for t in whole if _aside(analysis, t, stop)), default=stop)
        while end > core + 1 and analysis.pos[end - 1] in {"ADP", "PUNCT"}:
            end -= 1
        if end == stop:
            return stop
        stop = end
    return stop


def _aside(analysis: Analysis, token: int, stop: int) -> bool:
    """Whether the words below a token, up to the end of the run, only say when, or on which condition."""
    if analysis.deps[token] == "advcl":
        return True
    loose = words("issue_words", "loose")
    below = [t for t in Tokens(analysis.subtrees[token].first, stop) if analysis.pos[t] in {*CONTENT, "ADV"}]
    return bool(below) and all(dated(analysis, t) or analysis.lemmas[t] in loose for t in below)
