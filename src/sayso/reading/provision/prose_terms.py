"""Obligations in prose that the text gives to a deal: what it includes, what it is for, what happens under it."""

from collections.abc import Iterator
from dataclasses import replace

from sayso.language import Clause
from sayso.reading import roles
from sayso.reading.provision.prose import (
    FAR,
    FOR,
    PHASES,
    VERBS,
    Text,
    close_topic,
    contents,
)
from sayso.reading.provision.spans import Term, has_subject, joined, specifies, verb_phrase
from sayso.reading.tables import column, words

UNDER = frozenset({"under"})
PARTS = frozenset({"term", "draft", "document", "text", "announcement"})
PRONOUNS = frozenset({"it", "this", "that", "they", "which"})
PERMITTING = frozenset({"may", "can", "could", "might"})


def _deal_of(text: Text, clause: Clause) -> int | None:
    """The deal that is the subject of a clause: named, or meant by a pronoun or by one of its phases."""
    analysis = text.analysis
    for token in clause.subjects:
        if token in text.deals:
            return token
    for token in clause.subjects:
        word = analysis.lemmas[token]
        ordinal = word in column("ordinals", "word", "value") and analysis.pos[token] != "NUM"
        if ordinal or word in PHASES:
            return text.deal_before(token, FAR)
        if word in PARTS or (word in PRONOUNS and text.listed(clause, "it_contains")):
            return text.deal_before(token)
    return None


def _included(text: Text, clause: Clause) -> Iterator[Term]:
    """`The deal includes a truce and the release of …`, `would see troops withdraw`, `calls for …`."""
    deal = _deal_of(text, clause)
    asked = clause.marker in {"if", "whether"} and clause.modal is None
    seeing = clause.lemma == "see" and clause.inherited_subject  # `We look forward to seeing them`
    if deal is None or clause.passive or clause.negated or asked or seeing:
        return
    allows_for = clause.lemma == "allow" and not clause.objects and roles.obliques(clause, FOR)
    if allows_for or text.listed(clause, "contains"):
        for term in contents(text, clause):
            yield replace(term, deal=deal, rule=f"what the deal is said to {clause.lemma}", confidence=0.6)
    elif clause.tense != "past" and clause.modal not in PERMITTING and text.listed(clause, "does"):
        for verb in joined(text.analysis, clause.predicate):
            run = verb_phrase(text.analysis, verb, subject=False)
            if close_topic(text, verb, run):
                yield Term(verb, run, deal=deal, rule="what the deal would do", confidence=0.5)
    if clause.modal in {"would", "will"}:
        yield from _besides(text, clause, deal)


def _besides(text: Text, clause: Clause, deal: int) -> Iterator[Term]:
    """`The deal would cover the whole coast, opening the gates and cutting the fees`."""
    analysis = text.analysis
    for child in analysis.children[clause.predicate]:
        if analysis.deps[child] == "advcl" and analysis.tags[child] == "VBG":
            for verb in joined(analysis, child):
                run = verb_phrase(analysis, verb, subject=False)
                if len(run) > 1 and analysis.lemmas[verb] not in words("provision_verbs", "empty"):
                    yield Term(verb, run, deal=deal, rule="what the deal would do", confidence=0.5)


def _purposes(text: Text, clause: Clause) -> Iterator[Term]:
    """`a deal to end the fighting and return the prisoners`, `ending the strike`, `aimed at reopening the port`."""
    analysis = text.analysis
    deal = _purpose_of(text, clause)
    if deal is None or clause.lemma in words("provision_verbs", "empty"):
        return
    if clause.lemma == "aim":
        for token in roles.obliques(clause, frozenset({"at"})):
            if analysis.pos[token] in VERBS and analysis.lemmas[token] not in words("provision_verbs", "empty"):
                yield Term(token, verb_phrase(analysis, token, subject=False), deal=deal, rule="what the deal aims at")
    elif clause.tense == "infinitive" or (analysis.tags[clause.predicate] == "VBG" and clause.objects):
        owners = roles.under(analysis, deal, frozenset({"by", "from"})) if _binds(text, deal) else ()
        inner = [v for c in analysis.children[clause.predicate] if specifies(analysis, c) for v in joined(analysis, c)]
        for verb in (*joined(analysis, clause.predicate), *inner):
            run = verb_phrase(analysis, verb, subject=False)
            yield Term(verb, run, owners, deal, rule="what the deal is to do", confidence=0.5)


def _binds(text: Text, token: int) -> bool:
    """Whether a deal is a commitment of somebody: `commitments by the sides`."""
    return text.analysis.lemmas[token] in words("provision_nouns", "promises")


def _purpose_of(text: Text, clause: Clause) -> int | None:
    """The deal whose purpose a clause states: the noun it describes, or the one right before its `to`."""
    analysis = text.analysis
    head = analysis.heads[clause.predicate]
    if clause.kind in {"acl", "relcl"} and head in text.deals:
        return head
    to = clause.predicate - 1
    if clause.kind == "advcl" and to > 0 and analysis.tags[to] == "TO" and to - 1 in text.deals:
        return to - 1
    return None


def _under(text: Text, clause: Clause) -> Iterator[Term]:
    """`Under the deal, fighting will stop and the army would withdraw`: the clauses of its sentence."""
    analysis = text.analysis
    deal = next((t for t in roles.obliques(clause, UNDER) if t in text.deals), None)
    if deal is None:
        return
    verbs = {*joined(analysis, clause.predicate), *clause.complements}
    for verb in sorted(verbs | {v for c in clause.complements for v in joined(analysis, c)}):
        inner = analysis.clause_at(verb)
        if inner is not None and (inner.modal in {"will", "would", "must"} or inner.tense == "future"):
            run = verb_phrase(analysis, verb, subject=True)
            yield Term(verb, run, roles.doers(inner), deal, rule="under the deal", confidence=0.6)


def _wished(text: Text, clause: Clause) -> Iterator[Term]:
    """`a deal for the captives to be returned`: an infinitive with its own subject after `for`."""
    if clause.marker != "for" or clause.tense != "infinitive" or not has_subject(text.analysis, clause.predicate):
        return
    first = text.analysis.subtrees[clause.predicate].first
    deal = text.deal_before(first, within=12)
    if deal is not None and text.analysis.sentence_of[deal] == text.analysis.sentence_of[first]:
        run = verb_phrase(text.analysis, clause.predicate, subject=True)
        yield Term(clause.predicate, run, roles.doers(clause), deal, rule="what the deal is for", confidence=0.5)


DEAL_RULES = (_included, _purposes, _under, _wished)
