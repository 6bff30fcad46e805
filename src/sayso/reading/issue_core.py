"""The word that an issue turns on.

A verb or noun that says little by itself (`reach a deal`, `the terms of a truce`) gives way to what it governs.
"""

from sayso.language import Analysis, Tokens
from sayso.reading.tables import words

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
VERBS = frozenset({"VERB", "AUX"})
DATED = frozenset({"DATE", "TIME"})
GOVERNED = ("dobj", "xcomp", "ccomp", "attr", "prep", "dative")  # what a light verb gives way to, in this order
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
ABOUT = frozenset({"of", "for", "to", "on", "about", "over"})  # between a light noun and what it is about
DIRECTIONS = frozenset({"home", "back", "out", "away", "down", "over"})
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
        return next((c for c in (*governed, *subjects) if c is not None and says(analysis, c)), None)
    if analysis.pos[token] == "NOUN" and lemma in words("issue_words", "light_noun"):
        about = [_object(analysis, run, c) for c in children if analysis.words[c].lower() in ABOUT]
        clauses = (c for c in children if analysis.deps[c] == "acl" and _content_clause(analysis, c))
        return next((c for c in (*about, *clauses) if c is not None and says(analysis, c)), None)
    return None


def _content_clause(analysis: Analysis, verb: int) -> bool:
    """Whether a clause under a noun says what it is: `the suggestion that the guards leave`."""
    return any(analysis.deps[c] == "mark" and analysis.lemmas[c] == "that" for c in analysis.children[verb])


def _object(analysis: Analysis, run: Tokens, token: int) -> int | None:
    """A governed word, or the object of a preposition."""
    if analysis.deps[token] != "prep":
        return token
    return next((c for c in analysis.children[token] if c in run and analysis.deps[c] in {"pobj", "pcomp"}), None)


def says(analysis: Analysis, token: int) -> bool:
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
