"""Speakers: whose each attribution is, whom it was told to, and when."""

from dataclasses import replace

from sayso.language import Analysis
from sayso.model import ActorIds, Attribution, Document, Findings
from sayso.reading.evidence import Cast, when_of


def read(document: Document, analysis: Analysis, findings: Findings) -> Findings:
    """The findings with each attribution's speaker, whom it was told to, and its date."""
    cast = Cast.of(findings.actors)
    return replace(findings, attributions=tuple(_spoken(analysis, findings, cast, a) for a in findings.attributions))


def _spoken(analysis: Analysis, findings: Findings, cast: Cast, attribution: Attribution) -> Attribution:
    run = analysis.tokens_in(attribution.cue[0]) if attribution.cue else None
    when = when_of(analysis, findings, analysis.root_of(run)) if run else None
    return replace(attribution, speaker=_speaker(analysis, cast, attribution), when=when)


def _speaker(analysis: Analysis, cast: Cast, attribution: Attribution) -> ActorIds:
    for span in attribution.source:
        run = analysis.tokens_in(span)
        if run:
            return cast.among(analysis, (t for t in analysis.conjuncts(analysis.root_of(run)) if t in run))
    return ()
