"""The noun that a number counts: `31 young people`, `hundreds of fighters`, `39 of whom`; left out in `251 taken`."""

import re
from dataclasses import dataclass

from sayso.language import Analysis, Tokens

NOUNS = frozenset({"NOUN", "PROPN"})
PLURAL = frozenset({"NNS", "NNPS"})
INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "PART"})  # what may stand between a number and its noun
MORE = frozenset({"more", "other", "others", "further", "additional", "such"})
HYPHENS = frozenset({"-", "‐", "‑"})
OPENING, CLOSING = frozenset({"“", '"', "``", "‘"}), frozenset({"”", '"', "''", "’"})
DATES = frozenset({"today", "yesterday", "tomorrow", "tonight", "hostage", "captive"})  # nouns that end a phrase
LONGEST = 14  # tokens from the number to its noun


BROKEN = re.compile(r"(?<=\w\w)[-‐]\s{0,3}\n\s{0,3}(?=[a-z]{2})")  # a word parted at the end of a line


def joined(text: str) -> str:
    """A phrase on one line, words that a line's end parts made whole again: `viola-⏎tions`."""
    return " ".join(BROKEN.sub("", text).split())


def broken_at(analysis: Analysis, token: int) -> bool:
    """Whether a token, a hyphen or a word with one, is parted from the next by the end of its line."""
    if token < 0 or token + 1 >= len(analysis) or analysis.words[token][-1] not in HYPHENS:
        return False
    return "\n" in analysis.text[analysis.ends[token] : analysis.starts[token + 1]]


def whole_word(analysis: Analysis, token: int) -> str:
    """A token's word in lower case, with the part of it that stands before a line's end."""
    if not broken_at(analysis, token - 1):
        return analysis.words[token].lower()
    first = token - 1 - (analysis.words[token - 1] in HYPHENS)
    return joined(analysis.quote(Tokens(max(first, 0), token + 1))).lower()


@dataclass(frozen=True, slots=True)
class Counted:
    """The counted phrase after the number, and its head token (None where the noun is left out)."""

    tokens: Tokens
    head: int | None
    partitive: bool = False
    hyphened: bool = False  # `86-page`


def counted_noun(analysis: Analysis, number: Tokens, kind: str) -> Counted:
    """What a number counts; of an amount with its own unit, what it is an amount of."""
    at = number.stop
    sentence = analysis.sentences[analysis.sentence_of[number.stop - 1]]
    if at >= sentence.stop:
        return Counted(Tokens(at, at), None)
    if _word(analysis, at, sentence) in {"more", "others"} and _word(analysis, at + 1, sentence) == "of":
        at += 1
    if _word(analysis, at, sentence) == "of" and kind not in {"measure", "time"}:
        return _partitive(analysis, number, at, sentence)
    if kind in {"money", "percent", "measure", "time"}:
        return Counted(Tokens(at, at), None)
    if _word(analysis, at, sentence) in HYPHENS:
        return _hyphened(analysis, at, sentence)
    if _word(analysis, at, sentence) in OPENING and analysis.ends[at - 1] < analysis.starts[at]:
        return _quoted(analysis, at, sentence)
    return _direct(analysis, number, sentence)


def _word(analysis: Analysis, at: int, sentence: Tokens) -> str:
    return analysis.words[at].lower() if at < sentence.stop else ""


def _hyphened(analysis: Analysis, at: int, sentence: Tokens) -> Counted:
    """`86-page`: the noun written on to the number."""
    nothing = Counted(Tokens(at, at), None, hyphened=True)
    if at + 1 >= sentence.stop or analysis.pos[at + 1] not in {"NOUN", "ADJ", "PROPN", "ADV", "VERB"}:
        return nothing
    return Counted(Tokens(at, at + 2), at + 1, hyphened=True)


def _quoted(analysis: Analysis, at: int, sentence: Tokens) -> Counted:
    """`54 “quiet hours”`: the noun in quotation marks, as far as they close soon."""
    stop = min(sentence.stop, at + LONGEST)
    end = next((t for t in range(at + 2, stop) if analysis.words[t] in CLOSING), None)
    nouns = [t for t in range(at + 1, end or at) if analysis.pos[t] in NOUNS]
    heads = [t for t in nouns if analysis.heads[t] not in nouns and analysis.deps[t] != "pobj"]
    if end is None or not heads:
        return Counted(Tokens(at, at), None)
    return Counted(Tokens(at, end + 1), heads[0])


def _direct(analysis: Analysis, number: Tokens, sentence: Tokens) -> Counted:
    """The noun right after the number, with the words that stand before it."""
    at, head, stop = number.stop, None, min(sentence.stop, number.stop + LONGEST)
    while at < stop:
        if _is_noun(analysis, at, head):
            head = at
        elif analysis.words[at] == "(" and head is not None:
            past = _past_bracket(analysis, at, stop)
            if past is None:
                break
            at = past
        elif not _inside(analysis, at, head) or (head is not None and not _goes_on(analysis, at, head, sentence)):
            break
        if head is not None and _closed(analysis, head, at, stop):
            break
        at += 1
    if head is None:
        more = analysis.words[number.stop].lower() in {"more", "others"}
        return Counted(Tokens(number.stop, number.stop + more), None)
    return Counted(Tokens(number.stop, head + 1), head)


def _is_noun(analysis: Analysis, at: int, head: int | None) -> bool:
    word = analysis.words[at].lower()
    if word in DATES:
        return False
    return analysis.pos[at] in NOUNS or (word == "others" and head is None)


def _closed(analysis: Analysis, head: int, at: int, stop: int) -> bool:
    """Whether a plural noun that is no part of a compound ends the phrase: `world powers` in `powers time to try`."""
    if at != head or analysis.tags[head] not in PLURAL or analysis.deps[head] in {"compound", "nmod", "poss"}:
        return False
    return at + 1 < stop and analysis.pos[at + 1] in {"NOUN", "PROPN", "ADJ", "NUM"}


def _past_bracket(analysis: Analysis, at: int, stop: int) -> int | None:
    """The closing bracket, where a noun follows it: `United Nations (UN) troops`."""
    for place in range(at + 1, min(at + 10, stop - 1)):
        if analysis.words[place] == ")":
            return place if analysis.pos[place + 1] in NOUNS else None
    return None


def _inside(analysis: Analysis, at: int, head: int | None) -> bool:
    """Whether a token may stand between the number and its noun."""
    word = analysis.words[at].lower()
    if word in {"last", "next"}:  # `30 last week`
        return False
    if word in HYPHENS or word in MORE:
        return True
    written_on = analysis.words[at - 1][-1] in HYPHENS  # `gas-fired`, `coal- and gas-fired`
    described = head is None and (analysis.pos[at - 1] == "ADJ" or analysis.deps[at - 1] == "amod")
    if word in {"and", ",", "or"}:
        return described or written_on or (head is not None and word != "or")
    if analysis.tags[at] in {"VBN", "VBG"}:
        return written_on or (head is None and analysis.deps[at] in {"amod", "compound"})
    return analysis.pos[at] in INSIDE


def _goes_on(analysis: Analysis, at: int, head: int, sentence: Tokens) -> bool:
    """Whether the phrase goes on after a noun at this word: a compound, a possessive, or nouns joined by `and`."""
    if analysis.tags[at] == "POS" or analysis.words[at] in HYPHENS or analysis.words[at - 1] in HYPHENS:
        return True
    if analysis.words[at].lower() == "and" and at + 1 < sentence.stop:
        compound = analysis.deps[head] in {"compound", "nmod"} and analysis.pos[at + 1] in NOUNS
        return compound or (analysis.pos[at + 1] in {"NOUN", "ADJ"} and analysis.deps[at] == "cc")
    return analysis.deps[at] in {"compound", "amod"} and analysis.heads[at] > at


def _partitive(analysis: Analysis, number: Tokens, of: int, sentence: Tokens) -> Counted:
    """`of whom`, `of the hostages`, `of its top commanders`, `hundreds of fighters`."""
    stop = min(sentence.stop, number.stop + LONGEST)
    objects = [c for c in analysis.children[of] if analysis.deps[c] in {"pobj", "pcomp"} and c > of]
    if not objects or objects[0] >= stop:
        return Counted(Tokens(number.stop, of), None)
    head = objects[0]
    word = analysis.words[number.stop - 1].lower()
    vague = (word.endswith("s") and analysis.pos[number.stop - 1] != "PROPN") or word == "number"
    end = head + 1
    if vague and end + 1 < stop and analysis.words[end].lower() == "and" and analysis.heads[end] == head:
        joined = [c for c in analysis.children[head] if analysis.deps[c] == "conj" and end < c < stop]
        end = joined[0] + 1 if joined and _bare(analysis, end + 1, joined[0]) else end
    return Counted(Tokens(number.stop, end), head, partitive=not vague)


def _bare(analysis: Analysis, first: int, last: int) -> bool:
    """Whether a phrase has neither number nor article: `mortar shells` in `dozens of rockets and mortar shells`."""
    return all(analysis.pos[t] in {"NOUN", "PROPN", "ADJ"} for t in range(first, last + 1))
