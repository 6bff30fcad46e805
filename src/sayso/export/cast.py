"""The actors of a record by name, and the party of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.record import ActorEntry, Record

OWNED = frozenset({"her", "his", "its", "my", "our", "their"})


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

    def shown(self, actors: Iterable[str]) -> tuple[str, ...] | None:
        """The names as people understand them: one that begins with `her` or `its` with its party, in brackets."""
        return tuple(self._shown(self.entries[actor]) for actor in actors if actor in self.entries) or None

    def _shown(self, entry: ActorEntry) -> str:
        party = self.entries.get(entry.party)
        owned = entry.name.split(" ", 1)[0].casefold() in OWNED
        return f"{entry.name} [{party.name}]" if owned and party is not None and party != entry else entry.name

    def party(self, actor: str) -> str:
        """The id of the actor to which one belongs, or for which it speaks, in the end; its own where there is none."""
        entry = self.entries.get(actor)
        return entry.party or actor if entry is not None else actor

    def parties(self, actors: Iterable[str]) -> tuple[str, ...] | None:
        """The names of the parties of several actors, each once."""
        return self.names(dict.fromkeys(self.party(actor) for actor in actors))
