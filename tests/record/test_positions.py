"""Positions in time, moves, and which issues of different documents are one."""

from dataclasses import replace
from typing import Any

import pytest

from sayso.record import build, wording
from tests.cases import load_cases
from tests.record.told import Told


def held(*steps: tuple[str | None, str, str | None], actor: str = "Ada Venn") -> list[tuple[str | None, Any]]:
    """What became of an actor who stands so, day by day, on one issue."""
    pairs = []
    for number, (day, stance, firmness) in enumerate(steps):
        told = Told(f"d{number}", day)
        told.stands(told.actor(actor), "amnesty", stance, firmness)
        pairs.append(told.pair())
    (entry,) = build(pairs).positions
    return [(step.date, step.previous) for step in entry.steps]


def test_a_position_that_differs_from_the_one_before_has_changed() -> None:
    steps = held(
        ("2031-03-10", "against", "insists"), ("2031-03-12", "against", "states"), ("2031-03-14", "for", "open")
    )
    assert steps == [
        ("2031-03-10", None),
        ("2031-03-12", ("against", "insists")),
        ("2031-03-14", ("against", "states")),
    ]


def test_the_same_position_again_is_no_move() -> None:
    assert held(("2031-03-10", "for", "open"), ("2031-03-12", "for", "open")) == [
        ("2031-03-10", None),
        ("2031-03-12", None),
    ]


def test_two_positions_of_one_day_are_no_move() -> None:
    steps = held(("2031-03-10", "for", "open"), ("2031-03-10", "against", "states"))
    assert [previous for _, previous in steps] == [None, None]


def test_a_day_on_which_an_actor_is_for_and_against_shows_no_move() -> None:
    steps = held(("2031-03-10", "for", "open"), ("2031-03-12", "for", "states"), ("2031-03-12", "against", "insists"))
    assert [previous for _, previous in steps] == [None, None, None]


def test_a_position_without_a_date_comes_last_and_never_moves() -> None:
    assert held((None, "for", "open"), ("2031-03-10", "against", "states")) == [("2031-03-10", None), (None, None)]


def test_a_joint_position_is_each_actors() -> None:
    told = Told()
    told.actor("Ada Venn")
    told.actor("Tomas Ardell")
    told.stands("ada_venn", "amnesty", "for", "open")
    told.found["positions"][0] = replace(told.found["positions"][0], actor=("ada_venn", "tomas_ardell"))
    told.stands(None, "the pass", "undecided", None)
    entries = {(p.actor, p.issue) for p in build([told.pair()]).positions}
    assert entries == {("ada-venn", "amnesty"), ("tomas-ardell", "amnesty"), (None, "pass")}


def test_a_party_has_moved_where_another_of_it_stands_elsewhere() -> None:
    pairs = []
    for day, name, stance in (
        ("2031-03-10", "army", "against"),
        ("2031-03-12", "cabinet", "for"),
        ("2031-03-14", "navy", "for"),
    ):
        told = Told(day, day)
        told.actor("Norland", "state")
        told.stands(told.actor(f"Norlandic {name}", "institution", side="norland"), "amnesty", stance, "states")
        pairs.append(told.pair())
    steps = {p.actor: p.steps[0].party_previous for p in build(pairs).positions}
    assert steps == {
        "norlandic-army": None,
        "norlandic-cabinet": ("against", "states", "norlandic-army"),
        "norlandic-navy": None,
    }


@pytest.mark.parametrize("case", load_cases("wording"))
def test_labels_are_one_issue_as_the_case_says(case: dict[str, Any]) -> None:
    groups = wording.groups(case["labels"])
    assert (len(set(groups.values())) == 1) == case["one"]


@pytest.mark.parametrize("label", ["that", "the claim", "their proposal", "this deal", ""])
def test_a_label_that_only_points_stays_in_its_document(label: str) -> None:
    pairs = []
    for number in range(2):
        told = Told(f"d{number}")
        told.stands(told.actor("Ada Venn"), label, "against", "states")
        pairs.append(told.pair())
    assert len(build(pairs).issues) == 2
