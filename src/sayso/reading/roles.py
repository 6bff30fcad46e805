"""Who does what in a clause, and what kind of thing a noun names: what events, deals and provisions ask."""

from sayso.language import Analysis, Clause
from sayso.reading.evidence import Cast
from sayso.reading.tables import words

NOMINAL = frozenset({"NOUN", "PROPN"})
ACTOR_LABELS = frozenset({"PERSON", "ORG", "NORP", "GPE"})


def word(analysis: Analysis, token: int) -> str:
    """A token's lemma in lower case; the plural of a word that the tagger took for a name is undone (`Talks`)."""
    lemma = analysis.lemmas[token]
    if analysis.pos[token] == "PROPN" and lemma.endswith("s") and not lemma.endswith("ss"):
        return lemma[:-1]
    return lemma


def is_a(analysis: Analysis, token: int, label: str) -> bool:
    """Whether a noun names a thing of this kind (`deal`, `talk`, `measure`, …) in the table of nouns."""
    known = words("negotiation_nouns", label)
    return analysis.lemmas[token] in known or word(analysis, token) in known


def doers(clause: Clause) -> tuple[int, ...]:
    """The heads of those who do it: the subjects, or the agents of a passive."""
    return clause.agents if clause.passive else clause.subjects


def themes(clause: Clause) -> tuple[int, ...]:
    """The heads of what it is done to: the objects, or the subjects of a passive."""
    return clause.subjects if clause.passive else clause.objects


def obliques(clause: Clause, prepositions: frozenset[str]) -> tuple[int, ...]:
    """The heads of the prepositional phrases with one of these prepositions."""
    return tuple(token for preposition, token in clause.obliques if preposition in prepositions)


def under(analysis: Analysis, token: int, prepositions: frozenset[str]) -> tuple[int, ...]:
    """The heads below a noun's own prepositions (`talks with Y and Z`)."""
    found: list[int] = []
    for child in analysis.children[token]:
        if analysis.deps[child] in {"prep", "agent"} and analysis.lemmas[child] in prepositions:
            for inner in analysis.children[child]:
                if analysis.deps[inner] == "pobj":
                    found += analysis.conjuncts(inner)
    return tuple(found)


def modifiers(analysis: Analysis, token: int, labels: frozenset[str]) -> tuple[int, ...]:
    """A noun's children with these dependency labels."""
    return tuple(c for c in analysis.children[token] if analysis.deps[c] in labels)


def is_party(analysis: Analysis, cast: Cast, token: int) -> bool:
    """Whether a head names someone who can act: an actor, a name of a person, group or state, or a word for people."""
    return (
        bool(cast.at(analysis, token))
        or analysis.name_of[token] in ACTOR_LABELS
        or is_a(analysis, token, "people")
        or analysis.lemmas[token] in words("negotiation_nouns", "pronoun")
    )


def in_return(analysis: Analysis, token: int) -> bool:
    """Whether a `for` is that of `in return for` or `in exchange for`."""
    phrase = analysis.lemmas[token - 2 : token + 1] if token > 1 else ()
    return phrase in {("in", "return", "for"), ("in", "exchange", "for")}


def word_before(analysis: Analysis, token: int) -> int:
    """The word that a token follows, punctuation left out: the text's first where there is none."""
    before = token - 1
    while before > 0 and analysis.pos[before] == "PUNCT":
        before -= 1
    return max(before, 0)
