"""Training is not installed with its libraries here, so that what it imports of ours is checked by name."""

import ast
import importlib
from pathlib import Path

import pytest

import training

FILES = sorted(Path(training.__file__).parent.glob("*.py"))
INSTALLED = {"__init__", "data", "gold", "measure"}  # those that need neither torch nor scikit-learn


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_name_that_training_imports_of_ours_exists(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            for name in node.names:
                assert name.name in _names(node.module), f"{node.module} has no {name.name}"


def _names(module: str) -> "set[str]":
    package, _, last = module.rpartition(".")
    if package == "training" and last not in INSTALLED:
        return {n.name for n in _definitions(last)} | _assigned(last)
    return set(vars(importlib.import_module(module))) if module.startswith(("sayso", "training")) else _Any()


class _Any(set[str]):
    """Holds every name: those of other libraries are not ours to check."""

    def __contains__(self, name: object) -> bool:
        return True


def _tree(name: str) -> ast.Module:
    return ast.parse((Path(training.__file__).parent / f"{name}.py").read_text(encoding="utf-8"))


def _definitions(name: str) -> list[ast.ClassDef | ast.FunctionDef]:
    return [n for n in _tree(name).body if isinstance(n, ast.ClassDef | ast.FunctionDef)]


def _assigned(name: str) -> set[str]:
    return {n.id for node in _tree(name).body for n in ast.walk(node) if isinstance(n, ast.Name)}
