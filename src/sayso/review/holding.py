"""Which finding a judgement holds on to: the one of its spans, else the one that has most of them in common."""

from collections.abc import Iterable

from sayso.judgement import Anchor
from sayso.model import SPAN_FIELDS, Dispute, Document, Finding, Findings, Spans

LEAST = 0.5  # of what two findings cover, how much they must have in common to be one
GATHERED = frozenset(
    {"actors", "deals", "issues"}
)  # held by many mentions, of which another reading finds more or fewer
MAIN = {"attributions": "content", "deals": "span", "events": "trigger"}  # the role whose words tell what is meant
# The roles by which a finding is the same one, where they are not all: a reader that learns to give more keeps it.
KEY = {"deals": ("span",), "events": ("trigger",)}


def anchor_of(findings: Findings, kind: str, finding: Finding) -> Anchor:
    """What a judgement of this finding holds on to."""
    roles: tuple[tuple[str, Spans], ...]
    if isinstance(finding, Dispute):
        contents = {a.id: a.content for a in findings.attributions}
        roles = (("a", contents.get(finding.a, ())), ("b", contents.get(finding.b, ())))
    else:
        roles = tuple((role, getattr(finding, role)) for role in SPAN_FIELDS[kind])
    return Anchor(kind=kind, roles=tuple((role, spans) for role, spans in roles if spans))


def held(findings: Findings, anchor: Anchor) -> Finding | None:
    """The finding that an anchor holds on to in a reading, None where it finds nothing of its kind to hold on to."""
    among = [(found, anchor_of(findings, anchor.kind, found)) for found in getattr(findings, anchor.kind)]
    for found, other in among:
        if _key(other) == _key(anchor):
            return found  # type: ignore[no-any-return] # a kind's findings are all `Finding`s
    covered = _covered(_compared(anchor))
    best: tuple[float, Finding] | None = None
    for found, other in among:
        if (shared := _shared(anchor, other, covered)) and (best is None or shared > best[0]):
            best = shared, found
    return best[1] if best else None


def _key(anchor: Anchor) -> tuple[tuple[str, Spans], ...]:
    names = KEY.get(anchor.kind)
    return anchor.roles if names is None else tuple(role for role in anchor.roles if role[0] in names)


def _compared(anchor: Anchor) -> Spans:
    """The spans by which findings are alike: those that make one the same, or all that a kind gathers."""
    return anchor.spans if anchor.kind in GATHERED else Anchor(kind=anchor.kind, roles=_key(anchor)).spans


def _covered(spans: Spans) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def _shared(anchor: Anchor, other: Anchor, covered: set[int]) -> float:
    """How much of what both cover they have in common, from 0 to 1; 0 where that is too little for one finding."""
    if not _may_touch(_compared(anchor), _compared(other)):
        return 0.0
    others = _covered(_compared(other))
    common = len(covered & others)
    least = min(len(covered), len(others)) if anchor.kind in GATHERED else len(covered | others)
    return common / len(covered | others) if common >= LEAST * least else 0.0


def _may_touch(one: Spans, other: Spans) -> bool:
    """Whether the stretches from the first to the last span have anything in common."""
    if not one or not other:
        return False
    return one[0].start < _end(other) and other[0].start < _end(one)


def _end(spans: Iterable[tuple[int, int]]) -> int:
    return max(end for _, end in spans)


def main_spans(anchor: Anchor) -> Spans:
    """The spans whose words tell people what is meant: what was said, a deal's name, an actor's first mention."""
    if anchor.kind in GATHERED and anchor.kind not in MAIN:
        return anchor.spans[:1]
    main = MAIN.get(anchor.kind)
    return next((spans for role, spans in anchor.roles if role == main), anchor.spans)


def words(document: Document, anchor: Anchor) -> str:
    """The document's words for what a judgement holds on to."""
    return document.quote(main_spans(anchor))
