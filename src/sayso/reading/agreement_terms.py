"""Obligations in agreement texts: numbered points, imperatives, and what somebody shall do."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.language import Analysis, Clause, Tokens
from sayso.model import Span
from sayso.reading import roles
from sayso.reading.outline import Point, path_name
from sayso.reading.provision_spans import Term, trimmed
from sayso.reading.tables import words

OBLIGING = frozenset({"shall", "will", "must", "should", "would"})
BE_TO = frozenset({"xcomp", "ccomp"})
CLOSING = frozenset({"participant", "signatory", "witness", "guarantor", "signature", "done", "signed"})
LONGEST = 90  # tokens of one obligation
NOMINAL = frozenset({"NOUN", "PROPN"})


def _obliges(analysis: Analysis, clause: Clause) -> str | None:
    """The words that make a clause an obligation; permissions and recitals are none."""
    if clause.modal in OBLIGING or clause.tense == "future":
        return clause.modal or "will"
    if clause.lemma == "be" or clause.passive:
        for child in analysis.children[clause.predicate]:
            if analysis.deps[child] in BE_TO and _is_to(analysis, child):
                return "is to"
    if clause.lemma in words("agreement_words", "obliges") and clause.tense in {"present", "past"}:
        return clause.lemma
    return None


def _is_to(analysis: Analysis, verb: int) -> bool:
    return any(analysis.tags[c] == "TO" for c in analysis.children[verb])


def _main(analysis: Analysis, sentence: Tokens) -> Clause | None:
    """The main clause of a sentence; behind `it is agreed that` the clause that it leads to."""
    root = analysis.root_of(sentence)
    clause = roles.clause_at(analysis, root)
    if clause is not None and clause.lemma in {"agree", "decide", "resolve"} and clause.passive:
        for complement in clause.complements:
            inner = roles.clause_at(analysis, complement)
            if inner is not None:
                return inner
    return clause


def _imperative(analysis: Analysis, clause: Clause) -> bool:
    """`Ensure …`, `Immediately release …`: a bare verb without a subject."""
    return clause.tense == "none" and not clause.subjects and analysis.tags[clause.predicate] in {"VB", "VBP"}


def _split(analysis: Analysis, run: Tokens, clause: Clause) -> Iterator[tuple[int, Tokens]]:
    """A sentence as one obligation for each joined verb that has an object or clause of its own."""
    verbs = [v for v in analysis.conjuncts(clause.predicate) if v in run and roles.clause_at(analysis, v)]
    own = [v for v in verbs if v == clause.predicate or _has_own(analysis, v)]
    starts = [run.first, *(_begin(analysis, v) for v in own if v != clause.predicate)]
    stops = [*starts[1:], run.stop]
    for verb, first, stop in zip(own, starts, stops, strict=True):
        if stop > first:
            yield verb, trimmed(analysis, Tokens(first, stop))


def _has_own(analysis: Analysis, verb: int) -> bool:
    return any(analysis.deps[c] in {"dobj", "nsubj", "nsubjpass", "ccomp", "xcomp"} for c in analysis.children[verb])


def _begin(analysis: Analysis, verb: int) -> int:
    """Where the words of a joined verb begin: at its subject or auxiliaries."""
    return analysis.subtrees[verb].first


def _sentence_terms(analysis: Analysis, sentence: Tokens, point: Point) -> Iterator[Term]:
    """The obligations of one sentence."""
    clause = _main(analysis, sentence)
    where = path_name(point.path)
    if clause is None:
        return
    word = _obliges(analysis, clause)
    if word is None and point.marked and _imperative(analysis, clause):
        word = "the imperative"
    if word is None or clause.modal in {"may", "can", "could", "might"}:
        return
    bearers = roles.doers(clause) if not clause.passive or clause.agents else ()
    for verb, run in _split(analysis, trimmed(analysis, sentence), clause):
        inner = roles.clause_at(analysis, verb)
        own = roles.doers(inner) if inner is not None and inner.subjects and not inner.passive else bearers
        yield Term(verb, run, own, rule=f"“{word}” in point {where or 'of the text'}", confidence=0.6)


def _nominal(analysis: Analysis, run: Tokens, point: Point) -> Iterator[Term]:
    """A numbered point that is a noun phrase: `Withdrawal of heavy weapons by both sides`."""
    root = analysis.root_of(run)
    if analysis.pos[root] in NOMINAL and len(run) >= 3:
        agents = roles.under(analysis, root, frozenset({"by"}))
        yield Term(root, trimmed(analysis, run), agents, rule=f"point {path_name(point.path)}", confidence=0.5)


def _closes(analysis: Analysis, point: Point, run: Tokens) -> bool:
    """Whether a line begins the signatures."""
    return bool(run) and not point.marked and len(run) < 12 and analysis.lemmas[run.first] in CLOSING


def agreement_terms(analysis: Analysis, points: Sequence[Point], title: Span) -> Iterator[Term]:
    """The obligations of an agreement text, point by point, up to its signatures."""
    begun = False
    for point in points:
        run = analysis.tokens_in(point.span)
        if point.span.start <= title.start or not run:
            continue
        if _closes(analysis, point, run) and begun:
            return
        for sentence in _sentences(analysis, run):
            found = list(_sentence_terms(analysis, sentence, point))
            if not found and point.kind in {"number", "letter", "bracket"} and sentence.first == run.first:
                found = list(_nominal(analysis, sentence, point))
            begun = begun or bool(found)
            for term in found:
                yield replace(term, phase=point.phase)


def _sentences(analysis: Analysis, run: Tokens) -> Iterator[Tokens]:
    """The sentences of a line, cut to it."""
    for n in range(analysis.sentence_of[run.first], analysis.sentence_of[run.stop - 1] + 1):
        sentence = analysis.sentences[n]
        cut = Tokens(max(sentence.first, run.first), min(sentence.stop, run.stop))
        if cut:
            yield cut
