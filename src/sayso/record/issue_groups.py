"""Which labels of issues mean one thing.

Two labels are one issue where they mean the same: nearly the same words, or one head and, of the words about it, the
one all that the other has. A label that says less than others (`the withdrawal`) is the one issue of the whole set that
it can mean; where there are two it stays alone, unless a name in it says which (`the withdrawal from Orrow`). What
limits or turns round (`full`, `no`, a number) is never passed over.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import pairwise

from sayso.record import names, wording
from sayso.record.senses import NEGATIVE, WEAK, Sense, concept
from sayso.record.wording import CONTRAST, POINTING
from sayso.record.words import word_list

Label = tuple[str, tuple[str, ...]]  # a label, white space made single, and its lemmas

NAMELESS = frozenset(map(concept, word_list("nameless") | NEGATIVE | CONTRAST)) | POINTING
TALKS = frozenset({concept("talk")})  # they name no matter, for all is talked about, but are an issue
OFFERS = frozenset(map(concept, word_list("deal_noun") | {"agreement"}))


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
    for one, other in (*_equal(senses, parent), *_same_but_for_names(senses, parent)):
        join(one, other)
    for one, others in _narrower(senses, parent):
        roots: set[Label] = set()
        named = bool(senses[one].rest & senses[one].proper)
        for other in others:
            roots.add(root(other))
            roots.discard(root(one))
            if len(roots) > 1 and not named:
                break
        for other in sorted(roots) if named or len(roots) == 1 else ():
            join(one, other)
    return {label: root(label) for label in sorted(parent)}


def _equal(senses: Mapping[Label, Sense], known: Iterable[Label]) -> Iterator[tuple[Label, Label]]:
    """Labels of one sense, but for those of a head alone that names no matter (`the region`).

    Where parties are named, `Norland's army` is `Norland`.
    """
    first_of: dict[Hashable, Label] = {}
    for label in sorted(known):
        sense = senses[label]
        if sense.head and (sense.rest or sense.weak or sense.head not in NAMELESS - TALKS):
            key = (sense.head, sense.limits, sense.rest, sense.weak - WEAK or sense.weak)
            yield label, first_of.setdefault(key, label)


def _same_but_for_names(senses: Mapping[Label, Sense], known: Iterable[Label]) -> Iterator[tuple[Label, Label]]:
    """Labels of one head that say the same, set beside each other, where one names all parties that the others name."""
    alike: dict[Hashable, list[Label]] = defaultdict(list)
    for label in sorted(known):
        sense = senses[label]
        if sense.head and sense.rest:
            alike[sense.head, sense.limits, sense.rest].append(label)
    for held in alike.values():
        named = sorted({senses[label].weak - WEAK for label in held}, key=lambda weak: (len(weak), sorted(weak)))
        if all(_among(fewer, more) for fewer, more in pairwise(named)):
            yield from ((held[0], label) for label in held[1:])


def _among(fewer: Iterable[str], more: Iterable[str]) -> bool:
    """Whether all these names are among the others, in one form or another (`Norland`, `Norlandic`)."""
    others = tuple(more)
    return all(any(names.same_stem(one, other) for other in others) for one in fewer)


def _says_what(label: str, sense: Sense) -> bool:
    """Whether a label means the same wherever it stands: not `that`, `the claim` or `their proposal`."""
    return wording.says_what(label) and (not sense.head or bool((sense.rest | {sense.head}) - POINTING - OFFERS))


def _narrower(senses: Mapping[Label, Sense], known: Iterable[Label]) -> Iterable[tuple[Label, Iterator[Label]]]:
    """Each label with those of its head that say all that it says and more; those that say most first.

    Of several labels of one sense, which are one issue already, the first.
    """
    first_of: dict[Hashable, Label] = {}
    for label in sorted(known):
        if senses[label].head:
            first_of.setdefault(senses[label].key, label)
    by_word: dict[Hashable, list[Label]] = defaultdict(list)
    for label in first_of.values():
        sense = senses[label]
        for word in ("", *sense.rest):
            by_word[sense.head, sense.limits, word].append(label)
    for label in sorted(first_of.values(), key=lambda lab: (-len(senses[lab].rest), lab)):
        sense = senses[label]
        if sense.rest or sense.head not in OFFERS | NAMELESS:
            lists = [by_word[sense.head, sense.limits, word] for word in sorted(sense.rest) or ("",)]
            held = min(lists, key=len)
            yield label, (o for o in held if o != label and sense.within(senses[o]))
