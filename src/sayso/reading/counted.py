"""The noun that a number counts: `31 young people`, `hundreds of fighters`, `39 of whom`; left out in `251 taken`."""

from dataclasses import dataclass

from sayso.language import Analysis, Tokens

NOUNS = frozenset({"NOUN", "PROPN"})
INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "PART"})  # what may stand between a number and its noun
FILLERS = frozenset({"more", "other", "others", "further", "additional", "-", "‐", "‑", "and", ","})
LONGEST = 14  # tokens from the number to its noun


@dataclass(frozen=True, slots=True)
class Counted:
    """The counted phrase after the number, and its head token (None where the noun is left out)."""

    tokens: Tokens
    head: int | None
    partitive: bool = False


def counted_noun(analysis: Analysis, number: Tokens, kind: str) -> Counted:
    """What a number counts; of an amount with its own unit, what it is an amount of."""
    at = number.stop
    sentence = analysis.sentences[analysis.sentence_of[number.stop - 1]]
    nothing = Counted(Tokens(at, at), None)
    if at >= sentence.stop:
        return nothing
    if analysis.words[at].lower() == "of":
        return _partitive(analysis, number, sentence)
    if kind in {"money", "percent", "measure", "time"}:
        return nothing
    return _direct(analysis, number, sentence)


def _direct(analysis: Analysis, number: Tokens, sentence: Tokens) -> Counted:
    """The noun right after the number, with the words that stand before it."""
    at, head = number.stop, None
    while at < min(sentence.stop, number.stop + LONGEST):
        word = analysis.words[at].lower()
        if analysis.pos[at] in NOUNS or word == "others":
            head = at
        elif not _inside(analysis, at, head) or (head is not None and not _goes_on(analysis, at, sentence)):
            break
        at += 1
    if head is None:
        return Counted(Tokens(number.stop, number.stop), None)
    return Counted(Tokens(number.stop, head + 1), head)


def _inside(analysis: Analysis, at: int, head: int | None) -> bool:
    """Whether a token may stand between the number and its noun."""
    participle = analysis.tags[at] in {"VBN", "VBG"} and analysis.deps[at] in {"amod", "compound"} and head is None
    return analysis.pos[at] in INSIDE or participle or analysis.words[at].lower() in FILLERS


def _goes_on(analysis: Analysis, at: int, sentence: Tokens) -> bool:
    """Whether the phrase goes on after a noun at this word: a compound, a possessive, or nouns joined by `and`."""
    if analysis.tags[at] == "POS" or analysis.words[at] in {"-", "‐", "‑"}:
        return True
    if analysis.words[at].lower() == "and" and at + 1 < sentence.stop:
        return analysis.pos[at + 1] in {"NOUN", "ADJ"} and analysis.deps[at] == "cc"
    return analysis.deps[at] in {"compound", "amod"} and analysis.heads[at] > at


def _partitive(analysis: Analysis, number: Tokens, sentence: Tokens) -> Counted:
    """`of whom`, `of the hostages`, `of its top commanders`, `hundreds of fighters`."""
    of, stop = number.stop, min(sentence.stop, number.stop + LONGEST)
    objects = [c for c in analysis.children[of] if analysis.deps[c] in {"pobj", "pcomp"} and c > of]
    if not objects or objects[0] >= stop:
        return Counted(Tokens(of, of), None)
    head = objects[0]
    vague = analysis.words[number.stop - 1].lower().endswith("s") or analysis.words[number.stop - 1].lower() == "number"
    return Counted(Tokens(of, head + 1), head, partitive=not vague)
