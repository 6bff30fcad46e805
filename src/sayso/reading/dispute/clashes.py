"""What the rules of disputes look at, and what they find: claims in their places, and pairs of them that clash."""

from dataclasses import dataclass

from sayso.language import Analysis
from sayso.model import Findings, Span
from sayso.reading.deal.headline import headline_end
from sayso.reading.dispute.claims import Claim, claims
from sayso.reading.evidence import Cast

NEAR = 2  # sentences: opposed words further apart mostly answer other things


@dataclass(frozen=True, slots=True)
class Clash:
    """Two claims, why they contradict each other and how sure that is."""

    a: Claim
    b: Claim
    about: str
    why: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the rules look at: a document's claims, what has been found, and which claim each token is part of."""

    analysis: Analysis
    findings: Findings
    claims: tuple[Claim, ...]
    cast: Cast
    at: dict[int, Claim]  # by token: the innermost claim that holds it, or whose cue it is
    around: dict[int, Claim]  # by place: the claim that a nested one is a part of

    def holding(self, span: Span) -> Claim | None:
        """The claim that holds the first words of a span that any claim holds."""
        return next((self.at[t] for t in self.analysis.tokens_in(span) if t in self.at), None)

    def whole(self, claim: Claim) -> Claim:
        """The outermost claim of the same speakers that a nested one is a part of."""
        outer = self.around.get(claim.place)
        while outer is not None and outer.attribution.speaker == claim.attribution.speaker:
            claim, outer = outer, self.around.get(outer.place)
        return claim

    def between(self, a: Claim, b: Claim) -> int:
        """How many sentences lie from one claim to another."""
        (a_first, a_last), (b_first, b_last) = a.sides, b.sides
        sentence = self.analysis.sentence_of
        return max(0, sentence[b_first] - sentence[a_last], sentence[a_first] - sentence[b_last])


def evidence(analysis: Analysis, findings: Findings) -> Evidence:
    """The claims of a document with the places they cover; what a headline claims the text claims again."""
    cast = Cast.of(findings.actors)
    begins = headline_end(analysis)
    found = tuple(c for c in claims(analysis, findings.attributions, cast) if analysis.starts[c.sides[0]] >= begins)
    at: dict[int, Claim] = {}
    around: dict[int, Claim] = {}
    for claim in sorted(found, key=lambda c: -len(c.tokens)):
        outer = at.get(claim.sides[0])
        if outer is not None and outer.tokens[0] <= claim.sides[0] and claim.sides[1] <= outer.tokens[-1]:
            around[claim.place] = outer
        at.update((token, claim) for token in (*claim.tokens, *claim.cue))
    return Evidence(analysis, findings, found, cast, at, around)


def about(held: Evidence, claim: Claim) -> str:
    """What a claim is about: its content's first words."""
    return " ".join(held.analysis.words[t] for t in claim.tokens[:12])
