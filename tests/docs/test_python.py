"""docs/python.md: its code runs, and it names every entry of the record with all its fields."""

import re
from dataclasses import fields, is_dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

import sayso.record
from sayso.record import Record

GUIDE = (Path(__file__).parent.parent.parent / "docs" / "python.md").read_text(encoding="utf-8")
ENTRIES = {name: kind for name in sayso.record.__all__ if is_dataclass(kind := getattr(sayso.record, name))}
ROWS = dict(re.findall(r"^\| `(\w+)` \| (`.+) \|$", GUIDE, re.MULTILINE))


def test_its_code_runs_on_the_samples(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    samples = (files("sayso") / "samples" / "ceasefire.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "ceasefire.jsonl").write_text("".join(samples[:5]), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    printed = []
    for block in re.findall(r"^```python\n(.+?)^```$", GUIDE, re.MULTILINE | re.DOTALL):
        exec(compile(block, "docs/python.md", "exec"), names)
        printed.append(capsys.readouterr().out)
    _imports, read, added, recorded = printed
    assert "2031-03-10 " in read
    assert added.count("added ceasefire-") == 5
    assert {item.outcome for item in names["items"]} == {"known"}
    assert recorded.count("\n") > 50
    kinds = [part for part in Record.__slots__ if part != "matters" and not getattr(names["record"], part)]
    assert set(kinds) <= {"undated", "disputes"}  # each of the other loops has something to run on


@pytest.mark.parametrize("part", [field.name for field in fields(Record)])
def test_it_names_every_part_of_the_record(part: str) -> None:
    assert re.search(rf"^\|[^|]*`{part}`[^|]*\| `\w+`", GUIDE, re.MULTILINE)


@pytest.mark.parametrize("name", [name for name in ENTRIES if name != "Record"])
def test_it_names_every_field_of_an_entry_and_no_other(name: str) -> None:
    kind = ENTRIES[name]
    told = set(re.findall(r"`([a-z_]+)`", ROWS[name]))
    assert told - {"changed"} == {field.name for field in fields(kind)}
    assert all(hasattr(kind, one) for one in told)
