"""What all tests share: the language pipeline, loaded once, and the data beside the project, where it is there."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest

from sayso.cli import main
from sayso.language import Analysis, Pipeline, load_pipeline
from tests.command import Ran, Run

SHARED = Path(__file__).parent.parent.parent / "shared"


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return load_pipeline()


@pytest.fixture(scope="session")
def analyse(pipeline: Pipeline) -> Callable[[str], Analysis]:
    return lru_cache(maxsize=2000)(pipeline.analyse)


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("the data beside the project (../shared) is not there")
    return SHARED


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    for name in ("FORCE_COLOR", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)

    def call(*args: str | Path) -> Ran:
        status = main([str(arg) for arg in args])
        return Ran(status, *capfd.readouterr())

    return call
