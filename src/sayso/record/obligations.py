"""What the deals say shall be done: one entry for an obligation, however many documents give it.

Two provisions of one deal and phase are one obligation where nothing in them differs: topic, number, date and bearer,
as far as both say them, and most of their words are the same.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.model import ActorIds, Provision
from sayso.record import names
from sayso.record.actors import Who
from sayso.record.dates import by_date
from sayso.record.evidence import Evidence, Source, in_order
from sayso.record.fulfilment import Fulfilment
from sayso.record.senses import WEAK, concept
from sayso.record.wording import STOP, Stems
from sayso.record.words import word_list

DealKey = tuple[str, str]
SHARE, SHARE_OF_PHASE, SHARE_OF_NUMBER = 0.6, 0.5, 0.5  # of the longer one's words; of the shorter's with one number
LEFT_OUT = STOP | word_list("time_unit") | {"shall", "must"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionEntry:
    """One obligation, with every place that gives it. Actor fields hold ids of the record.

    `path` is its place in an agreement text; `code` and `specificity` are PA-X's. `fulfilment` is what is said of its
    being carried out, delayed or broken.
    """

    id: str
    phase: int | str | None
    topic: str
    bearers: ActorIds
    action: str | None
    object: str | None
    beneficiaries: ActorIds
    quantity: float | str | None
    duration: str | None
    start: str | None
    condition: str | None
    in_return_for: str | None
    path: str | None
    code: str | None
    specificity: int | None
    date: str | None
    evidence: tuple[Evidence, ...]
    fulfilment: tuple[Fulfilment, ...] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    source: Source
    provision: Provision
    bearers: ActorIds
    parties: frozenset[str]
    beneficiaries: ActorIds
    words: Stems


def build(
    sources: Sequence[Source], who: Who, parties: Mapping[str, str], standing: Mapping[DealKey, DealKey]
) -> dict[DealKey | None, tuple[ProvisionEntry, ...]]:
    """The obligations by the deal they belong to; None for those demanded or promised outside any.

    One that names a phase is of its document's deal, where that has one alone.
    """
    deals: dict[str, set[DealKey]] = defaultdict(set)
    for (document, _), known in standing.items():
        deals[document].add(known)
    groups: dict[tuple[DealKey | None, str], list[list[_Told]]] = defaultdict(list)
    for source in sources:
        only = deals.get(source.document.id, set())
        for p in source.findings.provisions:
            deal = standing.get((source.document.id, p.deal)) if p.deal is not None else None
            if deal is None and p.phase is not None and len(only) == 1:
                deal = min(only)
            told = _told(source, p, who, parties)
            held = groups[deal, str(p.phase)]
            same = next((group for group in held if deal is not None and _same(group[0], told)), None)
            if same is None:
                held.append([told])
            else:
                same.append(told)
    found: dict[DealKey | None, list[ProvisionEntry]] = defaultdict(list)
    for (stands, _), obligations in groups.items():
        found[stands] += [_entry(group) for group in obligations]
    return {deal: tuple(sorted(entries, key=_place)) for deal, entries in found.items()}


def _told(source: Source, p: Provision, who: Who, parties: Mapping[str, str]) -> _Told:
    bearers = who.of(source, p.bearer)
    words = names.tokens(f"{source.document.quote(p.span)} {p.action or ''} {p.object or ''}")
    return _Told(
        source=source,
        provision=p,
        bearers=bearers,
        parties=frozenset(parties.get(actor, actor) for actor in bearers),
        beneficiaries=who.of(source, p.beneficiary),
        words=frozenset(concept(w) for w in words if w not in LEFT_OUT and not w[:1].isdigit()) - WEAK,
    )


def _same(one: _Told, other: _Told) -> bool:
    """Whether two provisions of one deal and phase are one obligation."""
    a, b = one.provision, other.provision
    if a.topic != b.topic or one.source is other.source:
        return False
    if any(x != y for x, y in ((a.quantity, b.quantity), (a.duration, b.duration)) if x is not None and y is not None):
        return False
    if one.parties and other.parties and not one.parties & other.parties:
        return False
    shared = len(one.words & other.words)
    if a.quantity is not None and a.quantity == b.quantity and shared:
        return shared >= SHARE_OF_NUMBER * min(len(one.words), len(other.words))
    share = SHARE if a.phase is None else SHARE_OF_PHASE
    return bool(shared) and shared >= share * max(len(one.words), len(other.words))


def _entry(held: Sequence[_Told]) -> ProvisionEntry:
    """The obligation as the document that says most of it gives it; what it leaves out, from the others."""
    first = held[0].provision

    def told(name: str) -> str | None:
        return next((value for t in held if (value := getattr(t.provision, name)) is not None), None)

    return ProvisionEntry(
        id=first.id,
        phase=first.phase,
        topic=first.topic,
        bearers=next((t.bearers for t in held if t.bearers), ()),
        action=told("action"),
        object=told("object"),
        beneficiaries=next((t.beneficiaries for t in held if t.beneficiaries), ()),
        quantity=told("quantity"),
        duration=told("duration"),
        start=told("start"),
        condition=told("condition"),
        in_return_for=told("in_return_for"),
        path=told("path"),
        code=told("code"),
        specificity=max((s for t in held if (s := t.provision.specificity) is not None), default=None),
        date=held[0].source.document.published,
        evidence=in_order([t.source.evidence(t.provision, t.provision.span) for t in held]),
    )


def _place(entry: ProvisionEntry) -> tuple[object, ...]:
    """Phase by phase, those of no phase last, then as the documents have them."""
    number = entry.phase if isinstance(entry.phase, int) else 0
    return (entry.phase is None, number, str(entry.phase or ""), by_date(entry.date), entry.evidence[0].order)
