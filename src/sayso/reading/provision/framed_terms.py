"""Obligations that a paragraph or list lays out: `In the first phase, …`, `Under the plan, …`, `Its main points are:`.

A frame opens with a phase or a deal at the head of a sentence and holds to the end of the paragraph; a line with a
colon that speaks of a deal opens one for the lines below it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.language import Analysis, Clause, Tokens
from sayso.reading import roles
from sayso.reading.outline import Point, phase_number
from sayso.reading.provision.conditions import marker_of
from sayso.reading.provision.doers import bearers_of
from sayso.reading.provision.pieces import pieces
from sayso.reading.provision.prose import FAR, PHASES, Text, contents
from sayso.reading.provision.sentences import PERMITTING, sentences_of
from sayso.reading.provision.spans import FRAMED, Term, has_subject, trimmed
from sayso.reading.tables import column, words

AHEAD = 12  # tokens at the head of a sentence in which it opens a frame
MODALS = frozenset({"would", "will", "shall", "must", "should"})
CONDITIONS = frozenset({"if", "once", "when", "after", "unless"})
LEADING = frozenset({"under", "in", "during", "as", "by"})
PRESENT = frozenset({"present", "none", "infinitive"})


@dataclass(frozen=True, slots=True)
class Frame:
    """The deal and phase that the sentences after a phrase are about."""

    deal: int | None
    phase: int | None
    condition: Tokens | None = None  # what the phase hangs on


def framed_terms(text: Text, points: Sequence[Point]) -> Iterator[Term]:
    """The obligations of framed paragraphs and of lists below a line about a deal."""
    for place, point in enumerate(points):
        run = text.analysis.tokens_in(point.span)
        if not run:
            continue
        above = points[point.intro] if point.intro is not None else None
        if above is not None:
            frame = _of_list(text, above)
            if frame is not None and not _heads_list(points, place):
                yield from _item(text, run, Frame(frame.deal, point.phase))
        elif not point.marked:
            yield from _paragraph(text, run)


def _heads_list(points: Sequence[Point], place: int) -> bool:
    """Whether a line below another with a colon only heads a part of its list: `Phase one (30 days)`."""
    after = points[place + 1] if place + 1 < len(points) else None
    return not points[place].marked and after is not None and after.marked


def _of_list(text: Text, above: Point) -> Frame | None:
    """The frame of a list: where the line above names a deal, or its points, terms and what it provides."""
    analysis = text.analysis
    run = analysis.tokens_in(above.span)
    last = list(sentences_of(analysis, run))[-1:] if run else []
    tokens = [t for sentence in last for t in sentence]
    named = [t for t in tokens if t in text.deals]
    speaks = any(
        roles.word(analysis, t) in words("provision_nouns", "points")
        or (analysis.pos[t] == "VERB" and analysis.lemmas[t] in words("provision_verbs", "it_contains"))
        for t in tokens
    )
    if not named and not speaks:
        return None
    deal = named[-1] if named else text.deal_before(run.stop, FAR)
    return None if deal is None else Frame(deal, above.phase)


def _paragraph(text: Text, run: Tokens) -> Iterator[Term]:
    """The obligations of a paragraph from where a frame opens."""
    frame: Frame | None = None
    for sentence in sentences_of(text.analysis, run):
        frame = _opened(text, sentence, frame) or frame
        if frame is not None:
            frame = replace(frame, condition=_condition(text, sentence) or frame.condition)
            yield from _sentence(text, sentence, frame, modals=MODALS)


def _opened(text: Text, sentence: Tokens, frame: Frame | None) -> Frame | None:
    """The frame that a sentence opens: by `In the first phase`, `Under the plan`, or a phase for its subject."""
    analysis = text.analysis
    head = Tokens(sentence.first, min(sentence.stop, sentence.first + AHEAD))
    phase = _phase_ahead(analysis, sentence, head)
    if phase is not None:
        deal = frame.deal if frame is not None else text.deal_before(sentence.first + AHEAD, FAR)
        return Frame(deal, phase) if deal is not None else None
    for token in head:
        preposition = analysis.heads[token]
        if token in text.deals and analysis.lemmas[preposition] == "under" and preposition in head:
            return Frame(token, None)
    return None


def _phase_ahead(analysis: Analysis, sentence: Tokens, head: Tokens) -> int | None:
    """The phase that the head of a sentence is about."""
    opening = analysis.lemmas[sentence.first] in LEADING
    for token in head:
        if analysis.lemmas[token] in PHASES:
            subject = analysis.deps[token] in {"nsubj", "nsubjpass"}
            if opening or subject:
                return phase_number(
                    analysis.quote(Tokens(max(sentence.first, token - 3), min(sentence.stop, token + 2)))
                )
    return None


def _sentence(text: Text, sentence: Tokens, frame: Frame, modals: frozenset[str]) -> Iterator[Term]:
    """What the main clauses of a framed sentence lay down."""
    analysis = text.analysis
    clause = _laid_down(analysis, sentence)
    if clause is None:
        return
    if _contains(text, clause):
        for term in contents(text, clause):
            yield _framed(term, frame)
        return
    for verb, run in pieces(analysis, trimmed(analysis, sentence), clause):
        inner = analysis.clause_at(verb)
        modal = clause.modal if inner is None or inner.modal is None else inner.modal
        if inner is None or modal not in modals or _is_empty(analysis, inner):
            continue
        own = bool(inner.subjects) and not inner.inherited_subject
        yield _framed(
            Term(verb, _told(analysis, _led(analysis, run)), bearers_of(analysis, inner if own else clause)), frame
        )


def _laid_down(analysis: Analysis, sentence: Tokens) -> Clause | None:
    """The main clause, or the one that somebody told: `…, the mediator told reporters`."""
    clause = analysis.clause_at(analysis.root_of(sentence))
    if clause is None or clause.modal in MODALS:
        return clause
    for complement in clause.complements:
        inner = analysis.clause_at(complement)
        if inner is not None and inner.modal in MODALS and complement < clause.predicate:
            return inner
    return clause


def _contains(text: Text, clause: Clause) -> bool:
    """`It provides for …`, `The third phase would include …`: what a deal or phase is said to contain."""
    analysis = text.analysis
    named = any(t in text.deals or _is_phase(analysis, t) for t in clause.subjects)
    meant = any(analysis.pos[t] == "PRON" for t in clause.subjects)
    listed = (named and text.listed(clause, "contains")) or (meant and text.listed(clause, "it_contains"))
    return listed and not clause.passive


def _is_phase(analysis: Analysis, token: int) -> bool:
    ordinal = analysis.lemmas[token] in column("ordinals", "word", "value") and analysis.pos[token] != "NUM"
    return ordinal or analysis.lemmas[token] in PHASES


def _is_empty(analysis: Analysis, clause: Clause) -> bool:
    """Whether a clause only says when a phase begins or how long it lasts."""
    phase = any(_is_phase(analysis, t) for t in clause.subjects)
    return phase and clause.lemma in words("provision_verbs", "empty")


def _condition(text: Text, sentence: Tokens) -> Tokens | None:
    """What a phase hangs on: `The third phase would begin only if the withdrawal was complete`."""
    analysis = text.analysis
    clause = analysis.clause_at(analysis.root_of(sentence))
    if clause is None or not _is_empty(analysis, clause):
        return None
    for child in analysis.children[clause.predicate]:
        if marker_of(analysis, child) in CONDITIONS:
            return trimmed(analysis, analysis.subtrees[child])
    return None


def _framed(term: Term, frame: Frame) -> Term:
    deal = term.deal if term.deal is not None else frame.deal
    return replace(
        term, deal=deal, phase=frame.phase or term.phase, rule=FRAMED, confidence=0.65, condition=frame.condition
    )


def _led(analysis: Analysis, run: Tokens) -> Tokens:
    """A run without the phrase that opens the frame: `In the first phase, which would last 30 days, both sides …`."""
    if analysis.lemmas[run.first] not in LEADING:
        return run
    root = analysis.root_of(run)
    root = next((t for t in (root, *analysis.children[root]) if _modal(analysis, t)), root)
    subjects = [c for c in analysis.children[root] if analysis.deps[c] in {"nsubj", "nsubjpass", "expl"} and c in run]
    first = analysis.subtrees[subjects[0]].first if subjects else run.first
    return Tokens(first, run.stop) if run.first < first else run


def _told(analysis: Analysis, run: Tokens) -> Tokens:
    """A run without who says so at its end: `…, according to a copy`, `…, the mediator told reporters`."""
    root = analysis.root_of(analysis.sentences[analysis.sentence_of[run.first]])
    speaker = [analysis.subtrees[c].first for c in analysis.children[root] if analysis.deps[c] == "nsubj"]
    for token in range(run.first + 1, run.stop):
        if analysis.words[token - 1] == "," and (
            (root in run and not _modal(analysis, root) and token in speaker)
            or (analysis.lemmas[token] == "accord" and token + 1 < run.stop and analysis.lemmas[token + 1] == "to")
        ):
            return trimmed(analysis, Tokens(run.first, token))
    return run


def _modal(analysis: Analysis, token: int) -> bool:
    clause = analysis.clause_at(token)
    return clause is not None and clause.modal in MODALS


def _item(text: Text, run: Tokens, frame: Frame) -> Iterator[Term]:
    """The obligations of an item: its clauses, whatever their tense, or its noun phrase; permissions are none."""
    analysis = text.analysis
    for sentence in (part for whole in sentences_of(analysis, run) for part in _halves(analysis, whole)):
        clause = analysis.clause_at(analysis.root_of(sentence))
        if clause is not None and (clause.modal in PERMITTING or clause.modal in MODALS or _contains(text, clause)):
            yield from _sentence(text, sentence, frame, modals=MODALS)
        elif clause is not None and (
            clause.tense in PRESENT or analysis.tags[clause.predicate] in {"VBZ", "VBP", "VB"}
        ):
            for verb, part in pieces(analysis, trimmed(analysis, sentence), clause):
                inner = analysis.clause_at(verb) or clause
                own = has_subject(analysis, verb) and not inner.inherited_subject
                yield _framed(Term(verb, part, bearers_of(analysis, inner if own else clause)), frame)
        elif clause is None and len(sentence) > 1:
            yield from _noun_item(analysis, sentence, frame)


def _halves(analysis: Analysis, sentence: Tokens) -> Iterator[Tokens]:
    """A sentence parted at its semicolons."""
    first = sentence.first
    for token in sentence:
        if analysis.words[token] == ";" and first < token:
            yield Tokens(first, token)
            first = token + 1
    if first < sentence.stop:
        yield Tokens(first, sentence.stop)


def _noun_item(analysis: Analysis, sentence: Tokens, frame: Frame) -> Iterator[Term]:
    """`A truce of six weeks`, `Release of all prisoners`."""
    root = analysis.root_of(sentence)
    if analysis.pos[root] in roles.NOMINAL:
        yield _framed(Term(root, trimmed(analysis, sentence), roles.under(analysis, root, frozenset({"by"}))), frame)
