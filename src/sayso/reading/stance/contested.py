"""What is called open, without who wants what: `the question of who pays`, `the rota has yet to be agreed`."""

from collections.abc import Iterator
from dataclasses import replace

from sayso.language import Analysis, Clause, Tokens
from sayso.reading.stance.cues import Stance, denied, phrase_of
from sayso.reading.stance.extents import cut, marker_of
from sayso.reading.tables import words

ASKING = frozenset({"WP", "WP$", "WRB", "WDT"})
PREPOSITIONS = frozenset({"on", "upon", "over", "of", "around", "as"})
MARKED = 3  # the first tokens of a clause that may hold its question word: `under which terms`


def questions(analysis: Analysis) -> Iterator[Stance]:
    """The clauses with a question word behind a noun or verb of the table: `centres on where the fuel is kept`."""
    for token in range(len(analysis)):
        if analysis.deps[token] != "pcomp" or not _asks(analysis, token):
            continue
        behind = analysis.heads[token]
        governor = analysis.heads[behind]
        if analysis.lemmas[behind] in PREPOSITIONS and analysis.lemmas[governor] in words(
            "stance_words", "open_matter"
        ):
            joined = (*analysis.children[token], *analysis.children[governor])
            others = [c for c in joined if analysis.deps[c] == "conj" and c > token and _also_asks(analysis, c)]
            for head in (token, *others):
                yield _open(analysis, head, Tokens(*_reach(analysis, head)), f"open, by “{analysis.lemmas[governor]}”")


def unsettled(analysis: Analysis, clause: Clause) -> Stance | None:
    """What has not been, or is yet to be, decided."""
    if clause.lemma not in words("stance_words", "settling") or not clause.passive:
        return None
    above = analysis.heads[clause.predicate]
    subjects = clause.subjects or tuple(c for c in analysis.children[above] if analysis.deps[c] in {"nsubj", "attr"})
    not_yet = _not_yet(analysis, clause.predicate, above) or (clause.perfect and denied(analysis, clause))
    named = tuple(s for s in subjects if analysis.pos[s] in {"NOUN", "PROPN"} and s != clause.predicate)
    if not not_yet or not named:
        return None
    run = phrase_of(analysis, named)
    return _open(analysis, clause.predicate, run, f"not yet “{analysis.words[clause.predicate].lower()}”")


def unagreed(analysis: Analysis, clause: Clause) -> Stance | None:
    """What some have not come to terms on: `failed to reach a consensus on the rota`."""
    if clause.lemma not in {"reach", "find"}:
        return None
    failing = analysis.lemmas[analysis.heads[clause.predicate]] in words("stance_words", "failing")
    for noun in clause.objects if failing or denied(analysis, clause) else ():
        preps = [c for c in (*analysis.children[noun], *analysis.children[clause.predicate]) if c > noun]
        about = [p for p in preps if analysis.deps[p] == "prep" and analysis.lemmas[p] in {"on", "over", "about"}]
        heads = tuple(c for p in about[:1] for c in analysis.children[p] if analysis.deps[c] == "pobj")
        if heads and analysis.lemmas[noun] in words("stance_words", "terms"):
            run = phrase_of(analysis, heads)
            why = f"no “{analysis.lemmas[noun]}” on it"
            return replace(_open(analysis, clause.predicate, run, why), holders=clause.subjects, contested=False)
    return None


def _asks(analysis: Analysis, head: int) -> bool:
    """Whether a clause begins with a question word."""
    run = analysis.subtrees[head]
    begin = range(run.first, min(run.first + MARKED, head))
    return marker_of(analysis, head) == "whether" or any(analysis.tags[t] in ASKING for t in begin)


def _also_asks(analysis: Analysis, head: int) -> bool:
    """Whether a clause asks something more: not one answer `or` another."""
    first = analysis.subtrees[head].first
    return analysis.lemmas[first - 1] != "or" and _asks(analysis, head)


def _reach(analysis: Analysis, head: int) -> tuple[int, int]:
    """The first token of a clause and the token after its last, what is coordinated with it left out."""
    run = analysis.subtrees[head]
    more = (c for c in analysis.children[head] if analysis.deps[c] == "conj" and _also_asks(analysis, c))
    beside = [analysis.subtrees[c].first for c in more]
    stop = min([run.stop, *(first for first in beside if first > head)])
    return run.first, max(cut(analysis, head + 1, stop), head + 1)


def _not_yet(analysis: Analysis, predicate: int, above: int) -> bool:
    """Whether something is `yet to be` done, or `remains to be`."""
    adverbs = (c for token in (predicate, above) for c in analysis.children[token] if c < predicate)
    to_be = any(analysis.deps[c] == "aux" and analysis.lemmas[c] == "to" for c in analysis.children[predicate])
    return to_be and (analysis.lemmas[above] == "remain" or any(analysis.lemmas[a] == "yet" for a in adverbs))


def _open(analysis: Analysis, head: int, run: Tokens, why: str) -> Stance:
    return Stance(
        head=head,
        holders=(),
        stance="undecided",
        firmness=None,
        issue=run,
        run=run,
        contested=True,
        confidence=0.5,
        why=why,
    )
