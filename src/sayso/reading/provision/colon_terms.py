"""Obligations listed behind a colon in one sentence: `sought several guarantees: a higher wage; shorter hours; …`."""

from collections.abc import Iterator

from sayso.language import Tokens
from sayso.reading.provision.prose import Text
from sayso.reading.provision.spans import Term, trimmed
from sayso.reading.roles import NOMINAL
from sayso.reading.tables import words

RULE = "listed behind a colon as what is wanted"
SEVERAL = 2


def colon_terms(text: Text) -> Iterator[Term]:
    """The items, parted at semicolons, of each colon whose sentence speaks of demands, points or terms."""
    analysis = text.analysis
    for sentence in analysis.sentences:
        colon = next((t for t in sentence if analysis.words[t] == ":"), None)
        if colon is None or not _leads(text, Tokens(sentence.first, colon)):
            continue
        parts = list(_parted(text, Tokens(colon + 1, sentence.stop)))
        if len(parts) >= SEVERAL:
            for run in parts:
                head = next((t for t in run if analysis.pos[t] in NOMINAL and analysis.deps[t] != "compound"), None)
                if head is not None:
                    yield Term(head, run, rule=RULE, confidence=0.5)


def _leads(text: Text, run: Tokens) -> bool:
    """Whether the words before a colon speak of what is wanted or agreed."""
    analysis = text.analysis
    return any(analysis.lemmas[t] in words("provision_nouns", "points") for t in run)


def _parted(text: Text, run: Tokens) -> Iterator[Tokens]:
    """A run, parted at its semicolons."""
    first = run.first
    for at in (*(t for t in run if text.analysis.words[t] == ";"), run.stop):
        part = trimmed(text.analysis, Tokens(first, at)) if at > first else Tokens(0, 0)
        if part:
            yield part
        first = at + 1
