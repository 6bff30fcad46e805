"""What somebody insists on by saying what happens only if, or unless, it is so."""

from sayso.language import Analysis, Clause, Tokens
from sayso.reading.stance.cues import NOBODY, TOP, WILL, Stance, cues
from sayso.reading.stance.extents import cut, marker_of, whole_clause
from sayso.reading.stance.voices import Voices

CONDITIONS = frozenset({"if", "once", "when", "after"})


def only_if(analysis: Analysis, clause: Clause, voices: Voices) -> Stance | None:
    """What the speaker insists on by saying that something will be `only if` or `only after` it is so."""
    if clause.modal not in WILL or clause.kind not in TOP or not voices.spoken(clause.predicate):
        return None
    conditions = [
        c for c in analysis.children[clause.predicate] if c > clause.predicate and _condition(analysis, c) in CONDITIONS
    ]
    if not conditions:
        return None
    tree, run = analysis.subtrees[conditions[0]], whole_clause(analysis, clause.predicate)
    marker = next(t for t in tree if analysis.words[t].lower() in CONDITIONS)
    only = (*analysis.children[clause.predicate], *tree)
    if marker + 1 >= tree.stop or not any(analysis.lemmas[t] == "only" and t <= marker for t in only):
        return None
    return Stance(
        head=clause.predicate,
        holders=(),
        stance="for",
        firmness="insists",
        issue=Tokens(marker + 1, tree.stop),
        run=Tokens(run.first, max(run.stop, tree.stop)),
        conditional=True,
        confidence=0.5,
        why=f"what must be, by “only {analysis.words[marker].lower()}”",
    )


def nothing_until(analysis: Analysis, clause: Clause, voices: Voices) -> Stance | None:
    """What the speaker insists on by `nothing is agreed until` it is so."""
    nobody = any(analysis.lemmas[s] in NOBODY for s in clause.subjects)
    if not nobody or clause.kind not in TOP or clause.tense == "past" or not voices.spoken(clause.predicate):
        return None
    until = [c for c in analysis.children[clause.predicate] if marker_of(analysis, c) == "until"]
    if not until:
        return None
    tree, run = analysis.subtrees[until[0]], whole_clause(analysis, clause.predicate)
    return Stance(
        head=clause.predicate,
        holders=(),
        stance="for",
        firmness="insists",
        issue=Tokens(min(tree.first + 1, tree.stop - 1), tree.stop),
        run=Tokens(run.first, max(run.stop, tree.stop)),
        confidence=0.5,
        why=f"nothing {clause.lemma} “until” it is so",
    )


def _condition(analysis: Analysis, token: int) -> str:
    """The word that makes a clause or phrase a condition; empty where none does."""
    if analysis.deps[token] == "prep":
        return analysis.words[token].lower()
    return marker_of(analysis, token) if analysis.deps[token] == "advcl" else ""


def unless(analysis: Analysis, token: int, voices: Voices) -> Stance:
    """What the speaker, else the main clause's subject, insists on by saying what happens `unless` it is so."""
    head = token if analysis.deps[token] == "prep" else analysis.heads[token]
    run = Tokens(token, max(cut(analysis, token + 1, analysis.subtrees[head].stop), token + 1))
    around = analysis.clause_around(analysis.heads[head])
    outer = () if token in voices.content or around is None else around.subjects
    return Stance(
        head=token,
        holders=outer,
        stance="against" if _against(analysis, head) else "for",
        firmness="insists",
        issue=Tokens(min(token + 1, run.stop - 1), run.stop),
        run=run,
        confidence=0.55,
        why="what must be, by “unless”",
    )


def _against(analysis: Analysis, head: int) -> bool:
    """Whether a clause wants something away: denied, or with a verb against it (`is ruled out`)."""
    clause = analysis.clause_at(head)
    if clause is None:
        return False
    rows = (c for c in cues("verb").get(clause.lemma, ()) if c.particle == clause.particle and "object" in c.takes)
    return clause.negated or any(c.stance == "against" for c in rows)
