"""Words that name an act without telling of one: what a deal provides for, what is to stop, what is refused."""

from sayso.language import Analysis
from sayso.reading import roles
from sayso.reading.tables import words

LONGEST = 6  # heads climbed
# Acts that are terms of a deal when they stand below its words.
TERMS = frozenset({"RETREAT", "CONCEDE", "AID", "COOPERATE", "MOBILIZE", "SANCTION", "COERCE", "PROTEST", "ASSAULT"})
PARTS = frozenset({"phase", "stage", "draft", "text"})
BASE = frozenset({"VB", "VBP"})
BY_MEANS_OF = frozenset({"in", "with"})
KNOWN = frozenset({"the", "this", "that"})
TALKS = frozenset({"CONSULT"})


def provided(analysis: Analysis, token: int, kind: str) -> bool:
    """Whether a word stands for what somebody agreed, demanded or refused, or wants to end, and so for no act."""
    if kind in TERMS and _is_term(analysis, token):
        return True
    if _ordered(analysis, token) or _denied(analysis, token, kind) or _outcome(analysis, token, kind):
        return True
    if kind == "REQUEST" and (_of_plan(analysis, token) or _answered(analysis, token)):
        return True
    return _refused(analysis, token) or _ended(analysis, token, kind)


def _is_term(analysis: Analysis, token: int) -> bool:
    """Below `agreed to`, `demanded`, a deal's name, or bound by `shall` and `must`."""
    clause = analysis.clause_at(token)
    if clause is not None and (clause.modal in {"shall", "must", "should"} or _bare(analysis, token)):
        return True
    at = token
    for _ in range(LONGEST):
        head = analysis.heads[at]
        if head == at or analysis.deps[at] in {"nsubj", "nsubjpass", "advcl", "poss"}:
            return False
        if analysis.lemmas[head] in words("event_limits", "lays_down"):
            return True
        if roles.is_a(analysis, head, "deal") and analysis.deps[at] in {"acl", "relcl", "prep", "pobj"}:
            clause = analysis.clause_at(at)
            return analysis.deps[at] != "relcl" or (clause is not None and clause.tense != "past")
        if analysis.deps[at] == "relcl":
            return False
        at = head
    return False


def _ordered(analysis: Analysis, token: int) -> bool:
    """`Sign up here`, `Thank you`: what a page says to its reader."""
    clause = analysis.clause_at(token)
    begins = analysis.sentences[analysis.sentence_of[token]].first == token
    return (
        begins and clause is not None and clause.kind == "ROOT" and analysis.tags[token] in BASE and not clause.subjects
    )


def _denied(analysis: Analysis, token: int, kind: str) -> bool:
    """`no talks`: none that are, or could be, held."""
    return kind in TALKS and any(analysis.lemmas[c] == "no" for c in analysis.children[token])


def _outcome(analysis: Analysis, token: int, kind: str) -> bool:
    """`attacked the port, killing three`, `killed him in an air strike`: what the verb around has told."""
    if kind != "ASSAULT":
        return False
    clause = analysis.clause_at(token)
    if clause is not None:
        harm = clause.lemma in words("event_words", "harm")
        return harm and clause.kind == "advcl" and clause.tense == "participle"
    above, below = analysis.clause_around(token), [analysis.lemmas[c] for c in analysis.children[token]]
    if analysis.deps[token] != "pobj" or analysis.lemmas[analysis.heads[token]] not in BY_MEANS_OF or KNOWN & {*below}:
        return False
    return above is not None and not above.passive and above.lemma in words("event_words", "striking")


def _of_plan(analysis: Analysis, token: int) -> bool:
    """`The plan calls for a truce`: what a deal or a phase of it contains."""
    clause = analysis.clause_at(token)
    subjects = () if clause is None or clause.passive else clause.subjects
    return any(roles.is_a(analysis, t, "deal") or analysis.lemmas[t] in PARTS for t in subjects)


def _answered(analysis: Analysis, token: int) -> bool:
    """`rejected those demands`, `a list of demands`: what was asked before."""
    above = analysis.heads[token]
    named = any(analysis.deps[c] == "poss" and analysis.pos[c] != "PRON" for c in analysis.children[token])
    if named or analysis.clause_at(token) is not None:
        return False
    if analysis.deps[token] == "pobj":
        return analysis.lemmas[analysis.heads[above]] == "list"
    return analysis.deps[token] in {"dobj", "nsubjpass"} and analysis.lemmas[above] in words("event_limits", "answers")


def _bare(analysis: Analysis, token: int) -> bool:
    """An order (`Immediately release …`) or what a headline lays on somebody (`Authorities to free …`)."""
    clause = analysis.clause_at(token)
    if clause is None or analysis.tags[token] != "VB":
        return False
    ordered = analysis.deps[token] == "ROOT" and clause.tense == "none"  # `did not release` is none
    return ordered or (analysis.deps[token] in {"acl", "relcl"} and clause.tense == "infinitive")


def _refused(analysis: Analysis, token: int) -> bool:
    """`refused to extend the truce`: the refusal is the act."""
    head = analysis.heads[token]
    return (
        head != token and analysis.deps[token] == "xcomp" and analysis.lemmas[head] in words("event_limits", "refuses")
    )


def _ended(analysis: Analysis, token: int, kind: str) -> bool:
    """`halt the fighting`, `familiar with the talks`: nouns named for something else."""
    if analysis.clause_at(token) is not None:
        return False
    above = analysis.heads[token]
    if analysis.deps[token] == "pobj":
        above = analysis.heads[above]
    if kind == "ASSAULT":
        return analysis.lemmas[above] in words("event_limits", "ends")
    return kind in TALKS and analysis.lemmas[above] in words("event_limits", "knows")
