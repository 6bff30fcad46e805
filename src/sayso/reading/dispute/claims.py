"""Attributed claims laid side by side: what each is about, whom it speaks of, whether it denies."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sayso.language import Analysis
from sayso.model import ActorIds, Attribution
from sayso.reading.evidence import Cast
from sayso.reading.tables import words

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
ARGUMENTS = SUBJECTS | {"attr", "dobj"}
DUE = frozenset({"must", "should"})
COMMON = 12  # a word in more claims than this tells none apart


@dataclass(frozen=True, slots=True)
class Claim:
    """An attribution with the words that carry its meaning."""

    place: int  # among the attributions
    attribution: Attribution
    tokens: tuple[int, ...]  # of its content
    cue: tuple[int, ...]  # of its cue
    words: frozenset[str]  # lemmas of its content that say what it is about
    officials: bool  # unnamed speakers of no known side
    media: bool  # only media, which pass on what others claim
    speakers: frozenset[str]  # who makes it, and on whose side they stand
    subjects: ActorIds  # who the content says something of
    predicates: frozenset[str]  # lemmas of its main predicates
    denied: str | None  # the lemma of its main predicate, where that is denied
    due: bool  # whether its main predicate says what must or has to be

    @property
    def sides(self) -> tuple[int, int]:
        """The first and last token of cue and content together."""
        held = (*self.tokens, *self.cue)
        return min(held), max(held)


def claims(analysis: Analysis, attributions: Sequence[Attribution], cast: Cast) -> tuple[Claim, ...]:
    """The attributions that have a content as claims, in order."""
    found = []
    for place, attribution in enumerate(attributions):
        tokens = tuple(t for span in attribution.content for t in analysis.tokens_in(span))
        if not tokens:
            continue
        roots = _roots(analysis, tokens)
        subjects = [c for root in roots for c in analysis.children[root] if analysis.deps[c] in SUBJECTS]
        named = [cast.actors[s] for s in attribution.speaker if s in cast.actors]
        found.append(
            Claim(
                place=place,
                attribution=attribution,
                tokens=tokens,
                cue=tuple(t for span in attribution.cue for t in analysis.tokens_in(span)),
                words=_words(analysis, tokens),
                officials=bool(named) and all(a.kind == "unnamed" and a.side is None for a in named),
                media=bool(named) and all(a.kind == "media" for a in named),
                speakers=frozenset(attribution.speaker) | {a.side for a in named if a.side},
                subjects=cast.among(analysis, subjects),
                predicates=frozenset(analysis.lemmas[r] for r in roots),
                denied=next((analysis.lemmas[r] for r in roots if _denied(analysis, r)), None),
                due=any(_due(analysis, r) for r in roots),
            )
        )
    return tuple(found)


def _roots(analysis: Analysis, tokens: Sequence[int]) -> list[int]:
    """The heads of a content: its tokens that hang on none of its others."""
    held = set(tokens)
    return [t for t in tokens if analysis.heads[t] not in held or analysis.heads[t] == t]


def _words(analysis: Analysis, tokens: Sequence[int]) -> frozenset[str]:
    empty = words("claim_words", "empty")
    return frozenset(
        analysis.lemmas[t] for t in tokens if analysis.pos[t] in CONTENT and analysis.lemmas[t] not in empty
    )


def _denied(analysis: Analysis, root: int) -> bool:
    """Whether a predicate is denied, by `not` or by `no` with an argument."""
    if any(analysis.deps[c] == "neg" for c in analysis.children[root]):
        return True
    nouns = [c for c in analysis.children[root] if analysis.deps[c] in ARGUMENTS]
    return any(analysis.lemmas[g] == "no" for n in nouns for g in analysis.children[n])


def told_by(analysis: Analysis, claim: Claim, cues: frozenset[str]) -> bool:
    """Whether a claim's cue has one of these words: those of demands, of accusations, …"""
    return any(analysis.lemmas[t] in cues for t in claim.cue)


def _due(analysis: Analysis, root: int) -> bool:
    """Whether a predicate says what must, should or has to be."""
    below = analysis.children[root]
    if any(analysis.words[c].lower() in DUE for c in below):
        return True
    return analysis.lemmas[root] == "have" and any(analysis.deps[c] == "xcomp" for c in below)


def index(held: Sequence[Claim]) -> Mapping[str, tuple[Claim, ...]]:
    """By word: the claims that hold it, words in many claims left out."""
    found: dict[str, list[Claim]] = {}
    for claim in held:
        for word in claim.words:
            found.setdefault(word, []).append(claim)
    return MappingProxyType({word: tuple(by) for word, by in found.items() if len(by) <= COMMON})


def alike(claim: Claim, by_word: Mapping[str, tuple[Claim, ...]]) -> Iterator[tuple[int, Claim]]:
    """Others' claims that share words with one, in order, with how many they share."""
    shared: dict[int, tuple[int, Claim]] = {}
    for word in claim.words:
        for other in by_word.get(word, ()):
            shared[other.place] = (shared.get(other.place, (0, other))[0] + 1, other)
    for _, (count, other) in sorted(shared.items()):
        if apart(claim, other):
            yield count, other


def apart(a: Claim, b: Claim) -> bool:
    """Whether two claims are of speakers that are known and have nobody in common, neither inside the other."""
    known = bool(a.attribution.speaker) and bool(b.attribution.speaker) and not a.speakers & b.speakers
    if a.officials and b.officials:
        return False  # two unnamed officials of no known side may well be of the same
    return known and set(a.tokens).isdisjoint(b.tokens)
