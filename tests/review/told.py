"""One invented document with a finding of every kind, and readings of it that differ as another version's would."""

from dataclasses import replace

from sayso.judgement import Judgement
from sayso.model import (
    Actor,
    Attribution,
    Deal,
    Dispute,
    Document,
    Event,
    Figure,
    Finding,
    Findings,
    Issue,
    Outlook,
    Position,
    Provision,
    Reading,
    Span,
    TimeExpression,
    finding_id,
    make_document,
)
from sayso.review import judgements_of

TEXT = (
    "The Harbour Union said on Monday that 24 dockers had been freed. It rejects the night shift.\n\n"
    "The port authority denied that anyone had been freed, and hopes for a pact.\n\n"
    "Under the Quay Accord the port authority shall pay six per cent. Both sides met in Orrow."
)
DOCUMENT = make_document(name="report", text=TEXT, published="2031-03-12")
DAY = "2031-03-20"


def place(words: str, of: Document = DOCUMENT) -> tuple[Span, ...]:
    start = of.text.index(words)
    return (Span(start, start + len(words)),)


def _id(kind: str, role: str, words: str) -> str:
    return finding_id(DOCUMENT.id, kind, {role: place(words)})


UNION = Actor(id="harbour-union", name="The Harbour Union", kind="group", mentions=place("The Harbour Union"))
PORT = Actor(
    id="port-authority",
    name="The port authority",
    kind="institution",
    mentions=(*place("The port authority"), *place("the port authority")),
)
SAID = Attribution(
    id="5a1d000000000000000a",
    source=place("The Harbour Union"),
    cue=place("said"),
    content=place("that 24 dockers had been freed"),
    speaker=("harbour-union",),
)
DENIED = Attribution(
    id="5a1d000000000000000b",
    source=place("The port authority"),
    cue=place("denied"),
    content=place("that anyone had been freed"),
    speaker=("port-authority",),
)
FIGURE = Figure(
    id=_id("figures", "span", "24 dockers"),
    span=place("24 dockers"),
    low=24,
    high=24,
    what="held",
    by=("harbour-union",),
    confidence=0.7,
    why="“24” counts “dockers”",
)
TIME = TimeExpression(
    id=_id("times", "span", "Monday"),
    span=place("Monday"),
    type="DATE",
    value="2031-03-17",
    begin="2031-03-17",
    end="2031-03-18",
)
EVENT = Event(id=_id("events", "trigger", "met"), trigger=place("met"), type="CONSULT", mode="planned")
DEAL = Deal(id="quay", span=place("the Quay Accord"), name="Quay Accord", status="proposed", by=("port-authority",))
TERM = Provision(
    id=_id("provisions", "span", "the port authority shall pay six per cent"),
    span=place("the port authority shall pay six per cent"),
    deal="quay",
    topic="pay",
    code=None,
    bearer=("port-authority",),
)
ISSUE = Issue(id="night_shift", label="night shift", words=("shift", "night"), mentions=place("the night shift"))
STANDS = Position(
    id=_id("positions", "span", "rejects the night shift"),
    span=place("rejects the night shift"),
    actor=("port-authority",),
    issue="night_shift",
    stance="for",
    firmness="states",
)
OUTLOOK = Outlook(
    id=_id("outlooks", "span", "hopes for a pact"), span=place("hopes for a pact"), actor=(), outlook="optimistic"
)
DISPUTE = Dispute(id="d15b000000000000000c", a=SAID.id, b=DENIED.id, about="who was freed")
FINDINGS = Findings(
    actors=(UNION, PORT),
    attributions=(SAID, DENIED),
    figures=(FIGURE,),
    times=(TIME,),
    events=(EVENT,),
    deals=(DEAL,),
    provisions=(TERM,),
    issues=(ISSUE,),
    positions=(STANDS,),
    disputes=(DISPUTE,),
    outlooks=(OUTLOOK,),
)
READING = Reading(document_id=DOCUMENT.id, version="1", findings=FINDINGS)


def reading(**kinds: tuple[Finding, ...]) -> Reading:
    """The reading of another version, in which these kinds differ."""
    return replace(READING, version="2", findings=replace(FINDINGS, **kinds))  # type: ignore[arg-type]


def judge(finding: str, *what: str, earlier: tuple[Judgement, ...] = (), made: str = DAY) -> tuple[Judgement, ...]:
    """The judgements that say so of a finding: `right`, `wrong`, or `field=value`."""
    values = dict(one.split("=", 1) for one in what if "=" in one)
    new, _replaced = judgements_of([(DOCUMENT, READING)], earlier, finding, values or what[0], made=made)
    return new
