"""Disputes by who stands against whom: camps, mutual breaches of a deal, and mutual accusations."""

from collections.abc import Iterator
from itertools import pairwise

from sayso.language import Analysis
from sayso.reading.dispute.claims import Claim, apart, told_by
from sayso.reading.dispute.clashes import NEAR, Clash, Evidence, about
from sayso.reading.tables import words

ACCUSATIONS = 12  # accusations after one among which its answer may stand
NAMED = 8  # words of an accusation in which the accused stands
BOTH = {"for", "against"}
CLAIMS = 3  # claims before one of a thing's opponents in which its supporters speak


def camps(held: Evidence) -> Iterator[Clash]:
    """Those for a thing say one thing of it, those against it another, one after the other."""
    camp = {c.place: _camp(held, c) for c in held.claims}
    for n, other in enumerate(held.claims):
        before = [c for c in held.claims[max(0, n - CLAIMS) : n] if {camp[c.place], camp[other.place]} == BOTH]
        if before and held.between(before[-1], other) <= 1:
            claim = before[-1]
            yield Clash(claim, other, about(held, claim), "supporters say the one, opponents the other", 0.5)


def _camp(held: Evidence, claim: Claim) -> str:
    """Whether a claim's source is a thing's supporters, its opponents, or neither."""
    said = {held.analysis.lemmas[t] for span in claim.attribution.source for t in held.analysis.tokens_in(span)}
    kinds = {k for k, label in (("for", "supporters"), ("against", "opponents")) if said & words("claim_words", label)}
    return kinds.pop() if len(kinds) == 1 else ""


def breaches(held: Evidence) -> Iterator[Clash]:
    """Two sides each say that another broke the deal, one after the other."""
    for claim, other in pairwise(c for c in held.claims if _breach(held.analysis, c)):
        blamed = set(claim.subjects), set(other.subjects)
        if all(blamed) and not blamed[0] & blamed[1] and apart(claim, other) and held.between(claim, other) <= NEAR:
            yield Clash(claim, other, "which side broke the deal", "each says that the other broke it", 0.55)


def _breach(analysis: Analysis, claim: Claim) -> bool:
    """Whether a claim says that somebody broke a deal."""
    lemmas = {analysis.lemmas[t] for t in claim.tokens}
    return bool(lemmas & words("claim_words", "breach")) and bool(lemmas & words("outlook_matters", "deal"))


def blame(held: Evidence) -> Iterator[Clash]:
    """Two sides each accuse the other, however far apart: the two accusations that are nearest to each other."""
    nearest: dict[frozenset[frozenset[str]], tuple[int, Claim, Claim]] = {}
    accusing = [(c, _blamed(held, c)) for c in held.claims if _accuses(held.analysis, c)]
    for n, (claim, blamed) in enumerate(accusing):
        for other, blamed_back in accusing[n + 1 : n + 1 + ACCUSATIONS]:
            if blamed & other.speakers and blamed_back & claim.speakers and apart(claim, other):
                pair = frozenset({claim.speakers, other.speakers})
                away = held.between(claim, other)
                if pair not in nearest or away < nearest[pair][0]:
                    nearest[pair] = away, claim, other
    for _, claim, other in nearest.values():
        yield Clash(claim, other, "which side is to blame", "each accuses the other", 0.5)


def _accuses(analysis: Analysis, claim: Claim) -> bool:
    """Whether a claim accuses: by its cue, or by saying who is to blame."""
    blames = any(analysis.lemmas[t] in words("claim_words", "blame") for t in claim.tokens)
    return blames or told_by(analysis, claim, words("claim_words", "accusation"))


def _blamed(held: Evidence, claim: Claim) -> frozenset[str]:
    """Whom an accusation names first, with their sides; `it holds him responsible` names its speaker too."""
    named = {a for t in claim.tokens[:NAMED] for a in held.cast.at(held.analysis, t)} - claim.speakers
    sides = {held.cast.actors[a].side for a in named if a in held.cast.actors}
    return frozenset(named) | frozenset(s for s in sides if s)
