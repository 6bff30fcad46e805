"""Pairs: those whom `both sides`, `each`, `the two leaders` or `the companies` mean at once."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice

from sayso.language import Analysis
from sayso.reading.actor import nouns
from sayso.reading.actor.entities import Entities, Entity
from sayso.reading.actor.likeness import ruled_out
from sayso.reading.actor.mentions import Mention
from sayso.reading.actor.pronouns import BODIES, LOOKED_AT, REMEMBERED, SENTENCES_BACK, Salience

PARTIES = frozenset({"the", "parties", "sides", "countries", "two"})
PAIRING = frozenset({"both", "each"})
ANYONE = frozenset({"sides", "side", "each", "parties"})  # words that name nobody where the two are not known
TWO = frozenset({"pair", "duo"})  # nouns for two persons
PERSON = frozenset({"person"})
SEVERAL = ("person", "group", "state")  # kinds that a plural may take up
NUMBERS = ("two", "three", "four", "five", "six", "seven")
MAIN_KINDS = frozenset({"state", "group", "crowd"})
PAIRED = frozenset({"group", "state"})  # what has two sides
PAIR_BACK = 2  # sentences before `both sides` in which others may be meant
CLEARLY = 0.65  # at most this share of the second main party's mentions has a third
OFTEN = 2  # times that a text must name two together to make them its two sides


class Pairs:
    """The pairs of one document; `joint` tells that two parties are its authors."""

    def __init__(self, analysis: Analysis, entities: Entities, salience: Salience, *, joint: bool) -> None:
        self.analysis = analysis
        self.entities = entities
        self.salience = salience
        self.joint = joint
        self.weights: dict[Entity, int] = {}  # how often the text names each state or group, or calls something its
        self.together: tuple[Entity, ...] = ()

    def know(self, mentions: Sequence[Mention], times_named: Mapping[int, int]) -> None:
        """Weigh how much the text speaks of each state and group, and which two it names together most."""
        described = Counter(m.nation for m in mentions if m.form == "description" and m.nation is not None)
        for entity in self.entities:
            if entity.kind in MAIN_KINDS and entity.named:
                adjectives = described[entity.nation] if entity.nation is not None else 0
                self.weights[entity] = times_named[entity.number] + adjectives
        self.together = self._together()

    def means_several(self, mention: Mention) -> bool:
        """Whether a description means several at once: `both sides`, `the two leaders`, `the three countries`."""
        words = {self.analysis.words[t].lower() for t in mention.run}
        paired = bool(words & PAIRING) or {"the", "two"} <= words or (self.joint and words <= PARTIES)
        several = paired and (mention.plural or "each" in words)
        return mention.owner is None and (self._duo(mention) or several or self._takes_up(mention))

    def _takes_up(self, mention: Mention) -> bool:
        """Whether a plural with nothing but its article and number takes up those just named together."""
        known = self._taken_up(mention) is not None
        said = len(mention.run) - len(mention.words) - (self._number(mention) is not None)
        return known and mention.definite and mention.plural and len(mention.words) == said == 1

    def of(self, mention: Mention) -> tuple[Entity, ...] | None:
        """Those whom a description means: spoken of together, or (for sides) standing out.

        Sides that cannot be told are nobody (empty); None where the description is an actor of its own.
        """
        words = {self.analysis.words[t].lower() for t in mention.run}
        if self._duo(mention):
            return self._near_by(mention, PERSON) or self._last_two()
        kind = self._taken_up(mention)
        if kind is not None and not words & PAIRING:
            return self._near_by(mention, frozenset({kind}), self._number(mention)) or None
        if mention.kind in {"unnamed", "crowd"} and "each" not in words:
            return self._near_by(mention, PERSON) or None
        found = self._near_by(mention, BODIES) or self.together or self._main(mention.head)
        return found or (() if words & ANYONE else None)

    def _taken_up(self, mention: Mention) -> str | None:
        """The kind of those just named together that a plural takes up: `the leaders`, `the companies`."""
        return next((k for k in SEVERAL if nouns.has_label(mention.words[-1], f"several_{k}")), None)

    def _number(self, mention: Mention) -> int | None:
        """How many a description says that they are (`the three countries`), two for `the two`; None for any number."""
        words = [self.analysis.words[t].lower() for t in range(mention.run.first, mention.core.first)]
        return next((n for n, word in enumerate(NUMBERS, 2) if word in words), None)

    def _duo(self, mention: Mention) -> bool:
        return mention.definite and mention.words[-1] in TWO

    def _last_two(self) -> tuple[Entity, ...] | None:
        """The two persons last spoken of by name."""
        named = islice((e for e in self.salience.recent() if e.kind == "person" and e.named), 2)
        found = tuple(sorted(named, key=lambda e: e.number))
        return found if len(found) == 2 else None

    def _near_by(self, mention: Mention, kinds: frozenset[str], number: int | None = 2) -> tuple[Entity, ...]:
        """Those of some kinds last spoken of in one coordination nearby; empty where there are none.

        Three and more may have been spoken of anywhere before.
        """
        here, noun = self.analysis.sentence_of[mention.head], mention.words[-1]
        far = number is not None and number > 2
        met = set[int]()  # where coordinations of another number begin: fewer of them are not meant either
        for other, entities in islice(reversed(self.salience.seen), REMEMBERED if far else LOOKED_AT):
            if not far and here - self.analysis.sentence_of[other.head] > SENTENCES_BACK:
                break
            fit = len(entities) > 1 and all(e.kind in kinds and not ruled_out(noun, e) for e in entities)
            if fit and other.head not in met:
                if number in {None, len(entities)}:
                    return entities
                met.add(other.head)
        return ()

    def _together(self) -> tuple[Entity, ...]:
        """The two bodies that the text names together (`Lund and Ardenia`) more often than any other two.

        One of them is the one that it speaks of most.
        """
        deps, heads = self.analysis.deps, self.analysis.heads
        counts = Counter[tuple[Entity, ...]]()
        for token in range(len(self.analysis)):
            if deps[token] != "conj" or deps[heads[token]] == "conj":
                continue
            members = [self._body(t) for t in self.analysis.conjuncts(heads[token])]
            named = {e for e in members if e is not None}
            if len(members) == len(named) == 2:
                counts[tuple(sorted(named, key=lambda e: e.number))] += 1
        first = max(self.weights, key=lambda e: (self.weights[e], -e.number), default=None)
        most = [*counts.most_common(2), ((), 0), ((), 0)]
        often = most[0][1] >= max(OFTEN, most[1][1] + 1)
        return most[0][0] if often and first in most[0][0] else ()

    def _body(self, token: int) -> Entity | None:
        """The state or organisation that a token names, or tells of by an adjective (`Ardenian and …`)."""
        named = self.entities.of_token.get(token, ())
        found = named[0] if len(named) == 1 else self.entities.called(self.analysis.words[token])
        return found if found is not None and found.kind in BODIES - {"media"} else None

    def _main(self, head: int) -> tuple[Entity, ...]:
        """The two states or groups that the whole text speaks of far more than of any other; empty where none do.

        Nor are they meant where others were named in the same sentence or the two before it, and not both of them.
        """
        ranked = sorted(self.weights.items(), key=lambda held: (-held[1], held[0].number))[:3]
        if len(ranked) < 2 or ranked[1][1] < 2 or (len(ranked) > 2 and ranked[2][1] > CLEARLY * ranked[1][1]):
            return ()
        main = tuple(sorted((entity for entity, _ in ranked[:2]), key=lambda entity: entity.number))
        near = self._named_near(head)
        return main if near <= set(main) or set(main) <= near else ()

    def _named_near(self, head: int) -> set[Entity]:
        """The states and groups named in a token's sentence or the two before it."""
        here, near = self.analysis.sentence_of[head], set[Entity]()
        for mention, entities in reversed(self.salience.seen):
            if here - self.analysis.sentence_of[mention.head] > PAIR_BACK:
                break
            near |= {entity for entity in entities if entity.named and entity.kind in PAIRED}
        return near
