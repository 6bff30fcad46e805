"""Mentions: the noun phrases and pronouns that may name an actor, and the runs of tokens that they are."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sayso.language import Analysis, Tokens
from sayso.reading.actor import nouns

POSSESSIVES = ("'s", "’s", "'", "’")
ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
PRONOUN = re.compile(r"(?:my|our|your|his|her|its|their)\s+", re.IGNORECASE)
CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})
SKIPPED = frozenset({"PUNCT", "CCONJ", "ADP", "ADV", "SYM"})  # before a noun phrase's first word
LEFT = frozenset({"det", "amod", "compound", "poss", "nmod", "nummod", "quantmod", "predet"})
RIGHT = frozenset({"prep", "acl", "amod"})
QUOTES = frozenset('"“”')
PHRASE_LONGEST = 25  # tokens of a description with what follows it


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One mention: `run` with its title or determiner, `core` the name, or the noun with its modifiers, alone.

    `kind` is an actor's kind; `people` (the inhabitants of `nation`), `place` or `thing` of a name; or a pronoun's
    class (`he`, `they`). `owner` is the token that says whose the actor is: of `Front` in `Front official`.
    """

    head: int
    run: Tokens
    core: Tokens
    form: str  # name, description, pronoun
    kind: str
    words: tuple[str, ...]  # of the core in lower case, of a description as lemmas; the head's last
    nation: str | None = None
    owner: int | None = None
    definite: bool = False
    indefinite: bool = False
    plural: bool = False


def bare(analysis: Analysis, run: Tokens) -> str:
    """The words of a run as they stand, on one line, without a possessive ending."""
    text = " ".join(analysis.quote(run).split())
    for ending in POSSESSIVES:
        text = text.removesuffix(ending)
    return text


def without_article(text: str) -> str:
    """A phrase without the article that begins it."""
    return ARTICLE.sub("", text, count=1) if ARTICLE.match(text) else text


def left_edge(analysis: Analysis, starts: Mapping[int, int], head: int) -> int:
    """The first token of the base noun phrase that a token heads; `starts` holds the parser's own by their heads."""
    first = starts.get(head)
    if first is None:
        first = head
        for child in reversed(analysis.children[head]):
            if child < head and analysis.deps[child] in LEFT and analysis.subtrees[child].stop == first:
                first = analysis.subtrees[child].first
    while first < head and (
        (analysis.pos[first] in SKIPPED and analysis.words[first + 1] != "-") or analysis.name_of[first] == "DATE"
    ):
        first += 1
    first = next((t for t in range(head - 1, first, -1) if _begins(analysis, t)), first)
    quotes = [t for t in range(first, head) if analysis.words[t] in QUOTES]
    first = quotes[-1] + 1 if len(quotes) % 2 else first
    if analysis.words[first] in {"least", "most"} and first and analysis.words[first - 1].lower() == "at":
        return first - 1
    return first


def _begins(analysis: Analysis, token: int) -> bool:
    """Whether a capitalised article begins a sentence that the page runs on after a heading: `… Ann Lee A source`."""
    return analysis.words[token] in {"A", "An", "The"} and analysis.deps[token] == "det"


def determined(analysis: Analysis, head: int, run: Tokens) -> tuple[int, bool, bool]:
    """Where the determiners of a phrase end, and whether they make it definite or indefinite."""
    first, definite, indefinite = run.first, False, False
    while first < head and (nouns.has_label(analysis.words[first], "determiner") or analysis.pos[first] == "NUM"):
        word = analysis.words[first].lower()
        definite = definite or nouns.has_label(word, "definite")
        indefinite = indefinite or nouns.has_label(word, "indefinite") or analysis.pos[first] == "NUM"
        first += 1
    return first, definite, indefinite and not definite


def full_phrase(analysis: Analysis, mention: Mention) -> Tokens:
    """A description with the phrases that follow it (`of …`, `briefed on …`), relative clauses left out."""
    stop = mention.run.stop
    for child in analysis.children[mention.head]:
        if child > mention.head and analysis.subtrees[child].first == stop:
            timed = any(analysis.name_of[t] in {"DATE", "TIME"} for t in analysis.subtrees[child])
            if analysis.deps[child] not in RIGHT or analysis.tags[child] == "TO" or timed:
                break
            stop = _before_aside(analysis, analysis.subtrees[child])
            if stop < analysis.subtrees[child].stop:
                break
    return Tokens(mention.run.first, min(stop, mention.run.first + PHRASE_LONGEST))


def _before_aside(analysis: Analysis, run: Tokens) -> int:
    """Where a phrase ends, short of an apposition or relative clause in it."""
    asides = [analysis.subtrees[t].first for t in run if analysis.deps[t] in {"appos", "relcl"}]
    stop = max(run.first, min([run.stop, *asides]))
    while stop > run.first and analysis.pos[stop - 1] == "PUNCT":
        stop -= 1
    return stop


def role_text(analysis: Analysis, mention: Mention) -> str:
    """A description as a role: with what follows it, without article or possessive pronoun."""
    text = without_article(bare(analysis, full_phrase(analysis, mention)))
    return PRONOUN.sub("", text, count=1) if PRONOUN.match(text) else text
