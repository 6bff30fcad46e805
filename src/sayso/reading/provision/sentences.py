"""The obligations of one sentence of an agreement: what somebody shall do, is bound to, or is told to do."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.language import Analysis, Clause, Tokens
from sayso.reading import roles
from sayso.reading.outline import Point, path_name
from sayso.reading.provision.doers import bearers_of
from sayso.reading.provision.pieces import pieces
from sayso.reading.provision.spans import Term, trimmed
from sayso.reading.provision.topic_words import topic_word
from sayso.reading.tables import words

OBLIGING = frozenset({"shall", "will", "must", "should", "would"})
STRICT = frozenset({"shall", "must", "will"})
PERMITTING = frozenset({"may", "can", "could", "might"})
PARTIES = frozenset({"NOUN", "PROPN", "PRON"})
COMPLEMENTS = frozenset({"xcomp", "ccomp"})
ADJUNCTS = frozenset({"advcl", "prep", "npadvmod", "agent", "dobj"})
CLOSE = 12  # tokens from what begins to what follows it
NEARLY = 2  # tokens after it that make no difference
BY = frozenset({"by"})
RELATIVE = frozenset({"relcl"})


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
        return analysis.lemmas[named[0]] if named else _declared(analysis, clause)
    binds = clause.lemma in words("agreement_words", "obliges") and clause.tense in {"present", "past"}
    return clause.lemma if binds and any(analysis.pos[t] in PARTIES for t in clause.subjects) else None


def _declared(analysis: Analysis, clause: Clause) -> str | None:
    """`A truce is hereby declared`: saying so does it."""
    hereby = any(analysis.lemmas[c] == "hereby" for c in analysis.children[clause.predicate])
    banned = clause.passive and clause.lemma in words("agreement_words", "bans")
    return "hereby" if hereby else clause.lemma if banned else None


def _is_to(analysis: Analysis, verb: int) -> bool:
    return any(analysis.tags[c] == "TO" for c in analysis.children[verb])


def _main(analysis: Analysis, sentence: Tokens) -> Clause | None:
    """The main clause of a sentence; behind `it is agreed that` the clause that it leads to.

    Where the parser makes something else the root, the first clause with `shall` and a subject of its own.
    """
    clause = analysis.clause_at(analysis.root_of(sentence))
    if (
        clause is not None
        and clause.lemma in {"agree", "decide", "resolve"}
        and (clause.passive or clause.objects == ())
    ):
        inner = [analysis.clause_at(c) for c in clause.complements]
        return next((c for c in inner if c is not None and c.tense != "infinitive"), clause)
    if clause is None or _obliges(analysis, clause) is None:
        for token in sentence:
            inner_clause = analysis.clause_at(token)
            if inner_clause and inner_clause.modal == "shall" and _stands_alone(analysis, inner_clause):
                return inner_clause
    return clause


def _stands_alone(analysis: Analysis, clause: Clause) -> bool:
    apart = clause.kind in {"relcl", "acl"} or (clause.kind == "advcl" and clause.marker is not None)
    return not apart and bool(clause.subjects) and not clause.inherited_subject


def _imperative(analysis: Analysis, clause: Clause) -> bool:
    """`Ensure …`, `Immediately release …`: a bare verb without a subject."""
    bare = clause.tense == "none" or analysis.tags[clause.predicate] == "VBP"
    return bare and not clause.subjects and analysis.tags[clause.predicate] in {"VB", "VBP"}


def _recital(analysis: Analysis, sentence: Tokens) -> bool:
    """Whether a sentence says why, not what: `Whereas …`, `Recognizing …`, `MINDFUL of …`."""
    first = next((t for t in sentence if analysis.pos[t] not in {"PUNCT", "SPACE"}), sentence.first)
    said = {analysis.lemmas[first], analysis.words[first].lower()}
    return bool(said & words("agreement_words", "recital")) or (
        analysis.tags[first] == "VBG"
        and analysis.words[first][:1].isupper()
        and analysis.words[sentence.stop - 1] in ";,"
    )


def _announces(analysis: Analysis, sentence: Tokens) -> bool:
    """`The parties agree as follows:` says that obligations come, and is none."""
    ends = analysis.words[sentence.stop - 1] == ":"
    return ends and any(analysis.lemmas[t] in {"follow", "following"} for t in sentence)


def obligation(analysis: Analysis, sentence: Tokens, *, pointed: bool) -> tuple[Clause, str] | None:
    """The clause of a sentence that obliges and the word that makes it so; an order only in a `pointed` line."""
    clause = _main(analysis, sentence)
    if clause is None or clause.modal in PERMITTING or _of_paper(analysis, clause):
        return None
    word = _obliges(analysis, clause)
    if word is None and pointed and _imperative(analysis, clause):
        word = "the imperative"
    return None if word is None else (clause, word)


def _of_paper(analysis: Analysis, clause: Clause) -> bool:
    """`This Agreement will strengthen our ties`: what it brings about, and no obligation as `shall apply` is."""
    own = any(
        roles.word(analysis, t) in words("deal_nouns", "paper")
        and any(analysis.lemmas[c] == "this" for c in analysis.children[t])
        for t in clause.subjects
    )
    return own and not clause.passive and clause.lemma not in words("agreement_words", "paper_does")


def sentence_terms(analysis: Analysis, sentence: Tokens, point: Point) -> Iterator[Term]:
    """The obligations of one sentence."""
    if _recital(analysis, sentence) or _announces(analysis, sentence):
        return
    told = obligation(analysis, sentence, pointed=bool(point.path))
    if told is None:
        return
    clause, word = told
    rule = f"“{word}” in point {path_name(point.path) or 'of the text'}"
    binding = word in STRICT or word in {"the imperative", "hereby"}
    within = [*_relative(analysis, sentence, clause), *_followed(analysis, clause)]
    for verb, whole in pieces(analysis, trimmed(analysis, sentence), clause):
        run = _without(analysis, whole, within)
        inner = analysis.clause_at(verb)
        own = inner is not None and inner.subjects and not inner.inherited_subject
        agents = () if verb == clause.predicate else roles.under(analysis, verb, BY)
        who = agents or bearers_of(analysis, inner if own and inner else clause)
        yield Term(_acting(analysis, verb, run), run, who, rule=rule, confidence=0.6, binding=binding)
    for term in within:
        yield replace(term, rule=rule, confidence=0.5, binding=True, within=True)


def _without(analysis: Analysis, run: Tokens, within: Sequence[Term]) -> Tokens:
    """A run without the obligation of its own at its end: `…, of which the guild shall pay half`."""
    for term in within:
        first = analysis.subtrees[term.head].first
        if term.tokens.stop >= run.stop - NEARLY and run.first < first < run.stop:
            return trimmed(analysis, Tokens(run.first, first))
    return run


def _relative(analysis: Analysis, sentence: Tokens, main: Clause) -> Iterator[Term]:
    """`…, of which the guild shall pay half`: a relative clause that obliges somebody further."""
    for token in range(main.predicate + 1, sentence.stop):
        clause = analysis.clause_at(token)
        if clause is None or clause.kind not in RELATIVE or clause.modal != "shall":
            continue
        of = analysis.heads[token]
        if clause.passive and not clause.agents and topic_word(analysis, of) is None:
            continue  # `the formula that shall be agreed`
        if clause.negated:
            continue  # `a law, which shall not cover …`, says what the law is
        if any(analysis.deps[c] in ADJUNCTS and c > token for c in analysis.children[token]):
            run = analysis.subtrees[token]
            if clause.passive:  # `elections that shall be held in May`
                run = Tokens(analysis.subtrees[of].first, run.stop)
            elif analysis.words[run.first].lower() == "of":  # `of which the guild shall pay half`
                run = Tokens(min(run.first + 2, token), run.stop)
            run = trimmed(analysis, run)
            if run:
                bearers = () if clause.inherited_subject else bearers_of(analysis, clause)
                yield Term(token, run, bearers, themes=(of,) if clause.passive else ())


def _followed(analysis: Analysis, main: Clause) -> Iterator[Term]:
    """`shall begin, to be followed by a second period of a year`: what begins after it."""
    for token in range(main.predicate + 1, min(main.predicate + 1 + CLOSE, len(analysis))):
        follows = analysis.tags[token] == "VBN" and analysis.lemmas[token : token + 2] == ("follow", "by")
        if follows and main.lemma in words("provision_verbs", "empty"):
            yield Term(token, trimmed(analysis, Tokens(token, analysis.subtrees[token].stop)))


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


def sentences_of(analysis: Analysis, run: Tokens) -> Iterator[Tokens]:
    """The sentences of a line, cut to it."""
    if not run:
        return
    for n in range(analysis.sentence_of[run.first], analysis.sentence_of[run.stop - 1] + 1):
        sentence = analysis.sentences[n]
        cut = Tokens(max(sentence.first, run.first), min(sentence.stop, run.stop))
        if cut:
            yield cut
