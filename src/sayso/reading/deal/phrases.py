"""How far the phrase reaches that names a deal."""

from sayso.language import Analysis, Tokens
from sayso.reading.tables import words

BEFORE = frozenset({"det", "amod", "compound", "poss", "nmod", "nummod", "quantmod", "predet", "advmod", "punct"})
AFTER = frozenset({"prep", "acl", "relcl"})
LINKS = frozenset({"of", "on", "over", "between", "with", "for", "to", "from", "by", "under", "in"})
NAMED_LINKS = frozenset({"of", "on", "between", "for", "with"})  # those that go on a proper name
OWN_LINKS = frozenset({"on", "over", "with", "between"})
BREAKS = frozenset({",", "–", "—", "-", ";", ":", ".", "(", "--", "”", "?", '"', "’"})
CLOSING = frozenset({"”", '"', "’"})
FOUNDED = frozenset({"base"})  # participles that say what a deal rests on, not which it is
LONGEST = 24  # tokens of a phrase


def phrase_of(analysis: Analysis, token: int, outer: int) -> Tokens:
    """The phrase around a head noun, from its determiner to the end of what describes it."""
    return Tokens(_first(analysis, token, outer), _stop(analysis, token))


def _first(analysis: Analysis, token: int, outer: int) -> int:
    """Where the phrase begins: at its determiner, or that of the noun that it is joined to."""
    first = token
    for head in {token, outer}:
        for child in analysis.children[head]:
            if child < token and analysis.deps[child] in BEFORE and analysis.words[child] not in BREAKS - CLOSING:
                first = min(first, analysis.subtrees[child].first if analysis.deps[child] == "poss" else child)
    sentence = analysis.sentences[analysis.sentence_of[token]]
    if first == token > sentence.first and _beside(analysis, token):
        first = analysis.subtrees[token - 1].first  # `her withdrawal deal`, read as two objects
    while first > sentence.first and analysis.pos[first] != "DET" and _describes(analysis, first - 1, token):
        first -= 1
    if first > sentence.first and analysis.pos[first] != "DET" and analysis.pos[first - 1] == "DET":
        first -= 1
    return first


def _beside(analysis: Analysis, token: int) -> bool:
    same = analysis.heads[token - 1] == analysis.heads[token] and analysis.deps[token - 1] == analysis.deps[token]
    return same and analysis.pos[token - 1] in {"NOUN", "PROPN"}


def _describes(analysis: Analysis, before: int, token: int) -> bool:
    """A modifier that the parser hung elsewhere: an adjective, a number, `phase` of `phase one deal`, `cease-`."""
    if before + 1 == token and analysis.lemmas[before] in words("deal_nouns", "pause"):
        return True  # `a new ceasefire deal`
    if analysis.words[before] == "-" and before + 1 == token and analysis.lemmas[token] == "fire":
        return True
    if analysis.lemmas[before] in {"phase", "stage", "cease"}:
        return True
    return analysis.pos[before] in {"ADJ", "NUM"}


def _stop(analysis: Analysis, token: int) -> int:
    """Where the phrase ends: after the prepositions, participles and infinitives that hang on it, before any break."""
    stop = token + 1
    sentence = analysis.sentences[analysis.sentence_of[token]]
    if stop < sentence.stop and analysis.words[stop] in CLOSING and _opened(analysis, token):
        stop += 1
        if not (stop < sentence.stop and analysis.tags[stop] == "VBN"):
            return stop
    while stop < sentence.stop and stop - token < LONGEST:
        child = _continues(analysis, token, stop)
        if child is None:
            break
        stop = _until_break(analysis, Tokens(stop, min(analysis.subtrees[child].stop, token + LONGEST)))
        if stop < analysis.subtrees[child].stop:
            break
    return stop


def _opened(analysis: Analysis, token: int) -> bool:
    """Whether a quotation mark opens shortly before a noun: its name stands in quotation marks."""
    return any(analysis.words[t] in {"“", '"', "‘", "``"} for t in range(max(0, token - 5), token))


def _continues(analysis: Analysis, token: int, at: int) -> int | None:
    """The child of the noun whose phrase begins at a token, where it belongs to the name of the deal."""
    if analysis.words[at] == "to" and analysis.tags[at] == "TO":
        return analysis.heads[at] if analysis.heads[at] > at else None
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
    return at_head if _is_part(analysis, token, at, at_head) else None


def _is_part(analysis: Analysis, token: int, at: int, head: int) -> bool:
    """Whether what hangs on a name from a token on says which deal it is: not what it rests on, nor a whole clause."""
    if analysis.deps[head] == "prep":
        return _links(analysis, token, head)
    if analysis.deps[head] == "relcl":
        return analysis.words[at] == "to"
    return analysis.lemmas[head] not in FOUNDED


def _links(analysis: Analysis, token: int, preposition: int) -> bool:
    """Whether a preposition goes on the name of a deal; after a proper name few do."""
    links = NAMED_LINKS if _is_named(analysis, token) else LINKS
    idiom = any(analysis.lemmas[c] in words("deal_words", "idiom") for c in analysis.children[preposition])
    return analysis.lemmas[preposition] in links and not idiom and not _dated(analysis, preposition)


def _is_named(analysis: Analysis, token: int) -> bool:
    return token > 0 and analysis.pos[token] == "PROPN" and analysis.pos[token - 1] == "PROPN"


def _of_verb(analysis: Analysis, token: int, at: int) -> bool:
    """Whether the preposition after an object is its own, though the parser gave it to the verb: `a deal on fees`."""
    beside = at == token + 1 and analysis.deps[at] == "prep" and analysis.deps[token] in {"dobj", "nsubjpass"}
    own = (analysis.lemmas[at] in OWN_LINKS and not _dated(analysis, at)) or _in_stages(analysis, at)
    return beside and own and analysis.heads[at] == analysis.heads[token]


def _in_stages(analysis: Analysis, preposition: int) -> bool:
    """`a settlement in three stages`."""
    below = analysis.children[preposition]
    return analysis.lemmas[preposition] == "in" and any(analysis.lemmas[c] in {"phase", "stage", "step"} for c in below)


def _dated(analysis: Analysis, preposition: int) -> bool:
    """Whether a preposition leads to a date, which belongs to the verb: `reached a deal on Wednesday`."""
    dates = any(analysis.name_of[c] == "DATE" for c in analysis.children[preposition])
    return dates and analysis.lemmas[preposition] != "of"  # `a pause of ten days`


def _until_break(analysis: Analysis, run: Tokens) -> int:
    """Where a run meets a comma, a dash or a relative clause; a hyphen inside a word is no break."""
    for at in run:
        inside = analysis.words[at] == "-" and 0 < at < len(analysis) - 1 and _touches(analysis, at)
        if (analysis.words[at] in BREAKS and not inside) or analysis.tags[at] in {"WDT", "WP"}:
            return at - 1 if at > run.first and analysis.tags[at - 1] == "IN" else at  # `in which`
    return run.stop


def _touches(analysis: Analysis, at: int) -> bool:
    return analysis.ends[at - 1] == analysis.starts[at] and analysis.ends[at] == analysis.starts[at + 1]
