"""Stances that `must`, `should`, `will not` and `unless` state, in the words of whoever speaks."""

from sayso.language import Analysis, Clause, Tokens
from sayso.reading.stance.cues import MUST, OPEN_MODALS, TOP, WILL, Stance, conditional, denied
from sayso.reading.stance.extents import uninterrupted, whole_clause
from sayso.reading.stance.voices import Voices
from sayso.reading.tables import words


def obligation(analysis: Analysis, clause: Clause, voices: Voices) -> Stance | None:
    """What the speaker says must or should be; outside attributed words it is the writer's, and no position."""
    firmness = _firmness(analysis, clause)
    if firmness is None or clause.kind not in TOP or not voices.spoken(clause.predicate):
        return None
    run = uninterrupted(analysis, clause.predicate)
    return Stance(
        head=clause.predicate,
        holders=(),
        stance="against" if denied(analysis, clause) else "for",
        firmness=firmness,
        issue=whole_clause(analysis, clause.predicate),
        run=run,
        conditional=conditional(analysis, clause.predicate, run),
        confidence=0.7,
        why=f"said to be due with “{clause.modal if clause.modal in MUST else clause.lemma}”",
    )


def _firmness(analysis: Analysis, clause: Clause) -> str | None:
    """How firmly a clause says that something is due; None where it does not."""
    if clause.modal in MUST:
        return MUST[clause.modal]
    if clause.lemma == "require" and not clause.passive and not denied(analysis, clause):
        return "insists" if clause.tense != "past" and (clause.objects or clause.complements) else None
    if clause.lemma not in {"have", "need"} or clause.negated or not clause.complements:
        return None
    inner = analysis.clause_around(clause.complements[0])
    if inner is None or inner.tense != "infinitive":
        return None
    if clause.modal in OPEN_MODALS:
        return "open"
    return "insists" if clause.lemma == "need" or clause.tense != "past" else None


def refusal(analysis: Analysis, clause: Clause, voices: Voices) -> Stance | None:
    """What the subject will not do, or the speaker says will not be."""
    modals = WILL if clause.negated else WILL | {"can", "could"}  # `no deal could do without`
    if clause.modal not in modals or clause.kind not in TOP or not denied(analysis, clause):
        return None
    if clause.lemma in words("stance_words", "ceasing"):
        return _until(analysis, clause)
    promised = voices.spoken(clause.predicate) and any(analysis.deps[s] == "expl" for s in clause.subjects)
    if clause.lemma in _idle() and not promised:  # `there will be no strike`
        return None
    run = whole_clause(analysis, clause.predicate)
    own = clause.negated
    return Stance(
        head=clause.predicate,
        holders=clause.subjects if own else (),
        stance="against",
        firmness="insists",
        issue=Tokens(clause.predicate, max(run.stop, clause.predicate + 1)) if own else run,
        run=run,
        conditional=conditional(analysis, clause.predicate, run) or _deferred(analysis, run),
        confidence=0.6,
        why=f"“{clause.modal} not” said of a choice",
    )


def _until(analysis: Analysis, clause: Clause) -> Stance | None:
    """What somebody insists on by not resting `until` it is so."""
    run = whole_clause(analysis, clause.predicate)
    until = [t for t in run if analysis.words[t].lower() == "until" and t + 1 < run.stop]
    if not until or not clause.negated:
        return None
    return Stance(
        head=clause.predicate,
        holders=clause.subjects,
        stance="for",
        firmness="insists",
        issue=Tokens(until[0] + 1, run.stop),
        run=run,
        confidence=0.55,
        why=f"not to {clause.lemma} “until” it is so",
    )


def _deferred(analysis: Analysis, run: Tokens) -> bool:
    """Whether something is refused only `until` something else has happened."""
    return any(analysis.words[t].lower() in words("extent_words", "deferring") for t in run)


def commitment(analysis: Analysis, clause: Clause, voices: Voices) -> Stance | None:
    """What somebody says they themselves will do; positions keep it only where subject and speaker are the same."""
    if clause.modal not in WILL or clause.kind not in TOP or not voices.spoken(clause.predicate):
        return None
    if clause.passive or denied(analysis, clause) or clause.lemma in _idle():
        return None
    if clause.modal == "would" and voices.quoted(clause.predicate):
        return None  # in words as they were said, it supposes, or tells of what used to be
    run = whole_clause(analysis, clause.predicate)
    return Stance(
        head=clause.predicate,
        holders=clause.subjects,
        own=True,
        stance="for",
        firmness="states",
        issue=Tokens(clause.predicate, max(run.stop, clause.predicate + 1)),
        run=run,
        conditional=conditional(analysis, clause.predicate, run),
        confidence=0.45,
        why=f"the speaker says “{clause.modal}”",
    )


def _idle() -> frozenset[str]:
    """Verbs of which `will` foretells and `will not` refuses nothing at issue: of being, happening and talking."""
    return words("stance_words", "no_choice") | words("stance_words", "telling")
