"""Descriptions: the actor that `the prime minister`, `the group` or `Ardenian forces` names, known before or new."""

from collections.abc import Mapping

from sayso.language import Analysis, Tokens
from sayso.reading.actor import nouns
from sayso.reading.actor.antecedents import Antecedents
from sayso.reading.actor.apposition import Apposition
from sayso.reading.actor.entities import Entities, Entity
from sayso.reading.actor.mentions import Mention, role_text
from sayso.reading.actor.ownership import ARMY, Ownership
from sayso.reading.actor.pronouns import Salience


class Descriptions:
    """Finds or begins the actor of each description, in the order of the text."""

    def __init__(
        self, analysis: Analysis, entities: Entities, salience: Salience, mentions: Mapping[int, Mention]
    ) -> None:
        self.analysis = analysis
        self.entities = entities
        self.offices: list[tuple[Mention, Entity]] = []  # bodies that are told of before their officials alone
        self.apposition = Apposition(analysis, entities, mentions)
        self.ownership = Ownership(analysis, entities)
        self.antecedents = Antecedents(analysis, entities, salience, self.ownership, mentions)

    def entity(self, mention: Mention) -> Entity:
        """The actor that a description names: one named beside it or known before, or a new one."""
        owner = self.ownership.of(mention) or self._office(mention)
        named = self.apposition.beside(mention)
        if named is not None:
            self._appoint(named, mention, owner)
            named.words |= set(mention.words) if named.kind != "person" else set()
            return named
        whole = self.apposition.state(mention)
        if whole is not None:
            return whole
        if owner is not None and self.ownership.same(mention, owner):
            return owner
        key = self.ownership.key(mention, owner)
        found = self.antecedents.known(mention, owner, key)
        if found is None:
            found = self.entities.new(mention)
            found.owner, found.army = owner, key[1] == ARMY
        if mention.plural or not mention.indefinite:
            self.entities.by_key.setdefault(key, found)
        self.antecedents.keep(mention, found)
        return found

    def _office(self, mention: Mention) -> Entity | None:
        """The body that a common noun before an official's names: of `ministry` in `health ministry official`."""
        analysis, token = self.analysis, mention.owner
        served = mention.kind == "unnamed" or nouns.has_label(mention.words[-1], "armed_force")
        if not served or token is None or token != mention.head - 1:
            return None
        if analysis.deps[token] != "compound" or not analysis.words[token].islower():
            return None
        first = token
        while first > mention.core.first and analysis.deps[first - 1] == "compound":
            first -= 1
        run = Tokens(first, token + 1)
        kind = nouns.description_kind(analysis.lemmas[token], plural=False)
        office = Mention(
            head=token, run=run, core=run, form="description", kind=kind or "group", definite=True,
            words=tuple(analysis.lemmas[t] for t in run),
        )  # fmt: skip
        entity = self.entity(office)
        self.offices.append((office, entity))
        return entity

    def appoint(self, mention: Mention) -> None:
        """Note the post of the person who is named beside a description."""
        named = self.apposition.beside(mention) if mention.kind == "unnamed" else None
        if named is not None:
            self._appoint(named, mention, self.ownership.of(mention) or self._office(mention))

    def _appoint(self, entity: Entity, mention: Mention, owner: Entity | None) -> None:
        """Note a person's post, and for whom it is held."""
        if entity.kind != "person" or mention.kind != "unnamed":
            return
        entity.hold(role_text(self.analysis, mention))
        entity.nation = entity.nation or mention.nation
        if entity.owner is None and owner is not entity:
            entity.owner = owner
