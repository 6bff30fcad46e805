"""Which obligation a report of an act is of: none, where it could be of another."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.record import names
from sayso.record.act_words import act_words
from sayso.record.deal_sets import Told
from sayso.record.obligations import ProvisionEntry
from sayso.record.performances import Performance, matter, proper
from sayso.record.senses import WEAK, concept
from sayso.record.words import word_list

MOVED = frozenset(map(concept, word_list("moved")))
BINDING = frozenset({"agreed", "signed", "in_force", "ended"})
OFFERED = frozenset({"proposed", "rejected"})
EARLIEST = timedelta(days=31)  # before an obligation is first told of, an act may be of it
ENOUGH = 2  # words in common that tell which obligation is meant, where nobody is named who did it
TOO_MANY = 1.5  # times the number promised: another act
_GENERIC = re.compile(r"-[0-9a-f]{6}$")  # what tells bodies of one common name apart, by their documents


@dataclass(frozen=True, slots=True)
class Terms:
    """A deal as acts are held against it: how documents tell it, and its obligations.

    `held` is empty for what is demanded or promised outside any deal. `binding` says whether it was ever agreed, or no
    document says what has become of it; `documents` are the ids of those that tell of it; `since` is the day from which
    it may be carried out, that of its agreement, else the first on which it is told of.
    """

    held: Sequence[Told]
    provisions: Sequence[ProvisionEntry]
    binding: bool
    documents: frozenset[str]
    since: str | None

    @classmethod
    def of(cls, held: Sequence[Told], provisions: Sequence[ProvisionEntry]) -> "Terms":
        """The terms of a deal."""
        told = {one.deal.status for one in held}
        known = [(one.deal.status in BINDING, day) for one in held if (day := _known(one)) is not None]
        agreed = [day for bound, day in known if bound]
        return cls(
            held=held,
            provisions=provisions,
            binding=not held or bool(told & BINDING) or not told & OFFERED,
            documents=frozenset(one.source.document.id for one in held),
            since=min(agreed or [day for _, day in known], default=None),
        )


def _known(one: Told) -> str | None:
    """The day that a document gives a deal, as far as it is a day, else of its publication."""
    when = one.deal.when or ""
    return when[:10] if len(when) >= 10 and when[:4].isdigit() else one.day


@dataclass(frozen=True, slots=True)
class Owed:
    """An obligation with what it is compared by."""

    entry: ProvisionEntry
    terms: Terms
    words: frozenset[str]
    proper: frozenset[str]
    parties: frozenset[str]

    @classmethod
    def of(cls, entry: ProvisionEntry, terms: Terms, parties: Mapping[str, str]) -> "Owed":
        """An obligation of a deal."""
        said = " ".join((entry.object or "", *(e.quotation for e in entry.evidence)))
        who = {word for actor in entry.bearers for word in map(concept, names.tokens(actor.replace("-", " ")))}
        return cls(
            entry=entry,
            terms=terms,
            words=matter(said) - act_words() - who,
            proper=proper(said),
            parties=_parties(entry.bearers, parties),
        )


def _parties(actors: Iterable[str], parties: Mapping[str, str]) -> frozenset[str]:
    """The parties of actors; those by which all sides are called are none."""
    return frozenset(parties.get(actor, actor) for actor in actors if not _everybody(actor))


def _everybody(actor: str) -> bool:
    """Whether an actor's id is of words for all sides (`both-sides-1f2e3d`)."""
    return set(_GENERIC.sub("", actor).split("-")) <= word_list("everybody")


def in_time(act: Performance, since: str | None) -> bool:
    """Whether an act may have been done when a deal was known: not before, nor on a day that nobody knows."""
    if since is None:
        return False
    if act.covered is not None:
        return act.covered[1] > since
    return act.day is not None and act.day >= since


def _due(act: Performance, one: Owed) -> bool:
    """Whether an act is of a day on which an obligation was owed: not long before anybody told of it."""
    first = one.entry.date
    if not one.terms.held:  # within one document nothing but a day tells which came first
        here = any(e.document_id == act.source.document.id for e in one.entry.evidence)
        return in_time(act, first) and not (here and act.covered is None)
    if first is not None and act.day is not None:
        before = date.fromisoformat(first) - date.fromisoformat(act.day)
        return before <= EARLIEST and in_time(act, one.terms.since)
    return in_time(act, one.terms.since)


def chosen(act: Performance, owed: Sequence[Owed], parties: Mapping[str, str]) -> Owed | None:
    """The obligation that an act is of: the one that fits best, and no other as well."""
    doers = _parties(act.actors, parties)
    tellers = _parties(act.reporter.actors, parties)
    several = Counter(id(one.terms) for one in owed if _may_be(doers, one))
    ranked = [
        (rank, n)
        for n, one in enumerate(owed)
        if (rank := _rank(act, one, doers, tellers, several[id(one.terms)] == 1)) is not None
    ]
    if not ranked:
        return None
    best = max(rank for rank, _ in ranked)
    return _one_of([owed[n] for rank, n in ranked if rank == best])


def _one_of(best: Sequence[Owed]) -> Owed | None:
    """Of obligations that an act fits alike: the first of one party in one deal, phase by phase; else none.

    Two of one phase are what two documents say of one.
    """
    same = len({(id(one.terms), one.parties) for one in best}) == 1 and (len(best) == 1 or best[0].terms.held)
    if not same:
        return None
    return min(best, key=lambda one: (_phase(one), -len(one.entry.evidence), one.entry.evidence[0].order))


def _phase(one: Owed) -> tuple[bool, int]:
    phase = one.entry.phase
    return (not isinstance(phase, int), phase if isinstance(phase, int) else 0)


def _rank(
    act: Performance,
    one: Owed,
    doers: frozenset[str],
    tellers: frozenset[str],
    alone: bool,
) -> tuple[bool, int, bool, int, bool] | None:
    """How well an act fits an obligation, which may be `alone` of its topic in its deal; None where it does not."""
    level = 2 if doers & one.parties else 1 if _named_alike(doers, one) or (not doers and tellers & one.parties) else 0
    if not one.terms.binding or (doers and one.parties and not level) or (not one.terms.held and level < 2):
        return None
    if not _due(act, one) or _elsewhere(act, one) or _is_itself(act, one):
        return None
    quantity = one.entry.quantity if isinstance(one.entry.quantity, float) else None
    if act.number is not None and quantity is not None and act.number > TOO_MANY * quantity:
        return None
    shared = (act.words & one.words) - act_words()
    told = bool(one.terms.documents & {act.source.document.id})
    own = shared - WEAK - MOVED
    alike = bool(shared) or bool(act.words & MOVED and one.words & MOVED)
    bare = not act.words - act_words() - MOVED and told and alone
    enough = alike or bare if level else len(own) >= ENOUGH or (bool(own) and told and alone)
    number = act.number is not None and act.number == quantity
    return (bool(one.terms.held), level, number, len(own), told) if enough else None


def _is_itself(act: Performance, one: Owed) -> bool:
    """Whether the obligation has been read from the very words for the act."""
    places = (e.spans for e in one.entry.evidence if e.document_id == act.source.document.id)
    return any(span & act.event.trigger[0] for spans in places for span in spans)


def _elsewhere(act: Performance, one: Owed) -> bool:
    """Whether both name places or things, and none in common; the names of who acts and who tells it apart."""
    who = {word for actor in (*act.actors, *act.reporter.actors, *one.entry.bearers) for word in actor.split("-")}
    mine, theirs = (
        {word for word in words if not any(names.same_stem(word, name) for name in who)}
        for words in (act.proper, one.proper)
    )
    return bool(mine) and bool(theirs) and not mine & theirs


def _named_alike(doers: frozenset[str], one: Owed) -> bool:
    """Whether two documents call those who did and who owe it by one common name (`the army`)."""
    common = {_GENERIC.sub("", actor) for actor in doers if _GENERIC.search(actor)}
    return bool(common & {_GENERIC.sub("", actor) for actor in one.parties if _GENERIC.search(actor)})


def _may_be(doers: frozenset[str], one: Owed) -> bool:
    return not doers or not one.parties or bool(doers & one.parties)
