"""Which tellings are of one act: of one type, day and mode, by and to those whom they name alike as far as they do.

One document says who attacked whom, the next only that there was an attack on that day. What says less is taken for
an act that others tell more fully where it could be no other, or where by far most documents tell that one.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.model import ActorIds
from sayso.record.dates import Days
from sayso.record.evidence import Evidence
from sayso.record.wording import Stems, stems

BY_FAR = 2  # how many times as many documents must tell one of two acts, before a telling that fits both is of it


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as one place in a document tells it."""

    id: str
    type: str
    words: str
    actors: ActorIds
    recipients: ActorIds
    when: str | None
    covered: Days | None
    where: str | None
    mode: str
    evidence: Evidence


@dataclass(slots=True)
class _Act:
    """What the tellings of one act say together."""

    actors: ActorIds
    recipients: ActorIds
    where: Stems
    words: set[Stems] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    told: list[Telling] = field(default_factory=list)

    def take(self, told: Iterable[Telling]) -> None:
        """Add tellings; the first to name a place says where it was."""
        for one in told:
            self.told.append(one)
            self.documents.add(one.evidence.document_id)
            self.words.add(stems(one.words))
            self.where = self.where or stems(one.where)

    def fits(self, one: Telling, parties: Mapping[str, str]) -> bool:
        """Whether a telling says no more of who was in it than this act's fullest, and nothing else.

        One that names nobody must have a word for it in common, and those or the place must say which act it is.
        """
        where = stems(one.where)
        if not (one.actors or one.recipients):
            known = self.actors or self.recipients or (where and self.where)
            if not known or stems(one.words) not in self.words:
                return False
        if (one.actors and not self.actors) or (one.recipients and not self.recipients):
            return False
        placed = not where or not self.where or where <= self.where or self.where <= where
        return placed and _alike(one.actors, self.actors, parties) and _alike(one.recipients, self.recipients, parties)


def same_acts(told: Iterable[Telling], parties: Mapping[str, str]) -> list[list[Telling]]:
    """The tellings by the act that they are of; those of no one day are each an act of its own."""
    alone: list[list[Telling]] = []
    days: dict[Hashable, list[Telling]] = defaultdict(list)
    for one in told:
        if one.covered is not None and one.when is not None and len(one.when) >= 10:
            days[one.type, one.covered, one.mode].append(one)
        else:
            alone.append([one])
    return alone + [act.told for held in days.values() for act in _acts(held, parties)]


def _acts(held: Sequence[Telling], parties: Mapping[str, str]) -> list[_Act]:
    """The acts of one type and day, from the tellings that say most to those that say least."""
    same: dict[Hashable, list[Telling]] = defaultdict(list)
    for one in sorted(held, key=lambda t: t.evidence.order):
        nobody = (one.evidence.document_id, one.id) if not (one.actors or one.recipients) else None
        same[tuple(sorted(one.actors)), tuple(sorted(one.recipients)), stems(one.where), nobody].append(one)
    acts: list[_Act] = []
    for alike in sorted(same.values(), key=_fullness):
        act = _meant([act for act in acts if act.fits(alike[0], parties)])
        if act is None:
            act = _Act(alike[0].actors, alike[0].recipients, stems(alike[0].where))
            acts.append(act)
        act.take(alike)
    return acts


def _fullness(alike: Sequence[Telling]) -> tuple[object, ...]:
    first = alike[0]
    said = bool(first.actors) + bool(first.recipients)
    return (-said, -len({t.evidence.document_id for t in alike}), not first.where, first.evidence.order)


def _meant(possible: Sequence[_Act]) -> _Act | None:
    """The one act that is possible, or that by far most documents tell."""
    ordered = sorted(possible, key=lambda act: -len(act.documents))
    if len(ordered) > 1 and len(ordered[0].documents) < BY_FAR * len(ordered[1].documents):
        return None
    return ordered[0] if ordered else None


def _alike(one: ActorIds, other: ActorIds, parties: Mapping[str, str]) -> bool:
    """Whether two fields name the same actors, as far as both name any: one of them may name more."""
    fewer, more = sorted((one, other), key=len)
    return all(any(_same(actor, known, parties) for known in more) for actor in fewer)


def _same(one: str, other: str, parties: Mapping[str, str]) -> bool:
    """Whether two actors are one, or one is the party of the other (`Norland`, `the Norlandic army`)."""
    return one == other or parties.get(one) == other or parties.get(other) == one
