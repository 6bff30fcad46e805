"""What an act was done to or is about: `12 soldiers` of `freed 12 soldiers`, `the truce` of `a breach of the truce`."""

from collections.abc import Iterable

from sayso.language import Analysis, Clause, Tokens
from sayso.model import Span, Spans
from sayso.reading import roles

# What leads to it from a verb without an object: `complied with the accord`, `withdrew from the pass`.
ABOUT = frozenset({"with", "to", "on", "from", "over"})
BY = frozenset({"by"})  # `abided by the truce`: of other verbs it leads to a deadline
FROM = frozenset({"from"})
UNDER = frozenset({"of", "on", "in", "to", "with", "from"})
WHEN = frozenset({"DATE", "TIME"})
CUT = frozenset({"acl", "relcl", "appos", "parataxis", "advcl", "ccomp", "pcomp"})  # says more than what the thing is
LONGEST = 25  # tokens on either side of its head: a longer phrase is a broken parse


def theme_of_verb(analysis: Analysis, clause: Clause, kind: str) -> Spans:
    """The objects of a verb, or the subjects of its passive, with the place that a thing is moved from.

    Where a verb has neither, what its preposition leads to.
    """
    if clause.lemma == "abide":
        return _spans(analysis, (*roles.obliques(clause, BY), *clause.agents))
    heads = roles.themes(clause)
    if not heads:
        about = roles.obliques(clause, ABOUT)
        return _spans(analysis, (t for t in about if analysis.name_of[t] not in WHEN))
    away = roles.obliques(clause, FROM) if kind == "RETREAT" else ()
    return _spans(analysis, (*heads, *away))


def theme_of_noun(analysis: Analysis, token: int) -> Spans:
    """What stands under a noun's own `of`, else the noun before it: `truce` of `truce violation`."""
    below = roles.under(analysis, token, UNDER)
    return _spans(analysis, below or roles.modifiers(analysis, token, frozenset({"compound"})))


def _spans(analysis: Analysis, heads: Iterable[int]) -> Spans:
    """The phrases of these heads in the order of the text; one that lies within another is not told apart."""
    found: list[Span] = []
    for span in sorted({analysis.span(_phrase(analysis, head)) for head in heads}):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return tuple(found)


def _phrase(analysis: Analysis, head: int) -> Tokens:
    """A noun with what belongs to it, up to the first clause or apposition below it."""
    whole = analysis.subtrees[head]
    last = min(whole.stop, head + LONGEST)
    stop = min((analysis.subtrees[t].first for t in range(head + 1, last) if analysis.deps[t] in CUT), default=last)
    stop = max(stop, head + 1)
    while stop > head + 1 and analysis.pos[stop - 1] in {"PUNCT", "CCONJ", "ADP"}:
        stop -= 1
    return Tokens(max(whole.first, head - LONGEST), stop)
