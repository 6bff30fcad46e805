"""The clauses that every reader looks at: each predicate with its arguments, tense, modality and negation."""

from collections.abc import Callable
from typing import Any

import pytest

from sayso.language import Analysis, Clause
from tests.cases import load_cases

Analyse = Callable[[str], Analysis]
ARGUMENTS = frozenset({"subjects", "objects", "datives", "agents", "complements"})


def told(analysis: Analysis, clause: Clause, field: str) -> object:
    value = getattr(clause, field)
    return [analysis.words[token] for token in value] if field in ARGUMENTS else value


@pytest.mark.parametrize("case", load_cases("clauses"))
def test_a_clause_has_the_parts_that_its_words_give_it(case: dict[str, Any], analyse: Analyse) -> None:
    analysis = analyse(case["text"])
    for word, wanted in case["clauses"].items():
        clause = analysis.clause_at(analysis.words.index(word))
        assert clause is not None, word
        assert {field: told(analysis, clause, field) for field in wanted} == wanted
    for word in case.get("none", ()):
        assert analysis.clause_at(analysis.words.index(word)) is None


def test_a_word_stands_in_the_innermost_clause_around_it(analyse: Analyse) -> None:
    analysis = analyse("The union said that the port would close. No talks.")
    lemmas = {word: c.lemma if (c := analysis.clause_around(t)) else None for t, word in enumerate(analysis.words)}
    assert lemmas["union"] == "say"
    assert lemmas["port"] == lemmas["would"] == "close"
    assert lemmas["talks"] is None
