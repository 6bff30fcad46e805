"""Provisions: what a deal says shall be done, one entry per obligation."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.language import Analysis, Tokens
from sayso.model import Deal, Document, Findings, Provision, finding_id
from sayso.reading.actor.authors import heading_of
from sayso.reading.deal.about import negotiates
from sayso.reading.deal.headline import headline_end
from sayso.reading.deal.mentions import mentions
from sayso.reading.deal.paper import Paper, paper_of
from sayso.reading.event.roles import Roles
from sayso.reading.evidence import Cast
from sayso.reading.outline import Point, outline
from sayso.reading.provision.agreement_terms import agreement_terms, list_terms
from sayso.reading.provision.bearers import Bearers
from sayso.reading.provision.colon_terms import colon_terms
from sayso.reading.provision.conditions import condition_of, in_return_for
from sayso.reading.provision.demand_terms import DEMAND_RULES, returned_terms
from sayso.reading.provision.facts import Facts, facts_of
from sayso.reading.provision.framed_terms import framed_terms
from sayso.reading.provision.links import Links
from sayso.reading.provision.modal_terms import MODAL_RULES
from sayso.reading.provision.noun_terms import noun_terms
from sayso.reading.provision.part_terms import PART_RULES, truce_terms
from sayso.reading.provision.promise_terms import PROMISE_RULES
from sayso.reading.provision.prose import Text
from sayso.reading.provision.prose_terms import DEAL_RULES
from sayso.reading.provision.spans import GIVEN, Term, trimmed
from sayso.reading.provision.specificity import code_of, specificity_of
from sayso.reading.provision.terms import (
    action_of,
    enters_force,
    is_phase,
    object_heads,
    object_of,
    points_back,
    quantity_of,
)
from sayso.reading.provision.topics import subject_topic, topic_of
from sayso.reading.provision.when import duration_of, start_of

PROSE_RULES = (*DEAL_RULES, *PART_RULES, *PROMISE_RULES, *DEMAND_RULES, *MODAL_RULES)
PHASE = "other:phase"  # the topic of how long a phase lasts and when it begins


def _terms(
    analysis: Analysis,
    cast: Cast,
    deals: Sequence[Deal],
    points: Sequence[Point],
    paper: Paper | None,
    heading: str,
    *,
    about: bool,
) -> Iterator[Term]:
    """The obligations of a text: point by point of an agreement, rule by rule of prose.

    A text about something else than a negotiation has only what its deals say.
    """
    if paper is not None:
        yield from agreement_terms(analysis, points, paper.begins)
        return
    if not about and not deals:
        return
    text = Text.of(analysis, cast, list(mentions(analysis)), heading)
    begins = headline_end(analysis)
    for clause in analysis.clauses:
        if analysis.starts[clause.predicate] < begins:
            continue
        for rule in PROSE_RULES if about else DEAL_RULES:
            yield from rule(text, clause)
    if about:
        for token in range(len(analysis)):
            yield from noun_terms(text, token)
        yield from truce_terms(text, _naming(analysis, deals))
        yield from framed_terms(text, points)
        yield from returned_terms(text)
        yield from colon_terms(text)
        yield from list_terms(analysis, points)


def _naming(analysis: Analysis, deals: Sequence[Deal]) -> frozenset[int]:
    """The tokens of the phrases that name the deals."""
    return frozenset(t for deal in deals for t in analysis.tokens_in(deal.span[0]))


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
        last = next((k for k in reversed(kept) if not k.within), None)
        shared = 0 if last is None else min(last.tokens.stop, term.tokens.stop) - term.tokens.first
        if last is None or term.within or shared < 0.6 * min(len(term.tokens), len(last.tokens)):
            kept.append(term)
        elif term.confidence > last.confidence:
            kept[kept.index(last)] = term
    return kept


def _provision(
    document: Document, facts: Facts, term: Term, deal: str | None, phase: int | str | None, topic: str
) -> Provision:
    """The provision of a term, its fields read from its words."""
    analysis = facts.analysis
    span = (analysis.span(term.tokens),)
    objects = object_heads(analysis, term)
    bearer = () if topic == PHASE else facts.bearers.of(term, objects)
    quantity, duration, start = quantity_of(facts, term), duration_of(facts, term), start_of(facts, term)
    condition, given = condition_of(facts, term), in_return_for(facts, term)
    details = sum(detail is not None for detail in (quantity, duration, start, condition, given))
    return Provision(
        id=finding_id(document.id, "provisions", {"span": span}),
        confidence=term.confidence,
        why=term.rule,
        span=span,
        deal=deal,
        phase=phase,
        topic=topic,
        bearer=bearer,
        action=action_of(analysis, term),
        object=object_of(analysis, term),
        beneficiary=facts.bearers.beneficiary(term, objects),
        quantity=quantity,
        duration=duration,
        start=start,
        condition=condition,
        in_return_for=given,
        path=term.path,
        code=code_of(analysis, term, topic),
        specificity=specificity_of(analysis, term, bearer=bool(bearer), details=details),
    )


def _topic(analysis: Analysis, term: Term, heading: Point | None) -> str:
    """The topic of a term; where its own words tell none, that of the line above its list, or its heading."""
    if is_phase(analysis, term):
        return PHASE
    if enters_force(analysis, term):
        return "other:entry_into_force"
    topic = topic_of(analysis, term.tokens, term.head, object_heads(analysis, term))
    topic = _told(topic) or _told(subject_topic(analysis, term.head)) or topic
    for above in (term.frame, analysis.tokens_in(heading.span) if heading is not None else None):
        if topic.startswith("other") and above:
            topic = _told(topic_of(analysis, above, analysis.root_of(above))) or topic
    return topic


def _told(topic: str) -> str | None:
    return None if topic.startswith("other") else topic


def _provisions(document: Document, analysis: Analysis, findings: Findings) -> Iterator[Provision]:
    points = outline(analysis.text, analysis.blocks)
    paper = paper_of(document, analysis, points)
    cast = Cast.of(findings.actors)
    about = paper is not None or negotiates(analysis)
    facts = facts_of(analysis, Bearers(analysis, Roles(analysis, cast)), findings)
    links = Links(analysis, findings.deals, points, paper)
    before: Provision | None = None
    phases: dict[tuple[str | None, int | str | None], str] = {}  # what each phase hangs on
    gathered = list(_terms(analysis, cast, findings.deals, points, paper, heading_of(document, analysis), about=about))
    for term in _distinct(list(_parted(analysis, gathered))):
        deal, point = links.deal(term), links.point(term)
        if deal is None and term.deal is not None and not about:
            continue  # of a plan that the deals' reader took for none
        heading = points[point.heading] if point is not None and point.heading is not None else None
        topic = _topic(analysis, term, heading)
        same = before is not None and before.path == term.path is not None
        if before is not None and same and (points_back(analysis, term) or (term.within and _told(topic) is None)):
            topic = before.topic
        phase: int | str | None = links.phase(term, deal)
        if term.rule == GIVEN and before is not None and before.in_return_for and deal is None:
            deal, phase = before.deal, before.phase  # of the deal that the other side's part is of
        found = _provision(document, facts, term, deal, phase, topic)
        if topic == PHASE and found.condition is not None:
            phases[deal, found.phase] = found.condition
        elif found.phase is not None and found.condition is None:
            found = replace(found, condition=phases.get((deal, found.phase)))
        yield _in_turn(document, found, before)
        before = found


def _in_turn(document: Document, found: Provision, before: Provision | None) -> Provision:
    """`b) in return, the council shall free forty`: what the point before it gives."""
    words = document.quote(found.span).lower()
    turned = words.startswith(("in return", "in exchange")) and found.in_return_for is None
    if not turned or before is None or before.deal != found.deal:
        return found
    return replace(found, in_return_for=" ".join(document.quote(before.span).split()))


def read(document: Document, analysis: Analysis, findings: Findings) -> Findings:
    """The findings with this reader's kind filled in."""
    return replace(findings, provisions=tuple(_provisions(document, analysis, findings)))
