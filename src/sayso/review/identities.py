"""Who is who, as people decided it: which actors of documents their judgements are about."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sayso.errors import InputError
from sayso.judgement import Anchor, Judgement
from sayso.model import Document, Problem, Reading
from sayso.record.clusters import Key
from sayso.record.identities import Identities, Pair
from sayso.review.fields import IDENTITY
from sayso.review.holding import anchor_of, held, main_spans, words
from sayso.review.naming import Named, of_document
from sayso.review.values import actor_called

Known = Mapping[str, tuple[Document, Reading]]  # by the document's id
LOST = "finds nobody to hold on to in the current readings: judge what is read there now, and withdraw it"


def is_identity(judgement: Judgement) -> bool:
    """Whether a judgement says that two actors are the same, or are not."""
    return judgement.anchor.kind == "actors" and judgement.field in IDENTITY


def identities(known: Known, judgements: Iterable[Judgement]) -> tuple[Identities, dict[str, list[Problem]]]:
    """What people decided about who is who, and by document the Problems of those that hold on to nobody."""
    pairs: dict[str | None, list[Pair]] = defaultdict(list)
    problems: dict[str, list[Problem]] = defaultdict(list)
    for judgement in judgements:
        if judgement.withdrawn is not None or not is_identity(judgement):
            continue
        pair = pair_of(known, judgement)
        if pair is not None:
            pairs[judgement.field].append(pair)
        elif judgement.document_id in known:
            problems[judgement.document_id].append(lost(known, judgement))
    return Identities(*(tuple(sorted(set(pairs[name]))) for name in IDENTITY)), problems


def pair_of(known: Known, judgement: Judgement) -> Pair | None:
    """The two actors that a judgement is about; None where either is not read any more, or its document is gone."""
    one = _key(known, judgement.document_id, judgement.anchor)
    value = judgement.values[0][1]
    other = _key(known, judgement.document_id, value[0]) if isinstance(value, tuple) and value else None
    return (one, other) if one is not None and other is not None else None


def _key(known: Known, document_id: str, anchor: Anchor) -> Key | None:
    document_id = anchor.document_id or document_id
    found = held(known[document_id][1].findings, anchor) if document_id in known else None
    return None if found is None else (document_id, found.id)


def lost(known: Known, judgement: Judgement) -> Problem:
    """That a judgement on two actors does not find both."""
    document = known[judgement.document_id][0]
    about = f"The judgement {judgement.id} (actors, {judgement.field}) on “{words(document, judgement.anchor)}”"
    return Problem(place=document.name, message=f"{about} {LOST}.", spans=main_spans(judgement.anchor))


def other_actor(known: Known, found: Named, name: str, text: str | None) -> Anchor:
    """The actor that a person says is the same as one, or not: one of its document by name, or `DOCUMENT/NAME`.

    Raises InputError.
    """
    before, _, wanted = (text or "").strip().rpartition("/")
    before = before.removesuffix("/actors")
    if not wanted:
        raise InputError(f"“{name}” needs another actor: give it as DOCUMENT/ACTOR.")
    within = [(found.document, found.reading)]
    if before:
        within = [(document, reading) for document, reading in known.values() if of_document(document, before)]
    if len(within) != 1:
        several = f"{len(within)} documents are" if within else "No document is"
        raise InputError(f"{several} called “{before}”: give {name} as DOCUMENT/ACTOR, the document by its name or id.")
    document, reading = within[0]
    other = actor_called(document, reading.findings, wanted)
    if document.id == found.document.id and other.id == found.finding.id:
        raise InputError(f"“{text}” is the actor itself: name another, as DOCUMENT/ACTOR.")
    anchor = anchor_of(reading.findings, "actors", other)
    elsewhere = document.id if document.id != found.document.id else None
    return Anchor(kind="actors", roles=anchor.roles, document_id=elsewhere)
