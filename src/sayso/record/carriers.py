"""What a label turns on where its first word only carries another: `keep control of the port` is about control.

Rules of data/carriers.tsv: a head of the one group with a word of the other gives way to that word, or to the word that
the two come to (`bring the hostages home` to `release`). The groups are word lists.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sayso.record.words import word_list


@dataclass(frozen=True, slots=True)
class Carrier:
    """A rule: words of two groups, `needs` those of which one must be there too, `becomes` the new head if not `nouns`.

    `without` are words that then say nothing more. All are lemmas.
    """

    heads: frozenset[str]
    nouns: frozenset[str]
    needs: frozenset[str]
    becomes: str
    without: frozenset[str]


@cache
def carriers() -> tuple[Carrier, ...]:
    """The rules, in their order."""
    text = files("sayso.record").joinpath("data/carriers.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(
        Carrier(word_list(heads), word_list(nouns), frozenset(needs.split()), becomes, frozenset(without.split()))
        for heads, nouns, needs, becomes, without in rows[1:]
    )


def settled(lemmas: Sequence[str]) -> tuple[str, ...]:
    """The lemmas of a label, its head first, with the head that they come to by the first rule that holds."""
    for rule in carriers():
        if not lemmas or lemmas[0] not in rule.heads:
            continue
        noun = next((word for word in lemmas[1:] if word in rule.nouns), None)
        if noun is None or (rule.needs and not rule.needs & set(lemmas[1:])):
            continue
        head = rule.becomes or noun
        gone = rule.without | ({noun} if not rule.becomes else set())
        return (head, *(word for word in lemmas[1:] if word not in gone and word != head))
    return tuple(lemmas)
