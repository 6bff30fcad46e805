"""What became of the obligations of a deal: which reports of acts are of which obligation, or of a deal as a whole.

An act is of an obligation where its topic, whoever did it, what it was done to and its day agree with it, and of no
two obligations alike. Nothing is linked that could be of something else.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence

from sayso.record.actors import Who
from sayso.record.evidence import Source, in_order
from sayso.record.fulfilment import Fulfilment
from sayso.record.fulfilment_deals import Meant
from sayso.record.fulfilment_terms import Owed, Terms, chosen
from sayso.record.performances import Performance, performances

SAME = {"kept": "done", "begun": "partly"}


Links = Mapping[str, tuple[Fulfilment, ...]]
_Act = tuple[Performance, str]  # with what it says of the obligation or deal that it is linked to


def build(sources: Sequence[Source], who: Who, parties: Mapping[str, str], deals: Mapping[str, Terms]) -> Links:
    """The reports by the id of the obligation or, for those of a deal as a whole, of the deal."""
    owed: dict[str, list[Owed]] = defaultdict(list)
    for terms in deals.values():
        for entry in terms.provisions:
            owed[entry.topic].append(Owed.of(entry, terms, parties))
    meant = Meant.of(deals)
    found: dict[str, list[_Act]] = defaultdict(list)
    for source in sources:
        for act in performances(source, who):
            obligation = chosen(act, [o for topic in sorted(act.topics) for o in owed.get(topic, ())], parties)
            deal = meant.deal(act) if obligation is None and not act.topics else None
            if obligation is not None:
                found[obligation.entry.id].append((act, _outcome(act, obligation.entry.quantity)))
            elif deal is not None:
                found[deal].append((act, _outcome(act, None)))
    return {target: _reports(acts, parties) for target, acts in found.items()}


def _outcome(act: Performance, quantity: float | str | None) -> str:
    """What an act says of a thing promised: done in part, where it counts fewer, or what was promised has no number."""
    outcome = SAME.get(act.outcome, act.outcome)
    fewer = act.number is not None and not (isinstance(quantity, float) and act.number >= quantity)
    return "partly" if outcome == "done" and (act.in_part or fewer) else outcome


def _reports(acts: Sequence[_Act], parties: Mapping[str, str]) -> tuple[Fulfilment, ...]:
    """What is said alike by the same source of the same day, once, in the order of the days."""
    dated: dict[Hashable, set[str]] = defaultdict(set)
    for act, outcome in acts:
        if act.covered is not None:
            dated[_alike(act, outcome, parties), act.source.document.id].add(act.covered[0])
    groups: dict[Hashable, list[_Act]] = defaultdict(list)
    days: dict[Hashable, str | None] = {}
    for act, outcome in acts:
        alike = _alike(act, outcome, parties)
        told = dated[alike, act.source.document.id]
        day = next(iter(told)) if act.covered is None and len(told) == 1 else act.day
        groups[alike, day].append((act, outcome))
        days[alike, day] = day
    entries = [_report(held, days[key]) for key, held in groups.items()]
    return tuple(sorted(entries, key=lambda f: (f.date is None, f.date or "", f.evidence[0].order, f.id)))


def _alike(act: Performance, outcome: str, parties: Mapping[str, str]) -> Hashable:
    """What two reports have in common that say the same."""
    doers = frozenset(parties.get(actor, actor) for actor in act.actors)
    voice = act.source.document.publisher or act.source.document.id if act.reporter.writer else act.reporter.source
    return (outcome, doers, act.reporter.actors or voice)


def _report(held: Sequence[_Act], day: str | None) -> Fulfilment:
    first, outcome = min(held, key=lambda told: told[0].evidence.order)
    return Fulfilment(
        id=first.event.id,
        outcome=outcome,
        actors=max((act.actors for act, _ in held), key=lambda who: (len(who), who)),
        reporter=first.reporter,
        publisher=first.source.document.publisher,
        date=day,
        evidence=in_order([act.evidence for act, _ in held]),
    )
