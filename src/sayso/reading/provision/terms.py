"""The fields of one obligation: what, by whom, how many, how long, from when, on which condition, for what."""

from bisect import bisect_left
from dataclasses import dataclass
from itertools import takewhile

from sayso.language import Analysis, Tokens
from sayso.model import Findings, Span, TimeExpression
from sayso.reading import roles
from sayso.reading.provision.bearers import Bearers
from sayso.reading.provision.spans import Term, trimmed
from sayso.reading.quantity.quantities import Quantity, quantities
from sayso.reading.tables import words

CONDITIONS = frozenset({"if", "unless", "once", "provided", "until"})
AT_ONCE = frozenset({"immediate", "immediately", "promptly"})
EXCHANGES = (("in", "exchange", "for"), ("in", "return", "for"))


@dataclass(frozen=True, slots=True)
class Facts:
    """What the fields are read from: the text, its bearers, its quantities and time expressions in their order."""

    analysis: Analysis
    bearers: Bearers
    quantities: tuple[Quantity, ...]
    times: tuple[TimeExpression, ...]

    def quantities_in(self, span: Span) -> tuple[Quantity, ...]:
        """The quantities whose number lies inside a span."""
        first = bisect_left(self.quantities, span.start, key=lambda q: q.number.start)
        return tuple(takewhile(lambda q: q.number.end <= span.end, self.quantities[first:]))

    def times_in(self, span: Span) -> tuple[TimeExpression, ...]:
        """The time expressions inside a span."""
        first = bisect_left(self.times, span.start, key=lambda t: t.span[0].start)
        return tuple(takewhile(lambda t: t.span[0].end <= span.end, self.times[first:]))


def facts_of(analysis: Analysis, bearers: Bearers, findings: Findings) -> Facts:
    """The facts of a text, its quantities read and its time expressions put in order."""
    counted = sorted(quantities(analysis), key=lambda q: q.number)
    return Facts(analysis, bearers, tuple(counted), tuple(sorted(findings.times, key=lambda t: t.span[0])))


def action_of(analysis: Analysis, term: Term) -> str:
    """The verb or noun that says what shall be done, with its particle."""
    particle = next((c for c in analysis.children[term.head] if analysis.deps[c] == "prt"), None)
    word = analysis.words[term.head].lower()
    return word if particle is None else f"{word} {analysis.words[particle].lower()}"


def object_heads(analysis: Analysis, term: Term) -> tuple[int, ...]:
    """The heads of what it is done to: a verb's object, or what a noun has after `of` and `on`."""
    clause = roles.clause_at(analysis, term.head)
    if clause is not None:
        return tuple(t for t in roles.themes(clause) if t in term.tokens)
    return roles.under(analysis, term.head, frozenset({"of", "on", "to"}))


def object_of(analysis: Analysis, term: Term) -> str | None:
    """The words of what it is done to."""
    heads = object_heads(analysis, term)
    if not heads:
        return None
    run = analysis.subtrees[heads[0]]
    inside = Tokens(max(run.first, term.tokens.first), min(run.stop, term.tokens.stop))
    return " ".join(analysis.quote(trimmed(analysis, inside)).split()) if inside else None


def quantity_of(facts: Facts, term: Term) -> float | str | None:
    """How many or how much: the number of its object, the measure after `by`, else `all`, `full` and the like."""
    analysis = facts.analysis
    span = analysis.span(term.tokens)
    timed = facts.times_in(span)
    counted = {term.head, *object_heads(analysis, term)}
    counted |= {t for o in tuple(counted) for t in roles.under(analysis, o, frozenset({"of"}))}
    told = [
        q
        for q in facts.quantities_in(span)
        if q.kind != "time" and not any(t.span[0] & q.number for t in timed) and _counts(analysis, q, counted)
    ]
    told.sort(key=lambda q: not _is_measure(analysis, q))
    if told and told[0].kind == "count" and told[0].low is not None and told[0].low == told[0].high:
        return told[0].low
    if told:
        return " ".join(analysis.text[told[0].number.start : told[0].number.end].split())
    return _vague(analysis, term, counted)


def _is_measure(analysis: Analysis, quantity: Quantity) -> bool:
    """`moved back by nine kilometres`: how far, not what of."""
    first = analysis.tokens_in(quantity.number).first
    return first > 0 and analysis.lemmas[first - 1] in {"by", "to"}


def _counts(analysis: Analysis, quantity: Quantity, counted: set[int]) -> bool:
    """Whether a number counts what the obligation is about: not a year, a law, or things named beside it."""
    if quantity.kind != "count":
        return True
    noun = quantity.noun
    return noun is not None and (noun in counted or roles.is_a(analysis, noun, "captive"))


def _vague(analysis: Analysis, term: Term, counted: set[int]) -> str | None:
    """`all`, `some`, `many`: of those who are moved or freed, else at what the obligation is about."""
    vague = words("agreement_words", "vague")
    moved = [t for t in term.tokens if roles.is_a(analysis, t, "captive") or roles.is_a(analysis, t, "force")]
    for head in (*moved, *sorted(counted)):
        for child in analysis.children[head]:
            if child in term.tokens and analysis.lemmas[child] in vague:
                return analysis.lemmas[child]
        if analysis.lemmas[head] in {"all", "some"}:
            return analysis.lemmas[head]
    return None


def duration_of(facts: Facts, term: Term) -> str | None:
    """How long: a TIMEX3 duration, else `permanent`."""
    analysis = facts.analysis
    for time in facts.times_in(analysis.span(term.tokens)):
        before = analysis.tokens_in(time.span[0]).first - 1
        if time.type == "DURATION" and time.value and not _deadline(analysis, before):
            return time.value
    return next((analysis.lemmas[t] for t in term.tokens if analysis.lemmas[t] in {"permanent", "lasting"}), None)


def _deadline(analysis: Analysis, before: int) -> bool:
    return before >= 0 and analysis.lemmas[before] in {"within", "after", "into", "in", "than"}


def start_of(facts: Facts, term: Term) -> str | None:
    """From or until when: a TIMEX3 date, the words of a deadline, or `immediately`."""
    analysis = facts.analysis
    for time in facts.times_in(analysis.span(term.tokens)):
        run = analysis.tokens_in(time.span[0])
        before = run.first - 1
        if time.type in {"DATE", "TIME"} and time.value and time.value[:1].isdigit():
            return time.value
        if time.type == "DURATION" and _deadline(analysis, before):
            head = analysis.heads[run.first]
            stop = max(run.stop, min(analysis.subtrees[before].stop, term.tokens.stop))
            return " ".join(analysis.quote(Tokens(before, max(stop, head if head in run else run.stop))).split())
    return next((analysis.words[t].lower() for t in term.tokens if analysis.lemmas[t] in AT_ONCE), None)


def condition_of(facts: Facts, term: Term) -> str | None:
    """The words of the clause that it hangs on: `if …`, `unless …`, `once …`."""
    analysis = facts.analysis
    clause = roles.clause_at(analysis, term.head)
    if clause is None:
        return None
    for child in analysis.children[term.head]:
        inner = roles.clause_at(analysis, child)
        if inner is not None and analysis.deps[child] == "advcl" and inner.marker in CONDITIONS:
            return " ".join(analysis.quote(trimmed(analysis, analysis.subtrees[child])).split())
    return None


def exchange(analysis: Analysis, sentence: Tokens) -> Tokens | None:
    """The words after `in exchange for` or `in return for` in a sentence."""
    for token in range(sentence.first, sentence.stop - 3):
        if tuple(analysis.lemmas[token : token + 3]) in EXCHANGES:
            head = token + 2
            stop = max(analysis.subtrees[head].stop, head + 2)
            return trimmed(analysis, Tokens(head + 1, min(stop, sentence.stop)))
    return None


def in_return_for(facts: Facts, term: Term) -> str | None:
    """What the other side gives for it, in the text's words."""
    analysis = facts.analysis
    sentence = analysis.sentences[analysis.sentence_of[term.head]]
    given = exchange(analysis, sentence)
    if given is None:
        return None
    if term.head in given:
        before = Tokens(sentence.first, given.first - 3)
        return " ".join(analysis.quote(trimmed(analysis, before)).split()) if before else None
    if term.tokens.first < given.first:
        return " ".join(analysis.quote(given).split())
    return None
