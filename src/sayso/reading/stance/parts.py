"""A stance on several things told apart: `demands more pay, shorter hours and a new rota`."""

from collections.abc import Iterator
from dataclasses import replace

from sayso.language import Analysis, Tokens
from sayso.reading.roles import in_return
from sayso.reading.stance.cues import Stance
from sayso.reading.stance.extents import listed
from sayso.reading.tables import words


def parts(analysis: Analysis, stance: Stance, fewest: int = 2) -> Iterator[Stance]:
    """The stance on each of the things that its issue coordinates, the first with the cue's own words."""
    heads = [h for h in _coordinated(analysis, analysis.root_of(stance.issue)) if h in stance.issue and h > stance.head]
    if stance.head in stance.issue:
        heads = _objects(analysis, stance)
    if len(heads) < fewest:
        yield stance
        return
    starts = [_first(analysis, h) for h in heads]
    for n, start in enumerate(starts):
        stop = starts[n + 1] if n + 1 < len(starts) else stance.issue.stop
        while stop - 1 > start and analysis.deps[stop - 1] in {"cc", "punct"}:
            stop -= 1
        run = Tokens(min(stance.run.first, start), stop) if n == 0 else Tokens(start, stop)
        issue = Tokens(min(stance.issue.first, start), stop) if n == 0 else Tokens(start, stop)
        yield replace(stance, run=run, issue=issue)


def _objects(analysis: Analysis, stance: Stance) -> list[int]:
    """The things that a predicate inside its issue is to have or do: `must secure a truce and a release`."""
    objects = [c for c in analysis.children[stance.head] if analysis.deps[c] == "dobj" and c in stance.issue]
    return [h for c in objects for h in _coordinated(analysis, c) if h in stance.issue]


def _coordinated(analysis: Analysis, root: int) -> list[int]:
    """A word and those coordinated with it, in order."""
    found = [root]
    for token in found:
        found += [c for c in analysis.children[token] if listed(analysis, c)]
    return sorted(found)


def exchanged(analysis: Analysis, stance: Stance) -> Iterator[Stance]:
    """A stance, and one for what its holder wants in exchange; what two have agreed on is no such bid."""
    yield stance
    if stance.stance != "for" or analysis.lemmas[stance.head] == "agree":
        return
    for token in range(stance.run.first + 2, stance.run.stop):
        wanted = Tokens(token + 1, analysis.subtrees[token].stop)
        if wanted and in_return(analysis, token):
            run = Tokens(token - 2, wanted.stop)
            why = f"{stance.why}, in {analysis.lemmas[token - 1]}"
            yield replace(stance, firmness="states", issue=wanted, run=run, why=why)


def turned(analysis: Analysis, stance: Stance) -> Stance:
    """A stance for averting something as one against it: `must avoid a strike` is against the strike."""
    root = analysis.root_of(stance.issue)
    if stance.stance != "for" or analysis.lemmas[root] not in words("stance_words", "averting"):
        return stance
    averted = [
        c for c in analysis.children[root] if c > root and analysis.deps[c] in {"dobj", "xcomp", "ccomp", "prep"}
    ]
    if not averted:
        return replace(stance, stance="against")
    first = averted[0] + 1 if analysis.deps[averted[0]] == "prep" else analysis.subtrees[averted[0]].first
    issue = Tokens(first, stance.issue.stop) if first < stance.issue.stop else stance.issue
    return replace(stance, stance="against", issue=issue, why=f"{stance.why}, to “{analysis.lemmas[root]}”")


def _first(analysis: Analysis, head: int) -> int:
    """The first token of a coordinated phrase."""
    return min([head, *(analysis.subtrees[c].first for c in analysis.children[head] if c < head)])
