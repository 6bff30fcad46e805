"""Speech that goes on over paragraphs: a quotation whose source and cue stand in the paragraph before or after it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.language import Tokens
from sayso.model import Spans
from sayso.reading.attribution.cues import cue_lemma, verb_cues
from sayso.reading.attribution.draft import Draft
from sayso.reading.attribution.frame import told_stop
from sayso.reading.attribution.page import Page
from sayso.reading.attribution.spans import cue_run, tidy
from sayso.reading.attribution.speech import alone
from sayso.reading.attribution.subjects import source_of

FARTHEST = 6  # paragraphs over which the speaker of an unclosed quotation is looked for
GOES_ON = 0.75  # the confidence of speech whose speaker is named in another paragraph


def _takes_up(page: Page, last: Draft, quotes: Sequence[int]) -> Draft:
    """The attribution of a paragraph of speech by the speaker of another one."""
    spans: Spans = tuple(tidy(page, page.quotes[q].span) for q in quotes)
    told = "speech" in last.why
    why = last.why if told else f"speech that goes on; {last.why}"
    return replace(last, content=spans, confidence=min(last.confidence, GOES_ON), why=why, speech=True)


def _speaks(page: Page, draft: Draft) -> bool:
    """Whether a draft is one of saying, by someone, outside quotation marks."""
    cue = verb_cues().get(cue_lemma(page.analysis.lemmas[draft.anchor]))
    return bool(draft.source) and page.quote_of[draft.anchor] is None and (draft.speech or bool(cue and cue.quote))


def _left_over(page: Page, units: Sequence[Tokens], spoken: set[int]) -> tuple[tuple[int, ...], bool]:
    """A paragraph's quotations that stand alone and have no cue yet, and whether nothing stands before them."""
    found: list[int] = []
    first = True
    for unit in units:
        quotes = alone(page, unit)
        if quotes and not spoken & set(quotes):
            found += quotes
        elif not found:
            first = False
        if quotes and spoken & set(quotes):
            break
    return tuple(found), first


def _by_paragraph(page: Page, drafts: Sequence[Draft]) -> dict[int, list[Draft]]:
    """The drafts of saying by the paragraph of their cue, in order."""
    found: dict[int, list[Draft]] = {}
    for draft in sorted(drafts, key=lambda d: d.anchor):
        if _speaks(page, draft):
            found.setdefault(page.block_of[page.unit_of[draft.anchor]], []).append(draft)
    return found


def _spoken(page: Page, drafts: Sequence[Draft]) -> set[int]:
    """The quotations that some content holds or shares words with."""
    starts = {quote.span.start: n for n, quote in enumerate(page.quotes)}
    found: set[int] = set()
    for draft in drafts:
        for span in draft.content:
            outside = page.quote_of[draft.anchor] is None
            found.update(starts[q.span.start] for q in page.crossing(span) if outside)
    return found


def _ahead(page: Page, at: int, cued: Mapping[int, list[Draft]]) -> Draft | None:
    """The speaker named where an unclosed quotation ends, in one of the next paragraphs."""
    for number in range(at + 1, min(at + 1 + FARTHEST, len(page.paragraphs))):
        units = page.paragraphs[number]
        first = page.quote_of[units[0].first]
        if first is None:
            return None
        own = cued.get(page.block_of[page.unit_of[units[0].first]], [])
        start = page.quotes[first].span.start
        taking = [d for d in own if d.speech and any(s.start == start for s in d.content)]
        if taking or not page.quotes[first].goes_on:
            return taking[0] if taking else None
    return None


def _announced(page: Page, unit: Tokens) -> Draft | None:
    """The cue of a sentence that ends in a colon, for the speech of the next paragraph: `The minister said:`."""
    analysis = page.analysis
    if analysis.words[unit.stop - 1] != ":":
        return None
    verbs = [t for t in unit if page.quote_of[t] is None and analysis.clause_at(t) is not None]
    spoken = [t for t in verbs if (c := verb_cues().get(cue_lemma(analysis.lemmas[t]))) is not None and c.quote]
    verb = spoken[-1] if spoken else next((t for t in verbs if analysis.deps[t] == "ROOT"), None)
    clause = analysis.clause_at(verb) if verb is not None else None
    source = source_of(page, clause, {}) if clause is not None else ()
    if verb is None or not source:
        return None
    stop = told_stop(analysis, verb) or cue_run(analysis, verb).stop
    cue = Tokens(cue_run(analysis, verb).first, stop) if spoken else Tokens(unit.stop - 1, unit.stop)
    why = f"“{analysis.quote(verb)}” before a colon and speech in the next paragraph"
    spans = (analysis.span(cue),)
    return Draft(anchor=verb, source=source, cue=spans, content=source, confidence=GOES_ON, why=why, speech=True)


def continued_drafts(page: Page, before: Sequence[Draft] = ()) -> Iterator[Draft]:
    """Paragraphs of speech without a cue: by the speaker named where the quotation ends, else in the one before."""
    cued, spoken = _by_paragraph(page, before), _spoken(page, before)
    last: Draft | None = None
    for at, units in enumerate(page.paragraphs):
        own = cued.get(page.block_of[page.unit_of[units[0].first]], [])
        quotes, first = _left_over(page, units, spoken)
        speaker = None
        if quotes:
            ahead = _ahead(page, at, cued) if page.quotes[quotes[-1]].goes_on else None
            named = _announced(page, page.paragraphs[at - 1][-1]) if first and at else None
            speaker = ahead or named or (last if first else own[-1] if own else None)
        if speaker is not None:
            yield _takes_up(page, speaker, quotes)
        last = own[-1] if own else speaker
