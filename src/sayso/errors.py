"""The few kinds of error that Sayso raises; each message is one plain sentence that says what to do."""

from pathlib import PurePath


class SaysoError(Exception):
    """What a caller may catch to be told, in one sentence, why Sayso could not do as asked."""


class InputError(SaysoError):
    """An argument or option that cannot be used: a path that is not there, a date that is none."""


class ModelError(SaysoError):
    """The language model that reading needs is not installed."""


class DeskError(SaysoError):
    """A desk file that is none, is locked, is from a newer version, or cannot be written."""


class EvidenceError(SaysoError):
    """A finding whose spans do not quote its document; it must never be stored."""


def fault(error: Exception) -> str:
    """What went wrong inside Sayso, and where: `KeyError in topics.py, line 12: 'pay'`, for a Problem's sentence."""
    from traceback import extract_tb

    at = extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {PurePath(at.filename).name}, line {at.lineno}: {error}"
