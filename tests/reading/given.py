"""Findings as a case gives them: actors by their names, attributions by their words."""

import re
from typing import Any

from sayso.model import Actor, Attribution, Document, Findings, Span, make_document


def place(text: str, quoted: str) -> tuple[Span, ...]:
    """The first place of some words in a text."""
    start = text.index(quoted)
    return (Span(start, start + len(quoted)),)


def document_of(text: str) -> Document:
    return make_document(name="case", text=text)


def findings_of(case: dict[str, Any]) -> Findings:
    """The actors and attributions of a case: `actors` from id to names, `says` lists what they say."""
    text = case["text"]
    actors = []
    for actor, names in (case.get("actors") or {}).items():
        mentions = [Span(*m.span()) for n in names for m in re.finditer(rf"(?<!\w){re.escape(n)}(?!\w)", text)]
        actors.append(Actor(id=actor, name=names[0], kind="group", mentions=tuple(sorted(set(mentions)))))
    attributions = [
        Attribution(
            id=str(n),
            source=place(text, said["source"]) if said.get("source") else (),
            cue=place(text, said["cue"]),
            content=place(text, said["content"]),
            speaker=(said["speaker"],) if said.get("speaker") else (),
            form=said.get("form", "indirect"),
        )
        for n, said in enumerate(case.get("says") or [], 1)
    ]
    return Findings(actors=tuple(actors), attributions=tuple(attributions))
