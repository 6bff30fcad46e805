"""The time reader: its cases, its values' grammar, and texts that are none."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.language import Analysis
from sayso.model import Findings, Span, TimeExpression, make_document
from sayso.reading import times
from sayso.reading.tables import rows
from sayso.reading.timex.build import BUILDERS
from sayso.reading.timex.calendar import VALUE, interval, week_value
from sayso.reading.timex.match import found_in
from tests.cases import load_cases
from tests.timing import grows

Analyse = Callable[[str], Analysis]
PIECES = [
    "on Monday", "last", "next", "two", "weeks", "ago", "the", "3", "May", "2024", "1990s", "at 10:35", "p.m.", "until",
    "a", "day", "after", "29 February", "13/13/2024", "99th", "0", "31", "quarter", "of", "Q3", "-", "(", "72)",
    "hours", "every", "Friday", "nights", "early", "hundred", "million", "years", "old", ".",
    ",", "\n", "Ünïcode", "’s", "$5",
]  # fmt: skip


def read(analyse: Analyse, text: str, published: str | None) -> tuple[TimeExpression, ...]:
    document = make_document(name="case", text=text, published=published)
    return times.read(document, analyse(text), Findings()).times


@pytest.mark.parametrize("case", load_cases("times"))
def test_a_text_holds_these_times(case: dict[str, Any], analyse: Analyse) -> None:
    published = str(case["published"]) if case.get("published") else None if "published" in case else "2024-08-21"
    found = [
        f"{case['text'][slice(*t.span[0])]} | {t.type} | {t.value or 'null'}"
        for t in read(analyse, case["text"], published)
    ]
    assert found == [re.sub(r'"', "", expected) for expected in case["times"]]


def test_every_rule_of_the_grammar_has_its_builder_and_no_builder_lacks_its_rule() -> None:
    assert {row["name"] for row in rows("timex_grammar") if row["kind"] == "rule"} == set(BUILDERS)


def test_the_interval_of_a_value_covers_its_days() -> None:
    assert interval("2024-W33") == (date(2024, 8, 12), date(2024, 8, 19))
    assert interval("2024-W33-WE") == (date(2024, 8, 17), date(2024, 8, 19))
    assert interval("2024-02") == (date(2024, 2, 1), date(2024, 3, 1))
    assert interval("2024-Q4") == (date(2024, 10, 1), date(2025, 1, 1))
    assert interval("2024-WI") == (date(2023, 12, 1), date(2024, 3, 1))
    assert interval("199") == (date(1990, 1, 1), date(2000, 1, 1))
    assert interval("2024-08-19T06:30") == (date(2024, 8, 19), date(2024, 8, 20))


@pytest.mark.parametrize("value", ["P6W", "PRESENT_REF", "XXXX-03", None, "2024-13", "2024-W60", "0000", "2024-02-30"])
def test_a_value_without_days_of_its_own_has_no_interval(value: str | None) -> None:
    assert interval(value) is None


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("In the past 24 hours nobody was hurt.", "2024-08-20", "2024-08-22"),
        ("The talks go on for the next two weeks.", "2024-08-21", "2024-09-05"),
        ("The truce ended three days after 3 May.", "2024-05-03", "2024-05-07"),
        ("It ended two days after the attack on 3 May.", "2024-05-03", "2024-05-06"),
        ("The attack on 3 May failed. Two days after the attack they fled.", "2024-05-03", "2024-05-06"),
        ("In recent weeks it grew worse.", None, None),
        ("The truce is to last for six weeks.", None, None),
    ],
)  # fmt: skip
def test_a_length_of_time_covers_the_days_that_its_anchor_gives(
    text: str, begin: str | None, end: str | None, analyse: Analyse
) -> None:
    found = [t for t in read(analyse, text, "2024-08-21") if t.type == "DURATION"]
    assert [(t.begin, t.end) for t in found] == [(begin, end)]


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 1, 1)))
def test_a_day_lies_in_the_interval_of_its_week(day: date) -> None:
    covered = interval(week_value(day))
    assert covered is not None
    assert covered[0] <= day < covered[1]


def _well_formed(text: str, found: tuple[TimeExpression, ...]) -> None:
    assert len({t.id for t in found}) == len(found)
    for expression in found:
        (span,) = expression.span
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        assert expression.type in {"DATE", "TIME", "DURATION", "SET"}
        assert expression.value is None or VALUE.fullmatch(expression.value)
        assert (expression.begin is None) == (expression.end is None)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)),
    st.one_of(st.none(), st.dates().map(str), st.text(max_size=12)),
)
def test_any_text_gives_well_formed_times_inside_it(analyse: Analyse, text: str, published: str | None) -> None:
    _well_formed(text, read(analyse, text, published))


WORST = [
    "1, " * 20_000,
    "one " * 20_000,
    "twenty-" * 20_000,
    "the early late mid " * 6_000,
    "Monday " * 15_000,
    "3 May " * 12_000,
    " " * 200_000 + "May",
    "last next this that " * 6_000,
    "1a" * 30_000,
    "1.1." * 20_000,
    "10:" * 30_000,
    "'" * 60_000,
    "a few several two or three " * 4_000,
    "A" * 200_000,
]


@pytest.mark.parametrize("text", WORST, ids=lambda text: text[:20])
def test_the_worst_text_takes_time_linear_in_its_length(text: str) -> None:
    def read(size: int) -> None:
        part = text[:size]
        for _ in found_in(part, Span(0, len(part))):
            pass

    assert not grows(read, -(-len(text) // 4))
