"""The part of a text that names an issue: widened by what belongs to it, cut where only dates and reasons follow."""

from sayso.language import Analysis, Tokens
from sayso.reading.issue_core import CONTENT, VERBS, core_of, dated, root_of
from sayso.reading.tables import words

LIMITS = frozenset({"beyond", "without", "before", "after", "until", "above", "below", "under", "against"})
DASHES = frozenset({"–", "—", "-", "--", ";", ":"})


def widened(analysis: Analysis, run: Tokens) -> Tokens:
    """A run with the `out of …` after it that says where its thing is wanted: `wants the guards out of the port`."""
    after, above = run.stop, analysis.heads[root_of(analysis, run)]
    if after + 1 < len(analysis) and analysis.lemmas[after] == "out" and analysis.heads[after] == above:
        away = analysis.words[after + 1].lower() == "of" and analysis.pos[above] in VERBS
        return Tokens(run.first, analysis.subtrees[after].stop) if away else run
    return run


def away_of(analysis: Analysis, run: Tokens) -> int | None:
    """The `out` of a widened run."""
    return next((t for t in run if analysis.lemmas[t] == "out" and analysis.heads[t] not in run), None)


def before_ender(analysis: Analysis, run: Tokens) -> Tokens:
    """The tokens of a run up to a dash, or a word after which comes only why, when or beside what."""
    enders, said = words("issue_words", "ender"), False
    for token in run:
        ends = analysis.words[token].lower() in enders and analysis.deps[token] in {"prep", "mark", "advmod", "cc"}
        apart = analysis.words[token] in DASHES and not _within_word(analysis, token)
        if said and (ends or apart):
            return Tokens(run.first, token)
        said = said or analysis.pos[token] in {"NOUN", "PROPN"}
    return run


def _within_word(analysis: Analysis, token: int) -> bool:
    """Whether a hyphen joins two parts of one word."""
    return token > 0 and analysis.ends[token - 1] == analysis.starts[token]


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
    if away_of(analysis, run) is not None:
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
