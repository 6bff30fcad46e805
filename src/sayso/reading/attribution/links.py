"""Which cue each quotation belongs to: `“…,” the minister said`, `the minister told them: “…”`."""

from bisect import bisect_left
from dataclasses import dataclass

from sayso.language import Analysis, Tokens
from sayso.reading.attribution.cues import cue_lemma, verb_cues
from sayso.reading.attribution.frame import told_stop
from sayso.reading.attribution.page import FINITE, SENTENCE_END, Page
from sayso.reading.attribution.spans import AUXILIARIES

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


def speech_in(page: Page, unit: Tokens) -> list[int]:
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


def branch(analysis: Analysis, verb: int, token: int) -> int | None:
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
    child = branch(analysis, verb, token)
    if child is None:
        return analysis.words[token].lower() in {"that", ","}
    return analysis.deps[child] in ADJUNCTS | {"nsubj"}


def _is_sentence(page: Page, quote: int) -> bool:
    """Whether quoted words begin and end as a sentence does."""
    text = page.text[page.quotes[quote].span.start : page.quotes[quote].span.end].strip("\"“”'‘’` ")
    return text[:1].isupper() and text.endswith((".", "!", "?", ","))


def links_of(page: Page, unit: Tokens) -> list[Link]:
    """Which cue each quotation of a unit belongs to: one after it where it ends in a pause, else one before it."""
    verbs, quotes = _cue_verbs(page, unit), speech_in(page, unit)
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
