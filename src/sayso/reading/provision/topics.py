"""What an obligation is about: one of the guide's topics, by the words of the obligation."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sayso.language import Analysis, Tokens
from sayso.reading.provision.topic_words import topic_word
from sayso.reading.roles import is_a, modifiers, under
from sayso.reading.tables import words

HEAD, OBJECT, BELOW, NEAR, REST, ASIDE = 4.0, 3.0, 2.9, 1.5, 1.0, 0.1
OF = frozenset({"of", "on"})
DESCRIBING = frozenset({"compound", "amod", "nmod"})
HUNG = frozenset({"if", "once", "until", "after", "when", "unless", "before", "while", "as", "although", "because"})
OBJECTS = frozenset({"dobj", "xcomp", "ccomp", "attr"})
WEAK = 0.4  # a word of this weight or less counts only as the head or its object
DEEP = 5  # heads climbed from a word to the paper that it names
CLOSE = 4  # tokens from the head within which a word counts for more
NOUNS = frozenset({"NOUN", "PROPN"})


def topic_of(analysis: Analysis, run: Tokens, head: int, objects: Iterable[int] = ()) -> str:
    """The topic of an obligation: that of its head, its object and the words around, the nearer the more.

    Who must do it says nothing of what it is. `other:` with the word that tells it, or with the lemma of what it is
    about where no word tells a topic.
    """
    weights: dict[str, float] = defaultdict(float)
    words_of: dict[str, list[tuple[float, int]]] = defaultdict(list)
    places = places_of(analysis, head, objects)
    doer, asides = _doer(analysis, head), set(_asides(analysis, run, head))
    for token in run:
        told = None if token in doer else topic_word(analysis, token)
        talked = token != head and _talked(analysis, token)
        if told is not None and not _names_deal(analysis, token) and not talked:
            place = places.get(token) or (NEAR if abs(token - head) <= CLOSE else REST)
            if told[1] <= WEAK and place < OBJECT:
                continue
            place = ASIDE if token in asides else place
            weights[told[0]] += place * told[1]
            words_of[told[0]].append((place * told[1], -token))
    best = max(weights, key=lambda t: (weights[t], t)) if weights else "other"
    if best != "other":
        return best
    telling = -max(words_of["other"])[1] if words_of["other"] else _thing(analysis, run, head, set(places))
    return f"other:{analysis.lemmas[telling]}"


def places_of(analysis: Analysis, head: int, objects: Iterable[int]) -> dict[int, float]:
    """How much the head counts, what it is done to, and what describes either: `the holding of elections`."""
    things = {*objects, *_what(analysis, head)}
    near = set(things)
    banned = any(analysis.lemmas[t] in words("agreement_words", "binding") for t in near)
    named = banned or analysis.pos[head] in NOUNS  # `a ban is set on the use of arms`, not `start on day 2`
    acts = {*near, head} if named else near
    for _ in range(2):
        acts = {t for o in acts for t in under(analysis, o, OF)}
        near |= acts
    described = {t for o in (head, *near) if analysis.pos[o] in NOUNS for t in modifiers(analysis, o, DESCRIBING)}
    return dict.fromkeys({*described, *near}, BELOW) | dict.fromkeys(things, OBJECT) | {head: HEAD}


def _asides(analysis: Analysis, run: Tokens, head: int) -> Iterator[int]:
    """The words of what an obligation hangs on, is part of, or says by the way of a thing: nothing of what it is."""
    for token in run:
        if token == head or head in analysis.subtrees[token]:
            continue
        first = analysis.lemmas[analysis.subtrees[token].first]
        hung = analysis.deps[token] == "advcl" and first in HUNG
        part = analysis.lemmas[token] == "as" and any(analysis.lemmas[c] == "part" for c in analysis.children[token])
        if hung or part or analysis.deps[token] == "relcl":
            yield from analysis.subtrees[token]


def tells_topic(analysis: Analysis, run: Tokens) -> bool:
    """Whether a run has a word of one of the guide's topics."""
    told = (topic_word(analysis, token) for token in run)
    return any(topic != "other" and weight > WEAK for topic, weight in filter(None, told))


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
