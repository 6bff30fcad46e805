"""Voices: whether a source is someone who can speak, and who speaks where the parser has taken a thing for the speaker.

A map indicates, a delay suggests and a truce promises nothing that anyone said; `rejected the charge, calling it …`
is said by whoever rejected it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.language import Analysis
from sayso.model import Span, Spans
from sayso.reading.attribution.draft import Draft
from sayso.reading.attribution.page import Page
from sayso.reading.attribution.spans import source_spans, tidy
from sayso.reading.attribution.subjects import can_speak
from sayso.reading.furniture import after, furniture
from sayso.reading.sources import source_head
from sayso.reading.tables import words

LESS_SURE = 0.6  # the confidence of speech whose speaker the parser has mistaken
DEEPEST = 4  # clauses around a participle in which its subject is looked for


def is_thing(analysis: Analysis, head: int) -> bool:
    """Whether a source's head names what cannot speak: `the timing`, `the last truce`, `most of the details`."""
    if analysis.lemmas[head] in words("cues_words", "share"):
        inner = _of(analysis, head)
        if inner is not None:
            return is_thing(analysis, inner)
        return analysis.lemmas[head] == "one" and analysis.words[head - 1].lower() in {"the", "another"}
    lower = analysis.pos[head] == "NOUN" and not analysis.name_of[head]
    return lower and analysis.lemmas[head] in words("cues_words", "thing")


def _of(analysis: Analysis, head: int) -> int | None:
    """The noun that a share is one of: of `details` in `most of the details`."""
    for child in analysis.children[head]:
        if analysis.lemmas[child] == "of" and analysis.deps[child] == "prep":
            return next((c for c in analysis.children[child] if analysis.deps[c] == "pobj"), None)
    return None


def _around(page: Page, verb: int) -> Spans:
    """The subject that can speak of the nearest clause around a participle."""
    analysis, at = page.analysis, verb
    for _ in range(DEEPEST):
        clause = analysis.clause_around(analysis.heads[at])
        if analysis.heads[at] == at or clause is None:
            return ()
        subjects = [s for s in clause.subjects if can_speak(analysis, s) and not is_thing(analysis, s)]
        if subjects and page.quote_of[clause.predicate] == page.quote_of[verb]:
            return source_spans(page, subjects, clause.predicate)
        if at == clause.predicate:
            return ()
        at = clause.predicate
    return ()


def _cleared(page: Page, draft: Draft, apart: Sequence[Span]) -> Draft:
    """A draft whose source and content do not begin in a dateline or a picture's credit."""
    source = tuple(tidy(page, after(apart, span)) for span in draft.source)
    content = (tidy(page, after(apart, draft.content[0])), *draft.content[1:])
    return replace(draft, source=source, content=content if content[0].end > content[0].start else draft.content)


def voiced(page: Page, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts whose source can speak; of a thing's those that someone else says, and quoted words by nobody."""
    analysis, apart = page.analysis, furniture(page.analysis)
    for draft in drafts if not apart else (_cleared(page, draft, apart) for draft in drafts):
        run = analysis.tokens_in(draft.source[0]) if draft.source else None
        if not run or not is_thing(analysis, source_head(analysis, run)):
            yield draft
            continue
        clause = analysis.clause_at(draft.anchor)
        participle = clause is not None and analysis.tags[draft.anchor] == "VBG" and clause.tense == "participle"
        source = _around(page, draft.anchor) if participle else ()
        if source or draft.speech:
            yield replace(draft, source=source, confidence=min(draft.confidence, LESS_SURE))
