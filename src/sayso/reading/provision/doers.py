"""Who must do what a clause lays down, by its grammar alone: heads of phrases, which may name an actor or not."""

from sayso.language import Analysis, Clause, Tokens
from sayso.reading import roles
from sayso.reading.tables import words

ASKED = frozenset({"to", "on", "upon"})
BY = frozenset({"by"})
OF = frozenset({"of"})


def bearers_of(analysis: Analysis, clause: Clause) -> tuple[int, ...]:
    """Who must do it: the doers, whoever is asked, or the subject of `is invited to`, `is committed to`."""
    asked = roles.obliques(clause, ASKED)
    if clause.lemma in words("agreement_words", "asks") and not clause.passive and (asked or clause.lemma != "call"):
        return asked or clause.objects or roles.doers(clause)
    named = [t for t in clause.objects if analysis.lemmas[t] in words("agreement_words", "binding")]
    if clause.lemma == "be" and named:  # `is the responsibility of the guild`
        return roles.under(analysis, named[0], OF)
    if clause.passive and not clause.agents:
        return _of_passive(analysis, clause)
    left = stranded(analysis, clause.predicate)
    if left is not None:
        return (analysis.root_of(left),)
    return _before_number(analysis, clause) or roles.doers(clause)


def _of_passive(analysis: Analysis, clause: Clause) -> tuple[int, ...]:
    """The agents of a verb joined to it (`shall be counted and checked by the guild`), or who is invited or bound."""
    apart = any(analysis.deps[c] == "prep" and c > clause.predicate for c in analysis.children[clause.predicate])
    joined = () if apart else analysis.conjuncts(clause.predicate)
    agents = tuple(t for v in joined for t in roles.under(analysis, v, BY))
    binds = clause.lemma in words("agreement_words", "obliges") and clause.lemma != "entitle"
    return agents or (clause.subjects if binds else ())


def _before_number(analysis: Analysis, clause: Clause) -> tuple[int, ...]:
    """`the guild will (i) open …`: the noun before the modal, where the parser takes the number for the subject."""
    numbers = [t for t in clause.subjects if analysis.words[t - 1] == "("]
    if not numbers or len(numbers) < len(clause.subjects):
        return ()
    return tuple(t - 1 for t in range(numbers[0], max(0, numbers[0] - 3), -1) if analysis.tags[t] == "MD")


def stranded(analysis: Analysis, verb: int) -> Tokens | None:
    """The subject that the parser left in the condition before it: `If need be, the guild, when asked, shall help`."""
    clause = analysis.clause_at(verb)
    if clause is None or clause.subjects or clause.modal is None:
        return None
    for child in analysis.children[verb]:
        inner = analysis.clause_at(child)
        if child < verb and inner is not None and inner.marker is not None:
            run = analysis.subtrees[child]
            comma = next((t for t in run if analysis.words[t] == ","), None)
            if comma is not None and any(t > comma for t in inner.objects):
                return Tokens(comma + 1, run.stop)
    return None
