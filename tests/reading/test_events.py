from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.language import Analysis
from sayso.model import Event, Findings, TimeExpression
from sayso.reading.event.needs import VERB_NEEDS
from sayso.reading.events import read
from sayso.reading.tables import rows
from tests.cases import load_cases
from tests.reading.given import document_of, findings_of, place

Analyse = Callable[[str], Analysis]
PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "REJECT", "ACCUSE", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip
NOUN_NEEDS = {"-", "text", "own", "own_violence", "of", "strike", "withoutit"}


def given_findings(case: dict[str, Any]) -> Findings:
    times = tuple(
        TimeExpression(id=words, span=place(case["text"], words), type="DATE", value=value)
        for words, value in (case.get("times") or {}).items()
    )
    found, kinds = findings_of(case), case.get("kinds") or {}
    actors = tuple(replace(actor, kind=kinds.get(actor.id, actor.kind)) for actor in found.actors)
    return replace(found, actors=actors, times=times)


def shown(event: Event, text: str) -> dict[str, str | None]:
    return {
        "trigger": text[event.trigger[0].start : event.trigger[0].end],
        "type": event.type,
        "actor": ",".join(event.actor),
        "recipient": ",".join(event.recipient),
        "mode": event.mode,
        "when": event.when,
        "theme": " … ".join(text[start:end] for start, end in event.theme),
    }


@pytest.mark.parametrize("case", load_cases("events"))
def test_events_are_the_acts_that_a_text_tells_of(case: dict[str, Any], analyse: Analyse) -> None:
    text, wanted = case["text"], case["events"]
    got = [shown(e, text) for e in read(document_of(text), analyse(text), given_findings(case)).events]
    assert [{k: g[k] for k in w} for g, w in zip(got, wanted, strict=False)] + got[len(wanted) :] == wanted


def test_every_row_of_the_table_has_a_type_of_plover_and_a_need_that_is_understood() -> None:
    for row in rows("event_triggers"):
        need = row["needs"].partition(":")[0]
        assert row["type"] in PLOVER
        assert need in (VERB_NEEDS if row["pos"] == "verb" else NOUN_NEEDS), row


WORDS = ["the", "army", "attack", "attacked", "will", "meet", "talks", "with", "union", "strike", "not", "agreed", "to"]


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from([*WORDS, "(", ")", "signed", "“", ".", "\n", "of", "by"])))
def test_any_text_is_read_within_its_bounds(analyse: Analyse, words: list[str]) -> None:
    text = " ".join(words)
    found = read(document_of(text), analyse(text), findings_of({"text": text, "actors": {"union": ["union"]}})).events
    assert all(0 <= s.start < s.end <= len(text) for e in found for s in (*e.trigger, *e.theme))
    assert len({e.id for e in found}) == len(found)
