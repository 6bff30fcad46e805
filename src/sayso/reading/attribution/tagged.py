"""The trained tagger's attributions beside the rules'.

The rules follow the definitions of the guide to the last comma; the tagger has seen ten times as many ways of
attributing, and knows better what still belongs to a content: what is joined to it by `and` or `but`. Where both find
one, the source and the beginning are the rules'; where only the tagger does, it has to be sure and whole.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.model import Span, Spans
from sayso.reading.attribution.draft import Draft
from sayso.reading.attribution.edges import PAUSES
from sayso.reading.attribution.page import Page
from sayso.reading.attribution.signatures import signatures
from sayso.reading.attribution.spans import tidy
from sayso.reading.sources import source_head
from sayso.reading.tables import words

SURE_OF_CONTENT = 0.7  # from here on the tagger's end of a content is right more often than an earlier one
SAME_START = 6  # characters between two beginnings that are one, but for a `that`
SURE_ALONE = 0.85  # from here on what the tagger alone finds is right about as often as what the rules alone find
SAME = 0.5  # share of two contents that both have, from which on they are one
WHY = "the trained tagger links this source, cue and content"


def tagged_drafts(page: Page) -> Iterator[Draft]:
    """The tagger's attributions as drafts; none where no tagger is installed."""
    analysis = page.analysis
    for one in analysis.tagged or ():
        run = analysis.tokens_in(one.cue[0])
        if run:
            yield Draft(
                anchor=analysis.root_of(run),
                source=one.source,
                cue=one.cue,
                content=one.content,
                confidence=one.confidence,
                why=WHY,
            )


def joined(page: Page, rules: Sequence[Draft], tagged: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts of both, one a cue."""
    by_token = {token: draft for draft in tagged for token in _cue_tokens(page, draft)}
    met: set[int] = set()
    for rule in rules:
        twins = [by_token[token] for token in _cue_tokens(page, rule) if token in by_token]
        met.update(twin.anchor for twin in twins)
        yield _ended(page, rule, twins[0]) if twins and twins[0].confidence >= SURE_OF_CONTENT else rule
    known = [rule.content for rule in rules]
    for draft in tagged:
        alone = draft.anchor not in met and draft.confidence >= SURE_ALONE and _whole(page, draft)
        if alone and not any(_shared(draft.content, content) >= SAME for content in known):
            yield draft


def in_plain_scheme(page: Page, tagged: Sequence[Draft]) -> Iterator[Draft]:
    """The tagger's drafts as PolNeAR draws them, with the signed quotations, within which it labels nothing."""
    signed = sorted(signatures(page), key=lambda draft: draft.extent)
    yield from signed
    starts = [draft.extent.start for draft in signed]
    for draft in tagged:
        near = bisect_right(starts, draft.cue[0].start) - 1
        if near < 0 or draft.cue[0].start >= signed[near].cue[0].end:
            yield draft


def _cue_tokens(page: Page, draft: Draft) -> Iterator[int]:
    yield draft.anchor
    for span in draft.cue:
        yield from page.analysis.tokens_in(span)


def _ended(page: Page, rule: Draft, twin: Draft) -> Draft:
    """The rules' draft with its content ending where the tagger ends it, if both see the same parts and that is later.

    An end stays in its sentence: what the next one says is attributed there, if at all; and before a comma or dash,
    where the rules tell what the writer adds. A noun's content is a clause of the noun's, and the parse knows its end
    better: `its promise that it would leave was broken`.
    """
    if page.analysis.pos[rule.anchor] in {"NOUN", "PROPN"}:
        return rule
    pairs = list(zip(sorted(rule.content), sorted(twin.content), strict=False))
    same = all(abs(a.start - b.start) <= SAME_START and a.start < b.end for a, b in pairs)
    if len(rule.content) != len(twin.content) or not same or any(_pauses(page, a.end, b.end) for a, b in pairs):
        return rule
    ends = [(a, b.end, _sentence_end(page, a)) for a, b in pairs]
    parts = (tidy(page, Span(a.start, last)) if last < end else Span(a.start, end) for a, end, last in ends)
    ended = replace(rule, content=tuple(parts))
    return ended if ended.size > rule.size else rule


def _pauses(page: Page, place: int, end: int) -> bool:
    """Whether a comma or dash comes next before a later end."""
    return page.analysis.text[place:end].lstrip()[:1] in PAUSES


def _sentence_end(page: Page, span: Span) -> int:
    """Where the sentence ends in which a span does, a quotation counted as within it."""
    run = page.analysis.tokens_in(span)
    if not run:
        return span.end
    return max(span.end, page.analysis.ends[page.units[page.unit_of[run.stop - 1]].stop - 1])


def _whole(page: Page, draft: Draft) -> bool:
    """Whether source and content are whole: one run that can speak, more than a word; and the cue withholds nothing."""
    analysis = page.analysis
    withheld = any(analysis.deps[token] == "neg" for token in _cue_tokens(page, draft))
    if len(draft.source) != 1 or draft.size <= len("a word") or withheld:
        return False
    run = analysis.tokens_in(draft.source[0])
    return bool(run) and analysis.lemmas[source_head(analysis, run)] not in words("cues_words", "no source")


def _shared(these: Spans, those: Spans) -> float:
    """The share of characters of two contents that both have."""
    both = sum(part.end - part.start for a in these for b in those if (part := a & b) is not None)
    return both / (sum(s.end - s.start for s in (*these, *those)) - both)
