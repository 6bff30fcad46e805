"""Positions: where each actor stands on which issue, and how firmly."""

from collections.abc import Iterator
from dataclasses import replace

from sayso.language import Analysis, Tokens
from sayso.model import ActorIds, Document, Findings, Position, Span, finding_id
from sayso.reading.evidence import Cast
from sayso.reading.issues import Issues
from sayso.reading.stance.cues import Stance
from sayso.reading.stance.extents import trimmed
from sayso.reading.stance.hearsay import EARLIER, REPORTED, TOLD, able, earlier, guessed, impartial, reporter, reproach
from sayso.reading.stance.holders import holder, spoken_for
from sayso.reading.stance.parts import exchanged, parts, turned
from sayso.reading.stance.stances import stances
from sayso.reading.stance.voices import Voices


def placed(analysis: Analysis, voices: Voices, stance: Stance) -> Span | None:
    """The words of a position, none of them outside the content that it stands in."""
    span = trimmed(analysis, stance.run)
    held = voices.content.get(stance.head)
    if span is None or held is None:
        return span
    inside = [part & span for part in held.content]
    if not any(part & analysis.span(stance.issue) for part in held.content):
        return span  # only its cue is quoted: `stressed the “urgency” of a truce`
    return max((part for part in inside if part is not None), key=lambda p: p.end - p.start, default=span)


def _own_issue(analysis: Analysis, stance: Stance) -> Tokens:
    """What a stance is about, without the clause that states it: `the plan` of `the plan backed by the union`."""
    if stance.head not in stance.issue or analysis.deps[stance.head] not in {"acl", "relcl"}:
        return stance.issue
    first = analysis.subtrees[stance.head].first
    return Tokens(stance.issue.first, first) if first > stance.issue.first else stance.issue


def _stated(analysis: Analysis, cast: Cast, stance: Stance, actor: ActorIds) -> bool:
    """Whether somebody who can hold a stance holds this one, and nobody only supposes it."""
    holds = stance.contested or (bool(actor) and all(able(analysis, cast, a) for a in actor))
    return holds and not guessed(analysis, cast, stance, actor)


def _confidence(cast: Cast, teller: ActorIds, before: str, stance: Stance) -> tuple[float, str]:
    """How sure a position is, and why, given who tells of it and what puts it into former days."""
    sure, why = stance.confidence, stance.why
    if teller:
        sure *= REPORTED if impartial(cast.actors, teller) else TOLD
        why += f", as told by {', '.join(cast.actors[a].name for a in teller if a in cast.actors)}"
    if before:
        sure *= EARLIER
        why += f", an earlier stance by “{before}”"
    return round(sure, 2), why


def positions(document: Document, analysis: Analysis, findings: Findings, issues: Issues) -> Iterator[Position]:
    """The positions that the words of a document state, in the order in which they are found."""
    cast, voices = Cast.of(findings.actors), Voices.of(analysis, findings.attributions)
    offers = (wanted for stance in stances(analysis, voices) for wanted in exchanged(analysis, stance))
    for stance in (turned(analysis, part) for whole in offers for part in parts(analysis, whole)):
        span = placed(analysis, voices, stance)
        actor = holder(analysis, cast, voices, stance)
        stance = replace(stance, issue=_own_issue(analysis, stance))
        if span is None or (stance.own and not spoken_for(analysis, cast.actors, voices, stance, actor)):
            continue
        teller = reporter(cast.actors, voices.speaker(stance.head), actor)
        told_of = teller and not impartial(cast.actors, teller) and reproach(analysis, stance)
        if told_of or not _stated(analysis, cast, stance, actor):
            continue
        issue = issues.named(stance.issue, cast, stance.stance == "against" and stance.head in stance.issue)
        if issue is None:
            continue
        confidence, why = _confidence(cast, teller, earlier(analysis, voices, stance), stance)
        yield Position(
            id=finding_id(document.id, "positions", {"span": (span,)}),
            confidence=confidence,
            why=why,
            span=(span,),
            actor=actor,
            issue=issue,
            stance=stance.stance,
            firmness=stance.firmness,
            conditional=stance.conditional,
        )


def read(document: Document, analysis: Analysis, findings: Findings) -> Findings:
    """The findings with this reader's kind filled in."""
    issues = Issues(analysis, document.id)
    unique = {position.id: position for position in positions(document, analysis, findings, issues)}
    ordered = sorted(unique.values(), key=lambda p: p.span)
    return replace(findings, positions=tuple(ordered), issues=issues.found())
