"""The record as a whole: a pure function of the set of readings, and empty for none."""

import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import Document, Reading
from sayso.record import Record, build
from tests.record.told import Told

WORDS: dict[str, tuple[str, ...]] = {"amnesty": ("amnesty",), "withdrawal from the pass": ("withdrawal", "pass")}
NAMES = ("Ada Venn", "Venn", "Berta Venn", "Mr Venn", "Tomas Ardell", "Ardell")
BODIES = ("Norland", "Ossel Front", "the Front", "OF", "the government", "Norlandic government", "a senior official")
ISSUES = (
    "withdrawal from the pass",
    "the withdrawal from the pass",
    "amnesty",
    "that",
    "full withdrawal from the pass",
)
DEALS = ("the ceasefire deal", "ceasefire deal", "the Orrow Accord", "a new proposal", "the deal")


@st.composite
def documents(draw: st.DrawFn) -> list[tuple[Document, Reading]]:
    """Up to six documents by the same few actors about the same few things."""
    pairs = []
    for number in range(draw(st.integers(0, 6))):
        told = Told(f"d{number}", draw(st.sampled_from([None, "2031-03-10", "2031-03-11", "2031-04-20"])))
        state = told.actor("Norland", "state")
        persons = [told.actor(n, side=draw(st.sampled_from([None, state]))) for n in _some(draw, NAMES)]
        bodies = [told.actor(n, _kind(n), side=draw(st.sampled_from([None, state]))) for n in _some(draw, BODIES)]
        for actor in [*persons, *bodies]:
            told.says(actor, f"{actor} is ready", when=draw(st.sampled_from([None, "2031-03-09", "2031-W11"])))
            stance, firmness = draw(st.sampled_from([("for", "open"), ("against", "insists"), ("undecided", None)]))
            issue = draw(st.sampled_from(ISSUES))
            told.stands(actor, issue, stance, firmness, words=WORDS.get(issue, ()))
            low = draw(st.sampled_from([20.0, 22.0, 24.0, None]))
            told.figure(f"{low} held", low, low, what="held", where="Orrow", by=actor)
            told.event("met", actor=(actor,), recipient=(state,), when="2031-03-09")
        for name in _some(draw, DEALS):
            deal = told.deal(name, draw(st.sampled_from(["proposed", "agreed", "rejected"])))
            told.provision(
                "free twelve", deal, phase=draw(st.sampled_from([None, 1, "two"])), topic="release", action="free"
            )
        pairs.append(told.pair())
    return pairs


def _some(draw: st.DrawFn, values: tuple[str, ...]) -> list[str]:
    return draw(st.lists(st.sampled_from(values), unique=True, max_size=3))


def _kind(name: str) -> str:
    kinds = {"Norland": "state", "a senior official": "unnamed", "the government": "institution"}
    return kinds.get(name, "group")


@settings(max_examples=60, deadline=None)
@given(documents(), st.randoms(use_true_random=False))
def test_no_order_of_arrival_shows_in_the_record(pairs: list[tuple[Document, Reading]], chance: random.Random) -> None:
    shuffled = [*pairs, *pairs[:1]]
    chance.shuffle(shuffled)
    assert build(shuffled) == build(pairs)


@settings(max_examples=30, deadline=None)
@given(documents())
def test_every_entry_quotes_its_document(pairs: list[tuple[Document, Reading]]) -> None:
    texts = {document.id: document.text for document, _ in pairs}
    for evidence in places(build(pairs)):
        parts = [texts[evidence.document_id][start:end] for start, end in evidence.spans]
        assert " … ".join(parts) == evidence.quotation
        assert all(part in evidence.sentence for part in parts)


def places(record: Record) -> list[Any]:
    entries: list[Any] = [*record.actors, *record.sayings, *record.times, *record.timeline, *record.undated]
    entries += [*record.deals, *record.disputes, *record.outlooks]
    entries += [step for p in record.positions for step in p.steps]
    entries += [f for ledger in record.figures for f in ledger.figures]
    entries += [p for deal in record.deals for p in deal.provisions]
    assert all(entry.evidence for entry in entries)
    return [e for entry in entries for e in entry.evidence]


def test_every_finding_is_in_the_record_once() -> None:
    told = Told()
    ada = told.actor("Ada Venn")
    told.says(ada, "it is over")
    told.figure("twelve", 12, 12, what="held")
    told.stands(ada, "amnesty", "for", "open")
    told.outlook(ada, "optimistic")
    told.time("Monday", "2031-03-10")
    record = build([told.pair()])
    counts = (record.sayings, record.figures[0].figures, record.positions, record.outlooks, record.times)
    assert [len(held) for held in counts] == [1, 1, 1, 1, 1]


def test_the_record_of_nothing_is_empty() -> None:
    assert build([]) == Record()


def test_of_two_readings_of_one_document_the_newer_version_counts() -> None:
    told = Told()
    told.actor("Ada Venn")
    document, reading = told.pair()
    newer = Reading(document_id=document.id, version="2")
    assert build([(document, reading), (document, newer)]).actors == ()
    assert build([(document, newer), (document, reading)]).actors == ()


def test_an_actor_that_the_reading_does_not_define_is_left_out() -> None:
    told = Told()
    told.says("nobody", "it is over")
    assert build([told.pair()]).sayings[0].speakers == ()


def test_documents_count_their_findings_and_keep_their_problems() -> None:
    told = Told()
    told.actor("Ada Venn")
    told.problem("Half of a line is missing.")
    (entry,) = build([told.pair()]).documents
    assert entry.findings["actors"] == 1
    assert [p.message for p in entry.problems] == ["Half of a line is missing."]
