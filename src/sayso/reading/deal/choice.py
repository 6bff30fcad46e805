"""Which of a text's threads are deals, and which mention names each."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sayso.reading.deal.mentions import Mention
from sayso.reading.deal.threads import Thread

SAYING = 1.0
ENOUGH = 1.5  # how much the names of a deal must say; chosen on train
ELSEWHERE = 1.0  # and how much more in a text about something else


@dataclass(frozen=True, slots=True)
class Choice:
    """A thread that is a deal: the mention that names it, and how much its names say."""

    thread: Thread
    best: Mention
    weight: float


def named(members: Sequence[Mention]) -> Mention:
    """The mention that names the deal: the first that says which one it is, best with an article and in the text."""
    within = [m for m in members if not m.headline] or members
    whole = [m for m in within if m.indefinite or m.definite] or within
    best = max(m.marks.told for m in whole)
    return next(m for m in whole if m.marks.told >= min(best, SAYING))


def weight(thread: Thread, best: Mention, *, first: bool) -> float:
    """How much the names of a deal say; those of plans, and names without an article, say less."""
    said = best.marks.told + 0.5 * min(2, len(thread.members) - 1)
    said += 0.5 * (bool(best.marks.names) + first)
    said -= 1.0 * (not best.indefinite and not best.definite)
    return said - 0.5 * (thread.headline + (best.label == "offer") + (best.within is not None))


def chosen(gathered: Sequence[Thread], standing: Callable[[Mention], float], *, about: bool) -> Iterator[Choice]:
    """The threads that say enough to be a deal; `standing` is how much more what is told of a mention says.

    In a text that is about something else (`about` is false) plans and bills are none, and a deal must say more.
    """
    enough = ENOUGH if about else ENOUGH + ELSEWHERE
    for place, thread in enumerate(gathered):
        if not about and thread.labels <= {"offer", "law"}:
            continue
        best = named(thread.members)
        said = weight(thread, best, first=place == 0) + max(standing(m) for m in thread.members)
        if said >= enough:
            yield Choice(thread, best, said)
