"""Disputes over what is to be done: demands that are set against each other, and what one wants and another refuses."""

from collections.abc import Iterator
from itertools import pairwise

from sayso.language import Analysis
from sayso.reading.deal.about import negotiates
from sayso.reading.dispute.claims import DUE, Claim, apart, told_by
from sayso.reading.dispute.clashes import NEAR, Clash, Evidence, about
from sayso.reading.tables import words

LONGEST = 25  # tokens of a demand
APART = 4  # sentences between what one wants and another refuses, where they share words enough
LATER = 4  # claims after one among which another may refuse it, or offer something else
ENOUGH = 2  # such words
FAR = 6  # sentences between a demand and an offer that share more
ALIKE = 3  # words shared then
NEXT = 2  # claims after a demand that may answer it


def contrasts(held: Evidence) -> Iterator[Clash]:
    """Two sides want different things in one sentence that sets them against each other: `while`, `but`."""
    analysis = held.analysis
    wanted = [c for c in held.claims if _obliges(analysis, c) or _demands(analysis, c)]
    for claim, other in pairwise(wanted):
        if held.between(claim, other) or not apart(claim, other):
            continue
        first, last = sorted((claim.sides, other.sides))
        between = range(first[0], last[1] + 1)
        if any(analysis.words[t].lower() in words("claim_words", "contrast") for t in between):
            yield Clash(claim, other, about(held, claim), "one sentence sets two demands against each other", 0.5)


def opposed(held: Evidence) -> Iterator[Clash]:
    """Two sides say of the same thing, one after the other, what must be done, and one of them demands it."""
    analysis = held.analysis
    for n, claim in enumerate(_negotiated(held)):
        for other in held.claims[n + 1 : n + 1 + NEXT]:
            both = _insists(held, claim) and _insists(held, other)
            demanded = _demands(analysis, claim) or _demands(analysis, other)
            near = held.between(claim, other) <= NEAR and apart(claim, other)
            if both and demanded and near and _shared(claim, other):
                yield Clash(claim, other, about(held, claim), "each says what must be done about the same", 0.5)


def refusals(held: Evidence) -> Iterator[Clash]:
    """One will not do, in so many words, what another wants."""
    analysis = held.analysis
    for n, claim in enumerate(_negotiated(held)):
        for other in held.claims[n + 1 : n + 1 + LATER]:
            wants = any(_demands(analysis, a) and _refuses(b) for a, b in ((claim, other), (other, claim)))
            near = held.between(claim, other) <= APART and apart(claim, other)
            if wants and near and len(_shared(claim, other)) >= ENOUGH:
                yield Clash(claim, other, about(held, claim), "the one will not do what the other wants", 0.55)


def offers(held: Evidence) -> Iterator[Clash]:
    """One side offers another thing than the other demands, in like words."""
    analysis = held.analysis
    told = [c for c in held.claims if _demands(analysis, c) or _offers(analysis, c)]
    for n, claim in enumerate(told):
        for other in told[n + 1 : n + 1 + LATER]:
            differ = _offers(analysis, claim) != _offers(analysis, other)
            near = held.between(claim, other) <= FAR and apart(claim, other)
            if differ and near and len(_shared(claim, other)) >= ALIKE:
                yield Clash(
                    claim, other, about(held, claim), "the one offers another thing than the other demands", 0.5
                )


def _negotiated(held: Evidence) -> tuple[Claim, ...]:
    """The claims of a text about a negotiation; elsewhere those who want much want it of nobody present."""
    return held.claims if negotiates(held.analysis) else ()


def _refuses(claim: Claim) -> bool:
    """Whether a claim says in few words what is not done."""
    return claim.denied is not None and len(claim.tokens) <= LONGEST


def _demands(analysis: Analysis, claim: Claim) -> bool:
    """Whether a claim is told by a cue of wanting."""
    return told_by(analysis, claim, words("claim_words", "demand"))


def _offers(analysis: Analysis, claim: Claim) -> bool:
    """Whether a claim is told by a cue of offering."""
    return told_by(analysis, claim, words("claim_words", "offer"))


def _obliges(analysis: Analysis, claim: Claim) -> bool:
    """Whether a short claim has `must` or `should` in its words."""
    return len(claim.tokens) <= LONGEST and any(analysis.words[t].lower() in DUE for t in claim.tokens)


def _insists(held: Evidence, claim: Claim) -> bool:
    """Whether a claim says what its speaker wants, refuses or calls inevitable, and not what another is accused of."""
    analysis, short = held.analysis, len(claim.tokens) <= LONGEST and not claim.media
    said = _demands(analysis, claim) or (short and (claim.due or claim.denied is not None))
    return said and not told_by(analysis, held.whole(claim), words("claim_words", "accusation"))


def _shared(claim: Claim, other: Claim) -> frozenset[str]:
    """The words that two claims share, those of negotiating left out, which all claims of a text may share."""
    return (claim.words & other.words) - words("negotiation_nouns", "negotiation") - words("negotiation_nouns", "talk")
