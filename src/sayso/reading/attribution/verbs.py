"""Verbs that attribute: for each cue verb the likeliest frame it stands in, weakened by mood and negation."""

from collections.abc import Iterator, Sequence

from sayso.language import Analysis, Tokens
from sayso.language.analysis import Clause
from sayso.model import Span, Spans
from sayso.reading.attribution.cues import VerbCue, adjective_cues, cue_lemma, verb_cues
from sayso.reading.attribution.draft import Draft
from sayso.reading.attribution.edges import Layout, layout_of
from sayso.reading.attribution.frame import Frame, is_infinitive
from sayso.reading.attribution.frames import frames_of
from sayso.reading.attribution.page import Page
from sayso.reading.attribution.spans import AUXILIARIES, cue_run, tidy
from sayso.reading.attribution.subjects import can_speak, source_of
from sayso.reading.tables import words

LEAST = 0.5  # the share of uses below which a frame is not taken for an attribution
SURE = 0.8  # the share from which a verb attributes without a source
UNREAL = frozenset({"could", "may", "might", "can", "should"})
CONDITIONS = frozenset({"if", "unless"})
WITHHOLDING = frozenset({"decline", "refuse"})
OBSERVING = frozenset({"note", "observe", "confirm", "record", "see", "hear", "find", "count"})
UNNAMED = frozenset({"name", "identify", "quote"})  # `asked not to be named`
WITHHELD = frozenset({"confirm", "rule", "suggest", "comment", "deny"})  # attributes even when negated


def _mood(analysis: Analysis, clause: Clause, cue: VerbCue, frame: Frame) -> float:
    """How far mood and negation weaken a use: what is only possible or withheld is not said."""
    verb = clause.predicate
    weak = [
        (0.3, _bare_participle(analysis, clause)),
        (0.3, clause.negated and cue.quote and cue.lemma not in WITHHELD),
        (0.4, clause.marker in CONDITIONS),
        (0.6, not cue.quote and not _by_others(analysis, clause, frame) and _thing(analysis, clause)),
        (0.3, cue.lemma in OBSERVING and _monitor(analysis, clause)),
        (0.5, clause.modal in UNREAL and not frame.sourceless),
        (0.5, clause.tense == "none" and analysis.tags[verb] == "VB"),
        (0.4 if _under_cue(analysis, verb) else 0.62, is_infinitive(analysis, verb) and not _outright(analysis, verb)),
    ]
    return min((factor for factor, holds in weak if holds), default=1.0)


def _by_others(analysis: Analysis, clause: Clause, frame: Frame) -> bool:
    """Whether a passive's subject is what is spoken of: `the truce was hailed by …`, `the truce is expected to …`."""
    return frame.sourceless or (frame.source is not None and analysis.deps[clause.predicate] != "acl")


def _thing(analysis: Analysis, clause: Clause) -> bool:
    """Whether the subject is a thing, which wants and thinks nothing; a poll or a letter speaks for those behind it."""
    telling = words("cues_words", "telling")
    things = [analysis.pos[s] == "NOUN" and analysis.lemmas[s] not in telling for s in clause.subjects]
    return bool(things) and all(things) and not any(can_speak(analysis, s) for s in clause.subjects)


def _monitor(analysis: Analysis, clause: Clause) -> bool:
    """Whether the subject is a monitoring mission: what it records is a figure or an event, and not said."""
    return any(analysis.lemmas[s] in words("cues_words", "monitor") for s in clause.subjects)


def _bare_participle(analysis: Analysis, clause: Clause) -> bool:
    """Whether a verb is a participle without auxiliary: `asked about it, he said …`."""
    helped = any(analysis.deps[c] in {*AUXILIARIES, "nsubj"} for c in analysis.children[clause.predicate])
    return analysis.tags[clause.predicate] == "VBN" and not clause.passive and not helped


def _under_cue(analysis: Analysis, verb: int) -> bool:
    """Whether an infinitive is what another cue is about: `plans to announce …`, but not `is glad to announce …`."""
    head = analysis.heads[verb]
    known = cue_lemma(analysis.lemmas[head]) in verb_cues()
    adjective = adjective_cues().get(analysis.words[head].lower())
    about = known if adjective is None else adjective.to >= LEAST
    return analysis.deps[verb] in {"xcomp", "ccomp"} and about


def _outright(analysis: Analysis, verb: int) -> bool:
    """Whether an infinitive tells what is done: `continue to press …`, `were quick to welcome …`."""
    head = analysis.heads[verb]
    return analysis.deps[verb] in {"xcomp", "ccomp"} and analysis.lemmas[head] in words("cues_words", "outright")


def _goes_on(analysis: Analysis, verb: int) -> bool:
    """Whether an infinitive makes one cue with the verb before it: `continue to press`."""
    return is_infinitive(analysis, verb) and _outright(analysis, verb) and analysis.pos[analysis.heads[verb]] == "VERB"


def _refusal(analysis: Analysis, verb: int) -> int | None:
    """The `declined` of `declined to confirm or deny`, where a verb of saying hangs on one."""
    while analysis.deps[verb] == "conj" and analysis.pos[analysis.heads[verb]] == "VERB":
        verb = analysis.heads[verb]
    head = analysis.heads[verb]
    if analysis.deps[verb] == "xcomp" and analysis.lemmas[head] in WITHHOLDING:
        return head
    return None


def _withholds(layout: Layout, clause: Clause) -> bool:
    """Whether a verb is the `declined` of `declined to say what …`, which is one cue with the verb of saying.

    Nor does `declined to be named` attribute anything.
    """
    analysis = layout.page.analysis
    if any(analysis.lemmas[c] in UNNAMED for c in clause.complements):
        return True
    if clause.lemma not in WITHHOLDING:
        return False
    for child in (t for c in clause.complements for t in analysis.conjuncts(c)):
        cue = verb_cues().get(cue_lemma(analysis.lemmas[child]))
        inner = analysis.clause_around(child)
        if cue is None or not cue.quote or inner is None:
            continue
        if any(f.content and f.share >= LEAST for f in frames_of(layout, inner, cue)):
            return True
    return False


def _clipped(page: Page, verb: int, content: Spans) -> Spans:
    """A content kept within the quotation that its cue stands in, and never ending amid another one."""
    held = page.quote_of[verb]
    bounds = page.quotes[held].span if held is not None else None
    kept = []
    for span in content:
        if bounds is not None:
            part = span & Span(bounds.start + 1, bounds.end)
            span = tidy(page, part) if part is not None else Span(0, 0)
        else:
            span = _whole(page, span)
        if span.end > span.start:
            kept.append(span)
    return tuple(kept)


def _whole(page: Page, span: Span) -> Span:
    """A span that ends amid quoted words, drawn to the quotation's end."""
    crossing = page.crossing(span)
    if crossing and crossing[-1].span.end > span.end and crossing[-1].span.start >= span.start:
        return tidy(page, Span(span.start, crossing[-1].span.end))
    return span


def _empty(page: Page, content: Spans) -> bool:
    """Whether a content is a bare pronoun: nothing that can stand in a record."""
    said = " ".join(page.text[s:e] for s, e in content).strip("\"”“’‘' ").lower()
    return not said or said in words("cues_words", "empty")


def _draft(layout: Layout, clause: Clause, cue: VerbCue, frame: Frame) -> Draft | None:
    page, verb = layout.page, clause.predicate
    analysis = page.analysis
    refusal = _refusal(analysis, verb)
    share = frame.share * (1.0 if refusal is not None else _mood(analysis, clause, cue, frame))
    if share < LEAST or not frame.content:
        return None
    content = _clipped(page, verb, frame.content)
    if _empty(page, content):
        return None
    source: Spans = () if frame.sourceless else frame.source or source_of(page, clause, layout.outer)
    if not source and not frame.sourceless and share < SURE:
        return None
    run = cue_run(analysis, verb)
    lead = refusal if refusal is not None or not _goes_on(analysis, verb) else analysis.heads[verb]
    first = run.first if lead is None else cue_run(analysis, lead).first
    return Draft(
        anchor=verb,
        source=source,
        cue=(analysis.span(Tokens(first, max(run.stop, frame.cue_stop or 0))),),
        content=content,
        confidence=share,
        why=f"“{analysis.quote(verb)}” with {frame.name}",
    )


def verb_drafts(page: Page, before: Sequence[Draft] = ()) -> Iterator[Draft]:
    """What the verbs of a page attribute: for each verb the first of its frames that is likely enough."""
    used = {draft.anchor for draft in before}
    cues, layout = verb_cues(), layout_of(page)
    for clause in page.analysis.clauses:
        cue = cues.get(cue_lemma(clause.lemma))
        if cue is None or clause.predicate in used or _withholds(layout, clause):
            continue
        for frame in frames_of(layout, clause, cue):
            draft = _draft(layout, clause, cue, frame)
            if draft is not None:
                yield draft
                break
