"""The speakers of a transcript: each label's actor, and whose turn a word stands in."""

import re
from bisect import bisect_right

from sayso.language import Analysis, Tokens
from sayso.model import Document
from sayso.reading.actor import nouns
from sayso.reading.actor.authors import heading_of
from sayso.reading.actor.entities import Entities, Entity
from sayso.reading.actor.mentions import Mention
from sayso.reading.turns import Turn, turns_of

ASKER = "unnamed reporter"
WORD = re.compile(r"[\w.’'-]+")
NAME_LONGEST = 2  # words before a surname


class Transcript:
    """The turns of one document with the actors who speak them; empty for a text without turns."""

    def __init__(self, document: Document, analysis: Analysis, entities: Entities) -> None:
        self.analysis = analysis
        self.entities = entities
        self.heading = heading_of(document, analysis)
        self.turns = turns_of(analysis)
        self.starts = [turn.label.start for turn in self.turns]
        self.speakers: dict[str, Entity] = {}

    def enter(self) -> None:
        """Give every label to its speaker."""
        for turn in self.turns:
            name, run = self.analysis.tokens_in(turn.name), self.analysis.tokens_in(turn.label)
            if name and run:
                self.entities.add((self._speaker(turn),), self._mention(turn, name, run))

    def at(self, token: int) -> tuple[Entity, ...]:
        """The speaker of the turn that a token stands in."""
        place = bisect_right(self.starts, self.analysis.starts[token]) - 1
        return (self._speaker(self.turns[place]),) if place >= 0 else ()

    def _mention(self, turn: Turn, name: Tokens, run: Tokens) -> Mention:
        """A label as a mention: a name, or for those who ask a word that names nobody."""
        words = tuple(self.analysis.words[t].lower() for t in name)
        form, kind = ("pronoun", "i") if turn.asked else ("name", "person")
        titled = Tokens(run.first, name.stop)
        return Mention(head=name.stop - 1, run=titled, core=name, form=form, kind=kind, words=words)

    def _speaker(self, turn: Turn) -> Entity:
        name = ASKER if turn.asked else self.analysis.text[turn.name.start : turn.name.end]
        if name not in self.speakers:
            if turn.asked:
                self.speakers[name] = self.entities.found(ASKER, "unnamed")
            else:
                self.speakers[name] = self._known(name) or self.entities.found(self._full(name), "person")
        return self.speakers[name]

    def _known(self, label: str) -> Entity | None:
        """The person whom the text names with the label's surname; of an office the one who holds it."""
        last = label.split()[-1].casefold()
        office = nouns.is_title(last)
        for entity in self.entities:
            if entity.kind == "person" and entity.mentions:
                known = last in entity.posts if office else entity.fullest.casefold().split()[-1] == last
                if known:
                    return entity
        return None

    def _full(self, label: str) -> str:
        """A label's name as the heading gives it in full, else as names are written."""
        before: list[str] = []
        for word in WORD.findall(self.heading):
            if word.casefold() == label.split()[-1].casefold() and before:
                return " ".join([*before[-NAME_LONGEST:], word])
            before = [*before, word] if word[:1].isupper() and not nouns.is_title(word) else []
        return label.title()
