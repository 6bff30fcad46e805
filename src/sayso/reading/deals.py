"""Deals: the proposals and agreements a text speaks of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from sayso.language import Analysis
from sayso.model import ActorIds, Deal, Document, Findings, Span, Spans, finding_id
from sayso.reading import roles
from sayso.reading.deal.agreement_texts import is_draft, is_signed, is_title, negotiates, title_of
from sayso.reading.deal.mentions import Mention, mentions
from sayso.reading.deal.status import status_of
from sayso.reading.event.roles import Roles
from sayso.reading.evidence import Cast, when_of
from sayso.reading.outline import outline

NEAR = 20  # characters from the beginning of the title in which its own name stands
TOLD = 1.0  # a mention that says this much names its deal
ELSEWHERE = 1.0  # and how much more in a text about something else
ENOUGH = 1.5  # how telling the best name of a deal must be; chosen on train
# The labels of mentions that may mean one deal.
KIN = {
    "agreement": frozenset({"agreement", "pause", "offer"}),
    "pause": frozenset({"pause", "agreement"}),
    "offer": frozenset({"offer", "agreement"}),
    "law": frozenset({"law"}),
}


@dataclass(slots=True)
class Thread:
    """The mentions of one deal, while they are gathered."""

    members: list[Mention] = field(default_factory=list)
    content: set[str] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)

    def add(self, mention: Mention) -> None:
        """Take in a mention."""
        self.labels.add(mention.label)
        self.keys |= mention.keys
        self.members.append(mention)
        self.content |= mention.content


def _same(thread: Thread, mention: Mention) -> bool:
    """Whether a mention may be of the deal that a thread holds: no word tells the two apart."""
    if not any(mention.label in KIN[label] for label in thread.labels):
        return False
    if mention.keys:
        return bool(mention.keys & thread.keys) and not (mention.keys & thread.others)
    if mention.label in {"offer", "law"} and mention.content:
        return not thread.content or bool(mention.content & thread.content)
    return True


def _fit(thread: Thread, mention: Mention) -> tuple[int, int, int, int]:
    """How well a mention fits a thread: words shared, kind shared, both generic, nearness."""
    generic = mention.indefinite and not thread.keys
    alike = thread.members[-1].label == mention.label
    return len(mention.content & thread.content), alike, generic, thread.members[-1].token


def threads(found: Sequence[Mention]) -> list[Thread]:
    """The mentions gathered by deal, in order of first mention; a bare one joins the latest deal of its kind."""
    gathered: list[Thread] = []
    for mention in found:
        able = [t for t in gathered if _same(t, mention)]
        if mention.indefinite and not mention.keys:
            able = [t for t in able if not t.keys]  # `a deal` is not the one of November
        if able:
            max(able, key=lambda t: _fit(t, mention)).add(mention)
        else:
            gathered.append(Thread())
            gathered[-1].add(mention)
    return gathered


def telling(mention: Mention) -> float:
    """How much a mention says about which deal it is."""
    score = min(2, len(mention.before)) + (1.0 if mention.after else 0.0) + (0.5 if mention.keys else 0.0)
    if mention.matter and not mention.before:
        score += 1.0
    if mention.label in {"offer", "law"} and not mention.matter:
        score -= 1.0
    if mention.label == "pause":
        score += 0.5
    return score


def _named(analysis: Analysis, members: Sequence[Mention]) -> Mention:
    """The mention that names the deal: the first that says which one it is, one in the text before one in its title."""
    best = max(telling(m) for m in members)
    told = [m for m in members if telling(m) >= min(best, TOLD)]
    headline = _headline(analysis)
    in_text = [m for m in told if analysis.starts[m.token] >= headline]
    return (in_text or told)[0]


def _headline(analysis: Analysis) -> int:
    """Where the text begins after its headline: a first line that ends in no mark of a sentence."""
    first, *rest = analysis.blocks
    ends = analysis.text[first.start : first.end].rstrip()[-1:]
    return first.end if rest and ends not in '.!?”"’:' else 0


def _kept(analysis: Analysis, gathered: Sequence[Thread], *, about: bool) -> Iterator[tuple[Thread, Mention, float]]:
    """The threads that say enough to be a deal, each with the mention that names it.

    In a text that is about something else (`about` is false) plans and bills are none, and a deal must say more.
    """
    enough = ENOUGH if about else ENOUGH + ELSEWHERE
    for thread in gathered:
        if not about and thread.labels <= {"offer", "law"}:
            continue
        best = _named(analysis, thread.members)
        weight = telling(best) + 0.5 * min(2, len(thread.members) - 1)
        if weight >= enough:
            yield thread, best, weight


def _by(analysis: Analysis, who: Roles, thread: Thread) -> ActorIds:
    """Whose deal it is: the owner of a mention, or those it is between or presented by."""
    for mention in thread.members:
        actors, _ = who.of_noun(mention.token, "AGREE")
        if actors:
            return actors
    return ()


def _deal(
    document: Document, analysis: Analysis, findings: Findings, who: Roles, kept: tuple[Thread, Mention, float]
) -> Deal:
    thread, best, weight = kept
    span = (analysis.span(best.tokens),)
    later: Spans = tuple(analysis.span(m.tokens) for m in thread.members if m is not best)
    status, why = status_of(analysis, thread.members, best)
    return Deal(
        id=finding_id(document.id, "deals", {"span": span}),
        confidence=min(0.8, 0.3 + 0.1 * weight),
        why=f"names a deal by “{roles.word(analysis, best.token)}”; {why}",
        span=span,
        name=" ".join(document.quote(span).split()),
        status=status,
        by=_by(analysis, who, thread),
        when=when_of(analysis, findings, best.token),
        mentions=later,
    )


def _paper(document: Document, analysis: Analysis, title: Span) -> Deal:
    """The deal that the text itself is."""
    span = (title,)
    named = is_title(analysis, analysis.tokens_in(title))
    status = "proposed" if is_draft(analysis, title) else "signed" if is_signed(analysis) else "agreed"
    return Deal(
        id=finding_id(document.id, "deals", {"span": span}),
        confidence=0.8,
        why=f"{'the title names' if named else 'the text calls itself'} an agreement, and it has an agreement’s points",
        span=span,
        name=" ".join((document.quote(span) if named else document.title or document.quote(span)).split()),
        status=status,
    )


def _deals(document: Document, analysis: Analysis, findings: Findings) -> Iterator[Deal]:
    who = Roles(analysis, Cast.of(findings.actors))
    title = title_of(analysis, outline(analysis.text, analysis.blocks))
    about = title is not None or negotiates(analysis)
    if title is not None:
        yield _paper(document, analysis, title)
    for kept in _kept(analysis, threads(list(mentions(analysis))), about=about):
        deal = _deal(document, analysis, findings, who, kept)
        if title is None or _other(title, deal.span[0], kept[1]):
            yield deal


def _other(title: Span, span: Span, mention: Mention) -> bool:
    """Whether a deal in an agreement text is another than the text's own, and no term of it."""
    return span.start > title.start + NEAR and mention.label != "pause" and not mention.indefinite


def read(document: Document, analysis: Analysis, findings: Findings) -> Findings:
    """The findings with this reader's kind filled in."""
    return replace(findings, deals=tuple(_deals(document, analysis, findings)))
