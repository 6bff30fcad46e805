"""Index: what a document names its actors by, gathered before any description is resolved."""

from collections.abc import Iterable, Mapping

from sayso.language import Analysis
from sayso.reading.actor.entities import Entities, Entity
from sayso.reading.actor.mentions import Mention
from sayso.reading.actor.naming import ACRONYM

BODIES = frozenset({"group", "institution"})
BODILESS = frozenset({"person", "unnamed", "place", "thing"})


class Index:
    """The named actors of one document by words, posts and acronyms, and its descriptions by their nouns."""

    def __init__(self, analysis: Analysis, entities: Entities, mentions: Iterable[Mention]) -> None:
        self.analysis = analysis
        self.entities = entities
        self.by_word: dict[str, list[Entity]] = {}
        self.by_post: dict[str, list[Entity]] = {}
        self.by_letter: dict[str, list[Entity]] = {}  # those known by an acronym, by its last letter
        self.first_of: Mapping[int, int] = {}
        self.times_named: Mapping[int, int] = {}
        self.by_head: dict[str, list[Mention]] = {}
        self.nations_of: dict[str, set[str]] = {}  # the nations whose actors each noun tells of
        for mention in mentions:
            if mention.form != "pronoun":
                self._note(mention)

    def _note(self, mention: Mention) -> None:
        """Take note of a name or description by its last word."""
        noun, before = mention.words[-1], mention.core.first - 1
        if len(mention.words) > 1:
            self.by_head.setdefault(noun, []).append(mention)
        described = self.entities.nations.described(self.analysis.words[before]) if before in mention.run else None
        nation = mention.nation or described
        if nation is not None:
            self.nations_of.setdefault(noun, set()).add(nation)

    def know(self, first_of: Mapping[int, int], times_named: Mapping[int, int]) -> None:
        """Take note of the persons by their posts, the bodies by their words, and where and how often each is named."""
        self.first_of, self.times_named = first_of, times_named
        for entity in self.entities:
            for word in sorted(entity.posts) if entity.kind == "person" else ():
                self.by_post.setdefault(word, []).append(entity)
            for word in sorted(entity.words) if entity.kind not in BODILESS else ():
                self.by_word.setdefault(word, []).append(entity)
            if entity.kind in BODIES and ACRONYM.fullmatch(entity.fullest):
                self.by_letter.setdefault(entity.fullest[-1], []).append(entity)

    def named_with(self, noun: str) -> list[Entity]:
        """The named bodies with this noun in their name, those named most first."""
        return sorted(self.by_word.get(noun, ()), key=lambda e: (-self.times_named.get(e.number, 0), e.number))
