"""The timeline: dated acts in order, one act told twice, and what no document dates."""

from typing import Any

from sayso.record import Record, build
from tests.record.told import Told


def told(*events: dict[str, Any], documents: int = 1) -> Record:
    pairs = []
    for number in range(documents):
        document = Told(f"d{number}")
        for name in ("Norland", "Sudland"):
            document.actor(name, "state")
        for event in events:
            document.event("met", **event)
        pairs.append(document.pair())
    return build(pairs)


BOTH = {"actor": ("norland",), "recipient": ("sudland",)}


def test_acts_are_in_the_order_of_their_days() -> None:
    record = told({"when": "2031-W11"}, {"when": "2031-03"}, {"when": "2031-03-09"}, {"when": "2031-03-12T06:30"})
    assert [e.begin for e in record.timeline] == ["2031-03-01", "2031-03-09", "2031-03-10", "2031-03-12"]


def test_an_act_without_a_day_stands_apart() -> None:
    record = told({"when": None}, {"when": "XXXX-03-09"}, {"when": "P3D"})
    assert (len(record.timeline), len(record.undated)) == (0, 3)


def test_an_act_that_two_documents_tell_is_one() -> None:
    (event,) = told({**BOTH, "when": "2031-03-09"}, documents=2).timeline
    assert len(event.evidence) == 2


def test_acts_of_nobody_or_of_no_exact_day_are_not_taken_for_one() -> None:
    assert len(told({**BOTH, "when": "2031-03"}, documents=2).timeline) == 2
    assert len(told({"when": "2031-03-09"}, documents=2).timeline) == 2


def test_what_was_promised_and_what_was_done_are_two() -> None:
    record = told({**BOTH, "when": "2031-03-09", "mode": "planned"}, {**BOTH, "when": "2031-03-09"})
    assert {e.mode for e in record.timeline} == {"planned", "actual"}


def test_a_dispute_holds_both_claims_and_the_writers_has_no_place() -> None:
    document = Told()
    ada = document.actor("Ada Venn")
    first = document.says(ada, "nobody was there")
    second = document.says(None, "a crowd was there")
    document.dispute(first, second, "who was there")
    document.dispute(first, "writer")
    document.dispute(first, "no such attribution")
    both, alone = sorted(build([document.pair()]).disputes, key=lambda d: d.about or "", reverse=True)
    assert [e.quotation for e in both.evidence] == ["nobody was there", "a crowd was there"]
    assert (alone.b.writer, alone.b.evidence) == (True, ())


def words(record: Record) -> list[int]:
    return sorted(len(event.evidence) for event in record.timeline)


def test_a_telling_that_says_less_is_of_the_act_that_it_fits() -> None:
    day = {"when": "2031-03-09"}
    assert words(told({**BOTH, **day}, {"recipient": ("sudland",), **day}, day)) == [3]
    assert words(told({**BOTH, **day}, {"recipient": ("norland",), **day})) == [1, 1]


def test_a_telling_that_fits_two_acts_alike_is_of_neither() -> None:
    day = {"when": "2031-03-09"}
    other = {"actor": ("sudland",), "recipient": ("norland",)}
    assert words(told({**BOTH, **day}, {**other, **day}, day)) == [1, 1, 1]


def test_what_one_says_did_it_and_another_to_whom_is_not_made_one_act() -> None:
    day = {"when": "2031-03-09"}
    assert words(told({"actor": ("norland",), **day}, {"recipient": ("sudland",), **day})) == [1, 1]


def test_tellings_of_two_places_are_of_two_acts() -> None:
    day = {"when": "2031-03-09", **BOTH}
    assert words(told({**day, "where": "Orrow"}, {**day, "where": "Dellin"}, documents=2)) == [2, 2]
