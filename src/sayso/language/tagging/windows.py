"""Windows: long texts cut for the encoder at paragraphs and sentences, each with some words around it for context."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.model import Span

PARAGRAPH, SENTENCE = 2, 1  # how good a break is
CORE, LEFT, RIGHT = 240, 16, 16  # word pieces; more context was slower and no better


@dataclass(frozen=True, slots=True)
class Window:
    """Words [first, stop) are shown to the encoder; it answers for the cues among [core_first, core_stop)."""

    first: int
    core_first: int
    core_stop: int
    stop: int

    @property
    def core(self) -> range:
        """The words it answers for, counted from its first."""
        return range(self.core_first - self.first, self.core_stop - self.first)


def breaks(text: str, words: Sequence[Span]) -> list[int]:
    """For each word how good a place it is to begin a window: 2 a paragraph, 1 after a sentence's end, 0 else."""
    found, last = [], 0
    for n, (start, _) in enumerate(words):
        gap = text[last:start]
        before = text[words[n - 1].start : words[n - 1].end] if n else "."
        ended = before in {".", "!", "?", "”", '"'} and gap
        found.append(PARAGRAPH if n == 0 or "\n" in gap else SENTENCE if ended else 0)
        last = words[n].end
    return found


def _cores(pieces: Sequence[int], places: Sequence[int], size: int) -> Iterator[tuple[int, int]]:
    """Runs of words of at most `size` pieces that end before the best break in their second half."""
    first = 0
    while first < len(pieces):
        stop, held = first, 0
        best, rank = first, -1
        while stop < len(pieces) and (held + pieces[stop] <= size or stop == first):
            held += pieces[stop]
            stop += 1
            if held >= size / 2 and stop < len(pieces) and places[stop] >= max(rank, 1):
                best, rank = stop, places[stop]
        if stop < len(pieces) and rank > 0:
            stop = best
        yield first, stop
        first = stop


def windows(
    pieces: Sequence[int], places: Sequence[int], core: int = CORE, left: int = LEFT, right: int = RIGHT
) -> list[Window]:
    """The windows of a text from its words' counts of pieces and its breaks; their cores cover it once, in order."""
    found = []
    for core_first, core_stop in _cores(pieces, places, core):
        first, held = core_first, 0
        while first > 0 and held + pieces[first - 1] <= left:
            first -= 1
            held += pieces[first]
        stop, held = core_stop, 0
        while stop < len(pieces) and held + pieces[stop] <= right:
            held += pieces[stop]
            stop += 1
        found.append(Window(first, core_first, core_stop, stop))
    return found
