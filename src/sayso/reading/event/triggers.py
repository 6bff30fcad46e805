"""The words that tell of an act between parties: `data/event_triggers.tsv` over the parse.

A row names a form (`meet`, `call for`, `air strike`), its part of speech, its PLOVER type and what the word needs
beside it to mean that: `theme:deal` an object (or passive subject) that is a deal, `place` a destination, and so on.
PLOVER: Halterman et al., "PLOVER and POLECAT", 2023.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from sayso.language import Analysis, Tokens
from sayso.reading import roles
from sayso.reading.event.limits import provided
from sayso.reading.event.needs import VERB_NEEDS, Scene, noun_fits
from sayso.reading.tables import rows

SPEAKING = frozenset({"about", "to", "with", "of", "on", "up", "down"})
NOUN_HEADS = frozenset({"compound", "amod", "nmod"})


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table: the words of the form, and what it needs."""

    words: tuple[str, ...]
    verb: bool
    type: str
    need: str
    label: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an act: its head, the run of tokens that is quoted, and its row."""

    token: int
    tokens: Tokens
    row: Row


@cache
def _table() -> Mapping[str, tuple[Row, ...]]:
    """The rows by their first word, those of more words first."""
    table: dict[str, list[Row]] = {}
    for row in rows("event_triggers"):
        words = tuple(row["form"].split())
        need, _, label = row["needs"].partition(":")
        table.setdefault(words[0], []).append(Row(words, row["pos"] == "verb", row["type"], need, label))
    return {first: tuple(sorted(found, key=lambda r: -len(r.words))) for first, found in table.items()}


def _run(analysis: Analysis, token: int, row: Row) -> Tokens | None:
    """The tokens of a form that begins at a token: in one run, or with the particle a word or two further on."""
    if len(row.words) == 1:
        return Tokens(token, token + 1)
    stop = token + len(row.words)
    if stop <= len(analysis) and all(
        w in {analysis.lemmas[t], roles.word(analysis, t)} for t, w in zip(range(token, stop), row.words, strict=True)
    ):
        return Tokens(token, stop)
    if row.verb and len(row.words) == 2:
        for child in analysis.children[token]:
            if 0 < child - token <= 2 and analysis.deps[child] == "prt" and analysis.lemmas[child] == row.words[1]:
                return Tokens(token, child + 1)
    return None


def _fits(scene: Scene, row: Row, tokens: Tokens) -> int | None:
    """The head of a form whose parts of speech and needs are met, or None."""
    analysis = scene.analysis
    if row.verb:
        clause = analysis.clause_at(tokens.first)
        fits = clause is not None and VERB_NEEDS[row.need](scene, clause, row.label)
        return tokens.first if fits else None
    head = analysis.root_of(tokens)
    if _noun_read_as_verb(analysis, head):
        return head
    if analysis.pos[head] not in roles.NOMINAL or analysis.deps[head] in NOUN_HEADS:
        return None
    return head if noun_fits(scene, row.need, row.label, head) else None


def _noun_read_as_verb(analysis: Analysis, token: int) -> bool:
    """`Harbour talks restart`: the plural that the tagger takes for a verb in headlines; not `talks to`."""
    after = analysis.words[token + 1].lower() if token + 1 < len(analysis) else ""
    return analysis.words[token].lower() == "talks" and analysis.tags[token] == "VBZ" and after not in SPEAKING


def triggers(scene: Scene) -> Iterator[Trigger]:
    """The words of a text that tell of an act, in order; the longest form wins where several begin or end together."""
    analysis, table, stop = scene.analysis, _table(), 0
    for token in range(len(analysis)):
        if token < stop:
            continue
        for row in table.get(roles.word(analysis, token), ()):
            tokens = _run(analysis, token, row)
            head = None if tokens is None else _fits(scene, row, tokens)
            if tokens is not None and head is not None and not provided(analysis, head, row.type):
                yield Trigger(head, tokens, row)
                stop = tokens.stop
                break
