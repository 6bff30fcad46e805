"""What relative time expressions count from, and the directions in which a clause may look."""

from dataclasses import dataclass
from datetime import date

# TOWARD is the future as seen from the past (`agreed to meet on …`): of two dates without their year, the nearer.
# PRESENT tells of plans, and of what a picture shows: of a day the nearer, of a month the one to come.
PAST, FUTURE, OPEN, TOWARD, PRESENT = "past", "future", "open", "ahead", "present"
LOOKS_AHEAD = frozenset({FUTURE, TOWARD, PRESENT})


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative expressions count from: `mentioned` is the date spoken of last, `quarter` the quarter in talk."""

    published: date | None
    mentioned: date | None
    quarter: str | None
    direction: str  # past, future, open, ahead
    history: bool = False  # what lacks its year is of the time spoken of last
