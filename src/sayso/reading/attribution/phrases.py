"""Attribution without a verb of its own: `according to …`, `in the words of …`, `reportedly`, a headline's colon."""

from collections.abc import Iterator, Sequence

from sayso.language import Tokens
from sayso.model import Spans
from sayso.reading.attribution.draft import Draft
from sayso.reading.attribution.page import FINITE, Page
from sayso.reading.attribution.signatures import signatures
from sayso.reading.attribution.spans import source_run, source_spans, tidy
from sayso.reading.attribution.subjects import NAMES
from sayso.reading.tables import words

HEADLINES = 3  # sentences at the top of a text that may be a headline
LONGEST_LABEL = 8  # tokens of a name before a headline's colon


def _parts(page: Page, whole: Tokens, cut: Tokens) -> Spans:
    """A run without the part that holds source and cue."""
    kept = []
    for first, stop in ((whole.first, cut.first), (cut.stop, whole.stop)):
        if first < stop:
            span = tidy(page, page.analysis.span(Tokens(first, stop)))
            if span.end > span.start and any(c.isalnum() for c in page.text[span.start : span.end]):
                kept.append(span)
    return tuple(kept)


def _clause_around(page: Page, token: int, cut: Tokens) -> Tokens:
    """What a phrase speaks about: its sentence, or the quotation or relative clause that holds it."""
    analysis, unit = page.analysis, page.units[page.unit_of[token]]
    held = page.quote_of[token]
    if held is not None:
        inside = page.words_in(page.quotes[held])
        sentence = analysis.sentences[analysis.sentence_of[token]]
        return Tokens(max(inside.first + 1, sentence.first), min(inside.stop - 1, sentence.stop))
    at_end = not any(any(c.isalnum() for c in analysis.words[t]) for t in range(cut.stop, unit.stop))
    at_start = not any(any(c.isalnum() for c in analysis.words[t]) for t in range(unit.first, cut.first))
    if at_end or at_start:
        return unit
    for at in analysis.ancestors(token):
        if analysis.deps[at] == "relcl" and analysis.subtrees[at].first <= cut.first:
            return analysis.subtrees[at]
    return unit


def according_to(page: Page) -> Iterator[Draft]:
    """`Twenty people were killed, according to the ministry`."""
    analysis, unspeaking = page.analysis, words("cues_words", "no source")
    for token in range(len(analysis) - 2):
        if analysis.words[token].lower() != "according" or analysis.words[token + 1].lower() != "to":
            continue
        unit = page.units[page.unit_of[token]]
        inner = [c for c in analysis.children[token + 1] if analysis.deps[c] == "pobj"]
        head = inner[0] if inner else next((c.root for c in analysis.chunks if c.tokens.first == token + 2), None)
        if head is None or head not in unit or analysis.lemmas[head] in unspeaking:
            continue
        heads = [h for h in analysis.conjuncts(head) if _joined(page, head, h)]
        run = Tokens(token, max(source_run(analysis, h).stop for h in heads))
        whole = Tokens(token, max(run.stop, analysis.subtrees[head].stop))
        cut = whole if whole.stop <= unit.stop and _closes(page, whole, unit) else run
        content = _parts(page, _clause_around(page, token, cut), cut)
        if content:
            yield Draft(
                anchor=token,
                source=source_spans(page, heads),
                cue=(analysis.span(Tokens(token, token + 2)),),
                content=content,
                confidence=0.9,
                why="“according to”",
            )


def _joined(page: Page, head: int, other: int) -> bool:
    """Whether a conjunct is a second source rather than a misread clause: no verb, and near."""
    return head == other or (page.analysis.pos[other] in {"NOUN", "PROPN", "PRON"} and other - head <= 12)


def _closes(page: Page, run: Tokens, unit: Tokens) -> bool:
    """Whether a source's whole phrase ends the sentence or is set off by a comma."""
    words_after = page.analysis.words[run.stop : unit.stop]
    return not words_after or words_after[0] in {",", ".", "—", "–", "--", ";", ")"}


def adverbs(page: Page) -> Iterator[Draft]:
    """`The plan reportedly ends the siege`: attributed to nobody."""
    analysis, hearsay = page.analysis, words("cues_words", "hearsay")
    for token in range(len(analysis)):
        if analysis.words[token].lower() not in hearsay or analysis.heads[token] == token:
            continue
        head = analysis.heads[token]
        run = analysis.subtrees[head]
        if analysis.pos[head] in {"ADJ", "NUM"} and analysis.deps[head] in {"amod", "nummod"}:
            run = Tokens(token + 1, run.stop)
        elif analysis.pos[head] not in {"VERB", "AUX"}:
            continue
        content = _parts(page, run, Tokens(token, token + 1))
        if content:
            yield Draft(
                anchor=token,
                source=(),
                cue=(analysis.span(token),),
                content=content,
                confidence=0.7,
                why=f"“{analysis.quote(token)}”, with no source named",
            )


def labels(page: Page) -> Iterator[Draft]:
    """`Rebels: talks have failed`, as headlines have it: a name, a colon and a statement."""
    analysis = page.analysis
    for n, unit in enumerate(page.units):
        if n and page.block_of[n] == page.block_of[n - 1]:
            continue
        start = range(unit.first, min(unit.stop, unit.first + LONGEST_LABEL))
        colon = next((t for t in start if analysis.words[t] == ":"), None)
        if colon is None or colon == unit.first:
            continue
        label = Tokens(unit.first, colon)
        root = analysis.root_of(label)
        rest = Tokens(colon + 1, unit.stop)
        known = analysis.name_of[root] in NAMES or n < HEADLINES
        name = analysis.pos[root] == "PROPN" or (n < HEADLINES and analysis.words[root].istitle())
        if not name or not known or any(analysis.pos[t] == "VERB" or analysis.words[t].isupper() for t in label):
            continue
        if not any(analysis.tags[t] in FINITE for t in rest):
            continue
        yield Draft(
            anchor=colon,
            source=(tidy(page, analysis.span(label)),),
            cue=(analysis.span(colon),),
            content=(tidy(page, analysis.span(rest)),),
            confidence=0.6,
            why="a name and a colon before a statement",
        )


def phrase_drafts(page: Page, before: Sequence[Draft] = ()) -> Iterator[Draft]:
    """What phrases other than verbs attribute."""
    used = {draft.anchor for draft in before}
    for step in (according_to, adverbs, labels, signatures):
        yield from (draft for draft in step(page) if draft.anchor not in used)
