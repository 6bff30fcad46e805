"""Whose words each token stands in: the innermost attribution that holds it, and those whose cue it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.language import Analysis
from sayso.model import Attribution


@dataclass(frozen=True, slots=True)
class Voices:
    """The attributions of a text by token."""

    content: dict[int, Attribution]  # by token: the innermost attribution whose content holds it
    cues: dict[int, Attribution]  # by token: the attribution whose cue it is part of

    @classmethod
    def of(cls, analysis: Analysis, attributions: Sequence[Attribution]) -> "Voices":
        """The index over these attributions: the longest content first, so that the innermost remains."""
        content: dict[int, Attribution] = {}
        cues: dict[int, Attribution] = {}
        for attribution in sorted(attributions, key=lambda a: -sum(end - start for start, end in a.content)):
            for span in attribution.content:
                content.update((token, attribution) for token in analysis.tokens_in(span))
            for span in attribution.cue:
                cues.update((token, attribution) for token in analysis.tokens_in(span))
        return cls(content, cues)

    def quoted(self, token: int) -> bool:
        """Whether a token stands in words that are attributed as they were said."""
        held = self.content.get(token)
        return held is not None and held.form == "direct"
