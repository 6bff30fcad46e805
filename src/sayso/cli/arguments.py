"""Arguments that need a look before they are used."""

from datetime import date, timedelta

from sayso.errors import InputError


def iso_date(text: str | None) -> str | None:
    """A day as ISO 8601 has it (2031-03-10). Raises InputError for anything else."""
    if text is None:
        return None
    try:
        day = date.fromisoformat(text).isoformat()
    except ValueError:
        day = ""
    if day != text:
        raise InputError(f"“{text}” is no date: write it as year, month and day, such as 2031-03-10.")
    return text


def first_day(text: str | None) -> str | None:
    """The first day of a date as Sayso shows them: a day, week, month, quarter or year. Raises InputError."""
    if text is None:
        return None
    from sayso.record.dates import days

    covered = days(text)
    if covered is None:
        raise InputError(f"“{text}” is no date: write it as 2031-03-10, or as 2031-03 or 2031 for a month or year.")
    return covered[0]


def last_day(text: str | None) -> str | None:
    """The last day of such a date. Raises InputError."""
    if text is None:
        return None
    from sayso.record.dates import days

    covered = days(text)
    if covered is None:
        first_day(text)  # which says what is wrong with it
        return None
    return (date.fromisoformat(covered[1]) - timedelta(days=1)).isoformat()


def one_of(**options: bool) -> None:
    """Raise InputError where more than one of these options is set."""
    chosen = [f"--{name}" for name, is_set in options.items() if is_set]
    if len(chosen) > 1:
        raise InputError(f"{' and '.join(chosen)} cannot both be had: choose one.")
