"""Which actors of several documents are one, and which must never be."""

from typing import Any

import pytest

from sayso.record import ActorEntry, build
from tests.cases import load_cases
from tests.record.told import Told, series


def merged(documents: list[Told]) -> dict[str, tuple[str, ...]]:
    record = build([d.pair() for d in documents])
    names = {d.id: d.name for d in record.documents}
    return {a.id: tuple(names[i] for i in a.documents) for a in record.actors}


@pytest.mark.parametrize("case", load_cases("merging"))
def test_actors_of_two_documents_are_merged_as_the_case_says(case: dict[str, Any]) -> None:
    documents = series(len(case["documents"]))
    for told, actors in zip(documents, case["documents"], strict=True):
        for actor in actors:
            told.actor(**{**actor, "aliases": tuple(actor.get("aliases", ()))})
    record = build([d.pair() for d in documents])
    found = sorted(sorted(a.names) for a in record.actors)
    assert found == sorted(sorted(names) for names in case["merged"])


def only(entries: tuple[ActorEntry, ...]) -> ActorEntry:
    (entry,) = entries
    return entry


def test_a_merged_actor_keeps_its_names_roles_sides_and_documents() -> None:
    first, second = series(2)
    first.actor("Norland", "state")
    first.actor("Prime Minister Ada Venn", side="norland", role="Prime Minister", aliases=("Venn",), part="party")
    second.actor("Venn", side="norland", role="prime minister of Norland")
    second.actor("Norland", "state")
    record = build([first.pair(), second.pair()])
    venn = next(a for a in record.actors if a.kind == "person")
    assert (venn.id, venn.name, venn.sides, venn.parts) == ("ada-venn", "Ada Venn", ("norland",), ("party",))
    assert set(venn.roles) == {"Prime Minister", "prime minister of Norland"}
    assert len(venn.documents) == 2
    assert [e.quotation for e in venn.evidence] == ["Prime Minister Ada Venn", "Venn"]


def test_a_name_without_titles_is_preferred_as_the_best_name() -> None:
    first, second = series(2)
    first.actor("President Ada Venn")
    second.actor("Ada Venn")
    assert only(build([first.pair(), second.pair()]).actors).name == "Ada Venn"


def test_a_side_that_points_at_itself_does_no_harm() -> None:
    told = Told()
    told.actor("Ada Venn", side="front")
    told.actor("Front", "group", side="ada_venn")
    assert len(build([told.pair()]).actors) == 2


def test_ids_of_unnamed_sources_do_not_depend_on_other_documents() -> None:
    first, second = series(2)
    first.actor("a senior official", "unnamed")
    alone = only(build([first.pair()]).actors).id
    second.actor("a senior official", "unnamed")
    assert alone in merged([first, second])


def test_actors_of_many_documents_come_first() -> None:
    first, second = series(2)
    first.actor("Aland", "state")
    first.actor("Zetland", "state")
    second.actor("Zetland", "state")
    assert list(merged([first, second])) == ["zetland", "aland"]
