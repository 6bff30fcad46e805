"""A person's own list of issues, as a value: each with a label, words that mean the same, and a note."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.errors import InputError
from sayso.record.wording import Stems, stems


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedIssue:
    """An issue of a person's own list; `description` is a note to people, by which nothing is found."""

    label: str
    synonyms: tuple[str, ...] = ()
    description: str | None = None

    @property
    def phrases(self) -> tuple[str, ...]:
        """The label and the synonyms: the words by which positions come under it."""
        return (self.label, *self.synonyms)


def check(issues: Sequence[ListedIssue], places: Sequence[str] = ()) -> None:
    """Raise InputError where a phrase has no word that could name an issue, or stands under two issues.

    `places` say where each issue stands, and begin the message.
    """
    owner: dict[Stems, ListedIssue] = {}
    for issue, place in zip(issues, places or [""] * len(issues), strict=True):
        for phrase in issue.phrases:
            key = stems(phrase)
            if not key:
                raise InputError(f"{place}“{phrase}” has no word to know an issue by: say more, or leave it out.")
            other = owner.setdefault(key, issue)
            if other is not issue:
                raise InputError(f"{place}{_shared(phrase, other, issue)}: keep it under one issue.")


def _shared(phrase: str, one: ListedIssue, other: ListedIssue) -> str:
    if phrase == other.label == one.label:
        return f"the label “{phrase}” is there twice"
    if phrase == other.label and stems(one.label) == stems(phrase):
        return f"the label “{phrase}” is another form of “{one.label}”"
    return f"“{phrase}” is under “{one.label}” and under “{other.label}”"
