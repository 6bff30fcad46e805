"""An attribution as a step proposes it, before doubles are dropped and forms are told."""

from dataclasses import dataclass

from sayso.model import Span, Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A proposed attribution. `anchor` is the token that its cue hangs on, so that one cue gives one content."""

    anchor: int
    source: Spans
    cue: Spans
    content: Spans
    confidence: float
    why: str
    speech: bool = False  # its content was linked as direct speech

    @property
    def extent(self) -> Span:
        """From the first to the last character of the content."""
        return Span(min(s.start for s in self.content), max(s.end for s in self.content))

    @property
    def size(self) -> int:
        """How many characters the content has."""
        return sum(s.end - s.start for s in self.content)
