"""The issues of all documents: those of a person's own list, and those that documents speak of in other words."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.record import names
from sayso.record.evidence import Source
from sayso.record.issue_groups import Label, joined
from sayso.record.issue_list import ListedIssue
from sayso.record.listed import owned
from sayso.record.senses import Sense, concept, sense_of

Key = tuple[str, str]  # a document's id and an issue's id in it

HOLDERS = frozenset({"state", "group", "institution", "person"})


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueEntry:
    """What positions of several documents are about: its commonest label, and all labels it goes by.

    `matter` is the id of the matter that it is about, None where it shares one with no other issue. One of the
    person's own list is `listed`: its label is that of the list, `labels` all that the documents call it, and it is
    of no matter.
    """

    id: str
    label: str
    labels: tuple[str, ...]
    matter: str | None = None
    listed: bool = False
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Issues:
    """The issues of all documents: from a document's issue to its entry's id, the entries, and each one's sense."""

    ids: Mapping[Key, str]
    entries: Mapping[str, IssueEntry]
    senses: Mapping[str, tuple[Sense, ...]]


def holders_names(sources: Sequence[Source]) -> frozenset[str]:
    """The concepts in the names of those who hold positions: they stand in labels of any issue."""
    found: set[str] = set()
    for source in sources:
        held = {actor for p in source.findings.positions for actor in p.actor}
        for actor in source.findings.actors:
            if actor.id in held and actor.kind in HOLDERS:
                found.update(concept(w) for n in (actor.name, *actor.aliases) for w in n.split() if w[:1].isupper())
    return frozenset(found)


def build(sources: Sequence[Source], listed: Sequence[ListedIssue] = ()) -> Issues:
    """The issues of all documents, each document's put where it belongs: those `listed` first, with that label.

    The commonest label names any other issue. One that only points (`that`) is its document's.
    """
    labels: dict[Key, Label] = {
        (s.document.id, i.id): (" ".join(i.label.split()), i.words) for s in sources for i in s.findings.issues
    }
    known = holders_names(sources)
    senses = {label: sense_of(*label, known) for label in sorted(set(labels.values()))}
    group = joined(senses)
    place = owned(senses, group, listed)
    own = _listed(listed, [(place[label], label) for _, label in sorted(labels.items()) if label in place])
    others = {key: label for key, label in labels.items() if label not in place}
    standing = {key: (group[label], "") if label in group else (label, key[0]) for key, label in others.items()}
    held: dict[tuple[Label, str], list[Label]] = defaultdict(list)
    for key in sorted(others):
        held[standing[key]].append(labels[key])
    entries: dict[tuple[Label, str], IssueEntry] = {}
    taken = {entry.id for entry in own}
    for stands, document in sorted(held):
        ordered = _plainest(held[stands, document])
        plain = names.slug(names.shown(ordered[0]))
        shared = document or plain in taken
        issue_id = f"{plain}-{names.digest(*stands[0:1], *stands[1], document)}" if shared else plain
        taken.add(issue_id)
        entries[stands, document] = IssueEntry(id=issue_id, label=ordered[0], labels=ordered)
    return Issues(
        ids={key: own[place[lab]].id if lab in place else entries[standing[key]].id for key, lab in labels.items()},
        entries={entry.id: entry for entry in (*own, *entries.values())},
        senses={entries[at].id: tuple(senses[label] for label in sorted(set(held[at]))) for at in entries},
    )


def _listed(issues: Sequence[ListedIssue], found: Sequence[tuple[int, Label]]) -> tuple[IssueEntry, ...]:
    """The entries of a person's own list, in its order; what each has been found as, by its place in the list."""
    called: dict[int, list[Label]] = defaultdict(list)
    for place, label in found:
        called[place].append(label)
    entries: dict[str, IssueEntry] = {}
    for place, issue in enumerate(issues):
        plain = names.slug(names.shown(issue.label))
        issue_id = f"{plain}-{names.digest(issue.label)}" if plain in entries else plain
        labels = _plainest(called[place])
        entries[issue_id] = IssueEntry(
            id=issue_id, label=issue.label, labels=labels, listed=True, description=issue.description
        )
    return tuple(entries.values())


def _plainest(labels: Sequence[Label]) -> tuple[str, ...]:
    """Each label once: the most frequent first, then that which says least."""
    counts = Counter(label for label, _ in labels)
    said = {label: len(words) or len(label.split()) for label, words in labels}
    return tuple(sorted(counts, key=lambda label: (-counts[label], said[label], len(label), label)))
