"""Disputes over how many: two numbers for the same thing that cannot both be right, each given by another."""

from collections.abc import Iterator
from itertools import pairwise

from sayso.model import Figure
from sayso.reading.dispute.claims import apart
from sayso.reading.dispute.clashes import Clash, Evidence

CLOSE = 4  # sentences between two numbers for the same, where no place says that they are
NEXT = 2  # claims after one with a number that may answer it
TIMES = 4  # figures for the same do not differ by more


def figures(held: Evidence) -> Iterator[Clash]:
    """Numbers of the same people at the same place, anywhere in a text."""
    kept: dict[tuple[str, str | None, str | None, str | None], list[Figure]] = {}
    for figure in held.findings.figures:
        if figure.by and not figure.what.startswith("other"):
            kept.setdefault((figure.what, figure.whom, figure.where, figure.unit), []).append(figure)
    for same in kept.values():
        for one, other in pairwise(same):
            a, b = held.holding(one.span[0]), held.holding(other.span[0])
            if a is None or b is None or not apart(a, b) or not _exclude(one, other):
                continue
            if one.where is not None or held.between(a, b) <= CLOSE:
                yield Clash(a, b, f"how many {one.what}", "different numbers for the same", 0.5)


def answers(held: Evidence) -> Iterator[Clash]:
    """A number right after another's for what it counts: `40 lorries were turned back; the customs said it was 12`."""
    counted = _counted(held)
    for n, claim in enumerate(held.claims):
        for other in held.claims[n + 1 : n + 1 + NEXT]:
            if held.between(claim, other) > 1 or not apart(claim, other):
                continue
            pairs = ((f, g) for f in counted.get(claim.place, ()) for g in counted.get(other.place, ()))
            one = next((f for f, g in pairs if _alike(f, g) and _apart(f, g)), None)
            if one is not None:
                yield Clash(claim, other, f"how many {one.unit or one.what}", "a number against another's", 0.5)


def _counted(held: Evidence) -> dict[int, list[Figure]]:
    """The figures of each claim, by its place."""
    found: dict[int, list[Figure]] = {}
    for figure in held.findings.figures:
        claim = held.holding(figure.span[0])
        if claim is not None:
            found.setdefault(claim.place, []).append(figure)
    return found


def _alike(one: Figure, other: Figure) -> bool:
    """Whether a number may count what one before it counts: in the same unit or none, and of no others."""
    if other.whom not in {None, one.whom} or other.where not in {None, one.where}:
        return False
    if other.as_of not in {None, one.as_of} or other.since not in {None, one.since}:
        return False
    known = not one.what.startswith("other") and not other.what.startswith("other")
    return other.unit in {None, one.unit} and not (known and one.what != other.what)


def _exclude(one: Figure, other: Figure) -> bool:
    """Whether two figures of no different day cannot both be right."""
    return one.as_of == other.as_of and one.since == other.since and one.what != "funded" and _apart(one, other)


def _apart(one: Figure, other: Figure) -> bool:
    """Whether no number lies in the bounds of both."""
    counts = sorted(n for f in (one, other) for n in (f.low, f.high) if n)
    if not counts or counts[-1] > TIMES * counts[0]:
        return False  # of other days or places: the dead of one day, and of the whole war
    above = one.low is not None and other.high is not None and one.low > other.high
    below = other.low is not None and one.high is not None and other.low > one.high
    return above or below
