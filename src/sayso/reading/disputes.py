"""Disputes: two attributed claims in a document that contradict each other."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from sayso.language import Analysis
from sayso.model import ActorIds, Dispute, Document, Figure, Findings, Span, finding_id
from sayso.reading.claims import Claim, alike, apart, claims, index
from sayso.reading.evidence import Cast
from sayso.reading.tables import words

NEAR = 1500  # characters: opposed expectations further apart answer other things


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
    """What the rules look at: a document's claims, who is who, and what has been found."""

    analysis: Analysis
    findings: Findings
    cast: Cast
    claims: tuple[Claim, ...]
    at: dict[int, int]  # by token: the place of the innermost claim that holds it, or whose cue it is

    def holding(self, span: Span) -> Claim | None:
        """The claim that holds a span, or whose cue begins it."""
        for token in self.analysis.tokens_in(span):
            if token in self.at:
                return self.claims[self.at[token]]
        return None


def evidence(analysis: Analysis, findings: Findings) -> Evidence:
    """The claims of a document with the places they cover."""
    found = claims(analysis, findings.attributions)
    at: dict[int, int] = {}
    for claim in sorted(found, key=lambda c: -len(c.tokens)):
        cue = [t for span in claim.attribution.cue for t in analysis.tokens_in(span)]
        at.update((token, claim.place) for token in (*claim.tokens, *cue))
    return Evidence(analysis, findings, Cast.of(findings.actors), found, at)


def denials(held: Evidence) -> Iterator[Clash]:
    """A claim that is denied by name: `denied`, `rejected the claim`; the likest claim of another is what it denies."""
    by_word = index(held.claims)
    for claim in held.claims:
        if not claim.cue & words("claim_words", "denial"):
            continue
        near = [(count, -abs(other.place - claim.place), other) for count, other in alike(claim, held.claims, by_word)]
        if near:
            count, _, other = max(near, key=lambda n: n[:2])
            if count >= 2 or (count == 1 and abs(other.place - claim.place) == 1):
                yield Clash(other, claim, _about(held, claim), "the one denies what the other claims", 0.6)


def contradictions(held: Evidence) -> Iterator[Clash]:
    """One says that it is so, another that it is not, in mostly the same words."""
    by_word = index(held.claims)
    for claim in held.claims:
        if not claim.denies:
            continue
        for count, other in alike(claim, held.claims, by_word):
            if other.denies or other.cue & words("claim_words", "denial"):
                continue
            if count >= 3 and count >= 0.5 * min(len(claim.words), len(other.words)):
                yield Clash(other, claim, _about(held, claim), "the same words, once denied", 0.5)


def accusations(held: Evidence) -> Iterator[Clash]:
    """Two who accuse each other."""
    accused: dict[tuple[ActorIds, str], Claim] = {}
    for claim in held.claims:
        if claim.cue & words("claim_words", "accusation"):
            for span in claim.attribution.content:
                for actor in held.cast.within(span)[:1]:
                    accused.setdefault((claim.speaker, actor), claim)
    for (speaker, actor), claim in accused.items():
        for one in speaker:
            other = accused.get(((actor,), one))
            if other is not None and claim.place < other.place:
                yield Clash(claim, other, "which side is to blame", "each accuses the other", 0.6)


def positions(held: Evidence) -> Iterator[Clash]:
    """Opposed positions on one issue, each stated in an attribution of its own."""
    sides: dict[str, dict[str, list[Claim]]] = {}
    labels = {issue.id: issue.label for issue in held.findings.issues}
    for position in held.findings.positions:
        claim = held.holding(position.span[0])
        if claim is not None and claim.speaker and set(claim.speaker) & set(position.actor):
            sides.setdefault(position.issue, {}).setdefault(position.stance, []).append(claim)
    for issue, stances in sides.items():
        for against in stances.get("against", ()):
            opposed = [c for c in stances.get("for", ()) if apart(c, against)]
            if opposed:
                nearest = min(opposed, key=lambda c: abs(c.place - against.place))
                yield Clash(nearest, against, labels.get(issue, issue), "opposed positions on one issue", 0.5)


def outlooks(held: Evidence) -> Iterator[Clash]:
    """One sees an agreement near, another not, close to each other in the text."""
    sides: dict[str, list[tuple[int, Claim]]] = {"optimistic": [], "pessimistic": []}
    for outlook in held.findings.outlooks:
        claim = held.holding(outlook.span[0])
        if claim is not None and outlook.outlook in sides and set(claim.speaker) & set(outlook.actor):
            sides[outlook.outlook].append((outlook.span[0].start, claim))
    for place, dark in sides["pessimistic"]:
        near = [(abs(at - place), c.place, c) for at, c in sides["optimistic"] if apart(c, dark)]
        if near and min(near)[0] <= NEAR:
            yield Clash(min(near)[2], dark, "whether an agreement is near", "one expects it, the other not", 0.5)


def figures(held: Evidence) -> Iterator[Clash]:
    """Two numbers for the same thing that cannot both be right, each given by another."""
    kept: dict[tuple[str, str | None, str | None], list[Figure]] = {}
    for figure in held.findings.figures:
        if figure.by and figure.what not in {"other", "other:"}:
            kept.setdefault((figure.what, figure.whom, figure.where), []).append(figure)
    for same in kept.values():
        for n, one in enumerate(same[:50]):
            for other in same[n + 1 : 50]:
                a, b = held.holding(one.span[0]), held.holding(other.span[0])
                if a is not None and b is not None and apart(a, b) and _exclude(one, other):
                    yield Clash(a, b, f"how many {one.what}", "different numbers for the same", 0.5)


def _exclude(one: Figure, other: Figure) -> bool:
    """Whether the bounds of two figures of one unit and day leave no number that both allow."""
    if one.unit != other.unit or (one.as_of and other.as_of and one.as_of != other.as_of):
        return False
    above = one.low is not None and other.high is not None and one.low > other.high
    below = other.low is not None and one.high is not None and other.low > one.high
    return above or below


def _about(held: Evidence, claim: Claim) -> str:
    """What a claim is about: its content's first words."""
    return " ".join(held.analysis.words[t] for t in claim.tokens[:12])


RULES: tuple[Callable[[Evidence], Iterator[Clash]], ...] = (
    denials,
    accusations,
    figures,
    positions,
    outlooks,
    contradictions,
)


def read(document: Document, analysis: Analysis, findings: Findings) -> Findings:
    """The findings with this reader's kind filled in."""
    held = evidence(analysis, findings)
    found: dict[frozenset[str], Dispute] = {}
    for rule in RULES:
        for clash in rule(held):
            a, b = clash.a.attribution, clash.b.attribution
            if a.id == b.id:
                continue
            dispute = Dispute(
                id=finding_id(document.id, "disputes", {"a": a.content, "b": b.content}),
                confidence=clash.confidence,
                why=clash.why,
                a=a.id,
                b=b.id,
                about=clash.about,
            )
            found.setdefault(frozenset({a.id, b.id}), dispute)
    return replace(findings, disputes=tuple(found.values()))
