"""Which figures count the same thing, and which of one paragraph contradict each other.

One thing has one `what`, unit, whom and where, in whatever words. Large figures of nearly one size within days of each
other are of one thing also where one of them leaves out of whom or where: that two such numbers meet by chance is
less likely than that a text spares a word. A bare number beside another source's (`the Front says 22`) counts what
that one counts.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.model import Figure
from sayso.record.dates import day_of
from sayso.record.evidence import Source
from sayso.record.senses import concept
from sayso.record.wording import STOP, Stems, stems
from sayso.record.words import word_list

Key = tuple[str, str]  # a document's id and a figure's

# What the guide names, in the order in which people ask; the first nine are counted in people.
KINDS = (
    "killed",
    "injured",
    "missing",
    "presumed_dead",
    "captured",
    "held",
    "released",
    "arrested",
    "displaced",
    "paid",
    "funded",
)
PEOPLE = frozenset(KINDS[:9])
STANDING = frozenset({"held", "missing", "displaced", "presumed_dead"})  # counts at a moment, not in a period
EVENTS = PEOPLE - STANDING
SAME_PEOPLE = (frozenset({"captured", "held"}),)  # said of the same people by one side and the other
ANYBODY = frozenset(map(concept, word_list("anybody")))
VAGUE = word_list("vague_number")
LARGE = 100  # from which size on two numbers that are nearly equal are of one thing
NEAR = 1.1  # how many times as large the larger of these may be
DAYS = 14
APART = 5.0  # how many times as large a figure may be that contradicts one of the same paragraph
BARE_APART = 2.0  # and where it does not say what it counts


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure of one document, with what it is compared by."""

    source: Source
    figure: Figure
    unit: str
    whom: Stems
    where: Stems

    @property
    def key(self) -> Key:
        """The document's id and the figure's."""
        return (self.source.document.id, self.figure.id)

    @property
    def thing(self) -> Hashable:
        """Equal for figures that say alike what they count.

        What stands at a moment (held, displaced) is one thing in one negotiation; events are many, and each is a thing
        of its own where the text does not say of whom or where.
        """
        scoped = self.whom or self.where or self.figure.what not in EVENTS
        return (self.figure.what, self.unit, self.whom, self.where, None if scoped else self.key)

    @property
    def size(self) -> float | None:
        """The lower bound, or where there is none the upper."""
        return self.figure.low if self.figure.low is not None else self.figure.high

    @property
    def day(self) -> str | None:
        """Its own day, else that of publication."""
        return day_of(self.figure.as_of, self.source.document.published)


def counted(source: Source, figure: Figure) -> Counted:
    """A figure with the words by which it is compared: people counted as such have no unit, anybody is nobody."""
    unit = "" if figure.what in PEOPLE and figure.unit in {None, "people"} else figure.unit or ""
    words = (word for word in (figure.whom or "").replace("’", "'").split() if word.casefold() not in STOP)
    whom = frozenset(concept(word.strip(",.")) for word in words) - ANYBODY
    return Counted(source, figure, unit, whom, stems(figure.where))


def disputed(source: Source, parties: Mapping[str, str]) -> list[tuple[str, str]]:
    """Pairs of figures (their ids, in order) of one paragraph by which two parties contradict each other.

    They stand next to each other, or have a unit of their own. A share or percentage is left out: what is offered and
    demanded differs, and contradicts nothing.
    """
    figures = sorted(
        (f for f in source.findings.figures if not f.includes and f.unit != "percent"), key=lambda f: (f.span, f.id)
    )
    found: list[tuple[str, str]] = []
    for paragraph in _paragraphs(source, figures):
        for at, one in enumerate(paragraph):
            for n, other in enumerate(paragraph[at + 1 :]):
                if (n == 0 or _own_unit(one, other)) and _contradict(
                    source, counted(source, one), counted(source, other)
                ):
                    sides = [{parties.get(actor, actor) for actor in f.by} for f in (one, other)]
                    if all(sides) and not sides[0] & sides[1]:
                        found.append((one.id, other.id))
    return found


def _paragraphs(source: Source, figures: Sequence[Figure]) -> Iterable[list[Figure]]:
    held: list[Figure] = []
    for figure in figures:
        if held and "\n" in source.document.text[held[-1].span[-1].end : figure.span[0].start]:
            yield held
            held = []
        held.append(figure)
    if held:
        yield held


def _own_unit(one: Figure, other: Figure) -> bool:
    return one.unit == other.unit and one.unit not in {None, "people"}


def _contradict(source: Source, first: Counted, second: Counted) -> bool:
    """Whether two figures beside each other count one thing, as far as both say it, and are of like size.

    Either both say alike what they count, or the second is a mere number, which the text leaves to the first to
    explain: where that is a mere number too, within one sentence.
    """
    a, b = first.figure, second.figure
    if not (first.size and second.size) or any(_vague(source, figure) for figure in (a, b)):
        return False
    ratio = max(first.size, second.size) / min(first.size, second.size)
    alike = (a.what == b.what and not a.what.startswith("other")) or _own_unit(a, b)
    if alike and (first.whom == second.whom or not second.whom) and first.unit == second.unit:
        return 1 < ratio <= APART
    kin = a.what == b.what or b.what.startswith("other") or {a.what, b.what} in SAME_PEOPLE
    told = a.unit is not None or source.sentence(a.span) == source.sentence(b.span)
    return kin and b.unit is None and told and 1 < ratio <= BARE_APART


def _vague(source: Source, figure: Figure) -> bool:
    """Whether a figure is a word such as `dozens`, which contradicts little."""
    return bool(set(source.document.quote(figure.span).lower().split()) & VAGUE)


def groups(figures: Sequence[Counted], disputes: Iterable[tuple[Key, Key]]) -> list[list[Counted]]:
    """The figures by what they count, each list in the order given."""
    parent: dict[Key, Key] = {}

    def of(key: Key) -> Key:
        while (above := parent.get(key, key)) != key:
            key = above
        return key

    def join(one: Key, other: Key) -> None:
        first, second = sorted((of(one), of(other)))
        if first != second:
            parent[second] = first

    firsts: dict[Hashable, Key] = {}
    for figure in figures:
        join(figure.key, firsts.setdefault(figure.thing, figure.key))
    for one, other in _near(figures):
        join(one.key, other.key)
    for dispute in disputes:
        join(*dispute)
    found: dict[Key, list[Counted]] = defaultdict(list)
    for figure in figures:
        found[of(figure.key)].append(figure)
    return list(found.values())


def _near(figures: Sequence[Counted]) -> Iterable[tuple[Counted, Counted]]:
    """Large figures of nearly one size and day, each with the next larger that may count the same."""
    by_kind: dict[Hashable, list[Counted]] = defaultdict(list)
    for figure in figures:
        if not figure.figure.what.startswith("other") and (figure.size or 0) >= LARGE and not figure.figure.includes:
            by_kind[figure.figure.what, figure.unit].append(figure)
    for held in by_kind.values():
        ordered = sorted(held, key=lambda f: (f.size or 0, f.key))
        for at, one in enumerate(ordered):
            for other in ordered[at + 1 : at + 1 + LARGE]:
                if (other.size or 0) > NEAR * (one.size or 0):
                    break
                if within_days(one.day, other.day) and _fits(one.whom, other.whom) and _fits(one.where, other.where):
                    yield one, other


def _fits(one: Stems, other: Stems) -> bool:
    return one <= other or other <= one


def within_days(one: str | None, other: str | None) -> bool:
    """Whether two days are near enough for two numbers that are alike to be one."""
    if one is None or other is None:
        return False
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= DAYS
