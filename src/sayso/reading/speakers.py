"""Speakers: whose each attribution is, whom it was told to, and when."""

from collections.abc import Iterable
from dataclasses import replace

from sayso.language import Analysis, Tokens
from sayso.model import ActorIds, Attribution, Document, Findings, Span
from sayso.reading import nouns
from sayso.reading.addressees import Addressees
from sayso.reading.evidence import Cast, when_of
from sayso.reading.sources import source_head

ISSUING = frozenset({"from", "by", "of"})


def read(document: Document, analysis: Analysis, findings: Findings) -> Findings:
    """The findings with each attribution's speaker, whom it was told to, and its date."""
    cast = Cast.of(findings.actors)
    addressees = Addressees(analysis, cast)
    spoken: list[Attribution] = []
    for attribution in findings.attributions:
        speaker = _speaker(analysis, cast, attribution, spoken)
        done = replace(attribution, speaker=speaker, when=_when(analysis, findings, attribution))
        spoken.append(replace(done, to=addressees.of(done)))
    return replace(findings, attributions=tuple(spoken), actors=findings.actors)


def _when(analysis: Analysis, findings: Findings, attribution: Attribution) -> str | None:
    """The date that the cue's clause states."""
    run = analysis.tokens_in(attribution.cue[0]) if attribution.cue else Tokens(0, 0)
    return when_of(analysis, findings, analysis.root_of(run)) if run else None


def _speaker(analysis: Analysis, cast: Cast, attribution: Attribution, before: list[Attribution]) -> ActorIds:
    """The actors that the source names: several for a joint source; its issuer's for a statement."""
    found: list[str] = []
    for span in attribution.source:
        found += _named(analysis, cast, span, before)
    return tuple(dict.fromkeys(found))


def _named(analysis: Analysis, cast: Cast, span: Span, before: list[Attribution]) -> ActorIds:
    run = analysis.tokens_in(span)
    if not run:
        return ()
    head = source_head(analysis, run)
    found = cast.among(analysis, (t for t in analysis.conjuncts(head) if t in run))
    if found:
        return found
    if nouns.has_label(analysis.lemmas[head], "document_noun"):
        return _issuer(analysis, cast, head) or _last(before)
    return cast.within(span)[:1]


def _issuer(analysis: Analysis, cast: Cast, head: int) -> ActorIds:
    """Whose statement, plan or report it is: `A statement from the ministry`, `the ministry's plan`."""
    for child in analysis.children[head]:
        if analysis.deps[child] == "poss" or (analysis.deps[child] == "compound" and cast.at(analysis, child)):
            return cast.at(analysis, child)
    for child in analysis.children[head]:
        if analysis.deps[child] == "prep" and analysis.lemmas[child] in ISSUING:
            objects = [t for t in analysis.children[child] if analysis.deps[t] == "pobj"]
            return cast.among(analysis, (t for one in objects for t in analysis.conjuncts(one)))
    return ()


def _last(before: Iterable[Attribution]) -> ActorIds:
    """The speaker of the attribution before."""
    speaker: ActorIds = ()
    for attribution in before:
        speaker = attribution.speaker or speaker
    return speaker
