"""Deals: the proposals and agreements a text speaks of."""

from collections.abc import Iterator
from dataclasses import replace

from sayso.language import Analysis
from sayso.model import Deal, Document, Findings, Spans, finding_id
from sayso.reading import roles
from sayso.reading.deal.about import negotiates
from sayso.reading.deal.choice import Choice, chosen
from sayso.reading.deal.makers import between, makers_of
from sayso.reading.deal.mentions import Mention, mentions
from sayso.reading.deal.paper import Paper, paper_of
from sayso.reading.deal.promises import Promise, promises
from sayso.reading.deal.status import standing, status_of
from sayso.reading.deal.threads import threads
from sayso.reading.event.roles import Roles
from sayso.reading.evidence import Cast, when_of
from sayso.reading.outline import outline

PAPER_SURE, PROMISE_SURE = 0.85, 0.5  # shares that are right in the training texts
NEAR = 20  # characters from the beginning of the title in which its own name stands


def _id(document: Document, span: Spans) -> str:
    return finding_id(document.id, "deals", {"span": span})


def _deal(document: Document, analysis: Analysis, findings: Findings, who: Roles, choice: Choice) -> Deal:
    """The deal of a thread."""
    span = (analysis.span(choice.best.tokens),)
    members = choice.thread.members
    later: Spans = tuple(dict.fromkeys(analysis.span(m.tokens) for m in members if m is not choice.best))
    status, why = status_of(analysis, members, choice.best)
    return Deal(
        id=_id(document, span),
        confidence=min(0.8, 0.35 + 0.1 * choice.weight),
        why=f"names a deal by “{roles.word(analysis, choice.best.token)}”; {why}",
        span=span,
        name=" ".join(document.quote(span).split()),
        status=status,
        by=makers_of(analysis, who, choice.thread.members),
        when=when_of(analysis, findings, choice.best.token),
        mentions=later,
    )


def _paper_deal(document: Document, analysis: Analysis, who: Roles, paper: Paper, later: Spans) -> Deal:
    """The deal that the text itself is."""
    span = (paper.span,)
    return Deal(
        id=_id(document, span),
        confidence=PAPER_SURE,
        why=f"the text has the points of an agreement; {paper.why}",
        span=span,
        name=" ".join(paper.name.split()),
        status=paper.status,
        by=between(analysis, who, analysis.tokens_in(paper.span)),
        mentions=later,
    )


def _promised(document: Document, analysis: Analysis, findings: Findings, who: Roles, promise: Promise) -> Deal:
    """The deal that a verb alone tells of."""
    span = (analysis.span(promise.tokens),)
    return Deal(
        id=_id(document, span),
        confidence=PROMISE_SURE,
        why="“agreed to” tells of a deal between its subjects",
        span=span,
        name=" ".join(document.quote(span).split()),
        status="agreed",
        by=who.who(promise.makers),
        when=when_of(analysis, findings, promise.verb),
    )


def _deals(document: Document, analysis: Analysis, findings: Findings) -> Iterator[Deal]:
    who = Roles(analysis, Cast.of(findings.actors))
    paper = paper_of(document, analysis, outline(analysis.text, analysis.blocks))
    about = paper is not None or negotiates(analysis)
    found = list(mentions(analysis))
    if paper is not None:
        yield _paper_deal(
            document, analysis, who, paper, tuple(analysis.span(m.tokens) for m in found if _means(analysis, m))
        )
        found = [replace(m, headline=False) for m in found if _other(analysis, paper, m)]
    for choice in chosen(threads(found), lambda m: standing(analysis, m), about=about):
        yield _deal(document, analysis, findings, who, choice)
    if about and paper is None:
        for promise in promises(analysis):
            yield _promised(document, analysis, findings, who, promise)


def _means(analysis: Analysis, mention: Mention) -> bool:
    """Whether a mention in an agreement text means the text itself: `this Agreement`."""
    return analysis.lemmas[mention.tokens.first] == "this"


def _other(analysis: Analysis, paper: Paper, mention: Mention) -> bool:
    """Whether a mention in an agreement text is of another deal: it has a name, a date or an owner of its own."""
    inside = analysis.starts[mention.token] < paper.span.start + NEAR
    marks = mention.marks
    own = _means(analysis, mention) or mention.label == "pause" or mention.indefinite
    proper = any(analysis.pos[t] == "PROPN" for t in mention.tokens)
    named = mention.definite and (proper or marks.quoted or bool(marks.dates))
    return not (inside or own) and named and bool(marks.words)


def read(document: Document, analysis: Analysis, findings: Findings) -> Findings:
    """The findings with this reader's kind filled in."""
    found = {deal.id: deal for deal in _deals(document, analysis, findings)}
    return replace(findings, deals=tuple(found.values()))
