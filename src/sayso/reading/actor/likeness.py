"""Likeness: whether a description's words may mean an actor that is known: a person's post, a body's kind."""

from sayso.reading.actor import nouns
from sayso.reading.actor.entities import Entity
from sayso.reading.actor.mentions import Mention

PRIME_MINISTER = frozenset({"prime", "minister"})


def same_person(entity: Entity, mention: Mention, post: frozenset[str], owner: Entity | None) -> bool:
    """Whether a definite description of a person may mean this one."""
    head = mention.words[-1]
    if entity.kind != "person":
        known = not entity.named and entity.head == head and bool(entity.mentions)
        return known and post <= entity.words and (owner is None or entity.owner is owner)
    if not one_side(entity, mention, owner):
        return False
    if entity.owner is not None and entity.owner.kind == "media" and nouns.has_label(head, "reporter"):
        return not post
    if head in entity.posts:
        return post <= entity.posts
    known = owner is not None and entity.owner is owner
    if mention.nation is not None:
        known = entity.nation == mention.nation
    return known and nouns.has_label(head, "top_role") and _heads(entity) and post <= entity.posts


def _heads(entity: Entity) -> bool:
    """Whether a person heads a state or body."""
    return entity.posts >= PRIME_MINISTER or any(nouns.has_label(word, "top_role") for word in entity.posts)


def one_side(entity: Entity, mention: Mention, owner: Entity | None) -> bool:
    """Whether nation and owner of the two do not contradict each other."""
    if mention.nation is not None:
        its = entity.owner
        served = (
            its is None or its is owner or its.nation == mention.nation or (owner is not None and its.owner is owner)
        )
        return entity.nation == mention.nation or (entity.nation is None and served)
    return owner is None or entity.owner in {None, owner}


def generic(mention: Mention, rest: frozenset[str], entity: Entity) -> bool:
    """Whether a noun may name this actor as one of its kind: `the company` no union, `the group` no port."""
    head = mention.words[-1]
    if mention.plural or not entity.named or not all(nouns.has_label(word, "militant_word") for word in rest):
        return False
    if nouns.has_label(head, "generic_union"):
        return entity.kind == "group" and not rest and unionised(entity)
    if nouns.has_label(head, f"generic_{entity.kind}"):
        return not any(has_any(word, "company_word", "generic_union") for word in entity.words)
    company = entity.kind == "group" and nouns.has_label(head, "generic_company")
    return company and not any(nouns.has_label(word, "political_word") for word in entity.words)


def ruled_out(noun: str, entity: Entity) -> bool:
    """Whether what is known of an actor rules a noun out: a union is no company, nor the reverse, a man no woman."""
    if nouns.has_label(noun, "generic_company"):
        return unionised(entity) or any(nouns.has_label(word, "political_word") for word in entity.words)
    if nouns.has_label(noun, "generic_union"):
        return any(nouns.has_label(word, "company_word") for word in entity.words)
    gender = nouns.gender_of([noun])
    return gender is not None and entity.gender not in {None, gender}


def unionised(entity: Entity) -> bool:
    """Whether a name is a union's: `United Dock Workers`."""
    return any(has_any(word, "union_word", "generic_union") for word in entity.words)


def has_any(word: str, *labels: str) -> bool:
    """Whether a word stands under one of several labels."""
    return any(nouns.has_label(word, label) for label in labels)


def ministry(noun: str) -> str:
    """One word for the nouns that a department of government goes by."""
    return "ministry" if noun in {"ministry", "authority", "department"} else noun
