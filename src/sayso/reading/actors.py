"""Actors: names, descriptions and pronouns, resolved inside the document."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from sayso.language import Analysis, Tokens
from sayso.model import Actor, Attribution, Document, Findings, Span
from sayso.reading.actor import nouns
from sayso.reading.actor.authors import authors, is_joint
from sayso.reading.actor.coreference import Resolver
from sayso.reading.actor.entities import Entities, Entity
from sayso.reading.actor.finder import Finder
from sayso.reading.actor.mentions import Mention, bare, full_phrase, role_text
from sayso.reading.actor.parts import Parts
from sayso.reading.actor.transcript import Transcript
from sayso.reading.sources import Contents, source_head, source_heads

NOT_SLUG = re.compile(r"[^a-z0-9]+")
SILENT = frozenset({"place", "thing"})  # named, but no actor unless they speak or act
ACTING = frozenset({"nsubj", "dative"})
SOURCE_LONGEST = 12  # tokens of a source that is a name


def read(document: Document, analysis: Analysis, findings: Findings) -> Findings:
    """The findings with the document's actors: everyone who is named or described as one, with all mentions."""
    sources = source_heads(analysis, findings)
    finder = Finder(analysis, sources)
    modifiers = list(finder.modifiers())
    resolver = Resolver(
        analysis, list(finder.mentions()), modifiers, finder.nations, sources, joint=is_joint(document, analysis)
    )
    entities = resolver.run()
    transcript = Transcript(document, analysis, entities)
    transcript.enter()
    _first_person(document, analysis, findings, resolver, transcript)
    _sourced(analysis, findings, entities)
    _only_modifying(entities, modifiers, resolver.descriptions.offices)
    kept = [e for e in entities if e.mentions and (e.kind not in SILENT or _acts(analysis, e, sources))]
    ids = _ids(kept)
    parts = Parts(analysis, entities).read()
    actors = [_actor(analysis, entity, ids, parts.get(entity.number)) for entity in kept]
    return replace(findings, actors=tuple(sorted(actors, key=lambda a: (a.mentions[0], a.id))))


def _acts(analysis: Analysis, entity: Entity, sources: frozenset[int]) -> bool:
    return any(m.head in sources or _does(analysis, m.head) for m in entity.mentions)


def _does(analysis: Analysis, head: int) -> bool:
    """Whether a token is the subject of an act, not of a state (`is`, `lies`, `suffered`)."""
    verb = analysis.heads[head]
    acting = analysis.deps[head] in ACTING and analysis.pos[verb] == "VERB"
    return acting and not nouns.has_label(analysis.lemmas[verb], "stative")


def _first_person(
    document: Document, analysis: Analysis, findings: Findings, resolver: Resolver, transcript: Transcript
) -> None:
    """`I` and `we` are the speaker's in a quotation or a transcript's turn, and the author's outside any.

    A spokesman's `we` is his side's.
    """
    entities, salience = resolver.entities, resolver.salience
    author = authors(document, analysis, entities) if resolver.first_person else ()
    contents = Contents(findings.attributions)
    for mention in resolver.first_person:
        holder = contents.holding(analysis.span(mention.head))
        own = holder is None or any(s.covers(analysis.span(mention.head)) for s in holder.source)
        outside = own and not salience.quoted(mention.head)
        found = (transcript.at(mention.head) or author) if outside else _source(analysis, entities, holder)
        if mention.kind == "we" and len(found) == 1 and found[0].owner and found[0].speaks_for:
            found = (found[0].owner,)
        if found:
            entities.add(found, mention)


def _source(analysis: Analysis, entities: Entities, holder: Attribution | None) -> tuple[Entity, ...]:
    """The actors that an attribution's source names."""
    run = analysis.tokens_in(holder.source[0]) if holder is not None and holder.source else None
    return entities.of_token.get(source_head(analysis, run), ()) if run else ()


def _sourced(analysis: Analysis, findings: Findings, entities: Entities) -> None:
    """A source's whole words are a name of whom they describe: `lawmakers on both sides`."""
    for run in (analysis.tokens_in(span) for a in findings.attributions for span in a.source):
        found = entities.of_token.get(source_head(analysis, run), ()) if 1 < len(run) <= SOURCE_LONGEST else ()
        if len(found) == 1 and not found[0].named and not any(analysis.words[t] in {",", "and"} for t in run):
            found[0].call(bare(analysis, run))


def _only_modifying(
    entities: Entities, modifiers: Iterable[Mention], offices: Iterable[tuple[Mention, Entity]]
) -> None:
    """Names and offices that stand only before other nouns (`UN envoy`): theirs are the only places that show them."""
    shown = {entity.number for entity in entities if entity.mentions}
    named = [(mention, entities.name(mention)) for mention in modifiers]
    for mention, entity in (*named, *offices):
        if entity.number not in shown:
            entities.add((entity,), mention)


def _names(analysis: Analysis, entity: Entity) -> tuple[str, tuple[str, ...]]:
    """The fullest name, and the others."""
    first = entity.mentions[0]
    name = entity.fullest
    if not entity.named and first.form == "description":
        name = bare(analysis, full_phrase(analysis, first))
    others = [text for text in entity.names.values() if text.casefold() != name.casefold()]
    return name, tuple(others)


def _spans(analysis: Analysis, entity: Entity) -> tuple[Span, ...]:
    """The spans of its mentions; a name whose title takes over its head stands alone as well."""
    found = set[Span]()
    for mention in entity.mentions:
        whole = analysis.root_of(mention.run) == mention.head
        found.add(_closed(analysis, mention.run if whole else mention.core))
    return tuple(sorted(found))


def _closed(analysis: Analysis, run: Tokens) -> Span:
    """The span of a run without a possessive ending."""
    start, end = analysis.span(run)
    quoted = analysis.text[start:end]
    ending = next((e for e in ("'s", "’s") if quoted.endswith(e) and len(quoted) > len(e)), "")
    return Span(start, end - len(ending))


def _actor(analysis: Analysis, entity: Entity, ids: dict[int, str], part: str | None) -> Actor:
    name, aliases = _names(analysis, entity)
    owner = entity.owner.owner or entity.owner if entity.owner is not None else None  # of May's aide, May's side
    side = ids.get(owner.number) if owner is not None else None
    role = entity.role
    if entity.kind == "unnamed" and entity.mentions[0].form == "description":
        role = role or role_text(analysis, entity.mentions[0])
    return Actor(
        id=ids[entity.number],
        name=name,
        kind=_kind(entity),
        aliases=aliases,
        role=role,
        side=side if side != ids[entity.number] else None,
        part=part,
        mentions=_spans(analysis, entity),
        confidence=0.8 if entity.named else 0.6,
        why=f"named “{name}”" if entity.named else f"described as “{name}”",
    )


def _kind(entity: Entity) -> str:
    """The kind of actor as it is shown: negotiators, rebels and lawmakers together are a group, officials are not."""
    if entity.kind in {"unnamed", "crowd"} and entity.plural and nouns.has_label(entity.head, "acting_plural"):
        return "group"
    return {"place": "state", "thing": "group"}.get(entity.kind, entity.kind)


def slug(name: str) -> str:
    """A readable id: ASCII, lower case, parted by hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    plain = re.sub(r"^(?:the|a|an)\s", "", plain)
    return NOT_SLUG.sub("-", plain).strip("-")[:48].strip("-") or "actor"


def _ids(entities: Iterable[Entity]) -> dict[int, str]:
    """An id for each actor, unique in the reading, numbered where two have one name."""
    taken: set[str] = set()
    last: dict[str, int] = {}  # the number last given to a name
    ids: dict[int, str] = {}
    for entity in entities:
        base = found = slug(entity.fullest)
        while found in taken:
            last[base] = last.get(base, 1) + 1
            found = f"{base}-{last[base]}"
        taken.add(found)
        ids[entity.number] = found
    return ids
