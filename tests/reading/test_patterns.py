"""No pattern of the times and figures readers is catastrophic: each takes time linear in its worst text."""

import random
import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import pytest

from sayso.model import Span
from sayso.reading import figure, quantity, timex
from sayso.reading.quantity.numbers import number_pattern
from sayso.reading.quantity.quantities import amounts, patterns
from sayso.reading.timex.lexer import symbols
from sayso.reading.timex.match import compiled, found_in
from tests.timing import grows

UNITS = [
    "1 ", "1,", "1.", "1-", "12 to ", "one ", "one-", "hundred and ", "a few hundred ", "half a ", "$", "$1 ", "5% ",
    "( ", "(about ", "about ", "at least ", "more than ", "between 1 and ", "of ", "compared with ", "and 5 ",
    "compared with 5 and ", "per year ", "a year ", "kilometres per ", "US ", "U.S.", " ", "\n", "-", "–", "'s ", "9",
    "x", "ein-\n", "May ", "3 May ", "Monday ", "the ", "the early ", "last ", "10:35 a.m. ", "ago ", "years ",
    "before ", "after the ",
]  # fmt: skip


def of_modules() -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns that are constants of the readers' modules."""
    for package in (figure, quantity, timex):
        for module in iter_modules(package.__path__):
            held = import_module(f"{package.__name__}.{module.name}")
            for name, value in vars(held).items():
                if isinstance(value, re.Pattern):
                    yield f"{module.name}.{name}", value


PATTERNS = {**dict(of_modules()), "numbers": number_pattern(), **patterns()}


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_a_pattern_takes_time_linear_in_its_worst_text(name: str) -> None:
    pattern = PATTERNS[name]

    def search(size: int) -> None:
        for unit in UNITS:
            text = unit * (size // len(unit))
            for _ in pattern.finditer(text):
                pass
            pattern.match(text)
            pattern.fullmatch(text)

    assert not grows(search, 1000)


@pytest.mark.parametrize("place", range(8))
def test_the_rules_for_times_take_time_linear_in_their_worst_line(place: int) -> None:
    of, draw = symbols().of, random.Random(place)
    lines = ["".join(draw.choices(list(of.values()), k=draw.randint(1, 4))) for _ in range(12)]

    def search(size: int) -> None:
        for line in lines:
            for _, rule in compiled():
                for _ in rule.finditer(line * (size // len(line))):
                    pass

    assert not grows(search, 250)


@pytest.mark.parametrize("unit", UNITS)
def test_amounts_and_times_take_time_linear_in_a_block_of_one_thing(unit: str) -> None:
    def read(size: int) -> None:
        text = unit * (size // len(unit))
        for _ in amounts(text, Span(0, len(text))):
            pass
        for _ in found_in(text, Span(0, len(text))):
            pass

    assert not grows(read, 2500)
