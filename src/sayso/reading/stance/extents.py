"""How far the wording of a finding reaches: a predicate with its complements, without what is said beside it."""

from sayso.language import Analysis, Tokens
from sayso.model import Span
from sayso.reading.tables import words

LEFT = frozenset({"aux", "auxpass", "neg", "advmod"})
BESIDE = frozenset({"conj", "cc", "parataxis", "punct"})
COMMAS = frozenset({",", "–", "—", "-", ";"})
OPENING, CLOSING = "“\"‘'([", "”\"’')]"


def marker_of(analysis: Analysis, clause_head: int) -> str:
    """The word that introduces a subordinate clause (`unless`), lower case; empty where there is none."""
    for child in analysis.children[clause_head]:
        if analysis.deps[child] in {"mark", "advmod"} and child < clause_head and analysis.tags[child] in {"IN", "WRB"}:
            return analysis.words[child].lower()
    return ""


def _stays(analysis: Analysis, child: int) -> bool:
    """Whether a dependent to the right of a predicate belongs to what it says."""
    if analysis.deps[child] == "advcl":
        marker, first = marker_of(analysis, child), analysis.subtrees[child].first
        aside = analysis.words[first - 1] in COMMAS and marker not in words("extent_words", "condition")
        return not aside and marker not in words("extent_words", "anywhere")
    return analysis.deps[child] not in BESIDE and not _absolute(analysis, child)


def _absolute(analysis: Analysis, child: int) -> bool:
    """Whether `, with` tells what somebody else does meanwhile: `, with the port floating a levy`."""
    doing = any(analysis.deps[c] == "pcomp" for c in analysis.children[child])
    return doing and analysis.lemmas[child] == "with" and analysis.words[child - 1] == ","


def end_of(analysis: Analysis, head: int) -> int:
    """The token after the last of a predicate's complements, up to the first that stands beside it."""
    stop, last = head + 1, head
    for child in analysis.children[head]:
        if child < head or analysis.deps[child] == "punct":
            continue
        if not _stays(analysis, child):
            break
        stop, last = max(stop, analysis.subtrees[child].stop), child
    return cut(analysis, last + 1, stop)  # a comment before the last complement's head belongs inside


def cut(analysis: Analysis, first: int, stop: int) -> int:
    """Where a run ends, given that a comment behind a comma (`, which …`) is left out."""
    after_comma, anywhere = words("extent_words", "after_comma"), words("extent_words", "anywhere")
    for token in range(first, stop):
        word = analysis.words[token].lower()
        if word in after_comma and analysis.words[token - 1] in COMMAS:
            return token
        if analysis.deps[token] == "appos" and not listed(analysis, token) and _behind_comma(analysis, token, first):
            return analysis.subtrees[token].first
        if word == "with" and _absolute(analysis, token):
            return token
        if word in anywhere and analysis.deps[token] == "mark" and word != "so":
            return token
    return stop


def listed(analysis: Analysis, token: int) -> bool:
    """Whether a noun is one of several: coordinated, or set beside another with more to come (`pay, hours and tea`)."""
    more = any(analysis.deps[c] == "conj" for c in analysis.children[token])
    return analysis.deps[token] == "conj" or (analysis.deps[token] == "appos" and more)


def _behind_comma(analysis: Analysis, head: int, first: int) -> bool:
    start = analysis.subtrees[head].first
    return start > first and analysis.words[start - 1] == ","


def start_of(analysis: Analysis, head: int) -> int:
    """The first of the auxiliaries, negations and adverbs directly before a predicate."""
    first = head
    while first > 0 and analysis.heads[first - 1] == head and analysis.deps[first - 1] in LEFT:
        first -= 1
    return first


def trimmed(analysis: Analysis, run: Tokens) -> Span | None:
    """The characters of a run without the punctuation at its ends; a quotation mark stays where its mate is inside."""
    first, stop = run.first, run.stop
    while first < stop and _loose(analysis, first, first, stop):
        first += 1
    while first < stop and _loose(analysis, stop - 1, first, stop):
        stop -= 1
    return analysis.span(Tokens(first, stop)) if first < stop else None


def _loose(analysis: Analysis, token: int, first: int, stop: int) -> bool:
    """Whether a token at the edge of a run is punctuation that the run can do without."""
    word = analysis.words[token]
    if any(c.isalnum() or c in "%$£€" for c in word):
        return False
    inside = [analysis.words[t] for t in (first, stop - 1)]
    quoted = stop - first > 1 and inside[0][-1:] in OPENING and inside[1][-1:] in CLOSING
    return not quoted


def whole_clause(analysis: Analysis, head: int) -> Tokens:
    """A clause with its subject and complements, without what stands beside it."""
    first = start_of(analysis, head)
    for child in analysis.children[head]:
        if child < head and analysis.deps[child] in {"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"}:
            first = min(first, analysis.subtrees[child].first)
    return Tokens(first, end_of(analysis, head))


def uninterrupted(analysis: Analysis, head: int) -> Tokens:
    """A clause, without a subject that a clause between commas parts from it: `the levy, which …, must be dropped`."""
    whole = whole_clause(analysis, head)
    subjects = (c for c in analysis.children[head] if c < head and analysis.deps[c] in {"nsubj", "nsubjpass"})
    relatives = (r for s in subjects for r in analysis.children[s] if analysis.deps[r] == "relcl")
    parted = any(analysis.words[analysis.subtrees[r].first - 1] == "," for r in relatives)
    return Tokens(start_of(analysis, head), whole.stop) if parted else whole
