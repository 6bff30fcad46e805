from dataclasses import replace

from sayso.review import standing
from tests.review import told
from tests.review.told import DOCUMENT, READING, STANDS, judge

PAIRS = [(DOCUMENT, READING)]


def test_a_judgement_is_listed_with_what_it_says_and_holds_on_to() -> None:
    (one,) = standing(PAIRS, judge(STANDS.id, "actor=harbour-union"))
    assert (one.document, one.quotation, one.finding) == ("report", "rejects the night shift", STANDS.id)
    assert (one.read, one.right, one.problem) == ("“The port authority”", "“The Harbour Union”", None)


def test_of_an_actor_the_first_mention_is_quoted_and_of_a_saying_what_was_said() -> None:
    found = standing(PAIRS, (*judge("port-authority", "wrong"), *judge(told.SAID.id, "right")))
    assert {one.quotation for one in found} == {"The port authority", "that 24 dockers had been freed"}


def test_they_come_in_the_order_in_which_they_were_made_those_withdrawn_too() -> None:
    first, last = judge(STANDS.id, "wrong", made="2031-03-19"), judge(STANDS.id, "right", made="2031-03-21")
    made = [*last, *(replace(one, withdrawn="2031-03-20") for one in first)]
    assert [one.judgement for one in standing(PAIRS, made)] == made[::-1]


def test_one_that_finds_nothing_says_so_unless_it_is_withdrawn() -> None:
    gone = [(DOCUMENT, told.reading(positions=(), actors=()))]
    (made,) = judge(STANDS.id, "actor=harbour-union")
    (one,), (withdrawn,) = standing(gone, [made]), standing(gone, [replace(made, withdrawn="2031-03-21")])
    assert one.problem is not None and "finds nothing to hold on to" in one.problem.message
    assert (one.quotation, one.finding, one.read, one.right) == (
        "rejects the night shift",
        None,
        None,
        "“The Harbour Union”",
    )
    assert withdrawn.problem is None


def test_one_whose_document_is_gone_says_so_and_quotes_nothing() -> None:
    (one,) = standing([], judge(STANDS.id, "stance=against"))
    assert one.problem is not None and "counts again when that is added anew" in one.problem.message
    assert (one.document, one.quotation, one.finding, one.read, one.right) == (None,) * 5
