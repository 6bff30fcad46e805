"""Where a text speaks of a deal: noun phrases whose head noun names one, with what tells them apart."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from sayso.language import Analysis, Tokens
from sayso.reading import roles
from sayso.reading.deal.headline import headline_end
from sayso.reading.deal.marks import Marks, marks_of
from sayso.reading.deal.phrases import phrase_of
from sayso.reading.tables import words

LABELS = ("agreement", "pause", "offer", "law")
MEMBERS = frozenset({"compound", "nmod", "amod"})
INDEFINITE = frozenset({"a", "an", "another", "any", "some", "no"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my", "your"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
JOINED = frozenset({"det", "poss"})
NUMBERS = frozenset({"two", "three", "four", "five", "six"})  # of several that a text means together
PLURAL = frozenset({"NNS", "NNPS"})
ENDS = frozenset({"end", "stop", "halt", "avert", "avoid", "prevent", "settle"})
OF = frozenset({"of"})
CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
PAUSES = frozenset({"humanitarian", "day", "hour", "week", "month", "fighting", "hostility", "firing"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that names a deal."""

    token: int  # its head noun
    outer: int  # the token that stands for the phrase in its clause (`ceasefire` of `a ceasefire and hostage deal`)
    tokens: Tokens
    label: str
    marks: Marks  # what tells its deal from others
    indefinite: bool
    definite: bool
    owned: bool = False  # `its`, `the envoy's`
    headline: bool = False
    within: int | None = None  # the head noun of the mention that it is a part of: `a framework for a deal`


@dataclass(frozen=True, slots=True)
class Place:
    """What a mention is seen against: where the headline ends, and how often the text has each lemma."""

    headline: int
    named: Counter[str]


def _label(analysis: Analysis, token: int) -> str | None:
    """The kind of deal that a noun names; some only with the words that make them one (`a pause in the fighting`)."""
    word = roles.word(analysis, token)
    if word == "fire" and not (token >= 2 and analysis.lemmas[token - 2] == "cease"):
        return None  # of `cease-fire`, which the tokenizer parts
    label = next((label for label in LABELS if word in words("deal_nouns", label)), None)
    if label is None:
        needs = (need for need in NEEDS if word in words("deal_nouns", need.kind))
        return next((need.label for need in needs if need.met(analysis, token)), None) or _agreed(analysis, token)
    none = _is_idiom(analysis, token, word) or _is_plural(analysis, token, word) or _is_action(analysis, token, word)
    return None if none else label


def _agreed(analysis: Analysis, token: int) -> str | None:
    """`the agreed patrol routes`: what was agreed on, by its article or number one thing that the text means."""
    before = [c for c in analysis.children[token] if c < token]
    agreed = [c for c in before if analysis.words[c].lower() == "agreed"]
    given = any(analysis.deps[c] in {"det", "nummod"} for c in before)
    described = any(c > min(agreed, default=token) and analysis.deps[c] in MEMBERS for c in before)
    return "agreement" if given and described else None


@dataclass(frozen=True, slots=True)
class Need:
    """What a noun of a kind needs beside it to name a deal of a label."""

    kind: str
    label: str
    met: Callable[[Analysis, int], bool]


def _pauses(analysis: Analysis, token: int) -> bool:
    return bool(_near(analysis, token) & PAUSES)


def _drafted(analysis: Analysis, token: int) -> bool:
    return "draft" in _near(analysis, token)


def _prolongs(analysis: Analysis, token: int) -> bool:
    return any(_label(analysis, t) for t in roles.under(analysis, token, OF))


def _swaps(analysis: Analysis, token: int) -> bool:
    return any(roles.is_a(analysis, c, "captive") for c in analysis.children[token])


def _binds(analysis: Analysis, token: int) -> bool:
    return analysis.tags[token] == "NNS" and _bound_to(analysis, token)


def _is_joint(analysis: Analysis, token: int) -> bool:
    return analysis.words[token][:1].isupper() and "joint" in _near(analysis, token)


NEEDS = (
    Need("pausing", "pause", _pauses),
    Need("drafting", "offer", _drafted),
    Need("prolonging", "agreement", _prolongs),
    Need("swapping", "agreement", _swaps),
    Need("binding", "pledge", _binds),
    Need("paper_named", "agreement", _is_joint),
)


def _bound_to(analysis: Analysis, token: int) -> bool:
    """`commitments to end the fighting`, `pledges by the sides`."""
    below = [c for c in analysis.children[token] if c > token]
    return any(analysis.tags[t] == "TO" for c in below for t in (c, *analysis.children[c])) or bool(
        roles.under(analysis, token, frozenset({"by"}))
    )


def _is_noun(analysis: Analysis, token: int) -> bool:
    """Whether a token heads a noun phrase; an unknown word in a noun's place too, whatever the tagger called it."""
    if analysis.pos[token] in roles.NOMINAL:
        return analysis.deps[token] not in MEMBERS and not _leads_on(analysis, token)
    return analysis.pos[token] == "ADJ" and analysis.deps[token] in ARGUMENTS


def _leads_on(analysis: Analysis, token: int) -> bool:
    """Whether a pause is part of the deal right after it (`a new ceasefire deal`), however they were parsed."""
    after = token + 1
    if after >= len(analysis) or analysis.pos[after] not in roles.NOMINAL or analysis.tags[token] in PLURAL:
        return False
    pause = roles.word(analysis, token) in words("deal_nouns", "pause")
    return pause and any(roles.word(analysis, after) in words("deal_nouns", label) for label in ("agreement", "offer"))


def _near(analysis: Analysis, token: int) -> set[str]:
    """The lemmas of what describes a noun: before it, and after its `in` and `of`."""
    below = roles.under(analysis, token, frozenset({"in", "of"}))
    before = [t for t in analysis.subtrees[token] if t < token]
    return {analysis.lemmas[t] for t in (*below, *before)}


def _is_idiom(analysis: Analysis, token: int, word: str) -> bool:
    """`in the framework of`, `a good deal of`: no deal."""
    followed = token + 1 < len(analysis) and analysis.lemmas[token + 1] == "of"
    before = analysis.lemmas[max(0, token - 2) : token]
    if word == "framework" and followed:
        return bool({"in", "within", "under"} & set(before)) and "the" in before
    return word == "deal" and followed and bool({"good", "great"} & set(before))


def _is_action(analysis: Analysis, token: int, word: str) -> bool:
    """`a plan to extend the strike`: what one side means to do, unless that is to end what is fought over."""
    inner = [c for c in analysis.children[token] if analysis.deps[c] in {"acl", "relcl"} and c > token]
    return word == "plan" and any(
        analysis.lemmas[c] not in ENDS and any(analysis.tags[a] == "TO" for a in analysis.children[c]) for c in inner
    )


def _is_plural(analysis: Analysis, token: int, word: str) -> bool:
    """`settlements` where people live, `arrangements` for a journey."""
    return word in words("deal_nouns", "singular") and analysis.tags[token] in {"NNS", "NNPS"}


def _outer(analysis: Analysis, token: int) -> int:
    """The noun that a head without a determiner of its own is joined to."""
    head = analysis.heads[token]
    bare = not any(analysis.deps[c] in JOINED for c in analysis.children[token])
    near = analysis.deps[token] == "conj" and bare and token - head <= 4
    return head if near and analysis.pos[head] in CONTENT else token


def _is_definite(analysis: Analysis, token: int) -> bool:
    """Whether a noun has a definite article, which those joined to it share: `the plan of A and ideas of B`."""
    return any(analysis.deps[c] == "det" and analysis.words[c].lower() in DEFINITE for c in analysis.children[token])


def _mention(analysis: Analysis, token: int, label: str, place: Place) -> Mention:
    outer = _outer(analysis, token)
    tokens = phrase_of(analysis, token, outer)
    first = analysis.words[tokens.first].lower()
    owned = any(analysis.deps[c] == "poss" and c in tokens for c in analysis.children[token])
    named = analysis.pos[token] == "PROPN" and analysis.pos[token - 1] == "PROPN" if token else False
    joined = outer == token and analysis.deps[token] == "conj" and _is_definite(analysis, analysis.heads[token])
    return Mention(
        token=token,
        outer=outer,
        tokens=tokens,
        label=label,
        marks=marks_of(analysis, token, tokens, place.named),
        indefinite=first in INDEFINITE,
        definite=first in DEFINITE or owned or named or joined or label == "pledge" or first in NUMBERS,
        owned=owned,
        headline=analysis.starts[token] < place.headline,
    )


def mentions(analysis: Analysis) -> Iterator[Mention]:
    """The phrases that name a deal, in order; nouns before another noun (`deal terms`) are none."""
    place = Place(headline_end(analysis), Counter(analysis.lemmas))
    last: Mention | None = None
    for token in range(len(analysis)):
        if not _is_noun(analysis, token):
            continue
        label = _label(analysis, token)
        mention = None if label is None else _mention(analysis, token, label, place)
        if mention is None or analysis.words[mention.tokens.first].lower() == "no":
            continue
        if last is not None and mention.outer == last.token != token:
            last = None  # `a ceasefire and hostage deal` is one
        if last is not None:
            yield last
            if token < last.tokens.stop:
                mention = replace(mention, within=last.token)
        last = mention
    if last is not None:
        yield last
