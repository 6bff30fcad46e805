"""The trained tagger's attributions beside the rules'.

The rules follow the definitions of the guide to the last comma; the tagger has seen ten times as many ways of
attributing. Where both find one, the source is the rules' and the content the tagger's; where only the tagger does,
it has to be sure and whole.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.model import Spans
from sayso.reading.attribution.draft import Draft
from sayso.reading.attribution.page import Page
from sayso.reading.attribution.signatures import signatures

SURE_OF_CONTENT = 0.7  # from here on the tagger's content is right more often than the rules'
SURE_ALONE = 0.8  # from here on what the tagger alone finds is right as often as what the rules alone find
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
    met = set()
    for rule in rules:
        twin = _twin(page, rule, by_token)
        if twin is not None:
            met.add(twin.anchor)
        yield rule if twin is None or twin.confidence < SURE_OF_CONTENT else replace(rule, content=twin.content)
    known = [rule.content for rule in rules]
    for draft in tagged:
        alone = draft.anchor not in met and not any(_shared(draft.content, content) >= SAME for content in known)
        if alone and draft.confidence >= SURE_ALONE and _whole(draft):
            yield draft


def in_plain_scheme(page: Page, tagged: Sequence[Draft]) -> Iterator[Draft]:
    """The tagger's drafts as PolNeAR draws them, with the signed quotations, within which it labels nothing."""
    signed = list(signatures(page))
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


def _twin(page: Page, rule: Draft, by_token: Mapping[int, Draft]) -> Draft | None:
    """The tagger's draft of the same cue."""
    return next((by_token[t] for t in _cue_tokens(page, rule) if t in by_token), None)


def _whole(draft: Draft) -> bool:
    """Whether a source is one run of words and the content has more than one word's length."""
    return len(draft.source) == 1 and draft.size > len("a word")


def _shared(these: Spans, those: Spans) -> float:
    """The share of characters of two contents that both have."""
    both = sum(part.end - part.start for a in these for b in those if (part := a & b) is not None)
    return both / (sum(s.end - s.start for s in (*these, *those)) - both)
