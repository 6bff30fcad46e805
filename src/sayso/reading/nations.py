"""States and peoples by every word for them: name, adjective, inhabitants, seat of government."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from sayso.reading import tables


@dataclass(frozen=True, slots=True)
class Nations:
    """The table by word, each to the state's plain name; words keep their case and lose their full stops' doubles."""

    names: Mapping[str, str]
    adjectives: Mapping[str, str]
    people: Mapping[str, str]
    capitals: Mapping[str, str]

    def named(self, words: str) -> str | None:
        """The state that these words name (`U.S.`, `Republic of Korea`), or None."""
        plain = words.replace("’", "'")
        return self.names.get(plain) or (self.names.get(plain.title()) if plain.isupper() and len(plain) > 3 else None)

    def described(self, words: str) -> str | None:
        """The state that an adjective or name used as one stands for (`Israeli`, `U.S.`), or None."""
        return self.adjectives.get(words) or self.named(words)


def _inverse(key: str) -> Mapping[str, str]:
    pairs = [(word, row["name"]) for row in tables.rows("nations") for word in row[key].split(",") if word]
    return MappingProxyType(dict(reversed(pairs)))  # the first state of two with one word wins


@cache
def nations() -> Nations:
    """The table in `data/nations.tsv`, read once."""
    own = {row["name"]: row["name"] for row in tables.rows("nations")}
    return Nations(
        MappingProxyType({**_inverse("other"), **own}), _inverse("adjective"), _inverse("people"), _inverse("capital")
    )
