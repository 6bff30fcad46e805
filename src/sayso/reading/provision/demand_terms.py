"""Obligations in prose that somebody lays on others: demands, offers, and what is given in return for something."""

from collections.abc import Iterator
from dataclasses import replace

from sayso.language import Analysis, Clause
from sayso.reading import roles
from sayso.reading.provision.parts import clause_term, infinitives, is_wish
from sayso.reading.provision.prose import Text, added, clause_terms, contents, is_somebody, matters, nobody
from sayso.reading.provision.spans import GIVEN, Term, has_subject, joined, noun_phrase
from sayso.reading.provision.topics import tells_topic
from sayso.reading.tables import words

AFTER = frozenset({"for", "on", "upon"})


def _demanded(text: Text, clause: Clause) -> Iterator[Term]:
    """`demanded the release of …`, `called on the union to return to work`."""
    if not text.listed(clause, "demands") or clause.passive:
        return
    analysis = text.analysis
    if nobody(text, clause) or not any(is_somebody(text, t) for t in (*clause.subjects, *_beside(analysis, clause))):
        return
    if not clause.negated:
        others = [c for c in clause.complements if _of_others(text, clause, c)]
        stated: list[tuple[int, tuple[int, ...] | None]] = [(v, None) for c in others for v in _alike(text, c)]
        for verb, asked in stated or _asked(text, clause):
            inner = analysis.clause_at(verb)
            if inner is None or (is_wish(analysis, verb) and not nobody(text, inner)):
                yield replace(clause_term(analysis, verb, asked), rule=_asks(clause), confidence=0.45)
    yield from _wanted_things(text, clause)


def _beside(analysis: Analysis, clause: Clause) -> Iterator[int]:
    """Who demands it, where the parser missed it: `with the guild insisting on …`, `The envoy called …` as a noun."""
    around = analysis.heads[clause.predicate]
    if clause.kind == "acl" and not clause.subjects:
        yield around
    elif clause.tense == "participle" and clause.inherited_subject:
        before = clause.predicate - 1
        while before > 0 and analysis.pos[before] == "ADV":
            before -= 1
        if analysis.deps[before] == "pobj" and analysis.lemmas[analysis.heads[before]] == "with":
            yield before


def _alike(text: Text, verb: int) -> tuple[int, ...]:
    """A verb and those joined to it in its form; not `called` of `urged them to leave and called on others to stay`."""
    analysis = text.analysis
    tag = analysis.tags[verb]
    past = frozenset({"VBD"})
    return tuple(v for v in joined(analysis, verb) if analysis.tags[v] not in past or tag in past)


def _of_others(text: Text, clause: Clause, complement: int) -> bool:
    inner = text.analysis.clause_at(complement)
    return inner is not None and inner.subjects != clause.subjects


def _asked(text: Text, clause: Clause) -> Iterator[tuple[int, tuple[int, ...] | None]]:
    """`called on the guild to open the gate`, `urged them to leave`: each verb that the parser gave elsewhere, with
    those asked where it is not below them.
    """
    analysis = text.analysis
    for child in analysis.children[clause.predicate]:
        inner = analysis.clause_at(child)
        own = inner is not None and inner.tense == "infinitive" and has_subject(analysis, child)
        if own and child > clause.predicate:
            yield from ((verb, None) for verb in joined(analysis, child))
    asked = tuple(
        t for t in (*clause.objects, *roles.obliques(clause, AFTER)) if roles.is_party(analysis, text.cast, t)
    )
    below = [v for t in asked for v in infinitives(analysis, t)]
    yield from ((verb, None) for verb in below)
    if asked and not below:
        yield from ((verb, asked) for verb in infinitives(analysis, clause.predicate))


def _wanted_things(text: Text, clause: Clause) -> Iterator[Term]:
    """`demanded higher pay and shorter hours`: things that negotiations are about."""
    objects = () if clause.lemma == "call" else clause.objects  # `called his words a threat`
    for head, run in matters(text, (*objects, *roles.obliques(clause, AFTER), *added(text.analysis, clause))):
        deal = text.is_paper(head) or roles.is_a(text.analysis, head, "talk")
        if not deal and not _is_whom(text, head):
            yield Term(head, run, rule=_asks(clause), confidence=0.45)


def _is_whom(text: Text, token: int) -> bool:
    """Whether a thing demanded is somebody; `a customs union` is none."""
    analysis = text.analysis
    described = any(analysis.deps[c] == "compound" for c in analysis.children[token])
    made = described and any(analysis.lemmas[c] == "a" for c in analysis.children[token])
    return roles.is_party(analysis, text.cast, token) and not made


def _offered(text: Text, clause: Clause) -> Iterator[Term]:
    """`proposed a six-week pause`, `suggested that the council pay`."""
    if not text.listed(clause, "offers") or clause.negated:
        return
    if not any(is_somebody(text, t) or t in text.deals for t in (*clause.subjects, *clause.agents)):
        return
    for term in contents(text, clause):
        if not text.is_paper(term.head) and is_wish(text.analysis, term.head):
            yield replace(term, rule=_asks(clause), confidence=0.45)


def _asks(clause: Clause) -> str:
    return f"“{clause.lemma}” asks for it"


DEMAND_RULES = (_offered, _demanded)


def returned_terms(text: Text) -> Iterator[Term]:
    """What stands after `in return for` and `in exchange for`."""
    analysis = text.analysis
    for token in range(2, len(analysis)):
        if roles.in_return(analysis, token):
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
    if pledged or (not roles.is_a(analysis, head, "captive") and tells_topic(text.analysis, run)):
        yield Term(head, run, rule=GIVEN, confidence=0.7 if pledged else 0.5)
