"""The spans of an attribution's parts: source phrases, cues with their auxiliaries, contents without stray marks."""

from collections.abc import Iterable

from sayso.language import Analysis, Tokens
from sayso.language.analysis import Clause
from sayso.model import Span, Spans
from sayso.reading.attribution.page import Page

AUXILIARIES = frozenset({"aux", "auxpass"})
BETWEEN = frozenset({"aux", "auxpass", "neg", "advmod", "npadvmod"})
CUTS_SOURCE = frozenset({"relcl", "advcl", "parataxis"})
IN_NAMES = frozenset({"-", "'", "’", "''", '"', "”", "“"})
LOOSE_LEFT = frozenset({"punct", "cc", "advmod", "mark", "intj"})
LEADING = " \t\r\n\f\v\u00a0,;:–—-.…·•*"
TRAILING = " \t\r\n\f\v\u00a0,;:–—-"
FULL_STOP = "."
MARKS = "\"“”'‘’«»`"
OPENING = frozenset("“‘«„`")
CLOSING = frozenset("”’»")


def source_run(analysis: Analysis, head: int) -> Tokens:
    """The phrase that names a speaker: without a relative clause or an apposition, unless that carries the name."""
    left = [c for c in analysis.children[head] if c < head and analysis.deps[c] not in LOOSE_LEFT]
    first = min([head, *(analysis.subtrees[c].first for c in left)])
    stop = head + 1
    for child in analysis.children[head]:
        if child < head or analysis.deps[child] in {"cc", "conj"}:
            continue
        if analysis.deps[child] == "punct":
            stop = child + 1 if analysis.words[child] in IN_NAMES and child == stop else stop
            continue
        if not _belongs(analysis, head, child):
            break
        run = source_run(analysis, child) if analysis.deps[child] == "appos" else analysis.subtrees[child]
        stop = max(stop, run.stop)
    return Tokens(first, stop)


def _belongs(analysis: Analysis, head: int, child: int) -> bool:
    """Whether what follows a head is part of the name or description that it heads."""
    label = analysis.deps[child]
    if label == "appos":
        return _carries_name(analysis, head, child)
    if label in CUTS_SOURCE or _after_comma(analysis, child):
        return label == "relcl" and not _is_name(analysis, head) and not _after_comma(analysis, child)
    return label != "case"


def _is_name(analysis: Analysis, token: int) -> bool:
    return analysis.pos[token] == "PROPN"


def _carries_name(analysis: Analysis, head: int, apposition: int) -> bool:
    return not _is_name(analysis, head) and _is_name(analysis, apposition)


def _after_comma(analysis: Analysis, child: int) -> bool:
    first = analysis.subtrees[child].first
    return first > 0 and analysis.words[first - 1] in {",", "-", "–", "—", "("}


def source_spans(page: Page, heads: Iterable[int]) -> Spans:
    """The span of a source, joint ones as one; empty where its heads name nobody (`it`, `there`, `which`)."""
    analysis = page.analysis
    named = [h for h in heads if analysis.deps[h] != "expl" and analysis.tags[h] not in {"WDT", "EX", "WP"}]
    if not named:
        return ()
    runs = [source_run(analysis, h) for h in named]
    first, stop = min(r.first for r in runs), max(r.stop for r in runs)
    if stop - first > 40:
        first, stop = runs[0].first, runs[0].stop
    return (tidy(page, analysis.span(Tokens(first, stop))),)


def cue_run(analysis: Analysis, predicate: int) -> Tokens:
    """A verb with the auxiliaries, negation and adverbs directly before it, and its particle."""
    first = predicate
    at = predicate - 1
    while at >= 0 and analysis.heads[at] == predicate and analysis.deps[at] in BETWEEN:
        if analysis.deps[at] in AUXILIARIES or analysis.deps[at] == "neg":
            first = at
        at -= 1
    stop = predicate + 1
    for child in analysis.children[predicate]:
        if analysis.deps[child] == "prt" and child == stop:
            stop = child + 1
    return Tokens(first, stop)


def own_edge(analysis: Analysis, clause: Clause) -> int:
    """The first token of a clause's own subject or auxiliaries, or its predicate."""
    heads = [t for t in analysis.children[clause.predicate] if analysis.deps[t] in AUXILIARIES | {"neg"}]
    heads += [s for s in clause.subjects if analysis.heads[s] == clause.predicate]
    return min([clause.predicate, *(analysis.subtrees[h].first for h in heads)])


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
    while start < end and text[start] in LEADING:
        start += 1
    while start < end and (text[end - 1] in TRAILING or _full_stop(text, start, end)):
        end -= 1
    return start, end


def _full_stop(text: str, start: int, end: int) -> bool:
    """Whether the last character is a sentence's full stop, and no abbreviation's."""
    if text[end - 1] != FULL_STOP:
        return False
    word = text[max(start, end - 12) : end].split()[-1:]
    return not (word and word[0].count(".") > 1)


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
    if first.end <= start + 2 and first.start < start:  # only a closing mark is left of it
        start = first.end
    if last.start >= end - 2 and last.end > end:  # only an opening mark
        end = last.start
    return start, end
