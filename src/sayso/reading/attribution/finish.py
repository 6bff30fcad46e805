"""From drafts to findings: doubles dropped, forms told, nesting marked, in the order of the text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from sayso.model import Attribution, Document, Span, Spans, finding_id
from sayso.reading.attribution.draft import Draft
from sayso.reading.attribution.page import Page

BLANK = frozenset(" \t\r\n\f\v\u00a0,;:–—-.")


def letters_before(text: str) -> tuple[int, ...]:
    """For each place of a text how many characters before it are no blank or pause."""
    return tuple(accumulate((c not in BLANK for c in text), initial=0))


def form_of(page: Page, content: Spans, letters: Sequence[int]) -> str:
    """`direct` where all of the content stands in quotation marks of its own, `mixed` where some does, else `indirect`.

    Marks around a wider quotation, of which the content is a part, are not its own.
    """
    whole = Span(min(s.start for s in content), max(s.end for s in content))
    own: list[Span] = []
    for quote in page.all_crossing(whole):
        partly = quote.span.start >= whole.start or quote.span.end <= whole.end
        if partly and not (own and own[-1].covers(quote.span)):
            own.append(quote.span)
    parts = [part for span in content for quote in own if (part := quote & span) is not None]
    inside = sum(letters[end] - letters[start] for start, end in parts)
    if not inside:
        return "indirect"
    return "direct" if inside == sum(letters[end] - letters[start] for start, end in content) else "mixed"


def nested(drafts: Sequence[Draft]) -> list[bool]:
    """For each draft whether its cue lies in the content of another one."""
    covered = sorted((span, n) for n, draft in enumerate(drafts) for span in draft.content)
    result = [False] * len(drafts)
    order = sorted(range(len(drafts)), key=lambda n: drafts[n].cue[0].start if drafts[n].cue else -1)
    active: list[tuple[Span, int]] = []
    at = 0
    for n in order:
        if not drafts[n].cue:
            continue
        cue = drafts[n].cue[0]
        while at < len(covered) and covered[at][0].start <= cue.start:
            active.append(covered[at])
            at += 1
        active = [one for one in active if one[0].end > cue.start]
        result[n] = any(span.covers(cue) and m != n for span, m in active)
    return result


def _worded(text: str, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts with the parts of their contents that hold a word, in order, those that overlap as one."""
    for draft in drafts:
        content: list[Span] = []
        for span in sorted(draft.content):
            if not any(c.isalnum() for c in text[span.start : span.end]):
                continue
            if content and span.start < content[-1].end:
                content[-1] = Span(content[-1].start, max(content[-1].end, span.end))
            else:
                content.append(span)
        if content:
            yield replace(draft, content=tuple(content))


def _unique(drafts: Iterable[Draft]) -> list[Draft]:
    """Of drafts with the same anchor and content the surer one."""
    kept: dict[tuple[int, Spans], Draft] = {}
    for draft in drafts:
        key = (draft.anchor, draft.content)
        if key not in kept or kept[key].confidence < draft.confidence:
            kept[key] = draft
    return list(kept.values())


def finished(document: Document, page: Page, drafts: Iterable[Draft]) -> tuple[Attribution, ...]:
    """The drafts as findings."""
    ordered = sorted(_unique(_worded(page.text, drafts)), key=lambda d: (d.extent, d.anchor))
    inner = nested(ordered)
    letters = letters_before(page.text)
    found: dict[str, Attribution] = {}
    for draft, is_nested in zip(ordered, inner, strict=True):
        roles = {"source": draft.source, "cue": draft.cue, "content": draft.content}
        place = finding_id(document.id, "attributions", roles)
        found[place] = Attribution(
            id=place,
            confidence=round(draft.confidence, 2),
            why=draft.why,
            source=draft.source,
            cue=draft.cue,
            content=draft.content,
            form=form_of(page, draft.content, letters),
            nested=is_nested,
        )
    return tuple(found.values())
