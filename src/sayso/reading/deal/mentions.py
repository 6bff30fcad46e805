"""Where a text speaks of a deal: noun phrases, with the words that tell one deal from another."""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.language import Analysis, Tokens
from sayso.reading import roles
from sayso.reading.tables import words

LABELS = ("agreement", "pause", "offer", "law")
CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
INDEFINITE = frozenset({"a", "an", "another", "any", "some", "no"})
BEFORE = frozenset({"det", "amod", "compound", "poss", "nmod", "nummod", "quantmod", "predet", "advmod", "punct"})
AFTER = frozenset({"prep", "acl", "relcl"})
LINKS = frozenset({"of", "on", "over", "between", "with", "for", "to", "from", "by", "under", "in"})
OWN_LINKS = frozenset({"on", "over", "with", "between"})
BREAKS = frozenset({",", "–", "—", "-", ";", ":", ".", "(", "--", "”", "?"})
OWNERS = frozenset({"PERSON", "ORG"})
LONGEST = 30  # tokens of a mention


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that names a deal."""

    token: int  # its head noun
    outer: int  # the token that stands for the phrase in its clause (`ceasefire` of `a ceasefire and hostage deal`)
    tokens: Tokens
    label: str
    before: frozenset[str]  # words that say which deal, before the noun
    after: frozenset[str]  # and after it
    indefinite: bool
    matter: bool  # whether it says what negotiations are about: `peace`, `ceasefire`, `trade`
    keys: frozenset[str]  # those words that tell deals of one kind apart: `new`, `November`, an owner's name

    @property
    def content(self) -> frozenset[str]:
        """All words that say which deal it is."""
        return self.before | self.after


def _label(analysis: Analysis, token: int) -> str | None:
    word = roles.word(analysis, token)
    if word == "fire" and not (token >= 2 and analysis.lemmas[token - 2] == "cease"):
        return None  # of `cease-fire`, which the tokenizer parts
    return next((label for label in LABELS if word in words("deal_nouns", label)), None)


def _first(analysis: Analysis, token: int, outer: int) -> int:
    """Where the phrase begins: at its determiner, or that of the noun that it is joined to."""
    first = token
    for head in {token, outer}:
        for child in analysis.children[head]:
            if child < token and analysis.deps[child] in BEFORE and analysis.words[child] not in BREAKS:
                first = min(first, analysis.subtrees[child].first if analysis.deps[child] == "poss" else child)
    sentence = analysis.sentences[analysis.sentence_of[token]]
    while first > sentence.first and analysis.pos[first - 1] in {"ADJ", "NUM"}:
        first -= 1  # modifiers that the parser hung elsewhere
    if first > sentence.first and analysis.pos[first - 1] == "DET":
        first -= 1
    return first


def _stop(analysis: Analysis, token: int) -> int:
    """Where the phrase ends: after the prepositions, participles and infinitives that hang on it, before any break."""
    stop = token + 1
    sentence = analysis.sentences[analysis.sentence_of[token]]
    if stop < sentence.stop and analysis.words[stop] in {"”", '"', "’"}:
        stop += 1
    while stop < sentence.stop and stop - token < LONGEST:
        child = _continues(analysis, token, stop)
        if child is None:
            break
        stop = _until_break(analysis, Tokens(stop, min(analysis.subtrees[child].stop, token + LONGEST)))
        if stop < analysis.subtrees[child].stop:
            break
    return stop


def _continues(analysis: Analysis, token: int, at: int) -> int | None:
    """The child of the noun whose phrase begins at a token, where it belongs to the name of the deal."""
    if analysis.words[at] == "to" and analysis.tags[at] == "TO":
        return analysis.heads[at]
    at_head = at
    while (
        at_head != token
        and analysis.subtrees[analysis.heads[at_head]].first == at
        and analysis.heads[at_head] != at_head
    ):
        at_head = analysis.heads[at_head]
    if _of_verb(analysis, token, at):
        return at
    if analysis.heads[at_head] != token or analysis.deps[at_head] not in AFTER:
        return None
    if analysis.deps[at_head] == "prep" and (analysis.lemmas[at_head] not in LINKS or _dated(analysis, at_head)):
        return None
    if analysis.deps[at_head] == "relcl" and analysis.words[at] != "to":
        return None
    return at_head


def _of_verb(analysis: Analysis, token: int, at: int) -> bool:
    """Whether the preposition after an object is its own, though the parser gave it to the verb: `a deal on fees`."""
    beside = at == token + 1 and analysis.deps[at] == "prep" and analysis.deps[token] in {"dobj", "nsubjpass"}
    own = analysis.lemmas[at] in OWN_LINKS and not _dated(analysis, at)
    return beside and own and analysis.heads[at] == analysis.heads[token]


def _dated(analysis: Analysis, preposition: int) -> bool:
    """Whether a preposition leads to a date, which belongs to the verb: `reached a deal on Wednesday`."""
    return any(analysis.name_of[c] == "DATE" for c in analysis.children[preposition])


def _until_break(analysis: Analysis, run: Tokens) -> int:
    """Where a run meets a comma, a dash or a relative clause."""
    return next((t for t in run if analysis.words[t] in BREAKS or analysis.tags[t] in {"WDT", "WP"}), run.stop)


def _content(analysis: Analysis, run: Tokens, token: int) -> frozenset[str]:
    """The words of a run that say something: nouns, names, adjectives, numbers; lemmas."""
    empty = words("deal_words", "empty")
    return frozenset(
        roles.word(analysis, t)
        for t in run
        if t != token and _says(analysis, t, token) and analysis.lemmas[t] not in empty and _label(analysis, t) is None
    )


def _matters(analysis: Analysis, token: int) -> bool:
    word = analysis.words[token].lower()
    return word.endswith("point") or bool({word, analysis.lemmas[token]} & words("deal_words", "matter"))


def _says(analysis: Analysis, token: int, noun: int) -> bool:
    """Whether a word can say which deal it is; a participle only before its noun (`bridging proposal`)."""
    return analysis.pos[token] in CONTENT or (token < noun and analysis.tags[token] in {"VBG", "VBN"})


def _keys(analysis: Analysis, run: Tokens, token: int) -> frozenset[str]:
    """The words of a mention that tell its deal from others: ordinals and the like, dates, the names of its owners."""
    telling = words("deal_words", "distinguishes")
    before = {w for t in range(run.first, token) for w in (analysis.lemmas[t], analysis.words[t].lower())}
    keys = set(before & telling)
    for t in run:
        label, named = analysis.name_of[t], analysis.pos[t] == "PROPN"
        dated = label == "DATE" and (named or analysis.words[t].isdigit())
        owned = label in OWNERS and named and t < token
        if dated or owned:
            keys.add(analysis.lemmas[t])
    return frozenset(keys)


def _mention(analysis: Analysis, token: int, label: str) -> Mention:
    outer = token
    if analysis.deps[token] == "conj" and not any(
        analysis.deps[c] in {"det", "poss"} for c in analysis.children[token]
    ):
        head = analysis.heads[token]
        if token - head <= 4 and analysis.pos[head] in CONTENT:
            outer = head
    tokens = Tokens(_first(analysis, token, outer), _stop(analysis, token))
    return Mention(
        token=token,
        outer=outer,
        tokens=tokens,
        label=label,
        before=_content(analysis, Tokens(tokens.first, token), token),
        after=_content(analysis, Tokens(token, tokens.stop), token),
        indefinite=analysis.words[tokens.first].lower() in INDEFINITE,
        matter=any(t != token and _matters(analysis, t) for t in tokens),
        keys=_keys(analysis, tokens, token),
    )


def mentions(analysis: Analysis) -> Iterator[Mention]:
    """The phrases that name a deal, in order; nouns before another noun (`deal terms`) are none."""
    for token in range(len(analysis)):
        if analysis.pos[token] in roles.NOMINAL:
            label = _label(analysis, token)
            if label is not None and analysis.deps[token] not in {"compound", "nmod", "amod"}:
                mention = _mention(analysis, token, label)
                if analysis.words[mention.tokens.first].lower() != "no":
                    yield mention
