"""docs/judgements.md: its code runs, and its commands are there with what they take."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from sayso import Desk
from sayso.cli import main
from sayso.review.fields import FIELDS, IDENTITY

GUIDE = (Path(__file__).parent.parent.parent / "docs" / "judgements.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^    sayso (.+?)(?:  .*)?$", GUIDE, re.MULTILINE)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sample = (files("sayso") / "samples" / "ceasefire.jsonl").read_text(encoding="utf-8").splitlines()[:3]
    (tmp_path / "ceasefire.jsonl").write_text("\n".join(sample), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with Desk.open("talks.desk") as held:
        list(held.add("ceasefire.jsonl"))


@pytest.mark.usefixtures("desk")
def test_its_code_runs_on_the_samples(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"^```python\n(.+?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    exec(compile(code, "docs/judgements.md", "exec"), {})
    printed = capsys.readouterr().out.splitlines()
    assert len(printed) == 2
    assert any(re.search(r" stance “\w+” “against” None$", line) for line in printed)


@pytest.mark.usefixtures("desk")
def test_its_commands_are_there_and_take_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(COMMANDS) == 10
    for command in COMMANDS:
        args = [quoted or plain for quoted, plain in re.findall(r'"([^"]+)"|(\S+)', command)]
        status = main(args)
        told = capsys.readouterr().err
        # An id may be of a reading by another version, or of a document that is not among the three.
        assert (status, told) == (0, "") or re.match(r"sayso: No (?:finding|judgement) is called “[^”]+”", told)


def test_the_fields_that_it_names_are_there() -> None:
    named = re.findall(r"\b(\w+)=", " ".join(c for c in COMMANDS if c.startswith("judge")))
    assert named and set(named) <= {name for fields in FIELDS.values() for name in fields} | set(IDENTITY)
