"""The party of each actor: by its sides, by its name, or by the one state that its document is about."""

from typing import Any

import pytest

from sayso.record import build
from tests.cases import load_cases
from tests.record.told import series


@pytest.mark.parametrize("case", load_cases("parties"))
def test_the_party_of_an_actor_is_as_the_case_says(case: dict[str, Any]) -> None:
    documents = series(len(case["documents"]))
    for told, actors in zip(documents, case["documents"], strict=True):
        for actor in actors:
            told.actor(**actor)
    record = build([d.pair() for d in documents])
    names = {a.id: a.name for a in record.actors}
    parties = {a.name: names[a.party] for a in record.actors}
    assert {name: parties[name] for name in case["parties"]} == case["parties"]


def test_a_ring_of_sides_has_an_end() -> None:
    (told,) = series(1)
    told.actor("Ossel Front", "group", id="a", side="b")
    told.actor("Orrow League", "group", id="b", side="a")
    assert all(actor.party for actor in build([told.pair()]).actors)
