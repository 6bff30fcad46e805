"""A judgement: what a person decided about one finding, kept beside the evidence and never in its place.

It holds on to its finding by document, kind and quoted spans, so that it lasts when the document is read again and
findings have other ids. Nothing here reads or writes anything.
"""

from dataclasses import dataclass
from typing import Literal

from sayso.model import Span, Spans, content_hash

Verdict = Literal["right", "wrong", "corrected"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What a judgement holds on to: a kind of finding, and the spans of each of its roles that has some.

    The roles are those of `SPAN_FIELDS`; those of a dispute are `a` and `b`, the contents of its two attributions.
    `document_id` is that of another document than the judgement's own, where it is in one.
    """

    kind: str
    roles: tuple[tuple[str, Spans], ...]
    document_id: str | None = None

    @property
    def spans(self) -> Spans:
        """All the spans, in the order of their places."""
        return tuple(sorted(span for _, spans in self.roles for span in spans))


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A value that is words of the document, kept as their place."""

    span: Span


Value = str | int | float | bool | None | tuple[Anchor, ...] | Quoted
"""A field's value; what names actors, deals or issues holds on to them by their mentions, and () names none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's decision about one finding: `made` and `withdrawn` are ISO dates, with a time of day or without.

    `values` are the fields and values that it holds to: of a `corrected` one the field that is corrected, then what
    follows from it; of a `right` one the fields as they were when it was made; a `wrong` one has none. They hold no
    words of the document but those that the person gave.
    """

    id: str
    document_id: str
    anchor: Anchor
    verdict: Verdict
    made: str
    values: tuple[tuple[str, Value], ...] = ()
    note: str = ""
    by: str | None = None
    withdrawn: str | None = None

    @property
    def field(self) -> str | None:
        """The field that is corrected; None where the whole finding is judged."""
        return self.values[0][0] if self.verdict == "corrected" else None


def make_judgement(
    *,
    document_id: str,
    anchor: Anchor,
    verdict: Verdict,
    made: str,
    values: tuple[tuple[str, Value], ...] = (),
    note: str = "",
    by: str | None = None,
    repeated: int = 0,
) -> Judgement:
    """A judgement whose id is the hash of all it says; `repeated` tells apart what was withdrawn and made once more."""
    about = (document_id, repr(anchor), verdict, repr(values), note, by, made, str(repeated))
    return Judgement(
        id=content_hash(*about)[:12],
        document_id=document_id,
        anchor=anchor,
        verdict=verdict,
        made=made,
        values=values,
        note=note,
        by=by,
    )
