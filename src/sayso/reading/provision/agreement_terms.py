"""Obligations in agreement texts: numbered points, imperatives, and what somebody shall do."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.language import Analysis, Clause, Tokens
from sayso.model import Span
from sayso.reading import roles
from sayso.reading.outline import Point, path_name
from sayso.reading.provision.pieces import pieces
from sayso.reading.provision.spans import Term, trimmed
from sayso.reading.tables import words

OBLIGING = frozenset({"shall", "will", "must", "should", "would"})
PERMITTING = frozenset({"may", "can", "could", "might"})
COMPLEMENTS = frozenset({"xcomp", "ccomp"})
NOMINAL = frozenset({"NOUN", "PROPN"})
SHORT = 12  # tokens of a line that may head the signatures
RUN = 3  # numbered lines in a row that make a list of obligations in a text about a deal


def _obliges(analysis: Analysis, clause: Clause) -> str | None:
    """The words that make a clause an obligation; permissions and recitals are none."""
    if clause.modal in PERMITTING:
        return None
    if clause.modal in OBLIGING or clause.tense == "future":
        return clause.modal or "will"
    if clause.lemma == "be" or clause.passive:
        if any(analysis.deps[c] in COMPLEMENTS and _is_to(analysis, c) for c in analysis.children[clause.predicate]):
            return "is to"
        beside = (*clause.subjects, *clause.objects)
        named = [t for t in beside if analysis.lemmas[t] in words("agreement_words", "binding")]
        return analysis.lemmas[named[0]] if named else None
    binds = clause.lemma in words("agreement_words", "obliges") and clause.tense in {"present", "past"}
    return clause.lemma if binds else None


def _is_to(analysis: Analysis, verb: int) -> bool:
    return any(analysis.tags[c] == "TO" for c in analysis.children[verb])


def _main(analysis: Analysis, sentence: Tokens) -> Clause | None:
    """The main clause of a sentence; behind `it is agreed that` the clause that it leads to."""
    clause = roles.clause_at(analysis, analysis.root_of(sentence))
    if clause is not None and clause.lemma in {"agree", "decide", "resolve"} and clause.passive:
        inner = [roles.clause_at(analysis, c) for c in clause.complements]
        return next((c for c in inner if c is not None), clause)
    return clause


def _imperative(analysis: Analysis, clause: Clause) -> bool:
    """`Ensure …`, `Immediately release …`: a bare verb without a subject."""
    return clause.tense == "none" and not clause.subjects and analysis.tags[clause.predicate] in {"VB", "VBP"}


def _recital(analysis: Analysis, sentence: Tokens) -> bool:
    """Whether a sentence says why, not what: `Whereas …`, `Recognizing …`."""
    first = sentence.first
    return analysis.lemmas[first] in words("agreement_words", "recital") or (
        analysis.tags[first] == "VBG"
        and analysis.words[first][:1].isupper()
        and analysis.words[sentence.stop - 1] in ";,"
    )


def _announces(analysis: Analysis, sentence: Tokens) -> bool:
    """`The parties agree as follows:` says that obligations come, and is none."""
    ends = analysis.words[sentence.stop - 1] == ":"
    return ends and any(analysis.lemmas[t] in {"follow", "following"} for t in sentence)


def _bearers(clause: Clause) -> tuple[int, ...]:
    """Who must do it: the doers, or the subject of `is invited to`, `is committed to`."""
    if clause.passive and not clause.agents:
        return clause.subjects if clause.lemma in words("agreement_words", "obliges") else ()
    return roles.doers(clause)


def _sentence_terms(analysis: Analysis, sentence: Tokens, point: Point) -> Iterator[Term]:
    """The obligations of one sentence."""
    clause = _main(analysis, sentence)
    if clause is None or _recital(analysis, sentence) or _announces(analysis, sentence):
        return
    word = _obliges(analysis, clause)
    heads = point.kind == "article" and analysis.words[sentence.stop - 1] not in {".", ";", ":"}
    if word is None and point.path and not heads and _imperative(analysis, clause):
        word = "the imperative"
    if word is None or clause.modal in PERMITTING:
        return
    rule = f"“{word}” in point {path_name(point.path) or 'of the text'}"
    for verb, run in pieces(analysis, trimmed(analysis, sentence), clause):
        inner = roles.clause_at(analysis, verb)
        own = inner is not None and inner.subjects and not inner.passive and not inner.inherited_subject
        bearers = roles.doers(inner) if own and inner else _bearers(clause)
        yield Term(_acting(analysis, verb, run), run, bearers, rule=rule, confidence=0.6)


def _acting(analysis: Analysis, verb: int, run: Tokens) -> int:
    """The verb that says what is done: `procure` of `intends to procure`, `deploy` of `are invited to deploy`."""
    while analysis.lemmas[verb] in words("agreement_words", "passes_on"):
        inner = [
            c for c in analysis.children[verb] if analysis.deps[c] in COMPLEMENTS and _is_to(analysis, c) and c in run
        ]
        if not inner:
            break
        verb = inner[0]
    return verb


def _nominal(analysis: Analysis, run: Tokens, point: Point) -> Iterator[Term]:
    """A point that is a noun phrase: `Withdrawal of heavy weapons by both sides`."""
    root = analysis.root_of(run)
    named = all(analysis.pos[t] in {"PROPN", "PUNCT", "DET"} or analysis.words[t].isupper() for t in run)
    if analysis.pos[root] in NOMINAL and len(run) >= 2 and not named:
        agents = roles.under(analysis, root, frozenset({"by"}))
        yield Term(root, trimmed(analysis, run), agents, rule=f"point {path_name(point.path)}", confidence=0.5)


def _charged(analysis: Analysis, run: Tokens, point: Point) -> Iterator[Term]:
    """A point in the manner of a headline: `Parties to allow relief convoys`."""
    for token in range(run.first + 1, run.stop - 1):
        if analysis.tags[token] == "TO" and analysis.pos[token - 1] in NOMINAL and analysis.tags[token + 1] == "VB":
            yield Term(token + 1, trimmed(analysis, run), (token - 1,), rule=f"point {path_name(point.path)}")
            return


def _point_terms(analysis: Analysis, point: Point, *, listed: bool) -> Iterator[Term]:
    """The obligations of one line; where it is an item of a list, its noun phrase alone is one."""
    run = analysis.tokens_in(point.span)
    for sentence in _sentences(analysis, run):
        found = list(_sentence_terms(analysis, sentence, point))
        if not found and listed:
            whole = sentence.first == run.first
            found = list(_charged(analysis, sentence, point)) or (
                list(_nominal(analysis, sentence, point)) if whole else []
            )
        for term in found:
            yield replace(term, phase=point.phase)


def _closes(analysis: Analysis, point: Point, run: Tokens) -> bool:
    """Whether a line begins the signatures."""
    closing = words("agreement_words", "closing")
    return bool(run) and not point.marked and len(run) < SHORT and analysis.lemmas[run.first] in closing


def agreement_terms(analysis: Analysis, points: Sequence[Point], title: Span) -> Iterator[Term]:
    """The obligations of an agreement text, point by point, up to its signatures."""
    begun: set[int] = set()
    for place, point in enumerate(points):
        run = analysis.tokens_in(point.span)
        if point.span.start <= title.start or not run:
            continue
        if _closes(analysis, point, run) and begun:
            return
        listed = point.kind in {"number", "letter", "bracket"} or point.intro in begun
        found = list(_point_terms(analysis, point, listed=listed))
        if found:
            begun.add(place)
        yield from found


def list_terms(analysis: Analysis, points: Sequence[Point]) -> Iterator[Term]:
    """The obligations of a numbered list in a text about a deal: several numbered lines in a row."""
    row: list[Point] = []
    for point in (*points, None):
        if point is not None and point.kind == "number":
            row.append(point)
            continue
        if len(row) >= RUN:
            for item in row:
                yield from _point_terms(analysis, item, listed=True)
        row = []


def _sentences(analysis: Analysis, run: Tokens) -> Iterator[Tokens]:
    """The sentences of a line, cut to it."""
    if not run:
        return
    for n in range(analysis.sentence_of[run.first], analysis.sentence_of[run.stop - 1] + 1):
        sentence = analysis.sentences[n]
        cut = Tokens(max(sentence.first, run.first), min(sentence.stop, run.stop))
        if cut:
            yield cut
