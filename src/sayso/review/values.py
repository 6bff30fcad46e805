"""What a person writes for a field, made its value, or refused in a sentence that says what is allowed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches

from sayso.errors import InputError
from sayso.judgement import Value
from sayso.model import Document, Finding, Findings
from sayso.record.names import fold, slug
from sayso.review.fields import FIELDS, IDENTITY, Field
from sayso.review.holding import anchor_of

BLANK = frozenset({"", "none", "null"})  # what is written for a value that the text does not state
FLAGS: Mapping[str, bool] = {"yes": True, "true": True, "no": False, "false": False}
KIND = {"actors": "actors", "actor": "actors", "deal": "deals", "issue": "issues"}  # by the form of a field
NEAR = 5  # names that are offered for one that is not known


def parsed(document: Document, findings: Findings, kind: str, name: str, text: str | None) -> Value:
    """The value of a field of a finding of this kind. Raises InputError with what is allowed."""
    fields = FIELDS[kind]
    if name not in fields:
        names = (*fields, *(IDENTITY if kind == "actors" else ()))
        can = f"one of {', '.join(names)}" if names else "right or wrong as a whole alone"
        raise InputError(f"“{name}” of {kind} cannot be corrected: judge {can}.")
    field = fields[name]
    text = (text or "").strip()
    if text.casefold() in BLANK:
        if not field.blank:
            raise InputError(f"“{name}” of {kind} cannot be nothing: give {_allowed(field)}.")
        return () if field.form in KIND else None
    if field.form in KIND:
        parts = [part.strip() for part in text.split(";")] if field.form == "actors" else [text]
        named = (_meant(document, findings, KIND[field.form], part) for part in parts if part)
        return tuple(anchor_of(findings, KIND[field.form], one) for one in named)
    return _plain(field, name, text)


def is_scheme(kind: str, name: str, value: str) -> bool:
    """Whether a value is one of a scheme's (docs/findings.md), and not words of a document."""
    field = FIELDS[kind].get(name)
    return field is None or value in field.values or _is_date(value)


def _plain(field: Field, name: str, text: str) -> Value:
    """A value that is no name of another finding."""
    if field.values:
        return _chosen(field, name, text)
    if field.form == "yes or no" and text.casefold() in FLAGS:
        return FLAGS[text.casefold()]
    if field.form == "date" and _is_date(text):
        return text
    number = _number(text) if field.form.startswith("number") else None
    if number is not None:
        return int(number) if name == "phase" and number.is_integer() else number
    if field.form.endswith("words"):
        return text
    raise InputError(f"“{text}” is no value of “{name}”: give {_allowed(field)}.")


def _chosen(field: Field, name: str, text: str) -> Value:
    """One of the values that there are, whatever its case."""
    chosen = next((value for value in field.values if value.casefold() == text.casefold()), None)
    if chosen is not None:
        return int(chosen) if field.form == "number" else chosen
    if field.other and text.casefold().startswith("other") and len(text.partition(":")[2].split()) <= 1:
        return text.casefold()
    raise InputError(f"“{text}” is no value of “{name}”: give {_allowed(field)}.")


def _allowed(field: Field) -> str:
    """What a field may hold, in words."""
    nothing = ", or nothing" if field.blank else ""
    if field.values:
        return f"one of {', '.join(field.values)}{', or other:WORD' if field.other else ''}{nothing}"
    said = {
        "date": "a date or duration as TIMEX3 has it, such as 2031-03-10, 2031-03, 2031-W11 or P6W",
        "number": "a number such as 24 or 2.5",
        "actors": "an actor of the document by its name, or several with ; between them",
        "actor": "an actor of the document by its name",
        "deal": "a deal of the document by its name",
        "issue": "an issue of the document by its label",
    }
    return said.get(field.form, field.form) + nothing


def _number(text: str) -> float | None:
    """The number, thousands set off by commas or not; None where it is none."""
    try:
        number = float(text.replace(",", ""))
    except ValueError:
        return None
    return number if abs(number) < float("inf") else None


def _is_date(text: str) -> bool:
    from sayso.reading.timex.calendar import VALUE

    return bool(VALUE.fullmatch(text))


def actor_called(document: Document, findings: Findings, text: str) -> Finding:
    """The actor of a document that is called so. Raises InputError."""
    return _meant(document, findings, "actors", text)


def _meant(document: Document, findings: Findings, kind: str, text: str) -> Finding:
    """The actor, deal or issue that is called so: by its id or a whole name, else by the only name with that in it."""
    every: tuple[Finding, ...] = getattr(findings, kind)
    known = {finding.id: _names(finding) for finding in every}
    for called in CALLED:
        found = [finding for finding in every if called(text, finding.id, known[finding.id])]
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(finding.id for finding in found[:NEAR])
            raise InputError(f"Several {kind} of {document.name} are called “{text}”: say which by its id: {ids}.")
    raise InputError(f"No {kind.removesuffix('s')} of {document.name} is called “{text}”: {_near(text, known)}.")


def _named_so(text: str, own_id: str, names: Sequence[str]) -> bool:
    return text == own_id or text in names


def _named_alike(text: str, _id: str, names: Sequence[str]) -> bool:
    return fold(text) in map(fold, names) or slug(text) in map(slug, names)


def _named_in_part(text: str, _id: str, names: Sequence[str]) -> bool:
    return any(fold(text) in fold(name) for name in names)


CALLED: tuple[Callable[[str, str, Sequence[str]], bool], ...] = (_named_so, _named_alike, _named_in_part)


def _names(finding: Finding) -> tuple[str, ...]:
    name = getattr(finding, "name", None) or getattr(finding, "label", "")
    return (name, *getattr(finding, "aliases", ()))


def _near(text: str, known: Mapping[str, Iterable[str]]) -> str:
    names = {fold(name): name for own in known.values() for name in own}
    near = [names[one] for one in get_close_matches(fold(text), names, n=NEAR, cutoff=0.4)] or list(names.values())
    return f"there are {', '.join(near[:NEAR])}" if near else "it has none"
