"""Contents made whole: of a quotation of which most is content, and behind the edge of a window."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from sayso.language.tagging.decoding import Candidate, Run, as_runs, places
from sayso.language.tagging.windows import PARAGRAPH

MOST = 0.5  # share of a quotation's words that makes the rest of it content too


def quotations_in(states: Sequence[int]) -> list[Run]:
    """The quotations of a text from its words' quotation states (`words.quote_states`), with their marks, in order."""
    held = (0, *states, 0)  # so that both neighbours of a run are there
    inside = as_runs(place for place, state in enumerate(states) if state == 1)
    return [(first - (held[first] == 2), stop + (held[stop + 1] == 2)) for first, stop in inside]


def mended(candidate: Candidate, quotations: Sequence[Run]) -> Candidate:
    """A candidate with each quotation that is mostly content taken whole, but for words of its own cue and source."""
    content = set(places(candidate.content))
    own = set(places((candidate.cue, *candidate.source)))
    for first, stop in _touched(candidate, quotations):
        if MOST * (stop - first) > len(content):
            continue  # said beforehand, since a mark that is never closed may open a quotation of a whole line
        inside = set(range(first, stop))
        if not inside & own and len(inside & content) >= MOST * len(inside):
            content |= inside
    return replace(candidate, content=tuple(as_runs(sorted(content))))


def _touched(candidate: Candidate, quotations: Sequence[Run]) -> Sequence[Run]:
    """The quotations between the first and the last word of a content."""
    first, stop = candidate.content[0][0], candidate.content[-1][1]
    begin = bisect_right(quotations, first, key=lambda run: run[1])
    return quotations[begin : bisect_right(quotations, stop - 1, key=lambda run: run[0])]


def extended(found: Sequence[Candidate], said: Sequence[bool], breaks: Sequence[int]) -> list[Candidate]:
    """Contents that go on, within their paragraph, over words `said`: those of some content, whichever its cue.

    A window ends before a long quotation does, and its cue is seen in one window alone. Words of another attribution
    stay that one's. `breaks` as of windows.
    """
    taken = {place for one in found for place in places((one.cue, *one.source, *one.content))}
    free = [is_said and place not in taken for place, is_said in enumerate(said)]
    made = []
    for one in found:
        content = []
        for first, stop in one.content:
            while stop < len(free) and free[stop] and breaks[stop] != PARAGRAPH:
                free[stop] = False
                stop += 1
            while first and free[first - 1] and breaks[first] != PARAGRAPH:
                first -= 1
                free[first] = False
            content.append((first, stop))
        made.append(replace(one, content=tuple(as_runs(places(content)))))
    return made
