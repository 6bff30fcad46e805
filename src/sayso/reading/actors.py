"""Actors: names, descriptions and pronouns, resolved inside the document."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from sayso.language import Analysis, Tokens
from sayso.model import Actor, Document, Findings, Span
from sayso.reading import nouns
from sayso.reading.coreference import Resolver, role_text
from sayso.reading.entities import Entity
from sayso.reading.evidence import held_by
from sayso.reading.mentions import Finder, bare, full_phrase

NOT_SLUG = re.compile(r"[^a-z0-9]+")
SILENT = frozenset({"place", "thing"})  # named, but no actor unless they speak or act


def read(document: Document, analysis: Analysis, findings: Findings) -> Findings:
    """The findings with the document's actors: everyone who is named or described as one, with all mentions."""
    sources = source_heads(analysis, findings)
    finder = Finder(analysis)
    mentions = list(finder.mentions())
    resolver = Resolver(analysis, mentions, sources)
    entities = resolver.run()
    _first_person(analysis, findings, resolver)
    for entity in entities:
        _take_role(analysis, entity)
    kept = [e for e in entities if e.mentions and (e.kind not in SILENT or _speaks(e, sources))]
    ids = _ids(kept)
    actors = [_actor(document, analysis, entity, ids) for entity in kept]
    return replace(findings, actors=tuple(sorted(actors, key=lambda a: (a.mentions[0], a.id))))


def source_heads(analysis: Analysis, findings: Findings) -> frozenset[int]:
    """The tokens that head the sources of attributions."""
    runs = (analysis.tokens_in(span) for a in findings.attributions for span in a.source)
    return frozenset(analysis.root_of(run) for run in runs if run)


def _speaks(entity: Entity, sources: frozenset[int]) -> bool:
    return any(m.head in sources for m in entity.mentions)


def _first_person(analysis: Analysis, findings: Findings, resolver: Resolver) -> None:
    """`I` and `we` in an attribution's content are its source's."""
    for mention in resolver.first_person:
        holder = held_by(findings.attributions, analysis.span(mention.head))
        if holder is None or not holder.source:
            continue
        run = analysis.tokens_in(holder.source[0])
        entity = resolver.entities.of_token.get(analysis.root_of(run)) if run else None
        if entity is not None:
            resolver.entities.add(entity, mention)


def _take_role(analysis: Analysis, entity: Entity) -> None:
    """The role of a person from the words before the name, and of an unnamed one from the description."""
    if entity.kind == "unnamed" and entity.mentions[0].form == "description":
        entity.role = entity.role or role_text(analysis, entity.mentions[0])
    if entity.kind != "person" or entity.role is not None:
        return
    for mention in entity.mentions:
        if mention.form == "name" and mention.run.first < mention.core.first:
            words = Tokens(mention.run.first, mention.core.first)
            last = analysis.words[words.stop - 1]
            if not nouns.is_honorific(last) and nouns.is_title(last):
                entity.role = re.sub(r"^(?:the|a|an)\s", "", bare(analysis, words), flags=re.I)
                return


def _names(analysis: Analysis, entity: Entity) -> tuple[str, tuple[str, ...]]:
    """The fullest name, and the others."""
    if not entity.named and entity.mentions[0].form == "description":
        name = bare(analysis, full_phrase(analysis, entity.mentions[0]))
    else:
        name = entity.fullest
    others = [text for text in entity.names.values() if text.casefold() != name.casefold()]
    return name, tuple(others)


def _spans(analysis: Analysis, entity: Entity) -> tuple[Span, ...]:
    """The spans of its mentions; where a name's head stands outside its title, the name alone as well."""
    found = set[Span]()
    for mention in entity.mentions:
        run = mention.run
        if analysis.root_of(run) != mention.head:
            run = mention.core
        found.add(_closed(analysis, run))
    return tuple(sorted(found))


def _closed(analysis: Analysis, run: Tokens) -> Span:
    span = analysis.span(run)
    for ending in ("'s", "’s"):
        if analysis.text[span.start : span.end].endswith(ending):
            return Span(span.start, span.end - len(ending))
    return span


def _actor(document: Document, analysis: Analysis, entity: Entity, ids: dict[int, str]) -> Actor:
    name, aliases = _names(analysis, entity)
    mentions = _spans(analysis, entity)
    side = ids.get(entity.owner.number) if entity.owner is not None else None
    return Actor(
        id=ids[entity.number],
        name=name,
        kind=entity.kind if entity.kind not in SILENT else "group",
        aliases=aliases,
        role=entity.role,
        side=side if side != ids[entity.number] else None,
        part=_part(analysis, entity),
        mentions=mentions,
        confidence=0.8 if entity.named else 0.6,
        why=f"named {name}" if entity.named else f"described as {name}",
    )


def _part(analysis: Analysis, entity: Entity) -> str | None:
    """The part in the negotiation that the actor's own words name."""
    words = set(entity.words) | {w.casefold() for w in (entity.role or "").split()}
    for part in ("mediator", "guarantor", "observer"):
        if any(nouns.has_label(word, f"{part}_cue") for word in words):
            return part
    return None


def slug(name: str) -> str:
    """A readable id: ASCII, lower case, parted by hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    plain = re.sub(r"^(?:the|a|an)\s", "", plain)
    return NOT_SLUG.sub("-", plain).strip("-")[:48].strip("-") or "actor"


def _ids(entities: Iterable[Entity]) -> dict[int, str]:
    """An id for each actor, unique in the reading, numbered where two have one name."""
    taken: dict[str, int] = {}
    ids: dict[int, str] = {}
    for entity in entities:
        base = slug(entity.fullest)
        taken[base] = taken.get(base, 0) + 1
        ids[entity.number] = base if taken[base] == 1 else f"{base}-{taken[base]}"
    return ids
