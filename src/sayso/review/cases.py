"""Judgements as cases of the tests: a developer puts them into tests/cases, and a reader that learns them keeps them.

A case is the sentences around what was judged, with all that is read of its kind there as people judged it, for the
cases of a file list everything. Above it stands what was read and what is right.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.judgement import Judgement
from sayso.model import Document, Reading, Span
from sayso.review.flow import comment, flow, scalar
from sayso.review.forms import FORMS, SAID, Case
from sayso.review.holding import main_spans
from sayso.review.judged import judged_reading
from sayso.review.standing import Standing, standing
from sayso.review.stretch import Stretch, around

UNFORMED = "what the cases have no form for"
Place = tuple[str, Span]  # a file of cases and the stretch of the text


def cases(pairs: Iterable[tuple[Document, Reading]], judgements: Iterable[Judgement]) -> str:
    """The judgements that count, as YAML: a document for each file of cases that they belong to, headed by its name.

    Those that hold on to nothing are left out, unless they say that what is not read now was wrong.
    """
    held = [judgement for judgement in judgements if judgement.withdrawn is None]
    wanted = {judgement.document_id for judgement in held}
    read = list(pairs)
    said = [one for one in standing(read, held) if one.quotation is not None]
    said = [one for one in said if one.problem is None or one.judgement.verdict == "wrong"]
    found: dict[str, list[str]] = defaultdict(list)
    for document, reading in ((document, reading) for document, reading in read if document.id in wanted):
        own = [one for one in said if one.judgement.document_id == document.id]
        for file, lines in _of_document(document, reading, own):
            found[file].append(lines)
    order = [*FORMS, UNFORMED]
    parts = (f"--- {comment(_headed(file))}\n" + "\n".join(found[file]) for file in order if file in found)
    return "\n".join(parts)


def _headed(file: str) -> str:
    return file if file == UNFORMED else f"tests/cases/{file}.yaml"


def _of_document(document: Document, reading: Reading, said: Sequence[Standing]) -> Iterator[tuple[str, str]]:
    """The cases of one document, each with its file, in the order of their places."""
    findings = judged_reading(document, reading, [one.judgement for one in said]).findings
    by_place: dict[Place, list[Standing]] = defaultdict(list)
    for one in said:
        span = around(document.text, main_spans(one.judgement.anchor))
        for file in _files(one.judgement):
            by_place[file, span].append(one)
    by_finding: dict[str, list[Judgement]] = defaultdict(list)
    for one in said:
        by_finding[one.finding or ""].append(one.judgement)
    for (file, span), own in sorted(by_place.items(), key=lambda item: (item[0][1], item[0][0])):
        stretch = Stretch(document, findings, span, by_finding)
        if file == UNFORMED:
            yield file, "".join(_unformed(stretch, one) for one in own)
        else:
            yield file, _case(stretch, file, own)


def _files(judgement: Judgement) -> Sequence[str]:
    """The files whose cases can say what a judgement says."""
    kind, field = judgement.anchor.kind, judgement.field
    files = {"attributions": ("attributions", "speakers")}.get(kind, (kind,) if kind in FORMS else ())
    if judgement.verdict == "wrong":
        return files[:1] or (UNFORMED,)
    return [file for file in files if field is None or field in SAID[file]] or (UNFORMED,)


def _case(stretch: Stretch, file: str, said: Sequence[Standing]) -> str:
    case: Case = {"name": _name(stretch, file, said), "text": stretch.text, **FORMS[file](stretch)}
    wrong = [one.quotation for one in said if one.judgement.verdict == "wrong"]
    if file == "actors" and wrong:
        case["none"] = wrong
    return "".join(f"{comment(_told(one))}\n" for one in said) + _item(case)


def _name(stretch: Stretch, file: str, said: Sequence[Standing]) -> str:
    """What the case is about: a person's own note, else where it comes from."""
    notes = dict.fromkeys(" ".join(one.judgement.note.split()) for one in said if one.judgement.note)
    return "; ".join(notes) or f"{file} of {stretch.document.name} at {stretch.span.start} as a person judged them"


def _told(one: Standing) -> str:
    """A judgement in a line: what was judged, what was read and what is right, when and by whom."""
    judgement = one.judgement
    read = f" read as {one.read}," if one.read else ""
    what = f"{judgement.field}{read} right is {one.right}" if judgement.field else judgement.verdict
    return f"“{one.quotation}”: {what} (judged {judgement.made[:10]}{f' by {judgement.by}' if judgement.by else ''})"


def _unformed(stretch: Stretch, one: Standing) -> str:
    judgement = one.judgement
    case: Case = {"text": stretch.text, "kind": judgement.anchor.kind, "words": one.quotation}
    case |= {"verdict": judgement.verdict} if judgement.field is None else {"field": judgement.field}
    case |= {} if judgement.field is None else {"read": one.read, "right": one.right}
    return f"{comment(_told(one))}\n{_item(case)}"


def _item(case: Mapping[str, object]) -> str:
    """A case as an item of a YAML list; lists of findings one a line."""
    lines = []
    for key, value in case.items():
        several = isinstance(value, list) and len(value) > 1 and isinstance(value[0], dict | str)
        if several and isinstance(value, list):
            lines += [f"{key}:", *(f"  - {flow(one)}" for one in value)]
        else:
            lines.append(f"{key}: {scalar(value) if isinstance(value, str) else flow(value)}")
    return "- " + "\n  ".join(lines) + "\n"
