"""Events: acts between parties with PLOVER types."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.language import Analysis
from sayso.model import Document, Event, Findings, Span, finding_id
from sayso.reading import roles
from sayso.reading.deal.paper import paper_of
from sayso.reading.event.modes import noun_mode, verb_mode
from sayso.reading.event.needs import scene_of
from sayso.reading.event.roles import Roles
from sayso.reading.event.themes import theme_of_noun, theme_of_verb
from sayso.reading.event.told import Told, is_again
from sayso.reading.event.triggers import Trigger, triggers
from sayso.reading.event.when import when_done
from sayso.reading.evidence import Cast
from sayso.reading.outline import outline
from sayso.reading.tables import words

CONFIDENCE = 0.75  # the share of the table's triggers that are events in the training texts
PLACES = frozenset({"GPE", "LOC", "FAC"})
MAIN = frozenset({"ROOT", "ccomp", "conj"})
AT = frozenset({"in", "at", "near", "across"})


def _where(analysis: Analysis, token: int) -> str | None:
    """The place that the act's own prepositions name."""
    clause = analysis.clause_around(token)
    own = roles.under(analysis, token, AT)
    beside = roles.obliques(clause, AT) if clause is not None else ()
    for place in (*own, *beside):
        if analysis.name_of[place] in PLACES:
            run = next((n.tokens for n in analysis.names if place in n.tokens), None)
            return analysis.quote(run if run is not None else place)
    return None


def _event(document: Document, analysis: Analysis, findings: Findings, who: Roles, trigger: Trigger) -> Event:
    """The event that a trigger tells of, as its own words tell it."""
    span = (analysis.span(trigger.tokens),)
    clause = analysis.clause_at(trigger.token) if trigger.row.verb else None
    kind = trigger.row.type
    if clause is not None:
        actor, recipient = who.of_verb(clause, kind)
        mode = "actual" if trigger.row.need == "will_not" else verb_mode(analysis, clause)
        theme = theme_of_verb(analysis, clause, kind)
    else:
        actor, recipient = who.of_noun(trigger.token, kind)
        mode = noun_mode(analysis, trigger.token)
        theme = theme_of_noun(analysis, trigger.token)
    return Event(
        id=finding_id(document.id, "events", {"trigger": span}),
        confidence=CONFIDENCE,
        why=f"“{' '.join(document.quote(span).split())}” tells of {kind}",
        trigger=span,
        type=kind,
        actor=actor,
        recipient=recipient,
        when=when_done(analysis, findings, trigger.token, verb=trigger.row.verb),
        where=_where(analysis, trigger.token),
        mode=mode,
        theme=theme,
    )


def _only_meant(trigger: Trigger, mode: str) -> bool:
    """Whether a word that tells of an act only once it is done or left undone tells of what is to come: a term."""
    return mode in {"planned", "hypothetical"} and " ".join(trigger.row.words) in words("event_limits", "only_done")


def _laid_down(analysis: Analysis, terms: Sequence[Span], trigger: Trigger, mode: str) -> bool:
    """Whether an act stands in the points of an agreement and is not told there as done, as in `are invited to`."""
    place = analysis.starts[trigger.token]
    at = bisect_right(terms, place, key=lambda span: span.start) - 1
    if at < 0 or place >= terms[at].end:
        return False
    if analysis.words[trigger.token - 1] == "(" or (trigger.row.type == "PROTEST" and is_again(analysis, trigger)):
        return False  # `The envoy (signed)`, `shall end the strike`
    clause = analysis.clause_at(trigger.token) if trigger.row.verb else None
    told = clause is not None and clause.kind in MAIN and clause.tense in {"past", "present"}
    bound = clause is not None and clause.lemma in words("agreement_words", "obliges") and trigger.row.type == "AGREE"
    return mode != "actual" or not told or (bound and clause is not None and clause.lemma != "agree")


def _terms(document: Document, analysis: Analysis) -> list[Span]:
    """The points of a text that is an agreement; none of any other text."""
    points = outline(analysis.text, analysis.blocks)
    if paper_of(document, analysis, points) is None:
        return []
    bound = [p for p in points if p.path and (p.marked or "shall" in analysis.text[p.span.start : p.span.end])]
    return [p.span for p in bound]


def _events(document: Document, analysis: Analysis, findings: Findings) -> Iterator[Event]:
    """The events in order; one told of again has the roles that it had before, where its own words name none."""
    cast = Cast.of(findings.actors)
    who, told = Roles(analysis, cast), Told(analysis)
    terms = _terms(document, analysis)
    for trigger in triggers(scene_of(analysis, cast)):
        event = _event(document, analysis, findings, who, trigger)
        if not _laid_down(analysis, terms, trigger, event.mode) and not _only_meant(trigger, event.mode):
            yield told.completed(trigger, event)


def read(document: Document, analysis: Analysis, findings: Findings) -> Findings:
    """The findings with this reader's kind filled in."""
    return replace(findings, events=tuple(_events(document, analysis, findings)))
