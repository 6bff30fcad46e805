"""What an issue is called: a label in the document's own terms, and whether the words name an issue at all."""

from sayso.language import Analysis, Tokens
from sayso.reading.evidence import Cast
from sayso.reading.issue_core import CONTENT, DIRECTIONS, VERBS, dated, root_of
from sayso.reading.issue_runs import before_ender, label_run
from sayso.reading.tables import words

LONGEST = 10  # words in a label
LOOSE = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "PART", "AUX"})  # a label that is cut does not end with these
DESCRIBES = frozenset({"amod", "compound", "nummod", "poss", "advmod"})  # cut off from what they describe
ARTICLES = frozenset({"the", "a", "an"})
QUOTES = frozenset('“”"‘’')
ENTITIES = frozenset({"PERSON", "GPE", "NORP", "ORG"})


def label_of(analysis: Analysis, run: Tokens, denied: bool = False) -> str:
    """At most ten words of a run, without articles, quotation marks, and loose words at its ends.

    `denied`: the stance has taken up the run's own `not` and `no`, which the label then leaves out.
    """
    left_out = _helpers(analysis, run) | (_denials(analysis, run) if denied else set())
    kept = [t for t in before_ender(analysis, run) if t not in left_out]
    kept = [t for t in kept if analysis.lemmas[t] not in ARTICLES and analysis.words[t] not in QUOTES]
    while kept and (analysis.words[kept[0]].lower() in {"to", "that"} or _mark(analysis, kept[0])):
        kept = kept[1:]
    cut_off = len(kept) > LONGEST
    kept = kept[:LONGEST]
    while kept and (_mark(analysis, kept[-1]) or (cut_off and _hanging(analysis, kept))):
        kept = kept[:-1]
    shown = [
        analysis.words[t] if n and _joined(analysis, kept[n - 1], t) else f" {analysis.words[t]}"
        for n, t in enumerate(kept)
    ]
    return " ".join("".join(shown).split()) or " ".join(analysis.quote(run).split())


def _hanging(analysis: Analysis, kept: list[int]) -> bool:
    """Whether the last word of a label that was cut goes with one that was cut off."""
    last = kept[-1]
    return analysis.pos[last] in LOOSE or (analysis.deps[last] in DESCRIBES and analysis.heads[last] > last)


def _helpers(analysis: Analysis, run: Tokens) -> set[int]:
    """The words of a run that only say that something is due: `must`, `has to`, `needs to`."""
    root = root_of(analysis, run)
    found = {c for c in analysis.children[root] if analysis.tags[c] == "MD"}
    infinitives = [c for c in analysis.children[root] if analysis.deps[c] == "xcomp" and c in run]
    if analysis.lemmas[root] in {"have", "need", "ought"} and infinitives:
        found |= {root, *(c for c in analysis.children[infinitives[0]] if analysis.words[c].lower() == "to")}
    return found


def _denials(analysis: Analysis, run: Tokens) -> set[int]:
    """The `not` and `no` of a run's predicate and its arguments, with the `do` that carries it."""
    root = root_of(analysis, run)
    below = analysis.children[root]
    found = {c for c in below if analysis.deps[c] == "neg"}
    found |= {c for c in below if found and analysis.deps[c] == "aux" and analysis.lemmas[c] == "do"}
    return found | {c for b in below for c in analysis.children[b] if analysis.words[c].lower() == "no"}


def _mark(analysis: Analysis, token: int) -> bool:
    return not any(c.isalnum() for c in analysis.words[token])


def _joined(analysis: Analysis, before: int, token: int) -> bool:
    """Whether two tokens are written as one word (`union` and `’s`)."""
    return before == token - 1 and analysis.starts[token] == analysis.ends[before]


def naming_run(analysis: Analysis, run: Tokens, cast: Cast) -> Tokens | None:
    """The part of a run that names what to be for or against, else all of it; None where neither names anything.

    A bare verb, a date, a person or a party is nothing to name an issue by.
    """
    return next((part for part in (label_run(analysis, run), run) if _nameable(analysis, part, cast)), None)


def _nameable(analysis: Analysis, run: Tokens, cast: Cast) -> bool:
    nouns = [t for t in run if analysis.pos[t] in {"NOUN", "PROPN", "NUM"} and _names(analysis, t)]
    if any(not _somebody(analysis, t, cast) for t in nouns):
        return True
    return any(_done(analysis, t, bool(nouns)) for t in run if analysis.pos[t] in VERBS)


def _done(analysis: Analysis, verb: int, to_somebody: bool) -> bool:
    """Whether a verb without a thing at issue says what is to be done: `release them`, `resign`, `be released`."""
    if analysis.lemmas[verb] in words("issue_words", "bare_verb"):
        return True
    below = analysis.children[verb]
    light = analysis.lemmas[verb] in words("issue_words", "light_verb")
    if light:
        return to_somebody and any(analysis.lemmas[c] in DIRECTIONS for c in below)
    deps = {analysis.deps[c] for c in below}
    return _names(analysis, verb) and (to_somebody or bool(deps & {"dobj", "nsubjpass", "auxpass", "prt"}))


def _names(analysis: Analysis, token: int) -> bool:
    """Whether a word says something of an issue by itself."""
    lemma = analysis.lemmas[token]
    if analysis.pos[token] not in CONTENT or dated(analysis, token) or analysis.name_of[token] in {"DATE", "TIME"}:
        return False
    empty = words("issue_words", "loose") | words("issue_words", "pointer") | words("issue_words", "empty")
    light = analysis.pos[token] in VERBS and lemma in words("issue_words", "light_verb")
    return not light and lemma not in empty and analysis.words[token].lower() not in empty


def _somebody(analysis: Analysis, token: int, cast: Cast) -> bool:
    """Whether a noun is a person or a party, which one may stand by but not negotiate."""
    lemma = analysis.lemmas[token]
    forms = {lemma, analysis.words[token].lower()}
    person = analysis.pos[token] == "NOUN" and bool(forms & words("person_nouns", "person"))
    return person or (analysis.name_of[token] in ENTITIES and bool(cast.holding(analysis.starts[token])))
