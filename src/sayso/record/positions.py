"""Where each actor stands on each issue, in time, so that moves show."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from sayso.record import issues, matters
from sayso.record.actors import Who
from sayso.record.dates import by_date
from sayso.record.evidence import Evidence, Source
from sayso.record.issue_list import ListedIssue
from sayso.record.issues import IssueEntry
from sayso.record.matters import MatterEntry
from sayso.record.reporters import Contents, Reporter, reporter


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An actor's position on an issue on one day (that of publication); `label` is what its document calls the issue.

    `previous` is the latest earlier step's stance and firmness where they differ: then the position has changed.
    `party_previous` are those of the latest step before by another of the same party, with who that was, where nobody
    of the party stood so then and the actor had not spoken on the issue before. `reporter` is who says so.
    """

    id: str
    label: str
    stance: str
    firmness: str | None
    conditional: bool
    date: str | None
    previous: tuple[str, str | None] | None
    party_previous: tuple[str, str | None, str] | None
    evidence: tuple[Evidence, ...]
    reporter: Reporter

    @property
    def changed(self) -> bool:
        """Whether the actor stood elsewhere on the last day before."""
        return self.previous is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionEntry:
    """One actor's steps on one issue, in time; `actor` is None for an issue called open without saying who wants what.

    `actor` and `issue` are ids of the record.
    """

    actor: str | None
    issue: str
    steps: tuple[Step, ...]

    @property
    def changed(self) -> bool:
        """Whether any step differs from the one before."""
        return any(step.changed for step in self.steps)


@dataclass(frozen=True, slots=True)
class Board:
    """The positions by issue and actor, the issues that they are about, and the matters of these."""

    positions: tuple[PositionEntry, ...] = ()
    issues: tuple[IssueEntry, ...] = ()
    matters: tuple[MatterEntry, ...] = ()


def build(sources: Sequence[Source], who: Who, parties: Mapping[str, str], listed: Sequence[ListedIssue] = ()) -> Board:
    """The positions by issue and actor, each in time, and what they are about; `parties` are by actor, ids.

    The issues that are `listed` come first, in that order, those too on which nobody has a position.
    """
    known = issues.build(sources, listed)
    tracks: dict[tuple[str, str | None], list[Step]] = defaultdict(list)
    for source in sources:
        labels = {issue.id: " ".join(issue.label.split()) for issue in source.findings.issues}
        contents = Contents.of(source)
        for p in source.findings.positions:
            issue = known.ids.get((source.document.id, p.issue))
            if issue is None:
                continue
            step = Step(
                id=p.id,
                label=labels[p.issue],
                stance=p.stance,
                firmness=p.firmness,
                conditional=p.conditional,
                date=source.document.published,
                previous=None,
                party_previous=None,
                evidence=(source.evidence(p, p.span),),
                reporter=Reporter(),
            )
            held_by = contents.holding(p.span)
            for actor in who.of(source, p.actor) or (None,):
                told = reporter(source, held_by, who, actor)
                tracks[issue, actor].append(replace(step, reporter=told))
    together: dict[tuple[str, str], list[tuple[str, Step]]] = defaultdict(list)
    for (issue, actor), steps in tracks.items():
        if actor is not None:
            together[issue, parties.get(actor, actor)] += [(actor, step) for step in steps]
    before = {key: _before(held) for key, held in together.items()}
    found = []
    for (issue, actor), steps in tracks.items():
        moves = _moves(actor, steps)
        if actor is not None:
            moves = _followed(actor, moves, before[issue, parties.get(actor, actor)])
        found.append(PositionEntry(actor=actor, issue=issue, steps=moves))
    own = tuple(entry for entry in known.entries.values() if entry.listed)
    held = {e.issue: known.entries[e.issue] for e in found if not known.entries[e.issue].listed}
    about = matters.build(held, known.senses)
    of = {issue: matter.id for matter in about for issue in matter.issues}
    entries = (replace(entry, matter=of.get(issue)) for issue, entry in held.items())
    return Board(tuple(sorted(found, key=_order)), (*own, *sorted(entries, key=lambda e: e.id)), about)


def _moves(actor: str | None, steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps in time, each marked where it differs from all of the last day before.

    Undated ones are never marked, nor those of a day on which the documents have the actor both for and against.
    """
    ordered = sorted(steps, key=lambda s: (by_date(s.date), s.evidence[0].order))
    if actor is None:
        return tuple(ordered)
    marked: list[Step] = []
    stood: list[tuple[str, str | None]] = []
    for day, held in groupby(ordered, key=lambda s: s.date):
        today = list(held)
        torn = {"for", "against"} <= {step.stance for step in today}
        for step in today:
            moved = day is not None and stood and not torn and (step.stance, step.firmness) not in stood
            marked.append(replace(step, previous=stood[-1]) if moved else step)
        stood = [(step.stance, step.firmness) for step in today] if day is not None else []
    return tuple(marked)


Stood = Mapping[str, Sequence[tuple[str, str | None, str]]]  # by day: how a party stood on the last day before, by whom


def _before(held: Sequence[tuple[str, Step]]) -> Stood:
    """For each day of a party's steps on an issue, those of the last day before."""
    days: dict[str, list[tuple[str, str | None, str]]] = defaultdict(list)
    for actor, step in sorted(held, key=lambda h: (by_date(h[1].date), h[1].evidence[0].order, h[0])):
        if step.date is not None:
            days[step.date].append((step.stance, step.firmness, actor))
    ordered = sorted(days)
    return {day: days[ordered[at - 1]] for at, day in enumerate(ordered) if at > 0}


def _followed(actor: str, steps: tuple[Step, ...], before: Stood) -> tuple[Step, ...]:
    """An actor's steps, the first marked where it differs in stance from all that its party had said last."""
    stood = before.get(steps[0].date or "", ())
    if not stood or any(stance == steps[0].stance for stance, _, _ in stood):
        return steps
    return (replace(steps[0], party_previous=stood[-1]), *steps[1:])


def _order(entry: PositionEntry) -> tuple[str, bool, str]:
    return (entry.issue, entry.actor is None, entry.actor or "")
