"""Arguments that need a look before they are used."""

from datetime import date

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


def one_of(**options: bool) -> None:
    """Raise InputError where more than one of these options is set."""
    chosen = [f"--{name}" for name, is_set in options.items() if is_set]
    if len(chosen) > 1:
        raise InputError(f"{' and '.join(chosen)} cannot both be had: choose one.")
