"""The second pass: the value of each expression in turn, and the days that it covers.

What the text has spoken of so far goes along: the date last mentioned, and the days on which it puts what happened.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sayso.language import Analysis, Tokens
from sayso.reading.timex.alike import Resolved, of_one_year
from sayso.reading.timex.anchor import FUTURE, Anchor
from sayso.reading.timex.calendar import VALUE, interval
from sayso.reading.timex.direction import direction, modified
from sayso.reading.timex.happenings import counted_from, dated_by
from sayso.reading.timex.resolve import COUNTED, resolve
from sayso.reading.timex.said import Calendar, Raw, Shift
from sayso.reading.timex.spoken import Spoken, is_history
from sayso.reading.timex.stretch import anchored, from_event, looked

LONE_YEAR = re.compile(r"\d{4}")
FRONT = 3  # tokens at most before what a sentence begins with: `But in 2012`


class Walk:
    """One way through a text's expressions, from the first to the last."""

    def __init__(self, analysis: Analysis, published: date | None, history: bool) -> None:
        """At the start of a text; `history` where it tells of years gone by."""
        self.analysis = analysis
        self.published = published
        self.spoken = Spoken(history)
        self.happened: dict[str, date] = {}
        self.year: tuple[int, int] | None = None  # a past year, and the sentence that begins with it

    def step(self, raw: Raw) -> Resolved:
        """The value of the next expression."""
        run = self.analysis.tokens_in(raw.span)
        sentence = self.analysis.sentence_of[run.first] if run else -1
        way = direction(self.analysis, run)
        raw = self._in_year(raw, sentence, way)
        origin = self._origin(raw, run)
        mentioned = origin[0] if origin else self.spoken.mentioned(raw, sentence)
        anchor = Anchor(self.published, mentioned, self.spoken.quarter, way, self.spoken.history)
        value = resolve(raw, anchor)
        if value is not None and not VALUE.fullmatch(value):
            value = None
        if raw.type in {"DATE", "TIME"}:
            self._speak(raw, run, value, sentence)
            return Resolved(raw, value, way, interval(value), modified(self.analysis, run) is not None)
        days = from_event(raw, *origin) if origin else None if self.spoken.history else looked(raw, self.published)
        return Resolved(raw, value, way, days)

    def _in_year(self, raw: Raw, sentence: int, way: str) -> Raw:
        """`In 2008 … in mid-September`: a month is of the past year with which its sentence begins."""
        said = raw.said
        if self.year is None or self.year[0] != sentence or way == FUTURE or not isinstance(said, Calendar):
            return raw
        whole = said.month is not None and (said.year, said.weekday, said.shift, said.year_shift) == (None,) * 4
        return replace(raw, said=replace(said, year=self.year[1])) if whole else raw

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
        if (
            run
            and value
            and LONE_YEAR.fullmatch(value)
            and run.first - self.analysis.sentences[sentence].first <= FRONT
        ):
            self.year = (sentence, int(value)) if self.published and int(value) < self.published.year else None
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
    return found if history else of_one_year(found)
