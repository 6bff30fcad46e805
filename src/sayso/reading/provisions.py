"""Provisions: what a deal says shall be done, one entry per obligation."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.language import Analysis, Tokens
from sayso.model import Deal, Document, Findings, Provision, Span, finding_id
from sayso.reading.agreement_terms import agreement_terms, list_terms
from sayso.reading.agreement_texts import negotiates, title_of
from sayso.reading.bearers import Bearers
from sayso.reading.deal_mentions import mentions
from sayso.reading.demand_terms import DEMAND_RULES, returned_terms
from sayso.reading.event_roles import Roles
from sayso.reading.evidence import Cast
from sayso.reading.outline import Point, outline, phase_number
from sayso.reading.prose_terms import DEAL_RULES, Text
from sayso.reading.provision_spans import GIVEN, Term, trimmed
from sayso.reading.quantities import quantities
from sayso.reading.terms import (
    Facts,
    action_of,
    condition_of,
    duration_of,
    in_return_for,
    object_heads,
    object_of,
    quantity_of,
    start_of,
)
from sayso.reading.topics import topic_of


def _terms(
    analysis: Analysis, cast: Cast, deals: Sequence[Deal], points: Sequence[Point], title: Span | None
) -> Iterator[Term]:
    """The obligations of a text: point by point of an agreement, rule by rule of prose.

    A text that speaks of no deal has none; one about something else has only what its deals say.
    """
    if title is not None:
        yield from agreement_terms(analysis, points, title)
        return
    about = negotiates(analysis)
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


def _deal_id(findings: Findings, analysis: Analysis, term: Term, title: Span | None) -> str | None:
    """The deal that a term belongs to: the one its phrase names, or the agreement that the text is."""
    if title is not None:
        return next((d.id for d in findings.deals if d.span == (title,)), None)
    if term.deal is None:
        return None
    place = analysis.starts[term.deal]
    for deal in findings.deals:
        if any(span.start <= place < span.end for span in (*deal.span, *deal.mentions)):
            return deal.id
    return None


def _phase(analysis: Analysis, findings: Findings, points: Sequence[Point], term: Term, deal: str | None) -> int | None:
    """The phase of a term: its rule's, its bullet's, its sentence's, or that which its deal is named by."""
    place = analysis.starts[term.tokens.first]
    at = bisect_right(points, place, key=lambda point: point.span.start) - 1
    sentence = analysis.quote(analysis.sentences[analysis.sentence_of[term.head]])
    name = next((d.name for d in findings.deals if d.id == deal), "")
    return term.phase or (points[at].phase if at >= 0 else None) or phase_number(sentence) or phase_number(name)


def _provision(document: Document, facts: Facts, term: Term, deal: str | None, phase: int | None) -> Provision:
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
        topic=topic_of(analysis, term.tokens, term.head, objects),
        bearer=facts.bearers.of(term, objects),
        action=action_of(analysis, term),
        object=object_of(analysis, term),
        quantity=quantity_of(facts, term),
        duration=duration_of(facts, term),
        start=start_of(facts, term),
        condition=condition_of(facts, term),
        in_return_for=in_return_for(facts, term),
    )


def _provisions(document: Document, analysis: Analysis, findings: Findings) -> Iterator[Provision]:
    points = outline(analysis.text, analysis.blocks)
    title = title_of(analysis, points)
    cast = Cast.of(findings.actors)
    who = Roles(analysis, cast)
    facts = Facts(analysis, Bearers(analysis, who), quantities(analysis), findings)
    for term in _distinct(list(_parted(analysis, list(_terms(analysis, cast, findings.deals, points, title))))):
        deal = _deal_id(findings, analysis, term, title)
        if deal is None and term.deal is not None and not negotiates(analysis):
            continue  # of a plan that the deals' reader took for none
        yield _provision(document, facts, term, deal, _phase(analysis, findings, points, term, deal))


def read(document: Document, analysis: Analysis, findings: Findings) -> Findings:
    """The findings with this reader's kind filled in."""
    return replace(findings, provisions=tuple(_provisions(document, analysis, findings)))
