"""Matters: issues that are about one thing, set beside each other under a word that they share.

No two issues of a matter are said to be one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from sayso.record import names
from sayso.record.issue_groups import NAMELESS, OFFERS
from sayso.record.issues import IssueEntry
from sayso.record.senses import EDGES, Sense, concept, spelled

HEAD, PROPER, OTHER = 1.0, 0.9, 0.5  # how much an issue speaks for naming a matter by a word of it
DEAL = "deal"  # what all that is offered, planned and agreed is about, where nothing more is said of it


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterEntry:
    """What several issues are about: the word or words that they share, as their labels write it, and their ids."""

    id: str
    label: str
    issues: tuple[str, ...]


def build(entries: Mapping[str, IssueEntry], senses: Mapping[str, Sequence[Sense]]) -> tuple[MatterEntry, ...]:
    """The matters of two issues or more; each issue is in one at most: that which most issues speak for."""
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    for issue in sorted(entries):
        for sense in senses[issue]:
            for word, weight in _named_by(sense):
                weights[word][issue] = max(weight, weights[word].get(issue, 0.0))
    found: list[MatterEntry] = []
    left = set(entries)
    for word, issues in _chosen(weights, left):
        label = _label(word, [entries[i] for i in issues])
        found.append(MatterEntry(id=names.slug(label), label=label, issues=tuple(sorted(issues))))
    return tuple(sorted(_told_apart(found), key=lambda m: m.id))


def _named_by(sense: Sense) -> Iterable[tuple[str, float]]:
    """The words by which a label's matter may be named, and how much it speaks for each."""
    said = [
        word for word in (sense.rest | {sense.head}) & sense.shown if word not in NAMELESS | OFFERS and len(word) > 1
    ]
    for word in said:
        yield word, HEAD if word == sense.head else PROPER if word in sense.proper else OTHER
    if sense.head in OFFERS:
        yield DEAL, HEAD


def _chosen(weights: Mapping[str, Mapping[str, float]], left: set[str]) -> Iterable[tuple[str, list[str]]]:
    """The words by which matters are named, that of most weight first; what only is a deal last.

    Two issues at least must turn on a word or write it as a name, or four have it.
    """
    totals = {w: sum(held.values()) for w, held in weights.items() if _enough(held.values())}
    heap = [(w == DEAL, -total, w) for w, total in totals.items()]
    heapify(heap)
    while heap:
        _, total, word = heappop(heap)
        issues = [issue for issue in weights[word] if issue in left]
        now = -sum(weights[word][issue] for issue in issues)
        if not _enough(weights[word][issue] for issue in issues):
            continue
        if now > total:
            heappush(heap, (word == DEAL, now, word))
            continue
        left.difference_update(issues)
        yield word, issues


def _enough(weights: Iterable[float]) -> bool:
    held = list(weights)
    return sum(weight > OTHER for weight in held) >= 2 or sum(held) >= 4 * OTHER


def _label(word: str, entries: Sequence[IssueEntry]) -> str:
    """A matter's name: its word as the labels write it, with the capitals beside it where most have them."""
    if word == DEAL:
        return DEAL
    if (stands_for := spelled(word)) is not None:
        return stands_for
    written = [found for entry in entries for label in entry.labels if (found := _written(word, label.split()))]
    named = names.most_common(" ".join(run) for run in written)
    common = next((n for n in named if 2 * sum(" ".join(run) == n for run in written) > len(written)), None)
    single = names.most_common(w for run in written for w in run if concept(w) == word)
    return common or next(iter(single), word)


def _written(word: str, label: Sequence[str]) -> list[str]:
    """The word in a label; of a name the whole run of capitals (`Orrow Pass`)."""
    plain = [w.strip(EDGES) for w in label]
    at = next((n for n, w in enumerate(plain) if concept(w) == word), None)
    if at is None:
        return []
    first, stop = at, at + 1
    if plain[at][:1].isupper():
        while first > 0 and plain[first - 1][:1].isupper():
            first -= 1
        while stop < len(plain) and plain[stop][:1].isupper():
            stop += 1
    return plain[first:stop]


def _told_apart(found: Sequence[MatterEntry]) -> Iterable[MatterEntry]:
    taken: set[str] = set()
    for entry in sorted(found, key=lambda m: (m.id, m.issues)):
        plain = entry.id
        named = f"{plain}-{names.digest(*entry.issues)}" if plain in taken else plain
        taken.add(named)
        yield MatterEntry(id=named, label=entry.label, issues=entry.issues)
