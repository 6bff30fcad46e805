"""Which way a clause looks: to the past, to the future, or open. Weekdays, months and days without a year follow it."""

from sayso.language import Analysis, Tokens
from sayso.language.analysis import Clause
from sayso.reading.tables import words
from sayso.reading.timex.resolve import FUTURE, OPEN, PAST

TABLE = "time_direction"  # labels: planned (verbs), planned_noun, ahead and back (prepositions)


def direction(analysis: Analysis, run: Tokens) -> str:
    """The direction of a time expression's clause, from its preposition, its verb's tense and its cue words."""
    if not run:
        return OPEN
    head = analysis.root_of(run)
    before = analysis.words[run.first - 1].lower() if run.first else ""
    if before in words(TABLE, "back"):
        return PAST
    place = analysis.clause_of[head]
    clause = analysis.clauses[place] if place is not None else None
    looks = _clause(analysis, clause) if clause else OPEN
    if before in words(TABLE, "ahead") and looks != PAST:
        return FUTURE
    noun = _noun(analysis, run, head)
    if noun is not None and analysis.lemmas[noun] in words(TABLE, "planned_noun") and looks != PAST:
        return FUTURE
    return looks


def _noun(analysis: Analysis, run: Tokens, head: int) -> int | None:
    """The noun that the expression stands before or with: `Tuesday's deadline`."""
    above = analysis.heads[head]
    return above if above not in run and analysis.pos[above] in {"NOUN", "PROPN"} else None


def _clause(analysis: Analysis, clause: Clause) -> str:
    """The direction of a clause's verb; an infinitive or participle asks the clause above it."""
    if clause.modal is not None and not clause.perfect:
        return FUTURE
    if clause.lemma in words(TABLE, "planned") and not clause.perfect and (clause.passive or clause.tense != "past"):
        return FUTURE
    if clause.perfect or clause.tense in {"past", "present", "future"}:
        return PAST if clause.perfect or clause.tense == "past" else FUTURE
    if clause.tense == "infinitive":
        return _infinitive(analysis, clause)
    return _clause(analysis, analysis.clauses[clause.parent]) if clause.parent is not None else OPEN


def _infinitive(analysis: Analysis, clause: Clause) -> str:
    """`to resume on Thursday` looks ahead, unless a verb of achievement holds it (`managed to leave on Thursday`)."""
    if clause.parent is None:
        return FUTURE
    parent = analysis.clauses[clause.parent]
    if parent.lemma in words(TABLE, "achieved") and _clause(analysis, parent) == PAST:
        return PAST
    return FUTURE
