"""What is said to have become of an obligation, or of a deal as a whole, and by whom."""

from dataclasses import dataclass

from sayso.model import ActorIds
from sayso.record.evidence import Evidence
from sayso.record.reporters import Reporter


@dataclass(frozen=True, slots=True, kw_only=True)
class Fulfilment:
    """A report that an obligation was carried out, delayed or broken, or a deal kept or broken, and who says so.

    `outcome` is done, partly, delayed, undone (not done), broken or unbroken (not broken). `actors` are those who did
    or left it, by ids of the record; `date` is the day of the act where the text gives one, else of publication.
    """

    id: str
    outcome: str
    actors: ActorIds
    reporter: Reporter
    publisher: str | None
    date: str | None
    evidence: tuple[Evidence, ...]
