"""`sayso judge`, `judgements` and `cases`."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from sayso.desk import Desk
from tests.command import Ran, Run


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    text = "The union demands a pay rise of six per cent. The port authority rejected the offer on Monday."
    (folder / "report.txt").write_text(text, encoding="utf-8")
    with Desk.open(folder / "talks.desk") as held:
        list(held.add(folder / "report.txt", published="2031-03-12"))
    return folder / "talks.desk"


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "talks.desk"))


@pytest.fixture
def demands(run: Run, desk: Path) -> str:
    rows = json.loads(run("show", desk, "positions", "--about", "demands", "--json").out)
    return str(rows[0]["evidence"][0]["finding"])


def rows(run: Run, desk: Path, question: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("show", desk, question, "--json").out)
    return found


def test_a_finding_is_judged_by_the_id_that_show_prints(run: Run, desk: Path, demands: str) -> None:
    ran = run("judge", desk, demands[:8], "stance=against", "firmness=insists", "--by", "Ada", "--note", "hear it")
    assert (ran.status, ran.err) == (0, "")
    words = "positions “demands a pay rise of six per cent” in report"
    told = [line.split(": ", 1)[1] for line in ran.out.splitlines()]
    assert sorted(told) == [
        f"{words}: firmness “insists”, read as “states”.",
        f"{words}: stance “against”, read as “for”.",
    ]
    row = next(row for row in rows(run, desk, "positions") if "demands" in row["quotation"])
    assert (row["stance"], row["firmness"]) == ("against", "insists")
    assert "a person (Ada) corrected stance" in row["evidence"][0]["why"]


def test_what_is_wrong_is_shown_no_more_until_that_is_withdrawn(run: Run, desk: Path, demands: str) -> None:
    before = run("show", desk, "positions")
    judgement = run("judge", desk, demands, "wrong").out.split(":")[0]
    assert "demands" not in run("show", desk, "positions").out
    assert run("judgements", desk, "--withdraw", judgement[:6]) == Ran(0, f"Withdrawn: {judgement}.\n", "")
    assert run("show", desk, "positions") == before


def test_the_judgements_are_listed(run: Run, desk: Path, demands: str) -> None:
    assert run("judgements", desk).out == "Judgements  0\nNothing.\n"
    first = run("judge", desk, demands, "wrong", "--by", "Ada").out.split(":")[0]
    second = run("judge", desk, demands, "firmness=open", "--note", "it is").out.split(":")[0]
    shown = run("judgements", desk).out
    assert re.search(rf"{first} +\d{{4}}-\d\d-\d\d +Ada +wrong .*withdrawn ", shown)
    assert re.search(rf"{second} +\d{{4}}-\d\d-\d\d +– +firmness “open” +“states” .* counts +it is ", shown)
    listed = json.loads(run("judgements", desk, "--json").out)
    assert {row["id"]: (row["verdict"], row["field"], row["finding"]) for row in listed} == {
        first: ("wrong", None, demands),
        second: ("corrected", "firmness", demands),
    }
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", row["made"]) for row in listed)


def test_what_holds_on_to_nothing_is_listed_with_why(run: Run, desk: Path, demands: str) -> None:
    run("judge", desk, demands, "wrong")
    run("remove", desk, "report")
    assert "Its document is not in this desk any more" in run("judgements", desk).out


def test_the_cases_are_yaml(run: Run, desk: Path, demands: str) -> None:
    assert run("cases", desk) == Ran(0, "", "")
    run("judge", desk, demands, "right", "--note", "who demands a rise is for it")
    ran = run("cases", desk)
    assert ran.out.startswith("--- # tests/cases/positions.yaml\n")
    (case,) = yaml.safe_load(ran.out)
    assert (case["name"], case["text"]) == (
        "who demands a rise is for it",
        "The union demands a pay rise of six per cent.",
    )


def test_two_actors_are_judged_the_same(run: Run, desk: Path) -> None:
    ran = run("judge", desk, "report/union", "same=port-authority")
    assert ran.out.endswith(": actors “The union” in report: same as “The port authority” of report.\n")
    assert "same “The port authority” of report" in run("judgements", desk).out


def test_reading_again_tells_of_judgements_that_find_nothing_to_hold_on_to(
    run: Run, desk: Path, demands: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("judge", desk, demands, "firmness=open")
    assert run("reread", desk).err == ""
    monkeypatch.setattr("sayso.reading.READERS", ())
    monkeypatch.setattr("sayso.reading.version.readers_digest", lambda: "next")
    told = f"sayso: 1 judgement finds nothing to hold on to: “sayso judgements {desk}” says which.\n"
    assert run("reread", desk).err == told
    assert "finds nothing to hold on to" in run("judgements", desk).out


def test_control_characters_of_a_document_or_a_note_never_reach_a_terminal(run: Run, tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_text("The union\x1b[31m demands a pay rise.\x07 It left.", encoding="utf-8")
    with Desk.open(tmp_path / "odd.desk") as held:
        list(held.add(tmp_path / "odd.txt"))
        ((_document, reading),) = held.readings()
    for kind, found in reading.findings:
        ran = run("judge", tmp_path / "odd.desk", f"odd/{kind}/{found.id}", "right", "--note", "\x1b[1m\nso")
        assert ran.status == 0 and not set(ran.out) & {"\x1b", "\x07"} and ran.out.count("\n") == 1
    for command in ("judgements", "cases"):
        assert not set(run(command, tmp_path / "odd.desk").out) & {"\x1b", "\x07"}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (["stance=yes"], "“yes” is no value of “stance”: give one of for, against, undecided."),
        (["perhaps"], "“perhaps” is no judgement: say right, wrong, or FIELD=VALUE."),
        (["right", "wrong"], "“right” is no judgement: say right, wrong, or FIELD=VALUE, each field once."),
        (["stance=for", "stance=against"], "each field once"),
        (["=for"], "“” of positions cannot be corrected: judge one of actor, issue, stance"),
        (["actor=Nobody"], "No actor of report is called “Nobody”: there are"),
    ],
)
def test_what_cannot_be_judged_is_told_in_one_sentence(
    run: Run, desk: Path, demands: str, said: list[str], told: str
) -> None:
    ran = run("judge", desk, demands, *said)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("sayso: ") and ran.err.count("\n") == 1
    assert told in ran.err


def test_what_is_not_there_cannot_be_judged(run: Run, desk: Path, tmp_path: Path) -> None:
    assert "No finding is called “ffff”" in run("judge", desk, "ffff", "wrong").err
    assert "No judgement is called “ffff”" in run("judgements", desk, "--withdraw", "ffff").err
    for args in (("judge", tmp_path / "no.desk", "ffff", "wrong"), ("judgements", tmp_path / "no.desk")):
        assert run(*args).status == 1
    assert not (tmp_path / "no.desk").exists()


@pytest.mark.parametrize("question", ["actors", "sayings", "times", "timeline", "positions"])
def test_the_ids_of_findings_can_be_shown_and_lead_to_them(run: Run, desk: Path, question: str) -> None:
    ids = re.findall(r"^([0-9a-f]{8}|report/[\w-]+) ", run("show", desk, question, "--ids", "--all").out, re.MULTILINE)
    assert len(ids) == len(rows(run, desk, question)) > 0
    assert run("judge", desk, ids[0], "right").status == 0


def test_every_row_leads_to_findings_by_their_ids(run: Run, desk: Path) -> None:
    for question in ("actors", "sayings", "times", "timeline", "positions"):
        for row in rows(run, desk, question):
            place = row["evidence"][0]
            which = f"{place['document']}/{place['finding']}"
            assert run("judge", desk, which, "right").status == 0
