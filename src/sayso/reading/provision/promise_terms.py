"""Obligations in prose that somebody takes on: what one agreed to, promised, announced."""

from collections.abc import Iterator
from dataclasses import replace

from sayso.language import Analysis, Clause, Tokens
from sayso.reading import roles
from sayso.reading.provision.parts import clause_term, infinitives, merged, things
from sayso.reading.provision.prose import Text, matters
from sayso.reading.provision.spans import Term, has_subject, joined, trimmed
from sayso.reading.provision.topics import tells_topic
from sayso.reading.tables import words

FUTURE = frozenset({"would", "will", "shall", "must", "should"})
TO = frozenset({"to"})
BARE = 2  # tokens of a verb by itself
WITH = frozenset({"with"})


def _promised(text: Text, clause: Clause) -> Iterator[Term]:
    """`agreed to withdraw and to release …`: what the subject must do."""
    you = any(text.analysis.lemmas[t] == "you" for t in clause.subjects)  # of a page that asks its readers to agree
    if clause.negated or you or _instead(text.analysis, clause):
        return
    if not text.listed(clause, "promises"):
        yield from _announced(text, clause)
        return
    analysis = text.analysis
    makers = (*clause.subjects, *roles.obliques(clause, WITH))
    stated = [c for c in clause.complements if _will(analysis.clause_at(c))]
    verbs = [v for c in stated for v in joined(analysis, c)] or [*_undertaken(analysis, clause)]
    of_whom = _of_whom(analysis, clause, stated)
    terms = [of_whom] if of_whom is not None else merged(analysis, [clause_term(analysis, v, makers) for v in verbs])
    for term in (t for t in terms if _is_told(text, t)):
        if all(analysis.pos[t] == "PRON" for t in term.bearers):
            term = replace(term, bearers=clause.subjects)  # `the guild promised that it would pay`
        yield replace(term, rule=_binds(clause), confidence=0.55)
    for head, run in matters(text, (*roles.obliques(clause, TO), *_accepted(clause))):
        if not text.is_paper(head):
            yield Term(head, run, makers, rule=_binds(clause), confidence=0.55)


def _instead(analysis: Analysis, clause: Clause) -> bool:
    """`instead of agreeing to higher pay`, `without promising it`."""
    above = analysis.heads[clause.predicate]
    instead = analysis.lemmas[above - 1 : above + 1] == ("instead", "of")
    return clause.kind == "pcomp" and (instead or analysis.lemmas[above] == "without")


def _is_told(text: Text, term: Term) -> bool:
    """Whether a term says what is promised: a verb by itself (`agreed to come`) only where it tells a topic."""
    clause = text.analysis.clause_at(term.head)
    full = clause is None or clause.objects or clause.obliques or clause.complements or clause.passive
    bare = len(term.tokens) <= BARE and not full
    return not bare or tells_topic(text.analysis, term.tokens)


def _of_whom(analysis: Analysis, clause: Clause, stated: list[int]) -> Term | None:
    """`promised those responsible would be caught and tried`, where the parser parted verb and subject."""
    if len(stated) != 1 or has_subject(analysis, stated[0]):
        return None
    first = [t for t in clause.objects if clause.predicate < t < stated[0]]
    if not first:
        return None
    last = analysis.subtrees[joined(analysis, stated[0])[-1]]
    return Term(stated[0], trimmed(analysis, Tokens(analysis.subtrees[first[0]].first, last.stop)))


def _undertaken(analysis: Analysis, clause: Clause) -> Iterator[int]:
    """`agreed to open the gate as well as pay the fees`: its infinitives, those too that the parser hung on itself."""
    found = list(infinitives(analysis, clause.predicate))
    yield from found
    for verb in joined(analysis, clause.predicate):
        bare = analysis.tags[verb] == "VB" and analysis.tags[clause.predicate] != "VB"
        if found and bare and verb not in found:
            yield verb


def _announced(text: Text, clause: Clause) -> Iterator[Term]:
    """`announced a complete withdrawal from the valley`: an act that one lays on oneself by saying so."""
    if clause.lemma in words("provision_verbs", "declares") and not clause.passive:
        for token in clause.objects:
            for head, run in things(text.analysis, token):
                if text.analysis.lemmas[head] in words("provision_nouns", "act") and head not in text.deals:
                    yield Term(head, run, clause.subjects, rule=_binds(clause), confidence=0.5)


def _will(clause: Clause | None) -> bool:
    return clause is not None and clause.tense != "infinitive" and clause.modal in FUTURE


def _accepted(clause: Clause) -> tuple[int, ...]:
    """`accepted a cessation of hostilities`."""
    return clause.objects if clause.lemma in {"accept", "agree", "pledge", "promise"} else ()


def _binds(clause: Clause) -> str:
    return f"“{clause.lemma}” binds its subject"


PROMISE_RULES = (_promised,)
