"""Deals that have no name: `the guild and the council agreed to open the gate`."""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.language import Analysis, Clause, Tokens
from sayso.reading import roles
from sayso.reading.event.modes import verb_mode
from sayso.reading.tables import words

WITH = frozenset({"with"})
COMPLEMENTS = frozenset({"xcomp", "advcl"})
PLURAL = frozenset({"NNS", "NNPS"})


@dataclass(frozen=True, slots=True)
class Promise:
    """What several agreed to do: the verb, its words, and the heads of those who did."""

    verb: int
    tokens: Tokens
    makers: tuple[int, ...]


def _makers(analysis: Analysis, clause: Clause) -> tuple[int, ...]:
    """Those who agree with each other: several subjects, `both sides`, or one `with` another."""
    others = roles.obliques(clause, WITH)
    sides = any(
        analysis.tags[t] in PLURAL and roles.word(analysis, t) in words("agreement_words", "sides")
        for t in clause.subjects
    )
    joint = len(clause.subjects) > 1 or bool(others) or sides
    return (*clause.subjects, *others) if joint else ()


def _goes_on(analysis: Analysis, verb: int) -> bool:
    """Whether what was agreed is to go on talking, or to have others do so (`to tell the envoys to meet`)."""
    told = [verb, *(c for c in analysis.children[verb] if analysis.deps[c] in {"xcomp", "ccomp"})]
    return any(analysis.lemmas[v] in words("agreement_words", "goes_on") for v in told)


def promises(analysis: Analysis) -> Iterator[Promise]:
    """The agreements that a verb alone tells of, each with what was agreed; to go on talking is none."""
    for clause in analysis.clauses:
        if clause.lemma != "agree" or clause.tense != "past" or verb_mode(analysis, clause) != "actual":
            continue
        makers = _makers(analysis, clause)
        for child in analysis.children[clause.predicate]:
            to = child > clause.predicate and analysis.deps[child] in COMPLEMENTS
            if makers and to and any(analysis.tags[c] == "TO" for c in analysis.children[child]):
                if not _goes_on(analysis, child):
                    stop = analysis.subtrees[child].stop
                    yield Promise(clause.predicate, Tokens(clause.predicate, stop), makers)
                break
