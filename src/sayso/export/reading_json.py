"""A reading as JSON, with the field names of the gold readings' guide.

An actor field is an id, a list of ids or null; a span field a list of [start, end]; a dispute's sides the 1-based
places in `attributions`, or `writer`; whole numbers are integers. `id`, `confidence` and `why` are ours besides.
"""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from sayso.model import Document, Finding, Findings, Problem, Reading

ACTOR_FIELDS = frozenset({"speaker", "to", "by", "actor", "recipient", "bearer", "beneficiary"})
LISTS = ("attributions", "figures", "times", "events", "deals", "provisions", "positions", "disputes", "outlooks")


def _plain(value: object) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """A value of the model as JSON's own: tuples as lists, whole numbers as integers."""
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _actor_field(ids: tuple[str, ...]) -> str | list[str] | None:
    return None if not ids else ids[0] if len(ids) == 1 else list(ids)


def _entry(found: Finding) -> dict[str, Any]:
    values = {f.name: getattr(found, f.name) for f in fields(found)}
    return {
        name: _actor_field(value) if name in ACTOR_FIELDS and isinstance(value, tuple) else _plain(value)
        for name, value in values.items()
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {"place": problem.place, "message": problem.message, "spans": _plain(problem.spans)}


def _disputes(findings: Findings) -> list[dict[str, Any]]:
    place: Mapping[str, int | str] = {a.id: n for n, a in enumerate(findings.attributions, 1)}
    return [{**_entry(d), "a": place.get(d.a, d.a), "b": place.get(d.b, d.b)} for d in findings.disputes]


def reading_json(document: Document, reading: Reading) -> dict[str, Any]:
    """The object that `sayso read` writes for one document."""
    findings = reading.findings
    result: dict[str, Any] = {
        "document": document.name,
        "id": document.id,
        "published": document.published,
        "title": document.title,
        "publisher": document.publisher,
        "url": document.url,
        "version": reading.version,
        "actors": {a.id: _entry(a) for a in findings.actors},
        "issues": {i.id: i.label for i in findings.issues},
    }
    for kind in LISTS:
        result[kind] = _disputes(findings) if kind == "disputes" else [_entry(f) for f in getattr(findings, kind)]
    result["problems"] = [_problem(p) for p in findings.problems]
    return result
