"""The parts of what a verb or noun governs: things joined by `and`, infinitives, wherever the parser hung them."""

from collections.abc import Iterator
from dataclasses import replace

from sayso.language import Analysis, Tokens
from sayso.reading import roles
from sayso.reading.provision.spans import Term, has_subject, items, joined, noun_phrase, trimmed, verb_phrase
from sayso.reading.provision.topic_words import topic_word

CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp"})
BARE = frozenset({"cc", "conj", "punct", "det", "poss", "preconj", "predet"})
QUESTION_TAGS = frozenset({"WRB", "WP", "WDT", "WP$"})
POSSIBLE = frozenset({"may", "might", "can", "could"})
FINITE = frozenset({"VBZ", "VBD"})
ACT = 2.0  # weight of a word that names a matter of negotiations by itself
DETERMINERS = frozenset({"det", "poss", "predet", "nummod"})


def things(analysis: Analysis, token: int) -> Iterator[tuple[int, Tokens]]:
    """A noun phrase as its parts: `a truce and direct talks` are two, `pardon and amnesty` are one."""
    heads = [h for h in joined(analysis, token) if analysis.pos[h] in roles.NOMINAL or analysis.tags[h] == "VBG"]
    if len(heads) < 2 or not all(_stands_alone(analysis, h) for h in heads):
        whole = noun_phrase(analysis, token)
        last = analysis.subtrees[token].stop
        run = whole if len(heads) < 2 else trimmed(analysis, Tokens(whole.first, max(whole.stop, last)))
        for head, part in items(analysis, token, run if len(heads) > 1 else whole):
            yield from _unlike(analysis, head, part)
        return
    for head, after in zip(heads, (*heads[1:], None), strict=True):
        run = noun_phrase(analysis, head)
        stop = run.stop if after is None else min(run.stop, _start(analysis, after))
        part = trimmed(analysis, Tokens(run.first, stop))
        if part:
            yield from items(analysis, head, part, listed=True)


def _unlike(analysis: Analysis, head: int, run: Tokens) -> Iterator[tuple[int, Tokens]]:
    """`a truce and direct talks`, parted where the two are matters of their own, whatever hung on what."""
    for at in range(run.first + 1, run.stop - 1):
        if analysis.lemmas[at] != "and" or analysis.pos[at - 1] not in roles.NOMINAL:
            continue
        after = next((t for t in range(at + 1, run.stop) if analysis.pos[t] in roles.NOMINAL), None)
        if after is not None and after + 1 < run.stop and analysis.pos[after + 1] in roles.NOMINAL:
            break  # `a hostage and ceasefire deal`
        told = (_matter(analysis, at - 1), None if after is None else _matter(analysis, after))
        if after is not None and None not in told and told[0] != told[1]:
            yield at - 1, trimmed(analysis, Tokens(run.first, at))
            yield after if head not in range(after, run.stop) else head, trimmed(analysis, Tokens(at + 1, run.stop))
            return
    yield head, run


def _matter(analysis: Analysis, token: int) -> str | None:
    """The topic of a noun that names an act by itself."""
    told = topic_word(analysis, token)
    return told[0] if told is not None and told[1] >= ACT and told[0] != "other" else None


def _start(analysis: Analysis, token: int) -> int:
    return analysis.subtrees[token].first


def _stands_alone(analysis: Analysis, token: int) -> bool:
    """Whether a noun of a list is described for itself: by an adjective, a number, a preposition."""
    return any(analysis.deps[c] not in BARE for c in analysis.children[token]) or any(
        analysis.deps[c] in DETERMINERS and analysis.lemmas[c] not in {"the", "all"} for c in analysis.children[token]
    )


def is_infinitive(analysis: Analysis, verb: int) -> bool:
    """Whether a verb has its `to`."""
    return analysis.tags[verb] == "VB" and any(analysis.tags[c] == "TO" for c in analysis.children[verb])


def infinitives(analysis: Analysis, token: int) -> Iterator[int]:
    """The infinitives that go on a verb or noun, with those joined to them: `committed to begin and to pay`.

    The parser often takes them for adjuncts; a purpose after an object or comma is none.
    """
    for child in analysis.children[token]:
        if child <= token or analysis.deps[child] not in CLAUSES or not is_infinitive(analysis, child):
            continue
        near = analysis.deps[child] in {"xcomp", "ccomp"} or _follows(analysis, token, child)
        if near:
            yield from (v for v in joined(analysis, child) if analysis.pos[v] in {"VERB", "AUX"})
            return
    after = token + 1  # `reaffirmed its pledge to help`, hung on `reaffirmed`
    if analysis.pos[token] == "NOUN" and after < len(analysis) and analysis.tags[after] == "TO":
        verb = analysis.heads[after]
        if analysis.tags[verb] == "VB" and analysis.heads[verb] == analysis.heads[token]:
            yield from joined(analysis, verb)


def _follows(analysis: Analysis, token: int, verb: int) -> bool:
    """Whether an infinitive stands right behind its governor, adverbs and one phrase aside."""
    first = analysis.subtrees[verb].first
    between = [t for t in range(token + 1, first) if analysis.heads[t] != verb]
    return not any(analysis.words[t] in {",", ";", "–", "—"} or analysis.deps[t] == "dobj" for t in between)


def merged(analysis: Analysis, terms: list[Term]) -> list[Term]:
    """Terms of joined verbs: `lead and support the efforts` is one."""
    if len(terms) != 2 or len(terms[0].tokens) > 1:
        return terms
    bare, whole = terms
    if analysis.lemmas[bare.tokens.stop] != "and" or whole.tokens.first != bare.tokens.stop + 1:
        return terms
    return [replace(bare, tokens=Tokens(bare.tokens.first, whole.tokens.stop))]


def is_wish(analysis: Analysis, verb: int) -> bool:
    """Whether a clause says what ought to be, not what is: `that the gate be opened`, `that they should leave`."""
    clause = analysis.clause_at(verb)
    if clause is None or not has_subject(analysis, verb):
        return True
    first = analysis.tags[analysis.subtrees[verb].first]
    if first in QUESTION_TAGS or clause.perfect:
        return False
    if clause.modal is not None:
        asked = any(analysis.tags[c] == "MD" and c < min(clause.subjects, default=c) for c in analysis.children[verb])
        return not asked and clause.modal not in POSSIBLE
    verbs = [verb, *(c for c in analysis.children[verb] if analysis.deps[c] in {"aux", "auxpass"})]
    return not any(_is_finite(analysis, v) for v in verbs)


def _is_finite(analysis: Analysis, verb: int) -> bool:
    return analysis.tags[verb] in FINITE or (analysis.tags[verb] == "VBP" and analysis.lemmas[verb] in {"be", "have"})


def clause_term(analysis: Analysis, verb: int, bearers: tuple[int, ...] | None = None) -> Term:
    """The term of a verb below another: with its own subject, who bears it, where it has one.

    Without one `bearers` bear it; where they are not given, whoever the parse makes its subject.
    """
    clause = analysis.clause_at(verb)
    own = has_subject(analysis, verb)
    who = roles.doers(clause) if clause is not None and (own or bearers is None) else bearers or ()
    return Term(verb, verb_phrase(analysis, verb, subject=own), who)
