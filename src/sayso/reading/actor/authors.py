"""The author of a statement or speech, whom its `I` and `we` mean: named in the heading."""

import re
from collections.abc import Iterator

from sayso.language import Analysis
from sayso.model import Document
from sayso.reading.actor import nouns
from sayso.reading.actor.entities import Entities, Entity

UTTERANCE = (
    r"(?:statement|remarks|address|speech|letter|message|declaration|op-ed|communiqué|communique|bulletin|release)"
)
AFTER = re.compile(rf"\b{UTTERANCE}\s+(?:from|by|of)\s+(?P<names>[^\n.:;]{{2,200}})", re.IGNORECASE)
BEFORE = re.compile(rf"\A\s*(?P<names>[^\n.:;]{{2,80}}?)(?:[’']s?)?\s+(?:joint\s+)?{UTTERANCE}\b", re.IGNORECASE)
UTTERED = re.compile(rf"\b{UTTERANCE}\b", re.IGNORECASE)
JOINT = re.compile(rf"\Ajoint\s+{UTTERANCE}", re.IGNORECASE)
LINKING = frozenset({"of", "the", "for", "bin", "al", "de", "van", "von", "der"})
HEADING_LONGEST = 300


def heading_of(document: Document, analysis: Analysis) -> str:
    """The title, or without one the first paragraph where it is short."""
    if document.title:
        return document.title
    first = analysis.blocks[0] if analysis.blocks else None
    short = first is not None and first.end - first.start <= HEADING_LONGEST
    return document.text[first.start : first.end] if first is not None and short else ""


def is_joint(document: Document, analysis: Analysis) -> bool:
    """Whether the text is a joint statement."""
    return JOINT.match(heading_of(document, analysis)) is not None


def is_statement(heading: str) -> bool:
    """Whether a heading calls its text a statement, joint or with its author before or after the word."""
    return any(found is not None for found in (JOINT.match(heading), AFTER.search(heading), BEFORE.match(heading)))


def authors(document: Document, analysis: Analysis, entities: Entities) -> tuple[Entity, ...]:
    """The actors whom the heading names as the authors; empty for a text that is no one's statement."""
    heading = heading_of(document, analysis)
    match = AFTER.search(heading) or BEFORE.match(heading)
    return (_named(match["names"], entities) if match else ()) or _publisher(document, heading, entities)


def _publisher(document: Document, heading: str, entities: Entities) -> tuple[Entity, ...]:
    """The publisher of its own statement or bulletin: named in the text, or under a heading that calls it one."""
    name = document.publisher or ""
    kind = nouns.organisation_kind(name.split())
    if not name or kind == "media":
        return ()
    words = name.split()
    prefixes = (" ".join(words[:stop]).strip(",") for stop in range(len(words), min(len(words), 2) - 1, -1))
    entity = next((e for e in map(entities.called, prefixes) if e is not None), None)  # `Lund Ports press office`
    if entity is None and UTTERED.search(heading):
        entity = entities.found(name, kind)
    return () if entity is None else (entity,)


def _named(words: str, entities: Entities) -> tuple[Entity, ...]:
    """The actors that a heading names as authors, all of them or none."""
    found = []
    for name in _names(words):
        entity = entities.called(name)
        if entity is None and any(nouns.is_title(w) for w in words.split()):
            entity = entities.found(name, "person")
        if entity is None:
            return ()
        found.append(entity)
    return tuple(dict.fromkeys(found))


def _names(words: str) -> Iterator[str]:
    """The names in a heading, without titles and without what follows (`of the United Ports`, `on the truce`)."""
    for part in re.split(r"\s+and\s+|,\s*", words):
        name: list[str] = []
        for word in part.split():
            if nouns.is_title(word):
                name.clear()
            elif not word[:1].isupper() or (name and word.endswith("ing")):
                if name or word.lower() not in {"the", "joint"}:
                    break
            else:
                name.append(word)
        if name:
            yield " ".join(name).removesuffix("’s").removesuffix("'s")
        if any(word[:1].islower() and word not in LINKING for word in part.split()):
            return
