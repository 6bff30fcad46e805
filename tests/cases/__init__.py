"""Cases as data: each YAML file is a list of cases, input beside expectation.

A case may hold `xfail: reason`; such a known failure is strict, so that one mended must be unmarked.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml


def load_cases(name: str) -> list[Any]:
    """The cases of NAME.yaml as pytest parameters, each named by its text or `name`."""
    cases = yaml.safe_load((Path(__file__).parent / f"{name}.yaml").read_text(encoding="utf-8"))
    return [
        pytest.param(
            case,
            id=str(case.get("name") or case.get("text"))[:70],
            marks=[pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else [],
        )
        for case in cases
    ]
