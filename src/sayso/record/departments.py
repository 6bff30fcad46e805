"""When ministries and other departments under different names are one: `the Dellin health ministry`, `Front-run …`.

Texts name a department by its field, and by any of the place, the side that runs it, both or neither. Two are one where
their field agrees and a chain of names with places and sides in common leads from one to the other.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from sayso.record import names
from sayso.record.clusters import Clusters, Node
from sayso.record.words import word_list

HEADS = word_list("department")
PLACES = word_list("common_place")  # what says no more than that it is here
RUN = "-run"


@dataclass(frozen=True, slots=True)
class Department:
    """A department of one document: its field and kind (`health`, `ministry`), and whose or where it is said to be."""

    node: Node
    head: tuple[str, str]
    marks: frozenset[str]


def department(node: Node) -> Department | None:
    """The department that an institution is, by the name that says most; None for another."""
    if node.actor.kind != "institution":
        return None
    found = [one for name in (node.actor.name, *node.actor.aliases) if (one := _named(node, name)) is not None]
    return next((one for one in found if one.marks), next(iter(found), None))


def _named(node: Node, name: str) -> Department | None:
    """The department that a name is of; None for one that is told apart by a common word."""
    words = names.name_words(name)
    at = next((n for n, word in enumerate(words) if word in HEADS), None)
    if at is None:
        return None
    if words[at + 1 : at + 2] == ("of",) and len(words) > at + 2:
        field, before, after = words[at + 2], words[:at], words[at + 3 :]
    elif at > 0:
        field, before, after = words[at - 1], words[: at - 1], words[at + 1 :]
    else:
        return None
    if after and after[0] not in names.SMALL | {"in"}:
        return None
    capitals = {word for shown in name.split() if shown[:1].isupper() for word in names.tokens(shown)}
    marks: set[str] = set()
    for word in (w for w in (*before, *after) if w not in names.SMALL | PLACES | {"in"} | names.ARTICLES):
        if word not in capitals and not word.endswith(RUN):
            return None
        marks.add(word.removesuffix(RUN))
    return Department(node, (field, words[at]), frozenset(marks))


def join_departments(clusters: Clusters) -> None:
    """Departments of one field whose places and sides are linked are one; one of no place where no other is known.

    Where a document has two of one field, it holds them apart, and neither is joined.
    """
    by_head: dict[Hashable, list[Department]] = defaultdict(list)
    for node in clusters.nodes.values():
        if (found := department(node)) is not None:
            by_head[found.head].append(found)
    for held in by_head.values():
        several = Counter(one.node.key[0] for one in held)
        single = [one for one in held if several[one.node.key[0]] == 1]
        linked = _linked([one for one in single if one.marks])
        if len(linked) == 1 and all(one in single for one in held if one.marks):
            linked = [[*linked[0], *(one for one in single if not one.marks)]]
        for group in linked:
            if not any(clusters.at_odds(group[0].node, other.node) for other in group[1:]):
                clusters.join(one.node.key for one in group)


def _linked(held: Sequence[Department]) -> list[list[Department]]:
    """Departments in sets that have a place or side in common, be it by way of others."""
    groups: list[tuple[set[str], list[Department]]] = []
    for one in held:
        near = [g for g in groups if any(names.same_stem(mark, known) for mark in one.marks for known in g[0])]
        marks = set(one.marks).union(*(g[0] for g in near))
        groups = [g for g in groups if g not in near] + [(marks, [*(d for g in near for d in g[1]), one])]
    return [group for _, group in groups]
