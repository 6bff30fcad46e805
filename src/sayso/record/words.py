"""The record's word lists: rows of `word` and `label` in data/words.tsv, and for the links between acts and obligations
in data/act_words.tsv; lines that start with `#` are notes."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

TABLES = ("words", "act_words")


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    held: dict[str, set[str]] = {}
    for name in TABLES:
        text = files("sayso.record").joinpath(f"data/{name}.tsv").read_text(encoding="utf-8")
        rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
        for word, label in rows[1:]:
            held.setdefault(label, set()).add(word)
    return {label: frozenset(listed) for label, listed in held.items()}


def word_list(label: str) -> frozenset[str]:
    """The words under one label."""
    return _lists()[label]
