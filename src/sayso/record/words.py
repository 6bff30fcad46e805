"""The record's word lists: data/words.tsv, rows of `word` and `label`; lines that start with `#` are notes."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    text = files("sayso.record").joinpath("data/words.tsv").read_text(encoding="utf-8")
    held: dict[str, set[str]] = {}
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    for word, label in rows[1:]:
        held.setdefault(label, set()).add(word)
    return {label: frozenset(listed) for label, listed in held.items()}


def word_list(label: str) -> frozenset[str]:
    """The words under one label."""
    return _lists()[label]
