"""What follows from a corrected value: the days of a date, PA-X's code of a topic, no firmness of the undecided."""

from sayso.judgement import Value
from sayso.record.dates import days

Values = tuple[tuple[str, Value], ...]


def with_following(kind: str, name: str, value: Value) -> Values:
    """A field's corrected value, and after it those of the fields that follow from it."""
    return ((name, value), *_following(kind, name, value))


def _following(kind: str, name: str, value: Value) -> Values:
    if (kind, name) == ("times", "value"):
        begin, end = days(value if isinstance(value, str) else None) or (None, None)
        return (("begin", begin), ("end", end))
    if (kind, name) == ("provisions", "topic"):
        return (("code", _code(str(value))),)
    if (kind, name, value) == ("positions", "stance", "undecided"):
        return (("firmness", None),)
    return ()


def _code(topic: str) -> str | None:
    """PA-X's code of a topic as such; None where PA-X has none."""
    from sayso.reading.tables import rows

    return next((row["code"] for row in rows("pax_codes") if (row["topic"], row["word"]) == (topic, "-")), None)
