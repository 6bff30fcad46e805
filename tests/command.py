"""Sayso's command as a test runs it."""

from collections.abc import Callable
from typing import NamedTuple


class Ran(NamedTuple):
    """What a command came to."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]  # the arguments of the command, strings or paths
