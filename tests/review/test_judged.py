from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.judgement import Judgement, Quoted
from sayso.model import Document, Findings, Reading, Span
from sayso.review import judged, judged_reading, judgements_of
from sayso.review.holding import held
from sayso.store.codec import quotations
from tests.review import told
from tests.review.told import DOCUMENT, FIGURE, FINDINGS, READING, STANDS, judge, place
from tests.store import strategies


def as_judged(*judgements: Judgement, reading: Reading = READING) -> Findings:
    return judged_reading(DOCUMENT, reading, judgements).findings


def test_readings_that_nobody_judged_stay_the_very_same() -> None:
    elsewhere = [replace(one, document_id="another") for one in judge(STANDS.id, "wrong")]
    withdrawn = [replace(one, withdrawn="2031-03-21") for one in judge(STANDS.id, "wrong")]
    for judgements in ([], elsewhere, withdrawn):
        ((_, reading),) = judged([(DOCUMENT, READING)], judgements)
        assert reading is READING


def test_what_is_wrong_is_left_out() -> None:
    assert as_judged(*judge(STANDS.id, "wrong")) == replace(FINDINGS, positions=())


def test_a_corrected_field_is_replaced_and_the_finding_says_who_did_it() -> None:
    (made,) = judge(STANDS.id, "stance=against")
    (found,) = as_judged(replace(made, by="Ada", note="it rejects it")).positions
    why = "a person (Ada) corrected stance, read as “for” (it rejects it)"
    assert found == replace(STANDS, stance="against", confidence=1.0, why=why)


def test_what_the_reader_said_stays_beside_what_a_person_says() -> None:
    (found,) = as_judged(*judge(FIGURE.id, "what=released")).figures
    assert found.why == "a person corrected what, read as “held”; read by: “24” counts “dockers”"


def test_a_finding_that_is_right_is_certain_and_keeps_its_values() -> None:
    (found,) = as_judged(*judge(FIGURE.id, "right")).figures
    assert (found.confidence, found.why) == (1.0, "a person found it right; read by: “24” counts “dockers”")
    assert replace(found, confidence=FIGURE.confidence, why=FIGURE.why) == FIGURE


@pytest.mark.parametrize("values", [("firmness=insists", "stance=against"), ("stance=against", "firmness=insists")])
def test_several_fields_of_one_finding_are_corrected_together(values: tuple[str, ...]) -> None:
    (found,) = as_judged(*judge(STANDS.id, *values)).positions
    assert (found.stance, found.firmness) == ("against", "insists")


def test_an_actor_field_is_corrected_by_name() -> None:
    (found,) = as_judged(*judge(STANDS.id, "actor=Harbour Union")).positions
    assert found.actor == ("harbour-union",)
    (found,) = as_judged(*judge(STANDS.id, "actor=the harbour union; port-authority")).positions
    assert found.actor == ("harbour-union", "port-authority")
    (found,) = as_judged(*judge(STANDS.id, "actor=")).positions
    assert found.actor == ()


def test_what_follows_from_a_corrected_field_is_put_right_with_it() -> None:
    findings = as_judged(
        *judge(told.TIME.id, "value=2031-03"),
        *judge(told.TERM.id, "topic=amnesty"),
        *judge(STANDS.id, "stance=undecided"),
    )
    assert (findings.times[0].begin, findings.times[0].end) == ("2031-03-01", "2031-04-01")
    assert findings.provisions[0].code is not None
    assert findings.positions[0].firmness is None


def test_nothing_names_what_is_left_out() -> None:
    findings = as_judged(*judge("port-authority", "wrong"))
    assert [actor.id for actor in findings.actors] == ["harbour-union"]
    assert findings.attributions[1].speaker == findings.provisions[0].bearer == findings.deals[0].by == ()
    assert as_judged(*judge("quay", "wrong")).provisions[0].deal is None
    assert as_judged(*judge(told.SAID.id, "wrong")).disputes == ()
    assert as_judged(*judge("night_shift", "wrong")).positions == ()


def test_a_correction_counts_beside_that_the_rest_is_right_whichever_came_first() -> None:
    right, corrected = judge(STANDS.id, "right"), judge(STANDS.id, "stance=against", made="2031-03-19")
    for order in ([*right, *corrected], [*corrected, *right]):
        assert as_judged(*order).positions[0].stance == "against"


def test_of_two_corrections_the_later_counts() -> None:
    early, late = judge(STANDS.id, "stance=against"), judge(STANDS.id, "stance=undecided", made="2031-03-21")
    for order in ([*early, *late], [*late, *early]):
        assert as_judged(*order).positions[0].stance == "undecided"


def test_a_judgement_lasts_when_the_document_is_read_again_with_other_values_and_ids() -> None:
    judgements = (*judge(STANDS.id, "actor=Harbour Union"), *judge(FIGURE.id, "right"))
    again = told.reading(
        actors=(replace(told.UNION, id="union", name="Union"), told.PORT),
        positions=(replace(STANDS, id="other", stance="against"),),
        figures=(replace(FIGURE, what="missing", by=()),),
    )
    findings = as_judged(*judgements, reading=again)
    assert (findings.positions[0].actor, findings.positions[0].stance) == (("union",), "against")
    assert (findings.figures[0].what, findings.figures[0].by) == ("held", ("union",))
    assert findings.problems == ()


def test_words_that_were_right_are_kept_by_their_place_and_left_to_the_reader_where_they_have_none() -> None:
    said = replace(FIGURE, whom="dockers", where="the quay")
    (right,), _ = judgements_of([(DOCUMENT, told.reading(figures=(said,)))], (), FIGURE.id, "right", made=told.DAY)
    assert "where" not in dict(right.values)
    assert dict(right.values)["whom"] == Quoted(span=place("dockers")[0])
    again = told.reading(figures=(replace(FIGURE, whom="24 dockers", where="Orrow"),))
    (found,) = as_judged(right, reading=again).figures
    assert (found.whom, found.where) == ("dockers", "Orrow")


def test_a_judgement_holds_on_to_the_finding_that_has_most_in_common_with_what_was_judged() -> None:
    near, far = place("It rejects the night shift"), place("rejects")
    again = told.reading(positions=(replace(STANDS, id="far", span=far), replace(STANDS, id="near", span=near)))
    found = as_judged(*judge(STANDS.id, "stance=against"), reading=again).positions
    assert [(one.id, one.stance) for one in found] == [("far", "for"), ("near", "against")]


def test_an_act_is_the_same_whether_readers_quote_more_of_it_or_less() -> None:
    (made,) = judge(told.EVENT.id, "mode=actual")
    more = replace(made.anchor, roles=(*made.anchor.roles, ("theme", place("Both sides met in Orrow"))))
    assert as_judged(replace(made, anchor=more)).events[0].mode == "actual"


def test_an_actor_of_whom_more_is_found_is_the_same() -> None:
    more = (*told.UNION.mentions, *place("It rejects"), *place("Both sides"))
    again = told.reading(actors=(replace(told.UNION, mentions=tuple(sorted(more))), told.PORT))
    assert as_judged(*judge("harbour-union", "kind=institution"), reading=again).actors[0].kind == "institution"


@pytest.mark.parametrize("span", [(), (Span(0, 3),), place("rejects")], ids=["none", "elsewhere", "too little"])
def test_a_judgement_that_finds_nothing_to_hold_on_to_becomes_a_problem(span: tuple[Span, ...]) -> None:
    again = told.reading(positions=(replace(STANDS, span=span),) if span else ())
    findings = as_judged(*judge(STANDS.id, "stance=against"), reading=again)
    (problem,) = findings.problems
    assert findings == replace(again.findings, problems=(problem,))
    assert (problem.place, problem.spans) == ("report", STANDS.span)
    assert "(positions, stance) on “rejects the night shift” finds nothing to hold on to" in problem.message


def test_what_was_wrong_and_is_not_read_any_more_is_told_as_well() -> None:
    (problem,) = as_judged(*judge(STANDS.id, "wrong"), reading=told.reading(positions=())).problems
    assert "is not read any more, as it asks" in problem.message


def test_a_value_that_names_somebody_who_is_not_read_any_more_is_a_problem_and_not_a_guess() -> None:
    again = told.reading(actors=(told.PORT,))
    findings = as_judged(*judge(STANDS.id, "actor=Harbour Union"), reading=again)
    assert findings.positions == (STANDS,)
    assert "cannot give actor what it says" in findings.problems[0].message


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), strategies.readings())
def test_whatever_is_judged_every_reading_still_quotes_its_document_whatever_the_order(
    data: st.DataObject, pair: tuple[Document, Reading]
) -> None:
    document, reading = pair
    made = data.draw(st.lists(strategies.judgements(document), max_size=5, unique_by=lambda j: j.id))
    made = [replace(one, values=()) if one.verdict != "corrected" else one for one in made]
    found = judged_reading(document, reading, made)
    assert found == judged_reading(document, reading, data.draw(st.permutations(made)))
    lost = [one for one in made if held(reading.findings, one.anchor) is None]
    assert len(found.findings.problems) - len(reading.findings.problems) >= len(lost)  # none is silent
    quotations(document, found)
