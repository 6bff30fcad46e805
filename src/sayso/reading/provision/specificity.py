"""PA-X's view of an obligation: the code of its topic, and how specific it is.

PA-X scales a topic from 0 (absent) to 3: 1 where an agreement only mentions it, 2 where it says by what mechanism, 3
where it is detailed and can be enforced. Here each obligation is judged by what it states itself: who, how many, by
when, for how long, on what condition, and which body, list or procedure carries it out.
"""

from collections.abc import Mapping
from functools import cache

from sayso.language import Analysis
from sayso.reading.provision.spans import Term
from sayso.reading.tables import rows, words

MENTIONED, MECHANISM, DETAILED = 1, 2, 3
ENOUGH = 2  # details that make an obligation with a bearer detailed
NONE = "-"


@cache
def _codes() -> Mapping[tuple[str, str], str]:
    return {(row["topic"], row["word"]): row["code"] for row in rows("pax_codes")}


def code_of(analysis: Analysis, term: Term, topic: str) -> str | None:
    """PA-X's code of a topic: a narrower one where a word of the obligation tells it; None where PA-X has none."""
    for token in term.tokens:
        narrower = _codes().get((topic, analysis.lemmas[token]))
        if narrower is not None:
            return narrower
    return _codes().get((topic, NONE))


def specificity_of(analysis: Analysis, term: Term, *, bearer: bool, details: int) -> int:
    """How specific an obligation is, 1 to 3: `details` counts its quantity, dates, condition and counterpart."""
    procedure = any(analysis.lemmas[t] in words("agreement_words", "procedure") for t in term.tokens)
    if term.binding and bearer and details + procedure >= ENOUGH:
        return DETAILED
    return MECHANISM if details or procedure else MENTIONED
