"""How a figure is named where no table knows what happened: money by what it is for, the rest by verb or noun."""

from collections.abc import Iterator
from itertools import islice, takewhile

from sayso.language import Analysis
from sayso.language.analysis import Clause
from sayso.reading.figure.table import known
from sayso.reading.quantity.counted import broken_at, whole_word
from sayso.reading.quantity.quantities import Quantity
from sayso.reading.tables import words

TABLE = "figure_nouns"
HIGHEST = 4  # words above an amount that may say what it is for
AFTER = 5  # tokens after an amount that may say what it is for


def money(analysis: Analysis, quantity: Quantity, token: int) -> str:
    """`paid` and `funded` by the verb or noun around an amount."""
    near = [token, *_above(analysis, token), *analysis.children[token], *_after(analysis, quantity)]
    for at in near:
        found = known(analysis.lemmas[at], "money") or known(analysis.words[at].lower(), "money")
        if found:
            return found
    if quantity.unit and (" per " in quantity.unit or " an " in quantity.unit or " a " in quantity.unit):
        return "paid"
    named = [analysis.lemmas[at] for at in near if analysis.pos[at] in {"NOUN", "VERB", "PROPN"}]
    telling = [lemma for lemma in named if lemma not in words(TABLE, "sum")]
    return f"other:{telling[0]}" if telling else "other:amount"


def _above(analysis: Analysis, token: int) -> Iterator[int]:
    """The words above an amount, up to the verb of a clause with `though`, `when` …"""
    for above in islice(analysis.ancestors(token), HIGHEST):
        yield above
        clause = analysis.clause_at(above)
        if clause is not None and clause.kind == "advcl" and clause.marker is not None:
            return


def _after(analysis: Analysis, quantity: Quantity) -> Iterator[int]:
    """The few tokens after an amount, up to a comma, that may say what it is for: `to fund`, `in border funds`."""
    stop = analysis.sentences[analysis.sentence_of[quantity.token]].stop
    following = range(quantity.token + 1, min(quantity.token + AFTER, stop))
    return takewhile(lambda t: analysis.words[t] not in {",", ";"}, following)


def other(analysis: Analysis, quantity: Quantity, token: int, clause: Clause | None) -> str:
    """The noun that a percentage stands with, else the verb that governs the figure.

    Where that says little (`include`, `be`) or only reports the figure, the counted noun, or what the verb is said of.
    """
    held = _held_by(analysis, quantity, token) if quantity.kind == "percent" else None
    if held is not None:
        return held
    lemma = clause.lemma.replace(" ", "_") if clause is not None else ""
    telling = lemma and lemma not in words(TABLE, "report") and lemma not in words(TABLE, "light")
    if telling or (quantity.noun is None and clause is None):
        return lemma or _held_by(analysis, quantity, token) or "count"
    noun = quantity.noun
    if noun is None or quantity.kind in {"money", "percent"}:
        subjects = [t for t in clause.subjects if t != token and analysis.pos[t] == "NOUN"] if clause else []
        return analysis.lemmas[subjects[0]] if subjects else lemma or "count"
    return "_".join([*_compounds(analysis, quantity.token + 1, noun), whole_word(analysis, noun)])


def _held_by(analysis: Analysis, quantity: Quantity, token: int) -> str | None:
    """The noun that a number stands with: of `a 5% tariff`, `a rise of 5%`, `a majority (74%)`."""
    above = token if token > quantity.token else analysis.heads[token]
    before = analysis.tokens_in(quantity.number).first - 1
    if analysis.words[above].lower() in {"of", "for"}:
        above = analysis.heads[above]
    elif above < quantity.token and (before < 0 or analysis.words[before] != "("):
        return None
    named = analysis.pos[above] == "NOUN" and above != quantity.token and quantity.token != above + 1
    return analysis.lemmas[above] if named and analysis.lemmas[above] not in words(TABLE, "sum") else None


def _compounds(analysis: Analysis, first: int, noun: int) -> Iterator[str]:
    """The words that stand before a noun as part of its compound: `ceasefire` of `ceasefire violations`."""
    for token in range(first, noun):
        if analysis.deps[token] == "compound" and analysis.heads[token] == noun and not broken_at(analysis, token):
            yield analysis.words[token].lower()
