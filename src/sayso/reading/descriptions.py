"""Descriptions: which actor `the prime minister`, `the group` or `Israeli forces` takes up, if any."""

from collections.abc import Iterable, Mapping

from sayso.language import Analysis
from sayso.reading import naming, nouns
from sayso.reading.entities import Entities, Entity, Key
from sayso.reading.mentions import Mention, bare, full_phrase, role_text
from sayso.reading.pronouns import Salience

SOON = 4  # sentences between `a spokesman` and the name
PLAIN_ARMY = frozenset({"ground", "armed", "defence", "defense", "regular", "national", "own", "air", "military"})
BODILESS = frozenset({"person", "unnamed", "place", "thing"})


class Descriptions:
    """Finds or begins the actor of each description, in the order of the text."""

    def __init__(
        self, analysis: Analysis, entities: Entities, salience: Salience, mentions: Mapping[int, Mention]
    ) -> None:
        self.analysis = analysis
        self.entities = entities
        self.salience = salience
        self.mentions = mentions
        self.name_at = {t: name for name in analysis.names for t in name.tokens}
        self.bodies: dict[tuple[str, frozenset[str]], list[Entity]] = {}
        self.by_word: dict[str, list[Entity]] = {}
        self.by_post: dict[str, list[Entity]] = {}
        self.first_of: Mapping[int, int] = {}
        self.times_named: Mapping[int, int] = {}
        self.by_head: dict[str, list[Mention]] = {}
        for mention in mentions.values():
            if mention.form != "pronoun" and len(mention.words) > 1:
                self.by_head.setdefault(mention.words[-1], []).append(mention)

    def know(self, named: Iterable[Entity], first_of: Mapping[int, int], times_named: Mapping[int, int]) -> None:
        """Take note of the persons by their posts, the bodies by their words, and where and how often each is named."""
        self.first_of, self.times_named = first_of, times_named
        for entity in named:
            for word in entity.posts if entity.kind == "person" else ():
                self.by_post.setdefault(word, []).append(entity)
            for word in entity.words if entity.kind not in BODILESS else ():
                self.by_word.setdefault(word, []).append(entity)

    def entity(self, mention: Mention) -> Entity:
        """The actor that a description names: one known before, or a new one."""
        owner = self.owner(mention)
        named = self.beside(mention)
        if named is not None:
            self.give_role(named, role_text(self.analysis, mention), owner, mention)
            named.words |= set(mention.words) if named.kind != "person" else set()
            return named
        if owner is not None and self._same_as_owner(mention, owner):
            return owner
        key = self.key(mention, owner)
        found = self._known(mention, owner, key)
        if found is None:
            found = self.entities.new(mention)
            found.owner = owner
            found.army = key[1] == "army"
        if mention.plural or not mention.indefinite:
            self.entities.by_key.setdefault(key, found)
        if found.kind == "institution" and not found.army:
            rest = frozenset(mention.words[:-1]) - self.owner_words(mention)
            held = self.bodies.setdefault((mention.words[-1], rest), [])
            held += [found] if found not in held else []
        return found

    def owner(self, mention: Mention) -> Entity | None:
        """The actor that a described one belongs to."""
        if mention.owner is None:
            return None
        known = self.entities.of_token.get(mention.owner)
        if known:
            return known[0]
        if mention.nation is not None:
            by_key = self.entities.by_key
            return by_key.get(("state", mention.nation)) or by_key.get(("people", mention.nation))
        name = self.name_at.get(mention.owner)
        return None if name is None else self.entities.called(bare(self.analysis, name.tokens))

    def key(self, mention: Mention, owner: Entity | None) -> Key:
        """What makes two descriptions one actor's: whose it is, and its words."""
        if mention.nation is not None:
            whose = mention.nation
        elif owner is not None:
            whose = owner.nation if owner.kind == "state" and owner.nation else f"#{owner.number}"
        else:
            whose = "" if mention.owner is None else self.analysis.lemmas[mention.owner]
        words = set(mention.words[:-1]) - self.owner_words(mention)
        if is_army(mention, frozenset(words)):
            return f"described {whose}", "army"
        number = " (several)" if mention.plural else ""
        return f"described {whose}", " ".join(sorted({*words, mention.words[-1], *self._quantity(mention)})) + number

    def _quantity(self, mention: Mention) -> list[str]:
        """What tells `some analysts` from `other analysts`: the determiners of an indefinite plural."""
        if not (mention.indefinite and mention.plural):
            return []
        return [self.analysis.words[t].lower() for t in range(mention.run.first, mention.core.first)]

    def owner_words(self, mention: Mention) -> frozenset[str]:
        """The words of the core that say whose it is."""
        if mention.owner is None or mention.owner >= mention.head:
            return frozenset()
        whole = self.analysis.subtrees[mention.owner]
        name = self.name_at.get(mention.owner)
        spanned = [t for t in (*whole, *(name.tokens if name else ())) if t < mention.head]
        return frozenset(
            self.analysis.lemmas[t] for t in (*spanned, mention.owner, mention.owner + 1) if t < mention.head
        )

    def give_role(self, entity: Entity, role: str, owner: Entity | None, mention: Mention) -> None:
        """Note a person's post, and for whom it is held."""
        if entity.kind != "person" or mention.kind != "unnamed":
            return
        entity.hold(role)
        entity.nation = entity.nation or mention.nation
        if entity.owner is None and owner is not entity:
            entity.owner = owner

    def _known(self, mention: Mention, owner: Entity | None, key: Key) -> Entity | None:
        """An actor spoken of before that the description may name, or None."""
        if mention.indefinite and not mention.plural:
            return self._introduced(mention, owner)
        same = self.entities.by_key.get(key) or self._institution(mention, owner)
        if same is not None:
            return same
        if not mention.definite:
            return self._collective(mention, owner)
        if mention.kind in {"unnamed", "crowd"}:
            return self._person(mention, owner)
        if owner is not None:
            return None
        return self._body(mention) or self._prominent(mention) or self._later(mention)

    def _named_soon(self, mention: Mention) -> Entity | None:
        """The only body of this noun that the text names, soon after `a union` told of it."""
        found = self.named_with(mention.words[-1])
        near = self.analysis.sentence_of[mention.head] + SOON
        if len(found) == 1:
            first = self.first_of.get(found[0].number, -1)
            if first > mention.head and self.analysis.sentence_of[first] <= near:
                return found[0]
        return None

    def named_with(self, noun: str) -> list[Entity]:
        """The named bodies with this noun in their name, those named most first."""
        return sorted(self.by_word.get(noun, ()), key=lambda e: (-self.times_named.get(e.number, 0), e.number))

    def _institution(self, mention: Mention, owner: Entity | None) -> Entity | None:
        """The one institution of these words whose owner does not differ: `the territory’s health ministry`."""
        rest = frozenset(mention.words[:-1]) - self.owner_words(mention)
        if mention.kind != "institution" or not rest:
            return None
        found = [
            entity
            for entity in self.bodies.get((mention.words[-1], rest), ())
            if owner in {None, entity.owner} or entity.owner is None or "place" in {owner.kind, entity.owner.kind}
            if mention.nation is None or entity.nation in {None, mention.nation}
        ]
        return found[0] if len(found) == 1 else None

    def _collective(self, mention: Mention, owner: Entity | None) -> Entity | None:
        """A medium or army before that a bare plural names again: `state media` after `Ardenian state media`."""
        if owner is not None or mention.indefinite or mention.kind not in {"media", "institution"}:
            return None
        return self._body(mention) if len(mention.words) > 1 or is_army(mention, frozenset()) else None

    def _introduced(self, mention: Mention, owner: Entity | None) -> Entity | None:
        """The person or body that the text names soon after `a spokesman`, `a union` with that very noun."""
        if mention.kind != "unnamed":
            return self._named_soon(mention) if mention.kind == "group" and len(mention.words) == 1 else None
        rest = self._rest(mention, owner)
        near = self.analysis.sentence_of[mention.head] + SOON
        for entity in self.by_post.get(mention.words[-1], ()):
            first = self.first_of[entity.number]
            soon = first > mention.head and self.analysis.sentence_of[first] <= near
            if soon and rest <= entity.posts and self._one_side(entity, mention, owner):
                return entity
        return None

    def _person(self, mention: Mention, owner: Entity | None) -> Entity | None:
        """The person with this role, or the unnamed one with this noun; of several the one last spoken of."""
        rest = self._rest(mention, owner)
        for among in (self.salience.recent(), self.entities):
            for entity in among:
                if entity.plural == mention.plural and self._same_person(entity, mention, rest, owner):
                    return entity
        return None

    def _rest(self, mention: Mention, owner: Entity | None) -> frozenset[str]:
        """The words that a post must have besides the noun: `state` of `secretary of state`."""
        rest = frozenset(mention.words[:-1]) - self.owner_words(mention)
        if owner is None and mention.owner is not None and mention.nation is None and self._lexical(mention.owner):
            rest |= {self.analysis.lemmas[mention.owner]}
        return rest

    def _lexical(self, token: int) -> bool:
        return self.analysis.pos[token] in {"NOUN", "PROPN"}

    def _same_person(self, entity: Entity, mention: Mention, rest: frozenset[str], owner: Entity | None) -> bool:
        head = mention.words[-1]
        if entity.kind == "person":
            role = entity.posts
            if entity.owner is not None and entity.owner.kind == "media" and nouns.has_label(head, "reporter"):
                return not rest and self._one_side(entity, mention, owner)
            if not role or not rest <= role or not self._one_side(entity, mention, owner):
                return False
            top = nouns.has_label(head, "top_role") and (owner is not None or mention.nation is not None)
            return head in role or (top and any(nouns.has_label(w, "top_role") for w in role))
        if entity.named or entity.head != head or not entity.mentions:
            return False
        return rest <= entity.words and (owner is None or entity.owner is owner)

    def _one_side(self, entity: Entity, mention: Mention, owner: Entity | None) -> bool:
        """Whether nation and owner of the two do not contradict each other."""
        if mention.nation is not None:
            return entity.nation in {None, mention.nation}
        return owner is None or entity.owner in {None, owner} or owner is entity.owner

    def _body(self, mention: Mention) -> Entity | None:
        """The organisation, army, medium or state before that a definite description takes up."""
        head, rest = mention.words[-1], frozenset(mention.words[:-1])
        army = is_army(mention, rest)
        if not rest and nouns.has_label(head, "generic_company"):
            firm = self._firm()
            if firm is not None:
                return firm
        for entity in self.salience.recent():
            if entity.kind in BODILESS:
                continue
            words = entity.words
            if army and entity.army:
                return entity
            if entity.plural != mention.plural and not entity.named:
                continue
            if head in words and rest <= words:
                return entity
            plain = all(nouns.has_label(w, "militant_word") for w in rest)
            if plain and not mention.plural and entity.named and self._generic(head, entity, words):
                return entity
        return None

    def _firm(self) -> Entity | None:
        """The company last spoken of that the text has called one."""
        for entity in self.salience.recent():
            firm = any(
                nouns.has_label(w, "company_word") or nouns.has_label(w, "generic_company") for w in entity.words
            )
            if entity.named and entity.kind == "group" and firm:
                return entity
        return None

    @staticmethod
    def _generic(head: str, entity: Entity, words: set[str]) -> bool:
        """Whether a noun may name this actor as one of its kind: `the company` no union, `the group` no port."""
        if nouns.has_label(head, f"generic_{entity.kind}"):
            return not any(nouns.has_label(w, "company_word") or nouns.has_label(w, "generic_union") for w in words)
        company = entity.kind == "group" and nouns.has_label(head, "generic_company")
        return company and not any(nouns.has_label(w, "political_word") for w in words)

    def _prominent(self, mention: Mention) -> Entity | None:
        """The one body that the whole text names with this noun, or far more than any other (`the university`)."""
        if mention.plural or len(mention.words) > 1:
            return None
        found = self.named_with(mention.words[-1])[:2]
        counts = [self.times_named.get(e.number, 0) for e in found]
        return found[0] if found and (len(found) == 1 or counts[0] >= 3 * max(counts[1], 1)) else None

    def _later(self, mention: Mention) -> Entity | None:
        """The one body that the text will name with this noun, where it names only one (`the union` in a headline)."""
        if mention.plural or mention.owner is not None or len(mention.words) > 1:
            return None
        found = dict[Key, Mention]()
        for later in self.by_head.get(mention.words[-1], ()):
            if later.head > mention.head and later.plural == mention.plural and not later.indefinite:
                key = self.entities.key_of(later) if later.form == "name" else self.key(later, self.owner(later))
                found.setdefault(key, later)
            if len(found) > 1:
                return None
        for key, later in found.items():
            if later.form == "name":
                return self.entities.name(later)
            entity = self.entities.by_key.get(key) or self.entities.new(later)
            entity.owner = entity.owner or self.owner(later)
            return self.entities.by_key.setdefault(key, entity)
        return None

    def _same_as_owner(self, mention: Mention, owner: Entity) -> bool:
        """Whether a phrase means the actor it belongs to: `Front fighters`, `the US administration`."""
        if mention.owner is None or self.analysis.deps[mention.owner] not in {"compound", "amod", "nmod"}:
            return False
        head = mention.words[-1]
        if owner.kind == "state":
            return head == "administration" or (head == "side" and not mention.plural)
        return not mention.indefinite and owner.kind == "group" and owner.named and nouns.has_label(head, "follower")

    def beside(self, mention: Mention) -> Entity | None:
        """The actor named beside the description: by apposition, `is a`, or as after a title."""
        for token in (*self._apposed(mention.head), *self._titled(mention), *self._bracketed(mention)):
            other, known = self.mentions.get(token), self.entities.of_token.get(token)
            if other is not None and known and other.form == "name" and _fits(mention, other, known[0]):
                return known[0]
        return None

    def _apposed(self, head: int) -> Iterable[int]:
        analysis = self.analysis
        yield from (c for c in analysis.children[head] if analysis.deps[c] == "appos")
        if analysis.deps[head] == "appos":
            yield analysis.heads[head]
        if analysis.deps[head] == "attr" and analysis.lemmas[analysis.heads[head]] == "be":
            yield from (c for c in analysis.children[analysis.heads[head]] if analysis.deps[c] == "nsubj")

    def _bracketed(self, mention: Mention) -> Iterable[int]:
        """The acronym in brackets after a described body: `the agency for refugees (ARW)`."""
        if mention.kind in {"group", "institution", "media"}:
            end = self.analysis.ends[full_phrase(self.analysis, mention).stop - 1]
            place = naming.bracketed(self.analysis.text, end)
            yield from () if place is None else self.analysis.tokens_in(place)

    def _titled(self, mention: Mention) -> Iterable[int]:
        """The name in `Secretary of State Ahmed Karim`, which the parse hangs below `of`."""
        analysis = self.analysis
        for prep in analysis.children[mention.head]:
            if prep == mention.head + 1 and analysis.lemmas[prep] in {"of", "for"}:
                for token in analysis.children[prep]:
                    name = self.mentions.get(token)
                    between = range(prep + 1, name.core.first) if name is not None and name.kind == "person" else ()
                    if between and not any(
                        nouns.is_title(analysis.words[t]) or analysis.words[t].islower() for t in between
                    ):
                        yield token


def is_army(mention: Mention, words: frozenset[str]) -> bool:
    """Whether a description means a state's or side's armed forces as a whole, by any word for them."""
    head = mention.words[-1]
    if words - PLAIN_ARMY or mention.indefinite or not nouns.has_label(head, "armed_force"):
        return False
    return mention.plural or not nouns.has_label(head, "armed_plural")


def _fits(mention: Mention, other: Mention, entity: Entity) -> bool:
    """Whether a description's kind suits the name beside it."""
    if entity.kind == "person":
        return mention.kind == "unnamed"
    if other.kind in {"thing", "place", "people"}:
        return False
    return mention.kind not in {"unnamed", "crowd"} and not mention.plural
