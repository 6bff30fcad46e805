"""From matches to raw expressions: which builder reads which rule."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sayso.reading.timex import build_dates as dates
from sayso.reading.timex import build_durations as durations
from sayso.reading.timex import build_relative as relative
from sayso.reading.timex.match import Found
from sayso.reading.timex.said import Raw

Builder = Callable[[Found], list[Raw]]

BUILDERS: Mapping[str, Builder] = MappingProxyType(
    {
        "iso": dates.iso,
        "slash": dates.slash,
        "days_month": dates.days,
        "month_days": dates.days,
        "day_month": dates.day_month,
        "month_day": dates.day_month,
        "week_of": relative.week_of,
        "weekday_the": dates.weekday_the,
        "month_year": dates.month,
        "month_shiftyear": dates.month,
        "month": dates.month,
        "season_year": dates.season,
        "season": dates.season,
        "quarter": dates.quarter,
        "quarter_dash": dates.quarter,
        "forunit": relative.for_unit,
        "yearended": relative.year_ended,
        "fullyear": relative.full_year_spoken,
        "the_quarter": relative.the_quarter,
        "year_side": relative.year_side,
        "year_end": relative.year_end,
        "spelled_year": dates.spelled_year,
        "millennium": dates.millennium,
        "year_quarter": dates.quarter,
        "fiscal": dates.year,
        "years": dates.years,
        "year": dates.year,
        "aposyear": dates.year,
        "decade": dates.decade,
        "the_decade": dates.the_decade,
        "decadeword": dates.decade_word,
        "year_period": dates.year,
        "century": dates.century,
        "holiday": dates.holiday,
        "weekday": relative.weekday,
        "deictic": relative.deictic,
        "daybefore": relative.day_before,
        "tonight": relative.tonight,
        "thispart": relative.this_part,
        "partof": relative.part_of,
        "hoursof": relative.hours_of,
        "middlepart": relative.middle_part,
        "thistime": relative.this_time,
        "relunit": relative.relative_unit,
        "nthday": relative.nth_day,
        "dayn": relative.nth_day,
        "theunit": relative.the_unit,
        "unitside": relative.unit_side,
        "clock": relative.clock,
        "ago": durations.ago,
        "unitsago": durations.units_ago,
        "duration": durations.plain,
        "aunit": durations.plain,
        "halfunit": durations.plain,
        "sometime": durations.some_time,
        "hyphened": durations.hyphened,
        "described": durations.plain,
        "spaced": durations.plain,
        "unitlong": durations.unit_long,
        "longword": durations.long_word,
        "lastunits": durations.last_units,
        "lastcount": durations.last_units,
        "recentunits": durations.last_units,
        "unitahead": durations.unit_ahead,
        "units": durations.bare_units,
        "everyday": durations.every_day,
        "every": durations.every,
        "per": durations.per,
        "often": durations.often,
        "weekdays": durations.weekdays,
        "parts": durations.weekdays,
        "now": durations.reference,
        "refword": durations.reference,
        "adjective": durations.reference,
        "thepast": durations.past,
        "thefuture": durations.reference,
        "nearterm": durations.future,
        "moment": durations.present,
        "thesedays": durations.these_days,
        "longago": durations.long_ago,
        "sooner": durations.sooner,
    }
)


def raw_expressions(found: Found) -> list[Raw]:
    """What a match says: one expression, several (`9 and 10 June`), or none where it turns out to be no time."""
    return BUILDERS[found.rule](found)
