"""The actors of all documents as nodes, and the sets of those that are one."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.model import Actor
from sayso.record import names
from sayso.record.evidence import Source
from sayso.record.names import Words

Key = tuple[str, str]  # a document's id and an actor's id in it


@dataclass(frozen=True, slots=True)
class Node:
    """An actor of one document, with what it is compared by."""

    key: Key
    actor: Actor
    words: Words
    root: Key  # the state or group at the end of its chain of sides; itself where it has none
    role: frozenset[str]
    office: frozenset[str]  # a person's: the words for it in role and titles

    @property
    def sided(self) -> bool:
        """Whether the document says to which side it belongs."""
        return self.root != self.key


@dataclass(slots=True)
class Clusters:
    """Disjoint sets of nodes (union-find); the smallest key stands for its set."""

    nodes: Mapping[Key, Node]
    parent: dict[Key, Key] = field(default_factory=dict)

    def of(self, key: Key) -> Key:
        """The key that stands for the set of this one."""
        while (above := self.parent.get(key, key)) != key:
            self.parent[key] = self.parent.get(above, above)
            key = above
        return key

    def join(self, keys: Iterable[Key]) -> None:
        """Make one set of the sets of these."""
        roots = sorted({self.of(key) for key in keys})
        for other in roots[1:]:
            self.parent[other] = roots[0]

    def sets(self, nodes: Iterable[Node]) -> dict[Key, list[Node]]:
        """The given nodes by the set they are in."""
        found: dict[Key, list[Node]] = defaultdict(list)
        for node in nodes:
            found[self.of(node.key)].append(node)
        return dict(found)

    def at_odds(self, one: Node, other: Node) -> bool:
        """Whether the documents give the two different sides, and no word of their roles in common."""
        if not (one.sided and other.sided) or one.role & other.role:
            return False
        mine, theirs = self.of(one.root), self.of(other.root)
        return mine != theirs and not names.akin(self.nodes[one.root].words, self.nodes[other.root].words)


def _root(actors: Mapping[str, Actor], actor: Actor) -> str:
    """The id at the end of an actor's chain of sides, which a wrong reading may have closed to a ring."""
    seen = {actor.id}
    while actor.side is not None and actor.side in actors and actor.side not in seen:
        seen.add(actor.side)
        actor = actors[actor.side]
    return actor.id


def _words(actor: Actor) -> Words:
    """What a name is compared by; nothing for a person who is only described (`the Norlandic prime minister`)."""
    if actor.kind != "person":
        return names.name_words(actor.name)
    return () if names.is_generic(actor.name) or names.is_post(actor.name) else names.person_words(actor.name)


def _office(actor: Actor, words: Words) -> frozenset[str]:
    """The words for a person's office: those of the role, and the titles before the name."""
    if actor.kind != "person":
        return frozenset()
    named = (name for name in (actor.name, *actor.aliases) if names.person_words(name)[-1:] == words[-1:])
    said = {word for text in (actor.role or "", *named) for word in names.tokens(text)}
    return frozenset(said & names.OFFICES)


def nodes_of(sources: Sequence[Source]) -> dict[Key, Node]:
    """Every actor of every document."""
    found: dict[Key, Node] = {}
    for source in sources:
        actors = {actor.id: actor for actor in source.findings.actors}
        for actor in actors.values():
            key = (source.document.id, actor.id)
            words = _words(actor)
            role = frozenset(names.tokens(actor.role or "")) - names.SMALL - names.ARTICLES
            root = (source.document.id, _root(actors, actor))
            found[key] = Node(key, actor, words, root, role, _office(actor, words))
    return found


def join_agreeing(clusters: Clusters, nodes: Sequence[Node]) -> None:
    """Join nodes of one name, unless their sides and roles show two bearers of it.

    Where they do, a node without a side could be either's and stays alone.
    """
    groups: list[list[Node]] = []
    for node in (n for n in nodes if n.sided):
        group, apart = [node], []
        for other in groups:
            if all(clusters.at_odds(node, held) for held in other):
                apart.append(other)
            else:
                group += other
        groups = [*apart, group]
    if len(groups) <= 1:
        clusters.join(node.key for node in nodes)
    for group in groups:
        clusters.join(node.key for node in group)


def grouped(nodes: Iterable[Node], key: Callable[[Node], Hashable | None]) -> list[list[Node]]:
    """Nodes with an equal key, in canonical order; those whose key is None are left out."""
    found: dict[Hashable, list[Node]] = defaultdict(list)
    for node in nodes:
        if (value := key(node)) is not None:
            found[value].append(node)
    return list(found.values())
