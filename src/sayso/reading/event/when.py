"""When an act was: the date that its clause states, or the clause whose date it shares."""

from sayso.language import Analysis, Clause, Tokens
from sayso.model import Findings
from sayso.reading.evidence import times_near
from sayso.reading.tables import words

SINCE = frozenset({"since", "until", "till"})  # before a bound, not the day of the act
OUTSIDE = frozenset({"before", "since", "following", "until"})  # the act is not when the verb's is
SHARED = 2  # clauses climbed
NESTED = 3  # nouns above a noun


def when_done(analysis: Analysis, findings: Findings, token: int, *, verb: bool) -> str | None:
    """The date or time that the words for an act state, as a TIMEX3 value: never a duration, nor the end of one."""
    if not verb:
        own = _stated(analysis, findings, token, analysis.subtrees[token])
        return own or (_stated(analysis, findings, token) if _same_time(analysis, token) else None)
    clause, found = analysis.clause_around(token), _stated(analysis, findings, token)
    for _ in range(SHARED):
        if found is not None or clause is None or clause.parent is None:
            break
        parent = analysis.clauses[clause.parent]
        if not _shares_time(clause):
            break
        before = Tokens(0, parent.predicate) if clause.kind == "xcomp" else None
        found, clause = _stated(analysis, findings, parent.predicate, before), parent
    return found


def _stated(analysis: Analysis, findings: Findings, token: int, inside: Tokens | None = None) -> str | None:
    """The first date or time that a token's clause states, among these tokens if any are given."""
    for time in times_near(analysis, findings.times, token):
        first = analysis.tokens_in(time.span[0]).first
        if time.type not in {"DATE", "TIME"} or time.value is None or not time.value[:1].isdigit():
            continue
        bound = first > 0 and analysis.lemmas[first - 1] in SINCE
        if not bound and (inside is None or first in inside):
            return time.value
    return None


def _shares_time(clause: Clause) -> bool:
    """Whether a clause has the date of the one around: `arrived on Monday and met`, `On Monday he is to meet`."""
    return clause.kind == "xcomp" or (clause.kind == "conj" and clause.inherited_subject)


def _same_time(analysis: Analysis, token: int) -> bool:
    """Whether an act that a noun names is when its verb's is: not `after the resumption of the talks`."""
    at = token
    for _ in range(NESTED):
        preposition = analysis.heads[at]
        if analysis.deps[at] != "pobj":
            return True
        if analysis.lemmas[preposition] in OUTSIDE:
            return False
        at = analysis.heads[preposition]
        if analysis.pos[at] in {"VERB", "AUX"}:
            return True
        if analysis.lemmas[at] not in words("event_words", "span"):
            return False
    return True
