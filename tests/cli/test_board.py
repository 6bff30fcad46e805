"""The board and the deal as people see them: which matters show, how moves are marked, and what is left out."""

import re

import pytest

from sayso.cli.board import show_board
from sayso.cli.deal import show_deal
from sayso.cli.output import Output
from sayso.export.questions import QUESTIONS
from sayso.record import Record, build
from tests.record.told import Told


def moving() -> Record:
    """Two parties on a withdrawal, one of which moves by two of its members; and an issue spoken of once."""
    pairs = []
    for day, actor, side, stance, firmness in (
        ("2031-03-10", "the Norlandic army", "norland", "against", "insists"),
        ("2031-03-12", "Ossel Front", None, "for", "insists"),
        ("2031-03-14", "the Norlandic cabinet", "norland", "for", "open"),
        ("2031-03-16", "the Norlandic cabinet", "norland", "for", "open"),
    ):
        told = Told(day, day)
        told.actor("Norland", "state")
        told.stands(told.actor(actor, "group", side=side), "leave the pass", stance, firmness, words=("leave", "pass"))
        pairs.append(told.pair())
    told.stands("norland", "a choir", "for", "states", words=("choir",))
    return build([*pairs[:3], told.pair()])


@pytest.fixture
def board(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    show_board(Output(100), QUESTIONS["positions"](moving()).rows)
    return capsys.readouterr().out.splitlines()


def test_a_party_has_its_members_steps_in_time(board: list[str]) -> None:
    shown = [line.split("2031")[0] for line in board]
    text = "\n".join(shown)
    assert re.search(r"Norland +. insists +10 Mar +Norlandic army", text)
    assert re.search(r"\n +. . open +14 Mar +Norlandic cabinet", text)
    assert re.search(r"Ossel Front +. insists +12 Mar", text)


def test_what_is_said_again_is_no_step(board: list[str]) -> None:
    assert not any("16 Mar" in line for line in board)


def test_what_nobody_contests_is_not_on_the_board(board: list[str]) -> None:
    assert "1 contested or moving" in board[0]
    assert not any("choir" in line for line in board)


def test_no_line_is_wider_than_the_terminal(board: list[str]) -> None:
    assert max(map(len, board)) <= 100


def test_no_further_matter_begins_after_the_given_lines(capsys: pytest.CaptureFixture[str]) -> None:
    pairs = []
    for matter in ("gate", "pass", "bridge"):
        for name, stance in (("Norland", "for"), ("Ossel Front", "against")):
            told = Told(f"{matter} {name}")
            told.stands(told.actor(name, "group"), matter, stance, "states", words=(matter,))
            pairs.append(told.pair())
    show_board(Output(100), QUESTIONS["positions"](build(pairs)).rows, 3)
    assert "… and 2 more: " in capsys.readouterr().out


def test_a_board_of_nothing_is_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    show_board(Output(100), ())
    assert capsys.readouterr().out == ""


def test_a_deal_is_shown_phase_by_phase(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told()
    deal = told.deal("the Orrow Accord", "signed")
    for phase, words in ((2, "withdraw"), (1, "free twelve"), (None, "reopen the gate"), (1, "stop all attacks")):
        told.provision(words, deal, phase=phase, topic="other:do", quantity=12.0 if phase == 1 else None)
    show_deal(Output(100), QUESTIONS["deals"](build([told.pair()])).rows, 9)
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith("The deal  Orrow Accord · signed 2031-03-10")
    order = ["Phase 1", "free twelve", "stop all attacks", "Phase 2", "withdraw", "In no phase", "reopen the gate"]
    assert [next(n for n, line in enumerate(out) if word in line) for word in order] == list(range(2, 9))


def test_a_long_phase_leaves_room_for_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told()
    deal = told.deal("the Orrow Accord")
    for n in range(20):
        told.provision(f"task {n}", deal, phase=1, topic="other:do")
    told.provision("the last", deal, phase=2, topic="other:do")
    show_deal(Output(100), QUESTIONS["deals"](build([told.pair()])).rows, 8)
    out = capsys.readouterr().out
    assert "… and 16 more" in out
    assert "the last" in out


def test_what_became_of_an_obligation_shows_under_it_however_long_its_phase(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told("deal", "2031-03-01")
    front = told.actor("Ossel Front", "group")
    deal = told.deal("the Orrow Accord", "signed")
    for n in range(20):
        told.provision(f"task {n}", deal, phase=1, topic="other:do")
    told.provision("release 12 soldiers", deal, phase=1, topic="release", bearer=(front,), object="soldiers")
    later = Told("later", "2031-03-10")
    later.actor("Ossel Front", "group")
    later.event("freed", "RETREAT", theme="soldiers", actor=(front,))
    show_deal(Output(100), QUESTIONS["deals"](build([told.pair(), later.pair()])).rows, 8)
    out = capsys.readouterr().out.splitlines()
    at = next(n for n, line in enumerate(out) if "→ reported done" in line)
    assert "release 12 soldiers" in out[at - 1]
    assert out[at].lstrip().startswith("→")
    assert "… and 12 more" in out[-1]
