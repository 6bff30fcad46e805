"""Which way a clause looks: to the past, to the future, or open. Weekdays, months and days without a year follow it."""

from types import MappingProxyType

from sayso.language import Analysis, Tokens
from sayso.language.analysis import Clause
from sayso.reading.tables import words
from sayso.reading.timex.anchor import FUTURE, OPEN, PAST, PRESENT, TOWARD
from sayso.reading.timex.lexer import vocabulary

TABLE = "time_direction"
DEEPEST = 8  # clauses within clauses: beyond them nothing is known
NOUNS = frozenset({"NOUN", "PROPN"})
TENSES = MappingProxyType({"future": FUTURE, "present": PRESENT})
ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "attr"})


def direction(analysis: Analysis, run: Tokens) -> str:
    """The direction of a time expression's clause, from the word before it, its verb's tense and its cue words."""
    if not run:
        return OPEN
    head = _first(analysis, analysis.root_of(run))
    before = analysis.words[run.first - 1].lower() if run.first and modified(analysis, run) is None else ""
    if before in words(TABLE, "back"):
        return PAST
    if before in words(TABLE, "either"):
        return OPEN
    clause = _spoken_of(analysis, run, head) or analysis.clause_around(head)
    looks = _clause(analysis, clause) if clause else OPEN
    nouns = _nouns(analysis, run, head)
    planned = bool(nouns) or (clause is not None and clause.lemma in words(TABLE, "planned"))
    ahead = _ahead(analysis, before, clause, looks, planned and _is_day(analysis, run))
    if ahead is not None:
        return ahead
    if any(analysis.lemmas[n] in words(TABLE, "planned_noun") for n in nouns):
        return OPEN if looks == PAST else FUTURE
    return _of_noun(analysis, nouns[0], clause, looks) if nouns and clause else looks


def _spoken_of(analysis: Analysis, run: Tokens, head: int) -> Clause | None:
    """The clause of the verb in the past that stands right before the time: `said on Thursday they may meet`.

    The parse often gives such a time to the clause that follows.
    """
    verb = run.first - 1 - (run.first > 0 and analysis.words[run.first - 1].lower() == "on")
    if verb < 0 or analysis.tags[verb] != "VBD" or analysis.deps[head] in ARGUMENTS:
        return None
    return analysis.clause_at(verb)


def modified(analysis: Analysis, run: Tokens) -> int | None:
    """The noun that an expression stands before and names, so that what is before both is the noun's: of `by the 7 May
    attacks` the attacks.
    """
    noun = analysis.heads[_first(analysis, analysis.root_of(run))] if run else -1
    return noun if run and noun >= run.stop and analysis.pos[noun] in NOUNS else None


def _ahead(analysis: Analysis, before: str, clause: Clause | None, looks: str, of_day: bool) -> str | None:
    """What `until`, `by`, `for` and `to` say before a date, or None."""
    over = clause is not None and clause.perfect and clause.tense == "past"
    if before == "for" and of_day and not over:
        return FUTURE
    if before == "to" and clause is not None and clause.lemma in words(TABLE, "moved"):
        return FUTURE
    if before not in words(TABLE, "ahead"):
        return None
    done = over or (clause is not None and clause.negated)
    if looks != PAST or (before in words(TABLE, "limit") and not done):
        return FUTURE
    return OPEN if not done else None


def _is_day(analysis: Analysis, run: Tokens) -> bool:
    """Whether an expression names a day: a weekday, or a number with its month."""
    kinds = {vocabulary().get(analysis.words[t].lower(), ("", "", False))[0] for t in run}
    return "weekday" in kinds or any(analysis.words[t][:1].isdigit() for t in run)


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
    if analysis.lemmas[noun] in words(TABLE, "done_noun"):
        return PAST
    ahead = clause.modal is not None or clause.tense in {"future", "infinitive"}
    return looks if looks == PAST or (ahead and noun in (*clause.objects, *clause.subjects)) else OPEN


def _clause(analysis: Analysis, clause: Clause, depth: int = 0) -> str:
    """The direction of a clause's verb; an infinitive or present participle asks the clause above it."""
    if depth > DEEPEST:
        return OPEN
    if (clause.modal is not None and not clause.perfect) or _planned(analysis, clause):
        return FUTURE
    if any(analysis.tags[c] == "TO" for c in analysis.children[clause.predicate]):
        return _infinitive(analysis, clause, depth)
    past = clause.perfect or clause.tense == "past" or analysis.tags[clause.predicate] == "VBN"
    past = past or (clause.lemma in words(TABLE, "invariant") and analysis.tags[clause.predicate] == "VBP")
    if past:
        return FUTURE if _is_passive(clause) else PAST
    if clause.tense in TENSES:
        return TENSES[clause.tense]
    return _clause(analysis, analysis.clauses[clause.parent], depth + 1) if clause.parent is not None else OPEN


def _planned(analysis: Analysis, clause: Clause) -> bool:
    """`is scheduled`, `planned for`, `has set … as`; not `had been scheduled`, nor `set forth` or `a record set on`."""
    if clause.lemma not in words(TABLE, "planned") or clause.particle is not None:
        return False
    if clause.tense == "past" and (clause.perfect or not clause.passive):
        return False
    if clause.lemma != "set" or clause.kind != "acl":
        return True
    after = analysis.words[clause.predicate + 1].lower() if clause.predicate + 1 < len(analysis) else ""
    return after in {"for", "to"}


def _is_passive(clause: Clause) -> bool:
    """`is held on Monday`: a passive in the present."""
    return clause.passive and clause.tense in {"present", "future"} and not clause.perfect


def _infinitive(analysis: Analysis, clause: Clause, depth: int) -> str:
    """`to resume on Thursday` looks ahead, unless a verb of achievement holds it (`managed to leave on Thursday`)."""
    if clause.parent is None:
        return FUTURE
    parent = analysis.clauses[clause.parent]
    back = _clause(analysis, parent, depth + 1) == PAST
    over = parent.perfect and parent.tense == "past"  # `had been due to expire on Friday`
    felt = (analysis.words[c].lower() for c in analysis.children[parent.predicate] if analysis.deps[c] == "acomp")
    if back and (over or not words(TABLE, "achieved").isdisjoint((parent.lemma, *felt))):
        return PAST
    return TOWARD if back else FUTURE
