"""Readings as people have judged them: what is wrong left out, what is corrected put right, and each says so."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace

from sayso.judgement import Judgement, Quoted, Value
from sayso.model import KINDS, Document, Finding, Findings, Problem, Reading
from sayso.record.identities import Identities
from sayso.review.fields import NEEDED, REFERS
from sayso.review.holding import held, main_spans, words
from sayso.review.identities import identities, is_identity

Key = tuple[str, str]  # a kind and a finding's id
FULFILLED = "is not read any more, as it asks: withdraw it, or leave it for when it is read again"
LOST = "finds nothing to hold on to in the current reading: judge what is read there now, and withdraw it"
NO_VALUE = "cannot give {field} what it says, for that is not in the current reading: judge it again"


def judged(
    pairs: Iterable[tuple[Document, Reading]], judgements: Iterable[Judgement]
) -> Iterator[tuple[Document, Reading]]:
    """Each document with its reading as it is judged; a pure function of the set of judgements that stand."""
    standing: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        if judgement.withdrawn is None and not is_identity(judgement):
            standing[judgement.document_id].append(judgement)
    for document, reading in pairs:
        own = standing.get(document.id)
        yield document, judged_reading(document, reading, own) if own else reading


def heeded(
    pairs: Iterable[tuple[Document, Reading]], judgements: Sequence[Judgement]
) -> tuple[list[tuple[Document, Reading]], Identities]:
    """What the record is built of: the readings as they are judged, and what people decided about who is who."""
    known = {document.id: (document, reading) for document, reading in pairs}
    who, problems = identities(known, judgements)
    found = list(judged(known.values(), judgements))
    return [(document, _with(reading, problems.get(document.id, ()))) for document, reading in found], who


def _with(reading: Reading, problems: Sequence[Problem]) -> Reading:
    if not problems:
        return reading
    findings = replace(reading.findings, problems=(*reading.findings.problems, *problems))
    return replace(reading, findings=findings)


def judged_reading(document: Document, reading: Reading, judgements: Iterable[Judgement]) -> Reading:
    """One document's reading with the judgements on it; those that find nothing to hold on to are Problems of it."""
    read = reading.findings
    problems: list[Problem] = []
    decided: dict[Key, list[Judgement]] = defaultdict(list)
    for judgement in sorted((j for j in judgements if not is_identity(j)), key=in_order):
        found = held(read, judgement.anchor)
        if found is None:
            problems.append(lost(document, judgement))
        else:
            decided[judgement.anchor.kind, found.id].append(judgement)
    dropped: set[Key] = set()
    kept: dict[str, tuple[Finding, ...]] = {}
    for kind in KINDS:
        findings: list[Finding] = []
        for finding in getattr(read, kind):
            own = decided.get((kind, finding.id))
            if own and own[-1].verdict == "wrong":
                dropped.add((kind, finding.id))
                continue
            findings.append(_as_judged(document, read, finding, own, problems) if own else finding)
        kept[kind] = tuple(findings)
    if dropped:
        kept = _without(kept, dropped)
    return replace(reading, findings=_findings(kept, (*read.problems, *problems)))


def _findings(kept: Mapping[str, tuple[Finding, ...]], problems: tuple[Problem, ...]) -> Findings:
    return Findings(**kept, problems=problems)  # type: ignore[arg-type] # each kind has its own class


def in_order(judgement: Judgement) -> tuple[bool, str, str]:
    """The order in which judgements count: those that a finding is right first, for a correction says more."""
    return (judgement.verdict != "right", judgement.made, judgement.id)


def lost(document: Document, judgement: Judgement) -> Problem:
    """That a judgement finds nothing to hold on to."""
    return _problem(document, judgement, FULFILLED if judgement.verdict == "wrong" else LOST)


def _problem(document: Document, judgement: Judgement, what: str) -> Problem:
    said = judgement.field or judgement.verdict
    about = f"The judgement {judgement.id} ({judgement.anchor.kind}, {said}) on “{words(document, judgement.anchor)}”"
    return Problem(place=document.name, message=f"{about} {what}.", spans=main_spans(judgement.anchor))


def _as_judged(
    document: Document, findings: Findings, finding: Finding, judgements: Sequence[Judgement], problems: list[Problem]
) -> Finding:
    """A finding with the values that people gave it; what they cannot be made of is a Problem, and is left as read."""
    values: dict[str, object] = {}
    said: list[str] = []
    known = {field.name for field in fields(finding)}
    for judgement in judgements:
        given, missing = _given(document, findings, judgement)
        problems += [_problem(document, judgement, NO_VALUE.format(field=name)) for name in missing]
        values |= {name: value for name, value in given.items() if name in known}
        if judgement.field is None or judgement.field in given:
            said.append(_said(findings, finding, judgement))
    if not said:
        return finding
    why = "; ".join([*said, *([f"read by: {finding.why}"] if finding.why else [])])
    return replace(finding, confidence=1.0, why=why, **values)  # type: ignore[arg-type] # values of its own fields


def _given(document: Document, findings: Findings, judgement: Judgement) -> tuple[dict[str, object], list[str]]:
    """The values that a judgement gives by their fields, and the fields whose value this reading does not have."""
    given: dict[str, object] = {}
    missing = []
    for name, value in judgement.values:
        if not isinstance(value, tuple):
            given[name] = document.quote((value.span,)) if isinstance(value, Quoted) else value
            continue
        ids = [found.id for anchor in value if (found := held(findings, anchor)) is not None]
        if len(ids) < len(value):
            missing.append(name)
        else:
            given[name] = tuple(dict.fromkeys(ids)) if is_list(name) else next(iter(ids), None)
    return given, missing


def is_list(field: str) -> bool:
    """Whether a field that names findings may name several."""
    return REFERS.get(field) == "actors" and field != "side"


def _said(findings: Findings, finding: Finding, judgement: Judgement) -> str:
    """A judgement in a few words, for a finding's `why`."""
    who = f"a person ({judgement.by})" if judgement.by else "a person"
    note = f" ({judgement.note})" if judgement.note else ""
    if judgement.field is None:
        return f"{who} found it right{note}"
    read = told(findings, judgement.field, getattr(finding, judgement.field, None))
    return f"{who} corrected {judgement.field}, read as {read}{note}"


def told(findings: Findings, field: str, value: object) -> str:
    """A field's value in words: `nothing` for none, what it names by names or labels."""
    if field in REFERS and value:
        ids = value if isinstance(value, tuple) else (value,)
        names = {f.id: getattr(f, "name", "") or getattr(f, "label", "") for f in getattr(findings, REFERS[field])}
        value = tuple(names.get(one, one) for one in ids)
    if value is None or value == ():
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return f"“{'; '.join(map(str, value)) if isinstance(value, tuple) else value}”"


def _without(kept: Mapping[str, tuple[Finding, ...]], dropped: set[Key]) -> dict[str, tuple[Finding, ...]]:
    """The findings with no mention of those that are dropped; what cannot be without them goes as well."""
    return {
        kind: tuple(left for finding in kept[kind] if (left := _left(finding, dropped)) is not None) for kind in KINDS
    }


def _left(finding: Finding, dropped: set[Key]) -> Finding | None:
    changed: dict[str, Value | tuple[str, ...]] = {}
    for name in (f.name for f in fields(finding) if f.name in REFERS):
        value, kind = getattr(finding, name), REFERS[name]
        if isinstance(value, tuple):
            if any((kind, one) in dropped for one in value):
                changed[name] = tuple(one for one in value if (kind, one) not in dropped)
        elif (kind, value) in dropped:
            if name in NEEDED:
                return None
            changed[name] = None
    return replace(finding, **changed) if changed else finding  # type: ignore[arg-type] # values of its own fields
