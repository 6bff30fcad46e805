"""Word lists and cue tables: tab-separated files in `data/`, read once, apart from the code that uses them.

The first line names the columns; a line that begins with `#` is a comment; cells are lower case unless said.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def rows(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of `data/NAME.tsv`, each a mapping from column to cell."""
    text = files("sayso.reading").joinpath(f"data/{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    return tuple(MappingProxyType(dict(zip(header, line.split("\t"), strict=True))) for line in lines[1:])


@cache
def column(name: str, key: str, value: str) -> Mapping[str, str]:
    """One column of `data/NAME.tsv` by another: `column("cues", "lemma", "type")`."""
    return MappingProxyType({row[key]: row[value] for row in rows(name)})


@cache
def words(name: str, label: str) -> frozenset[str]:
    """The words of `data/NAME.tsv` (columns `word` and `label`) under one label."""
    return frozenset(row["word"] for row in rows(name) if row["label"] == label)
