"""A desk that people judge: what the record says then, and how long it lasts."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sayso import Desk
from sayso.errors import InputError
from sayso.language import Analysis
from sayso.model import Document, Findings, Position, Span
from sayso.reading import READERS
from sayso.record import Record, build
from sayso.store.sqlite import SqliteStore

TEXT = "The union demands a pay rise of six per cent. The port authority rejected the offer on Monday."
DAY = "2031-03-20"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    report = tmp_path / "report.txt"
    report.write_text(TEXT, encoding="utf-8")
    with Desk.open(tmp_path / "talks.desk") as opened:
        list(opened.add(report, published="2031-03-12"))
        yield opened


def stances(record: Record) -> dict[str, str]:
    """Where each step of the board stands, by its words."""
    return {step.evidence[0].quotation: step.stance for entry in record.positions for step in entry.steps}


def finding(desk: Desk, words: str) -> str:
    steps = (step for entry in desk.record().positions for step in entry.steps)
    return next(step.evidence[0].finding for step in steps if words in step.evidence[0].quotation)


def test_the_record_of_a_desk_that_nobody_judged_is_that_of_its_readings(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.review.judged", None)  # it is not even asked
    assert desk.record() == build(desk.readings())
    assert desk.judgements() == ()
    assert desk.cases() == ""


def test_the_record_says_what_people_made_of_the_readings_which_stay_as_they_are(desk: Desk) -> None:
    before, read = desk.record(), list(desk.readings())
    demands, rejected = finding(desk, "demands"), finding(desk, "rejected")
    desk.judge(demands, "wrong", made=DAY)
    desk.judge(rejected[:8], {"stance": "for"}, made=DAY, note="it did not", by="Ada")
    after = desk.record()
    assert stances(after) == {words: "for" for words in stances(before) if "rejected" in words}
    (step,) = (step for entry in after.positions for step in entry.steps)
    assert step.evidence[0].confidence == 1
    assert step.evidence[0].why.startswith("a person (Ada) corrected stance, read as “against” (it did not)")
    assert list(desk.readings()) == read


def test_a_judgement_that_is_withdrawn_counts_no_more_and_is_kept(desk: Desk) -> None:
    before = desk.record()
    (made,) = desk.judge(finding(desk, "demands"), "wrong", made=DAY)
    withdrawn = desk.withdraw(made.id[:6], made="2031-03-21")
    assert withdrawn == replace(made, withdrawn="2031-03-21")
    assert desk.withdraw(made.id, made="2031-03-22") == withdrawn
    assert desk.record() == before
    assert [one.judgement for one in desk.judgements()] == [withdrawn]


def test_what_is_judged_otherwise_withdraws_the_earlier_judgement(desk: Desk) -> None:
    demands = finding(desk, "demands")
    (wrong,) = desk.judge(demands, "wrong", made=DAY)
    (right,) = desk.judge(demands, "right", made="2031-03-21")
    assert [one.judgement for one in desk.judgements()] == [replace(wrong, withdrawn="2031-03-21"), right]


def test_a_judgement_is_there_when_the_desk_is_opened_again(desk: Desk, tmp_path: Path) -> None:
    desk.judge(finding(desk, "demands"), "wrong", made=DAY)
    wanted = desk.record()
    desk.close()
    with Desk.open(tmp_path / "talks.desk", create=False) as again:
        assert again.record() == wanted


def shorter(document: Document, analysis: Analysis, findings: Findings) -> Findings:
    """Reads positions a word shorter than the readers do, under other ids, and all of them against."""

    def read(position: Position) -> Position:
        start, end = position.span[0]
        return replace(position, id=f"{position.id}s", span=(Span(start, end - 4),), stance="against")

    return replace(findings, positions=tuple(map(read, findings.positions)))


def nothing(document: Document, analysis: Analysis, findings: Findings) -> Findings:
    return replace(findings, positions=())


def test_a_judgement_lasts_when_documents_are_read_again_and_is_told_where_it_cannot(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.judge(finding(desk, "demands"), {"stance": "undecided"}, made=DAY)
    monkeypatch.setattr("sayso.reading.READERS", (*READERS, shorter))
    monkeypatch.setattr("sayso.reading.version.readers_digest", lambda: "next")
    assert len(list(desk.reread())) == 1
    assert sorted(stances(desk.record()).values()) == ["against", "undecided"]
    assert desk.judgements()[0].problem is None

    monkeypatch.setattr("sayso.reading.READERS", (*READERS, nothing))
    monkeypatch.setattr("sayso.reading.version.readers_digest", lambda: "last")
    assert len(list(desk.reread())) == 1
    (problem,) = desk.record().documents[0].problems
    assert problem == desk.judgements()[0].problem
    assert "finds nothing to hold on to" in problem.message


def test_a_judgement_outlasts_its_document_and_counts_when_that_comes_back(desk: Desk, tmp_path: Path) -> None:
    desk.judge(finding(desk, "demands"), "wrong", made=DAY)
    wanted = desk.record()
    desk.remove("report")
    assert desk.record() == Record()
    assert [one.document for one in desk.judgements()] == [None]
    list(desk.add(tmp_path / "report.txt", published="2031-03-12"))
    assert desk.record() == wanted


def test_what_cannot_be_judged_changes_nothing(desk: Desk) -> None:
    demands = finding(desk, "demands")
    for which, what in ((demands, {"stance": "for", "firmness": "x"}), (demands, "maybe"), ("ffff", "right")):
        with pytest.raises(InputError):
            desk.judge(which, what, made=DAY)
    with pytest.raises(InputError, match="is no date"):
        desk.judge(demands, "wrong", made="today")
    with pytest.raises(InputError, match="No judgement is called “abcd”"):
        desk.withdraw("abcd", made=DAY)
    assert desk.judgements() == ()


def test_a_desk_that_is_not_made_yet_has_nothing_to_judge(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "new.desk") as desk:
        assert desk.judgements() == ()
        with pytest.raises(InputError, match="No finding is called"):
            desk.judge("abcd", "wrong", made=DAY)
    assert list(tmp_path.iterdir()) == []


def test_several_fields_are_kept_together_or_not_at_all(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    made = desk.judge(finding(desk, "demands"), {"stance": "against", "firmness": "insists"}, made=DAY)
    assert {one.field for one in made} == {"stance", "firmness"}
    kept = []
    monkeypatch.setattr(SqliteStore, "judge", lambda self, new, replaced: kept.append(len(new)))
    desk.judge(finding(desk, "rejected"), {"stance": "for", "firmness": "open"}, made=DAY)
    assert kept == [2]


def test_of_a_removed_document_no_word_stays_whatever_was_judged_right(tmp_path: Path) -> None:
    text = "The Zephyrine Quorl demanded that the Umbrick pier open. Under the Vantish Accord it shall pay 6 florints."
    (tmp_path / "odd.txt").write_text(text, encoding="utf-8")
    with Desk.open(tmp_path / "odd.desk") as desk:
        list(desk.add(tmp_path / "odd.txt"))
        ((document, reading),) = desk.readings()
        for kind, found in reading.findings:
            desk.judge(f"{document.id}/{kind}/{found.id}", "right", made=DAY)
        assert len(desk.judgements()) > 5
        desk.remove("odd")
    kept = (tmp_path / "odd.desk").read_bytes().lower()
    assert not [word for word in (b"zephyrine", b"quorl", b"umbrick", b"vantish", b"florint") if word in kept]


def test_people_say_who_is_who_and_that_too_can_be_withdrawn(desk: Desk) -> None:
    before = [actor.name for actor in desk.record().actors]
    assert {"union", "port authority"} <= set(before)
    (made,) = desk.judge("report/union", {"same": "port authority"}, made=DAY)
    assert len(desk.record().actors) == len(before) - 1
    assert any({"The union", "The port authority"} <= set(actor.names) for actor in desk.record().actors)
    desk.judge("report/port-authority", {"not_same": "union"}, made="2031-03-21")
    assert desk.judgements()[0].judgement == replace(made, withdrawn="2031-03-21")
    assert [actor.name for actor in desk.record().actors] == before
