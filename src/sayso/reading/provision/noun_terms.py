"""Obligations that a noun leads to: `the demand that …`, `a pledge by the council to …`, `a deal on …`."""

from collections.abc import Iterator
from dataclasses import replace

from sayso.language import Analysis
from sayso.reading import roles
from sayso.reading.provision.parts import clause_term, infinitives, is_wish, things
from sayso.reading.provision.prose import Text
from sayso.reading.provision.spans import Term, joined
from sayso.reading.provision.topics import tells_topic
from sayso.reading.tables import words

LABELS = ("demands", "promises", "offers")
OWNERS = frozenset({"poss", "compound", "amod", "nmod"})
FROM = frozenset({"of", "from", "by"})
THINGS = frozenset({"for", "of", "on"})
FOR = frozenset({"for", "of"})
MADE = frozenset({"make", "give"})  # `the pledge that he made` does not say which
ON = frozenset({"on", "over", "about", "for"})
STATED = 0.65  # of a whole clause: surer than what a deal in it is said to contain
SURE = {"demands": 0.5, "promises": 0.55, "offers": 0.45}


def noun_terms(text: Text, token: int) -> Iterator[Term]:
    """The obligations that the phrase of one noun states."""
    analysis = text.analysis
    if analysis.pos[token] not in roles.NOMINAL:
        return
    if token in text.deals:
        yield from _of_deal(text, token)
        return
    label = next((n for n in LABELS if analysis.lemmas[token] in words("provision_nouns", n)), None)
    if label is None or _on_condition(analysis, token):
        return
    rule = f"“{analysis.words[token].lower()}” {'binds' if label == 'promises' else 'asks for it'}"
    owners = _owners(text, token) if label == "promises" else ()
    for term in (*_clauses(text, token, owners), *_things(text, token, label)):
        yield replace(term, rule=rule, confidence=max(term.confidence, SURE[label]))


def _on_condition(analysis: Analysis, token: int) -> bool:
    """`on condition that the army does the same`: what something else hangs on."""
    return analysis.lemmas[token] == "condition" and analysis.lemmas[analysis.heads[token]] == "on"


def _owners(text: Text, token: int) -> tuple[int, ...]:
    """Whose pledge it is: before it, after `by` and `from`, or the subject of `made a pledge`."""
    analysis = text.analysis
    before = tuple(c for c in analysis.children[token] if analysis.deps[c] in OWNERS and c < token)
    below = roles.under(analysis, token, FROM)
    known = tuple(t for t in (*before, *below) if roles.is_party(analysis, text.cast, t))
    if known:
        return known
    clause = analysis.clause_around(token)
    return clause.subjects if clause is not None and token in clause.objects else ()


def _clauses(text: Text, token: int, owners: tuple[int, ...]) -> Iterator[Term]:
    """`to open the gate`, `that the gate be opened`, `of opening the gate`."""
    analysis = text.analysis
    for verb in infinitives(analysis, token):
        yield clause_term(analysis, verb, owners)
    for child in analysis.children[token]:
        if child > token and analysis.deps[child] in {"acl", "ccomp", "relcl"}:
            clause = analysis.clause_at(child)
            made = clause is not None and clause.lemma in MADE and not clause.objects
            that = clause is not None and clause.marker == "that" and not made
            if that and clause is not None and clause.subjects and is_wish(analysis, child):
                for verb in joined(analysis, child):
                    yield replace(_of_others(analysis, token, clause_term(analysis, verb)), confidence=STATED)
        if child > token and analysis.deps[child] == "prep" and analysis.lemmas[child] in FOR:
            yield from _below(text, child, owners)


def _of_others(analysis: Analysis, noun: int, term: Term) -> Term:
    """`rejected the council's demand that it leave`: `it` is whoever rejected it, and not the council."""
    pronoun = bool(term.bearers) and all(analysis.pos[t] == "PRON" for t in term.bearers)
    owned = any(analysis.deps[c] == "poss" for c in analysis.children[noun])
    around = analysis.clause_around(noun)
    if not pronoun or not owned or around is None or noun not in around.objects:
        return term
    return replace(term, bearers=around.subjects)


def _below(text: Text, preposition: int, owners: tuple[int, ...]) -> Iterator[Term]:
    """`the idea of opening the gate`, `a request for the guild to pay`."""
    analysis = text.analysis
    for inner in analysis.children[preposition]:
        if analysis.deps[inner] == "pcomp" and is_wish(analysis, inner):
            yield clause_term(analysis, inner, owners)
        elif analysis.deps[inner] == "pobj" and roles.is_party(analysis, text.cast, inner):
            for verb in infinitives(analysis, inner):
                yield clause_term(analysis, verb, (inner,))


def _things(text: Text, token: int, label: str) -> Iterator[Term]:
    """`the demand for higher pay`: things that negotiations are about."""
    analysis = text.analysis
    wanted = frozenset({"for"}) if label == "demands" else THINGS
    for child in analysis.children[token]:
        if child < token or analysis.deps[child] != "prep" or analysis.lemmas[child] not in wanted:
            continue
        for inner in analysis.children[child]:
            if analysis.deps[inner] == "pobj" and not roles.is_party(analysis, text.cast, inner):
                for head, run in things(analysis, inner):
                    if (
                        head not in text.deals
                        and len(run) > 1
                        and not roles.is_a(analysis, head, "talk")
                        and (
                            tells_topic(text.analysis, run) or analysis.lemmas[head] in words("provision_nouns", "act")
                        )
                    ):
                        yield Term(head, run)


def _of_deal(text: Text, token: int) -> Iterator[Term]:
    """`an agreement on a peaceful transition`, `a deal on setting up a fund`, `a plan for the return of refugees`."""
    analysis = text.analysis
    for child in analysis.children[token]:
        if child < token or analysis.deps[child] != "prep" or analysis.lemmas[child] not in ON:
            continue
        for inner in analysis.children[child]:
            if analysis.deps[inner] == "pcomp" and analysis.tags[inner] == "VBG":
                term = clause_term(analysis, inner)
                yield replace(term, bearers=(), deal=token, rule="what the deal is on", confidence=0.5)
            elif analysis.deps[inner] == "pobj" and inner not in text.deals:
                for head, run in things(analysis, inner):
                    if analysis.lemmas[head] in words("provision_nouns", "act"):
                        yield Term(head, run, deal=token, rule="what the deal is on", confidence=0.5)
