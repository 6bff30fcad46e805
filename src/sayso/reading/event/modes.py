"""Whether an act that a word tells of happened, is planned, might happen, or did not."""

from sayso.language import Analysis, Clause
from sayso.reading import roles
from sayso.reading.tables import words

MODES = ("negated", "planned", "hypothetical")
DEPENDENT = frozenset({"xcomp", "ccomp", "acl", "pcomp", "advcl", "conj"})
PREDICATIONS = frozenset({"acomp", "attr"})
DOUBTFUL = frozenset({"could", "may", "might", "should", "can", "must", "ought", "shall"})
BEFORE = frozenset({"before", "until", "once"})
IN_DOING = frozenset({"after", "since", "in", "by"})  # with a participle: what was done
LONGEST = 6  # heads climbed: the parse of a broken sentence may be a long chain


def _listed(word: str, kind: str) -> str | None:
    """The mode under which a word stands in the table, for `governor` or `beside`."""
    return next((mode for mode in MODES if word in words("event_modes", f"{kind}_{mode}")), None)


def _own_mode(analysis: Analysis, clause: Clause) -> str | None:
    """What a clause's own negation, modal, tense and marker say; None where they say nothing."""
    if clause.negated:
        return "negated"
    if _is_awaited(clause) or _is_announced(clause):
        return "planned"
    if clause.marker in words("event_modes", "marker") or clause.modal in DOUBTFUL:
        return "hypothetical"
    if clause.tense == "future" or clause.modal == "will":
        return "planned"
    return _wished(analysis, clause)


def _wished(analysis: Analysis, clause: Clause) -> str | None:
    """What a subjunctive or `would` says: planned where it only reports what was said of the future."""
    if clause.modal is None:
        return "hypothetical" if _is_subjunctive(analysis, clause) else None
    if clause.modal != "would":
        return None
    around = None if clause.parent is None else analysis.clauses[clause.parent]
    reported = clause.kind == "ccomp" and around is not None and around.tense == "past"
    return "planned" if reported else "hypothetical"


def _is_awaited(clause: Clause) -> bool:
    """`before the envoys meet`, `once signed`."""
    return clause.marker in BEFORE and clause.tense in {"present", "participle"}


def _is_announced(clause: Clause) -> bool:
    """`Ardenia to attend talks`: what a headline says is to come."""
    own = bool(clause.subjects) and not clause.inherited_subject
    return own and clause.tense == "infinitive" and clause.marker is None and clause.kind in {"ccomp", "ROOT", "relcl"}


def _is_subjunctive(analysis: Analysis, clause: Clause) -> bool:
    """`that all of it be implemented`: asked for, not done."""
    own = [t for t in analysis.children[clause.predicate] if analysis.deps[t] in {"aux", "auxpass"}]
    return [analysis.tags[t] for t in own] == ["VB"]


def _governed(analysis: Analysis, token: int) -> str | None:
    """What the words that a token hangs on say of it: `plan to`, `failed to`, `hopes of`."""
    at = token
    for _ in range(LONGEST):
        head = analysis.heads[at]
        if head == at or analysis.deps[at] in {"relcl", "nsubj", "nsubjpass", "poss"}:
            return None
        if analysis.deps[at] == "pcomp" and analysis.lemmas[head] in IN_DOING:
            return None
        mode = _listed(analysis.lemmas[head], "governor")
        if mode is not None and analysis.deps[at] not in {"conj", "advcl"}:  # those stand beside it, not under it
            return mode
        clause = analysis.clause_at(head)
        if clause is not None and _still_to_come(analysis, clause):
            return "negated"
        if clause is not None:
            complement = _predicate_adjective(analysis, head)
            return complement or (_own_mode(analysis, clause) if analysis.deps[at] != "advcl" else None)
        at = head
    return None


def _still_to_come(analysis: Analysis, clause: Clause) -> bool:
    """`has yet to withdraw`: not done so far."""
    yet = any(
        analysis.lemmas[t] == "yet" for t in range(clause.predicate + 1, min(clause.predicate + 3, len(analysis)))
    )
    return clause.lemma in {"have", "be"} and yet


def _predicate_adjective(analysis: Analysis, verb: int) -> str | None:
    """`is due to`, `was unable to`: what the adjective beside a copula says."""
    for child in analysis.children[verb]:
        if analysis.deps[child] in PREDICATIONS:
            mode = _listed(analysis.lemmas[child], "governor")
            if mode is not None:
                return mode
    return None


def verb_mode(analysis: Analysis, clause: Clause) -> str:
    """The mode of the act that a clause's predicate tells of."""
    own = _own_mode(analysis, clause)
    if own is not None:
        return own
    if clause.kind == "conj" and clause.tense in {"past", "present"} and not clause.inherited_subject:
        return "actual"
    if clause.kind in DEPENDENT or clause.tense in {"infinitive", "participle"}:
        governed = _governed(analysis, clause.predicate)
        if governed is not None:
            return governed
    if _is_errand(analysis, clause):
        return "actual"
    return "hypothetical" if clause.tense == "infinitive" and clause.kind in {"advcl", "acl", "relcl"} else "actual"


def _is_errand(analysis: Analysis, clause: Clause) -> bool:
    """`flew to the port to meet the guild`: what somebody went and did."""
    parent = None if clause.parent is None else analysis.clauses[clause.parent]
    done = parent is not None and parent.tense == "past" and not parent.negated
    return done and clause.kind == "advcl" and clause.lemma in words("event_words", "errand")


def noun_mode(analysis: Analysis, token: int) -> str:
    """The mode of the act that a noun names: from the words before it, its verb, or the noun it hangs on."""
    beside = _beside(analysis, token) or _beside(analysis, _round(analysis, token))
    if beside is not None:
        return beside
    if analysis.deps[token] in {"nsubj", "nsubjpass"}:
        return _subject_mode(analysis, token)
    clause = analysis.clause_around(token)
    if clause is not None and clause.predicate != token and _carried_out(analysis, token, clause):
        return verb_mode(analysis, clause)
    return _governed_noun(analysis, token)


def _beside(analysis: Analysis, token: int) -> str | None:
    """What the words before a noun say: `planned talks`."""
    before = (analysis.words[c].lower() for c in analysis.children[token] if c < token)
    return next((mode for word in before if (mode := _listed(word, "beside")) is not None), None)


def _round(analysis: Analysis, token: int) -> int:
    """`round` of `the next round of talks`; the noun itself where it is no part of a series."""
    over = analysis.heads[analysis.heads[token]]
    part = analysis.deps[token] == "pobj" and analysis.lemmas[analysis.heads[token]] == "of"
    return over if part and analysis.lemmas[over] in words("event_words", "round") else token


def _subject_mode(analysis: Analysis, token: int) -> str:
    """`talks will resume` are planned, `no talks would be held` hypothetical; `the attack killed` happened.

    So did concessions that `will bring a deal`; talks that will are still to come.
    """
    verb = analysis.heads[token]
    clause = analysis.clause_at(verb)
    if clause is None:
        return "actual"
    own = _own_mode(analysis, clause)
    governed = _listed(clause.lemma, "governor")
    if clause.lemma in words("event_modes", "happens") or clause.passive:
        return own or ("planned" if governed == "planned" else _predicate_adjective(analysis, verb) or "actual")
    return own if own == "planned" and roles.is_a(analysis, token, "talk") else "actual"


def _carried_out(analysis: Analysis, token: int, clause: Clause) -> bool:
    """Whether a noun is what its verb carries out (`hold talks`, `arrived for talks`)."""
    own = token in clause.objects or any(token == oblique for _, oblique in clause.obliques)
    return own and clause.lemma in words("event_modes", "holds")


def _governed_noun(analysis: Analysis, token: int) -> str:
    """`called for talks`, `hopes of an agreement`, `without agreement`, `plan for a visit`."""
    at = token
    for _ in range(3):
        head = analysis.heads[at]
        if head == at or analysis.deps[at] not in {"pobj", "dobj", "prep", "conj", "pcomp"}:
            return "actual"
        if analysis.lemmas[head] in words("event_words", "time_of"):
            return "actual"
        if analysis.lemmas[head] == "without":
            return "negated"
        mode = _listed(analysis.lemmas[head], "governor")
        if mode is not None:
            return mode
        if analysis.pos[head] in {"VERB", "AUX"}:
            return "actual"
        at = head
    return "actual"
