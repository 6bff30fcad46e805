"""Ownership: whose a described actor is (`Front official`, `her government`), and the key that both make."""

from sayso.language import Analysis, Tokens
from sayso.reading.actor import nouns
from sayso.reading.actor.entities import Entities, Entity, Key
from sayso.reading.actor.mentions import Mention, bare

PLAIN_ARMY = frozenset({"ground", "armed", "defence", "defense", "regular", "national", "own", "air", "military"})
ARMY = "army"


class Ownership:
    """Resolves the owners of descriptions among the actors known so far."""

    def __init__(self, analysis: Analysis, entities: Entities) -> None:
        self.analysis = analysis
        self.entities = entities
        self.name_at = {t: name for name in analysis.names for t in name.tokens}

    def of(self, mention: Mention) -> Entity | None:
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
        words = self.rest(mention)
        if is_army(mention, words):
            return f"described {whose}", ARMY
        if self._delegated(mention, owner) and not words:
            return f"described {whose}", "delegation"
        number = " (several)" if mention.plural else ""
        return f"described {whose}", " ".join(sorted({*words, mention.words[-1], *self._quantity(mention)})) + number

    @staticmethod
    def _delegated(mention: Mention, owner: Entity | None) -> bool:
        """Whether a description means who negotiate for someone known: `Chilean negotiators`."""
        known = owner is not None or mention.nation is not None
        together = (mention.plural and not mention.indefinite) or mention.words[-1] == "delegation"
        return known and together and nouns.has_label(mention.words[-1], "delegation")

    def _quantity(self, mention: Mention) -> list[str]:
        """What tells `some analysts` from `other analysts`: the determiners of an indefinite plural."""
        if not (mention.indefinite and mention.plural):
            return []
        return [self.analysis.words[t].lower() for t in range(mention.run.first, mention.core.first)]

    def rest(self, mention: Mention) -> frozenset[str]:
        """The words of a description besides its noun and those that say whose it is."""
        told = frozenset(mention.words[:-1])
        if mention.owner is None or mention.owner >= mention.head:
            return told
        name = self.name_at.get(mention.owner)
        own = {*self.analysis.subtrees[mention.owner], *(name.tokens if name else ()), mention.owner}
        words = self.analysis.words
        if self.entities.nations.described(f"{words[mention.owner]} {words[mention.owner + 1]}") is not None:
            own.add(mention.owner + 1)  # `South Lundish`
        if self.analysis.deps[mention.owner] == "npadvmod":
            own |= {mention.owner + 2, *self._possessor(mention.head)}  # `the territory's Front-run ministry`
        return told - {self.analysis.lemmas[t] for t in own if t < mention.head}

    def _led(self, token: int) -> bool:
        """Whether a name is followed by `-led`: `Front-led fighters` are the Front's."""
        words = self.analysis.words[token + 1 : token + 3]
        return self.analysis.deps[token] == "npadvmod" and words[-1:] == ("led",)

    def _possessor(self, head: int) -> Tokens:
        """The words of a noun's possessor."""
        owners = (c for c in self.analysis.children[head] if self.analysis.deps[c] == "poss")
        return next((self.analysis.subtrees[c] for c in owners), Tokens(head, head))

    def post(self, mention: Mention, owner: Entity | None) -> frozenset[str]:
        """The words that a post must have besides the noun: `state` of `secretary of state`."""
        token, rest = mention.owner, self.rest(mention)
        lexical = token is not None and self.analysis.pos[token] in {"NOUN", "PROPN"}
        if token is not None and lexical and owner is None and mention.nation is None:
            return rest | {self.analysis.lemmas[token]}
        return rest

    def same(self, mention: Mention, owner: Entity) -> bool:
        """Whether a phrase means the actor it belongs to: `Front fighters`, `the US administration`."""
        if mention.owner is None:
            return False
        head, led = mention.words[-1], self._led(mention.owner)
        if not led and self.analysis.deps[mention.owner] not in {"compound", "amod", "nmod"}:
            return False
        if owner.kind == "state":
            return head == "administration" or (head == "side" and not mention.plural)
        if owner.kind == "media":
            return nouns.has_label(head, "generic_media")  # `Lund Press news agency`
        body = owner.kind in {"group", "institution"} and owner.named and owner.nation is None
        fighting = body and nouns.has_label(head, "follower")
        owner.fights = owner.fights or (fighting and mention.plural)
        return fighting and not mention.indefinite


def is_army(mention: Mention, words: frozenset[str]) -> bool:
    """Whether a description means a state's or side's armed forces as a whole, by any word for them."""
    head = mention.words[-1]
    if words - PLAIN_ARMY or mention.indefinite or not nouns.has_label(head, "armed_force"):
        return False
    return mention.plural or not nouns.has_label(head, "armed_plural")
