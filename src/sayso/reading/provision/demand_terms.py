"""Obligations in prose that somebody takes on or lays on others: promises, offers, demands, things given in return."""

from collections.abc import Iterator
from dataclasses import replace

from sayso.language import Clause
from sayso.reading import roles
from sayso.reading.provision.prose_terms import Text, clause_terms, contents, known_topic
from sayso.reading.provision.spans import GIVEN, Term, has_subject, items, joined, noun_phrase, verb_phrase
from sayso.reading.tables import words

FUTURE = frozenset({"would", "will", "shall", "must", "should"})
BOUND = frozenset({"must", "should"})
AFTER = frozenset({"for", "on", "upon"})


def _promised(text: Text, clause: Clause) -> Iterator[Term]:
    """`agreed to withdraw and to release …`: what the subject must do."""
    if not text.listed(clause, "promises") or clause.negated:
        return
    analysis = text.analysis
    for complement in clause.complements:
        inner = roles.clause_at(analysis, complement)
        if inner is None or (inner.tense != "infinitive" and inner.modal not in FUTURE):
            continue
        for verb in joined(analysis, complement):
            own = has_subject(analysis, verb)
            run = verb_phrase(analysis, verb, subject=own)
            yield Term(verb, run, roles.doers(inner) if own else clause.subjects, rule=_binds(clause), confidence=0.55)
    for token in roles.obliques(clause, frozenset({"to"})):
        if token not in text.deals and known_topic(text, token, noun_phrase(analysis, token)):
            yield Term(token, noun_phrase(analysis, token), clause.subjects, rule=_binds(clause), confidence=0.5)


def _binds(clause: Clause) -> str:
    return f"“{clause.lemma}” binds its subject"


def _asks(clause: Clause) -> str:
    return f"“{clause.lemma}” asks for it"


def _demanded(text: Text, clause: Clause) -> Iterator[Term]:
    """`demanded the release of …`, `called on the union to return to work`."""
    if not text.listed(clause, "demands") or clause.passive:
        return
    analysis = text.analysis
    if not any(roles.is_party(analysis, text.cast, t) for t in clause.subjects):
        return
    if not clause.negated:
        for complement in clause.complements:
            inner = roles.clause_at(analysis, complement)
            if inner is not None and inner.subjects != clause.subjects:
                for verb in joined(analysis, complement):
                    for term in clause_terms(text, verb):
                        yield replace(term, rule=_asks(clause), confidence=0.45)
    yield from _wanted_things(text, clause)


def _wanted_things(text: Text, clause: Clause) -> Iterator[Term]:
    """`demanded higher pay and shorter hours`: things that negotiations are about."""
    analysis = text.analysis
    for token in (*clause.objects, *roles.obliques(clause, AFTER)):
        for head, run in items(analysis, token, noun_phrase(analysis, token)):
            deal = any(t in text.deals for t in (head, token)) or roles.is_a(analysis, head, "talk")
            if not deal and not roles.is_party(analysis, text.cast, head) and known_topic(text, head, run):
                yield Term(head, run, rule=_asks(clause), confidence=0.45)


def _offered(text: Text, clause: Clause) -> Iterator[Term]:
    """`proposed a six-week pause`, `suggested that the council pay`."""
    if not text.listed(clause, "offers") or clause.negated:
        return
    for term in contents(text, clause):
        if term.head not in text.deals:
            yield replace(term, rule=_asks(clause), confidence=0.45)


def _bound(text: Text, clause: Clause) -> Iterator[Term]:
    """`The army must withdraw`: said of a matter of negotiations."""
    if clause.modal not in BOUND or clause.negated or clause.marker not in {None, "that"} or clause.perfect:
        return
    run = verb_phrase(text.analysis, clause.predicate, subject=True)
    if known_topic(text, clause.predicate, run):
        yield Term(
            clause.predicate, run, roles.doers(clause), rule=f"“{clause.modal}” binds its subject", confidence=0.4
        )


def _willed(text: Text, clause: Clause) -> Iterator[Term]:
    """`The army will withdraw`: what a party will do in a matter of negotiations, in a text with a deal."""
    if clause.modal != "will" or clause.negated or clause.marker not in {None, "that"}:
        return
    if clause.perfect or clause.lemma in words("provision_verbs", "empty"):
        return
    run = verb_phrase(text.analysis, clause.predicate, subject=True)
    if known_topic(text, clause.predicate, run) and text.deal_before(clause.predicate, 120) is not None:
        yield Term(
            clause.predicate, run, roles.doers(clause), rule=f"“{clause.modal}” binds its subject", confidence=0.35
        )


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
    if roles.clause_at(analysis, head) is not None:
        for term in clause_terms(text, head):
            yield replace(term, rule=GIVEN, confidence=0.5)
        return
    run = noun_phrase(analysis, head)
    if not roles.is_a(analysis, head, "captive") and known_topic(text, head, run):
        yield Term(head, run, rule=GIVEN, confidence=0.5)
