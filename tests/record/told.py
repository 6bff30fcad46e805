"""Invented documents with their readings: each call tells one thing, writes its sentence and quotes it."""

from typing import Any

from sayso.model import (
    Actor,
    Attribution,
    Deal,
    Dispute,
    Document,
    Event,
    Figure,
    Finding,
    Findings,
    Issue,
    Outlook,
    Position,
    Problem,
    Provision,
    Reading,
    Span,
    TimeExpression,
    finding_id,
    make_document,
)


class Told:
    """One document in the making."""

    def __init__(self, name: str = "one", published: str | None = "2031-03-10", publisher: str = "The Courier") -> None:
        self.name, self.published, self.publisher = name, published, publisher
        self.text = ""
        self.found: dict[str, list[Any]] = {}

    def write(self, words: str, sentence: str | None = None) -> tuple[Span, ...]:
        """Put a sentence with these words into the text, and give back where the words are."""
        sentence = sentence or f"It is written that {words} here."
        start = len(self.text) + sentence.index(words)
        self.text += sentence + "\n\n"
        return (Span(start, start + len(words)),)

    def keep(self, kind: str, finding: Finding) -> str:
        self.found.setdefault(kind, []).append(finding)
        return finding.id

    def _id(self, kind: str, spans: tuple[Span, ...]) -> str:
        return finding_id(self.name, kind, {"span": spans})

    def actor(self, name: str, kind: str = "person", **fields: Any) -> str:  # noqa: ANN401
        actor_id = fields.pop("id", name.casefold().replace(" ", "_"))
        return self.keep("actors", Actor(id=actor_id, name=name, kind=kind, mentions=self.write(name), **fields))

    def says(self, speaker: str | None, words: str, cue: str = "said", **fields: Any) -> str:  # noqa: ANN401
        content = self.write(words, f"{cue} {words}.")
        start = content[0].start - len(cue) - 1
        return self.keep(
            "attributions",
            Attribution(
                id=self._id("attribution", content),
                source=(),
                cue=(Span(start, start + len(cue)),),
                content=content,
                speaker=() if speaker is None else (speaker,),
                **fields,
            ),
        )

    def figure(self, words: str, low: float | None, high: float | None, **fields: Any) -> str:  # noqa: ANN401
        span = self.write(words)
        fields["by"] = (fields["by"],) if fields.get("by") else ()
        return self.keep("figures", Figure(id=self._id("figure", span), span=span, low=low, high=high, **fields))

    def time(self, words: str, value: str | None, type: str = "DATE") -> str:
        span = self.write(words)
        return self.keep("times", TimeExpression(id=self._id("time", span), span=span, type=type, value=value))

    def event(self, words: str, type: str = "CONSULT", *, theme: str | None = None, **fields: Any) -> str:  # noqa: ANN401
        trigger = self.write(words, f"They {words} {theme} there." if theme else None)
        if theme is not None:
            fields["theme"] = (Span(trigger[0].end + 1, trigger[0].end + 1 + len(theme)),)
        return self.keep("events", Event(id=self._id("event", trigger), trigger=trigger, type=type, **fields))

    def deal(self, name: str, status: str = "proposed", **fields: Any) -> str:  # noqa: ANN401
        deal_id = fields.pop("id", name)
        return self.keep("deals", Deal(id=deal_id, span=self.write(name), name=name, status=status, **fields))

    def provision(self, words: str, deal: str | None = None, **fields: Any) -> str:  # noqa: ANN401
        span = self.write(words)
        return self.keep("provisions", Provision(id=self._id("provision", span), span=span, deal=deal, **fields))

    def stands(self, actor: str | None, issue: str, stance: str, firmness: str | None, **fields: Any) -> str:  # noqa: ANN401
        span = self.write(f"{actor} is {stance} {issue}")
        words = fields.pop("words", ())
        if issue not in {i.id for i in self.found.get("issues", [])}:
            self.keep("issues", Issue(id=issue, label=issue, words=words, mentions=span))
        position = Position(
            id=self._id("position", span),
            span=span,
            actor=() if actor is None else (actor,),
            issue=issue,
            stance=stance,
            firmness=firmness,
            **fields,
        )
        return self.keep("positions", position)

    def outlook(self, actor: str, outlook: str) -> str:
        span = self.write(f"{actor} is {outlook}")
        return self.keep("outlooks", Outlook(id=self._id("outlook", span), span=span, actor=(actor,), outlook=outlook))

    def dispute(self, a: str, b: str, about: str = "") -> str:
        return self.keep("disputes", Dispute(id=f"{a}-{b}", a=a, b=b, about=about))

    def problem(self, message: str) -> None:
        self.found.setdefault("problems", []).append(Problem(place=self.name, message=message))

    def pair(self) -> tuple[Document, Reading]:
        text = self.text or "Nothing."
        about = {"title": self.name, "published": self.published, "publisher": self.publisher}
        document = make_document(name=self.name, text=text, **about)
        findings = Findings(**{kind: tuple(held) for kind, held in self.found.items()})
        return document, Reading(document_id=document.id, version="1", findings=findings)


def series(names: int) -> list[Told]:
    """Several documents a day apart, named one by one."""
    return [Told(f"document-{n}", f"2031-03-{10 + n}") for n in range(names)]
