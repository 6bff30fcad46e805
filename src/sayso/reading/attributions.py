"""Attribution spans: source, cue and content of what the text attributes (PARC, PolNeAR).

Speakers, whom it was told to and when are filled in afterwards, by `sayso.reading.speakers`.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from sayso.language import Analysis
from sayso.model import Document, Findings
from sayso.reading.attribution.draft import Draft
from sayso.reading.attribution.finish import finished
from sayso.reading.attribution.page import Page, page_of
from sayso.reading.attribution.verbs import verb_drafts

STEPS: tuple[Callable[[Page], Iterator[Draft]], ...] = (verb_drafts,)


def read(document: Document, analysis: Analysis, findings: Findings) -> Findings:
    """The findings with attributions filled in: spans, form, nesting, in the order of the text."""
    page = page_of(analysis)
    drafts = [draft for step in STEPS for draft in step(page)]
    return replace(findings, attributions=finished(document, page, drafts))
