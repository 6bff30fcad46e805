"""Obligations in prose that a modal verb lays on its subject: `must`, `should`, and `will` where a deal is near."""

from collections.abc import Iterator
from dataclasses import replace

from sayso.language import Clause
from sayso.reading import roles
from sayso.reading.provision.parts import infinitives
from sayso.reading.provision.prose import FAR, Text, close_topic, contents, is_somebody, nobody
from sayso.reading.provision.spans import Term, noun_phrase, verb_phrase
from sayso.reading.provision.topics import tells_topic, topic_of
from sayso.reading.tables import words

BOUND = frozenset({"must", "should"})
NEAR_DEAL = {"will": 120, "would": 60}  # tokens back to the deal that what somebody will do is likely part of
REPORTED = frozenset({"ccomp", "conj"})
INCLUDING = frozenset({"include", "involve"})
STANDING = frozenset({"ROOT", "conj", "ccomp"})
LINKING = frozenset({"be", "remain", "stay"})
THREATENING = frozenset({"warn", "threaten", "fear", "predict", "doubt"})
EXPECTING = frozenset({"expect", "schedule", "plan", "set"})
SHORT = 2  # tokens of an act that says not of what
BEGINNING = frozenset({"begin", "start", "continue"})
OURSELVES = frozenset({"we", "us"})


def _bound(text: Text, clause: Clause) -> Iterator[Term]:
    """`The army must withdraw`: said of a matter of negotiations."""
    if clause.modal not in BOUND or clause.negated or clause.marker not in {None, "that"} or clause.perfect:
        return
    if clause.lemma in INCLUDING:
        for term in contents(text, clause):
            yield replace(term, rule=f"what “{clause.modal}” be included", confidence=0.5)
        return
    run = verb_phrase(text.analysis, clause.predicate, subject=True)
    others = any(is_somebody(text, t) and text.analysis.lemmas[t] not in OURSELVES for t in clause.subjects)
    strict = clause.modal == "must" and others
    known = tells_topic(text.analysis, run) if strict else close_topic(text, clause.predicate, run)
    if known:
        yield Term(
            clause.predicate, run, roles.doers(clause), rule=f"“{clause.modal}” binds its subject", confidence=0.4
        )


def _willed(text: Text, clause: Clause) -> Iterator[Term]:
    """`The army will withdraw`: what a party will do in a matter of negotiations, in a text with a deal."""
    if clause.modal not in NEAR_DEAL or clause.negated or clause.marker not in {None, "that"}:
        return
    analysis = text.analysis
    begun = clause.lemma in BEGINNING and len(clause.complements) == 1
    verb = clause.complements[0] if begun else clause.predicate
    if clause.perfect or (not begun and clause.lemma in words("provision_verbs", "empty")) or nobody(text, clause):
        return
    if clause.modal == "would" and (clause.kind not in REPORTED or _hangs(text, clause)):
        return
    around = None if clause.parent is None else analysis.clauses[clause.parent]
    if around is not None and around.lemma in THREATENING:
        return
    run = verb_phrase(analysis, clause.predicate, subject=True)
    somebody = clause.passive or any(
        roles.is_party(analysis, text.cast, t) or roles.is_a(analysis, t, "force") for t in clause.subjects
    )
    inner = analysis.clause_at(verb) or clause
    topic = topic_of(analysis, run, verb, roles.themes(inner)) if run else "other"
    told = topic != "talks" and close_topic(text, verb, run)
    if somebody and told and text.deal_before(clause.predicate, NEAR_DEAL[clause.modal]) is not None:
        bearers = tuple(t for t in roles.doers(clause) if t not in text.deals)
        yield Term(verb, run, bearers, rule=f"“{clause.modal}” binds its subject", confidence=0.35)


def _hangs(text: Text, clause: Clause) -> bool:
    """`it would raise the toll if talks failed`: a threat or guess."""
    inner = (text.analysis.clause_at(c) for c in text.analysis.children[clause.predicate])
    return any(c is not None and c.marker == "if" for c in inner)


def _stated(text: Text, clause: Clause) -> Iterator[Term]:
    """`The council will stay engaged` in a statement of its own maker: a commitment, whatever it is about."""
    if not text.statement or clause.negated or nobody(text, clause) or clause.marker is not None:
        return
    analysis, verb = text.analysis, clause.predicate
    somebody = any(roles.is_party(analysis, text.cast, t) and analysis.lemmas[t] != "i" for t in clause.subjects)
    if not somebody or clause.kind not in STANDING:
        return
    if clause.modal == "will":
        run = verb_phrase(analysis, verb, subject=True)
        yield Term(verb, run, clause.subjects, rule="“will” in a statement binds its subject", confidence=0.5)
    for child in analysis.children[verb]:
        if clause.lemma in LINKING and analysis.lemmas[child] in words("provision_verbs", "resolved"):
            for inner in infinitives(analysis, child):
                run = verb_phrase(analysis, inner, subject=False)
                rule = f"“{analysis.words[child].lower()}” in a statement binds its subject"
                yield Term(inner, run, clause.subjects, rule=rule, confidence=0.5)


def _expected(text: Text, clause: Clause) -> Iterator[Term]:
    """`The release of the twenty captives is expected on Sunday`: an act that a deal lays down."""
    expected = clause.passive and not clause.negated and clause.lemma in EXPECTING
    if not expected or text.deal_before(clause.predicate, FAR) is None:
        return
    for token in clause.subjects:
        run = noun_phrase(text.analysis, token)
        act = text.analysis.lemmas[token] in words("provision_nouns", "act") and token not in text.deals
        if act and len(run) > SHORT and tells_topic(text.analysis, run):
            yield Term(token, run, rule=f"an act that is “{clause.lemma}ed”", confidence=0.45)


MODAL_RULES = (_expected, _bound, _willed, _stated)
