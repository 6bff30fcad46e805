"""What an obligation is about: one of the guide's topics, by the words of the obligation."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from sayso.language import Analysis, Tokens
from sayso.reading.roles import is_a, under
from sayso.reading.tables import rows

HEAD, OBJECT, NEAR, REST = 4.0, 3.0, 1.5, 1.0
OF = frozenset({"of", "on"})
OBJECTS = frozenset({"dobj", "xcomp", "ccomp", "attr"})
ARMS = frozenset({"weapon", "weapons", "force", "arms"})
WEAK = 0.4  # a word of this weight or less counts only as the head or its object
VERB_PAY = 0.4  # money is paid for much else than work
TELLING = 2.0  # weight of a word that tells what a text is about
HALF = 0.5
ECONOMIC = frozenset({"trade"})  # in texts about trade an obligation without another word is about it too
DEEP = 5  # heads climbed from a word to the paper that it names
CLOSE = 4  # tokens from the head within which a word counts for more
NOUNS = frozenset({"NOUN", "PROPN"})
OPEN_CLASS = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})


@cache
def _topics() -> Mapping[str, tuple[str, float]]:
    return {row["word"]: (row["label"], float(row["weight"])) for row in rows("topics")}


def topic_word(analysis: Analysis, token: int) -> tuple[str, float] | None:
    """The topic that a word tells and how much it tells it, or None."""
    word = _meant(analysis, token) if analysis.pos[token] in OPEN_CLASS else None
    if word is None:
        return None
    if analysis.pos[token] == "VERB" and analysis.lemmas[token] in {"pay", "raise", "shift", "benefit"}:
        return "pay", VERB_PAY
    return _topics().get(word) or _topics().get(analysis.lemmas[token])


def _meant(analysis: Analysis, token: int) -> str | None:
    """The word that a token stands for in its phrase: `ceasefire` for `cease fire`; None for `enter into force`."""
    word = analysis.words[token].lower()
    before = analysis.lemmas[max(0, token - 2) : token]
    if word == "fire" and before[:1] == ("cease",):
        return "ceasefire"
    if word == "force" and set(before[-1:]) & {"into", "in", "enter"}:
        return None
    if word in {"hour", "hours"} and any(analysis.deps[c] == "nummod" for c in analysis.children[token]):
        return None  # `within 48 hours`
    if word == "week" and set(before[-1:]) & {"working", "work"}:
        return "workweek"
    if word in ARMS and _is_use(analysis, token):
        return "ceasefire"  # `the use of weapons` is what a truce ends
    return None if word == "free" and analysis.pos[token] == "ADJ" else word


def _is_use(analysis: Analysis, token: int) -> bool:
    """Whether a word stands below `the use of`."""
    above = analysis.heads[token]
    for _ in range(4):
        if analysis.lemmas[above] == "use":
            return True
        above = analysis.heads[above]
    return False


def topic_of(analysis: Analysis, run: Tokens, head: int, objects: Iterable[int] = ()) -> str:
    """The topic of an obligation: that of its head, its object and the words around, the nearer the more.

    Who must do it says nothing of what it is. `other:` with the word that tells it, or with the lemma of what it is
    about where no word tells a topic.
    """
    weights: dict[str, float] = defaultdict(float)
    words_of: dict[str, list[tuple[float, int]]] = defaultdict(list)
    near = set(objects)
    near |= {t for o in (head, *objects) for t in under(analysis, o, OF)}  # `the holding of elections`
    doer = _doer(analysis, head)
    for token in run:
        told = topic_word(analysis, token)
        if told is not None and token not in doer and not _names_deal(analysis, token) and not _talked(analysis, token):
            place = HEAD if token == head else OBJECT if token in near else NEAR if abs(token - head) <= CLOSE else REST
            if told[1] <= WEAK and place < OBJECT:
                continue
            weights[told[0]] += place * told[1]
            words_of[told[0]].append((place * told[1], -token))
    best = max(weights, key=lambda t: (weights[t], t)) if weights else "other"
    if best != "other":
        return best
    telling = -max(words_of["other"])[1] if words_of["other"] else _thing(analysis, run, head, near)
    return f"other:{analysis.lemmas[telling]}"


def _thing(analysis: Analysis, run: Tokens, head: int, near: set[int]) -> int:
    """The noun of what an obligation is about: of its object, of what begins or lasts; else its head."""
    nouns = [t for t in (*sorted(near), *_what(analysis, head), head) if t in run and analysis.pos[t] in NOUNS]
    return nouns[0] if nouns else head


def _names_deal(analysis: Analysis, token: int) -> bool:
    """`Conflict` of `the Agreement on the Resolution of the Conflict`: of a paper's name, not what is to be done."""
    at = token
    for _ in range(DEEP):
        at = analysis.heads[at]
        if analysis.pos[token] != "PROPN" or analysis.pos[at] not in {"PROPN", "ADP", "NOUN"}:
            return False
        if analysis.words[at][:1].isupper() and is_a(analysis, at, "deal"):
            return True
    return False


def _talked(analysis: Analysis, token: int) -> bool:
    """`relations` of `discussions about trade relations`: what talks are about."""
    at = token
    for _ in range(DEEP):
        above = analysis.heads[at]
        if analysis.deps[at] in {"prep", "pobj"} and analysis.pos[above] == "NOUN" and is_a(analysis, above, "talk"):
            return True
        if above == at or analysis.pos[above] == "VERB":
            return False
        at = above
    return False


def _what(analysis: Analysis, head: int) -> tuple[int, ...]:
    """The thing that begins, lasts or is said to be something, or what is begun: no doer."""
    clause = analysis.clause_at(head)
    beside = () if clause is None or clause.objects else (*clause.subjects, *clause.agents)
    return tuple(t for t in beside if not _is_somebody(analysis, t) and analysis.pos[t] == "NOUN")


def _doer(analysis: Analysis, head: int) -> Tokens:
    """The words of who does it: the subject of an active verb with an object; none of `fighting will stop`."""
    below = analysis.children[head]
    if any(analysis.deps[c] in OBJECTS for c in below):
        for child in below:
            if analysis.deps[child] == "nsubj" and _is_somebody(analysis, child):
                return analysis.subtrees[child]
    return Tokens(0, 0)


def subject_topic(analysis: Analysis, head: int) -> str:
    """The topic that the subject of `be` tells, shared ones too: `the vote shall be open and shall be free`."""
    clause = analysis.clause_at(head)
    subjects = clause.subjects if clause is not None and clause.lemma == "be" else ()
    told = [topic_word(analysis, t) for t in subjects]
    return next((topic for topic, _ in filter(None, told) if topic != "other"), "other")


def _is_somebody(analysis: Analysis, token: int) -> bool:
    return analysis.pos[token] == "PROPN" or bool(analysis.name_of[token]) or is_a(analysis, token, "people")


def main_topic(analysis: Analysis) -> str | None:
    """The matter of trade that most topic words of a text tell; None where it has not half of them."""
    weights: dict[str, float] = defaultdict(float)
    for token in range(len(analysis)):
        told = topic_word(analysis, token)
        if told is not None and told[0] not in {"other", "talks"} and told[1] >= TELLING:
            weights[told[0]] += 1
    best = max(weights, key=lambda t: (weights[t], t), default=None)
    most = best in ECONOMIC and weights[best] >= HALF * sum(weights.values())
    return best if most else None
