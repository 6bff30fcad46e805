"""The party that each actor belongs to or speaks for in the end: what a board of positions has its columns by.

An actor's own sides count first, those that are bodies before persons (`her minister`). Where no document gives one, a
body's name may: `Political Bureau of the Ossel Front`, `Norlandic army`. A body that only has a common name
(`the army`) belongs to the one state whose bodies its document names, where there is one alone.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.record import names
from sayso.record.actors import ActorEntry
from sayso.record.names import Words
from sayso.record.words import word_list

BODIES = frozenset({"state", "group", "institution"})
STEM = 4  # letters that two words of one stem have in common at least
OFFICES = word_list("national_body")  # what a state has one of
AT_HOME = OFFICES - {"administration", "authorities"}  # those that a text calls so of its own state alone
HEADS = frozenset({"government", "cabinet", "administration"})


@dataclass(frozen=True, slots=True)
class Names:
    """The actors by the words of their names, and by the one word that is a body's own."""

    entries: Mapping[str, ActorEntry]
    whole: Mapping[Words, str]
    states: Mapping[str, Sequence[tuple[str, str]]]  # the one word of a state's or group's name, and its id, by STEM

    @classmethod
    def of(cls, entries: Sequence[ActorEntry]) -> "Names":
        """The names of these actors; one that several have is nobody's."""
        whole: dict[Words, set[str]] = defaultdict(set)
        states: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for entry in entries:
            if entry.kind not in {"state", "group"}:
                continue
            for name in (entry.name, *entry.names):
                words = names.name_words(name)
                if words and names.has_capital(name) and not names.is_generic(name):
                    whole[words].add(entry.id)
            words = names.name_words(entry.name)
            if len(words) == 1 and names.has_capital(entry.name) and not names.is_generic(entry.name):
                states[words[0][:STEM]].append((words[0], entry.id))
        return cls(
            {entry.id: entry for entry in entries},
            {words: next(iter(ids)) for words, ids in whole.items() if len(ids) == 1},
            states,
        )

    def state(self, word: str) -> str | None:
        """The one state or group whose name a word or adjective is made of."""
        meant = {actor for own, actor in self.states.get(word[:STEM], ()) if names.same_stem(word, own)}
        return meant.pop() if len(meant) == 1 else None


def own_word(name: str) -> str | None:
    """The one word of a body's name that is not common to such bodies: `norlandic` of `the Norlandic army`."""
    words = [w for w in names.name_words(name) if w not in names.SMALL]
    own = [w for w in words if w not in names.GENERIC]
    return own[0] if len(own) == 1 and len(words) > 1 and names.has_capital(name) else None


def _office(name: str, offices: frozenset[str] = OFFICES) -> bool:
    return bool(set(names.name_words(name)) & offices)


def with_parties(entries: Sequence[ActorEntry]) -> tuple[ActorEntry, ...]:
    """The actors, each with the id of its party; its own where it belongs to none."""
    known = Names.of(entries)
    sides = {entry.id: _stated(entry, known) or _by_name(entry, known) for entry in entries}
    for held in _offices(entries, known, sides):
        first = max(held, key=lambda e: (bool(set(names.name_words(e.name)) & HEADS), len(e.documents), e.id))
        sides |= {entry.id: first.id for entry in held if entry.id != first.id and sides[entry.id] is None}
    sides |= _at_home(entries, sides)
    return tuple(replace(entry, party=_end(entry.id, sides)) for entry in entries)


def _stated(entry: ActorEntry, known: Names) -> str | None:
    """The side that documents give; a body rather than a person."""
    bodies = [side for side in entry.sides if known.entries[side].kind in BODIES]
    return next(iter(bodies or entry.sides), None)


def _by_name(entry: ActorEntry, known: Names) -> str | None:
    """The body that a name or post says whose it is."""
    found: set[str] = set()
    if entry.kind in {"institution", "group"}:
        words = names.name_words(entry.name)
        for at in range(1, len(words)):
            part = words[at + 1 :] if words[at : at + 1] == ("the",) else words[at:]
            if words[at - 1] == "of" and at > 1 and words[at - 2] in names.GENERIC and part in known.whole:
                found.add(known.whole[part])
            if at > 1 and words[:at] in known.whole:
                found.add(known.whole[words[:at]])
        own = own_word(entry.name)
        found |= {side for side in (known.state(own) if own is not None and _office(entry.name) else None,) if side}
    found.discard(entry.id)
    return found.pop() if len(found) == 1 else None


def _offices(
    entries: Sequence[ActorEntry], known: Names, sides: Mapping[str, str | None]
) -> Sequence[Sequence[ActorEntry]]:
    """The bodies of one state that is no actor itself, by the one word that is its own."""
    held: dict[str, dict[str, list[ActorEntry]]] = defaultdict(dict)
    for entry in sorted(entries, key=lambda e: e.id):
        own = own_word(entry.name) if entry.kind in {"institution", "group"} and _office(entry.name) else None
        if own is not None and sides[entry.id] is None:
            alike = held[own[:STEM]]
            alike.setdefault(next((word for word in alike if names.same_stem(word, own)), own), []).append(entry)
    return [group for alike in held.values() for group in alike.values() if len(group) > 1]


def _at_home(entries: Sequence[ActorEntry], sides: Mapping[str, str | None]) -> dict[str, str | None]:
    """The party of bodies with a common name: that of the one state whose bodies their document names."""
    homes: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if entry.kind in {"institution", "group"} and _office(entry.name) and own_word(entry.name) is not None:
            for document in entry.documents:
                homes[document].add(_end(entry.id, sides))
    persons = {entry.id for entry in entries if entry.kind == "person"}
    found: dict[str, str | None] = {}
    for entry in entries:
        if entry.kind != "institution" or not _office(entry.name, AT_HOME) or not names.is_generic(entry.name):
            continue
        home = set().union(*(homes.get(document, set()) for document in entry.documents))
        side = sides[entry.id]
        if len(home) == 1 and (side is None or (side in persons and sides.get(side) is None)):
            found[entry.id] = min(home)
            if side is not None:  # `her government`, in a document of one government
                found[side] = min(home)
    return found


def _end(actor: str, sides: Mapping[str, str | None]) -> str:
    """The actor at the end of a chain of sides, which a wrong reading may have closed to a ring."""
    seen = {actor}
    while (side := sides.get(actor)) is not None and side not in seen:
        actor = side
        seen.add(actor)
    return actor
