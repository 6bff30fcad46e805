"""Disputes: two attributed claims in a document that contradict each other."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from sayso.language import Analysis
from sayso.model import Dispute, Document, Findings, finding_id
from sayso.reading.dispute.claims import Claim, alike, apart, index, told_by
from sayso.reading.dispute.clashes import NEAR, Clash, Evidence, about, evidence
from sayso.reading.dispute.demands import contrasts, offers, opposed, refusals
from sayso.reading.dispute.numbers import answers, figures
from sayso.reading.dispute.sides import blame, breaches, camps
from sayso.reading.roles import word_before
from sayso.reading.tables import words

BARE = 4  # words of a denial that says nothing of what is denied
CLAUSES = frozenset({"whether", "if", "that", "how"})  # words that begin what is doubted, no bare noun
ALIKE = 3  # words that two claims share which speak of the same
REACH = 8  # claims before a denial that are looked at


def denials(held: Evidence) -> Iterator[Clash]:
    """A claim is denied: what is denied is the likest of the claims of others that stand near before it.

    Of several denials of one claim by the same speakers the last counts, which says most.
    """
    found: dict[tuple[int, frozenset[str]], Clash] = {}
    for n, claim in enumerate(held.claims):
        if not _denies(held.analysis, claim):
            continue
        before, after = held.claims[max(0, n - REACH) : n], held.claims[n + 1 : n + 2]
        near = [c for c in before if held.between(c, claim) <= NEAR + bool(c.words & claim.words)]
        near += [c for c in after if held.between(claim, c) == 0]
        scored = [(_answers(held, claim, c), c.place, c) for c in near if apart(c, claim) and _meets(held, claim, c)]
        best = max(scored, key=lambda s: s[:2], default=None)
        if best is not None and best[0] > 0.5:
            clash = Clash(best[2], claim, about(held, best[2]), "the one denies what the other claims", 0.55)
            found[best[1], claim.speakers] = clash
    yield from found.values()


def _denies(analysis: Analysis, claim: Claim) -> bool:
    """Whether a claim is no more than a denial: by its cue (`denied`), or by its words (`not accurate`)."""
    said, cue = {analysis.lemmas[t] for t in claim.tokens}, {analysis.lemmas[t] for t in claim.cue}
    if cue & words("claim_words", "withheld") or _neither(analysis, claim):
        return False
    if cue & words("claim_words", "denial"):
        return True
    if cue & words("claim_words", "rejection"):
        return bool(said & words("claim_words", "said"))  # a claim, and no offer
    return len(claim.tokens) <= 6 and bool(said & words("claim_words", "untrue"))


def _neither(analysis: Analysis, claim: Claim) -> bool:
    """Whether nothing is denied after all: `neither confirmed nor denied`."""
    return bool(claim.cue) and analysis.lemmas[word_before(analysis, claim.cue[-1])] == "nor"


def _meets(held: Evidence, denial: Claim, claim: Claim) -> bool:
    """Whether a denial can answer a claim: of like words, told beneath its verb (`denied any part in the raid, in which
    witnesses say …`), of the one who denies, or with nothing said of its own.
    """
    beneath = held.analysis.subtrees[denial.cue[-1]] if denial.cue else ()
    if denial.words & claim.words or claim.tokens[0] in beneath:
        return True
    said = {held.analysis.lemmas[t] for t in denial.tokens}
    if len(denial.words) > BARE or not said & words("claim_words", "guilt"):
        return True
    named = {a for span in claim.attribution.content for a in held.cast.within(span)}
    return bool(named & denial.speakers)


def _answers(held: Evidence, denial: Claim, claim: Claim) -> float:
    """How likely a denial answers a claim: by shared words, nearness, and that it is accused."""
    away = held.between(claim, denial)
    shared = len(denial.words & claim.words)
    accused = told_by(held.analysis, claim, words("claim_words", "accusation"))
    outer = 0.0 if claim.attribution.nested else 0.3
    return outer + shared + 1.5 * accused + (1.0 if away == 0 else 0.5 if away == 1 and len(denial.words) <= 3 else 0)


def accusations(held: Evidence) -> Iterator[Clash]:
    """Two sides that each say of the other what it did, one after the other."""
    for n, claim in enumerate(held.claims):
        for other in held.claims[n + 1 : n + 4]:
            mutual = other.speakers & set(claim.subjects) and claim.speakers & set(other.subjects)
            own = claim.speakers & set(claim.subjects) or other.speakers & set(other.subjects)
            if mutual and not own and apart(claim, other) and held.between(claim, other) <= 1:
                yield Clash(claim, other, "which side is to blame", "each speaks of what the other did", 0.5)


def positions(held: Evidence) -> Iterator[Clash]:
    """Opposed positions on one issue, each stated in an attribution of its own."""
    sides: dict[str, dict[str, list[Claim]]] = {}
    labels = {issue.id: issue.label for issue in held.findings.issues}
    for position in held.findings.positions:
        claim = held.holding(position.span[0])
        if claim is not None and claim.speakers & set(position.actor):
            sides.setdefault(position.issue, {}).setdefault(position.stance, []).append(claim)
    for issue, stances in sides.items():
        for against in stances.get("against", ()):
            opposed = [(held.between(c, against), c.place, c) for c in stances.get("for", ()) if apart(c, against)]
            if opposed:
                nearest = min(opposed, key=lambda o: o[:2])[2]
                yield Clash(nearest, against, labels.get(issue, issue), "opposed positions on one issue", 0.5)


def outlooks(held: Evidence) -> Iterator[Clash]:
    """One expects an agreement, another not, close to each other in the text."""
    sides: dict[str, list[Claim]] = {"optimistic": [], "pessimistic": []}
    for outlook in held.findings.outlooks:
        claim = held.holding(outlook.span[0])
        if claim is not None and outlook.outlook in sides and claim.speakers & set(outlook.actor):
            sides[outlook.outlook].append(claim)
    for dark in sides["pessimistic"]:
        for bright in (c for c in sides["optimistic"] if apart(c, dark) and held.between(c, dark) <= NEAR):
            yield Clash(bright, dark, "whether an agreement is near", "one expects it, the other not", 0.5)


def contradictions(held: Evidence) -> Iterator[Clash]:
    """One says that it is so, another that it is not, with the same predicate of the same things."""
    by_word = index(held.claims)
    for claim in held.claims:
        if claim.denied is not None and claim.denied in claim.words:
            for count, other in alike(claim, by_word):
                if count >= ALIKE and claim.denied in other.predicates and other.denied is None:
                    yield Clash(other, claim, about(held, claim), "the same words, once denied", 0.5)


def doubts(held: Evidence) -> Iterator[Clash]:
    """One questions whether something is so, and another, close after it, says of the same things that it is."""
    for n, claim in enumerate(held.claims):
        first = held.analysis.lemmas[claim.tokens[0]]
        if not (told_by(held.analysis, claim, words("claim_words", "doubt")) and first in CLAUSES):
            continue
        for other in held.claims[n + 1 : n + 1 + REACH]:
            near = held.between(claim, other) <= NEAR and apart(claim, other)
            if near and len(claim.words & other.words) >= ALIKE and other.denied is None:
                yield Clash(claim, other, about(held, claim), "one doubts what the other claims", 0.5)
                break


RULES: tuple[Callable[[Evidence], Iterator[Clash]], ...] = (
    denials,
    accusations,
    figures,
    answers,
    positions,
    outlooks,
    camps,
    breaches,
    blame,
    contrasts,
    opposed,
    refusals,
    offers,
    contradictions,
    doubts,
)


def read(document: Document, analysis: Analysis, findings: Findings) -> Findings:
    """The findings with this reader's kind filled in; of two attributions, the first rule that opposes them counts."""
    held = evidence(analysis, findings)
    found: dict[frozenset[str], Dispute] = {}
    for clash in (clash for rule in RULES for clash in rule(held)):
        a, b = sorted((held.whole(clash.a), held.whole(clash.b)), key=lambda c: c.place)
        pair = frozenset({a.attribution.id, b.attribution.id})
        dispute = Dispute(
            id=finding_id(document.id, "disputes", {"a": a.attribution.content, "b": b.attribution.content}),
            confidence=clash.confidence,
            why=clash.why,
            a=a.attribution.id,
            b=b.attribution.id,
            about=clash.about,
        )
        if len(pair) == 2:
            found.setdefault(pair, dispute)
    unique = {dispute.id: dispute for dispute in found.values()}
    return replace(findings, disputes=tuple(unique.values()))
