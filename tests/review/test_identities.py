"""Who is who, as a person says it of two actors of documents."""

from dataclasses import replace

import pytest

from sayso.errors import InputError
from sayso.judgement import Judgement
from sayso.model import make_document
from sayso.record.identities import NOBODY_SAID
from sayso.review import cases, heeded, judgements_of, standing
from tests.review import told
from tests.review.told import DAY, DOCUMENT, READING

OTHER = make_document(name="other", text=told.TEXT, published="2031-03-13")
OTHERS = replace(READING, document_id=OTHER.id)
PAIRS = [(DOCUMENT, READING), (OTHER, OTHERS)]
UNIONS = ((DOCUMENT.id, "harbour-union"), (OTHER.id, "harbour-union"))


def say(which: str, field: str, other: str, *earlier: Judgement) -> tuple[tuple[Judgement, ...], list[str]]:
    """The judgements that say so, and the ids of those that they replace."""
    new, replaced = judgements_of(PAIRS, earlier, which, {field: other}, made=DAY)
    return new, [one.id for one in replaced]


@pytest.mark.parametrize("other", ["other/harbour-union", "other/actors/Harbour Union", f"{OTHER.id}/harbour"])
def test_an_actor_is_the_same_as_one_of_another_document(other: str) -> None:
    (made,), _ = say("report/harbour-union", "same", other)
    pairs, who = heeded(PAIRS, [made])
    assert (who.same, who.not_same) == ((UNIONS,), ())
    assert pairs == PAIRS  # the readings say what they said


def test_an_actor_is_not_another_of_its_own_document() -> None:
    (made,), _ = say("report/harbour-union", "not_same", "port authority")
    _, who = heeded(PAIRS, [made])
    assert who.not_same == (((DOCUMENT.id, "harbour-union"), (DOCUMENT.id, "port-authority")),)


def test_the_contrary_replaces_it_whichever_of_the_two_is_named_first_and_nothing_else_does() -> None:
    (same,), _ = say("report/harbour-union", "same", "other/harbour-union")
    (more,), replaced = say("report/harbour-union", "same", "port-authority", same)
    assert replaced == []
    for which, other in (("report", "other"), ("other", "report")):
        _, replaced = say(f"{which}/harbour-union", "not_same", f"{other}/harbour-union", same, more)
        assert replaced == [same.id]


def test_it_lasts_when_the_documents_are_read_again_with_other_ids() -> None:
    (made,), _ = say("report/harbour-union", "same", "other/harbour-union")
    again = told.reading(actors=(replace(told.UNION, id="union"), told.PORT))
    _, who = heeded([(DOCUMENT, again), PAIRS[1]], [made])
    assert who.same == (((DOCUMENT.id, "union"), UNIONS[1]),)


@pytest.mark.parametrize("left", [0, 1])
def test_where_either_is_not_read_any_more_that_is_a_problem(left: int) -> None:
    (made,), _ = say("report/harbour-union", "same", "other/harbour-union")
    gone = [replace(r, findings=replace(r.findings, actors=(told.PORT,))) for _, r in PAIRS]
    pairs = [(d, gone[n] if n == left else r) for n, (d, r) in enumerate(PAIRS)]
    found, who = heeded(pairs, [made])
    assert who == NOBODY_SAID
    (problem,) = found[0][1].findings.problems
    assert "(actors, same) on “The Harbour Union” finds nobody to hold on to" in problem.message
    assert standing(pairs, [made])[0].problem == problem


def test_where_the_other_document_is_gone_that_is_a_problem() -> None:
    (made,), _ = say("report/harbour-union", "same", "other/harbour-union")
    ((_, reading),), _ = heeded(PAIRS[:1], [made])
    assert len(reading.findings.problems) == 1
    (one,) = standing(PAIRS[:1], [made])
    assert one.problem is not None and one.right is None
    assert heeded(PAIRS[1:], [made]) == (PAIRS[1:], NOBODY_SAID)


def test_it_is_listed_with_the_other_and_its_document_and_is_no_case_of_a_reader() -> None:
    (made,), _ = say("report/harbour-union", "not_same", "other/harbour-union")
    (one,) = standing(PAIRS, [made])
    assert (one.quotation, one.right) == ("The Harbour Union", "“The Harbour Union” of other")
    written = cases(PAIRS, [made]).splitlines()
    assert written[0] == "--- # what the cases have no form for"
    assert written[1].startswith("# “The Harbour Union”: not_same right is “The Harbour Union” of other (judged")


@pytest.mark.parametrize(
    ("which", "other", "told_so"),
    [
        (
            "report/harbour-union",
            "harbour-union",
            "“harbour-union” is the actor itself: name another",
        ),
        ("report/harbour-union", "", "“same” needs another actor: give it as DOCUMENT/ACTOR."),
        ("report/harbour-union", "nowhere/port", "No document is called “nowhere”: give same as DOCUMENT/ACTOR"),
        ("report/harbour-union", "other/nobody", "No actor of other is called “nobody”"),
        ("report/quay", "other/quay", "“same” of deals cannot be corrected"),
    ],
)
def test_what_names_no_other_actor_is_told(which: str, other: str, told_so: str) -> None:
    with pytest.raises(InputError) as raised:
        say(which, "same", other)
    assert told_so in str(raised.value)
