"""Whose words each token stands in: the innermost attribution that holds it, and those whose cue it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.language import Analysis
from sayso.model import ActorIds, Attribution


@dataclass(frozen=True, slots=True)
class Voices:
    """The attributions of a text by token."""

    content: dict[int, Attribution]  # by token: the innermost attribution whose content holds it
    cues: dict[int, Attribution]  # by token: the attribution whose cue it is part of
    author: ActorIds = ()  # who says `I` or `we` outside all quotations, in a statement of its own author

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
        return cls(content, cues, _author(analysis, attributions, content))

    def speaker(self, token: int) -> ActorIds:
        """In whose words a token stands: the innermost attribution's, else the author's where the text has one."""
        return self.content[token].speaker if token in self.content else self.author

    def spoken(self, token: int) -> bool:
        """Whether a token stands in somebody's words rather than the writer's."""
        return token in self.content or bool(self.author)

    def quoted(self, token: int) -> bool:
        """Whether a token stands in words that are attributed as they were said."""
        held = self.content.get(token)
        return held is not None and held.form == "direct"


def _author(analysis: Analysis, attributions: Sequence[Attribution], content: dict[int, Attribution]) -> ActorIds:
    """The one speaker of all attributions whose source is `I` or `we` in nobody else's words."""
    speakers = set()
    for attribution in attributions:
        for span in attribution.source:
            tokens = analysis.tokens_in(span)
            first_person = len(tokens) == 1 and analysis.words[tokens.first].lower() in {"i", "we"}
            if first_person and tokens.first not in content and attribution.speaker:
                speakers.add(attribution.speaker)
    return speakers.pop() if len(speakers) == 1 else ()
