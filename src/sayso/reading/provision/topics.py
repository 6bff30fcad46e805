"""What an obligation is about: one of the guide's topics, by the words of the obligation."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from sayso.language import Analysis, Tokens
from sayso.reading.roles import under
from sayso.reading.tables import rows

HEAD, OBJECT, NEAR, REST = 4.0, 3.0, 1.5, 1.0
OF = frozenset({"of", "on"})
CLOSE = 4  # tokens from the head within which a word counts for more
OPEN_CLASS = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})


@cache
def _topics() -> Mapping[str, tuple[str, float]]:
    return {row["word"]: (row["label"], float(row["weight"])) for row in rows("topics")}


def topic_word(analysis: Analysis, token: int) -> tuple[str, float] | None:
    """The topic that a word tells and how much it tells it, or None."""
    if analysis.pos[token] not in OPEN_CLASS:
        return None
    topics = _topics()
    word = analysis.words[token].lower()
    if word == "fire" and token >= 2 and analysis.lemmas[token - 2] == "cease":
        word = "ceasefire"
    if word == "free" and analysis.pos[token] == "ADJ":
        return None
    return topics.get(word) or topics.get(analysis.lemmas[token])


def topic_of(analysis: Analysis, run: Tokens, head: int, objects: Iterable[int] = ()) -> str:
    """The topic of an obligation: that of its head, its object and the words around, the nearer the more.

    `other:` with the head's lemma where no word of it tells one.
    """
    weights: dict[str, float] = defaultdict(float)
    near = set(objects)
    near |= {t for o in (head, *objects) for t in under(analysis, o, OF)}  # `the holding of elections`
    for token in run:
        told = topic_word(analysis, token)
        if told is not None:
            place = HEAD if token == head else OBJECT if token in near else NEAR if abs(token - head) <= CLOSE else REST
            weights[told[0]] += place * told[1]
    best = max(weights, key=lambda t: (weights[t], t)) if weights else "other"
    if best != "other":
        return best
    nouns = [t for t in (*sorted(near), head) if t in run and analysis.pos[t] in {"NOUN", "PROPN"}]
    return f"other:{analysis.lemmas[nouns[0] if nouns else head]}"
