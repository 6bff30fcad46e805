"""What people decided about who is who, which counts over what the rules of merging make of the names.

A decision moves those alone whom it is about: whoever is not the same as another leaves the set that the rules put both
in, with those in it that people said to be the same as it; two who are the same bring their sets together.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.record.clusters import Key, Node

Pair = tuple[Key, Key]


@dataclass(frozen=True, slots=True)
class Identities:
    """Pairs of actors that are the same, and pairs of which the first is not the second."""

    same: tuple[Pair, ...] = ()
    not_same: tuple[Pair, ...] = ()


NOBODY_SAID = Identities()


def decided(sets: Sequence[Sequence[Node]], said: Identities) -> list[list[Node]]:
    """The sets as people decided; where the two contradict each other, actors stay apart."""
    of = {node.key: number for number, held in enumerate(sets) for node in held}
    same, apart = (sorted(p for p in pairs if of.keys() >= set(p)) for pairs in (said.same, said.not_same))
    for number, (one, other) in enumerate(apart, len(sets)):
        if of[one] == of[other]:
            leaving = {key for key in _company(one, same) if of[key] == of[one]}
            of |= dict.fromkeys({one} if other in leaving else leaving, number)
    for one, other in same:
        joined = {of[one], of[other]}
        if not any({of[a], of[b]} == joined for a, b in apart):
            of |= {key: of[one] for key, number in of.items() if number == of[other]}
    found: dict[int, list[Node]] = {}
    for node in sorted((node for held in sets for node in held), key=lambda node: node.key):
        found.setdefault(of[node.key], []).append(node)
    return list(found.values())


def _company(key: Key, same: Iterable[Pair]) -> set[Key]:
    """Those whom people said to be the same as one, through others too."""
    company = {key}
    while added := {k for pair in same if company & set(pair) for k in pair} - company:
        company |= added
    return company
