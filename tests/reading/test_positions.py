from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.language import Analysis
from sayso.model import ActorIds, Findings
from sayso.reading.positions import read
from tests.cases import load_cases
from tests.reading.given import document_of, findings_of

Analyse = Callable[[str], Analysis]


def read_case(case: dict[str, Any], analyse: Analyse) -> Findings:
    return read(document_of(case["text"]), analyse(case["text"]), findings_of(case))


@pytest.mark.parametrize("case", load_cases("positions"))
def test_positions_are_those_that_the_words_state(case: dict[str, Any], analyse: Analyse) -> None:
    found = read_case(case, analyse)
    labels = {issue.id: issue.label for issue in found.issues}
    got = [
        {
            "span": case["text"][p.span[0].start : p.span[0].end],
            "actor": ",".join(p.actor),
            "stance": p.stance,
            "firmness": p.firmness,
            "conditional": p.conditional,
            "label": labels[p.issue],
            "why": p.why,
        }
        for p in found.positions
    ]
    wanted = case["positions"]
    shown = [{k: g[k] for k in w} for g, w in zip(got, wanted, strict=False)] + got[len(wanted) :]
    assert shown == wanted


def test_one_issue_in_two_wordings_is_one(analyse: Analyse) -> None:
    text = "The union demands a pay rise of six per cent. The port authority rejected a six per cent pay rise."
    case = {"text": text, "actors": {"union": ["The union"], "port": ["The port authority"]}}
    found = read_case(case, analyse)
    assert len(found.issues) == 1
    assert [p.stance for p in found.positions] == ["for", "against"]


def test_issue_ids_are_readable_and_unique(analyse: Analyse) -> None:
    text = "The union demands the port. The union wants more cranes. The union rejected the new rota."
    found = read_case({"text": text, "actors": {"union": ["The union"]}}, analyse)
    ids = [issue.id for issue in found.issues]
    assert ids == ["port", "more_cranes", "new_rota"]


WORDS = (
    *("We", "demand", "must", "not", "the", "union", "“", "”", ".", ",", "\n", "no", "to", "only", "if", "until", "is"),
    *("nothing", "agreed", "backed", "-", "in", "exchange", "return", "for", "with", "insisting", "centres", "on"),
    *("where", "which", "yet", "be", "there", "will", "Determined", "Recognizing", "importance", "of", "pushes"),
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(WORDS)))
def test_any_text_is_read_within_its_bounds(analyse: Analyse, words: list[str]) -> None:
    text = " ".join(words)
    found = read_case({"text": text, "actors": {"union": ["union"]}}, analyse)
    assert all(0 <= s.start < s.end <= len(text) for p in found.positions for s in p.span)
    assert len({p.id for p in found.positions}) == len(found.positions)


def test_a_label_has_at_most_ten_words_and_no_loose_end(analyse: Analyse) -> None:
    text = "The union demands a list of all the names of the new members of the council of the old harbour."
    found = read_case({"text": text, "actors": {"union": ["The union"]}}, analyse)
    assert [issue.label for issue in found.issues] == ["list of all names of new members of council"]


def test_a_possessive_stays_one_word_in_a_label(analyse: Analyse) -> None:
    text = "The union rejected the “ministry’s” offer."
    found = read_case({"text": text, "actors": {"union": ["The union"]}}, analyse)
    assert [issue.label for issue in found.issues] == ["ministry’s offer"]


def test_what_is_no_tariff_is_another_issue_than_the_tariff(analyse: Analyse) -> None:
    text = "The ministry demanded the timber tariffs. The union agreed to lift the timber tariffs."
    found = read_case({"text": text, "actors": {"ministry": ["The ministry"], "union": ["The union"]}}, analyse)
    assert [issue.label for issue in found.issues] == ["timber tariffs", "lift timber tariffs"]


def test_what_another_side_tells_is_less_sure(analyse: Analyse) -> None:
    said = "The port authority said the union had agreed to a pay cut."
    content = {"speaker": "port", "cue": "said", "content": "the union had agreed to a pay cut"}
    actors = {"port": ["The port authority"], "union": ["the union", "The union"]}
    told = read_case({"text": said, "actors": actors, "says": [content]}, analyse).positions
    stated = read_case({"text": "The union agreed to a pay cut.", "actors": actors}, analyse).positions
    assert [p.actor for p in told] == [p.actor for p in stated] == [("union",)]
    assert told[0].confidence < stated[0].confidence


@pytest.mark.parametrize(("role", "found"), [("minister", [("lundia",)]), (None, [])])
def test_what_a_state_will_do_is_its_stance_where_an_official_says_so(
    role: str | None, found: list[ActorIds], analyse: Analyse
) -> None:
    text = "Lundia will reopen the bridge, Ann Orr said."
    case = {
        "text": text,
        "actors": {"lundia": ["Lundia"], "orr": ["Ann Orr"]},
        "says": [{"speaker": "orr", "cue": "said", "content": "Lundia will reopen the bridge"}],
    }
    given_ = findings_of(case)
    state, person = given_.actors
    actors = (replace(state, kind="state"), replace(person, kind="person", role=role))
    positions = read(document_of(text), analyse(text), replace(given_, actors=actors)).positions
    assert [p.actor for p in positions] == found
