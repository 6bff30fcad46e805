"""The tables of cues as typed rows: verbs, nouns and adjectives that attribute, with the shares of their frames."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from sayso.reading.tables import rows

# Forms that the lemmatizer takes for another verb's (`hoped` as `hop`).
MISREAD = MappingProxyType({"hop": "hope", "welcom": "welcome", "retweete": "tweet", "fearmonger": "fear"})
NO_PREPOSITIONS: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbCue:
    """One row of cues_verbs: shares between 0 and 1."""

    lemma: str
    clause: float
    to: float
    object: float
    about: Mapping[str, float]
    role: str
    rest: frozenset[str]
    quote: bool
    passive: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseCue:
    """One row of cues_nouns or cues_adjectives: shares between 0 and 1."""

    lemma: str
    that: float
    to: float
    about: Mapping[str, float]
    light: bool = False
    only_light: bool = False
    alone: float = 0.0


def _share(cell: str) -> float:
    return int(cell) / 100


def _about(cell: str) -> Mapping[str, float]:
    if cell == "-":
        return NO_PREPOSITIONS
    return MappingProxyType({word: int(share) / 100 for word, share in (part.split(":") for part in cell.split(","))})


@cache
def verb_cues() -> Mapping[str, VerbCue]:
    """The verbs by lemma."""
    return MappingProxyType(
        {
            row["lemma"]: VerbCue(
                lemma=row["lemma"],
                clause=_share(row["clause"]),
                to=_share(row["to"]),
                object=_share(row["object"]),
                about=_about(row["about"]),
                role=row["role"],
                rest=frozenset(row["rest"].split("|")),
                quote=row["quote"] == "y",
                passive=_share(row["passive"]),
            )
            for row in rows("cues_verbs")
        }
    )


@cache
def noun_cues() -> Mapping[str, PhraseCue]:
    """The nouns by lemma."""
    return MappingProxyType(
        {
            row["lemma"]: PhraseCue(
                lemma=row["lemma"],
                that=_share(row["that"]),
                to=_share(row["to"]),
                about=_about(row["about"]),
                light=row["light"] != "-",
                only_light=row["light"] == "only",
                alone=_share(row["alone"]),
            )
            for row in rows("cues_nouns")
        }
    )


@cache
def adjective_cues() -> Mapping[str, PhraseCue]:
    """The adjectives by lemma."""
    return MappingProxyType(
        {
            row["lemma"]: PhraseCue(
                lemma=row["lemma"], that=_share(row["that"]), to=_share(row["to"]), about=_about(row["about"])
            )
            for row in rows("cues_adjectives")
        }
    )


def cue_lemma(lemma: str) -> str:
    """The lemma as the tables have it."""
    return MISREAD.get(lemma, lemma)
