"""The figures that training aims at, by PolNeAR's own score.py."""

import importlib.util
from pathlib import Path
from typing import Any


def measure(polnear: Path, found: dict[str, Any], gold: dict[str, Any] | None = None) -> dict[str, float]:
    """Relation F1 by form and token F1 by role, in per cent, on PolNeAR dev or on `gold` {name: (text, items)}."""
    spec = importlib.util.spec_from_file_location("polnear_score", polnear / "score.py")
    assert spec is not None and spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    tallies = score.score(gold or score.load("dev"), found)

    def f1(cell: list[int]) -> float:
        return round(200 * cell[0] / max(1, cell[1] + cell[2]), 2)

    figures = {f"relation {label}": f1(tally["relation", ""]) for label, tally in tallies.items()}
    return figures | {f"{role} token": f1(tallies["all"][role, "token"]) for role in ("content", "source", "cue")}
