"""Attribution spans: source, cue and content of what the text attributes (PARC, PolNeAR).

Speakers, whom it was told to and when are filled in afterwards, by `sayso.reading.speakers`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from sayso.language import Analysis
from sayso.model import Document, Findings, Problem
from sayso.reading.attribution.attitudes import attitude_drafts
from sayso.reading.attribution.continued import continued_drafts
from sayso.reading.attribution.draft import Draft
from sayso.reading.attribution.finish import finished
from sayso.reading.attribution.page import Page, page_of
from sayso.reading.attribution.phrases import phrase_drafts
from sayso.reading.attribution.preambles import preamble_drafts
from sayso.reading.attribution.speech import speech_drafts
from sayso.reading.attribution.tagged import in_plain_scheme, joined, tagged_drafts
from sayso.reading.attribution.verbs import verb_drafts
from sayso.reading.attribution.voices import voiced

UNTAGGED = (
    "Who said what was read by rules alone, since the package sayso-en is not installed: "
    "it lies in models/ beside Sayso (pip install ./models)."
)
Step = Callable[[Page, Sequence[Draft]], Iterator[Draft]]
# Each step is given what the earlier ones propose, and leaves their cues alone.
STEPS: tuple[Step, ...] = (
    speech_drafts,
    phrase_drafts,
    preamble_drafts,
    attitude_drafts,
    verb_drafts,
    continued_drafts,
)


def read(document: Document, analysis: Analysis, findings: Findings) -> Findings:
    """The findings with attributions filled in: spans, form, nesting, in the order of the text.

    An analysis in PolNeAR's scheme gives the tagger's alone, whose sources and contents are drawn as PolNeAR's are, or
    the rules' where no tagger is installed.
    """
    page = page_of(analysis)
    tagged = list(tagged_drafts(page))
    plain = analysis.scheme == "polnear" and analysis.tagged is not None
    drafts = in_plain_scheme(page, tagged) if plain else voiced(page, joined(page, by_rules(page), tagged))
    untagged = () if analysis.tagged is not None else (Problem(place=document.name, message=UNTAGGED),)
    problems = (*findings.problems, *untagged)
    return replace(findings, attributions=finished(document, page, drafts), problems=problems)


def by_rules(page: Page) -> list[Draft]:
    """What the steps propose."""
    drafts: list[Draft] = []
    for step in STEPS:
        drafts += list(step(page, tuple(drafts)))
    return drafts
