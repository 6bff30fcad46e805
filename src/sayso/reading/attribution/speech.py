"""Direct speech: each quotation with the cue and source beside it, and quotations that go on after one."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.language import Analysis, Tokens
from sayso.model import Spans
from sayso.reading.attribution.cues import cue_lemma, verb_cues
from sayso.reading.attribution.draft import Draft
from sayso.reading.attribution.frames import own_edge, told_stop
from sayso.reading.attribution.page import FINITE, SENTENCE_END, Page
from sayso.reading.attribution.spans import AUXILIARIES, cue_run, source_spans, tidy
from sayso.reading.attribution.subjects import clause_at, misplaced_cues, source_of

FARTHEST_AFTER = 28  # tokens between a quotation and the cue after it: a source with its apposition
FARTHEST_BEFORE = 24
ADJUNCTS = frozenset(
    {"dobj", "dative", "prep", "npadvmod", "advmod", "punct", "prt", "mark", "advcl", "agent", "xcomp"}
)
MISTAGGED = frozenset({"said", "says", "added", "told"})  # cues that the tagger takes for nouns in headlines
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
PAUSES = frozenset({",", "?", "!", "…", "...", "—", "–", "-", "--"})


@dataclass(frozen=True, slots=True)
class Link:
    """A cue verb and the quotations that it introduces or follows, by their places in `page.quotes`."""

    verb: int
    quotes: tuple[int, ...]
    before: bool  # the cue stands before the first of them


def _cue_verbs(page: Page, unit: Tokens) -> list[int]:
    """The verbs of a unit outside quotation marks that may introduce direct speech."""
    analysis, cues = page.analysis, verb_cues()
    found = []
    for token in unit:
        if analysis.pos[token] == "VERB" or analysis.words[token].lower() in MISTAGGED:
            cue = cues.get(cue_lemma(analysis.lemmas[token]))
            if cue is not None and cue.quote and page.speech_at(token) is None:
                found.append(token)
    return found


def _speech_in(page: Page, unit: Tokens) -> list[int]:
    """The places of a unit's quotations that can stand for themselves."""
    return list(dict.fromkeys(q for t in unit if (q := page.speech_at(t)) is not None))


def _pauses(page: Page, quote: int) -> bool:
    """Whether a quotation ends with a pause, as before the cue that follows it: `…,” he said`."""
    run = page.words_in(page.quotes[quote])
    analysis = page.analysis
    last = [analysis.words[t] for t in (run.stop - 1, run.stop - 2) if t in run]
    after = analysis.words[run.stop] if run.stop < len(analysis) else ""
    return any(word in PAUSES or word.endswith((",", "?", "!")) for word in last) or after in PAUSES


def _clear(page: Page, first: int, stop: int) -> bool:
    """Whether no sentence ends between two tokens."""
    return not any(page.analysis.words[t] in SENTENCE_END for t in range(first, stop))


def _follows(page: Page, verb: int, quote: int) -> bool:
    """Whether a cue follows a quotation: `“…,” the minister said`, never `“…,” adding that …`."""
    analysis, run = page.analysis, page.words_in(page.quotes[quote])
    if not run.stop <= verb <= run.stop + FARTHEST_AFTER or not _clear(page, run.stop, verb):
        return False
    labels = {analysis.deps[c] for c in analysis.children[verb]}
    if (analysis.tags[verb] == "VBG" and not labels & AUXILIARIES) or (
        analysis.deps[verb] == "conj" and not labels & SUBJECTS and _joined(page, run.stop, verb)
    ):
        return False
    return _pauses(page, quote)


def _joined(page: Page, first: int, verb: int) -> bool:
    """Whether a verb is only added to what stands before: `“…!” and said that …`."""
    return any(page.analysis.deps[t] == "cc" for t in range(first, verb))


def _branch(analysis: Analysis, verb: int, token: int) -> int | None:
    """The child of a verb that a token hangs below."""
    at = token
    while analysis.heads[at] != at:
        if analysis.heads[at] == verb:
            return at
        at = analysis.heads[at]
    return None


def _introduces(page: Page, verb: int, quote: int) -> bool:
    """Whether a cue introduces a quotation: only whom, where and when stand between."""
    analysis, run = page.analysis, page.words_in(page.quotes[quote])
    if not run.first - FARTHEST_BEFORE <= verb < run.first or not _clear(page, verb, run.first):
        return False
    last, between = analysis.words[run.first - 1].lower(), range(verb + 1, run.first)
    if last == ":" or not between or (last in {",", "that"} and len(between) == 1):
        return True
    if any(page.quote_of[t] is not None or analysis.tags[t] in FINITE for t in between):
        return False
    return all(_adjunct(analysis, verb, t) for t in between) and (
        last in {",", "that"} or (told_stop(analysis, verb) or 0) == run.first or _is_sentence(page, quote)
    )


def _adjunct(analysis: Analysis, verb: int, token: int) -> bool:
    """Whether a token between a cue and its quotation says to whom, where or when, or who speaks."""
    branch = _branch(analysis, verb, token)
    if branch is None:
        return analysis.words[token].lower() in {"that", ","}
    return analysis.deps[branch] in ADJUNCTS | {"nsubj"}


def _is_sentence(page: Page, quote: int) -> bool:
    """Whether quoted words begin and end as a sentence does."""
    text = page.text[page.quotes[quote].span.start : page.quotes[quote].span.end].strip("\"“”'‘’` ")
    return text[:1].isupper() and text.endswith((".", "!", "?", ","))


def _links(page: Page, unit: Tokens) -> list[Link]:
    """Which cue each quotation of a unit belongs to: one after it where it ends in a pause, else one before it."""
    verbs, quotes = _cue_verbs(page, unit), _speech_in(page, unit)
    owner: dict[int, tuple[int, bool]] = {}
    for quote in quotes:
        run = page.words_in(page.quotes[quote])
        near = verbs[bisect_left(verbs, run.first - FARTHEST_BEFORE) : bisect_left(verbs, run.stop + FARTHEST_AFTER)]
        after = next((v for v in near if _follows(page, v, quote)), None)
        before = next((v for v in reversed(near) if _introduces(page, v, quote)), None) if after is None else None
        if after is not None:
            owner[quote] = (after, False)
        elif before is not None:
            owner[quote] = (before, True)
    by_verb: dict[int, list[int]] = {}
    for quote, (verb, _) in owner.items():
        by_verb.setdefault(verb, []).append(quote)
    return [Link(verb, tuple(own), owner[own[0]][1]) for verb, own in sorted(by_verb.items())]


def _subject(page: Page, verb: int, outer: Mapping[int, int]) -> Spans:
    """The source of a cue: its subject, else the phrase that stands beside it outside quotation marks."""
    clause = clause_at(page.analysis, verb)
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
    branches = [b for t in run if (b := _branch(analysis, link.verb, t)) is not None and b > link.verb]
    return max([run.stop, *(analysis.subtrees[b].stop for b in branches)])


def _runs_on(page: Page, verb: int, stop: int) -> int:
    """The end of what is said after a quotation and before its cue: `“…,” and nobody would sign, he said`."""
    analysis, clause = page.analysis, clause_at(page.analysis, verb)
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
        confidence=0.93,
        why=f"quoted words {'after' if link.before else 'before'} “{analysis.quote(link.verb)}”",
        speech=True,
    )


def alone(page: Page, unit: Tokens) -> tuple[int, ...]:
    """The quotations of a unit that holds little else than speech without a cue."""
    quotes = _speech_in(page, unit)
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
        links = _links(page, unit)
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
