"""Antecedents: the actor that a description takes up again, or that the text will soon name."""

from collections.abc import Iterable, Mapping

from sayso.language import Analysis
from sayso.reading.actor import nouns
from sayso.reading.actor.entities import Entities, Entity, Key
from sayso.reading.actor.index import BODIES, BODILESS, Index
from sayso.reading.actor.likeness import generic, has_any, ministry, one_side, same_person, unionised
from sayso.reading.actor.mentions import Mention
from sayso.reading.actor.ownership import ARMY, Ownership, is_army
from sayso.reading.actor.pronouns import Salience

FAR_MORE = 3  # times that the body meant by a bare noun is named for each time of the next
FIRM_LONGEST = 2  # words of a description that takes up a company
SOON = 4  # sentences between `a spokesman` and the name
GOVERNMENT = "government"  # whose forces are an army, it does not say which
TELLING = frozenset({"acl", "relcl"})


class Antecedents:
    """Looks for the actor of a description among those known before, or named after it."""

    def __init__(
        self,
        analysis: Analysis,
        entities: Entities,
        salience: Salience,
        ownership: Ownership,
        mentions: Mapping[int, Mention],
    ) -> None:
        self.analysis = analysis
        self.entities = entities
        self.salience = salience
        self.ownership = ownership
        self.index = Index(analysis, entities, mentions.values())
        self.institutions: dict[tuple[str, frozenset[str]], list[Entity]] = {}

    def keep(self, mention: Mention, entity: Entity) -> None:
        """Remember an institution by the words that describe it."""
        if entity.kind == "institution" and not entity.army:
            held = self.institutions.setdefault((ministry(mention.words[-1]), self.ownership.rest(mention)), [])
            held += [entity] if entity not in held else []

    def known(self, mention: Mention, owner: Entity | None, key: Key) -> Entity | None:
        """The actor that a description may mean besides a new one, or None."""
        if mention.indefinite and not mention.plural:
            return self._introduced(mention, owner)
        same = self.entities.by_key.get(key) or self._institution(mention, owner) or self._army(mention, key)
        same = same or self._alone(mention)
        if same is not None:
            return same
        if not mention.definite:
            return self._collective(mention, owner) or self._again(mention, owner)
        if mention.kind in {"unnamed", "crowd"}:
            return self._person(mention, owner)
        if owner is not None or (mention.owner is not None and self.analysis.deps[mention.owner] == "poss"):
            return self._union(mention) or self._firm(mention)
        return self._body(mention) or self._prominent(mention) or self._later(mention)

    def _union(self, mention: Mention) -> Entity | None:
        """The union last spoken of, for `the firm's main union`."""
        if mention.plural or not nouns.has_label(mention.words[-1], "generic_union"):
            return None
        return next((e for e in self.salience.recent() if e.named and unionised(e)), None)

    def _alone(self, mention: Mention) -> Entity | None:
        """Whom the text also calls by the noun alone: `Congress` for `the Peruvian Congress`, `lawmakers` for Peru's.

        They are the same only where the text tells of no other nation's.
        """
        noun, nation = mention.words[-1], mention.nation
        if nation is None or self.ownership.rest(mention) or self.index.nations_of.get(noun) != {nation}:
            return None
        if mention.plural:
            acting = nouns.has_label(noun, "acting_plural") and not mention.indefinite
            return self.entities.by_key.get(("described ", f"{noun} (several)")) if acting else None
        return self.entities.by_key.get(("name", noun)) if mention.kind == "institution" else None

    def _army(self, mention: Mention, key: Key) -> Entity | None:
        """The only army spoken of so far, where one of the two says no more than that it is a state's."""
        if key[1] != ARMY:
            return None
        armies = [entity for entity in self.salience.recent() if entity.army]
        if len(armies) != 1 or (mention.nation is not None and armies[0].nation not in {None, mention.nation}):
            return None
        ours = self._possessor(mention)
        its = [self._possessor(m) for m in armies[0].mentions if m.form == "description"]
        if not ours or not any((*its, armies[0].nation, armies[0].owner)):
            return armies[0]
        nation = armies[0].nation if ours == GOVERNMENT else mention.nation
        return armies[0] if GOVERNMENT in (ours, *its) and nation is not None else None

    def _possessor(self, mention: Mention) -> str:
        """The noun that says whose a described actor is; empty where none does."""
        return "" if mention.owner is None else self.analysis.lemmas[mention.owner]

    def _introduced(self, mention: Mention, owner: Entity | None) -> Entity | None:
        """The person or body that the text names soon after `a spokesman`, `a union` with that very noun."""
        near = self.analysis.sentence_of[mention.head] + SOON
        if mention.kind == "unnamed":
            post = self.ownership.post(mention, owner)
            posted = self.index.by_post.get(mention.words[-1], ())
            found = [e for e in posted if post <= e.posts and one_side(e, mention, owner)]
        else:
            named = self.index.named_with(mention.words[-1]) if len(mention.words) == 1 else []
            found = named if len(named) == 1 and mention.kind == "group" else []
        for entity in found:
            first = self.index.first_of.get(entity.number, -1)
            if first > mention.head and self.analysis.sentence_of[first] <= near:
                return entity
        return None

    def _institution(self, mention: Mention, owner: Entity | None) -> Entity | None:
        """The one institution of these words whose owner does not differ: `the territory’s health ministry`."""
        rest = self.ownership.rest(mention)
        if mention.kind != "institution" or not rest:
            return None
        found = [
            entity
            for entity in self.institutions.get((ministry(mention.words[-1]), rest), ())
            if owner in {None, entity.owner} or entity.owner is None or "place" in {owner.kind, entity.owner.kind}
            if mention.nation is None or entity.nation in {None, mention.nation}
        ]
        return found[0] if len(found) == 1 else None

    def _collective(self, mention: Mention, owner: Entity | None) -> Entity | None:
        """A medium or army before that a bare plural names again: `state media` after `Ardenian state media`."""
        if owner is not None or mention.indefinite or mention.kind not in {"media", "institution"}:
            return None
        return self._body(mention) if len(mention.words) > 1 or is_army(mention, frozenset()) else None

    def _again(self, mention: Mention, owner: Entity | None) -> Entity | None:
        """The only ones of a noun before that it takes up alone: `analysts` after `financial analysts`.

        Those of a nation or number are not, nor is a noun that says by itself whom it means (`analysts of the bank`).
        """
        analysis, head = self.analysis, mention.head
        told = any(analysis.deps[c] in TELLING or analysis.lemmas[c] == "of" for c in analysis.children[head])
        if owner is not None or not mention.plural or len(mention.run) > 1 or told:
            return None
        found = [e for e in self.salience.recent() if not e.named and e.plural and e.head == mention.words[-1]]
        if len(found) != 1 or found[0].nation is not None:
            return None
        counted = any(analysis.pos[t] == "NUM" for before in found[0].mentions[:1] for t in before.run)
        return None if counted else found[0]

    def _person(self, mention: Mention, owner: Entity | None) -> Entity | None:
        """The person with this role, or the unnamed one with this noun; of several the one last spoken of."""
        head, post = mention.words[-1], self.ownership.post(mention, owner)
        if mention.plural and not post and owner is None and nouns.has_label(head, "follower"):
            fighting = [entity for entity in self.salience.recent() if entity.fights]
            if len(fighting) == 1:
                return fighting[0]
            if not fighting and len(mention.words) == 1 and (group := self._main_group()) is not None:
                return group
        for among in (self.salience.recent(), self.index.by_post.get(head, ())):
            for entity in among:
                if entity.plural == mention.plural and same_person(entity, mention, post, owner):
                    return entity
        return None

    def _main_group(self) -> Entity | None:
        """The group named before, no company or union, that the text names far more than any other."""
        groups = [e for e in self.salience.recent() if e.named and e.kind == "group" and not unionised(e)]
        fit = [e for e in groups if not any(nouns.has_label(word, "company_word") for word in e.words)]
        return self._far_most(fit)

    def _far_most(self, found: Iterable[Entity]) -> Entity | None:
        """The one that the text names far more than any of the others, and more than once."""
        times = sorted(found, key=lambda e: -self.index.times_named.get(e.number, 0))[:2]
        counts = [*(self.index.times_named.get(e.number, 0) for e in times), 0, 0]
        return times[0] if counts[0] >= FAR_MORE * max(counts[1], 1) else None

    def _body(self, mention: Mention) -> Entity | None:
        """The organisation, army, medium or state before that a definite description takes up."""
        head, rest = mention.words[-1], frozenset(mention.words[:-1])
        army = is_army(mention, rest)
        sure = self._firm(mention) or (self._lettered(mention) if not rest else None)
        if sure is not None:
            return sure
        for entity in self.salience.recent():
            if entity.kind in BODILESS or (mention.nation and entity.nation not in {None, mention.nation}):
                continue
            if army and entity.army:
                return entity
            if not self._as_many(mention, entity) or (entity.plural != mention.plural and not entity.named):
                continue
            if (head in entity.words and rest <= entity.words) or generic(mention, rest, entity):
                return entity
        return None

    def _as_many(self, mention: Mention, entity: Entity) -> bool:
        """Whether no number says otherwise: `the five unions` are no `other unions`, but `five public unions`."""
        number = self._number(mention)
        return number is None or any(self._number(m) == number for m in entity.mentions)

    def _number(self, mention: Mention) -> str | None:
        tokens = range(mention.run.first, mention.head)
        return next((self.analysis.words[t].lower() for t in tokens if self.analysis.pos[t] == "NUM"), None)

    def _lettered(self, mention: Mention) -> Entity | None:
        """The one body known by an acronym alone that this noun ends: `the Mission` for `NSM`."""
        noun = self.analysis.words[mention.head]
        if not noun[:1].isupper() or mention.plural or mention.kind not in BODIES:
            return None
        found = self.index.by_letter.get(noun[0], [])
        return found[0] if len(found) == 1 else None

    def _firm(self, mention: Mention) -> Entity | None:
        """The company last spoken of that the text has called one: `the company`, `the US firm`, `the car giant`."""
        described = mention.plural or len(mention.words) > FIRM_LONGEST
        if described or not nouns.has_label(mention.words[-1], "generic_company"):
            return None
        if mention.owner is not None and self.analysis.deps[mention.owner] == "poss":
            return None
        for entity in self.salience.recent():
            called = any(has_any(word, "company_word", "generic_company") for word in entity.words)
            if entity.named and entity.kind == "group" and called and entity.nation in {None, mention.nation}:
                return entity
        return None

    def _prominent(self, mention: Mention) -> Entity | None:
        """The one body that the whole text names with this noun, or far more than any other (`the university`)."""
        if mention.plural or len(mention.words) > 1:
            return None
        found = self.index.named_with(mention.words[-1])
        return found[0] if len(found) == 1 else self._far_most(found)

    def _later(self, mention: Mention) -> Entity | None:
        """The one body that the text will describe with this noun and more words (`the union` in a headline)."""
        if mention.plural or mention.owner is not None or len(mention.words) > 1:
            return None
        found = dict[Key, Mention]()
        for later in self.index.by_head.get(mention.words[-1], ()):
            if later.head > mention.head and later.plural == mention.plural and not later.indefinite:
                named = later.form == "name"
                key = self.entities.key_of(later) if named else self.ownership.key(later, self.ownership.of(later))
                found.setdefault(key, later)
            if len(found) > 1:
                return None
        return next((self._ahead(key, later) for key, later in found.items()), None)

    def _ahead(self, key: Key, later: Mention) -> Entity:
        """The actor of a mention that the walk has not reached yet."""
        if later.form == "name":
            return self.entities.name(later)
        entity = self.entities.by_key.get(key) or self.entities.new(later)
        entity.owner = entity.owner or self.ownership.of(later)
        return self.entities.by_key.setdefault(key, entity)
