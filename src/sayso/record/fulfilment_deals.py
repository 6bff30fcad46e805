"""Which deal a report is of that says of one as a whole that it was kept or broken."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.model import Span
from sayso.record import names
from sayso.record.act_words import act_words
from sayso.record.deal_sets import NOUNS
from sayso.record.fulfilment_terms import Terms, in_time
from sayso.record.performances import Performance, matter
from sayso.record.senses import WEAK, concept

CEASEFIRE = concept("ceasefire")
OF_DEALS = frozenset({"kept", "undone", "partly", "broken", "unbroken"})


@dataclass(frozen=True, slots=True)
class Meant:
    """Where each document names which deal; by the ids of deals."""

    deals: Mapping[str, Terms]
    named: Mapping[str, Sequence[tuple[Span, str]]]

    @classmethod
    def of(cls, deals: Mapping[str, Terms]) -> "Meant":
        """The places of these deals."""
        found: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        for deal, terms in deals.items():
            for one in terms.held:
                found[one.source.document.id] += [(span, deal) for span in (*one.deal.span, *one.deal.mentions)]
        return cls(deals, {document: sorted(held) for document, held in found.items()})

    def within(self, act: Performance, span: Span) -> frozenset[str]:
        """The deals that are named within a span of the act's document."""
        held = self.named.get(act.source.document.id, ())
        at = bisect_left(held, span.start, key=lambda named: named[0].start)
        found = set()
        while at < len(held) and held[at][0].start < span.end:
            found.add(held[at][1])
            at += 1
        return frozenset(found)

    def deal(self, act: Performance) -> str | None:
        """The deal that an act kept or broke: the one that its words name, or the only one of its document they fit."""
        if not act.named or act.outcome not in OF_DEALS or (act.outcome == "unbroken" and not act.reporter.actors):
            return None
        if _several(act):
            return None
        spans = (*act.event.theme, *act.event.trigger)
        exact = frozenset().union(*(self.within(act, span) for span in spans))
        if exact:
            binding = [deal for deal in exact if self.deals[deal].binding]
            return binding[0] if len(exact) == 1 and binding else None
        listed = act.words | matter(act.source.document.quote(act.event.trigger))
        fitting = [deal for deal in sorted(self.told(act)) if _fits_name(listed, self.deals[deal])]
        bound = [d for d in fitting if self.deals[d].binding and in_time(act, self.deals[d].since)]
        return bound[0] if len(bound) == 1 else None

    def told(self, act: Performance) -> frozenset[str]:
        """All deals that the act's document tells of."""
        return frozenset(deal for _, deal in self.named.get(act.source.document.id, ()))


def _several(act: Performance) -> bool:
    """Whether the words are for deals in general (`our trade agreements`), with no name of one."""
    listed = names.tokens(act.source.document.quote(act.event.theme))
    plural = any(word.endswith("s") and concept(word) in NOUNS and concept(word) != word for word in listed)
    return plural and not any(word for word in act.proper)


def _fits_name(words: frozenset[str], terms: Terms) -> bool:
    """Whether a common name (`the truce`, `the agreement`) may be of a deal."""
    kinds = words & (NOUNS | {CEASEFIRE})
    called = {word for one in terms.held for word in matter(one.deal.name)}
    if CEASEFIRE in kinds and (CEASEFIRE not in called or any(" to " in one.deal.name for one in terms.held)):
        return False
    own = words - NOUNS - act_words() - WEAK
    return bool(kinds) and own <= called
