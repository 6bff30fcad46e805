"""The table of what words say of those counted: `kill` of its patient killed, `dead` as a state killed."""

from functools import cache
from types import MappingProxyType

from sayso.reading.tables import rows


@cache
def _table() -> MappingProxyType[tuple[str, str], str]:
    return MappingProxyType({(r["word"], r["role"]): r["what"] for r in rows("figure_what")})


def known(word: str, role: str) -> str | None:
    """What a word in a role says (`kill` with a patient: killed), or None."""
    return _table().get((word, role))
