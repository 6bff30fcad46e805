"""What is said to have become of obligations: done, delayed or broken, by whom; declaring is not doing."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.export.questions import QUESTIONS
from sayso.language import Analysis
from sayso.model import Document, Reading, Span, TimeExpression, make_document
from sayso.reading import read_document
from sayso.record import Fulfilment, Record, build
from tests.cases import load_cases
from tests.record.told import Told

Analyse = Callable[[str], Analysis]
Pair = tuple[Document, Reading]
DEAL = """Norland and the Ossel Front signed the Orrow Accord on Friday, the mediators said.

Under the Orrow Accord, the Ossel Front will release 12 captured soldiers within a week. Norland will withdraw its \
troops from the Hasp valley by the end of March. Norland will reopen the Dellin crossing to aid lorries.

The Ossel Front is an armed group in the highlands of Norland."""


def pair(analyse: Analyse, text: str, published: str | None, publisher: str = "Radio Dellin") -> Pair:
    document = make_document(name=text[:20], text=text, title=None, published=published, publisher=publisher)
    return document, read_document(document, analyse(text), "test")


def shown(record: Record) -> list[str]:
    """What is shown of the Orrow Accord."""
    rows = [row.cells for row in QUESTIONS["deals"](record).rows if row.cells["report"]]
    rows = [cells for cells in rows if cells["deal"] == "Orrow Accord"]
    return [f"{cells['topic'] or 'deal'} {str(cells['terms']).removeprefix('→ ')}" for cells in rows]


def reports(record: Record) -> list[Fulfilment]:
    found = [report for deal in record.deals for report in deal.fulfilment]
    return found + [report for deal in record.deals for p in deal.provisions for report in p.fulfilment]


@pytest.mark.parametrize("case", load_cases("fulfilment"))
def test_an_act_is_linked_to_what_was_promised(case: dict[str, Any], analyse: Analyse) -> None:
    report = pair(analyse, case["text"], case.get("published", "2031-03-10"))
    assert shown(build([pair(analyse, DEAL, "2031-03-01"), report])) == case["says"]


def test_without_a_deal_nothing_was_promised(analyse: Analyse) -> None:
    pairs = [pair(analyse, case.values[0]["text"], "2031-03-10") for case in load_cases("fulfilment")[:8]]
    assert not any(report for deal in build(pairs).deals for p in deal.provisions for report in p.fulfilment)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sets(st.integers(0, 15), max_size=6), st.randoms(use_true_random=False))
def test_no_order_of_arrival_shows_in_the_links(analyse: Analyse, chosen: set[int], chance: random.Random) -> None:
    texts = [case.values[0]["text"] for case in load_cases("fulfilment")]
    days = ["2031-03-10", None, "2031-03-12"]
    pairs = [pair(analyse, DEAL, "2031-03-01"), *(pair(analyse, texts[n], days[n % 3]) for n in sorted(chosen))]
    record = build(pairs)
    chance.shuffle(pairs)
    assert build(pairs) == record
    by_id = {document.id: document for document, _ in pairs}
    for evidence in (e for report in reports(record) for e in report.evidence):
        assert by_id[evidence.document_id].quote(evidence.spans) == evidence.quotation


def test_one_report_by_one_publisher_is_shown_once_with_all_its_places(analyse: Analyse) -> None:
    texts = ("The Ossel Front released 12 captured soldiers on Sunday.", "The Ossel Front freed 12 soldiers on Sunday.")
    record = build([pair(analyse, DEAL, "2031-03-01"), *(pair(analyse, text, "2031-03-10") for text in texts)])
    (report,) = reports(record)
    assert len(report.evidence) == 2


def test_two_publishers_are_two_reports(analyse: Analyse) -> None:
    text = "The Ossel Front released 12 captured soldiers on Sunday."
    told = [pair(analyse, text, "2031-03-10", name) for name in ("Radio Dellin", "The Courier")]
    assert len(reports(build([pair(analyse, DEAL, "2031-03-01"), *told]))) == 2


def test_an_undated_report_is_linked_to_nothing_without_its_day(analyse: Analyse) -> None:
    report = pair(analyse, "The Ossel Front released 12 captured soldiers.", None)
    assert shown(build([pair(analyse, DEAL, "2031-03-01"), report])) == []


@pytest.mark.parametrize(("status", "linked"), [("signed", True), ("proposed", False), ("unknown", True)])
def test_only_a_deal_that_binds_is_carried_out(status: str, linked: bool) -> None:
    told = Told("deal", "2031-03-01")
    front = told.actor("Ossel Front", "group")
    deal = told.deal("the Orrow Accord", status)
    told.provision("release 12 soldiers", deal, topic="release", bearer=(front,), action="release", object="soldiers")
    later = Told("later", "2031-03-10")
    later.actor("Ossel Front", "group")
    later.event("freed", "RETREAT", theme="12 soldiers", actor=("ossel_front",))
    assert bool(reports(build([told.pair(), later.pair()]))) == linked


def test_an_act_that_could_be_of_two_deals_is_of_none() -> None:
    pairs = []
    for name in ("the Orrow Accord", "the Dellin Accord"):
        told = Told(name, "2031-03-01")
        front = told.actor("Ossel Front", "group")
        deal = told.deal(name, "signed")
        told.provision("release soldiers", deal, topic="release", bearer=(front,), action="release", object="soldiers")
        pairs.append(told.pair())
    later = Told("later", "2031-03-10")
    later.actor("Ossel Front", "group")
    later.event("freed", "RETREAT", theme="12 soldiers", actor=("ossel_front",))
    assert reports(build([*pairs, later.pair()])) == []


def test_the_day_in_the_name_of_a_thing_is_not_the_day_of_the_act() -> None:
    told = Told("deal", "2031-03-01")
    front = told.actor("Ossel Front", "group")
    deal = told.deal("the Orrow Accord", "signed")
    told.provision("release soldiers", deal, topic="release", bearer=(front,), action="release", object="soldiers")
    later = Told("later", "2031-03-10")
    later.actor("Ossel Front", "group")
    event = later.event("freed", "RETREAT", theme="January soldiers", actor=("ossel_front",), when="2031-01")
    (span,) = next(e for e in later.found["events"] if e.id == event).theme
    later.keep("times", TimeExpression(id="t", span=(Span(span.start, span.start + 7),), type="DATE", value="2031-01"))
    (report,) = reports(build([told.pair(), later.pair()]))
    assert report.date == "2031-03-10"
