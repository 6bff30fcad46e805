"""The spans of an attribution's parts: source phrases, cues with their auxiliaries, contents without stray marks."""

from collections.abc import Sequence

from sayso.language import Analysis, Tokens
from sayso.model import Span, Spans
from sayso.reading.attribution.page import Page
from sayso.reading.tables import words

AUXILIARIES = frozenset({"aux", "auxpass"})
BETWEEN = frozenset({"aux", "auxpass", "neg", "advmod", "npadvmod"})
LOOSE_LEFT = frozenset({"punct", "cc", "advmod", "mark", "intj", "prep", "relcl", "advcl", "dep"})
AFTERTHOUGHTS = frozenset({"relcl", "advcl", "parataxis", "case", "conj", "cc", "ccomp", "dep"})
IN_NAMES = frozenset({"-", "'", "’", "''", '"', "”", "“"})
BREAKS = frozenset({",", "-", "–", "—", "--", "(", ":", ";"})
BLANKS = " \t\r\n\f\v\u00a0\u2028\u2029"
STRAY = BLANKS + ",;:–—-…·•*"
FLOATING = frozenset({"each", "both", "all"})
DEEPEST = 20  # phrases inside phrases
LONGEST_SOURCE = 40  # tokens: a longer joint source is a misread sentence


def source_run(analysis: Analysis, head: int) -> Tokens:
    """The phrase that names a speaker: without a relative clause or an apposition, unless that carries the name."""
    left = [c for c in analysis.children[head] if c < head and analysis.deps[c] not in LOOSE_LEFT]
    first = min([head, *(analysis.subtrees[c].first for c in left)])
    for token in range(head - 1, first, -1):
        if analysis.words[token] in BREAKS - {"-"} and analysis.pos[token - 1] not in {"ADJ", "NUM"}:
            first = token + 1  # a dateline or a fronted phrase that the parser hangs on the name
            break
    return Tokens(first, _stop(analysis, head))


def _stop(analysis: Analysis, head: int, depth: int = 0) -> int:
    """Where the phrase of a head ends, afterthoughts left out at any depth that a name can have."""
    stop = head + 1
    if depth > DEEPEST:
        return stop
    for child in analysis.children[head]:
        if child < head or analysis.deps[child] in {"cc", "conj"}:
            continue
        if analysis.deps[child] == "punct":
            stop = child + 1 if analysis.words[child] in IN_NAMES and child == stop else stop
            continue
        if not _belongs(analysis, head, child):
            break
        stop = max([stop, *(_stop(analysis, c, depth + 1) for c in analysis.conjuncts(child))])
    return stop


def _belongs(analysis: Analysis, head: int, child: int) -> bool:
    """Whether what follows a head is part of the name or description that it heads."""
    if analysis.deps[child] == "appos":
        return analysis.pos[head] != "PROPN" and analysis.pos[child] == "PROPN"
    if analysis.deps[child] == "prep" and analysis.name_of[head] == "PERSON" and analysis.pos[head] == "PROPN":
        return False
    before = analysis.subtrees[child].first - 1
    return analysis.deps[child] not in AFTERTHOUGHTS and not (before > head and analysis.words[before] in BREAKS)


def nobody(analysis: Analysis, head: int) -> bool:
    """Whether a subject's head can name no speaker: `it` of `it seems`, `which`, `nothing`."""
    if analysis.deps[head] == "expl" or analysis.tags[head] in {"WDT", "EX", "WP", "WRB"}:
        return True
    if analysis.words[head].lower() in words("cues_words", "nobody"):
        return True
    return analysis.words[analysis.subtrees[head].first].lower() == "no"


def source_spans(page: Page, heads: Sequence[int], verb: int | None = None) -> Spans:
    """The span of a source, joint ones as one, without the words of the cue that describes it.

    Empty where its heads name nobody.
    """
    analysis = page.analysis
    heads = _one_phrase(analysis, heads)
    if not heads or nobody(analysis, heads[0]):
        return ()
    runs = [source_run(analysis, h) for h in heads]
    first, stop = min(r.first for r in runs), max(r.stop for r in runs)
    if stop - first > LONGEST_SOURCE:
        first, stop = runs[0].first, runs[0].stop
    if verb is not None and first < verb < stop:
        stop = min(analysis.subtrees[verb].first, verb) if analysis.subtrees[verb].first > first else verb
    while first < stop and page.quote_of[first] is not None and page.quote_of[first] != page.quote_of[stop - 1]:
        first += 1
    span = tidy(page, analysis.span(Tokens(first, stop))) if first < stop else Span(0, 0)
    return (span,) if span.end > span.start else ()


def _one_phrase(analysis: Analysis, heads: Sequence[int]) -> Sequence[int]:
    """Of several subjects that are not coordinated the last: the others are datelines and fronted phrases.

    An `each` after them is none of its own: `the union and the owners each accused …`.
    """
    if len(heads) > 1 and analysis.words[heads[-1]].lower() in FLOATING:
        heads = heads[:-1]
    tops = [h for h in heads if analysis.heads[h] not in heads or analysis.deps[h] != "conj"]
    return [h for h in heads if h >= tops[-1]] if len(tops) > 1 else heads


def cue_run(analysis: Analysis, predicate: int) -> Tokens:
    """A verb with the auxiliaries, negation and adverbs directly before it, and its particle."""
    first = at = predicate
    while at - 1 >= 0 and analysis.heads[at - 1] == predicate and analysis.deps[at - 1] in BETWEEN:
        at -= 1
        if name_as_modal(analysis, at, predicate):
            break
        if analysis.deps[at] in AUXILIARIES or analysis.deps[at] == "neg":
            first = at
    stop = predicate + 1
    for child in analysis.children[predicate]:
        if analysis.deps[child] == "prt" and child == stop:
            stop = child + 1
    return Tokens(first, stop)


def name_as_modal(analysis: Analysis, token: int, verb: int) -> bool:
    """Whether a modal before a finite verb is a name misread: `May said`."""
    return analysis.tags[token] == "MD" and analysis.tags[verb] in {"VBD", "VBZ"} and analysis.words[token].istitle()


def run_spans(page: Page, first: int, stop: int) -> Spans:
    """The tidied span of a run of tokens without a conjunction at its end; none where nothing but marks is left."""
    while first < stop and page.analysis.deps[stop - 1] == "cc" and page.quote_of[stop - 1] is None:
        stop -= 1
    if first >= stop:
        return ()
    span = tidy(page, page.analysis.span(Tokens(first, stop)))
    return (span,) if _wordy(page.text, *span) else ()


def tidy(page: Page, span: Span) -> Span:
    """A span without stray blanks and marks at its ends; quotation marks stay where their partner is inside.

    The full stop of a sentence is left out unless it stands inside quotation marks; so is a trailing comma.
    """
    start, end = span
    changed = True
    while changed and start < end:
        before = (start, end)
        start, end = _stripped(page.text, start, end)
        start, end = _matched(page, start, end)
        changed = (start, end) != before
    return Span(start, end) if start < end else Span(span.start, span.start)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start] in STRAY or (text[start] == "." and not text[start + 1 : start + 2].isalnum())):
        start += 1
    while start < end and (text[end - 1] in STRAY or _full_stop(text, start, end)):
        end -= 1
    return start, end


def _full_stop(text: str, start: int, end: int) -> bool:
    """Whether the last character is a sentence's full stop, and no abbreviation's."""
    if text[end - 1] != ".":
        return False
    last = text[max(start, end - 12) : end].split()[-1:]
    return not (last and last[0].strip("\"”’'").count(".") > 1)


def _matched(page: Page, start: int, end: int) -> tuple[int, int]:
    """Takes a quotation's marks in where its words are, and drops a mark whose words are not."""
    crossing = page.crossing(Span(start, end))
    if not crossing:
        return start, end
    first, last = crossing[0].span, crossing[-1].span
    if first.start < start <= first.start + 2 and first.end <= end + 2 and not page.text[first.start : start].isalnum():
        start = first.start
    if last.end - 2 <= end < last.end and last.start >= start:
        end = last.end
    if first.start < start and first.end < end and not _wordy(page.text, start, first.end):
        start = first.end  # only a closing mark is left of it
    if last.end > end and last.start > start and not _wordy(page.text, last.start, end):
        end = last.start  # only an opening mark
    return start, end


def _wordy(text: str, start: int, end: int) -> bool:
    return any(c.isalnum() for c in text[start:end])
