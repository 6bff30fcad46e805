"""Each proposal or agreement with its status in time, and what it says shall be done, phase by phase."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.model import ActorIds
from sayso.record import fulfilment_links, names, obligations
from sayso.record.actors import Who
from sayso.record.dates import by_date, day_of
from sayso.record.deal_sets import Told, deal_sets
from sayso.record.evidence import Evidence, Source, in_order
from sayso.record.fulfilment import Fulfilment
from sayso.record.fulfilment_terms import Terms
from sayso.record.obligations import ProvisionEntry
from sayso.record.senses import concept
from sayso.record.words import word_list

LONGEST = 70  # characters of a name
DONE = frozenset({"signed", "in_force"})
DATES = frozenset(map(concept, word_list("month")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What a document says has become of a deal, and the day: the deal's own where it is dated, else of publication."""

    status: str
    date: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class DealEntry:
    """One deal: `status` is the latest known, `statuses` all in time; `provisions` stand in the order of their phases.

    `fulfilment` is what is said of its being kept or broken as a whole. `id` and `name` are None for what is demanded
    or promised outside any deal.
    """

    id: str | None
    name: str | None
    names: tuple[str, ...]
    status: str
    statuses: tuple[Status, ...]
    by: ActorIds
    provisions: tuple[ProvisionEntry, ...]
    evidence: tuple[Evidence, ...]
    fulfilment: tuple[Fulfilment, ...] = ()


def build(sources: Sequence[Source], who: Who, parties: Mapping[str, str]) -> tuple[DealEntry, ...]:
    """The deals, those with phases and most provisions first; what is owed outside any deal last."""
    sets = deal_sets(sources)
    standing = {told.key: held[0].key for held in sets for told in held}
    owed = obligations.build(sources, who, parties, standing)
    taken: set[str] = set()
    entries, terms = [], {}
    for held in sorted(sets, key=lambda h: (-len(h), h[0].key)):
        entry = _entry(held, owed.get(held[0].key, ()), who, taken)
        entries.append(entry)
        terms[entry.id or ""] = Terms.of(held, entry.provisions)
    if outside := owed.get(None, ()):
        entries.append(_outside(outside))
        terms[""] = Terms.of((), outside)
    links = fulfilment_links.build(sources, who, parties, terms)
    return tuple(sorted((_with_fulfilment(entry, links) for entry in entries), key=_order))


def _with_fulfilment(entry: DealEntry, links: fulfilment_links.Links) -> DealEntry:
    """A deal with what is said of its being kept, its obligations with what is said of theirs."""
    provisions = tuple(replace(p, fulfilment=links[p.id]) if p.id in links else p for p in entry.provisions)
    return replace(entry, provisions=provisions, fulfilment=links.get(entry.id or "", ()))


def _order(entry: DealEntry) -> tuple[object, ...]:
    documents = {e.document_id for e in entry.evidence}
    phased = len({p.phase for p in entry.provisions if p.phase is not None}) > 1
    most = (-len(entry.provisions), -len(documents))
    return (entry.id is None, not phased, *most, entry.name or "", entry.id or "")


def _entry(held: Sequence[Told], owed: Sequence[ProvisionEntry], who: Who, taken: set[str]) -> DealEntry:
    told = [
        Status(
            status=one.deal.status,
            date=day_of(one.deal.when, one.source.document.published),
            evidence=one.source.evidence(one.deal, one.deal.span),
        )
        for one in held
    ]
    statuses = tuple(sorted(told, key=lambda s: (by_date(s.date), s.evidence.order)))
    known = [s.status for s in history(statuses)]
    ordered = _called(held)
    plain = names.slug(names.shown(ordered[0]))
    shared = plain in taken or not held[0].words
    deal_id = f"{plain}-{names.digest(*held[0].key)}" if shared else plain
    taken.add(deal_id)
    return DealEntry(
        id=deal_id,
        name=names.shown(ordered[0]),
        names=ordered,
        status=known[-1] if known else "unknown",
        statuses=statuses,
        by=tuple(dict.fromkeys(actor for one in held for actor in who.of(one.source, one.deal.by))),
        provisions=tuple(owed),
        evidence=in_order([s.evidence for s in statuses]),
    )


def history(statuses: Sequence[Status]) -> tuple[Status, ...]:
    """What has become of a deal, each change once: a signed one is no longer proposed, whatever a text calls it."""
    kept: list[Status] = []
    for told in statuses:
        stale = told.status in {"proposed", "agreed"} and any(s.status in DONE for s in kept)
        if told.status != "unknown" and not stale and told.status not in {s.status for s in kept[-1:]}:
            kept.append(told)
    return tuple(kept)


def _called(held: Sequence[Told]) -> tuple[str, ...]:
    """Each name once: the commonest first; of those as common a title before a description, and what says more.

    A date alone says nothing (`Draft of 5 April`), and a name as long as a sentence names nothing.
    """
    every = [" ".join(one.deal.name.split()) for one in held]
    told = {" ".join(one.deal.name.split()): one for one in held}

    def rank(name: str) -> tuple[object, ...]:
        says = {word for word in told[name].words - DATES if not word[:1].isdigit()}
        title = told[name].own and bool(says)
        return (-every.count(name), not says, len(name) > LONGEST, not title, -len(name.split()), name)

    return tuple(sorted(told, key=rank))


def _outside(owed: Sequence[ProvisionEntry]) -> DealEntry:
    return DealEntry(
        id=None,
        name=None,
        names=(),
        status="unknown",
        statuses=(),
        by=(),
        provisions=tuple(owed),
        evidence=in_order([e for p in owed for e in p.evidence]),
    )
