"""docs/issues.md: its list is one, and it finds what the page says on the samples."""

import re
from importlib.resources import as_file, files
from pathlib import Path

from sayso import Desk
from sayso.record import ListedIssue, build
from tests.record.test_listed import pairs_of, stood

PAGE = (Path(__file__).parent.parent.parent / "docs" / "issues.md").read_text(encoding="utf-8")
LIST = "".join(re.findall(r"^```yaml\n(.+?)^```$", PAGE, re.MULTILINE | re.DOTALL))


def test_its_list_finds_positions_in_the_samples(tmp_path: Path) -> None:
    path = tmp_path / "issues.yaml"
    path.write_text(LIST, encoding="utf-8")
    with as_file(files("sayso") / "samples" / "ceasefire.jsonl") as sample, Desk.open(tmp_path / "talks.desk") as desk:
        list(desk.add(sample))
        record = desk.record(issues=path)
    found = {issue.label: issue.labels for issue in record.issues if issue.listed}
    assert list(found) == ["Withdrawal from the pass", "Amnesty", "Prisoners"]
    assert all(found.values())


def test_what_turns_a_thing_round_is_as_it_says() -> None:
    pairs = pairs_of([("lift the tariffs", ("lift", "tariff")), ("no tariffs", ("tariff",)), ("tariffs", ("tariff",))])
    assert stood(build(pairs, [ListedIssue(label="tariffs")])) == {
        "lift the tariffs": None,
        "no tariffs": None,
        "tariffs": "tariffs",
    }
