"""Entities: the actors of one document while their mentions are gathered."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sayso.language import Analysis
from sayso.reading import naming, nouns
from sayso.reading.mentions import Mention, bare
from sayso.reading.nations import nations

HIDDEN = "people"


@dataclass(slots=True, eq=False)
class Entity:
    """One actor to be: what is known of it so far."""

    number: int
    kind: str
    named: bool
    head: str  # lemma of the describing noun, or the name
    words: frozenset[str] = frozenset()
    nation: str | None = None
    owner: "Entity | None" = None
    gender: str | None = None
    plural: bool = False
    role: str | None = None
    names: dict[str, str] = field(default_factory=dict)  # casefolded without article -> as it stands
    fullest: str = ""
    mentions: list[Mention] = field(default_factory=list)
    last: int = -1
    why: str = ""

    def call(self, text: str) -> None:
        """Add a name that the document uses."""
        plain = text.casefold()
        for article in ("the ", "a ", "an "):
            plain = plain.removeprefix(article)
        if plain and (plain not in self.names or not self.names[plain][:1].islower()):
            self.names.setdefault(plain, text)


class Entities:
    """The actors gathered so far, and the index of their names."""

    def __init__(self, analysis: Analysis, mentions: Iterable[Mention]) -> None:
        self.analysis = analysis
        self.all: list[Entity] = []
        self.by_key: dict[tuple[str, str], Entity] = {}
        self.of_token: dict[int, Entity] = {}
        self.person_of, self.organisation_of = self._keys(list(mentions))

    def __iter__(self) -> Iterator[Entity]:
        return iter(self.all)

    def _keys(self, mentions: list[Mention]) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """The fullest name for every name in the document."""
        persons, others, given = [], [], dict[str, str]()
        for mention in mentions:
            if mention.form != "name":
                continue
            text = bare(self.analysis, mention.core)
            if mention.kind == "person":
                persons.append(text)
                continue
            if mention.kind not in {"state", "people", "place"}:
                others.append(text)
            short = naming.bracketed(self.analysis.text, self.analysis.ends[mention.run.stop - 1])
            if short is not None:
                others.append(short[0])
                given[short[0]] = text
        return naming.person_keys(persons), naming.organisation_keys(others, given)

    def new(self, mention: Mention, key: tuple[str, str] | None = None, kind: str | None = None) -> Entity:
        """A new actor, first mentioned here."""
        named = mention.form == "name"
        head = mention.words[-1] if mention.words else ""
        entity = Entity(
            number=len(self.all),
            kind=kind or mention.kind,
            named=named,
            head=head,
            words=frozenset(mention.words),
            nation=mention.nation,
            plural=mention.plural,
        )
        self.all.append(entity)
        if key is not None:
            self.by_key[key] = entity
        return entity

    def key_of(self, mention: Mention) -> tuple[str, str]:
        """What makes two names one actor's."""
        text = bare(self.analysis, mention.core)
        if mention.kind == "state" or (mention.kind == "place" and mention.nation):
            return "state", mention.nation or text
        if mention.kind == "people":
            alike = mention.definite and mention.nation != "Palestine"
            return ("state" if alike else "people"), mention.nation or text
        if mention.kind == "person":
            return "person", self.person_of.get(text, text)
        return "name", self.organisation_of.get(text, text).casefold()

    def name(self, mention: Mention) -> Entity:
        """The actor of a name, made where it is new."""
        key = self.key_of(mention)
        entity = self.by_key.get(key)
        if entity is None:
            kind = {"people": "crowd", "place": "state" if mention.nation else "place"}.get(mention.kind, mention.kind)
            entity = self.new(mention, key, "state" if key[0] == "state" else kind)
        return entity

    def called(self, text: str) -> Entity | None:
        """The actor that has this name, where one does."""
        state = nations().described(text)
        if state is not None:
            return self.by_key.get(("state", state)) or self.by_key.get(("people", state))
        key = self.organisation_of.get(text, text).casefold()
        return self.by_key.get(("name", key)) or self.by_key.get(("person", self.person_of.get(text, text)))

    def add(self, entity: Entity, mention: Mention) -> None:
        """Give an actor a mention."""
        entity.mentions.append(mention)
        entity.last = mention.head
        self.of_token[mention.head] = entity
        if mention.form == "pronoun":
            return
        run = bare(self.analysis, mention.run)
        entity.gender = entity.gender or nouns.gender_of(
            [self.analysis.words[t] for t in mention.run if t not in mention.core or mention.form == "description"]
        )
        if mention.form == "name":
            core = bare(self.analysis, mention.core)
            entity.call(core)
            if (len(core.split()), len(core)) > (len(entity.fullest.split()), 0) and not _shouted(core):
                entity.fullest = core
        entity.call(run)
        entity.fullest = entity.fullest or run


def _shouted(text: str) -> bool:
    return text.isupper() and len(text.split()) > 1
