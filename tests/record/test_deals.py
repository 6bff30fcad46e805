"""Which deals of different documents are one, their status in time, and their provisions phase by phase."""

import pytest

from sayso.record import DealEntry, build
from tests.record.told import Told


def deals(*told: tuple[str, str, str]) -> list[DealEntry]:
    """The deals of documents, each with one: its name, status and day."""
    pairs = []
    for number, (name, status, day) in enumerate(told):
        document = Told(f"d{number}", day)
        document.deal(name, status)
        pairs.append(document.pair())
    return list(build(pairs).deals)


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        pytest.param("the Orrow Accord", "the Orrow accord", True, id="a name of its own"),
        pytest.param("the “bridging proposal”", "“bridging proposal”", True, id="quoted"),
        pytest.param("the ceasefire deal", "ceasefire deal", True, id="a common name, days apart"),
        pytest.param("the deal", "the deal", False, id="any deal"),
        pytest.param("the latest ceasefire proposal", "the latest ceasefire proposal", False, id="latest then and now"),
        pytest.param("the Orrow Accord", "the Dellin Accord", False, id="two names"),
        pytest.param("the ceasefire deal", "the ceasefire plan", False, id="a deal is no plan"),
        pytest.param("a ceasefire and prisoner deal", "the ceasefire deal", True, id="a part of the name"),
        pytest.param("a week-long ceasefire", "the ceasefire", False, id="how long is another deal"),
        pytest.param("a plan to end the strike for a truce", "the truce plan", False, id="a part of a long name"),
        pytest.param("a plan in three phases", "a three-phase ceasefire", True, id="as many phases"),
        pytest.param("a three-stage plan", "a ceasefire in two stages", False, id="fewer phases"),
        pytest.param("a three-phase ceasefire", "the ceasefire", True, id="the phases are left out"),
        pytest.param("the three-phase plan", "a new three-phase plan", False, id="a new one"),
    ],
)
def test_deals_are_one_by_their_names(first: str, second: str, one: bool) -> None:
    assert len(deals((first, "proposed", "2031-03-10"), (second, "proposed", "2031-03-12"))) == (1 if one else 2)


def test_the_draft_of_a_day_is_called_by_what_it_is() -> None:
    (deal,) = deals(
        ("Draft of 5 April in three phases", "proposed", "2031-04-05"),
        ("a three-phase ceasefire", "signed", "2031-04-09"),
    )
    assert (deal.name, deal.status) == ("three-phase ceasefire", "signed")


def test_a_common_name_long_after_means_another_deal() -> None:
    assert (
        len(deals(("the ceasefire deal", "proposed", "2031-03-10"), ("the ceasefire deal", "proposed", "2031-06-10")))
        == 2
    )


def test_a_deal_that_is_over_is_not_the_one_on_the_table() -> None:
    assert (
        len(deals(("the ceasefire deal", "ended", "2031-03-10"), ("the ceasefire deal", "proposed", "2031-03-11"))) == 2
    )


def test_the_status_of_a_deal_is_the_latest_known() -> None:
    (deal,) = deals(
        ("the Orrow Accord", "signed", "2031-03-14"),
        ("the Orrow Accord", "proposed", "2031-03-10"),
        ("the Orrow Accord", "unknown", "2031-03-20"),
    )
    assert deal.status == "signed"
    assert [(s.status, s.date) for s in deal.statuses] == [
        ("proposed", "2031-03-10"),
        ("signed", "2031-03-14"),
        ("unknown", "2031-03-20"),
    ]


def test_a_signed_deal_is_not_proposed_again() -> None:
    (deal,) = deals(
        ("the Orrow Accord", "proposed", "2031-03-10"),
        ("the Orrow Accord", "signed", "2031-03-14"),
        ("the Orrow Accord", "proposed", "2031-03-16"),
    )
    assert deal.status == "signed"


def test_provisions_stand_phase_by_phase() -> None:
    told = Told()
    deal = told.deal("the Orrow Accord")
    for phase in (2, 1, None, 10):
        told.provision(f"do what phase {phase} says", deal, phase=phase, topic="other:do")
    (entry,) = build([told.pair()]).deals
    assert [p.phase for p in entry.provisions] == [1, 2, 10, None]


def test_one_obligation_in_two_documents_is_one_with_both_places() -> None:
    pairs = []
    for name in ("one", "two"):
        told = Told(name)
        front = told.actor("Ossel Front", "group")
        deal = told.deal("the Orrow Accord")
        told.provision(
            "release 12 soldiers",
            deal,
            topic="release",
            bearer=(front,),
            action="release",
            object="soldiers",
            quantity=12,
        )
        told.provision(
            "release 12 soldiers",
            None,
            topic="release",
            bearer=(front,),
            action="release",
            object="soldiers",
            quantity=12,
        )
        pairs.append(told.pair())
    accord, outside = build(pairs).deals
    assert [len(p.evidence) for p in accord.provisions] == [2]
    assert outside.name is None
    assert [len(p.evidence) for p in outside.provisions] == [1, 1]


def test_deals_with_two_obligations_in_the_same_terms_are_one() -> None:
    pairs = []
    for name, shared in (("the settlement", True), ("the contract", True), ("the accord", False)):
        told = Told(name)
        deal = told.deal(name)
        for words, topic, quantity in (("free 12 men", "release", 12), ("pay 40 crowns", "finance", 40)):
            thing = words.split()[-1]
            told.provision(words, deal, topic=topic, object=thing, quantity=quantity if shared else quantity + 1)
        pairs.append(told.pair())
    assert sorted(len(deal.statuses) for deal in build(pairs).deals) == [1, 2]


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        pytest.param("withdraw from the Orrow pass", "the army withdraws from the Orrow pass", True, id="other words"),
        pytest.param("withdraw from the Orrow pass", "withdraw from Dellin", False, id="another place"),
        pytest.param("admit 60 lorries a day", "admit 80 lorries a day", False, id="another number"),
        pytest.param("free 12 sick soldiers", "release 12 soldiers", True, id="one number"),
    ],
)
def test_obligations_of_one_phase_are_one_where_nothing_in_them_differs(first: str, second: str, one: bool) -> None:
    pairs = []
    for name, words in (("one", first), ("two", second)):
        told = Told(name)
        deal = told.deal("the Orrow Accord")
        number = next((float(w) for w in words.split() if w.isdigit()), None)
        told.provision(words, deal, phase=1, topic="release", quantity=number)
        pairs.append(told.pair())
    (deal_entry,) = build(pairs).deals
    assert (len(deal_entry.provisions) == 1) == one


def test_an_obligation_of_a_phase_is_of_its_documents_one_deal() -> None:
    told = Told()
    told.deal("the Orrow Accord")
    told.provision("withdraw", None, phase=2, topic="withdrawal")
    told.provision("reopen the gate", None, topic="movement")
    accord, outside = build([told.pair()]).deals
    assert ([p.phase for p in accord.provisions], [p.phase for p in outside.provisions]) == ([2], [None])
