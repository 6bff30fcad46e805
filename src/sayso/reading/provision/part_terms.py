"""Obligations that a sentence calls part of a deal, makes a condition of talks, or that are a truce themselves."""

from collections.abc import Iterator
from dataclasses import replace

from sayso.language import Clause, Tokens
from sayso.reading import roles
from sayso.reading.deal.mentions import Mention
from sayso.reading.provision.parts import QUESTION_TAGS, clause_term, is_wish, things
from sayso.reading.provision.prose import Text
from sayso.reading.provision.spans import TRUCE, Term, has_subject, joined, verb_phrase
from sayso.reading.provision.topics import tells_topic
from sayso.reading.tables import words

PROLONGING = frozenset({"extend", "prolong", "renew"})
PARTS = frozenset({"part", "element", "component", "point", "pillar"})
OF = frozenset({"of", "in"})


def part_terms(text: Text, clause: Clause) -> Iterator[Term]:
    """`The release of the prisoners is part of the deal`, `limits should be part of an accord`."""
    analysis = text.analysis
    if clause.negated or clause.lemma not in {"be", "form", "become"}:
        return
    for thing in clause.objects:
        if analysis.lemmas[thing] in PARTS:
            deal = next((t for t in roles.under(analysis, thing, OF) if t in text.deals), None)
            if deal is None:
                continue
            for subject in clause.subjects:
                if not roles.is_party(analysis, text.cast, subject):
                    for head, run in things(analysis, subject):
                        yield Term(head, run, deal=deal, rule="said to be part of the deal", confidence=0.6)


def as_part_terms(text: Text, clause: Clause) -> Iterator[Term]:
    """`allowing the rebels to leave as part of a deal`: what a clause says is done as part of one."""
    analysis = text.analysis
    for child in analysis.children[clause.predicate]:
        if analysis.deps[child] == "prep" and analysis.lemmas[child] == "as":
            parts = [c for c in analysis.children[child] if analysis.lemmas[c] in PARTS]
            deal = next((t for p in parts for t in roles.under(analysis, p, OF) if t in text.deals), None)
            if deal is not None and tells_topic(text.analysis, analysis.subtrees[clause.predicate]):
                verb = _allowing(text, clause)
                if not is_wish(analysis, verb) and analysis.tags[analysis.subtrees[verb].first] in QUESTION_TAGS:
                    continue  # `did not say what would happen as part of a deal`
                told = clause if verb == clause.predicate else analysis.clauses[clause.parent or 0]
                own = has_subject(analysis, verb) and told.tense != "participle"
                run = verb_phrase(analysis, verb, subject=own)
                bearers = roles.doers(told) if own else ()
                yield Term(verb, run, bearers, deal, rule="done as part of the deal", confidence=0.5)


def _allowing(text: Text, clause: Clause) -> int:
    """The verb that allows what a clause says: `allowing them to leave`; else the clause's own."""
    around = None if clause.parent is None else text.analysis.clauses[clause.parent]
    if (
        around is not None
        and clause.kind in {"ccomp", "xcomp"}
        and around.lemma in {"allow", "let", "permit", "enable"}
    ):
        return around.predicate
    return clause.predicate


def unless_terms(text: Text, clause: Clause) -> Iterator[Term]:
    """`refused to talk unless the port was opened`: what somebody makes a condition."""
    if clause.marker != "unless" or clause.negated or not has_subject(text.analysis, clause.predicate):
        return
    analysis = text.analysis
    around = None if clause.parent is None else analysis.clauses[clause.parent]
    if around is not None and around.kind == "xcomp" and around.parent is not None:
        around = analysis.clauses[around.parent]  # `refused to talk unless …`
    refuses = around is not None and (
        around.negated
        or around.modal in {"would", "will"}
        or analysis.lemmas[around.predicate] in words("event_limits", "refuses")
        or any(analysis.lemmas[t] == "no" for s in around.subjects for t in analysis.children[s])
    )
    refuses = refuses and clause.lemma != "be"
    if refuses or tells_topic(text.analysis, analysis.subtrees[clause.predicate]):
        term = clause_term(analysis, clause.predicate)
        first = term.tokens.first + (analysis.lemmas[term.tokens.first] == "unless")
        term = replace(term, tokens=Tokens(first, term.tokens.stop))
        yield replace(term, rule="“unless” makes it a condition", confidence=0.55)


def time_terms(text: Text, clause: Clause) -> Iterator[Term]:
    """`It is time for the war to end`."""
    analysis = text.analysis
    for noun in clause.objects:
        if clause.lemma == "be" and analysis.lemmas[noun] == "time":
            for child in analysis.children[noun]:
                inner = analysis.clause_at(child)
                if inner is not None and inner.marker == "for" and has_subject(analysis, child):
                    for verb in joined(analysis, child)[:1]:
                        yield replace(clause_term(analysis, verb), rule="“time for” asks for it", confidence=0.45)


def truce_terms(text: Text, named: frozenset[int]) -> Iterator[Term]:
    """A truce is an obligation itself: where the text names it as a deal."""
    for token in sorted(named):
        mention = text.deals.get(token)
        if mention is not None and mention.label == "pause" and _is_told(text, mention):
            parties = tuple(roles.under(text.analysis, token, frozenset({"between"})))
            yield Term(token, mention.tokens, parties, token, rule=TRUCE, confidence=0.5)


def extended_terms(text: Text, clause: Clause) -> Iterator[Term]:
    """`The parties have extended the truce for two months`: the truce as it is to be kept from now on."""
    if clause.lemma not in PROLONGING or clause.negated or clause.modal is not None or clause.tense == "infinitive":
        return
    for thing in roles.themes(clause):
        mention = text.deals.get(thing)
        if mention is not None and mention.label == "pause":
            run = Tokens(mention.tokens.first, verb_phrase(text.analysis, clause.predicate, subject=False).stop)
            if not clause.passive and len(run) > len(mention.tokens):
                yield Term(thing, run, clause.subjects, thing, rule="the truce is extended", confidence=0.55)


def _is_told(text: Text, mention: Mention) -> bool:
    """Whether a phrase says more of a truce than that there is one: between whom, how long, since when."""
    inner = (mention.token, mention.outer)
    return mention.tokens.stop > max(inner) + 1 or any(text.analysis.pos[t] == "NUM" for t in mention.tokens)


PART_RULES = (part_terms, as_part_terms, unless_terms, time_terms, extended_terms)
