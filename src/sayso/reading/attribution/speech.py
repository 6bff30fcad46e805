"""Direct speech: each quotation with the cue and source beside it; the rest of a paragraph's go with one of them."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.language import Tokens
from sayso.model import Spans
from sayso.reading.attribution.draft import Draft
from sayso.reading.attribution.frame import own_edge, told_stop
from sayso.reading.attribution.links import Link, branch, links_of, speech_in
from sayso.reading.attribution.page import FINITE, SENTENCE_END, Page
from sayso.reading.attribution.spans import cue_run, source_spans, tidy
from sayso.reading.attribution.subjects import misplaced_cues, source_of


def _subject(page: Page, verb: int, outer: Mapping[int, int]) -> Spans:
    """The source of a cue: its subject, else the phrase that stands beside it outside quotation marks."""
    clause = page.analysis.clause_at(verb)
    source = source_of(page, clause, outer) if clause is not None else ()
    return source or _beside(page, verb)


def _beside(page: Page, verb: int) -> Spans:
    """The noun phrase right after a cue (`said the minister`), else the one right before it."""
    analysis = page.analysis
    unit = page.units[page.unit_of[verb]]
    at = bisect_left(analysis.chunks, verb, key=lambda c: c.tokens.first)
    near = [c for c in analysis.chunks[max(at - 1, 0) : at + 1] if c.root in unit and page.quote_of[c.root] is None]
    after = [c for c in near if c.tokens.first == verb + 1 and analysis.pos[c.root] in {"NOUN", "PROPN", "PRON"}]
    before = [c for c in near if 0 <= verb - c.tokens.stop <= 3]
    for chunk in (*after, *reversed(before)):
        return source_spans(page, [chunk.root])
    return ()


def _left(page: Page, link: Link, unit: Tokens, taken: int) -> int:
    """Where the content begins: at the first quotation, or before it where the sentence runs into it."""
    first = page.words_in(page.quotes[link.quotes[0]]).first
    start = max(unit.first, taken)
    words = page.analysis.quote(Tokens(start, first)) if start < first else ""
    if link.before or not any(c.isalnum() for c in words) or page.analysis.words[first - 1] in {":", ",", "."}:
        return first
    return start


def _right(page: Page, link: Link) -> int:
    """Where the content ends: with the last quotation, or after it where the sentence runs on."""
    analysis = page.analysis
    run = page.words_in(page.quotes[link.quotes[-1]])
    if not link.before:
        return _runs_on(page, link.verb, run.stop)
    if run.stop >= len(analysis) or analysis.words[run.stop] in {",", ".", ";", "—", "–", "--"}:
        return run.stop
    if analysis.words[run.stop - 2] in SENTENCE_END:
        return run.stop
    branches = [b for t in run if (b := branch(analysis, link.verb, t)) is not None and b > link.verb]
    return max([run.stop, *(analysis.subtrees[b].stop for b in branches)])


def _runs_on(page: Page, verb: int, stop: int) -> int:
    """The end of what is said after a quotation and before its cue: `“…,” and nobody would sign, he said`."""
    analysis, clause = page.analysis, page.analysis.clause_at(verb)
    edge = own_edge(analysis, clause) if clause is not None else verb
    more = range(stop, max(stop, edge))
    if any(analysis.tags[t] in FINITE for t in more):
        return edge
    return stop


def _content(page: Page, link: Link, unit: Tokens, taken: int) -> Spans:
    """The spans of a link's content, cut where its cue stands between."""
    runs = [page.words_in(page.quotes[q]) for q in link.quotes]
    parts: list[Tokens] = []
    for run in runs:
        if parts and not parts[-1].stop <= link.verb < run.first:
            parts[-1] = Tokens(parts[-1].first, run.stop)
        else:
            parts.append(run)
    parts[0] = Tokens(_left(page, link, unit, taken), parts[0].stop)
    parts[-1] = Tokens(parts[-1].first, max(parts[-1].stop, _right(page, link)))
    return tuple(tidy(page, page.analysis.span(part)) for part in parts)


def _draft(page: Page, link: Link, unit: Tokens, taken: int, outer: Mapping[int, int]) -> Draft:
    analysis = page.analysis
    run = cue_run(analysis, link.verb)
    stop = max(run.stop, told_stop(analysis, link.verb) or 0)
    return Draft(
        anchor=link.verb,
        source=_subject(page, link.verb, outer),
        cue=(analysis.span(Tokens(run.first, stop)),),
        content=_content(page, link, unit, taken),
        confidence=0.95,
        why=f"quoted words {'after' if link.before else 'before'} “{analysis.quote(link.verb)}”",
        speech=True,
    )


def alone(page: Page, unit: Tokens) -> tuple[int, ...]:
    """The quotations of a unit that holds little else than speech without a cue."""
    quotes = speech_in(page, unit)
    if not quotes:
        return ()
    outside = [t for t in unit if page.quote_of[t] not in quotes and any(c.isalnum() for c in page.analysis.words[t])]
    return tuple(quotes) if len(outside) <= 1 else ()


def _spans_of(page: Page, quotes: Sequence[int]) -> Spans:
    return tuple(tidy(page, page.quotes[q].span) for q in quotes)


def _with(draft: Draft, more: Spans) -> Draft:
    return replace(draft, content=tuple(sorted({*draft.content, *more})))


def speech_drafts(page: Page, before: Sequence[Draft] = ()) -> Iterator[Draft]:
    """The direct speech of a page that has a cue in its paragraph, in order.

    A quotation without one in its sentence goes with the speech before it, else with that after it.
    """
    outer = misplaced_cues(page.analysis)
    for units in page.paragraphs:
        yield from _paragraph(page, units, outer)


def _paragraph(page: Page, units: Sequence[Tokens], outer: Mapping[int, int]) -> list[Draft]:
    """The direct speech of one paragraph."""
    found: list[Draft] = []
    waiting: tuple[int, ...] = ()
    for unit in units:
        links = links_of(page, unit)
        taken = unit.first
        for link in links:
            draft = _draft(page, link, unit, taken, outer)
            if waiting:
                draft, waiting = _with(draft, _spans_of(page, waiting)), ()
            found.append(draft)
            taken = max(link.verb + 1, page.words_in(page.quotes[link.quotes[-1]]).stop)
        quotes = () if links else alone(page, unit)
        if quotes and found:
            found[-1] = _with(found[-1], _spans_of(page, quotes))
        else:
            waiting = (*waiting, *quotes)
    return found
