"""One invented document and readings of it, for the tests of the store."""

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
