"""What holds of every reading of any text whatever: spans, ids, references, values, and the shape of its JSON."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from sayso.export.reading_json import ACTOR_FIELDS
from sayso.model import SPAN_FIELDS, Document, Figure, Finding, Findings, Position, Reading, Span, TimeExpression

TYPES = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST REJECT ACCUSE THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT"
)
WHAT = "killed injured captured held released missing displaced arrested presumed_dead paid funded"
TOPICS = (
    "ceasefire withdrawal release return_of_remains humanitarian_aid movement border demilitarisation monitoring "
    "guarantee reconstruction elections amnesty return_of_displaced sanctions pay hours jobs trade emissions finance "
    "talks"
)
ALLOWED = MappingProxyType(
    {
        ("actors", "kind"): "person state group institution media unnamed crowd",
        ("actors", "part"): "party mediator guarantor observer",
        ("attributions", "form"): "direct mixed indirect",
        ("figures", "what"): WHAT,
        ("times", "type"): "DATE TIME DURATION SET",
        ("events", "type"): TYPES,
        ("events", "mode"): "actual planned hypothetical negated",
        ("deals", "status"): "proposed agreed signed in_force ended rejected unknown",
        ("provisions", "topic"): TOPICS,
        ("positions", "stance"): "for against undecided",
        ("positions", "firmness"): "insists states open",
        ("outlooks", "outlook"): "optimistic pessimistic mixed",
    }
)
"""The values of each enumerated field, as docs/findings.md gives them."""
FIRMNESS = MappingProxyType(
    {
        "for": ("insists", "states", "open"),
        "against": ("insists", "states", "open"),
        "undecided": (None, "open"),  # open where somebody does not rule it out
    }
)
EMPTY = frozenset({("actors", "part"), ("positions", "firmness")})  # fields that may have none
OTHER = frozenset({("figures", "what"), ("provisions", "topic")})  # fields that may be `other:` and a word

YEAR, MONTH, DAY = r"(?:\d{4}|XXXX)", r"(?:0[1-9]|1[0-2]|XX)", r"(?:0[1-9]|[12]\d|3[01]|XX)"
PART, SEASON = "(?:MO|MI|AF|EV|NI|DT)", "(?:SP|SU|FA|WI)"
REFERENCE = "(?:PRESENT|PAST|FUTURE)_REF"
WEEK = rf"{YEAR}-W(?:0[1-9]|[1-4]\d|5[0-3]|XX)"
DATE = rf"{YEAR}(?:-{MONTH}(?:-{DAY})?|-(?:Q[1-4X]|H[12]|{SEASON}))?|{WEEK}(?:-WE|-[1-7])?|\d{{2,3}}|{REFERENCE}"
TIME = rf"(?:{YEAR}-{MONTH}-{DAY}|{WEEK}-(?:[1-7]|WE))T(?:{PART}|(?:[01]\d|2[0-4])(?::[0-5]\d(?::[0-5]\d)?)?Z?)"
DURATION = r"P(?=.)(?:(?:\d+(?:\.\d+)?|X)[YMWDQE])*(?:T(?:(?:\d+(?:\.\d+)?|X)[HMS])+)?"
SET = rf"{DURATION}|XXXX-(?:WXX-(?:[1-7]|WE)|{MONTH}|{SEASON}).*"
VALUES = MappingProxyType({"DATE": DATE, "TIME": TIME, "DURATION": DURATION, "SET": SET})
JSON_SPANS = MappingProxyType(
    {
        "attributions": ("source", "cue", "content"),
        "figures": ("span",),
        "times": ("span",),
        "events": ("trigger",),
        "deals": ("span",),
        "provisions": ("span",),
        "positions": ("span",),
        "disputes": (),
        "outlooks": ("span",),
    }
)
MAIN = MappingProxyType({"attributions": "content", "events": "trigger"})


def faults(document: Document, reading: Reading) -> list[str]:
    """What is wrong with a reading, a sentence each; none for a sound one."""
    findings = reading.findings
    problems = [f"problem: {problem.message}" for problem in findings.problems]
    singly = [f"{k} {one.id}: {fault}" for k, one in findings for fault in _of_one(document, findings, k, one)]
    return [*problems, *singly, *_doubles(findings), *_disputes(findings), *_order(findings)]


def _of_one(document: Document, findings: Findings, kind: str, found: Finding) -> Iterator[str]:
    yield from _spans(document, kind, found)
    yield from _references(findings, kind, found)
    yield from _values(kind, found)
    if isinstance(found, TimeExpression):
        yield from _time(found)


def _spans(document: Document, kind: str, found: Finding) -> Iterator[str]:
    quoted = False
    for role in SPAN_FIELDS[kind]:
        spans: tuple[Span, ...] = getattr(found, role)
        quoted = quoted or bool(spans)
        for start, end in spans:
            if not 0 <= start < end <= len(document.text):
                yield f"its {role} {start}-{end} is not within 0-{len(document.text)}"
            elif document.text[start:end].strip() == "":
                yield f"its {role} {start}-{end} is blank"
        if role != "mentions" and any(a.end > b.start for a, b in pairwise(spans)):
            yield f"its {role} is out of order or overlaps: {spans}"
    if SPAN_FIELDS[kind] and not quoted:
        yield "it quotes nothing"


def _references(findings: Findings, kind: str, found: Finding) -> Iterator[str]:
    actors = {actor.id for actor in findings.actors}
    for field in ACTOR_FIELDS:
        named = getattr(found, field, ())
        if not isinstance(named, tuple):
            yield f"its {field} is {named!r}"
        elif not set(named) <= actors or len(set(named)) < len(named):
            yield f"its {field} names {named}, which are not different actors of the reading"
    kept = {"side": actors, "deal": {d.id for d in findings.deals}, "issue": {i.id for i in findings.issues}}
    for field, ids in kept.items():
        named = getattr(found, field, None)
        if named is not None and named not in ids:
            yield f"its {field} {named!r} is not in the reading"
    if kind == "actors" and getattr(found, "side", None) == found.id:
        yield "it is on its own side"


def _values(kind: str, found: Finding) -> Iterator[str]:
    for (of, field), words in ALLOWED.items():
        value = getattr(found, field) if of == kind else None
        if of == kind and not _is_allowed((of, field), value, words):
            yield f"its {field} is {value!r}"
    if not 0 <= found.confidence <= 1 or not found.why.strip():
        yield f"its confidence is {found.confidence} and its reason {found.why!r}"
    if isinstance(found, Figure):
        if found.low is not None and found.high is not None and found.low > found.high:
            yield f"its bounds are {found.low} and {found.high}"
        if (found.low, found.high, found.hedge) == (None, None, None):
            yield "it has neither bounds nor a hedge"
    if isinstance(found, Position) and found.firmness not in FIRMNESS[found.stance]:
        yield f"it is {found.stance} and {found.firmness}"


def _is_allowed(field: tuple[str, str], value: object, words: str) -> bool:
    if value is None:
        return field in EMPTY
    other = field in OTHER and isinstance(value, str) and re.fullmatch(r"other(?::\S.*)?", value) is not None
    return other or value in words.split()


def _time(found: TimeExpression) -> Iterator[str]:
    if found.value is not None and re.fullmatch(VALUES[found.type], found.value) is None:
        yield f"its value {found.value!r} is none of a {found.type}"
    if found.value is not None and re.match(r"\d{4}-\d\d-\d\d", found.value):
        date.fromisoformat(found.value[:10])
    if (found.begin is None) != (found.end is None) or (found.begin and found.end and found.begin >= found.end):
        yield f"it covers the days from {found.begin} to {found.end}"


def _doubles(findings: Findings) -> Iterator[str]:
    for (kind, one), count in Counter((kind, found.id) for kind, found in findings).items():
        if count > 1:
            yield f"{count} of its {kind} have the id {one}"


def _disputes(findings: Findings) -> Iterator[str]:
    sides = {"writer", *(attribution.id for attribution in findings.attributions)}
    for dispute in findings.disputes:
        if not {dispute.a, dispute.b} <= sides or dispute.a == dispute.b:
            yield f"dispute {dispute.id} is between {dispute.a} and {dispute.b}"


def _order(findings: Findings) -> Iterator[str]:
    for one, other in pairwise(findings.times):
        if one.span[0].start > other.span[0].start:
            yield f"time {other.id} comes after {one.id} though its words stand before"


def json_faults(text: str, reading: Any) -> Iterator[str]:  # noqa: ANN401 - it is what JSON gives
    """What those who read the JSON with no more than docs/findings.md in hand would trip over."""
    if not isinstance(reading, dict) or not all(isinstance(reading.get(k), dict) for k in ("actors", "issues")):
        yield "an object with the dictionaries `actors` and `issues` is wanted"
        return
    for kind in JSON_SPANS:
        for number, entry in enumerate(reading[kind], 1):
            yield from (f"{kind} {number}: {fault}" for fault in _entry_faults(text, reading, kind, entry))
    for number, dispute in enumerate(reading["disputes"], 1):
        for side in (dispute["a"], dispute["b"]):
            if side != "writer" and not (isinstance(side, int) and 1 <= side <= len(reading["attributions"])):
                yield f"disputes {number}: a side is {side!r}"


def _entry_faults(text: str, reading: dict[str, Any], kind: str, entry: dict[str, Any]) -> Iterator[str]:
    for role in JSON_SPANS[kind]:
        if not _is_spans(text, entry[role]) or (role == MAIN.get(kind, "span") and not entry[role]):
            yield f"{role} is {entry[role]!r}"
    for field in ACTOR_FIELDS & set(entry):
        if not _is_actors(reading["actors"], entry[field]):
            yield f"{field} is {entry[field]!r}"
    for field, value in entry.items():
        if field != "confidence" and isinstance(value, float) and value.is_integer():
            yield f"the whole number of {field} is written {value!r}"


def _is_spans(text: str, value: Any) -> bool:  # noqa: ANN401
    return isinstance(value, list) and all(
        isinstance(s, list) and len(s) == 2 and all(type(n) is int for n in s) and 0 <= s[0] < s[1] <= len(text)
        for s in value
    )


def _is_actors(actors: dict[str, Any], value: Any) -> bool:  # noqa: ANN401
    several = value if isinstance(value, list) else [] if value is None else [value]
    return all(isinstance(one, str) and one in actors for one in several) and (value is None or len(several) > 0)
