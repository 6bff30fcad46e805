"""A reading as lines that a person can read against the text: `figure | “some 300 dockers” | low=300 | what=other`."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

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
    Outlook,
    Position,
    Provision,
    Reading,
    Span,
    Spans,
    TimeExpression,
)

NOT_SET = "-"
WRITER = "writer"
HEAD, TAIL = 6, 4  # words that are shown of a long quotation: where it begins and ends is what may be wrong
DEAL = 4  # words of a deal's name that are shown with its provisions
Fields = dict[str, object]


@dataclass(frozen=True, slots=True)
class Section:
    """A paragraph (a line of the text; the actors have none) and the findings that begin in it, a line each."""

    title: str
    text: str
    lines: list[str] = field(default_factory=list)


def quoted(words: str) -> str:
    """Some words on one line, in quotation marks, the middle of long ones left out."""
    parts = words.replace("|", "¦").split()
    shown = parts if len(parts) <= HEAD + TAIL + 2 else [*parts[:HEAD], "…", *parts[-TAIL:]]
    return f"“{' '.join(shown)}”"


def _value(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value).replace("|", "¦")


def line_of(kind: str, quotation: str, fields: Fields) -> str:
    """One finding: its kind, the words it is about, and the fields that are set."""
    told = [f"{name}={_value(value)}" for name, value in fields.items() if value not in (None, (), False, "", "“”")]
    return " | ".join([kind, quotation, *told])


def _actor(_document: Document, _findings: Findings, one: Actor) -> tuple[str, Fields]:
    fields: Fields = {"kind": one.kind, "role": one.role, "side": one.side, "part": one.part}
    return quoted(one.name), {"id": one.id, **fields, "aliases": tuple(map(quoted, one.aliases))}


def _attribution(document: Document, _findings: Findings, one: Attribution) -> tuple[str, Fields]:
    words = {role: _words(document, getattr(one, role)) for role in ("source", "cue")}
    told: Fields = {"speaker": one.speaker, "form": one.form, "to": one.to, "when": one.when, "nested": one.nested}
    return _words(document, one.content), {**words, **told}


def _figure(document: Document, _findings: Findings, one: Figure) -> tuple[str, Fields]:
    names = ("low", "high", "hedge", "unit", "what", "whom", "where", "since", "as_of", "by", "includes")
    return _words(document, one.span), {name: getattr(one, name) for name in names}


def _time(document: Document, _findings: Findings, one: TimeExpression) -> tuple[str, Fields]:
    return _words(document, one.span), {"type": one.type, "value": one.value}


def _event(document: Document, _findings: Findings, one: Event) -> tuple[str, Fields]:
    names = ("type", "actor", "recipient", "when", "where", "mode")
    return _words(document, one.trigger), {name: getattr(one, name) for name in names}


def _deal(document: Document, _findings: Findings, one: Deal) -> tuple[str, Fields]:
    return _words(document, one.span), {name: getattr(one, name) for name in ("name", "status", "by", "when")}


def _short(name: str) -> str:
    words = name.split()
    return " ".join(words[:DEAL]) + (" …" if len(words) > DEAL else "")


def _provision(document: Document, findings: Findings, one: Provision) -> tuple[str, Fields]:
    deal = next((_short(deal.name) for deal in findings.deals if deal.id == one.deal), None)
    names = ("phase", "topic", "bearer", "action", "object", "beneficiary")
    terms = ("quantity", "duration", "start", "condition", "in_return_for")
    return _words(document, one.span), {"deal": deal} | {name: getattr(one, name) for name in names + terms}


def _position(document: Document, findings: Findings, one: Position) -> tuple[str, Fields]:
    (label,) = [issue.label for issue in findings.issues if issue.id == one.issue]
    told: Fields = {"actor": one.actor, "issue": quoted(label), "stance": one.stance, "firmness": one.firmness}
    return _words(document, one.span), {**told, "conditional": one.conditional}


def _outlook(document: Document, _findings: Findings, one: Outlook) -> tuple[str, Fields]:
    return _words(document, one.span), {"actor": one.actor, "outlook": one.outlook}


def _dispute(document: Document, findings: Findings, one: Dispute) -> tuple[str, Fields]:
    said = {a.id: _words(document, a.content) for a in findings.attributions} | {WRITER: WRITER}
    return said[one.a], {"against": said[one.b], "about": one.about}


def _words(document: Document, spans: Spans) -> str:
    return quoted(" + ".join(document.text[start:end] for start, end in spans))


# Kinds in the order of their lines: the name of the kind's list, the word for one, and how one is shown.
SHOWN: tuple[tuple[str, str, Callable[..., tuple[str, Fields]]], ...] = (
    ("actors", "actor", _actor),
    ("attributions", "attribution", _attribution),
    ("figures", "figure", _figure),
    ("times", "time", _time),
    ("events", "event", _event),
    ("deals", "deal", _deal),
    ("provisions", "provision", _provision),
    ("positions", "position", _position),
    ("outlooks", "outlook", _outlook),
    ("disputes", "dispute", _dispute),
)
KINDS = tuple(kind for _, kind, _ in SHOWN)


def _first_place(findings: Findings, found: Finding) -> int:
    """The character at which a finding begins; -1 for an actor, which is the whole text's."""
    places: dict[str, tuple[Span, ...]] = {a.id: a.content for a in findings.attributions}
    match found:
        case Actor():
            return -1
        case Attribution():
            spans = found.content
        case Event():
            spans = found.trigger
        case Dispute():
            spans = places.get(found.a) or places.get(found.b) or ()
        case _:
            spans = getattr(found, "span")  # noqa: B009 - the other kinds all have one
    return min((start for start, _ in spans), default=-1)


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield Span(start, start + len(line))
        start += len(line) + 1


def sections(document: Document, reading: Reading) -> list[Section]:
    """The actors, then each paragraph with what begins in it, by kind and place."""
    findings = reading.findings
    paragraphs = list(_paragraphs(document.text))
    lines: defaultdict[int, list[str]] = defaultdict(list)
    for kind, one, shown in SHOWN:
        placed = [(_first_place(findings, found), n, found) for n, found in enumerate(getattr(findings, kind))]
        for place, _, found in sorted(placed, key=lambda p: p[:2]):
            number = sum(paragraph.start <= place for paragraph in paragraphs)
            lines[number].append(line_of(one, *shown(document, findings, found)))
    found_in = [Section(f"¶ {n}", document.text[p.start : p.end], lines[n]) for n, p in enumerate(paragraphs, 1)]
    return [Section("actors", "", lines[0]), *found_in]
