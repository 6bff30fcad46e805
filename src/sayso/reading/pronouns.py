"""Pronouns by salience: who was last spoken of, as a subject rather than otherwise, and agrees in kind and number.

After Lappin & Leass (1994), with the weights reduced to recency, grammatical role and the speaker before.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from sayso.language import Analysis
from sayso.reading.entities import Entity
from sayso.reading.mentions import Mention

KEPT = 60  # mentions remembered
LOOKED_AT = 30
SENTENCES_BACK = 3
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
QUOTES = frozenset('"“”')
KINDS = {
    "he": frozenset({"person", "unnamed"}),
    "she": frozenset({"person", "unnamed"}),
    "it": frozenset({"group", "institution", "state", "media"}),
    "they": frozenset({"group", "crowd", "unnamed", "institution", "media", "state"}),
}


class Salience:
    """The mentions seen so far, latest last, and whom a pronoun after them means."""

    def __init__(self, analysis: Analysis, speakers: frozenset[int]) -> None:
        self.analysis = analysis
        self.speakers = speakers
        self.seen: list[tuple[Mention, Entity]] = []
        self.marks = [t for t, word in enumerate(analysis.words) if word in QUOTES]

    def saw(self, mention: Mention, entity: Entity) -> None:
        """Remember a mention."""
        self.seen.append((mention, entity))

    def recent(self) -> Iterator[Entity]:
        """The actors spoken of so far, latest first, each once."""
        met = set[int]()
        for _, entity in islice(reversed(self.seen), 400):
            if entity.number not in met:
                met.add(entity.number)
                yield entity

    def quoted(self, token: int) -> bool:
        """Whether a token stands inside quotation marks, counted within its sentence's paragraph."""
        block = self.analysis.block_at(self.analysis.starts[token])
        first = bisect_right(self.analysis.ends, block.start)
        return (bisect_right(self.marks, token) - bisect_right(self.marks, first - 1)) % 2 == 1

    def referent(self, mention: Mention) -> Entity | None:
        """The actor that a third-person pronoun means, or None where no candidate stands out."""
        kinds = KINDS.get(mention.kind)
        if kinds is None or (mention.kind == "it" and self._impersonal(mention.head)):
            return None
        best, most = None, 0.0
        here = self.analysis.sentence_of[mention.head]
        inside = self.quoted(mention.head)
        counted = dict[int, float]()
        for place, (other, entity) in enumerate(islice(reversed(self.seen), LOOKED_AT)):
            back = here - self.analysis.sentence_of[other.head]
            if back > SENTENCES_BACK:
                break
            if not self._agrees(mention, other, entity, kinds) or self._bound(mention, other):
                continue
            weight = self._weight(mention, other, back, inside) - place * 0.01
            if entity.number not in counted:
                counted[entity.number] = weight
            else:
                counted[entity.number] = max(counted[entity.number], weight) + 0.15
            if counted[entity.number] > most:
                best, most = entity, counted[entity.number]
        if best is not None and mention.kind in {"he", "she"} and best.gender is None:
            best.gender = mention.kind
        return best

    def _agrees(self, mention: Mention, other: Mention, entity: Entity, kinds: frozenset[str]) -> bool:
        if entity.kind not in kinds:
            return False
        if mention.kind in {"he", "she"}:
            return not entity.plural and entity.gender in {None, mention.kind}
        if mention.kind == "it":
            return not entity.plural
        return entity.plural or entity.kind == "group" or other.plural

    def _weight(self, mention: Mention, other: Mention, back: int, inside: bool) -> float:
        dep = self.analysis.deps[other.head]
        weight = 2.0 - 0.7 * back
        if dep in SUBJECTS:
            weight += 0.8
        elif dep == "poss":
            weight -= 0.2
        elif dep in {"pobj", "conj"}:
            weight -= 0.1
        if other.head in self.speakers:
            weight += 0.6
        if other.form == "pronoun" and other.kind == mention.kind:
            weight += 0.5
        if self.quoted(other.head) and not inside:
            weight -= 1.0
        return weight

    def _bound(self, mention: Mention, other: Mention) -> bool:
        """Whether the two are arguments of one predicate, which no plain pronoun and its antecedent can be."""
        if self.analysis.deps[mention.head] == "poss" or mention.words[0].endswith(("self", "selves")):
            return other.run.first <= mention.head < other.run.stop
        clause = self.analysis.clause_of
        return clause[mention.head] is not None and clause[mention.head] == clause[other.head]

    def _impersonal(self, token: int) -> bool:
        """Whether `it` stands for no one: `it is clear that`, `it seems`, weather and time."""
        analysis = self.analysis
        if analysis.words[token].lower() == "its":
            return False
        if analysis.deps[token] == "expl":
            return True
        head = analysis.heads[token]
        if analysis.deps[token] not in SUBJECTS:
            return True
        if analysis.lemmas[head] in {"be", "seem", "appear", "remain", "become", "take", "happen", "turn"}:
            return True
        return analysis.pos[head] not in {"VERB", "AUX"}
