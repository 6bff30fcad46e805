"""What a time expression says, before anything is known of its document: a place in the calendar, a shift from an
anchor, or a value that needs no anchor.
"""

from dataclasses import dataclass

from sayso.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """A place in the calendar, as far as it is said: `Sunday`, `7 October`, `summer of 2014`, `next March`."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # 1 is Monday
    season: str | None = None  # SP, SU, FA, WI
    quarter: int | None = None
    half: int | None = None
    movable: tuple[int, int, int] | None = None  # month, weekday and which one: a feast on the fourth Thursday
    shift: int | None = None  # -1 last, 0 this, 1 next
    year_shift: int | None = None  # `March last year`
    week_shift: int | None = None  # `Monday of next week`
    grain: str = ""  # W: the week that holds the day
    mentioned: bool = False  # counted from the date spoken of last: `the following Friday`


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """So many units away from the publication or (mentioned) from the date that the text spoke of last."""

    count: float
    unit: str  # D, W, M, Q, Y, 10Y, 100Y, WE; TH, TM for hours and minutes
    mentioned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """A value that needs no anchor: `P6W`, `PRESENT_REF`, `199`, a whole ISO date."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """A time expression as it is written: span, TIMEX3 type, what it says, and the clock or part of day added to it.

    `clock` is a suffix such as `TMO`, `T06:30` or `T09:00Z`. `rule` names the rule of the grammar that found it;
    `bare` marks those that count only in a fitting place (a lone year, `may`, `the weekend`).
    """

    span: Span
    type: str
    said: Calendar | Shift | Fixed
    rule: str
    clock: str = ""
    modifier: str = ""  # START, END, MID: `early`, `late`, `the middle of`
    older: bool = False  # `33-month-old`
    later: bool = False  # the word `later`
    toward: int = 0  # of a length: -1 reaches back from the publication, 1 ahead of it
    latest: bool = False  # `the latest quarter`, `entered its tenth day`
