"""Which rows a person asks for: about words, until a day, of one document; and who is left out of the actors."""

import pytest

from sayso.errors import InputError
from sayso.export.actor_rows import NAMED
from sayso.export.choice import Choice, chosen, named
from sayso.export.questions import QUESTIONS
from sayso.record import Record, build
from tests.record.told import Told


@pytest.fixture
def record() -> Record:
    one, two = Told("norland-1", "2031-03-10"), Told("sudland-2", "2031-03-20")
    for told, words in ((one, "the Pass stays shut"), (two, "the gate stays open")):
        ada = told.actor("Ada Venn")
        told.actor("Bo Lund")
        told.says(ada, words)
        told.event("met", when="2031-03-09", actor=(ada,), recipient=("bo_lund",))
        told.event("met", when="2031-03-09", actor=(ada,), recipient=("bo_lund",))
        told.actor("Cy Moor")
    one.says("ada_venn", "so it was", when="1990")
    return build([one.pair(), two.pair()])


def rows(record: Record, question: str, **wanted: str) -> list[str]:
    table = chosen(QUESTIONS[question](record), record, Choice(**wanted))
    return [row.evidence[0].quotation for row in table.rows]


def test_words_are_looked_for_in_the_quotation_its_sentence_and_the_cells(record: Record) -> None:
    assert rows(record, "sayings", about="pass") == ["the Pass stays shut"]
    assert len(rows(record, "sayings", about="VENN")) == 3
    assert rows(record, "sayings", about="bridge") == []


def test_a_last_day_is_included_and_the_undated_left_out(record: Record) -> None:
    assert rows(record, "sayings", until="2031-03-10") == ["so it was", "the Pass stays shut"]
    assert rows(record, "sayings", until="2031-03-09") == ["so it was"]


def test_a_document_is_named_whole_in_part_or_by_its_id(record: Record) -> None:
    assert rows(record, "sayings", document="SUDLAND") == ["the gate stays open"]
    assert named(record.documents, record.documents[0].id[:8]) == {record.documents[0].id}
    with pytest.raises(InputError, match="nearest are norland-1"):
        named(record.documents, "norlund-1")


def test_of_one_document_only_its_own_places_are_shown(record: Record) -> None:
    table = chosen(QUESTIONS["timeline"](record), record, Choice(document="sudland-2"))
    assert [{e.document for e in row.evidence} for row in table.rows] == [{"sudland-2"}]
    assert [row.cells["documents"] for row in table.rows] == [2]


def test_documents_can_be_chosen_by_name_too(record: Record) -> None:
    table = chosen(QUESTIONS["documents"](record), record, Choice(document="norland-1"))
    assert [row.cells["document"] for row in table.rows] == ["norland-1"]


def test_a_saying_has_the_date_that_its_text_gives(record: Record) -> None:
    assert [saying.date for saying in record.sayings] == ["1990", "2031-03-10", "2031-03-20"]


def test_actors_that_are_only_named_stand_apart(record: Record) -> None:
    table = QUESTIONS["actors"](record)
    assert {row.cells["actor"]: row.section == NAMED for row in table.rows} == {
        "Ada Venn": False,
        "Bo Lund": False,
        "Cy Moor": True,
    }
