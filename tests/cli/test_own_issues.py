"""`sayso show DESK positions --issues FILE`: a person's own issues on the board and in the table."""

import json
from pathlib import Path

import pytest

from sayso import Desk
from sayso.cli import main
from sayso.errors import InputError
from sayso.store import open_store
from tests.record.told import Told, series

LIST = """\
- label: Safe conduct
  synonyms: [free passage]
- label: A choir
- label: Guards
- label: gate
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A desk of five documents: on the gate two parties differ, on the guards and safe conduct there is only one."""
    path = tmp_path / "talks.desk"
    stands = (
        ("Norland", "free passage", "for", ("passage", "free")),
        ("Norland", "the gate", "for", ("gate",)),
        ("Ossel Front", "the gate", "against", ("gate",)),
        ("Norland", "no gate", "against", ("gate",)),
        ("Ossel Front", "no gate", "for", ("gate",)),
    )
    store = open_store(path)
    for told, (actor, issue, stance, words) in zip(series(len(stands)), stands, strict=True):
        told.stands(told.actor(actor, "group"), issue, stance, "states", words=words)
        if issue == "free passage":
            told.stands(None, "guards", "undecided", None, words=("guard",))
        store.put(*told.pair())
    store.close()
    return path


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "issues.yaml"
    path.write_text(LIST, encoding="utf-8")
    return path


def shown(capsys: pytest.CaptureFixture[str], *args: object) -> str:
    assert main(["show", *map(str, args)]) == 0
    return capsys.readouterr().out


def test_the_board_begins_with_the_list_even_where_one_party_stands_alone(
    capsys: pytest.CaptureFixture[str], desk: Path, listed: Path
) -> None:
    board, table = shown(capsys, desk, "positions", "--issues", listed).split("Positions")
    headings = [line for line in board.splitlines()[1:] if line and " Mar " not in line]
    assert headings[:4] == ["Safe conduct", "gate", "no gate", "No position found on: A choir."]
    assert "None" not in board
    order = ["\nSafe conduct\n", "\nGuards\n", "\ngate\n", "\nno gate\n"]
    assert sorted(order, key=table.index) == order


def test_a_matter_of_the_same_name_is_told_apart(capsys: pytest.CaptureFixture[str], desk: Path, listed: Path) -> None:
    store = open_store(desk)
    told = Told("more")
    for which in ("far", "near"):
        told.stands(told.actor(f"{which} Norland", "group"), f"no {which} gate", "for", "states", words=("gate", which))
    store.put(*told.pair())
    store.close()
    _, table = shown(capsys, desk, "positions", "--issues", listed).split("Positions")
    assert [line for line in table.splitlines() if line.startswith("gate")] == ["gate", "gate (not of the list)"]


def test_json_marks_what_is_of_the_list(capsys: pytest.CaptureFixture[str], desk: Path, listed: Path) -> None:
    rows = json.loads(shown(capsys, desk, "positions", "--issues", listed, "--json"))
    assert {row["issue"] for row in rows if row["listed"]} == {"Safe conduct", "Guards", "gate"}
    assert {row["matter"] for row in rows if row["listed"]} == {None}
    assert {row["listed"] for row in json.loads(shown(capsys, desk, "positions", "--json"))} == {False}


def test_the_rows_keep_what_each_document_calls_the_issue(
    capsys: pytest.CaptureFixture[str], desk: Path, listed: Path
) -> None:
    rows = json.loads(shown(capsys, desk, "positions", "--issues", listed, "--json"))
    assert [(row["issue"], row["label"]) for row in rows[:2]] == [
        ("Safe conduct", "free passage"),
        ("Guards", "guards"),
    ]


def test_from_python_a_list_is_a_path_or_values(desk: Path, listed: Path) -> None:
    with Desk.open(desk, create=False) as opened:
        record = opened.record(issues=listed)
        assert [issue.label for issue in record.issues if issue.listed] == ["Safe conduct", "A choir", "Guards", "gate"]
        assert opened.record(issues=str(listed)) == record
        assert not any(issue.listed for issue in opened.record().issues)
        with pytest.raises(InputError, match="There is no file"):
            opened.record(issues="no.yaml")


@pytest.mark.parametrize(
    ("question", "content", "says"),
    [
        ("positions", "- label: [", "line 1: this is not YAML"),
        ("positions", "- synonyms: [a]\n", "line 1: the issue has no label"),
        ("deals", LIST, "--issues is for the question positions, not for deals"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_sentence(
    capsys: pytest.CaptureFixture[str], desk: Path, listed: Path, question: str, content: str, says: str
) -> None:
    listed.write_text(content, encoding="utf-8")
    assert main(["show", str(desk), question, "--issues", str(listed)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert says in captured.err
    assert captured.err.count("\n") == 1
