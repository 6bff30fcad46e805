"""What a text has spoken of so far: the dates from which later expressions count."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sayso.reading.timex.calendar import interval
from sayso.reading.timex.said import Calendar, Fixed, Raw, Shift

QUARTER = 100  # days: a longer time spoken of ends the talk of a quarter
PAST_YEARS = 2  # a year so long before publication is of the text's history
HISTORIC, TOLD = 5, 8  # so many stated years of that kind, and so many times what counts from today, make a history
TODAY = frozenset(
    {"deictic", "weekday", "tonight", "thispart", "ago", "daybefore"}
)  # rules that count from publication


@dataclass(frozen=True, slots=True)
class Spoken:
    """The date that the text spoke of last, the quarter where one is spoken of, and the last single day with the
    sentence that names it. In a `history` everything without its year counts from the date spoken of last.
    """

    history: bool = False
    begin: date | None = None
    quarter: str | None = None
    day: date | None = None
    sentence: int = -1

    def after(self, value: str | None, sentence: int) -> "Spoken":
        """What is spoken of after an expression of this value."""
        covered = interval(value)
        if covered is None:
            return self
        begin, end = covered
        quarter = value if value and value[5:6] == "Q" else None if (end - begin).days > QUARTER else self.quarter
        made = replace(self, begin=begin, quarter=quarter)
        return replace(made, day=begin, sentence=sentence) if (end - begin).days == 1 else made

    def mentioned(self, raw: Raw, sentence: int) -> date | None:
        """What an expression that counts from the date last spoken of counts from; a clock time, its sentence's day."""
        if raw.type == "TIME":
            return self.day if sentence == self.sentence or raw.rule == "thispart" or self.history else None
        if raw.rule in {"nthday", "dayn"}:
            return self.day if sentence == self.sentence else None
        of_day = isinstance(raw.said, Shift) and raw.said.unit == "D"
        return self.day if of_day else self.begin


def is_history(raws: Iterable[Raw], published: date | None) -> bool:
    """Whether a text tells of years gone by: their dates are stated, and few of its expressions count from today."""
    if published is None:
        return False
    old = near = 0
    for raw in raws:
        year = raw.said.year if isinstance(raw.said, Calendar) else None
        if isinstance(raw.said, Fixed) and raw.rule == "iso":
            year = int(raw.said.value[:4])
        old += year is not None and year <= published.year - PAST_YEARS
        near += raw.rule in TODAY or (year is not None and year > published.year - PAST_YEARS)
    return old >= HISTORIC and old > TOLD * near
