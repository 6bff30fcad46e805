"""Judgements in the making: what a person says of a finding, checked, and which earlier judgements it replaces."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import datetime

from sayso.errors import InputError
from sayso.judgement import Anchor, Judgement, Quoted, Value, Verdict, make_judgement
from sayso.model import Document, Finding, Findings, Reading, Span
from sayso.review.fields import FIELDS, FOLLOWING, IDENTITY, REFERS
from sayso.review.following import with_following
from sayso.review.holding import anchor_of, held
from sayso.review.identities import Known, is_identity, other_actor, pair_of
from sayso.review.judged import judged_reading
from sayso.review.naming import Named, named
from sayso.review.values import is_scheme, parsed

What = str | Mapping[str, str | None]
Given = tuple[Verdict, tuple[tuple[str, Value], ...]]


def judgements_of(
    pairs: Iterable[tuple[Document, Reading]],
    earlier: Sequence[Judgement],
    which: str,
    what: What,
    *,
    made: str,
    note: str = "",
    by: str | None = None,
) -> tuple[tuple[Judgement, ...], tuple[Judgement, ...]]:
    """The judgements that say `what` of a finding, and those that stand now and that they replace.

    `what` is `right`, `wrong`, or the right values by field (None or an empty one for what the text does not state);
    each field is a judgement of its own. One that stands already is not made again. Raises InputError.
    """
    checked(made, note, by)
    pairs = list(pairs)
    known = {document.id: (document, reading) for document, reading in pairs}
    found = named(pairs, which)
    standing = [j for j in earlier if j.withdrawn is None and j.document_id == found.document.id]
    anchor = anchor_of(found.reading.findings, found.kind, found.finding)
    if not anchor.spans:
        raise InputError(f"{found.place} quotes nothing that a judgement could hold on to: judge what it is made of.")
    own = [j for j in standing if _is_on(j, found)]
    taken = {j.id for j in earlier}
    new: list[Judgement] = []
    for verdict, values in _given(known, found, what, standing):
        same = [j for j in own if (j.verdict, j.values, j.note, j.by) == (verdict, values, note, by)]
        new.append(same[0] if same else _made(found, anchor, verdict, values, made, note, by, taken))
    replaced = {j.id: j for j in own for one in new if j.id != one.id and _contradict(one, j)}
    replaced |= {j.id: j for j in earlier for one in new if _identify_otherwise(known, one, j)}
    return tuple(new), tuple(replaced.values())


def checked(made: str, note: str = "", by: str | None = None) -> None:
    """Raise InputError where these cannot be kept: a date that is none, or what holds no characters."""
    try:
        day = datetime.fromisoformat(made).date().isoformat()
    except ValueError:
        day = ""
    if not day or not made.startswith(day):
        raise InputError(f"“{made}” is no date: write it as 2031-03-10, or with a time as 2031-03-10T09:30.")
    for text in filter(None, (note, by)):
        if text.encode("utf-8", "replace").decode() != text:
            raise InputError("A note or name holds what is no character: write it anew.")


def _is_on(judgement: Judgement, found: Named) -> bool:
    """Whether a judgement holds on to this finding now."""
    if judgement.anchor.kind != found.kind:
        return False
    finding = held(found.reading.findings, judgement.anchor)
    return finding is not None and finding.id == found.finding.id


def _given(known: Known, found: Named, what: What, standing: Sequence[Judgement]) -> list[Given]:
    """The verdicts with their values."""
    if what == "wrong":
        return [("wrong", ())]
    if what == "right":
        return [("right", tuple(_as_it_is(found, standing)))]
    if isinstance(what, str) or not what:
        raise InputError(f"“{what}” is no judgement: say right, wrong, or FIELD=VALUE.")
    findings = found.reading.findings
    given: list[Given] = []
    for name, text in what.items():
        if (text or "").encode("utf-8", "replace").decode() != (text or ""):
            raise InputError(f"The value of “{name}” holds what is no character: write it anew.")
        if found.kind == "actors" and name in IDENTITY:
            given.append(("corrected", ((name, (other_actor(known, found, name, text),)),)))
            continue
        value = parsed(found.document, findings, found.kind, name, text)
        given.append(("corrected", with_following(found.kind, name, value)))
    return given


def _as_it_is(found: Named, standing: Sequence[Judgement]) -> Iterator[tuple[str, Value]]:
    """The values of a finding as people have judged it so far: what is confirmed is what is shown.

    Words are kept as their place in the document, and left to the readers where they do not stand there as they are.
    """
    findings = judged_reading(found.document, found.reading, standing).findings
    shown = next((f for kind, f in findings if (kind, f.id) == (found.kind, found.finding.id)), found.finding)
    names = {f.name for f in fields(shown)}
    kept = (*FIELDS[found.kind], *FOLLOWING.get(found.kind, ()))
    for name in (name for name in kept if name in names):
        value = _value(found.reading.findings, shown, name)
        if isinstance(value, str) and not is_scheme(found.kind, name, value):
            start = found.document.text.find(value)
            if start < 0 or not value:
                continue
            value = Quoted(span=Span(start, start + len(value)))
        yield name, value


def _value(findings: Findings, finding: Finding, name: str) -> Value:
    """A field's value as a judgement keeps it: what names other findings by what holds them."""
    value: Value | tuple[str, ...] = getattr(finding, name)
    if name not in REFERS:
        return value  # type: ignore[return-value] # only fields that name findings hold ids
    kind = REFERS[name]
    ids = value if isinstance(value, tuple) else () if value is None else (value,)
    named_by = {f.id: f for f in getattr(findings, kind)}
    return tuple(anchor_of(findings, kind, named_by[one]) for one in ids if one in named_by)


def _made(
    found: Named,
    anchor: Anchor,
    verdict: Verdict,
    values: tuple[tuple[str, Value], ...],
    made: str,
    note: str,
    by: str | None,
    taken: set[str],
) -> Judgement:
    """A judgement of an id that is not taken: what was withdrawn may be judged the same once more."""
    repeated = 0
    while True:
        judgement = make_judgement(
            document_id=found.document.id,
            anchor=anchor,
            verdict=verdict,
            made=made,
            values=values,
            note=note,
            by=by,
            repeated=repeated,
        )
        if judgement.id not in taken:
            taken.add(judgement.id)
            return judgement
        repeated += 1


def _contradict(new: Judgement, old: Judgement) -> bool:
    """Whether two judgements on one finding cannot both stand; a correction may stand beside that the rest is right."""
    if "wrong" in {new.verdict, old.verdict}:
        return new.verdict != old.verdict
    several = new.field in IDENTITY  # an actor may be the same as several
    return (new.verdict, new.field) == (old.verdict, old.field) and new.values != old.values and not several


def _identify_otherwise(known: Known, new: Judgement, old: Judgement) -> bool:
    """Whether one says that two actors are the same and the other that they are not, whichever was named first."""
    if not (is_identity(new) and is_identity(old)) or old.withdrawn is not None or new.field == old.field:
        return False
    pair, other = pair_of(known, new), pair_of(known, old)
    return pair is not None and other is not None and set(pair) == set(other)
