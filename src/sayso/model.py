"""The nouns of Sayso: a document, what is found in it, and what could not be read.

Field names and values are those of the gold readings' guide (docs/findings.md); spans are half-open ranges of
code points into `Document.text` (W3C Web Annotation's TextPositionSelector). An actor field holds ids of
`Reading.actors`: empty when the text does not say, several for a joint one. Dates and durations are TIMEX3
values (`2024-08-19`, `2024-W33`, `P6W`). Standard library alone; nothing here reads or writes anything.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points: `document.text[start:end]` is what it quotes."""

    start: int
    end: int

    def __and__(self, other: "Span") -> "Span | None":
        """The part that both cover, or None."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Span(start, end) if start < end else None

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end


Spans = tuple[Span, ...]
ActorIds = tuple[str, ...]


def content_hash(*parts: str | None) -> str:
    """32 hexadecimal digits of BLAKE2b over the parts, each framed by its length so that no two lists collide."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = b"" if part is None else part.encode("utf-8", "surrogatepass")
        digest.update(f"{'-' if part is None else len(data)}:".encode() + data)
    return digest.hexdigest()


def finding_id(document_id: str, kind: str, roles: dict[str, Spans]) -> str:
    """A finding's id: of its document, kind and the spans of its roles, never of the reader's version."""
    placed = [f"{role}={' '.join(f'{s}-{e}' for s, e in spans)}" for role, spans in sorted(roles.items())]
    return content_hash(document_id, kind, *placed)[:20]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What could not be read, or was doubtful: where it is, and a plain sentence about it.

    `place` names the file, address or line; `spans` point into the text where there is one.
    """

    place: str
    message: str
    spans: Spans = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text as it was published; immutable. `published` is an ISO date (YYYY-MM-DD), or None when not known."""

    id: str
    name: str
    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str = "en"

    @property
    def text_hash(self) -> str:
        """The hash of the text alone: the same article under two publishers has one."""
        return content_hash(self.text)

    def quote(self, spans: Spans) -> str:
        """The words that the spans cover, the parts of a discontinuous one joined by ` … `."""
        return " … ".join(self.text[start:end] for start, end in spans)


def make_document(
    *,
    name: str,
    text: str,
    title: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
) -> Document:
    """A Document whose id is the hash of text, title, publisher and date: the same four, the same document."""
    return Document(
        id=content_hash(text, title, publisher, published),
        name=name,
        text=text,
        title=title,
        published=published,
        publisher=publisher,
        url=url,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing read from one document: how sure its reader is (0 to 1), and in a sentence why."""

    id: str
    confidence: float = 0.5
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Finding):
    """Who speaks, acts, owes or holds a position. Its id is unique within a reading only (`dock-union`)."""

    name: str
    kind: str  # person, state, group, institution, media, unnamed, crowd
    aliases: tuple[str, ...] = ()
    role: str | None = None
    side: str | None = None  # an actor's id
    part: str | None = None  # party, mediator, guarantor, observer
    mentions: Spans = ()  # names, descriptions and pronouns, in order


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution(Finding):
    """Who is said to say or think what: source, cue and content, as PARC and PolNeAR define them."""

    source: Spans
    cue: Spans
    content: Spans
    speaker: ActorIds = ()
    form: str = "indirect"  # direct, mixed, indirect
    to: ActorIds = ()
    when: str | None = None
    nested: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Finding):
    """A count or amount with the bounds that its words give: `more than 40,000` is low 40000, high None."""

    span: Spans
    low: float | None
    high: float | None
    hedge: str | None = None
    unit: str | None = None
    what: str = "other"
    whom: str | None = None
    where: str | None = None
    since: str | None = None
    as_of: str | None = None
    by: ActorIds = ()
    includes: str | None = None  # the words of the larger figure that this one is part of


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression(Finding):
    """A TIMEX3 expression. `begin` and `end` bound the days it covers, [begin, end), ISO dates, where it has any."""

    span: Spans
    type: str  # DATE, TIME, DURATION, SET
    value: str | None
    begin: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Finding):
    """An act between parties, with its PLOVER type and whether it happened; `theme` is what it was done to or about."""

    trigger: Spans
    type: str
    actor: ActorIds = ()
    recipient: ActorIds = ()
    when: str | None = None
    where: str | None = None
    mode: str = "actual"  # actual, planned, hypothetical, negated
    theme: Spans = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal(Finding):
    """A proposal or agreement that the text speaks of. Its id is unique within a reading only."""

    span: Spans
    name: str
    status: str = "unknown"  # proposed, agreed, signed, in_force, ended, rejected, unknown
    by: ActorIds = ()
    when: str | None = None
    mentions: Spans = ()  # later mentions of the same deal


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision(Finding):
    """One obligation of a deal, or (deal None) one demanded or promised outside any."""

    span: Spans
    deal: str | None = None
    phase: int | str | None = None
    topic: str = "other"
    bearer: ActorIds = ()
    action: str | None = None
    object: str | None = None
    beneficiary: ActorIds = ()
    quantity: float | str | None = None
    duration: str | None = None
    start: str | None = None
    condition: str | None = None
    in_return_for: str | None = None
    path: str | None = None  # its place in an agreement text (`Article 4(2)(b)`)
    code: str | None = None  # PA-X's code of its topic
    specificity: int | None = None  # PA-X's scale: 1 mentioned, 2 with a mechanism, 3 detailed and enforceable


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue(Finding):
    """What positions are about: a short label in the document's own terms. Its id is unique within a reading only.

    `words` are the lemmas that carry its meaning, the one that it turns on first: issues are compared by them.
    """

    label: str
    words: tuple[str, ...] = ()
    mentions: Spans = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Finding):
    """An actor's stance on an issue, and how firmly it is held."""

    span: Spans
    actor: ActorIds
    issue: str
    stance: str  # for, against, undecided
    firmness: str | None  # insists, states, open
    conditional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook(Finding):
    """An actor's expressed expectation of an agreement."""

    span: Spans
    actor: ActorIds
    outlook: str  # optimistic, pessimistic, mixed


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute(Finding):
    """Two attributed claims that contradict each other: ids of attributions, or `writer` for the writer's own."""

    a: str
    b: str
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What has been read so far; each reader gives back one with its own kind filled in."""

    actors: tuple[Actor, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    events: tuple[Event, ...] = ()
    deals: tuple[Deal, ...] = ()
    provisions: tuple[Provision, ...] = ()
    issues: tuple[Issue, ...] = ()
    positions: tuple[Position, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    outlooks: tuple[Outlook, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __iter__(self) -> Iterator[tuple[str, Finding]]:
        """Every finding with the name of its kind, in the order of the readers."""
        for kind in KINDS:
            for found in getattr(self, kind):
                yield kind, found


KINDS = (
    "actors",
    "attributions",
    "figures",
    "times",
    "events",
    "deals",
    "provisions",
    "issues",
    "positions",
    "disputes",
    "outlooks",
)
# The fields of each kind that hold spans; a finding's evidence is their union.
SPAN_FIELDS = {
    "actors": ("mentions",),
    "attributions": ("source", "cue", "content"),
    "figures": ("span",),
    "times": ("span",),
    "events": ("trigger", "theme"),
    "deals": ("span", "mentions"),
    "provisions": ("span",),
    "issues": ("mentions",),
    "positions": ("span",),
    "disputes": (),
    "outlooks": ("span",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All findings in one document by one version of the readers."""

    document_id: str
    version: str
    findings: Findings = field(default_factory=Findings)
