"""Obligations in prose: what a deal includes, what parties agreed to, what is demanded, what is given in return."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sayso.language import Analysis, Clause
from sayso.reading import roles
from sayso.reading.deal_mentions import Mention
from sayso.reading.evidence import Cast
from sayso.reading.provision_spans import Term, has_subject, joined, noun_phrase, verb_phrase
from sayso.reading.tables import words

FOR = frozenset({"for"})
UNDER = frozenset({"under"})
VERBS = frozenset({"VERB", "AUX"})
COMPLEMENTS = frozenset({"ccomp", "xcomp"})
FUTURE = frozenset({"would", "will", "shall", "must", "should"})


@dataclass(frozen=True, slots=True)
class Text:
    """What the rules ask: the text, its actors, and the deals it names by the token that stands for each."""

    analysis: Analysis
    cast: Cast
    deals: Mapping[int, Mention]

    def listed(self, clause: Clause, label: str) -> bool:
        """Whether a clause's verb is in the table of verbs under a label."""
        return clause.lemma in words("provision_verbs", label)


def _contents(text: Text, clause: Clause) -> Iterator[Term]:
    """The phrases below a verb that are obligations: its objects, those after `for`, and its clauses."""
    analysis = text.analysis
    for token in (*clause.objects, *roles.obliques(clause, FOR)):
        if analysis.pos[token] in VERBS:
            yield from _clause_terms(text, token)
        else:
            yield Term(token, noun_phrase(analysis, token))
    for complement in clause.complements:
        for verb in joined(analysis, complement):
            yield from _clause_terms(text, verb)


def _clause_terms(text: Text, verb: int) -> Iterator[Term]:
    """The obligation that a verb below another states; its bearer is its subject."""
    analysis = text.analysis
    clause = roles.clause_at(analysis, verb)
    if clause is None:
        return
    subject = has_subject(analysis, verb)
    yield Term(verb, verb_phrase(analysis, verb, subject=subject), roles.doers(clause))


def _deal_of(text: Text, clause: Clause) -> int | None:
    """The deal that is the subject of a clause, or the noun that the clause describes."""
    for token in clause.subjects:
        if token in text.deals:
            return token
    return None


def _included(text: Text, clause: Clause) -> Iterator[Term]:
    """`The deal includes a truce and the release of …`, `would see troops withdraw`, `calls for …`."""
    deal = _deal_of(text, clause)
    if deal is None or clause.passive or clause.negated:
        return
    if text.listed(clause, "contains"):
        for term in _contents(text, clause):
            yield replace(term, deal=deal, rule=f"the deal would {clause.lemma} it", confidence=0.6)
    elif clause.modal in {"would", "will"} and not text.listed(clause, "empty"):
        run = verb_phrase(text.analysis, clause.predicate, subject=False)
        yield Term(clause.predicate, run, deal=deal, rule="what the deal would do", confidence=0.5)


def _purposes(text: Text, clause: Clause) -> Iterator[Term]:
    """`a deal to end the fighting and return the prisoners`, `a plan aimed at reopening the port`."""
    analysis = text.analysis
    head = analysis.heads[clause.predicate]
    if head not in text.deals or clause.kind not in {"acl", "relcl"} or clause.lemma in {"be", "reach", "sign"}:
        return
    if clause.tense == "infinitive":
        for verb in joined(analysis, clause.predicate):
            run = verb_phrase(analysis, verb, subject=False)
            yield Term(verb, run, deal=head, rule="what the deal is to do", confidence=0.5)
    elif clause.lemma == "aim":
        for token in roles.obliques(clause, frozenset({"at"})):
            if analysis.pos[token] in VERBS:
                yield Term(token, verb_phrase(analysis, token, subject=False), deal=head, rule="what the deal aims at")


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
            run = verb_phrase(analysis, verb, subject=has_subject(analysis, verb))
            bearers = roles.doers(inner) if has_subject(analysis, verb) else clause.subjects
            yield Term(verb, run, bearers, rule=f"somebody did {clause.lemma} to do it", confidence=0.5)


def _demanded(text: Text, clause: Clause) -> Iterator[Term]:
    """`demanded the release of …`, `called on the union to return to work`."""
    if not text.listed(clause, "demands") or clause.negated or clause.passive:
        return
    if not any(roles.is_party(text.analysis, text.cast, t) for t in clause.subjects):
        return
    for complement in clause.complements:
        inner = roles.clause_at(text.analysis, complement)
        if inner is not None and inner.subjects != clause.subjects:
            for verb in joined(text.analysis, complement):
                for term in _clause_terms(text, verb):
                    yield replace(term, rule=f"somebody does {clause.lemma} it", confidence=0.4)


def _offered(text: Text, clause: Clause) -> Iterator[Term]:
    """`proposed a six-week pause`, `suggested that the council pay`."""
    if not text.listed(clause, "offers") or clause.negated:
        return
    for term in _contents(text, clause):
        if term.head not in text.deals:
            yield replace(term, rule=f"somebody did {clause.lemma} it", confidence=0.4)


def _under(text: Text, clause: Clause) -> Iterator[Term]:
    """`Under the deal, fighting will stop and the army would withdraw`."""
    deal = next((t for t in roles.obliques(clause, UNDER) if t in text.deals), None)
    if deal is None:
        return
    for verb in joined(text.analysis, clause.predicate):
        inner = roles.clause_at(text.analysis, verb)
        if inner is not None:
            run = verb_phrase(text.analysis, verb, subject=True)
            yield Term(verb, run, roles.doers(inner), deal, rule="under the deal", confidence=0.6)


RULES = (_included, _purposes, _under, _promised, _offered, _demanded)


def prose_terms(text: Text) -> Iterator[Term]:
    """The obligations of a text's prose, rule by rule in each clause."""
    for clause in text.analysis.clauses:
        for rule in RULES:
            yield from rule(text, clause)
