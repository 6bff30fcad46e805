"""When states, groups, media and institutions of different documents are one."""

from collections import defaultdict
from collections.abc import Hashable

from sayso.record import names
from sayso.record.clusters import Clusters, Node, grouped, join_agreeing
from sayso.record.names import Words
from sayso.record.words import word_list

WIDE = frozenset({"state", "group", "media"})  # known by name wherever they are; an institution belongs to a side
OFTEN = 3  # documents that must call a body by a common name, before the same name elsewhere is taken for it
VAGUE = word_list("vague_body")
BODIES = WIDE | {"institution"}


def join_states_and_groups(clusters: Clusters) -> None:
    """States, groups and media of one proper name are one."""
    wide = [n for n in clusters.nodes.values() if n.actor.kind in WIDE and n.words]
    for same in grouped(wide, lambda n: None if names.is_generic(n.actor.name) else n.words):
        clusters.join(n.key for n in same)


def join_states_by_alias(clusters: Clusters) -> None:
    """A state that a document also calls by another state's name is that one (`the Republic of Norland`, `Norland`)."""
    states = [n for n in clusters.nodes.values() if n.actor.kind == "state" and n.words]
    named = {held[0].words: held for held in grouped(states, lambda n: n.words)}
    for node in states:
        other = {names.name_words(alias) for alias in node.actor.aliases if not names.is_generic(alias)} & set(named)
        if len(other - {node.words}) == 1:
            clusters.join([node.key, *(n.key for words in other for n in named[words])])


def join_abbreviations(clusters: Clusters) -> None:
    """`UN` is the one body of the set whose initials these are, or else that another document shortens so."""
    bodies = [n for n in clusters.nodes.values() if n.actor.kind in BODIES and n.words]
    initials: dict[tuple[str, bool], list[Node]] = defaultdict(list)
    aliases: dict[tuple[str, bool], list[Node]] = defaultdict(list)
    for node in bodies:
        if not names.is_abbreviation(node.actor.name) and not names.is_generic(node.actor.name):
            initials[names.initials(node.words), node.actor.kind == "state"].append(node)
            for alias in {names.name_words(a) for a in node.actor.aliases if names.is_abbreviation(a)}:
                aliases["".join(alias), node.actor.kind == "state"].append(node)
    for node in bodies:
        if names.is_abbreviation(node.actor.name):
            short = ("".join(node.words), node.actor.kind == "state")
            meant = clusters.sets(initials.get(short) or aliases.get(short) or ())
            if len(meant) == 1:
                clusters.join([node.key, *meant])


def join_short_names(clusters: Clusters) -> None:
    """`the Front` is the one group of the set that another document calls so besides its full name."""
    groups = [n for n in clusters.nodes.values() if n.actor.kind in {"group", "state"} and n.words]
    called: dict[Words, list[Node]] = defaultdict(list)
    for node in groups:
        for alias in {names.name_words(a) for a in node.actor.aliases if names.has_capital(a)}:
            if alias != node.words and set(alias) <= set(node.words):
                called[alias].append(node)
    for node in groups:
        others = [n for n in called.get(node.words, ()) if n.actor.kind == node.actor.kind]
        alone = node.key[0] not in {n.key[0] for n in others}
        if names.has_capital(node.actor.name) and len(clusters.sets(others)) == 1 and alone:
            clusters.join([node.key, *(n.key for n in others)])


def join_institutions(clusters: Clusters) -> None:
    """Institutions of one proper name are one, unless their sides differ; so are those of one office and one side."""
    bodies = [n for n in clusters.nodes.values() if n.actor.kind in BODIES and n.words]
    for same in grouped(bodies, lambda n: None if names.is_generic(n.actor.name) else n.words):
        if any(n.actor.kind == "institution" for n in same):
            join_agreeing(clusters, same)

    def office(node: Node) -> Hashable | None:
        side = clusters.nodes[node.root]
        rest = tuple(w for w in node.words if w not in names.SMALL and not names.akin((w,), side.words))
        return (clusters.of(node.root), rest) if node.sided and rest else None

    for same in grouped([n for n in bodies if n.actor.kind == "institution"], office):
        clusters.join(n.key for n in same)


def join_offices_of_one_state(clusters: Clusters) -> None:
    """`the Norlandic government` is the `Government of Norland`: one office, and two forms of one state's name.

    Where three forms are alike (two states, one the other's name with an ending) none of them is joined.
    """
    offices: dict[frozenset[str], dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
    for node in clusters.nodes.values():
        words = set(node.words) - names.SMALL
        own = words - names.GENERIC
        if node.actor.kind in BODIES and len(own) == 1 and len(words) > 1:
            offices[frozenset(words - own)][own.pop()].append(node)
    for forms in offices.values():
        for form in sorted(forms):
            alike = [other for other in forms if names.same_stem(form, other)]
            if len(alike) == 2:
                clusters.join(n.key for other in alike for n in forms[other])


def join_cut_names(clusters: Clusters) -> None:
    """`Harbour Workers' Union` is the one body whose name ends in these words: `Dockers' and Harbour Workers' Union`.

    What stands before them must not make another body of it (`Friends of the Harbour Workers' Union`).
    """
    bodies = [n for n in clusters.nodes.values() if n.actor.kind in BODIES and len(n.words) > 1 and _proper(n)]
    ending: dict[Words, list[Node]] = defaultdict(list)
    for node in bodies:
        for at in range(1, len(node.words) - 1):
            if node.words[at - 1] not in names.SMALL - {"and"}:
                ending[node.words[at:]].append(node)
    for same in grouped(bodies, lambda n: None if names.is_generic(n.actor.name) else n.words):
        whole = [
            n for n in ending.get(same[0].words, ()) if (n.actor.kind == "state") == (same[0].actor.kind == "state")
        ]
        apart = {n.key[0] for n in whole} & {n.key[0] for n in same}
        if len(clusters.sets(whole)) == 1 and not apart:
            clusters.join(n.key for n in (*same, *whole))


def _proper(node: Node) -> bool:
    """Whether every word of a name that counts has its capital: a name, not a description (`Norlandic troops`)."""
    return all(word[:1].isupper() or word in names.SMALL for word in names.shown(node.actor.name).split())


def join_common_names(clusters: Clusters) -> None:
    """`the union` is the body that most other documents call so besides its name, by far."""
    called: dict[Words, list[Node]] = defaultdict(list)
    bodies = [n for n in clusters.nodes.values() if n.actor.kind in {"group", "institution"} and n.words]
    for node in bodies:
        for alias in {names.name_words(a) for a in node.actor.aliases if names.is_generic(a)}:
            called[alias].append(node)
    for same in grouped(bodies, lambda n: n.words if _common(n) else None):
        meant = clusters.sets(called.get(same[0].words, ()))
        documents = {key: {n.key[0] for n in held} for key, held in meant.items()}
        often = max(documents, key=lambda key: (len(documents[key]), key), default=None)
        others = sum(len(held) for key, held in documents.items() if key != often)
        if often is not None and len(documents[often]) >= max(OFTEN, 2 * others):
            clusters.join([often, *(n.key for n in same if not n.sided and n.key[0] not in documents[often])])


def _common(node: Node) -> bool:
    """Whether a name is one that a text gives to the one body of its kind: `the union`; not `a union`, `the group`."""
    first = node.actor.name.split()[0].casefold()
    return names.is_generic(node.actor.name) and first not in {"a", "an"} and not set(node.words) & VAGUE


def join_bodies_of_one_side(clusters: Clusters) -> None:
    """A group with a name that could be anyone's is one where its side is one (`the opposition` of one state)."""
    generic = [n for n in clusters.nodes.values() if n.actor.kind in WIDE and names.is_generic(n.actor.name)]
    for same in grouped(generic, lambda n: (clusters.of(n.root), n.words) if n.sided and n.words else None):
        clusters.join(n.key for n in same)
