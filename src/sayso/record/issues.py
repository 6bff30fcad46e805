"""Which issues of different documents are one, and which are about one matter.

Two labels are one issue where they mean the same: nearly the same words, or one head and, of the words about it, the
one all that the other has. A label that says less than others (`the withdrawal`) is the one issue of the whole set that
it can mean; where there are two it stays alone, unless a name in it says which (`the withdrawal from Orrow`). What
limits or turns round (`full`, `no`, a number) is never passed over. A matter only sets issues beside each other: no two
issues of it are said to be one.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.record import names, wording
from sayso.record.evidence import Source
from sayso.record.issue_list import ListedIssue
from sayso.record.listed import owned
from sayso.record.senses import NEGATIVE, Sense, concept, sense_of
from sayso.record.wording import CONTRAST, POINTING
from sayso.record.words import word_list

Key = tuple[str, str]  # a document's id and an issue's id in it
Label = tuple[str, tuple[str, ...]]  # a label, white space made single, and its lemmas

HOLDERS = frozenset({"state", "group", "institution", "person"})
NAMELESS = frozenset(map(concept, word_list("nameless") | NEGATIVE | CONTRAST)) | POINTING
TALKS = frozenset({concept("talk")})  # they name no matter, for all is talked about, but are an issue
OFFERS = frozenset(map(concept, word_list("deal_noun") | {"agreement"}))


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


def joined(senses: Mapping[Label, Sense]) -> dict[Label, Label]:
    """From each label that means the same wherever it stands to the one that stands for its issue."""
    parent = {label: label for label, sense in senses.items() if _says_what(label[0], sense)}

    def root(label: Label) -> Label:
        while parent[label] != label:
            parent[label] = parent[parent[label]]
            label = parent[label]
        return label

    def join(one: Label, other: Label) -> None:
        first, second = sorted((root(one), root(other)))
        parent[second] = first

    worded = wording.groups(label for label, _ in parent)
    first_of: dict[str, Label] = {}
    for label in sorted(parent):
        join(label, first_of.setdefault(worded[label[0]], label))
    for one, others in _narrower(senses, parent):
        roots: set[Label] = set()
        named = bool(senses[one].rest & senses[one].proper)
        for other in others:
            roots.add(root(other))
            if len(roots) > 1 and not named:
                break
        for other in sorted(roots) if named or len(roots) == 1 else ():
            join(one, other)
    return {label: root(label) for label in sorted(parent)}


def _says_what(label: str, sense: Sense) -> bool:
    """Whether a label means the same wherever it stands: not `that`, `the claim` or `their proposal`."""
    return wording.says_what(label) and (not sense.head or bool((sense.rest | {sense.head}) - POINTING - OFFERS))


def _narrower(senses: Mapping[Label, Sense], known: Iterable[Label]) -> Iterable[tuple[Label, Iterator[Label]]]:
    """Each label with those of its head that say all that it says and more, or the same; those that say most first."""
    headed = [label for label in sorted(known) if senses[label].head]
    first_of: dict[Hashable, Label] = {}
    by_word: dict[Hashable, list[Label]] = defaultdict(list)
    for label in headed:
        sense = senses[label]
        first_of.setdefault((sense.head, sense.limits, sense.rest, sense.weak), label)
        for word in ("", *sense.rest):
            by_word[sense.head, sense.limits, word].append(label)
    for label in sorted(headed, key=lambda lab: (-len(senses[lab].rest), lab)):
        sense = senses[label]
        if sense.rest or sense.weak or sense.head not in NAMELESS - TALKS:
            same = first_of[sense.head, sense.limits, sense.rest, sense.weak]
            yield label, iter([same])
        if sense.rest or sense.head not in OFFERS | NAMELESS:
            lists = [by_word[sense.head, sense.limits, word] for word in sorted(sense.rest) or ("",)]
            held = min(lists, key=len)
            yield label, (o for o in held if senses[o] != sense and sense.within(senses[o]))
