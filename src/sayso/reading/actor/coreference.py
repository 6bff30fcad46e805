"""Coreference inside one document: each mention finds its actor or begins one, in the order of the text."""

from collections import Counter
from collections.abc import Sequence

from sayso.language import Analysis, Tokens
from sayso.reading.actor import nouns
from sayso.reading.actor.descriptions import Descriptions
from sayso.reading.actor.entities import Entities, Entity
from sayso.reading.actor.mentions import Mention, bare, without_article
from sayso.reading.actor.ownership import PLAIN_ARMY
from sayso.reading.actor.pairs import Pairs
from sayso.reading.actor.pronouns import Salience
from sayso.reading.nations import Nations

PLACING = frozenset({"in", "of", "at", "across", "into", "near", "over"})


class Resolver:
    """Walks the mentions of a document; `first_person` holds the pronouns that wait for their speaker."""

    def __init__(
        self,
        analysis: Analysis,
        mentions: Sequence[Mention],
        modifiers: Sequence[Mention],
        nations: Nations,
        sources: frozenset[int],
        *,
        joint: bool = False,
    ) -> None:
        self.analysis = analysis
        self.mentions = mentions
        self.modifiers = modifiers
        self.at = {m.head: m for m in mentions}
        self.entities = Entities(analysis, [*mentions, *modifiers], nations)
        self.salience = Salience(analysis, sources)
        self.descriptions = Descriptions(analysis, self.entities, self.salience, self.at)
        self.pairs = Pairs(analysis, self.entities, self.salience, joint=joint)
        self.times_named = Counter[int]()
        self.first_person: list[Mention] = []

    def run(self) -> Entities:
        """The actors of the document."""
        names = [m for m in self.mentions if m.form == "name"]
        for mention in names:
            self.entities.of_token[mention.head] = (self._named(mention),)
        for mention in self.modifiers:
            self._named(mention)
        for mention in names:
            entity = self.entities.of_token[mention.head][0]
            if mention.kind == "person":
                self._title(mention, entity)
            elif entity.kind in {"institution", "media"}:
                self._belong(mention, entity)
        self._posts()
        self.pairs.know(self.mentions, self.times_named)
        for mention in self.mentions:
            found = self._found(mention)
            if found:
                self.entities.add(found, mention)
                self.salience.saw(mention, found)
                self._join(mention)
        return self.entities

    def _belong(self, mention: Mention, entity: Entity) -> None:
        """A named body's side: the nation or owner that its name, or the words before it, begin with."""
        before = Tokens(mention.run.first, max(mention.core.first, mention.run.first + 1))
        for token in (*before, mention.core.first):
            nation = self.entities.nations.described(self.analysis.words[token])
            owner = self.entities.called(self.analysis.words[token]) if nation is not None else None
            own = self.analysis.deps[token] == "poss"
            if entity.kind == "media" and not own and self.entities.nations.named(self.analysis.words[token]):
                continue  # `Peru Radio One`: a state beside a medium, whose side an adjective would tell
            if own:
                owner = owner or next(iter(self.entities.of_token.get(token, ())), None)
            if entity.owner is None and owner is not entity:
                entity.owner = owner

    def _posts(self) -> None:
        """The posts that stand beside names anywhere in the text, before the walk."""
        for mention in self.mentions:
            if mention.form == "description":
                self.descriptions.appoint(mention)
        first_of: dict[int, int] = {}
        for mention in self.mentions:
            if mention.form == "name":
                first_of.setdefault(self.entities.of_token[mention.head][0].number, mention.head)
        self.descriptions.antecedents.index.know(first_of, self.times_named)

    def _found(self, mention: Mention) -> tuple[Entity, ...]:
        if mention.form == "name":
            return self.entities.of_token[mention.head]
        if mention.form == "description":
            pair = self.pairs.of(mention) if self.pairs.means_several(mention) else None
            return (self.descriptions.entity(mention),) if pair is None else pair
        if mention.kind in {"i", "we"}:
            self.first_person.append(mention)
            return ()
        return self.salience.referent(mention)

    def _named(self, mention: Mention) -> Entity:
        """The actor of a name; a state's army by its full name is the one that `the army` means."""
        entity = self.entities.name(mention)
        self.times_named[entity.number] += 1
        nation = self.entities.nations.described(
            bare(self.analysis, Tokens(mention.core.first, mention.core.first + 1))
        )
        army = entity.kind != "person" and nouns.has_label(mention.words[-1], "armed_force")
        if nation is not None and army and set(mention.words[1:-1]) <= PLAIN_ARMY and len(mention.words) > 1:
            entity.army = True
            self.entities.by_key.setdefault((f"described {nation}", "army"), entity)
        return entity

    def _title(self, mention: Mention, entity: Entity) -> None:
        """A person's role, nation and side from the words before the name."""
        before = Tokens(mention.run.first, mention.core.first)
        if not before:
            return
        for token in before:
            entity.nation = entity.nation or self.entities.nations.described(self.analysis.words[token])
            name = self.descriptions.ownership.name_at.get(token)
            owner = None if name is None else self.entities.called(bare(self.analysis, name.tokens))
            if entity.owner is None and owner is not entity:
                entity.owner = owner
        posts = [t for t in before if nouns.is_title(self.analysis.words[t])]
        if posts and not all(nouns.is_honorific(self.analysis.words[t]) for t in posts):
            entity.hold(without_article(bare(self.analysis, before)))

    def _join(self, mention: Mention) -> None:
        """Remember a coordination as one: `they` may mean all of `the union and the port`."""
        if self.analysis.deps[mention.head] != "conj":
            return
        first = mention.head
        while self.analysis.deps[first] == "conj" and self.analysis.heads[first] != first:  # a misparse may root one
            first = self.analysis.heads[first]
        if self.analysis.deps[first] == "pobj" and self.analysis.lemmas[self.analysis.heads[first]] in PLACING:
            return
        members = [self.entities.of_token.get(t, ()) for t in self.analysis.conjuncts(first) if t <= mention.head]
        if self.at.get(first) is not None and all(len(m) == 1 for m in members):
            self.salience.saw(self.at[first], tuple(dict.fromkeys(m[0] for m in members)))
