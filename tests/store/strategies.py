"""Invented documents, readings of them and judgements on them, of every kind and shape that the model allows."""

import types
from dataclasses import fields, replace
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from sayso import model
from sayso.judgement import Anchor, Judgement, Quoted, make_judgement
from sayso.model import KINDS, SPAN_FIELDS, Document, Finding, Findings, Reading, Span, Spans, make_document

CLASSES: dict[str, type[Finding]] = {
    "actors": model.Actor,
    "attributions": model.Attribution,
    "figures": model.Figure,
    "times": model.TimeExpression,
    "events": model.Event,
    "deals": model.Deal,
    "provisions": model.Provision,
    "issues": model.Issue,
    "positions": model.Position,
    "disputes": model.Dispute,
    "outlooks": model.Outlook,
}
WORDS = st.text("abc é—\0“\n\U0001f600", max_size=6)
NUMBERS = st.floats(0, 1e15, allow_nan=False) | st.integers(0, 2**53).map(float)
PLAIN = {str: WORDS, bool: st.booleans(), float: NUMBERS, int: st.integers(0, 99), type(None): st.none()}


def values(hint: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - a type is any object
    """Values of one of the types that the model's fields have."""
    if get_origin(hint) in {Union, types.UnionType}:
        return st.one_of(*map(values, get_args(hint)))
    if get_origin(hint) is tuple:
        return st.lists(values(get_args(hint)[0]), max_size=2).map(tuple)
    return PLAIN[hint]


def spans(length: int) -> st.SearchStrategy[Spans]:
    """One to three spans in a text of this length."""
    ends = st.lists(st.integers(0, length), min_size=2, max_size=2, unique=True).map(sorted)
    return st.lists(ends.map(lambda pair: Span(*pair)), min_size=1, max_size=3).map(tuple)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A short document; few titles and dates, so that some are alike."""
    return make_document(
        name=draw(st.sampled_from(["a", "b", "c/d", ""])),
        text=draw(st.text("ab .“”—é\n\U0001f600", min_size=2, max_size=40)),
        title=draw(st.sampled_from([None, "Talks"])),
        published=draw(st.sampled_from([None, "2031-02-03", "2031-02-04"])),
        publisher=draw(st.sampled_from([None, "The Harbour Post"])),
        url=draw(st.sampled_from([None, "https://example.org/1"])),
    )


@st.composite
def findings(draw: st.DrawFn, length: int) -> Findings:
    """Findings of all kinds in a text of this length, a few at a time, each quoting some of it."""
    found: dict[str, tuple[Finding, ...]] = dict.fromkeys(KINDS, ())
    for n, kind in enumerate(draw(st.lists(st.sampled_from(KINDS), max_size=4))):
        found[kind] += (draw(finding(kind, length, f"{kind}{n}")),)
    sides = [a.id for a in found["attributions"]] + ["writer"]
    found["disputes"] = tuple(
        replace(d, a=draw(st.sampled_from(sides)), b="writer")  # type: ignore[call-arg] # of a Dispute
        for d in found["disputes"]
    )
    return Findings(**found)  # type: ignore[arg-type] # each kind has its own class


def finding(kind: str, length: int, found_id: str) -> st.SearchStrategy[Finding]:
    """One finding of a kind."""
    cls = CLASSES[kind]
    hints = get_type_hints(cls)
    roles = SPAN_FIELDS[kind]
    others = {f.name: values(hints[f.name]) for f in fields(cls) if f.name not in {"id", *roles}}
    return st.builds(cls, id=st.just(found_id), **others, **{role: spans(length) for role in roles})


@st.composite
def readings(draw: st.DrawFn, version: str = "readers 1") -> tuple[Document, Reading]:
    """A document with a reading of it."""
    document = draw(documents())
    return document, Reading(document_id=document.id, version=version, findings=draw(findings(len(document.text))))


@st.composite
def anchors(draw: st.DrawFn, length: int) -> Anchor:
    """What a judgement may hold on to in a text of this length."""
    kind = draw(st.sampled_from([kind for kind in KINDS if SPAN_FIELDS[kind]]))
    return Anchor(kind=kind, roles=tuple((role, draw(spans(length))) for role in SPAN_FIELDS[kind]))


@st.composite
def judgements(draw: st.DrawFn, document: Document) -> Judgement:
    """A judgement on some words of a document, with values of every type."""
    named = st.lists(anchors(len(document.text)), max_size=2).map(tuple)
    quoted = spans(len(document.text)).map(lambda held: Quoted(span=held[0]))
    value = st.one_of(st.none(), WORDS, st.booleans(), NUMBERS, st.integers(0, 99), named, quoted)
    return make_judgement(
        document_id=document.id,
        anchor=draw(anchors(len(document.text))),
        verdict=draw(st.sampled_from(["right", "wrong", "corrected"])),
        made=draw(st.sampled_from(["2031-02-05", "2031-02-05T10:00", "2031-02-06"])),
        values=tuple(draw(st.lists(st.tuples(WORDS, value), min_size=1, max_size=3))),
        note=draw(WORDS),
        by=draw(st.none() | WORDS),
    )
