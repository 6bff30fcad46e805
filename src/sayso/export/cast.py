"""The actors of a record by name, and the party at the end of each one's sides."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.record import ActorEntry, Record


@dataclass(frozen=True, slots=True)
class Cast:
    """What tables ask about actors by their ids."""

    entries: Mapping[str, ActorEntry]

    @classmethod
    def of(cls, record: Record) -> "Cast":
        """The cast of a record."""
        return cls({entry.id: entry for entry in record.actors})

    def names(self, actors: Iterable[str]) -> tuple[str, ...] | None:
        """The names of several actors; None for no actor."""
        return tuple(self.entries[actor].name for actor in actors if actor in self.entries) or None

    def party(self, actor: str) -> str:
        """The id of the state or group that an actor belongs to or speaks for in the end; its own where it has no side.

        Of several sides the one that most documents give counts.
        """
        seen = {actor}
        while (entry := self.entries.get(actor)) and entry.sides and entry.sides[0] not in seen:
            actor = entry.sides[0]
            seen.add(actor)
        return actor

    def parties(self, actors: Iterable[str]) -> tuple[str, ...] | None:
        """The names of the parties of several actors, each once."""
        return self.names(dict.fromkeys(self.party(actor) for actor in actors))
