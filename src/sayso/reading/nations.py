"""States and peoples by every word for them: name, adjective, inhabitants, seat of government."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from sayso.language import Analysis
from sayso.reading import tables

ENDINGS = ("ian", "ean", "ese", "ish", "an", "ic", "n", "i")  # of adjectives made from a place's name
STEM_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Nations:
    """The table by word, each to the state's plain name. Words keep their case: a demonym has its capital."""

    names: Mapping[str, str]
    adjectives: Mapping[str, str]
    people: Mapping[str, str]
    capitals: Mapping[str, str]
    peoples: frozenset[str]  # those whose inhabitants, not a state, are the actor
    derived: frozenset[str] = frozenset()  # places of one document that its adjectives show to be like states

    def named(self, words: str) -> str | None:
        """The state that these words name (`U.S.`, `Republic of Korea`), or None."""
        plain = words.replace("’", "'")
        return self.names.get(plain) or (self.names.get(plain.title()) if plain.isupper() and len(plain) > 3 else None)

    def described(self, words: str) -> str | None:
        """The state that an adjective, or a name used as one, stands for (`Korean`, `U.S.`), or None."""
        return self.adjectives.get(words) or self.named(words)


def _inverse(key: str) -> Mapping[str, str]:
    pairs = [(word, row["name"]) for row in tables.rows("nations") for word in row[key].split(",") if word]
    return MappingProxyType(dict(reversed(pairs)))  # the first state of two with one word wins


@cache
def nations() -> Nations:
    """The table in `data/nations.tsv`, read once."""
    own = {row["name"]: row["name"] for row in tables.rows("nations")}
    return Nations(
        MappingProxyType({**_inverse("other"), **own}),
        _inverse("adjective"),
        _inverse("people"),
        _inverse("capital"),
        frozenset(row["name"] for row in tables.rows("nations") if row["kind"] == "people"),
    )


def nations_of(analysis: Analysis, places: frozenset[str]) -> Nations:
    """The table with the places of one document that it also makes adjectives of: `Lundian` and `Lund`.

    `places` are the names that the document uses for places.
    """
    known, adjectives = nations(), _adjectives(analysis)
    stems = {place[:-cut] if cut else place: place for place in sorted(places - adjectives) for cut in (2, 1, 0)}
    found: dict[str, str] = {}
    for word in sorted(adjectives):
        if word in known.adjectives or word in known.people or known.named(word):
            continue
        place = _place(word, stems) or _place(word.removesuffix("s"), stems)
        if place is not None:
            found[word] = place
    if not found:
        return known
    people = {word: place for word, place in found.items() if word.endswith("s")}
    return replace(
        known,
        adjectives={**known.adjectives, **found},
        people={**known.people, **people},
        derived=frozenset(found.values()),
    )


def _adjectives(analysis: Analysis) -> set[str]:
    """The capitalised words that the text uses as adjectives or for a people."""
    return {
        word
        for word, tag, dep, label in zip(analysis.words, analysis.tags, analysis.deps, analysis.name_of, strict=True)
        if word[:1].isupper() and len(word) > STEM_SHORTEST and (tag == "JJ" or dep == "amod" or label == "NORP")
    }


def _place(word: str, stems: Mapping[str, str]) -> str | None:
    """The place that a word is an adjective of, by its ending."""
    for ending in ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= STEM_SHORTEST and stem in stems:
            return stems[stem]
    return None
