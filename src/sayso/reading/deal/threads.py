"""The mentions of a text gathered by deal: which one a later mention means."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.reading.deal.mentions import Mention

# The labels of mentions that may mean one deal.
KIN = {
    "agreement": frozenset({"agreement", "pause", "offer"}),
    "pause": frozenset({"pause", "agreement"}),
    "offer": frozenset({"offer", "agreement"}),
    "law": frozenset({"law"}),
    "pledge": frozenset({"pledge"}),
}
OLDER = frozenset({"previous", "earlier", "original", "old"})
NEWER = frozenset({"new", "latest", "modified", "revised", "updated", "amended"})
DRAFT = frozenset({"draft"})
OTHERS = frozenset({"separate", "similar", "second", "third", "other"})
RICH = 2  # words; a mention that says as many is of another deal where it shares no word with the ones before


@dataclass(slots=True)
class Thread:
    """The mentions of one deal, while they are gathered."""

    headline: bool = False  # only named in the headline so far
    members: list[Mention] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    matters: set[str] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)
    orders: set[str] = field(default_factory=set)
    owners: set[str] = field(default_factory=set)
    partners: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)
    reaches: set[str] = field(default_factory=set)
    phases: set[int] = field(default_factory=set)

    def add(self, mention: Mention) -> None:
        """Take in a mention."""
        marks = mention.marks
        self.headline = mention.headline and (self.headline or not self.members)
        self.members.append(mention)
        self.labels.add(mention.label)
        self.words |= marks.words
        self.matters |= marks.matters
        self.orders |= marks.orders
        self.owners |= marks.owners
        self.partners |= marks.partners
        self.names |= marks.names
        self.dates |= marks.dates
        self.reaches |= {marks.reach} if marks.reach else set()
        self.phases |= {marks.phase} if marks.phase else set()


def _apart(ours: set[str] | set[int], theirs: frozenset[str] | frozenset[int]) -> bool:
    """Whether both say something, and not the same."""
    return bool(ours) and bool(theirs) and not ours & theirs


def _other_party(thread: Thread, mention: Mention) -> bool:
    """`a swap with the guild`, `a “harbour plan”`, where the deal spoken of is with nobody of that name."""
    marks = mention.marks
    if not mention.indefinite or thread.headline:
        return False
    if marks.quoted:
        return len(marks.words & thread.words) < RICH
    return bool(marks.strangers) and bool(thread.words) and not marks.partners & (thread.partners | thread.words)


def _other_age(thread: Thread, mention: Mention) -> bool:
    """`the previous proposal` is not the latest one; a `new` deal may be the one that was only hoped for."""
    orders = mention.marks.orders
    if orders & OTHERS:
        return mention.indefinite or not orders & thread.orders
    if orders & OLDER:
        return not thread.orders & OLDER
    if orders & NEWER and mention.label == "offer":
        return not thread.orders & NEWER
    if orders & DRAFT and thread.labels == {"offer"}:
        return not thread.orders & DRAFT
    return False


def _other_reach(thread: Thread, mention: Mention) -> bool:
    """A lasting settlement is not the interim one, and not the truce that is spoken of before."""
    reach = mention.marks.reach
    if reach is None:
        return mention.indefinite and bool(mention.marks.words) and thread.reaches == {"long"}
    if thread.reaches:
        return reach not in thread.reaches
    return reach == "long"


def _other(thread: Thread, mention: Mention) -> bool:
    """Whether some word tells the deal of a mention from that of a thread; one phase of a deal is that phase always."""
    if mention.marks.phase is not None and mention.marks.phase in thread.phases:
        return False
    if not any(mention.label in KIN[label] for label in thread.labels):
        return True
    return any(tells(thread, mention) for tells in TELLING)


def _other_words(thread: Thread, mention: Mention) -> bool:
    """Another matter, partner, owner or name."""
    marks = mention.marks
    apart = _apart(thread.matters, marks.matters) or _apart(thread.partners, marks.partners)
    offered = mention.label == "offer" and not thread.headline
    offered = offered and (_apart(thread.owners, marks.owners) or _own(thread, mention))
    named = marks.names and not thread.headline and not marks.names & (thread.names | thread.words)
    return apart or offered or bool(named)


def _other_time(thread: Thread, mention: Mention) -> bool:
    """Another date or phase; an indefinite one is no deal of the past that has its date."""
    marks = mention.marks
    if marks.phase is not None and (thread.phases or marks.phase > 1):
        return True
    if marks.dates and not thread.dates:
        return not mention.definite
    return _apart(thread.dates, marks.dates) or (mention.indefinite and bool(thread.dates) and not marks.dates)


def _other_kind(thread: Thread, mention: Mention) -> bool:
    """An offer that is described is no agreement, and an agreement that is described no offer."""
    offer = mention.label == "offer"
    if offer == ("offer" in thread.labels) or (not offer and thread.labels != {"offer"}):
        return False
    return not mention.definite or mention.owned or bool(mention.marks.words | mention.marks.orders)


def _own(thread: Thread, mention: Mention) -> bool:
    """`their opening proposal` is none that was spoken of, where no word of it was."""
    owned = mention.owned and bool(mention.marks.words | mention.marks.orders)
    return owned and not mention.marks.words & thread.words and not mention.marks.owners & thread.owners


def _tells_more(thread: Thread, mention: Mention) -> bool:
    """A phrase that says much, and nothing that was said before, is of another deal."""
    marks = mention.marks
    if not thread.words or marks.words & thread.words or marks.matters & thread.matters or thread.headline:
        return False
    if marks.reach is not None and marks.reach in thread.reaches:
        return False
    if mention.label == "offer" and mention.definite and marks.owners & thread.owners:
        return False  # `the envoy outlined a plan`, and later `the envoy's six-point plan`
    if mention.definite:
        return len(marks.words - marks.names - marks.owners - marks.partners) >= RICH
    few = 1 if mention.label == "pledge" or (mention.label in {"offer", "law"} and mention.indefinite) else RICH
    return len(marks.words) >= few


# What tells two deals apart, in the order in which it is asked.
TELLING = (_other_words, _other_time, _other_kind, _other_party, _other_age, _other_reach, _tells_more)


def _fit(thread: Thread, mention: Mention) -> tuple[bool, bool, int, bool, int]:
    """How well a mention fits a thread: its kind, named in passing or not, words shared, hoped for both, nearness."""
    alike = mention.label in thread.labels
    passing = bool(thread.orders & OTHERS) and not thread.orders & mention.marks.orders
    passing |= thread.reaches == {"long"} and mention.definite and mention.marks.told == 0.0
    shared = len(mention.marks.words & thread.words)
    hoped = mention.indefinite and any(m.indefinite for m in thread.members)
    return not passing, alike, shared, hoped, thread.members[-1].token


def threads(found: Sequence[Mention]) -> list[Thread]:
    """The mentions gathered by deal, in order of first mention; a bare one joins the latest deal of its kind."""
    gathered: list[Thread] = []
    of: dict[int, Thread] = {}
    for mention in found:
        around = of.get(mention.within) if mention.within is not None else None
        able = [t for t in gathered if t is not around and not _other(t, mention)]
        best = max(able, key=lambda t: _fit(t, mention)) if able else None
        thread = around if around is not None and not mention.definite else best
        if thread is None:
            thread = Thread()
            gathered.append(thread)
        thread.add(mention)
        of[mention.token] = thread
    return gathered
