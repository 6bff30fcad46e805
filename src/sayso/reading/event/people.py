"""Whom the heads of phrases name: the actors of a document by mention, adjective, list or pair (`Ardenian-Lundian`)."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from sayso.language import Analysis, Tokens
from sayso.model import Actor, ActorIds
from sayso.reading import roles
from sayso.reading.evidence import Cast
from sayso.reading.tables import rows, words

NAME = r"[A-Z][\w.]*(?: [A-Z][\w.]*){0,2}"
PAIR = re.compile(rf"(?<![\w.])({NAME}) ?[-–] ?({NAME})")  # from the start of a word, so that a long one costs no more
JOINED = 6  # nouns back in a list
LONGEST_PAIR = 8  # tokens before a noun that may name a pair
OF = frozenset({"of"})
OWNERS = frozenset({"poss", "compound", "amod", "nmod"})
STATES, OTHERS = frozenset({"state"}), frozenset({"group", "crowd"})


def _plain(name: str) -> str:
    return name.removeprefix("the ").removeprefix("The ")


def _by_name(actors: Iterable[Actor], kinds: frozenset[str]) -> dict[str, str]:
    """The names of the actors of some kinds, without articles, each to its actor's id."""
    found: dict[str, str] = {}
    for actor in actors:
        if actor.kind in kinds:
            for name in (actor.name, *actor.aliases):
                found.setdefault(_plain(name), actor.id)
    return found


def adjectives_of(actors: Mapping[str, Actor]) -> dict[str, str]:
    """`Ruritanian` -> the id of Ruritania, or of the Ruritanians where they act; `Federalist` -> of the Federalists."""
    states, others = _by_name(actors.values(), STATES), _by_name(actors.values(), OTHERS)
    found: dict[str, str] = {}
    for name, actor in others.items():
        if name.endswith("s") and name[:1].isupper() and name.isalpha():
            adjective = name.removesuffix("s")
            found.setdefault(adjective, actor)
            if adjective.endswith("crat"):
                found.setdefault(f"{adjective}ic", actor)
    folded = {name.casefold(): actor for name, actor in (*others.items(), *states.items())}
    for known, adjectives in _nations():
        ids = [folded[name] for name in known if name in folded]
        found |= dict.fromkeys(adjectives, ids[0]) if ids else {}
    return found


@cache
def _nations() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """For each state its names and people, folded, and its adjectives."""
    return tuple(
        (
            tuple(n.casefold() for n in (row["name"], *_several(row["other"]), *_several(row["people"]))),
            _several(row["adjective"]),
        )
        for row in rows("nations")
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(",") if part.strip())


class People:
    """The actors that the words of a text name."""

    def __init__(self, analysis: Analysis, cast: Cast) -> None:
        self.analysis = analysis
        self.cast = cast
        self.adjectives = adjectives_of(cast.actors)
        names = {_plain(name): a.id for a in cast.actors.values() for name in (a.name, *a.aliases)}
        self.names = {**names, **self.adjectives}

    def who(self, tokens: Iterable[int]) -> ActorIds:
        """The actors that these heads name; a state for its adjective, those counted for a number of them."""
        found: list[str] = []
        for token in self._listed(tuple(tokens)):
            adjective = self.adjectives.get(self.analysis.words[token])
            found += self.cast.at(self.analysis, token) or ((adjective,) if adjective else self._counted(token))
        return tuple(dict.fromkeys(found))

    def _counted(self, token: int) -> ActorIds:
        """`dozens of settlers`, `members of the guild`: who stands under the `of` of a number."""
        number = self.analysis.lemmas[token] in words("event_words", "quantity") or self.analysis.pos[token] == "NUM"
        return self.cast.among(self.analysis, roles.under(self.analysis, token, OF)) if number else ()

    def _listed(self, tokens: tuple[int, ...]) -> tuple[int, ...]:
        """The heads, with those of a list that the parser took for an apposition: `the guild, the port and the union`.

        Two in a headline are a list where the verb is plural: `Guild, Port reach deal`.
        """
        analysis, found = self.analysis, list(tokens)
        for token in tokens:
            plural = analysis.deps[token] == "nsubj" and analysis.tags[analysis.heads[token]] == "VBP"
            for child in analysis.children[token]:
                named = analysis.name_of[child] or analysis.tags[child] == "NNP"
                if analysis.deps[child] != "appos" or not named or child < token:
                    continue
                known, joined = self.cast.at(analysis, child), analysis.conjuncts(child)
                if known and known != self.cast.at(analysis, token) and (plural or len(joined) > 1):
                    found += joined
        return tuple(found)

    def owners(self, token: int) -> ActorIds:
        """`Ruritania's`, `Ruritanian`, `his` before a noun; those joined with it too, and a pair's two.

        A noun without an article that is joined with one before it has that one's: `Ruritanian raids and shelling`.
        """
        at, found = token, self._pair(token)
        for _ in range(JOINED):
            before = [c for c in roles.modifiers(self.analysis, at, OWNERS) if c < at]
            found = found or self._joined(before)
            bare = not any(self.analysis.deps[c] == "det" for c in self.analysis.children[at])
            if found or not bare or self.analysis.deps[at] != "conj":
                break
            at = self.analysis.heads[at]
            found = self._pair(at)
        return found

    def _joined(self, modifiers: Iterable[int]) -> ActorIds:
        """The actors that a noun's modifiers name, and those joined with them."""
        return self.who(t for modifier in modifiers for t in self.analysis.conjuncts(modifier))

    def _pair(self, token: int) -> ActorIds:
        """The two that words joined by a hyphen before a noun name: `the Ardenian-Lundian talks`."""
        first = max(self.analysis.subtrees[token].first, token - LONGEST_PAIR)
        before = self.analysis.quote(Tokens(first, token)) if first < token else ""
        for match in PAIR.finditer(before):
            left, right = match[1].split(), match[2].split()
            one = next((n for k in range(len(left)) if (n := self.names.get(" ".join(left[k:])))), None)
            other = next((n for k in range(len(right), 0, -1) if (n := self.names.get(" ".join(right[:k])))), None)
            if one is not None and other is not None and one != other:
                return (one, other)
        return ()

    def first(self, heads: Mapping[str, tuple[int, ...]], prepositions: Iterable[str]) -> ActorIds:
        """The actors of the first of these prepositions that leads to any; `heads` are by preposition."""
        return next((found for p in prepositions if (found := self.who(heads.get(p, ())))), ())
