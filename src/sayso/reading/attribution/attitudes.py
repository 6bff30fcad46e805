"""Nouns and adjectives that attribute: `its demand for …`, `expressed concern that …`, `is optimistic about …`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.language import Analysis, Tokens
from sayso.model import Spans
from sayso.reading.attribution.cues import PhraseCue, adjective_cues, noun_cues
from sayso.reading.attribution.draft import Draft
from sayso.reading.attribution.page import Page
from sayso.reading.attribution.spans import cue_run, source_spans, tidy
from sayso.reading.attribution.subjects import misplaced_cues, near_subjects, source_of
from sayso.reading.tables import words

LEAST = 0.5  # the share of uses below which a phrase is not taken for an attribution
LATER = frozenset({"after", "before", "when", "while", "as", "since"})
SPEAKERS = frozenset({"PERSON", "ORG", "GPE", "NORP"})


@dataclass(frozen=True, slots=True)
class Complement:
    """What an attitude is about, its share, and where the cue ends."""

    run: Tokens
    share: float
    cue_stop: int


def _complement(analysis: Analysis, token: int, cue: PhraseCue) -> Complement | None:
    """The clause, infinitive or prepositional phrase that a noun or adjective takes."""
    for child in analysis.children[token]:
        run, label = analysis.subtrees[child], analysis.deps[child]
        if child < token:
            continue
        if label in {"acl", "ccomp", "relcl", "xcomp", "advcl"}:
            marks = {
                analysis.words[c].lower()
                for c in analysis.children[child]
                if _marks(analysis, c) or (label == "acl" and c == run.first)  # `that` misread as its object
            }
            if "to" in marks:
                return Complement(run, cue.to, token + 1)
            if "that" in marks or (label == "ccomp" and not marks):
                return Complement(run, cue.that, token + 1)
        elif label in {"prep", "agent"}:
            share = cue.about.get(analysis.lemmas[child], 0.0)
            inner = [c for c in analysis.children[child] if analysis.deps[c] in {"pobj", "pcomp"}]
            if share and inner:
                first = min(analysis.subtrees[c].first for c in inner)
                stop = max(analysis.subtrees[c].stop for c in inner)
                return Complement(_timed(analysis, Tokens(first, stop)), share, child + 1)
    return None


def _distant(analysis: Analysis, token: int, cue: PhraseCue) -> Complement | None:
    """The clause that the parser hangs on the verb before an adjective: `grew frustrated last week that …`."""
    head = analysis.heads[token]
    if analysis.deps[token] not in {"acomp", "oprd"}:
        return None
    for child in analysis.children[head]:
        marks = {analysis.words[c].lower() for c in analysis.children[child] if analysis.deps[c] == "mark"}
        if child > token and analysis.deps[child] in {"ccomp", "advcl"} and "that" in marks:
            return Complement(analysis.subtrees[child], cue.that, token + 1)
    return None


def _timed(analysis: Analysis, run: Tokens) -> Tokens:
    """A noun phrase without the time clause that the writer adds: `a deal after talks resumed`."""
    words_in = range(run.first + 1, run.stop)
    cuts = (t for t in words_in if analysis.words[t].lower() in LATER and _marks(analysis, t))
    return Tokens(run.first, next(cuts, run.stop))


def _marks(analysis: Analysis, token: int) -> bool:
    return analysis.deps[token] == "mark" or analysis.tags[token] == "TO"


def _draft(page: Page, token: int, cue: Tokens, source: Spans, found: Complement, why: str) -> Draft | None:
    content = tidy(page, page.analysis.span(found.run))
    if content.end <= content.start:
        return None
    return Draft(
        anchor=token,
        source=source,
        cue=(page.analysis.span(Tokens(cue.first, max(cue.stop, found.cue_stop))),),
        content=(content,),
        confidence=found.share,
        why=why,
    )


def _possessor(page: Page, noun: int) -> Spans:
    """Whose claim or fear it is: `the union’s`, `its`, a name before it, or `by` and `from`."""
    analysis = page.analysis
    for child in analysis.children[noun]:
        named = analysis.name_of[child] in SPEAKERS
        if analysis.deps[child] == "poss" or (analysis.deps[child] in {"amod", "compound", "nmod"} and named):
            return source_spans(page, [child])
        if analysis.deps[child] == "prep" and analysis.lemmas[child] in {"by", "from", "among"}:
            inner = [c for c in analysis.children[child] if analysis.deps[c] == "pobj"]
            if inner:
                return source_spans(page, inner)
    return ()


def noun_drafts(page: Page) -> Iterator[Draft]:
    """`the union’s demand for …`, `expressed fears that …`, `there were hopes of …`."""
    analysis, cues, light = page.analysis, noun_cues(), words("cues_words", "light")
    outer = misplaced_cues(analysis)
    for token in range(len(analysis)):
        if analysis.pos[token] != "NOUN" or (cue := cues.get(analysis.lemmas[token])) is None:
            continue
        found = _complement(analysis, token, cue)
        if found is None or found.share < LEAST:
            continue
        head = analysis.heads[token]
        clause = analysis.clause_at(head) if analysis.deps[token] in {"dobj", "attr"} else None
        draft = None
        if clause is not None and cue.light and analysis.lemmas[head] in light and not _possessor(page, token):
            first = min(cue_run(analysis, head).first, token)
            source = source_of(page, clause, outer)
            why = f"“{analysis.quote(token)}” after a light verb"
            draft = _draft(page, token, Tokens(first, token + 1), source, found, why)
        elif source := _possessor(page, token):
            why = f"whose “{analysis.quote(token)}” it is"
            draft = _draft(page, token, Tokens(token, token + 1), source, found, why)
        if draft is not None:
            yield draft


def adjective_drafts(page: Page) -> Iterator[Draft]:
    """`is optimistic about …`, `remains committed to …`, `, confident that …`."""
    analysis, cues, links = page.analysis, adjective_cues(), words("cues_words", "link")
    for token in range(len(analysis)):
        cue = cues.get(analysis.lemmas[token]) or cues.get(analysis.words[token].lower())
        if cue is None or analysis.pos[token] not in {"ADJ", "VERB"}:
            continue
        head = analysis.heads[token]
        found = _complement(analysis, token, cue) or _distant(analysis, token, cue)
        if found is None or found.share < LEAST:
            continue
        helped = any(analysis.deps[c] == "auxpass" for c in analysis.children[token])
        if analysis.deps[token] in {"acomp", "oprd"} and analysis.lemmas[head] in links:
            clause = analysis.clause_at(head)
            run = Tokens(min(cue_run(analysis, head).first, token), token + 1)  # `how surprised he is`
        elif helped:
            clause, run = analysis.clause_at(token), cue_run(analysis, token)
        else:
            continue
        subjects = near_subjects(analysis, token) if clause is None else ()
        source = source_of(page, clause, {}) if clause is not None else source_spans(page, subjects)
        if source:
            draft = _draft(page, token, run, source, found, f"“{analysis.quote(token)}” of its subject")
            if draft is not None:
                yield draft


def attitude_drafts(page: Page, before: Sequence[Draft] = ()) -> Iterator[Draft]:
    """What nouns and adjectives attribute."""
    used = {draft.anchor for draft in before}
    for step in (noun_drafts, adjective_drafts):
        yield from (draft for draft in step(page) if draft.anchor not in used)
