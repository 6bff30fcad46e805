"""Actors of the whole record: each with all its names, roles, sides and parts, and where it is first mentioned."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.model import ActorIds
from sayso.record import names
from sayso.record.clusters import Key, Node
from sayso.record.evidence import Evidence, Source, in_order
from sayso.record.identities import NOBODY_SAID, Identities
from sayso.record.merging import merge


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorEntry:
    """One actor of the record. `id` is a slug of its best name; `sides` are ids of actors of the record.

    `names` are all names it goes by, `documents` the ids of those that name it, `evidence` its first mention in each.
    `party` is the id of the actor to which it belongs, or for which it speaks, in the end; its own where there is none.
    """

    id: str
    name: str
    kind: str
    names: tuple[str, ...]
    roles: tuple[str, ...]
    sides: ActorIds
    parts: tuple[str, ...]
    documents: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    party: str = ""


@dataclass(frozen=True, slots=True)
class Who:
    """From the actors of single documents to those of the record."""

    ids: Mapping[Key, str]

    def of(self, source: Source, actors: Iterable[str]) -> ActorIds:
        """The record's ids for a document's, each once, in order; an id that the document does not define is left out.

        A joint field names its actors in the document's order.
        """
        found = (self.ids.get((source.document.id, actor)) for actor in actors)
        return tuple(dict.fromkeys(actor for actor in found if actor is not None))


def best_name(held: Sequence[Node]) -> str:
    """The name to show: proper rather than descriptive, whole rather than short, without titles, then the commonest."""
    longest = max(len(node.words) for node in held)

    def rank(name: str) -> tuple[bool, bool, bool, int]:
        person = held[0].actor.kind == "person"
        words = names.person_words(name) if person else names.name_words(name)
        titled = len(names.name_words(name)) - len(words) if person else 0
        return names.is_generic(name), names.is_abbreviation(name), person and len(words) < longest, titled

    common = names.most_common(node.actor.name for node in held)
    best = min(common, key=rank)
    if held[0].actor.kind == "person":
        return names.untitled(names.shown(best))
    return " ".join(best.split()) if held[0].actor.kind in {"unnamed", "crowd"} else names.shown(best)


def _ids(sets: Sequence[Sequence[Node]], called: Mapping[Key, str]) -> dict[Key, str]:
    """A stable id for each set, by the key of its first node; what shares a name is told apart by its document.

    `called` are the names to show, by the same key.
    """
    taken: set[str] = set()
    found: dict[Key, str] = {}
    for held in sorted(sets, key=lambda s: (-len(s), s[0].key)):
        name = called[held[0].key]
        shared = held[0].actor.kind in {"unnamed", "crowd"} or names.is_generic(name)
        plain = names.slug(name)
        found[held[0].key] = f"{plain}-{names.digest(*held[0].key)}" if shared or plain in taken else plain
        taken.add(found[held[0].key])
    return found


def build(sources: Sequence[Source], said: Identities = NOBODY_SAID) -> tuple[tuple[ActorEntry, ...], Who]:
    """The actors, those of most documents first, and the way from a document's actor to its entry.

    `said` is what people decided about who is who.
    """
    by_id = {source.document.id: source for source in sources}
    sets = merge(sources, said)
    called = {held[0].key: best_name(held) for held in sets}
    ids = _ids(sets, called)
    who = Who({node.key: ids[held[0].key] for held in sets for node in held})
    entries = [_entry(ids[held[0].key], called[held[0].key], held, by_id, who) for held in sets]
    return tuple(sorted(entries, key=lambda e: (-len(e.documents), names.fold(e.name), e.id))), who


def _entry(actor_id: str, name: str, held: Sequence[Node], by_id: Mapping[str, Source], who: Who) -> ActorEntry:
    sides = [who.ids.get((node.key[0], node.actor.side)) for node in held if node.actor.side is not None]
    evidence = [by_id[n.key[0]].evidence(n.actor, n.actor.mentions[:1]) for n in held if n.actor.mentions]
    return ActorEntry(
        id=actor_id,
        name=name,
        kind=names.most_common(node.actor.kind for node in held)[0],
        names=names.most_common(name for node in held for name in (node.actor.name, *node.actor.aliases)),
        roles=names.most_common(node.actor.role for node in held if node.actor.role),
        sides=names.most_common(side for side in sides if side is not None and side != actor_id),
        parts=names.most_common(node.actor.part for node in held if node.actor.part),
        documents=tuple(sorted({node.key[0] for node in held}, key=lambda d: _document_order(by_id[d]))),
        evidence=in_order(evidence),
    )


def _document_order(source: Source) -> tuple[bool, str, str, str]:
    document = source.document
    return (document.published is None, document.published or "", document.name, document.id)
