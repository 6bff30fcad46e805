"""The days on which a text puts what happened: after `the attack on 3 May`, `two days after the attack` has a day."""

from sayso.language import Analysis, Tokens
from sayso.reading.tables import words
from sayso.reading.timex.place import TABLE

SIDES = frozenset({"after", "before", "since", "from", "following"})
NOUNS = frozenset({"NOUN", "PROPN"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def dated_by(analysis: Analysis, run: Tokens) -> tuple[str, ...]:
    """What a date dates, as lemmas: the noun that it stands with, its clause's verb (`attacked`, as `attack`), or what
    that verb says happened (`the attack began on …`).
    """
    before = run.first - 1
    if before >= 0 and analysis.pos[before] == "ADP":
        above = analysis.heads[before]
    else:
        above = analysis.heads[analysis.root_of(run)]
    if analysis.pos[above] == "VERB" and analysis.lemmas[above] in words(TABLE, "happens"):
        return tuple(analysis.lemmas[t] for t in analysis.children[above] if analysis.deps[t] in SUBJECTS)
    return (analysis.lemmas[above],) if analysis.pos[above] in NOUNS | {"VERB"} else ()


def counted_from(analysis: Analysis, run: Tokens) -> tuple[str, int] | None:
    """What an expression counts from, and which way (1 after it): `two days` before `after the attack`."""
    side = run.stop - 1 if analysis.words[run.stop - 1].lower() in SIDES else run.stop
    if side >= len(analysis) or analysis.words[side].lower() not in SIDES:
        return None
    sign = -1 if analysis.words[side].lower() == "before" else 1
    heads = [t for t in analysis.children[side] if t > side and analysis.pos[t] in NOUNS]
    return (analysis.lemmas[heads[0]], sign) if heads else None
