"""Obligations in prose that somebody takes on or lays on others: promises, offers, demands, things given in return."""

from collections.abc import Iterator
from dataclasses import replace

from sayso.language import Clause
from sayso.reading import roles
from sayso.reading.provision.parts import clause_term, infinitives, things
from sayso.reading.provision.prose_terms import Text, clause_terms, close_topic, contents, known_topic
from sayso.reading.provision.spans import GIVEN, Term, has_subject, joined, noun_phrase, verb_phrase
from sayso.reading.provision.topics import topic_of
from sayso.reading.tables import words

FUTURE = frozenset({"would", "will", "shall", "must", "should"})
BOUND = frozenset({"must", "should"})
NEAR_DEAL = {"will": 120, "would": 60}  # tokens back to the deal that what somebody will do is likely part of
REPORTED = frozenset({"ccomp", "conj"})
INCLUDING = frozenset({"include", "involve"})
OURSELVES = frozenset({"we", "us"})
AFTER = frozenset({"for", "on", "upon"})
TO = frozenset({"to"})
WITH = frozenset({"with"})


def _promised(text: Text, clause: Clause) -> Iterator[Term]:
    """`agreed to withdraw and to release …`: what the subject must do."""
    if not text.listed(clause, "promises") or clause.negated:
        return
    analysis = text.analysis
    makers = (*clause.subjects, *roles.obliques(clause, WITH))
    stated = [c for c in clause.complements if _will(analysis.clause_at(c))]
    verbs = [v for c in stated for v in joined(analysis, c)] or list(infinitives(analysis, clause.predicate))
    for verb in verbs:
        term = clause_term(analysis, verb, makers)
        if all(analysis.pos[t] == "PRON" for t in term.bearers):
            term = replace(term, bearers=clause.subjects)  # `the guild promised that it would pay`
        yield replace(term, rule=_binds(clause), confidence=0.55)
    for token in (*roles.obliques(clause, TO), *_accepted(clause)):
        for head, run in things(analysis, token):
            if not text.is_paper(head) and known_topic(text, head, run):
                yield Term(head, run, makers, rule=_binds(clause), confidence=0.55)


def _will(clause: Clause | None) -> bool:
    return clause is not None and clause.tense != "infinitive" and clause.modal in FUTURE


def _accepted(clause: Clause) -> tuple[int, ...]:
    """`accepted a cessation of hostilities`."""
    return clause.objects if clause.lemma in {"accept", "agree", "pledge", "promise"} else ()


def _binds(clause: Clause) -> str:
    return f"“{clause.lemma}” binds its subject"


def _asks(clause: Clause) -> str:
    return f"“{clause.lemma}” asks for it"


def _demanded(text: Text, clause: Clause) -> Iterator[Term]:
    """`demanded the release of …`, `called on the union to return to work`."""
    if not text.listed(clause, "demands") or clause.passive:
        return
    analysis = text.analysis
    if not any(_is_somebody(text, t) for t in clause.subjects):
        return
    if not clause.negated:
        others = [c for c in clause.complements if _of_others(text, clause, c)]
        verbs = [v for c in others for v in _alike(text, c)] or list(_asked(text, clause))
        for verb in verbs:
            inner = analysis.clause_at(verb)
            if inner is None or not _nobody(text, inner):
                yield replace(clause_term(analysis, verb), rule=_asks(clause), confidence=0.45)
    yield from _wanted_things(text, clause)


def _alike(text: Text, verb: int) -> tuple[int, ...]:
    """A verb and those joined to it in its form; not `called` of `urged them to leave and called on others to stay`."""
    analysis = text.analysis
    tag = analysis.tags[verb]
    past = frozenset({"VBD"})
    return tuple(v for v in joined(analysis, verb) if analysis.tags[v] not in past or tag in past)


def _is_somebody(text: Text, token: int) -> bool:
    """Whether a head names somebody, or a number of them: `thousands of workers`."""
    analysis = text.analysis
    several = roles.under(analysis, token, frozenset({"of"}))
    return any(roles.is_party(analysis, text.cast, t) for t in (token, *several))


def _of_others(text: Text, clause: Clause, complement: int) -> bool:
    inner = text.analysis.clause_at(complement)
    return inner is not None and inner.subjects != clause.subjects


def _asked(text: Text, clause: Clause) -> Iterator[int]:
    """`called on the guild to open the gate`, `urged them to leave`, where the parser gave the verb elsewhere."""
    analysis = text.analysis
    for child in analysis.children[clause.predicate]:
        inner = analysis.clause_at(child)
        own = inner is not None and inner.tense == "infinitive" and has_subject(analysis, child)
        if own and child > clause.predicate:
            yield from joined(analysis, child)
    asked = (*clause.objects, *roles.obliques(clause, AFTER))
    for token in asked:
        if roles.is_party(analysis, text.cast, token):
            yield from infinitives(analysis, token)


def _wanted_things(text: Text, clause: Clause) -> Iterator[Term]:
    """`demanded higher pay and shorter hours`: things that negotiations are about."""
    analysis = text.analysis
    inside: set[int] = set()
    for token in (*clause.objects, *roles.obliques(clause, AFTER)):
        if token in inside:
            continue
        inside |= set(joined(analysis, token))
        for head, run in things(analysis, token):
            deal = any(text.is_paper(t) for t in (head, token)) or roles.is_a(analysis, head, "talk")
            if not deal and not roles.is_party(analysis, text.cast, head) and known_topic(text, head, run):
                yield Term(head, run, rule=_asks(clause), confidence=0.45)


def _offered(text: Text, clause: Clause) -> Iterator[Term]:
    """`proposed a six-week pause`, `suggested that the council pay`."""
    if not text.listed(clause, "offers") or clause.negated:
        return
    for term in contents(text, clause):
        if not text.is_paper(term.head):
            yield replace(term, rule=_asks(clause), confidence=0.45)


def _bound(text: Text, clause: Clause) -> Iterator[Term]:
    """`The army must withdraw`: said of a matter of negotiations."""
    if clause.modal not in BOUND or clause.negated or clause.marker not in {None, "that"} or clause.perfect:
        return
    if clause.lemma in INCLUDING:
        for term in contents(text, clause):
            yield replace(term, rule=f"what “{clause.modal}” be included", confidence=0.5)
        return
    run = verb_phrase(text.analysis, clause.predicate, subject=True)
    others = any(_is_somebody(text, t) and text.analysis.lemmas[t] not in OURSELVES for t in clause.subjects)
    strict = clause.modal == "must" and others
    if (known_topic if strict else close_topic)(text, clause.predicate, run):
        yield Term(
            clause.predicate, run, roles.doers(clause), rule=f"“{clause.modal}” binds its subject", confidence=0.4
        )


def _willed(text: Text, clause: Clause) -> Iterator[Term]:
    """`The army will withdraw`: what a party will do in a matter of negotiations, in a text with a deal."""
    if clause.modal not in NEAR_DEAL or clause.negated or clause.marker not in {None, "that"}:
        return
    analysis = text.analysis
    if clause.perfect or clause.lemma in words("provision_verbs", "empty") or _nobody(text, clause):
        return
    if clause.modal == "would" and clause.kind not in REPORTED:
        return
    run = verb_phrase(analysis, clause.predicate, subject=True)
    somebody = clause.passive or any(roles.is_party(analysis, text.cast, t) for t in clause.subjects)
    topic = topic_of(analysis, run, clause.predicate, roles.themes(clause)) if run else "other"
    told = topic != "talks" and close_topic(text, clause.predicate, run)
    if somebody and told and text.deal_before(clause.predicate, NEAR_DEAL[clause.modal]) is not None:
        bearers = tuple(t for t in roles.doers(clause) if t not in text.deals)
        yield Term(clause.predicate, run, bearers, rule=f"“{clause.modal}” binds its subject", confidence=0.35)


def _nobody(text: Text, clause: Clause) -> bool:
    """`No fighter of ours will surrender`: a refusal."""
    analysis = text.analysis
    return any(analysis.lemmas[c] == "no" for t in clause.subjects for c in analysis.children[t])


DEMAND_RULES = (_promised, _offered, _demanded, _bound, _willed)


def returned_terms(text: Text) -> Iterator[Term]:
    """What stands after `in return for` and `in exchange for`."""
    analysis = text.analysis
    for token in range(2, len(analysis)):
        if analysis.lemmas[token] == "for" and analysis.lemmas[token - 1] in {"exchange", "return"}:
            if analysis.lemmas[token - 2] != "in":
                continue
            for child in analysis.children[token]:
                for head in joined(analysis, child):
                    yield from _given(text, head)


def _given(text: Text, head: int) -> Iterator[Term]:
    """What one side gives: a clause, or a noun that names an act or a matter of negotiations, not mere people."""
    analysis = text.analysis
    if analysis.clause_at(head) is not None:
        for term in clause_terms(text, head):
            owned = has_subject(analysis, term.head)  # whoever acts before it gives the other thing
            yield replace(term, bearers=term.bearers if owned else (), rule=GIVEN, confidence=0.5)
        return
    run = noun_phrase(analysis, head)
    pledged = analysis.lemmas[head] in words("provision_nouns", "promises")
    if pledged or (not roles.is_a(analysis, head, "captive") and known_topic(text, head, run)):
        yield Term(head, run, rule=GIVEN, confidence=0.7 if pledged else 0.5)
