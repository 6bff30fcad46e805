"""Disputes by who stands against whom: camps, mutual breaches of a deal, and demands that a sentence opposes."""

from collections.abc import Iterator
from itertools import pairwise

from sayso.language import Analysis
from sayso.reading.dispute.claims import Claim, apart
from sayso.reading.dispute.clashes import NEAR, Clash, Evidence, about
from sayso.reading.tables import words

LONGEST = 25  # tokens of a demand that one sentence sets against another


def camps(held: Evidence) -> Iterator[Clash]:
    """Those for a thing say one thing of it, those against it another, one after the other."""
    for claim, other in pairwise(held.claims):
        sides = {_camp(held, claim), _camp(held, other)}
        if sides == {"for", "against"} and apart(claim, other) and held.between(claim, other) <= 1:
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


def contrasts(held: Evidence) -> Iterator[Clash]:
    """Two sides want different things in one sentence that sets them against each other: `while`, `but`."""
    analysis = held.analysis
    wanted = [c for c in held.claims if _wanted(analysis, c)]
    for claim, other in pairwise(wanted):
        if held.between(claim, other) or not apart(claim, other):
            continue
        first, last = sorted((claim.sides, other.sides))
        between = range(first[0], last[1] + 1)
        if any(analysis.words[t].lower() in words("claim_words", "contrast") for t in between):
            yield Clash(claim, other, about(held, claim), "one sentence sets two demands against each other", 0.5)


def _wanted(analysis: Analysis, claim: Claim) -> bool:
    """Whether a claim says what its speaker wants: by its cue, or by `must` and `should` in its words."""
    if {analysis.lemmas[t] for t in claim.cue} & words("claim_words", "demand"):
        return True
    due = any(analysis.words[t].lower() in {"must", "should"} for t in claim.tokens)
    return due and len(claim.tokens) <= LONGEST
