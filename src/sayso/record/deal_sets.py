"""Which deals of different documents are one.

By name: one kind (an agreement or an offer) and the same words that say which, parties' names apart; or fewer of these
words, where only one deal of neighbouring documents has them all. By content: as many phases, three or two of them, or
two obligations in the same terms. A name that is a deal's own (a capital, a number, a quotation) counts at any time, a
common one (`the ceasefire deal`) within days; a `new` or `latest` proposal is that of its document alone.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from sayso.model import Deal, Provision
from sayso.record import names
from sayso.record.evidence import Source
from sayso.record.issues import holders_names
from sayso.record.senses import concept
from sayso.record.wording import CONTRAST, STOP, stems
from sayso.record.words import word_list

Key = tuple[str, str]  # a document's id and a deal's id in it

OFFERS = frozenset(map(concept, word_list("offer_noun")))
NOUNS = frozenset(map(concept, word_list("deal_noun") | word_list("deal_name"))) | OFFERS
TITLES = frozenset(map(concept, word_list("titles")))
RELATIVE = word_list("relative_to_a_deal")
APART = frozenset(map(concept, CONTRAST | word_list("time_unit")))  # `permanent`, `week-long`: of another deal
NUMBERS = {word: n for n, word in enumerate(("one", "two", "three", "four", "five", "six"), start=1)}
OVER = frozenset({"ended", "rejected"})
NEIGHBOURS = 10  # days from one document to the next within which a common name means the same deal
STAGES = 31  # days within which a deal of as many phases is the same, from plan to signature
MORE = 2  # words that a longer name of the same deal may have beside those of the shorter
SHARED = 2  # obligations in the same terms that make two deals one
_PHASED = re.compile(
    r"\b(\w+)[- ](?:phase|stage|step|part)d?\b|\bin (\w+) (?:phases|stages|steps|parts)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Told:
    """A deal as one document tells it, with what it is compared by."""

    source: Source
    deal: Deal
    words: frozenset[str]
    offer: bool
    own: bool
    relative: bool
    phases: int
    terms: frozenset[Hashable]

    @property
    def key(self) -> Key:
        """The document's id and the deal's in it."""
        return (self.source.document.id, self.deal.id)

    @property
    def day(self) -> str | None:
        """The day of publication."""
        return self.source.document.published


@dataclass(slots=True)
class Sets:
    """Disjoint sets of deals, none with two of one document."""

    told: Sequence[Told]
    parent: dict[Key, Key] = field(default_factory=dict)
    documents: dict[Key, set[str]] = field(default_factory=dict)

    def of(self, key: Key) -> Key:
        """The key that stands for a deal's set: its smallest."""
        while (above := self.parent.get(key, key)) != key:
            key = above
        return key

    def join(self, one: Key, other: Key) -> None:
        """Make one set of two; never of two deals that one document holds apart."""
        first, second = sorted((self.of(one), self.of(other)))
        mine, theirs = (self.documents.setdefault(key, {key[0]}) for key in (first, second))
        if first != second and not mine & theirs:
            self.parent[second] = first
            mine |= theirs

    def members(self) -> dict[Key, list[Told]]:
        """The deals by the set that they are in."""
        found: dict[Key, list[Told]] = defaultdict(list)
        for told in self.told:
            found[self.of(told.key)].append(told)
        return dict(found)


def told_of(sources: Sequence[Source]) -> list[Told]:
    """Every deal of every document, in canonical order."""
    known = holders_names(sources)
    found = [_told(source, deal, known) for source in sources for deal in source.findings.deals]
    return sorted(found, key=lambda t: (t.day is None, t.day or "", t.key))


def _told(source: Source, deal: Deal, known: frozenset[str]) -> Told:
    name = names.shown(deal.name)
    plain = _PHASED.sub(" ", name)  # its phases are counted apart
    listed = [concept(word) for word in names.tokens(plain.replace("-", " ")) if word not in STOP]
    capital = {concept(word) for word in re.findall(r"[^\W_]+", name) if word[:1].isupper()}
    held = [p for p in source.findings.provisions if p.deal == deal.id]
    return Told(
        source=source,
        deal=deal,
        words=frozenset(w for w in listed if w not in NOUNS | TITLES and not (w in known and w in capital)),
        offer=bool(OFFERS & set(listed)),
        own=bool(re.search(r"[A-Z0-9\"“”]", name[1:]) and (set(listed) - NOUNS - (known & capital)))
        or name[:1] in '"“',
        relative=bool(set(names.tokens(name)) & RELATIVE),
        phases=phases_of(deal.name, held),
        terms=frozenset(term for p in held if (term := _term(p)) is not None),
    )


def phases_of(name: str, provisions: Iterable[Provision]) -> int:
    """The number of phases that a deal's name or its obligations give; 0 where it has none."""
    told = [NUMBERS.get(one or two, 0) for one, two in _PHASED.findall(name.lower())]
    return max((*told, *(p.phase for p in provisions if isinstance(p.phase, int))), default=0)


def _term(p: Provision) -> Hashable | None:
    """What sets an obligation apart from others like it; None where it has no number or date to tell it by."""
    about = stems(p.object)
    if not about or not (p.quantity or p.duration or p.start):
        return None
    return (p.topic, about, p.quantity, p.duration, p.start)


def deal_sets(sources: Sequence[Source]) -> list[list[Told]]:
    """The deals of all documents, those that are one together, in canonical order."""
    sets = Sets(told_of(sources))
    for step in STEPS:
        step(sets)
    return [held for _, held in sorted(sets.members().items())]


def _by_name(sets: Sets) -> None:
    groups: dict[Hashable, list[Told]] = defaultdict(list)
    for told in sets.told:
        if told.words and not told.relative:
            groups[told.words, told.offer].append(told)
    for held in groups.values():
        own = [told for told in held if any(one.own for one in held)]
        for one, other in pairwise(own):
            sets.join(one.key, other.key)
        for over in (False, True):
            _in_runs(sets, [t for t in held if not own and (t.deal.status in OVER) == over], NEIGHBOURS)


def _in_runs(sets: Sets, held: Sequence[Told], days: int) -> None:
    """Join deals whose documents follow each other within days; an undated one stays alone."""
    for one, other in pairwise(held):
        if _near(one, other, days):
            sets.join(one.key, other.key)


def _near(one: Told, other: Told, days: int) -> bool:
    if one.day is None or other.day is None:
        return False
    return abs((date.fromisoformat(other.day) - date.fromisoformat(one.day)).days) <= days


def _by_phases(sets: Sets) -> None:
    """Deals of as many phases; of a document that has two of them, neither."""
    groups: dict[int, list[Told]] = defaultdict(list)
    for told in sets.told:
        if told.phases > 1:
            groups[told.phases].append(told)
    for held in groups.values():
        count: dict[str, int] = defaultdict(int)
        for told in held:
            count[told.key[0]] += 1
        _in_runs(sets, [told for told in held if count[told.key[0]] == 1 and not told.relative], STAGES)


def _by_terms(sets: Sets) -> None:
    """Deals that share obligations in the same terms."""
    holding: dict[Hashable, list[Told]] = defaultdict(list)
    for told in sets.told:
        for term in told.terms:
            holding[term].append(told)
    shared: dict[tuple[Key, Key], int] = defaultdict(int)
    for held in holding.values():
        for one, other in pairwise(held):
            shared[one.key, other.key] += 1
    for (one_key, other_key), count in sorted(shared.items()):
        if count >= SHARED:
            sets.join(one_key, other_key)


def _by_part_of_a_name(sets: Sets) -> None:
    """A shorter name is the one deal of its neighbours whose name has all its words and more."""
    by_word: dict[str, list[Told]] = defaultdict(list)
    for told in sets.told:
        for word in told.words if told.day is not None else ():
            by_word[word].append(told)
    for told in sorted(sets.told, key=lambda t: (-len(t.words), t.day or "", t.key)):
        if not told.words or told.relative or told.deal.status in OVER or told.day is None:
            continue
        rarest = min((by_word[word] for word in sorted(told.words)), key=len)
        wider = [t for t in _around(rarest, told.day) if told.words < t.words and _fits(told, t)]
        meant = {sets.of(t.key) for t in wider}
        if len(meant) == 1:
            sets.join(told.key, meant.pop())


def _around(held: Sequence[Told], day: str) -> Sequence[Told]:
    """Those of neighbouring days, of deals in the order of their days."""
    at = date.fromisoformat(day)
    first, last = ((at + timedelta(days=n)).isoformat() for n in (-NEIGHBOURS, NEIGHBOURS))
    return held[
        bisect_left(held, first, key=lambda t: t.day or "") : bisect_right(held, last, key=lambda t: t.day or "")
    ]


def _fits(short: Told, long: Told) -> bool:
    """Whether a longer name of a neighbouring document may be of the same deal."""
    if short.offer != long.offer or long.relative or long.deal.status in OVER or short.key[0] == long.key[0]:
        return False
    more = long.words - short.words
    purpose = " to " in long.deal.name  # what a deal is for says too much of it to be compared by
    apart = purpose or len(more) > MORE or any(word in APART or word[:1].isdigit() for word in more)
    return not apart


STEPS: tuple[Callable[[Sets], None], ...] = (_by_name, _by_phases, _by_terms, _by_part_of_a_name)
