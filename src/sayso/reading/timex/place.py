"""An expression where it stands: its tokens, and the words on both sides of it."""

from dataclasses import dataclass

from sayso.language import Analysis, Tokens
from sayso.reading.timex.said import Raw

TABLE = "time_places"


@dataclass(frozen=True, slots=True)
class Place:
    """An expression in its text; `run` is never empty."""

    analysis: Analysis
    raw: Raw
    run: Tokens

    @property
    def first(self) -> str:
        """The first word of the expression, in lower case."""
        return self.analysis.words[self.run.first].lower()

    @property
    def last(self) -> str:
        """The last word of the expression, in lower case."""
        return self.analysis.words[self.run.stop - 1].lower()

    @property
    def before(self) -> str:
        """The word before it, in lower case; empty at the start of the text."""
        return self.analysis.words[self.run.first - 1].lower() if self.run.first else ""

    @property
    def following(self) -> str:
        """The word after it as it is written; empty at the end of the text."""
        return self.analysis.words[self.run.stop] if self.run.stop < len(self.analysis) else ""

    @property
    def after(self) -> str:
        """The word after it, in lower case; empty at the end of the text."""
        return self.following.lower()


def placed(analysis: Analysis, raw: Raw) -> Place | None:
    """The place of an expression, or None where no token is in it."""
    run = analysis.tokens_in(raw.span)
    return Place(analysis, raw, run) if run else None
