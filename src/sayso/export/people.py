"""Values as people write them."""

import re

_DURATION = re.compile(r"P(?:T(?=\d*X?\d*[HMS]))?(\d+(?:\.\d+)?|X)(Y|M|W|D|H|S)$")
_DATE_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "S": "second"}
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"


def grouped(value: float | None) -> str | None:
    """A number with its thousands apart: `40,000`, `3.5`."""
    if value is None:
        return None
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"


def duration(value: str) -> str:
    """A TIMEX3 duration in words: `P6W` is `6 weeks`, `PT72H` is `72 hours`, `PXD` `some days`; others as they are."""
    found = _DURATION.match(value)
    if not found:
        return value
    count, unit = found[1], _DATE_UNITS[found[2]]
    if found[2] == "M" and value.startswith("PT"):
        unit = "minute"
    return f"{'some' if count == 'X' else count} {unit}{'' if count == '1' else 's'}"


def day(iso: str | None, year: bool = False) -> str:
    """A day as a calendar has it: `10 Mar`, with its year where asked; `undated` for None."""
    if iso is None or len(iso) != 10:
        return iso or "undated"
    short = f"{int(iso[8:])} {_MONTHS.split()[int(iso[5:7]) - 1]}"
    return f"{short} {iso[:4]}" if year else short
