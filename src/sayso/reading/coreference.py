"""Coreference inside one document: descriptions and pronouns find the actor that they stand for."""

from collections.abc import Iterable, Sequence

from sayso.language import Analysis
from sayso.reading import nouns
from sayso.reading.entities import Entities, Entity
from sayso.reading.mentions import Mention, bare, full_phrase
from sayso.reading.pronouns import Salience

NOTHING_ADDED = frozenset({"ground", "armed", "defence", "defense", "regular", "military", "national", "own"})


class Resolver:
    """Walks the mentions of a document in order; each finds its actor or begins one."""

    def __init__(self, analysis: Analysis, mentions: Sequence[Mention], speakers: Iterable[int]) -> None:
        self.analysis = analysis
        self.mentions = mentions
        self.at = {m.head: m for m in mentions}
        self.name_at = {t: name for name in analysis.names for t in name.tokens}
        self.entities = Entities(analysis, mentions)
        self.salience = Salience(analysis, frozenset(speakers))
        self.first_person: list[Mention] = []

    def run(self) -> Entities:
        """The actors of the document; first-person pronouns are left in `first_person`."""
        for mention in self.mentions:
            if mention.form == "name":
                self.entities.of_token[mention.head] = self.entities.name(mention)
        for mention in self.mentions:
            entity = self._entity(mention)
            if entity is not None:
                self.entities.add(entity, mention)
                self.salience.saw(mention, entity)
        return self.entities

    def _entity(self, mention: Mention) -> Entity | None:
        if mention.form == "name":
            return self.entities.of_token[mention.head]
        if mention.form == "description":
            return self._described(mention)
        if mention.kind in {"i", "we"}:
            self.first_person.append(mention)
            return None
        return self.salience.referent(mention)

    def owner(self, mention: Mention) -> Entity | None:
        """The actor that a described one belongs to."""
        if mention.owner is None:
            return None
        found = self.entities.of_token.get(mention.owner)
        if found is not None:
            return found
        if mention.nation is not None:
            return self.entities.by_key.get(("state", mention.nation)) or self.entities.by_key.get(
                ("people", mention.nation)
            )
        name = self.name_at.get(mention.owner)
        return None if name is None else self.entities.called(bare(self.analysis, name.tokens))

    def _described(self, mention: Mention) -> Entity | None:
        named = self._apposed(mention)
        owner = self.owner(mention)
        if named is not None:
            self._give_role(named, mention, owner)
            return named
        found = self._known(mention, owner)
        if found is None:
            found = self.entities.new(mention)
            found.owner = owner
        key = self._key(mention, owner)
        if not (mention.indefinite and not mention.plural):
            self.entities.by_key.setdefault(key, found)
        return found

    def _key(self, mention: Mention, owner: Entity | None) -> tuple[str, str]:
        whose = mention.nation or (f"#{owner.number}" if owner is not None else "")
        words = set(mention.words) - {whose.casefold()}
        if nouns.has_label(mention.words[-1], "armed_force") and not set(mention.words[:-1]) - NOTHING_ADDED - {
            whose.casefold()
        }:
            words = {"army"}
        if owner is not None and not owner.named:
            words |= owner.words
        return f"described {whose}", " ".join(sorted(words))

    def _known(self, mention: Mention, owner: Entity | None) -> Entity | None:
        """An actor spoken of before that the description may name, or None."""
        if mention.indefinite and not mention.plural:
            return None
        same = self.entities.by_key.get(self._key(mention, owner))
        if same is not None or not mention.definite:
            return same
        if mention.kind == "unnamed" or (mention.kind == "crowd" and mention.plural):
            return self._person(mention, owner)
        return self._body(mention, owner)

    def _person(self, mention: Mention, owner: Entity | None) -> Entity | None:
        """The person with this role, or the unnamed one with this noun."""
        head, words = mention.words[-1], frozenset(mention.words[:-1])
        top = nouns.has_label(head, "top_role")
        for entity in self.salience.recent():
            if entity.plural != mention.plural:
                continue
            role = frozenset((entity.role or "").casefold().replace("-", " ").split())
            if entity.kind == "person" and role and self._agree(entity, mention, owner):
                rest = {w for w in words if w not in role} - self._nation_words(mention)
                if head in role and not rest:
                    return entity
                if top and owner is not None and not rest and any(nouns.has_label(w, "top_role") for w in role):
                    return entity
            same = not entity.named and entity.head == head and words - self._nation_words(mention) <= entity.words
            if same and self._agree(entity, mention, owner):
                return entity
        return None

    def _nation_words(self, mention: Mention) -> frozenset[str]:
        if mention.owner is None or mention.owner > mention.head:
            return frozenset()
        return frozenset(self.analysis.lemmas[t] for t in range(mention.core.first, mention.owner + 1))

    def _agree(self, entity: Entity, mention: Mention, owner: Entity | None) -> bool:
        """Whether nation and owner of the two do not contradict."""
        if mention.nation is not None:
            return (entity.nation or (entity.owner.nation if entity.owner else None)) == mention.nation
        return owner is None or entity.owner is owner

    def _body(self, mention: Mention, owner: Entity | None) -> Entity | None:
        """The organisation, army, medium or state that a definite description takes up again."""
        head = mention.words[-1]
        if owner is not None:
            return None
        rest = frozenset(mention.words[:-1])
        army = nouns.has_label(head, "armed_force") and not rest - NOTHING_ADDED
        for entity in self.salience.recent():
            if entity.kind in {"person", "unnamed", "place", "thing"}:
                continue
            if entity.plural != mention.plural and not entity.named and not army:
                continue
            words = {w.casefold() for name in entity.names for w in name.split()} if entity.named else entity.words
            if head in words and rest <= words:
                return entity
            if army and entity.kind == "institution" and any(nouns.has_label(w, "armed_force") for w in words):
                return entity
            if not rest and not mention.plural and entity.named and self._generic(head, entity):
                return entity
        return None

    def _generic(self, head: str, entity: Entity) -> bool:
        """Whether a noun names any actor of a kind (`the group`, `the country`)."""
        if entity.kind == "group" and nouns.has_label(head, "generic_company"):
            return True
        return nouns.has_label(head, f"generic_{entity.kind}")

    def _apposed(self, mention: Mention) -> Entity | None:
        """The actor whose name stands in apposition to this description, or follows it as to a title."""
        analysis, head = self.analysis, mention.head
        beside = [c for c in analysis.children[head] if analysis.deps[c] == "appos"]
        if analysis.deps[head] == "appos":
            beside.append(analysis.heads[head])
        if analysis.deps[head] == "attr" and not mention.definite:
            beside += [c for c in analysis.children[analysis.heads[head]] if analysis.deps[c] == "nsubj"]
        titled = self._titled(mention)
        if titled is not None:
            return titled
        for token in beside:
            other = self.at.get(token)
            entity = self.entities.of_token.get(token)
            if other is not None and entity is not None and other.form == "name" and _fits(mention, other):
                return entity
        return None

    def _titled(self, mention: Mention) -> Entity | None:
        """The person in `Secretary of State Ahmed Karim`, where the parse hangs the name below `of`."""
        if mention.kind != "unnamed":
            return None
        analysis = self.analysis
        for prep in analysis.children[mention.head]:
            if prep == mention.head + 1 and analysis.lemmas[prep] in {"of", "for"}:
                for token in analysis.children[prep]:
                    name = self.at.get(token)
                    if name is not None and name.form == "name" and name.kind == "person":
                        between = range(prep + 1, name.core.first)
                        if between and all(
                            analysis.words[t][:1].isupper() and not nouns.is_title(analysis.words[t]) for t in between
                        ):
                            return self.entities.of_token[token]
        return None

    def _give_role(self, entity: Entity, mention: Mention, owner: Entity | None) -> None:
        if entity.kind == "person" and entity.role is None and mention.kind == "unnamed":
            entity.role = role_text(self.analysis, mention)
        if entity.kind == "person" and entity.owner is None and owner is not entity:
            entity.owner = owner
            entity.nation = entity.nation or mention.nation


def role_text(analysis: Analysis, mention: Mention) -> str:
    """A description as a role: with what follows it, without its article."""
    text = bare(analysis, full_phrase(analysis, mention))
    for article in ("the ", "a ", "an ", "The ", "A ", "An "):
        if text.startswith(article):
            return text[len(article) :]
    return text


def _fits(mention: Mention, other: Mention) -> bool:
    """Whether a description's kind suits the name beside it."""
    if other.kind == "person":
        return mention.kind == "unnamed"
    if other.kind == "thing":
        return False
    return mention.kind not in {"unnamed", "crowd"} and mention.plural is False
