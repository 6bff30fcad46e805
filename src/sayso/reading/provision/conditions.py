"""What an obligation hangs on, and what the other side gives in return for it."""

import re

from sayso.language import Analysis, Tokens
from sayso.reading.provision.doers import stranded
from sayso.reading.provision.facts import Facts
from sayso.reading.provision.spans import Term, trimmed
from sayso.reading.tables import words

CONDITIONS = frozenset({"if", "unless", "once", "provided", "until"})
PROVISO = re.compile(r"^(?:provided|on condition|in case) that ", re.IGNORECASE)  # says no more than its clause
BEGINS = frozenset({"when", "after"})  # `shall begin when the guild has left`
PROVISOS = (("provide", "that"), ("provided", "that"), ("on", "condition"), ("in", "case"))
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
SIGN = 3  # tokens of `in return for`
EXCHANGES = (("in", "exchange", "for"), ("in", "return", "for"))


def condition_of(facts: Facts, term: Term) -> str | None:
    """The words of the clause that it hangs on: `if …`, `unless …`, `once …`; else what its phase or list hangs on."""
    analysis = facts.analysis
    verbs = [v for v in analysis.conjuncts(term.head) if v in term.tokens or v == term.head]
    run = (
        next(filter(None, (_conditional(analysis, v) for v in verbs)), None)
        or _provided(analysis, term)
        or term.condition
    )
    return PROVISO.sub("", " ".join(analysis.quote(run).split())) if run else None


def marker_of(analysis: Analysis, verb: int) -> str | None:
    """The word that an adverbial clause begins with, `when` as well; None for any other verb."""
    clause = analysis.clause_at(verb)
    if clause is None or analysis.deps[verb] != "advcl":
        return None
    return clause.marker or analysis.lemmas[analysis.subtrees[verb].first]


def _conditional(analysis: Analysis, head: int) -> Tokens | None:
    begins = BEGINS if analysis.lemmas[head] in words("provision_verbs", "empty") else frozenset()
    for child in analysis.children[head]:
        if marker_of(analysis, child) in CONDITIONS | begins:
            run = analysis.subtrees[child]
            cut = stranded(analysis, head)
            return trimmed(analysis, Tokens(run.first, cut.first) if cut is not None else run)
    return None


def _provided(analysis: Analysis, term: Term) -> Tokens | None:
    """`…, provided that the guild agrees`, whatever the parser hung it on."""
    for token in range(term.head + 1, term.tokens.stop - 2):
        if analysis.lemmas[token : token + 2] in PROVISOS and (
            analysis.words[token - 1] in {",", ";", "only"} or analysis.lemmas[token] == "on"
        ):
            return trimmed(analysis, Tokens(token, term.tokens.stop))
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
    given = exchange(analysis, sentence) or _swapped(analysis, term)
    if given is None:
        return _in_turn(analysis, sentence, term)
    if term.head in given:
        before = Tokens(sentence.first, given.first - 3)
        return " ".join(analysis.quote(trimmed(analysis, before)).split()) if before else None
    if term.tokens.first < given.first and _same_doer(analysis, term, given):
        return " ".join(analysis.quote(given).split())
    return None


def _swapped(analysis: Analysis, term: Term) -> Tokens | None:
    """`the exchange of hostages for prisoners`: what stands after `for`."""
    if analysis.lemmas[term.head] not in {"exchange", "swap", "trade"}:
        return None
    for child in analysis.children[term.head]:
        if child > term.head and analysis.lemmas[child] == "for" and child in term.tokens:
            return trimmed(analysis, Tokens(child + 1, analysis.subtrees[child].stop))
    return None


def _same_doer(analysis: Analysis, term: Term, given: Tokens) -> bool:
    """Whether what is given in return is given for a term: it stands in its clause, or in one joined to it."""
    if given.first <= term.tokens.stop + SIGN:
        return True
    between = range(term.tokens.stop, given.first)
    verb = analysis.pos[term.head] == "VERB" and term.head in analysis.ancestors(given.first)
    return verb and not any(analysis.deps[t] in SUBJECTS for t in between)


def _in_turn(analysis: Analysis, sentence: Tokens, term: Term) -> str | None:
    """`The guild frees ten men; in return the council frees forty`: what the words before it give."""
    first = term.tokens.first
    if analysis.lemmas[first : first + 2] not in (("in", "return"), ("in", "exchange")) or first <= sentence.first:
        return None
    before = trimmed(analysis, Tokens(sentence.first, first))
    return " ".join(analysis.quote(before).split()) if len(before) > SIGN else None
