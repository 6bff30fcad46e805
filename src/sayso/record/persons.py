"""When persons of different documents are one."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.record.clusters import Clusters, Key, Node, grouped, join_agreeing
from sayso.record.names import Words


def join_persons(clusters: Clusters) -> None:
    """Persons of one full name are one, unless both their sides and their roles differ."""
    persons = [n for n in clusters.nodes.values() if n.actor.kind == "person" and n.words]
    for same in grouped(persons, lambda n: n.words if len(n.words) > 1 else None):
        join_agreeing(clusters, same)


def join_last_names(clusters: Clusters) -> None:
    """A last name is the one person of the set whose full name ends in it; where there are two, side or role decides.

    One with an office (`Vice President Venn`) is only a person of whom some document says that office: a family has
    more members than a set of documents may name in full.
    Longer names first, so that a name already joined to a longer one counts as that one.
    """
    persons = [n for n in clusters.nodes.values() if n.actor.kind == "person" and n.words]
    ending: dict[Words, list[Node]] = defaultdict(list)
    for node in persons:
        for length in range(1, len(node.words)):
            ending[node.words[-length:]].append(node)
    for same in sorted(grouped(persons, lambda n: n.words), key=lambda held: -len(held[0].words)):
        meant = [Bearer.of(clusters, held) for held in clusters.sets(ending.get(same[0].words, ())).values()]
        for node in same if meant else ():
            possible = [b for b in meant if b.may_be(clusters, node)]
            if len(meant) > 1:
                possible = [b for b in possible if b.agrees(clusters, node)]
            if len(possible) == 1:
                clusters.join([node.key, possible[0].key])
        if not meant and len(same[0].words) == 1:
            for held in _of_one_office(same):
                join_agreeing(clusters, held)


def _of_one_office(nodes: Sequence[Node]) -> Sequence[Sequence[Node]]:
    """Bearers of one last name, those together whose offices have a word in common; of several, the others alone."""
    groups: list[list[Node]] = []
    for node in (n for n in nodes if n.office):
        near = [held for held in groups if any(node.office & other.office for other in held)]
        groups = [held for held in groups if held not in near] + [[node, *(n for held in near for n in held)]]
    return groups if len(groups) > 1 else [nodes]


@dataclass(frozen=True, slots=True)
class Bearer:
    """Someone whose full name a shorter one may stand for: its documents, and a node of each side and role."""

    key: Key
    documents: frozenset[str]
    samples: tuple[Node, ...]

    @classmethod
    def of(cls, clusters: Clusters, held: Sequence[Node]) -> "Bearer":
        """The bearer that these nodes are."""
        samples = {(n.sided and clusters.of(n.root), n.role, n.office): n for n in held}
        return cls(held[0].key, frozenset(n.key[0] for n in held), tuple(samples.values()))

    def may_be(self, clusters: Clusters, node: Node) -> bool:
        """Whether nothing speaks against it: side, office or role, or a document that holds the two apart."""
        if node.key[0] in self.documents or any(clusters.at_odds(node, held) for held in self.samples):
            return False
        if node.office:
            return any(node.office & held.office for held in self.samples)
        return not node.role or any(node.role & held.role or not held.role for held in self.samples)

    def agrees(self, clusters: Clusters, node: Node) -> bool:
        """Whether side or role speaks for it."""
        return any(
            node.role & held.role or (node.sided and held.sided and clusters.of(node.root) == clusters.of(held.root))
            for held in self.samples
        )
