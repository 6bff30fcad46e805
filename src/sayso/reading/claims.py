"""Attributed claims laid side by side: what each is about, whether it denies, and which are about the same thing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sayso.language import Analysis, Tokens
from sayso.model import ActorIds, Attribution
from sayso.reading.tables import words

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "attr", "dobj"})
COMMON = 12  # a word in more claims than this tells none apart


@dataclass(frozen=True, slots=True)
class Claim:
    """An attribution with the words that carry its meaning."""

    place: int  # among the attributions
    attribution: Attribution
    tokens: tuple[int, ...]
    words: frozenset[str]
    cue: frozenset[str]  # lemmas of the cue
    denies: bool  # the claim itself says `not` or `no` of its main clause

    @property
    def speaker(self) -> ActorIds:
        """Who makes it."""
        return self.attribution.speaker


def _main_denied(analysis: Analysis, tokens: Sequence[int]) -> bool:
    """Whether the outermost clause of a content is denied."""
    held = set(tokens)
    for token in tokens:
        if analysis.heads[token] not in held or analysis.heads[token] == token:
            if any(analysis.deps[c] == "neg" for c in analysis.children[token] if c in held):
                return True
            nouns = [c for c in analysis.children[token] if analysis.deps[c] in ARGUMENTS]
            if any(analysis.lemmas[g] == "no" for n in nouns for g in analysis.children[n]):
                return True
    return False


def claims(analysis: Analysis, attributions: Sequence[Attribution]) -> tuple[Claim, ...]:
    """The attributions as claims, in order."""
    found = []
    for place, attribution in enumerate(attributions):
        tokens = tuple(t for span in attribution.content for t in analysis.tokens_in(span))
        cue = {analysis.lemmas[t] for span in attribution.cue for t in analysis.tokens_in(span)}
        held = {
            analysis.lemmas[t]
            for t in tokens
            if analysis.pos[t] in CONTENT and analysis.lemmas[t] not in words("claim_words", "empty")
        }
        found.append(Claim(place, attribution, tokens, frozenset(held), frozenset(cue), _main_denied(analysis, tokens)))
    return tuple(found)


def index(all_claims: Sequence[Claim]) -> Mapping[str, tuple[int, ...]]:
    """By word: the places of the claims that hold it, words in many claims left out."""
    found: dict[str, list[int]] = {}
    for claim in all_claims:
        for word in claim.words:
            found.setdefault(word, []).append(claim.place)
    return MappingProxyType({word: tuple(at) for word, at in found.items() if len(at) <= COMMON})


def alike(
    claim: Claim, all_claims: Sequence[Claim], by_word: Mapping[str, tuple[int, ...]]
) -> Iterator[tuple[int, Claim]]:
    """Other speakers' claims that share words with one, with how many they share."""
    shared: dict[int, int] = {}
    for word in claim.words:
        for place in by_word.get(word, ()):
            shared[place] = shared.get(place, 0) + 1
    for place, count in shared.items():
        other = all_claims[place]
        if place != claim.place and apart(claim, other):
            yield count, other


def apart(a: Claim, b: Claim) -> bool:
    """Whether two claims are of speakers that are known and have nobody in common."""
    return bool(a.speaker) and bool(b.speaker) and not set(a.speaker) & set(b.speaker)


def run_of(claim: Claim) -> Tokens:
    """The tokens from the first to the last of a claim's content."""
    return Tokens(claim.tokens[0], claim.tokens[-1] + 1) if claim.tokens else Tokens(0, 0)
