"""Where each actor stands on each issue, in time, so that moves show."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from sayso.record import names, wording
from sayso.record.actors import Who
from sayso.record.dates import by_date
from sayso.record.evidence import Evidence, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueEntry:
    """What positions of several documents are about: its commonest label, and all labels it goes by."""

    id: str
    label: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An actor's position on an issue on one day (that of publication).

    `previous` is the latest earlier step's stance and firmness where they differ: then the position has changed.
    """

    id: str
    stance: str
    firmness: str | None
    conditional: bool
    date: str | None
    previous: tuple[str, str | None] | None
    evidence: tuple[Evidence, ...]

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


def issues(sources: Sequence[Source]) -> tuple[tuple[IssueEntry, ...], Mapping[tuple[str, str], str]]:
    """The issues of all documents, and from a document's issue to its entry's id.

    Labels that mean one thing are one issue; the commonest names it. One that only points (`that`) is its document's.
    """
    labels = {(s.document.id, i.id): " ".join(i.label.split()) for s in sources for i in s.findings.issues}
    group = wording.groups(label for label in labels.values() if wording.says_what(label))
    standing = {key: (group[label], "") if label in group else (label, key[0]) for key, label in labels.items()}
    held: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key in sorted(labels):
        held[standing[key]].append(labels[key])
    entries: dict[tuple[str, str], IssueEntry] = {}
    taken: set[str] = set()
    for stands, document in sorted(held):
        ordered = names.most_common(held[stands, document])
        plain = names.slug(names.shown(ordered[0]))
        issue_id = f"{plain}-{names.digest(stands, document)}" if document or plain in taken else plain
        taken.add(issue_id)
        entries[stands, document] = IssueEntry(id=issue_id, label=ordered[0], labels=ordered)
    ids = {key: entries[standing[key]].id for key in labels}
    return tuple(sorted(entries.values(), key=lambda e: e.id)), ids


def build(sources: Sequence[Source], who: Who) -> tuple[tuple[PositionEntry, ...], tuple[IssueEntry, ...]]:
    """The positions by issue and actor, each in time, and the issues that they are about."""
    entries, ids = issues(sources)
    tracks: dict[tuple[str, str | None], list[Step]] = defaultdict(list)
    for source in sources:
        for p in source.findings.positions:
            issue = ids.get((source.document.id, p.issue))
            if issue is None:
                continue
            step = Step(
                id=p.id,
                stance=p.stance,
                firmness=p.firmness,
                conditional=p.conditional,
                date=source.document.published,
                previous=None,
                evidence=(source.evidence(p, p.span),),
            )
            for actor in who.of(source, p.actor) or (None,):
                tracks[issue, actor].append(step)
    found = [
        PositionEntry(actor=actor, issue=issue, steps=_moves(actor, tracks[issue, actor])) for issue, actor in tracks
    ]
    held = {entry.issue for entry in found}
    return tuple(sorted(found, key=_order)), tuple(e for e in entries if e.id in held)


def _moves(actor: str | None, steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps in time, each marked where it differs from all of the last day before; undated ones are never."""
    ordered = sorted(steps, key=lambda s: (by_date(s.date), s.evidence[0].order))
    if actor is None:
        return tuple(ordered)
    marked: list[Step] = []
    stood: list[tuple[str, str | None]] = []
    for day, held in groupby(ordered, key=lambda s: s.date):
        today = list(held)
        for step in today:
            moved = day is not None and stood and (step.stance, step.firmness) not in stood
            marked.append(replace(step, previous=stood[-1]) if moved else step)
        stood = [(step.stance, step.firmness) for step in today] if day is not None else []
    return tuple(marked)


def _order(entry: PositionEntry) -> tuple[str, bool, str]:
    return (entry.issue, entry.actor is None, entry.actor or "")
