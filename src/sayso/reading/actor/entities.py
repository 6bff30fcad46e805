"""Entities: the actors of one document while their mentions are gathered."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sayso.language import Analysis, Tokens
from sayso.reading.actor import naming, nouns
from sayso.reading.actor.mentions import Mention, bare, full_phrase, without_article
from sayso.reading.nations import Nations, nations

STATES = frozenset({"state", "capital"})
PAIRED = re.compile(r"\A(?:[Bb]oth|[Nn]ot|[Ee]ither|[Nn]either)\s+(?=[A-Z])")  # before a name, no part of it
Key = tuple[str, str]  # a space of names, and the name in it


@dataclass(slots=True, eq=False)
class Entity:
    """One actor to be: what is known of it so far."""

    number: int
    kind: str
    named: bool
    head: str  # last word of the name or description
    words: set[str] = field(default_factory=set)  # of its names, or of the description
    nation: str | None = None
    owner: "Entity | None" = None
    gender: str | None = None
    plural: bool = False
    role: str | None = None
    posts: set[str] = field(default_factory=set)  # the words of every role given to it
    army: bool = False
    fights: bool = False  # the text speaks of its fighters
    fullest: str = ""
    names: dict[str, str] = field(default_factory=dict)  # without case and article -> as it stands
    mentions: list[Mention] = field(default_factory=list)

    def call(self, text: str) -> None:
        """Add a name that the document uses; the first spelling is kept."""
        text = PAIRED.sub("", text)
        plain = without_article(text).casefold()
        if self.named and self._anothers(plain):
            return
        if plain and plain not in self.names:
            self.names[plain] = text
            self.words |= set(plain.replace("-", " ").split()) if self.named else set()

    def _anothers(self, plain: str) -> bool:
        """Whether a phrase begins with this actor as owner, and so names another: `Karim’s adviser` is not Karim."""
        owner, ending, rest = plain.replace("’", "'").partition("'s ")
        return bool(ending and rest) and (owner in self.names or owner == self.head)

    @property
    def speaks_for(self) -> bool:
        """Whether it only speaks for another: a spokesman."""
        return any(word.startswith("spokes") for word in (*self.words, *self.posts))

    def hold(self, role: str) -> None:
        """Note a post; of two roles the one that says more stands (`spokesman for the army`, not `Colonel`)."""
        words = role.casefold().replace("-", " ").replace("’s", "").replace("'s", "").split()
        self.posts |= {*words, *(word.removesuffix("s") for word in words)}
        if self.role is None or (" " not in self.role and " " in role):
            self.role = role


class Entities:
    """The actors gathered so far, and the index of their names."""

    def __init__(self, analysis: Analysis, mentions: Sequence[Mention], nations: Nations) -> None:
        self.analysis = analysis
        self.nations = nations
        self.all: list[Entity] = []
        self.by_key: dict[Key, Entity] = {}
        self.of_token: dict[int, tuple[Entity, ...]] = {}
        named = [m for m in mentions if m.form == "name"]
        self.person_of = naming.person_keys(bare(analysis, m.core) for m in named if m.kind == "person")
        others = [
            bare(analysis, m.core) for m in named if m.kind not in {"person", "state", "people", "place", "capital"}
        ]
        given = {}
        for mention in named:
            place = naming.bracketed(analysis.text, analysis.ends[mention.run.stop - 1])
            short = "" if place is None else analysis.text[place.start : place.end]
            if short and naming.abbreviates(short, bare(analysis, mention.core)):
                given[short] = bare(analysis, mention.core)
        self.organisation_of = naming.organisation_keys([*others, *given], given)
        self.given = given

    def __iter__(self) -> Iterator[Entity]:
        return iter(self.all)

    def new(self, mention: Mention, kind: str | None = None) -> Entity:
        """A new actor, first mentioned here."""
        entity = Entity(
            number=len(self.all),
            kind=kind or mention.kind,
            named=mention.form == "name",
            head=mention.words[-1],
            words=set(mention.words),
            nation=mention.nation,
            plural=mention.plural,
        )
        self.all.append(entity)
        return entity

    def found(self, name: str, kind: str) -> Entity:
        """A new actor named outside the text's own mentions, as in a heading."""
        entity = Entity(number=len(self.all), kind=kind, named=True, head=name.split()[-1].casefold(), fullest=name)
        entity.call(name)
        self.all.append(entity)
        return entity

    def key_of(self, mention: Mention) -> Key:
        """What makes two names one actor's."""
        text = bare(self.analysis, mention.core)
        if mention.kind in {"state", "capital"} or (mention.kind == "place" and mention.nation):
            return "state", mention.nation or text
        if text in self.given and self.nations.named(self.given[text]):
            return "state", self.nations.named(self.given[text]) or text
        if mention.kind == "people":
            alike = mention.definite and mention.nation not in self.nations.peoples
            return ("state" if alike else "people"), mention.nation or text
        if mention.kind == "person":
            return "person", self.person_of.get(text, text)
        return "name", self.organisation_of.get(text, text).casefold()

    def name(self, mention: Mention) -> Entity:
        """The actor of a name, made where it is new."""
        key = self.key_of(mention)
        entity = self.by_key.get(key)
        if entity is None:
            apart = "group" if mention.nation in self.nations.peoples else "crowd"
            people = "state" if key[0] == "state" else apart
            kind = people if mention.kind == "people" else mention.kind
            entity = self.by_key[key] = self.new(mention, "state" if mention.kind in STATES else kind)
        vague = entity.kind == "group" and mention.kind in {"institution", "media"} and len(mention.words) > 1
        if vague or entity.kind == "thing" or (entity.kind == "place" and mention.kind in STATES):
            entity.kind = "state" if mention.kind in STATES else mention.kind
        self.call(entity, mention)
        return entity

    def call(self, entity: Entity, mention: Mention) -> None:
        """Give an actor the name that a mention has for it."""
        core = bare(self.analysis, mention.core)
        entity.call(core)
        if not _shouted(core) and _fuller(core, entity, mention):
            entity.fullest, entity.named = core, True

    def called(self, text: str) -> Entity | None:
        """The actor that has this name, where one does."""
        state = self.nations.described(text)
        if state is not None:
            return self.by_key.get(("state", state)) or self.by_key.get(("people", state))
        key = self.organisation_of.get(text, text).casefold()
        members = f"{text.casefold().removesuffix('ic')}s"  # `Democratic`, `Republican`: a party by its members
        by_key = self.by_key
        return (
            by_key.get(("name", key))
            or by_key.get(("person", self.person_of.get(text, text)))
            or by_key.get(("name", members))
        )

    def _describe(self, entity: Entity, mention: Mention) -> None:
        """Add a description as names: with what follows it, and without a possessor where a proper word remains."""
        entity.call(bare(self.analysis, full_phrase(self.analysis, mention)))
        owners = [c for c in self.analysis.children[mention.head] if self.analysis.deps[c] == "poss"]
        rest = Tokens(min(owners[0] + 2, mention.head), mention.run.stop) if owners else Tokens(0, 0)
        if any(self.analysis.words[t][:1].isupper() for t in rest) and len(rest) > 1:
            entity.call(bare(self.analysis, rest))

    def _stated(self, mention: Mention) -> bool:
        """Whether a state's name, no possessor, is run together with a medium's: `Peru Radio One`."""
        first = mention.run.first
        stated = first < mention.core.first and self.nations.named(self.analysis.words[first]) is not None
        return stated and self.analysis.deps[first] != "poss"

    def add(self, entities: tuple[Entity, ...], mention: Mention) -> None:
        """Give a mention to its actor, or to the several that it names together."""
        self.of_token[mention.head] = entities
        for entity in entities:
            entity.mentions.append(mention)
        if mention.form == "pronoun" or len(entities) > 1:
            return
        entity = entities[0]
        run = bare(self.analysis, mention.run)
        told = [self.analysis.words[t] for t in mention.run if mention.form == "description" or t not in mention.core]
        entity.gender = entity.gender or nouns.gender_of(told)
        if mention.form == "name":
            self.call(entity, mention)
            if mention.kind in {"state", "place"} and len(mention.run) > len(mention.core) + 1:
                return  # `southern Ardenia` is no name of it
        if mention.kind != "media" or not self._stated(mention):
            entity.call(run)
        entity.fullest = entity.fullest or run
        if mention.form == "description":
            self._describe(entity, mention)
            return
        before = mention.core.first - 1
        if before in mention.run and nouns.is_honorific(self.analysis.words[before]):
            entity.call(bare(self.analysis, Tokens(before, mention.core.stop)))


def _fuller(name: str, entity: Entity, mention: Mention) -> bool:
    """Whether a name says more than the fullest so far: more words, and no seat of government for its state."""
    if not entity.named or not entity.fullest:
        return True
    if entity.fullest.isupper() and not name.isupper() and entity.fullest.casefold() == name.casefold():
        return True
    if entity.kind == "state":
        known = nations()
        if mention.kind == "capital" or mention.kind == "people":
            return False
        if entity.fullest in known.capitals or entity.fullest in known.people:
            return True
    return len(name.split()) > len(entity.fullest.split())


def _shouted(text: str) -> bool:
    return text.isupper() and len(text.split()) > 1
