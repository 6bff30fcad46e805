"""The second pass: the value of each expression in turn, and the days that it covers.

What the text has spoken of so far goes along: the date last mentioned, and the days on which it puts what happened.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sayso.language import Analysis, Tokens
from sayso.reading.timex.anchor import FUTURE, PAST, Anchor
from sayso.reading.timex.calendar import VALUE, interval
from sayso.reading.timex.direction import direction
from sayso.reading.timex.happenings import counted_from, dated_by
from sayso.reading.timex.resolve import COUNTED, resolve
from sayso.reading.timex.said import Calendar, Raw, Shift
from sayso.reading.timex.spoken import Spoken, is_history
from sayso.reading.timex.stretch import anchored, from_event, looked

Days = tuple[date, date]  # [begin, end)
SURE = frozenset({PAST, FUTURE})  # ways that give a day its year; of the others another mention of the day does


@dataclass(frozen=True, slots=True)
class Resolved:
    """An expression with its value, the way its clause looks, and the days that it covers, where they are known."""

    raw: Raw
    value: str | None
    way: str
    days: Days | None


class Walk:
    """One way through a text's expressions, from the first to the last."""

    def __init__(self, analysis: Analysis, published: date | None, history: bool) -> None:
        """At the start of a text; `history` where it tells of years gone by."""
        self.analysis = analysis
        self.published = published
        self.spoken = Spoken(history)
        self.happened: dict[str, date] = {}

    def step(self, raw: Raw) -> Resolved:
        """The value of the next expression."""
        run = self.analysis.tokens_in(raw.span)
        sentence = self.analysis.sentence_of[run.first] if run else -1
        way = direction(self.analysis, run)
        origin = self._origin(raw, run)
        mentioned = origin[0] if origin else self.spoken.mentioned(raw, sentence)
        anchor = Anchor(self.published, mentioned, self.spoken.quarter, way, self.spoken.history)
        value = resolve(raw, anchor)
        if value is not None and not VALUE.fullmatch(value):
            value = None
        if raw.type in {"DATE", "TIME"}:
            self._speak(raw, run, value, sentence)
            return Resolved(raw, value, way, interval(value))
        days = from_event(raw, *origin) if origin else None if self.spoken.history else looked(raw, self.published)
        return Resolved(raw, value, way, days)

    def _origin(self, raw: Raw, run: Tokens) -> tuple[date, int] | None:
        """The day of what an expression counts from, where the text has given it: of `two days after the attack`."""
        if not run or not (raw.type == "DURATION" or (isinstance(raw.said, Shift) and raw.rule in COUNTED)):
            return None
        event = counted_from(self.analysis, run)
        day = self.happened.get(event[0]) if event else None
        return (day, event[1]) if event and day else None

    def _speak(self, raw: Raw, run: Tokens, value: str | None, sentence: int) -> None:
        """Keep what the text now speaks of; what counts from a date leaves it the one spoken of."""
        if raw.rule in COUNTED or raw.clock.startswith("T24"):  # midnight begins the day after the one spoken of
            return
        self.spoken = self.spoken.after(value, sentence)
        days = interval(value)
        if run and days and (days[1] - days[0]).days == 1:
            self.happened |= dict.fromkeys(dated_by(self.analysis, run), days[0])


def resolved(analysis: Analysis, raws: Sequence[Raw], published: date | None) -> list[Resolved]:
    """All expressions with their values; a length before a date that anchors it gets its days from it."""
    history = is_history(raws, published)
    walk, found = Walk(analysis, published, history), list[Resolved]()
    for raw in raws:
        made = walk.step(raw)
        if found and made.days and found[-1].days is None:
            days = anchored(analysis.text, found[-1].raw, raw.span, made.days)
            found[-1] = replace(found[-1], days=days)
        found.append(made)
    return found if history else _alike(found)


def _alike(found: Sequence[Resolved]) -> list[Resolved]:
    """A day without its year (`the 7 October raid`) is that of the same year as elsewhere in the text, where it is said
    or the clause looks to it.
    """
    sure: dict[tuple[int, int], str] = {}
    for made in found:
        day = _yearless(made)
        if made.value and day and made.way in SURE:
            sure.setdefault(day, made.value)
    for made in found:
        said = made.raw.said
        if isinstance(said, Calendar) and said.year and said.month and said.day and made.value and not made.raw.clock:
            sure[said.month, said.day] = made.value
    return [_moved(made, sure) for made in found]


def _yearless(made: Resolved) -> tuple[int, int] | None:
    """The month and day of an expression that leaves out all the rest."""
    said = made.raw.said
    if not isinstance(said, Calendar) or made.raw.clock or made.raw.rule == "holiday":
        return None
    if said.month is None or said.day is None:
        return None
    left_out = (said.year, said.weekday, said.shift, said.year_shift) == (None, None, None, None) and not said.grain
    return (said.month, said.day) if left_out else None


def _moved(made: Resolved, sure: Mapping[tuple[int, int], str]) -> Resolved:
    day = _yearless(made)
    value = sure.get(day) if day and made.way not in SURE else None
    return replace(made, value=value, days=interval(value)) if value else made
