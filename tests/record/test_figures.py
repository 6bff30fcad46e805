"""The ledger: which figures count one thing, what is set beside what, and what never is."""

from dataclasses import replace
from typing import Any

import pytest

from sayso.model import Span
from sayso.record import FigureEntry, build
from tests.record.told import Told


def ledger(*figures: dict[str, Any], apart: bool = False) -> list[list[FigureEntry]]:
    """The figures of each ledger; those of one day stand in one document, unless they are to be `apart`."""
    documents: dict[str, Told] = {}
    for number, figure in enumerate(figures):
        day = figure.pop("day", "2031-03-10")
        key = f"{day}-{number}" if apart else day
        told = documents.setdefault(key, Told(f"d{key}", day))
        by = figure.pop("by", None)
        if by is not None and by not in {a.id for a in told.found.get("actors", [])}:
            told.actor(by, "group", id=by)
        low, high = figure.pop("low", None), figure.pop("high", None)
        told.figure(f"{low}-{high} number {number}", low, high, by=by, **figure)
    return [list(held.figures) for held in build([t.pair() for t in documents.values()]).figures]


HELD = {"what": "held", "whom": "soldiers", "where": "Orrow"}


def test_figures_of_one_thing_stand_in_one_ledger_whatever_the_wording() -> None:
    (held,) = ledger(
        {**HELD, "low": 1}, {**HELD, "whom": "the soldiers", "low": 2}, {**HELD, "unit": "people", "low": 3}
    )
    assert len(held) == 3


def test_figures_of_other_places_stand_in_other_ledgers() -> None:
    assert len(ledger({**HELD, "low": 1}, {**HELD, "where": "Dellin", "low": 1})) == 2


def test_a_later_figure_of_the_same_source_is_set_beside_its_earlier_one() -> None:
    ((first, second),) = ledger(
        {**HELD, "low": 31, "high": 31, "by": "Ossel Health Service"},
        {**HELD, "low": 26, "high": 26, "by": "Ossel Health Service", "day": "2031-03-12"},
    )
    assert (first.revises, second.revises) == (None, first.id)


@pytest.mark.parametrize(
    "later",
    [
        pytest.param({"low": 310, "high": 310}, id="a figure of another size"),
        pytest.param({"low": 26, "high": 26, "by": "Army"}, id="another source"),
        pytest.param({"low": 26, "high": 26, "includes": "31 people"}, id="a part of another figure"),
        pytest.param({"low": 26, "high": 26, "by": None}, id="the writer's own figure"),
    ],
)
def test_what_is_no_revision(later: dict[str, Any]) -> None:
    first = {**HELD, "low": 31, "high": 31, "by": "Ossel Health Service"}
    ((_, second),) = ledger(first, {**HELD, "by": "Ossel Health Service", "day": "2031-03-12", **later})
    assert second.revises is None


def test_a_source_that_repeats_a_figure_has_it_once_with_both_places() -> None:
    figure = {**HELD, "low": 31, "high": 31, "by": "Ossel Health Service"}
    ((held,),) = ledger(dict(figure), {**figure, "day": "2031-03-12"})
    assert (held.date, len(held.evidence), held.revises) == ("2031-03-10", 2, None)


def test_a_figure_that_comes_back_after_another_is_another_entry() -> None:
    figure = {**HELD, "low": 31, "high": 31, "by": "Ossel Health Service"}
    ((_, second, third),) = ledger(
        dict(figure), {**figure, "low": 30, "high": 30, "day": "2031-03-12"}, {**figure, "day": "2031-03-14"}
    )
    assert third.revises == second.id


def test_events_of_nobody_nowhere_are_each_their_own() -> None:
    assert len(ledger({"what": "killed", "low": 2, "high": 2}, {"what": "killed", "low": 3, "high": 3})) == 2


@pytest.mark.parametrize(
    ("later", "one"),
    [
        pytest.param({"low": 40130, "whom": "villagers"}, True, id="the place is left out"),
        pytest.param({"low": 40130, "whom": "villagers", "day": "2031-04-30"}, False, id="weeks later"),
        pytest.param({"low": 60000, "whom": "villagers"}, False, id="another size"),
        pytest.param({"low": 40130, "where": "Dellin"}, False, id="another place"),
    ],
)
def test_large_figures_of_nearly_one_size_and_day_are_of_one_thing(later: dict[str, Any], one: bool) -> None:
    found = ledger({"what": "killed", "where": "Orrow", "low": 39960}, {"what": "killed", "day": "2031-03-12", **later})
    assert (len(found) == 1) == one


def paragraph(*figures: tuple[str, dict[str, Any]]) -> list[list[FigureEntry]]:
    """The ledgers of one document whose figures stand in one paragraph, each by another party."""
    told = Told()
    words = [words for words, _ in figures]
    text = ", ".join(f"{w} say the {n}th side" for n, w in enumerate(words)) + "."
    for n, (words_of_it, fields) in enumerate(figures):
        by = told.actor(f"Party {n}", "group", id=f"party_{n}")
        told.figure(words_of_it, by=by, **fields)
    start = len(told.text)
    told.text += text
    for n, figure in enumerate(told.found["figures"]):
        at = start + text.index(words[n])
        told.found["figures"][n] = replace(figure, span=(Span(at, at + len(words[n])),))
    return [list(held.figures) for held in build([told.pair()]).figures]


PEOPLE = {"unit": "people", "what": "displaced"}


@pytest.mark.parametrize(
    ("first", "second", "disputed"),
    [
        pytest.param(
            {**PEOPLE, "low": 60.0}, {"what": "other:leave", "low": 41.0, "high": 41.0}, True, id="a bare number"
        ),
        pytest.param(
            {**PEOPLE, "low": 60.0}, {"what": "other:leave", "low": 6.0, "high": 6.0}, False, id="far from it"
        ),
        pytest.param(
            {**PEOPLE, "low": 60.0}, {"what": "killed", "low": 41.0, "high": 41.0}, False, id="another matter"
        ),
        pytest.param(
            {"what": "captured", "unit": "people", "low": 24.0, "high": 24.0},
            {"what": "held", "low": 22.0, "high": 22.0},
            True,
            id="the captured are held",
        ),
        pytest.param(
            {"what": "injured", "unit": "people", "whom": "its members", "low": 12.0},
            {"what": "injured", "unit": "people", "low": 3.0, "high": 3.0},
            True,
            id="people are anybody",
        ),
        pytest.param(
            {"what": "killed", "unit": "people", "low": 15.0, "high": 15.0},
            {"what": "killed", "unit": "people", "whom": "children", "low": 9.0, "high": 9.0},
            False,
            id="a part of them",
        ),
        pytest.param(
            {"what": "other:wait", "unit": "lorries", "low": 300.0, "high": 300.0, "whom": "lorries"},
            {"what": "other:queue", "unit": "lorries", "low": None, "high": 120.0, "whom": "lorries"},
            True,
            id="a unit of their own",
        ),
        pytest.param(
            {"what": "other:offer", "unit": "percent", "low": 9.0, "high": 9.0},
            {"what": "other:offer", "unit": "percent", "low": 4.0, "high": 4.0},
            False,
            id="offers",
        ),
    ],
)
def test_figures_of_one_paragraph_contradict_each_other(
    first: dict[str, Any], second: dict[str, Any], disputed: bool
) -> None:
    first, second = ({"high": None, **fields} for fields in (first, second))
    ledgers = paragraph(("sixty", first), ("forty", second))
    assert any(f.disagrees for held in ledgers for f in held) == disputed
    if disputed:
        assert len(ledgers) == 1


def test_sources_that_exclude_each_other_on_one_day_disagree() -> None:
    ((one, other),) = ledger(
        {**HELD, "low": 24, "high": 24, "by": "Army"}, {**HELD, "low": 22, "high": 22, "by": "Front"}
    )
    assert (one.disagrees, other.disagrees) == ((other.id,), (one.id,))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"low": 24, "high": None}, id="bounds that meet"),
        pytest.param({"low": 26, "high": 26, "hedge": "about"}, id="a hedged number that is near"),
        pytest.param({"low": 22, "high": 22, "by": None}, id="nobody's figure"),
        pytest.param({"low": 22, "high": 22, "by": "Army"}, id="the same source"),
        pytest.param({"low": 22, "high": 22, "day": "2031-03-12"}, id="another day"),
        pytest.param({"low": 2200, "high": 2200}, id="a figure of another size"),
        pytest.param({"low": 22, "high": 22, "since": "2030-11-09"}, id="another period"),
    ],
)
def test_what_is_no_disagreement(other: dict[str, Any]) -> None:
    (held,) = ledger(
        {**HELD, "low": 24, "high": 24, "by": "Army", "since": "2031-01-01"},
        {**HELD, "by": "Front", "since": "2031-01-01", **other},
    )
    assert all(not f.disagrees for f in held)


def test_figures_of_nobody_nowhere_are_compared_within_one_document_only() -> None:
    figures: list[dict[str, Any]] = [
        {"what": "displaced", "low": 60000, "by": "Union"},
        {"what": "displaced", "low": 41000, "high": 41000, "by": "Army"},
    ]
    (held,) = ledger(*[dict(f) for f in figures])
    assert all(f.disagrees for f in held)
    (held,) = ledger(*figures, apart=True)
    assert not any(f.disagrees for f in held)


def test_figures_are_in_the_order_of_their_own_day() -> None:
    ((first, second),) = ledger({**HELD, "low": 2}, {**HELD, "low": 1, "as_of": "2031-02", "day": "2031-03-20"})
    assert (first.date, second.date) == ("2031-02-01", "2031-03-10")
