"""Each proposal or agreement with its status in time, and what it says shall be done, phase by phase.

Deals of different documents are one where their names say so: the same words, and among them one that is this deal's
own (a name, a number, a quotation). A name that any deal could have (`the ceasefire deal`) means the same one only in
documents of neighbouring days; a `new` or `latest` proposal is that of its document alone.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.model import ActorIds, Deal, Provision
from sayso.record import names
from sayso.record.actors import Who
from sayso.record.dates import by_date, day_of
from sayso.record.evidence import Evidence, Source, in_order
from sayso.record.names import TITLES
from sayso.record.wording import STOP, stem, stems
from sayso.record.words import word_list

Key = tuple[str, str]  # a document's id and a deal's id in it

NOUNS = frozenset(map(stem, word_list("deal_noun")))
RELATIVE = word_list("relative_to_a_deal")
OVER = frozenset({"ended", "rejected"})
NEIGHBOURS = 10  # days from one document to the next within which a common name means the same deal


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What a document says has become of a deal, and the day: the deal's own where it is dated, else of publication."""

    status: str
    date: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionEntry:
    """One obligation, as every document that gives it in the same terms does. Actor fields hold ids of the record."""

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
    date: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DealEntry:
    """One deal: `status` is the latest known, `statuses` all in time; `provisions` stand in the order of their phases.

    `id` and `name` are None for what is demanded or promised outside any deal.
    """

    id: str | None
    name: str | None
    names: tuple[str, ...]
    status: str
    statuses: tuple[Status, ...]
    by: ActorIds
    provisions: tuple[ProvisionEntry, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    source: Source
    deal: Deal

    @property
    def key(self) -> Key:
        return (self.source.document.id, self.deal.id)


def _words(name: str) -> tuple[str, ...]:
    return tuple(stem(w.replace("-", "")) for w in names.name_words(name) if w not in STOP and w not in TITLES)


def _is_own(name: str) -> bool:
    """Whether a name has a word that is this deal's own: a later capital, a digit, a quotation mark."""
    return bool(re.search(r"[A-Z0-9\"“”]", names.shown(name)[1:])) or names.shown(name)[:1] in '"“'


def _same(told: Sequence[_Told]) -> Iterable[list[_Told]]:
    """The deals of one name, those that are one together."""
    first = told[0].deal.name
    own = set(_words(first)) - NOUNS
    if not own or set(names.tokens(first)) & RELATIVE:
        yield from ([one] for one in told)
    elif any(_is_own(one.deal.name) for one in told):
        yield list(told)
    else:
        for over in (False, True):
            yield from _neighbours([one for one in told if (one.deal.status in OVER) == over])


def _neighbours(told: Sequence[_Told]) -> Iterable[list[_Told]]:
    """Runs of deals whose documents follow each other within days; an undated one is alone."""
    run: list[_Told] = []
    for one in sorted(told, key=lambda t: (by_date(t.source.document.published), t.key)):
        day = one.source.document.published
        last = run[-1].source.document.published if run else None
        near = day and last and (date.fromisoformat(day) - date.fromisoformat(last)).days <= NEIGHBOURS
        if run and not near:
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def build(sources: Sequence[Source], who: Who) -> tuple[DealEntry, ...]:
    """The deals, those with most provisions first; what is owed outside any deal last."""
    named: dict[tuple[str, ...], list[_Told]] = defaultdict(list)
    for source in sources:
        for deal in source.findings.deals:
            named[_words(deal.name) or (deal.name,)].append(_Told(source, deal))
    sets = [held for key in sorted(named) for held in _same(named[key])]
    standing = {told.key: held[0].key for held in sets for told in held}
    owed = _provisions(sources, who, standing)
    taken: set[str] = set()
    entries = []
    for held in sorted(sets, key=lambda h: (-len(h), h[0].key)):
        entries.append(_entry(held, owed.get(held[0].key, ()), who, taken))
    if outside := owed.get(None, ()):
        entries.append(_outside(outside))
    return tuple(sorted(entries, key=_order))


def _order(entry: DealEntry) -> tuple[object, ...]:
    documents = {e.document_id for e in entry.evidence}
    return (entry.id is None, -len(entry.provisions), -len(documents), entry.name or "", entry.id or "")


def _entry(held: Sequence[_Told], owed: Sequence[ProvisionEntry], who: Who, taken: set[str]) -> DealEntry:
    told = [
        Status(
            status=one.deal.status,
            date=day_of(one.deal.when, one.source.document.published),
            evidence=one.source.evidence(one.deal, one.deal.span),
        )
        for one in held
    ]
    statuses = tuple(sorted(told, key=lambda s: (by_date(s.date), s.evidence.order)))
    known = [s.status for s in statuses if s.status != "unknown"]
    ordered = names.most_common(" ".join(one.deal.name.split()) for one in held)
    plain = names.slug(names.shown(ordered[0]))
    shared = plain in taken or not (set(_words(ordered[0])) - NOUNS)
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


def _provisions(
    sources: Sequence[Source], who: Who, standing: Mapping[Key, Key]
) -> dict[Key | None, tuple[ProvisionEntry, ...]]:
    """The provisions by the deal they belong to, each once however many documents give it in the same terms."""
    groups: dict[tuple[Key | None, Hashable], list[tuple[Source, Provision]]] = defaultdict(list)
    for source in sources:
        for p in source.findings.provisions:
            deal = standing.get((source.document.id, p.deal)) if p.deal is not None else None
            terms = (p.phase, p.topic, p.quantity, p.duration, p.start, stems(p.action), stems(p.object))
            who_for = tuple(sorted(who.of(source, p.bearer))), tuple(sorted(who.of(source, p.beneficiary)))
            alone = None if deal is not None and (p.action or p.object) else p.id
            groups[deal, (str(terms[0]), *terms[1:4], terms[4], who_for, *terms[5:], alone)].append((source, p))
    found: dict[Key | None, list[ProvisionEntry]] = defaultdict(list)
    for (deal, _), held in groups.items():
        found[deal].append(_provision(held, who))
    return {deal: tuple(sorted(entries, key=_place)) for deal, entries in found.items()}


def _provision(held: Sequence[tuple[Source, Provision]], who: Who) -> ProvisionEntry:
    source, first = held[0]
    conditions = names.most_common(p.condition for _, p in held if p.condition)
    returns = names.most_common(p.in_return_for for _, p in held if p.in_return_for)
    return ProvisionEntry(
        id=first.id,
        phase=first.phase,
        topic=first.topic,
        bearers=who.of(source, first.bearer),
        action=first.action,
        object=first.object,
        beneficiaries=who.of(source, first.beneficiary),
        quantity=first.quantity,
        duration=first.duration,
        start=first.start,
        condition=next(iter(conditions), None),
        in_return_for=next(iter(returns), None),
        date=source.document.published,
        evidence=in_order([s.evidence(p, p.span) for s, p in held]),
    )


def _place(entry: ProvisionEntry) -> tuple[object, ...]:
    """Phase by phase, those of no phase first, then as the documents have them."""
    number = entry.phase if isinstance(entry.phase, int) else 0
    return (entry.phase is not None, number, str(entry.phase or ""), by_date(entry.date), entry.evidence[0].order)
