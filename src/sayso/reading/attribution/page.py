"""One document laid out for attribution: its analysis, its quotations, and sentences that respect them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from sayso.language import Analysis, Tokens
from sayso.model import Span
from sayso.reading.attribution.cues import cue_lemma, verb_cues
from sayso.reading.quotes import Quotation, quotations

SENTENCE_END = frozenset({".", "!", "?", "…", "..."})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SHORT = 10  # tokens within which a cue after a question stands
FEWEST_WORDS = 3  # fewer words in quotation marks are a term, not speech, unless they end as a sentence does


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An analysis with its outermost quotations, and for each token the one that holds it.

    A `unit` is a sentence that no quotation is cut by: the parser ends one at a full stop within quotation marks.
    """

    analysis: Analysis
    quotes: tuple[Quotation, ...]  # depth 0 only, in order
    all_quotes: tuple[Quotation, ...]  # inner ones too
    speech: tuple[bool, ...]  # by place in `quotes`: whether it can stand for itself
    quote_of: tuple[int | None, ...]  # by token: place in `quotes`
    units: tuple[Tokens, ...]
    unit_of: tuple[int, ...]
    block_of: tuple[int, ...]  # by unit: the paragraph
    paragraphs: tuple[tuple[Tokens, ...], ...]  # the units of each paragraph that has any

    def speech_at(self, token: int) -> int | None:
        """The place of the quotation of speech that holds a token."""
        held = self.quote_of[token]
        return held if held is not None and self.speech[held] else None

    @property
    def text(self) -> str:
        """The document's text."""
        return self.analysis.text

    def words_in(self, quote: Quotation) -> Tokens:
        """The tokens of a quotation, marks included."""
        return self.analysis.tokens_in(quote.span)

    def crossing(self, span: Span) -> tuple[Quotation, ...]:
        """The outermost quotations that share characters with a span."""
        return _crossing(self.quotes, span)

    def all_crossing(self, span: Span) -> tuple[Quotation, ...]:
        """The quotations that share characters with a span, inner ones too."""
        outer = _crossing(self.quotes, span)
        if not outer:
            return ()
        first = bisect_left(self.all_quotes, outer[0].span.start, key=lambda q: q.span.start)
        stop = bisect_left(self.all_quotes, span.end, key=lambda q: q.span.start)
        return tuple(q for q in self.all_quotes[first:stop] if q.span.end > span.start)


def is_speech(analysis: Analysis, quote: Quotation) -> bool:
    """Whether quoted words can stand for themselves: a clause, or words that end as a sentence does."""
    run = analysis.tokens_in(quote.span)
    words = [t for t in run if any(c.isalnum() for c in analysis.words[t])]
    if not words:
        return False
    finite = any(analysis.tags[t] in FINITE for t in words)
    text = analysis.text[quote.span.start : quote.span.end].rstrip("\"”’'» ")
    ends = text.endswith((".", "!", "?", ",", "…", "—", "-"))
    capital = analysis.words[words[0]][:1].isupper()
    if len(words) < FEWEST_WORDS:
        return ends and capital
    return finite or (ends and capital)


def _crossing(quotes: Sequence[Quotation], span: Span) -> tuple[Quotation, ...]:
    """Of quotations in order that do not overlap those that share characters with a span."""
    first = bisect_right(quotes, span.start, key=lambda q: q.span.end)
    return tuple(quotes[first : max(first, bisect_left(quotes, span.end, key=lambda q: q.span.start))])


def _quote_of(analysis: Analysis, quotes: Sequence[Quotation]) -> list[int | None]:
    found: list[int | None] = [None] * len(analysis)
    for n, quote in enumerate(quotes):
        for token in analysis.tokens_in(quote.span):
            found[token] = n
    return found


def _splits(analysis: Analysis, quote_of: Sequence[int | None], token: int, goes_on: bool) -> bool:
    """Whether a unit begins at a token: the parser's sentence does, or a quotation has just ended a sentence."""
    held, before = quote_of[token], quote_of[token - 1]
    if held is not None and held == before:
        return False
    if goes_on:
        return True
    if before is None or held == before or token < 2:
        return False
    word = analysis.words[token]
    return analysis.words[token - 2] in SENTENCE_END and analysis.quote(token - 1) in "”\"''’»" and word[:1].isupper()


def _asked(analysis: Analysis, quote_of: Sequence[int | None], token: int) -> bool:
    """Whether a cue follows a quotation that ends as a question does: `“Why?” the minister asked.`"""
    if token < 2 or quote_of[token - 1] is None or analysis.words[token - 2] not in {"?", "!"}:
        return False
    ahead = range(token, min(token + SHORT, len(analysis)))
    stop = next((t for t in ahead if analysis.words[t] in SENTENCE_END or quote_of[t] is not None), ahead.stop)
    return any(_introduces(analysis, t) for t in range(token, stop))


def _introduces(analysis: Analysis, token: int) -> bool:
    cue = verb_cues().get(cue_lemma(analysis.lemmas[token])) if analysis.pos[token] == "VERB" else None
    return cue is not None and cue.quote and not any(analysis.deps[c] == "ccomp" for c in analysis.children[token])


def _units(analysis: Analysis, quote_of: Sequence[int | None]) -> list[Tokens]:
    starts = {run.first for run in analysis.sentences}
    blocks = {analysis.tokens_in(block).first for block in analysis.blocks}
    units, first = [], 0
    for token in range(1, len(analysis)):
        if token not in blocks and token in starts and _asked(analysis, quote_of, token):
            continue
        if token in blocks or _splits(analysis, quote_of, token, token in starts):
            units.append(Tokens(first, token))
            first = token
    if len(analysis):
        units.append(Tokens(first, len(analysis)))
    return units


def _paragraphs(units: Sequence[Tokens], blocks: Sequence[int]) -> tuple[tuple[Tokens, ...], ...]:
    pairs = groupby(zip(blocks, units, strict=True), key=lambda pair: pair[0])
    return tuple(tuple(unit for _, unit in group) for _, group in pairs)


def page_of(analysis: Analysis) -> Page:
    """The analysis laid out; linear in its tokens and quotation marks."""
    all_quotes = quotations(analysis.text, analysis.blocks)
    quotes = tuple(q for q in all_quotes if q.depth == 0)
    quote_of = _quote_of(analysis, quotes)
    units = _units(analysis, quote_of)
    blocks = [bisect_right(analysis.blocks, analysis.starts[u.first], key=lambda b: b.start) - 1 for u in units]
    return Page(
        analysis=analysis,
        quotes=quotes,
        all_quotes=all_quotes,
        speech=tuple(q.goes_on or not q.opened or is_speech(analysis, q) for q in quotes),
        quote_of=tuple(quote_of),
        units=tuple(units),
        unit_of=tuple(n for n, unit in enumerate(units) for _ in unit),
        block_of=tuple(blocks),
        paragraphs=_paragraphs(units, blocks),
    )
