"""Positions: where each actor stands on which issue, and how firmly."""

from collections.abc import Iterator
from dataclasses import replace

from sayso.language import Analysis
from sayso.model import ActorIds, Document, Findings, Position, Span, finding_id
from sayso.reading.evidence import Cast
from sayso.reading.issues import Issues
from sayso.reading.stance.cues import Stance
from sayso.reading.stance.extents import trimmed
from sayso.reading.stance.parts import parts, turned
from sayso.reading.stance.stances import stances
from sayso.reading.stance.voices import Voices

FIRST_PERSON = frozenset({"i", "we", "my", "our", "us"})
HE = frozenset({"he", "she", "his", "her"})
GENERIC = frozenset({"issue", "question", "point", "matter", "problem"})
IT = frozenset({"it", "they", "its", "their"})


def holder(analysis: Analysis, cast: Cast, voices: Voices, stance: Stance) -> ActorIds:
    """Whose stance it is: who its words name, else (`we`, `must`) who speaks; empty where nobody is named."""
    if stance.contested:
        return ()
    speaker = voices.speaker(stance.head)
    if not stance.holders:
        return speaker
    if stance.head in voices.cues and voices.cues[stance.head].speaker:
        return voices.cues[stance.head].speaker
    pronouns = {analysis.words[t].lower() for t in stance.holders}
    if pronouns & FIRST_PERSON:
        return speaker
    kinds = {cast.actors[s].kind for s in speaker if s in cast.actors}
    theirs = pronouns & (HE if kinds == {"person"} and len(speaker) == 1 else IT)
    return cast.among(analysis, stance.holders) or (speaker if theirs else ())


def spoken_for(findings: Findings, voices: Voices, stance: Stance, actor: ActorIds) -> bool:
    """Whether the one who speaks is the holder, or speaks for it."""
    sides = {a.id: a.side for a in findings.actors}
    said_by = voices.speaker(stance.head)
    speakers = {*said_by, *(sides.get(s) for s in said_by)}
    return bool(set(actor) & speakers)


def placed(analysis: Analysis, voices: Voices, stance: Stance) -> Span | None:
    """The words of a position, none of them outside the content that it stands in."""
    span = trimmed(analysis, stance.run)
    held = voices.content.get(stance.head)
    if span is None or held is None:
        return span
    inside = [part & span for part in held.content]
    return max((part for part in inside if part is not None), key=lambda p: p.end - p.start, default=span)


def _matter(analysis: Analysis, cast: Cast, stance: Stance) -> bool:
    """Whether a contested issue is named and no actor, as `the issue` or `the senators` would be."""
    root = analysis.root_of(stance.issue)
    return stance.contested and analysis.lemmas[root] not in GENERIC and not cast.at(analysis, root)


def positions(document: Document, analysis: Analysis, findings: Findings, issues: Issues) -> Iterator[Position]:
    """The positions that the words of a document state, in the order in which they are found."""
    cast, voices = Cast.of(findings.actors), Voices.of(analysis, findings.attributions)
    for stance in (turned(analysis, part) for whole in stances(analysis, voices) for part in parts(analysis, whole)):
        span = placed(analysis, voices, stance)
        actor = holder(analysis, cast, voices, stance)
        if (
            span is None
            or not (actor or stance.contested)
            or (stance.own and not spoken_for(findings, voices, stance, actor))
        ):
            continue
        yield Position(
            id=finding_id(document.id, "positions", {"span": (span,)}),
            confidence=stance.confidence,
            why=stance.why,
            span=(span,),
            actor=actor,
            issue=issues.of(stance.issue),
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
