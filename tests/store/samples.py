"""One invented document, readings of it and a judgement on it, for the tests of the store."""

from sayso.judgement import Anchor, Judgement, make_judgement
from sayso.model import Actor, Attribution, Document, Findings, Reading, Span, make_document

TEXT = "The ministry said the union had left the talks. The union denied that."


def document(number: int = 0, *, name: str | None = None, published: str | None = "2031-02-03") -> Document:
    """The document; another number is another document."""
    return make_document(name=name or f"report-{number}", text=f"{TEXT} ({number})", published=published)


def reading(of: Document, version: str = "readers 1") -> Reading:
    """A reading of it."""
    ministry = Actor(id="ministry", name="the ministry", kind="institution", mentions=(Span(0, 12),))
    said = Attribution(id="said", source=(Span(0, 12),), cue=(Span(13, 17),), content=(Span(18, 46),))
    return Reading(document_id=of.id, version=version, findings=Findings(actors=(ministry,), attributions=(said,)))


def judgement(of: Document, made: str = "2031-02-05", note: str = "") -> Judgement:
    """A judgement of what was said in it: the saying's form is corrected."""
    roles = (("source", (Span(0, 12),)), ("cue", (Span(13, 17),)), ("content", (Span(18, 46),)))
    return make_judgement(
        document_id=of.id,
        anchor=Anchor(kind="attributions", roles=roles),
        verdict="corrected",
        made=made,
        values=(("form", "mixed"),),
        note=note,
    )
