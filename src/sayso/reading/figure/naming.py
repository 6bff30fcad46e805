"""How a figure is named where no table knows what happened: money by what it is for, the rest by verb or noun."""

from collections.abc import Iterator

from sayso.language import Analysis
from sayso.language.analysis import Clause
from sayso.reading.figure.table import known
from sayso.reading.quantity.counted import broken_at, whole_word
from sayso.reading.quantity.quantities import Quantity
from sayso.reading.tables import words

AFTER = 5  # tokens after an amount that may say what it is for


def money(analysis: Analysis, quantity: Quantity, token: int) -> str:
    """`paid` and `funded` by the verb or noun around an amount."""
    near = [token, *list(analysis.ancestors(token))[:4], *analysis.children[token], *_after(analysis, quantity)]
    for at in near:
        found = known(analysis.lemmas[at], "money") or known(analysis.words[at].lower(), "money")
        if found:
            return found
    if quantity.unit and (" per " in quantity.unit or " an " in quantity.unit or " a " in quantity.unit):
        return "paid"
    noun = [at for at in near if analysis.pos[at] in {"NOUN", "VERB", "PROPN"}]
    return f"other:{analysis.lemmas[noun[0]]}" if noun else "other:amount"


def _after(analysis: Analysis, quantity: Quantity) -> range:
    """The few tokens after an amount that may say what it is for: `to fund`, `in border funds`."""
    stop = analysis.sentences[analysis.sentence_of[quantity.token]].stop
    return range(quantity.token + 1, min(quantity.token + AFTER, stop))


def other(analysis: Analysis, quantity: Quantity, clause: Clause | None) -> str:
    """The verb that governs the figure; the counted noun where the verb says little (`include`) or only reports it."""
    lemma = clause.lemma if clause is not None else ""
    telling = lemma and lemma not in words("figure_nouns", "report") and lemma not in words("figure_nouns", "light")
    if quantity.noun is None or quantity.kind in {"money", "percent"} or telling:
        return lemma.replace(" ", "_") or "count"
    noun = quantity.noun
    return "_".join([*_compounds(analysis, quantity.token + 1, noun), whole_word(analysis, noun)])


def _compounds(analysis: Analysis, first: int, noun: int) -> Iterator[str]:
    """The words that stand before a noun as part of its compound: `ceasefire` of `ceasefire violations`."""
    for token in range(first, noun):
        if analysis.deps[token] == "compound" and analysis.heads[token] == noun and not broken_at(analysis, token):
            yield analysis.words[token].lower()
