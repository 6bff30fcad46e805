"""Turns: who speaks in a transcript, whose paragraphs begin with a label (`MR. BIRK:`, `Q`) at a change of speaker."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.language import Analysis
from sayso.model import Span

LABEL = re.compile(
    r"\s*(?:(?:[A-Z]{2,4}\.|MR|MRS|MS|DR|THE|SECRETARY|PRESIDENT|MINISTER|AMBASSADOR|GENERAL|SENATOR) ){0,3}"
    r"(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}):"
)
ASKED = re.compile(r"\s*(?P<name>Q(?=:?\s)|(?:QUESTION|REPORTER)(?=:)):?")
ASKING = frozenset({"Q", "QUESTION", "REPORTER"})
FEWEST = 3  # labels that make a transcript, one of them more than once


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says up to the next label: `label` with its title, `name` alone, `text` the words after it."""

    label: Span
    name: Span
    text: Span
    asked: bool  # by someone whom the transcript does not name


def turns_of(analysis: Analysis) -> tuple[Turn, ...]:
    """The turns of a transcript, in order; none in any other text."""
    found: list[tuple[Span, Span, bool]] = []
    for block in analysis.blocks:
        match = ASKED.match(analysis.text, block.start, block.end) or LABEL.match(analysis.text, block.start, block.end)
        if match is not None and match.end() < block.end:
            name = Span(*match.span("name"))
            first = match.end() - len(match[0].lstrip())
            found.append((Span(first, match.end()), name, match["name"] in ASKING))
    return _turns(analysis, found) if _is_transcript(analysis, found) else ()


def _is_transcript(analysis: Analysis, found: Sequence[tuple[Span, Span, bool]]) -> bool:
    """Whether labels come as speakers' do: several, and one of them again."""
    times = Counter(analysis.text[name.start : name.end] for _, name, _ in found)
    return len(found) >= FEWEST and max(times.values()) > 1 and len(times) > 1


def _turns(analysis: Analysis, found: Sequence[tuple[Span, Span, bool]]) -> tuple[Turn, ...]:
    stops = [label.start for label, _, _ in found[1:]] + [len(analysis.text)]
    return tuple(
        Turn(label, name, Span(label.end, stop), asked) for (label, name, asked), stop in zip(found, stops, strict=True)
    )
