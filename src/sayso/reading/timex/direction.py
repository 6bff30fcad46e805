"""Which way a clause looks: to the past, to the future, or open. Weekdays, months and days without a year follow it."""

from sayso.language import Analysis, Tokens
from sayso.language.analysis import Clause
from sayso.reading.tables import words
from sayso.reading.timex.resolve import FUTURE, OPEN, PAST, TOWARD

TABLE = "time_direction"  # labels: planned (verbs), planned_noun, ahead, back and for (prepositions), achieved
NOUNS = frozenset({"NOUN", "PROPN"})
ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "attr"})


def direction(analysis: Analysis, run: Tokens) -> str:
    """The direction of a time expression's clause, from its preposition, its verb's tense and its cue words."""
    if not run:
        return OPEN
    head = _first(analysis, analysis.root_of(run))
    before = analysis.words[run.first - 1].lower() if run.first else ""
    if before in words(TABLE, "back"):
        return PAST
    place = analysis.clause_of[head]
    clause = analysis.clauses[place] if place is not None else None
    looks = _clause(analysis, clause) if clause else OPEN
    if before in words(TABLE, "ahead") and looks != PAST:
        return FUTURE
    nouns = _nouns(analysis, run, head)
    if before == "for" and nouns:
        return FUTURE
    if any(analysis.lemmas[n] in words(TABLE, "planned_noun") for n in nouns):
        return OPEN if looks == PAST else FUTURE
    return _of_noun(analysis, nouns[0], clause, looks) if nouns and clause else looks


def _first(analysis: Analysis, head: int) -> int:
    """The first of coordinated times: `Sunday or Monday` look the same way."""
    for _ in range(6):
        if analysis.deps[head] != "conj" or analysis.pos[analysis.heads[head]] != "PROPN":
            break
        head = analysis.heads[head]
    return head


def _nouns(analysis: Analysis, run: Tokens, head: int) -> list[int]:
    """The nouns that the expression stands before or with, nearest first: `Tuesday's deadline`, `expiry … in July`."""
    found = []
    for above in analysis.ancestors(head):
        if above in run:
            continue
        if analysis.pos[above] in NOUNS:
            found.append(above)
        elif analysis.pos[above] != "ADP" or len(found) > 2:
            break
    return found


def _of_noun(analysis: Analysis, noun: int, clause: Clause, looks: str) -> str:
    """An expression that a noun holds: it looks ahead only with a noun that the verb looking ahead acts on."""
    if looks in (PAST, OPEN):
        return PAST
    ahead = clause.modal is not None or clause.tense in {"future", "infinitive"}
    return looks if ahead and noun in (*clause.objects, *clause.subjects) else PAST


def _clause(analysis: Analysis, clause: Clause) -> str:
    """The direction of a clause's verb; an infinitive or present participle asks the clause above it."""
    if clause.modal is not None and not clause.perfect:
        return FUTURE
    after = analysis.words[clause.predicate + 1].lower() if clause.predicate + 1 < len(analysis) else ""
    planned = clause.lemma in words(TABLE, "planned") and clause.particle is None and after != "forth"
    if planned and not clause.perfect and (clause.passive or clause.tense != "past"):
        return FUTURE
    past = clause.perfect or clause.tense == "past" or analysis.tags[clause.predicate] == "VBN"
    if past or clause.tense in {"present", "future"}:
        return PAST if past and not _is_passive(clause) else FUTURE
    if clause.tense == "infinitive":
        return _infinitive(analysis, clause)
    return _clause(analysis, analysis.clauses[clause.parent]) if clause.parent is not None else OPEN


def _is_passive(clause: Clause) -> bool:
    """`is held on Monday`: a passive in the present."""
    return clause.passive and clause.tense in {"present", "future"} and not clause.perfect


def _infinitive(analysis: Analysis, clause: Clause) -> str:
    """`to resume on Thursday` looks ahead, unless a verb of achievement holds it (`managed to leave on Thursday`)."""
    if clause.parent is None:
        return FUTURE
    parent = analysis.clauses[clause.parent]
    back = _clause(analysis, parent) == PAST
    if back and parent.lemma in words(TABLE, "achieved"):
        return PAST
    return TOWARD if back else FUTURE
