"""Provisions: what a deal says shall be done, one entry per obligation."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.language import Analysis, Tokens
from sayso.model import Deal, Document, Findings, Provision, Span, finding_id
from sayso.reading.deal.agreement_texts import negotiates, title_of
from sayso.reading.deal.mentions import mentions
from sayso.reading.event.roles import Roles
from sayso.reading.evidence import Cast
from sayso.reading.outline import Point, outline
from sayso.reading.provision.agreement_terms import agreement_terms, list_terms
from sayso.reading.provision.bearers import Bearers
from sayso.reading.provision.demand_terms import DEMAND_RULES, returned_terms
from sayso.reading.provision.links import Links
from sayso.reading.provision.prose_terms import DEAL_RULES, Text
from sayso.reading.provision.spans import GIVEN, Term, trimmed
from sayso.reading.provision.terms import (
    Facts,
    action_of,
    condition_of,
    duration_of,
    facts_of,
    in_return_for,
    object_heads,
    object_of,
    quantity_of,
    start_of,
)
from sayso.reading.provision.topics import topic_of


def _terms(
    analysis: Analysis,
    cast: Cast,
    deals: Sequence[Deal],
    points: Sequence[Point],
    title: Span | None,
    *,
    about: bool,
) -> Iterator[Term]:
    """The obligations of a text: point by point of an agreement, rule by rule of prose.

    A text about something else than a negotiation has only what its deals say.
    """
    if title is not None:
        yield from agreement_terms(analysis, points, title)
        return
    if not about and not deals:
        return
    text = Text.of(analysis, cast, list(mentions(analysis)))
    for clause in analysis.clauses:
        for rule in (*DEAL_RULES, *DEMAND_RULES) if about else DEAL_RULES:
            yield from rule(text, clause)
    if about:
        yield from returned_terms(text)
        yield from list_terms(analysis, points)


def _parted(analysis: Analysis, terms: Sequence[Term]) -> Iterator[Term]:
    """The terms, each cut before `in return for` where what follows is a term of its own."""
    given = [t.tokens.first for t in terms if t.rule == GIVEN and t.tokens]
    for term in terms:
        cut = next((f for f in given if term.tokens.first < f < term.tokens.stop), None)
        if cut is not None and term.rule != GIVEN:
            back = next((t for t in range(cut - 1, term.head, -1) if analysis.lemmas[t] == "in"), None)
            term = term if back is None else replace(term, tokens=trimmed(analysis, Tokens(term.tokens.first, back)))
        yield term


def _distinct(terms: Sequence[Term]) -> list[Term]:
    """The terms in the order of the text, each stretch of it once: the surer of two that share most of their words."""
    kept: list[Term] = []
    for term in sorted(terms, key=lambda t: (t.tokens.first, -t.confidence, len(t.tokens))):
        if not term.tokens:
            continue
        last = kept[-1] if kept else None
        shared = 0 if last is None else min(last.tokens.stop, term.tokens.stop) - term.tokens.first
        if last is None or shared < 0.6 * min(len(term.tokens), len(last.tokens)):
            kept.append(term)
        elif term.confidence > last.confidence:
            kept[-1] = term
    return kept


def _provision(
    document: Document, facts: Facts, term: Term, deal: str | None, phase: int | None, topic: str
) -> Provision:
    """The provision of a term, its fields read from its words."""
    analysis = facts.analysis
    span = (analysis.span(term.tokens),)
    objects = object_heads(analysis, term)
    return Provision(
        id=finding_id(document.id, "provisions", {"span": span}),
        confidence=term.confidence,
        why=term.rule,
        span=span,
        deal=deal,
        phase=phase,
        topic=topic,
        bearer=facts.bearers.of(term, objects),
        action=action_of(analysis, term),
        object=object_of(analysis, term),
        beneficiary=facts.bearers.beneficiary(term, objects),
        quantity=quantity_of(facts, term),
        duration=duration_of(facts, term),
        start=start_of(facts, term),
        condition=condition_of(facts, term),
        in_return_for=in_return_for(facts, term),
    )


def _topic(analysis: Analysis, term: Term, point: Point | None, intros: dict[int, str]) -> str:
    """The topic of a term; an item of a list that tells none has that of the line above the list."""
    topic = topic_of(analysis, term.tokens, term.head, object_heads(analysis, term))
    above = intros.get(point.intro) if point is not None and point.intro is not None else None
    return above if above is not None and topic.startswith("other") else topic


def _provisions(document: Document, analysis: Analysis, findings: Findings) -> Iterator[Provision]:
    points = outline(analysis.text, analysis.blocks)
    title = title_of(analysis, points)
    cast = Cast.of(findings.actors)
    about = title is not None or negotiates(analysis)
    facts = facts_of(analysis, Bearers(analysis, Roles(analysis, cast)), findings)
    links = Links(analysis, findings.deals, points, title)
    places = {point.span: place for place, point in enumerate(points)}
    intros: dict[int, str] = {}
    found = list(_terms(analysis, cast, findings.deals, points, title, about=about))
    for term in _distinct(list(_parted(analysis, found))):
        deal, point = links.deal(term), links.point(term)
        if deal is None and term.deal is not None and not about:
            continue  # of a plan that the deals' reader took for none
        topic = _topic(analysis, term, point, intros)
        if point is not None:
            intros.setdefault(places[point.span], topic)
        yield _provision(document, facts, term, deal, links.phase(term, deal), topic)


def read(document: Document, analysis: Analysis, findings: Findings) -> Findings:
    """The findings with this reader's kind filled in."""
    return replace(findings, provisions=tuple(_provisions(document, analysis, findings)))
