"""What the words of a noun phrase say about the kind of actor it names."""

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from sayso.reading import tables

PERSONS = frozenset({"official", "person"})
HONORIFICS = ("honorific", "honorific_male", "honorific_female")


@cache
def noun_kinds() -> Mapping[str, str]:
    """The label of each head noun (lemma) in `data/actor_nouns.tsv`, the first where it has two."""
    return MappingProxyType({row["word"]: row["label"] for row in reversed(tables.rows("actor_nouns"))})


def has_label(word: str, label: str) -> bool:
    """Whether a word stands under a label in `data/actor_words.tsv`."""
    return word.lower() in tables.words("actor_words", label)


def noun_kind(lemma: str) -> str | None:
    """The label of a head noun, of a compound (`rebel-leader`) by its last part, or None where it names no actor."""
    kinds = noun_kinds()
    return kinds.get(lemma) or kinds.get(lemma.rsplit("-", 1)[-1])


def singular(word: str) -> str:
    """A regular plural without its ending: `parties` is of `party`."""
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def is_honorific(word: str) -> bool:
    """Whether a word is a form of address (`Mr`, `Sheikh`)."""
    return any(has_label(word, label) for label in HONORIFICS)


def is_title(word: str) -> bool:
    """Whether a word may stand straight before a person's name (`Mr`, `President`, `spokesman`)."""
    return is_honorific(word) or has_label(word, "rank") or noun_kind(word.lower()) in PERSONS


def gender_of(words: Sequence[str]) -> str | None:
    """`he` or `she` where a title or noun tells it (`Mr`, `spokeswoman`), else None."""
    for word in words:
        if has_label(word, "male") or has_label(word, "honorific_male"):
            return "he"
        if has_label(word, "female") or has_label(word, "honorific_female"):
            return "she"
    return None


def organisation_kind(words: Sequence[str]) -> str:
    """The kind of a named organisation: media, institution, or (where nothing tells) group."""
    lowered = [word.lower() for word in words]
    name = " ".join(lowered)
    if has_label(name, "media_name") or (lowered and has_label(lowered[-1], "media_word")):
        return "media"
    if "news" in lowered or (len(lowered) > 1 and lowered[1] == "of" and has_label(lowered[0], "media_word")):
        return "media"
    if has_label(name, "body_name"):
        return "institution"
    for word in reversed(lowered):
        kind = noun_kind(word) or noun_kind(word.removesuffix("s"))
        if kind in {"institution", "armed"}:
            return "institution"
        if kind == "media":
            return "media"
    return "group"


def description_kind(lemma: str, plural: bool) -> str | None:
    """The kind of actor that a description with this head noun names, or None."""
    label = noun_kind(lemma)
    if label == "official":
        return "media" if plural and has_label(lemma, "journalist") else "unnamed"
    if label == "person":
        return "crowd" if plural else "unnamed"
    return "institution" if label == "armed" else label
