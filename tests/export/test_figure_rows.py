"""What figures stand under: what is counted rather than the verb beside it, and one thing's figures in time."""

import pytest

from sayso.export.figure_rows import UNSAID, figures, heading
from sayso.record import Ledger, build
from tests.record.told import Told


@pytest.mark.parametrize(
    ("what", "unit", "whom", "where", "shown"),
    [
        ("killed", "people", "fighters", "Dellin", "killed · fighters · Dellin"),
        ("killed", "people", None, None, "killed"),
        ("other:allow", "trucks", "aid trucks", None, "aid trucks"),
        ("other:bring", "people", "dockers", "Dellin", "dockers · Dellin"),
        ("other:impose", "dollars", None, None, "dollars · impose"),
        ("other:join", "people", None, None, "people · join"),
        ("other:dollars", "dollars", None, None, "dollars"),
        ("other:edge", None, None, None, UNSAID),
        ("other", None, None, "Dellin", f"{UNSAID} · Dellin"),
    ],
)
def test_a_heading_names_what_is_counted_first(
    what: str, unit: str | None, whom: str | None, where: str | None, shown: str
) -> None:
    assert heading(Ledger(what=what, unit=unit, whom=whom, where=where, figures=())) == shown


def test_figures_under_one_heading_are_in_time_and_numbers_alone_come_last() -> None:
    pairs = []
    for day in ("2031-03-12", "2031-03-10", "2031-03-11"):
        told = Told(day, day)
        told.figure("40 told", 40, 40, what="other:edge")
        told.figure("60 dockers", 60, 60, what=f"other:do-{day}", unit="people", whom="dockers")
        told.figure("7 were shot", 7, 7, what="killed", unit="people")
        pairs.append(told.pair())
    rows = figures(build(pairs)).rows
    assert [row.section for row in rows] == ["killed"] * 3 + ["dockers"] * 3 + [UNSAID] * 3
    assert [row.date for row in rows[:3]] == ["2031-03-10", "2031-03-11", "2031-03-12"]
