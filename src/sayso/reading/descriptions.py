"""Descriptions: which actor `the prime minister`, `the group` or `Israeli forces` takes up, if any."""

from collections.abc import Iterable, Mapping

from sayso.language import Analysis
from sayso.reading import nouns
from sayso.reading.entities import Entities, Entity, Key
from sayso.reading.mentions import Mention, bare, role_text
from sayso.reading.pronouns import Salience

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
        self.by_head: dict[str, list[Mention]] = {}
        for mention in mentions.values():
            if mention.form != "pronoun" and len(mention.words) > 1:
                self.by_head.setdefault(mention.words[-1], []).append(mention)

    def entity(self, mention: Mention) -> Entity:
        """The actor that a description names: one known before, or a new one."""
        owner = self.owner(mention)
        named = self._beside(mention)
        if named is not None:
            self.give_role(named, role_text(self.analysis, mention), owner, mention)
            return named
        key = self.key(mention, owner)
        found = self._known(mention, owner, key)
        if found is None:
            found = self.entities.new(mention)
            found.owner = owner
        if mention.plural or not mention.indefinite:
            self.entities.by_key.setdefault(key, found)
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
        if nouns.has_label(mention.words[-1], "armed_force") and not words - PLAIN_ARMY:
            return f"described {whose}", "army"
        return f"described {whose}", " ".join(sorted({*words, mention.words[-1]}))

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
        entity.role = entity.role or role
        entity.nation = entity.nation or mention.nation
        if entity.owner is None and owner is not entity:
            entity.owner = owner

    def _known(self, mention: Mention, owner: Entity | None, key: Key) -> Entity | None:
        """An actor spoken of before that the description may name, or None."""
        if mention.indefinite and not mention.plural:
            return None
        same = self.entities.by_key.get(key)
        if same is not None or not mention.definite:
            return same
        if mention.kind in {"unnamed", "crowd"}:
            return self._person(mention, owner)
        if owner is not None:
            return None
        return self._body(mention) or self._later(mention)

    def _person(self, mention: Mention, owner: Entity | None) -> Entity | None:
        """The person with this role, or the unnamed one with this noun; of several the one last spoken of."""
        rest = frozenset(mention.words[:-1]) - self.owner_words(mention)
        if owner is None and mention.owner is not None and mention.nation is None:
            rest |= {self.analysis.lemmas[mention.owner]}  # `secretary of state`
        for among in (self.salience.recent(), self.entities):
            for entity in among:
                if entity.plural == mention.plural and self._same_person(entity, mention, rest, owner):
                    return entity
        return None

    def _same_person(self, entity: Entity, mention: Mention, rest: frozenset[str], owner: Entity | None) -> bool:
        head = mention.words[-1]
        if entity.kind == "person":
            role = entity.role_words()
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
        army = nouns.has_label(head, "armed_force") and not rest - PLAIN_ARMY
        for entity in self.salience.recent():
            if entity.kind in BODILESS:
                continue
            words = entity.all_words()
            if army and entity.kind == "institution" and any(nouns.has_label(w, "armed_force") for w in words):
                return entity
            if entity.plural != mention.plural and not entity.named:
                continue
            if head in words and rest <= words:
                return entity
            if not rest and not mention.plural and entity.named and generic(head, entity.kind):
                return entity
        return None

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

    def _beside(self, mention: Mention) -> Entity | None:
        """The actor named beside the description: by apposition, `is a`, or as after a title."""
        for token in (*self._apposed(mention.head), *self._titled(mention)):
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


def generic(head: str, kind: str) -> bool:
    """Whether a noun may name any actor of a kind (`the group`, `the country`)."""
    return nouns.has_label(head, f"generic_{kind}") or (kind == "group" and nouns.has_label(head, "generic_company"))


def _fits(mention: Mention, other: Mention, entity: Entity) -> bool:
    """Whether a description's kind suits the name beside it."""
    if entity.kind == "person":
        return mention.kind == "unnamed"
    if other.kind in {"thing", "place", "people"}:
        return False
    return mention.kind not in {"unnamed", "crowd"} and not mention.plural
