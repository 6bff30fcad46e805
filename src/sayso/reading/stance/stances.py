"""Words that state a stance, over a whole text: who holds it, for or against, how firmly, and on which issue.

Verbs, adjectives and nouns come from `data/stance_cues.tsv`. Nothing here knows actors: holders are head tokens,
none where the one in whose words it stands holds it.
"""

from collections.abc import Callable, Iterator

from sayso.language import Analysis, Clause
from sayso.reading.stance.conditions import nothing_until, only_if, unless
from sayso.reading.stance.contested import questions, unagreed, unsettled
from sayso.reading.stance.cues import Stance, asserted, blamed, cues, doubted
from sayso.reading.stance.headlines import plural_verb
from sayso.reading.stance.modals import commitment, obligation, refusal
from sayso.reading.stance.nouns import backed, noun
from sayso.reading.stance.predicates import predicate
from sayso.reading.stance.verbs import adjective, verb
from sayso.reading.stance.voices import Voices


def _unsettled(analysis: Analysis, clause: Clause, voices: Voices) -> Stance | None:
    return unsettled(analysis, clause) or unagreed(analysis, clause)


STEPS: tuple[Callable[[Analysis, Clause, Voices], Stance | None], ...] = (
    obligation,
    verb,
    adjective,
    predicate,
    _unsettled,
    only_if,
    nothing_until,
    refusal,
    commitment,
)


def stances(analysis: Analysis, voices: Voices) -> Iterator[Stance]:
    """The stances of a text in order: of clauses, none inside the issue of another, then of nouns and `unless`."""
    inside: set[int] = set()
    for clause in analysis.clauses:
        if clause.predicate in inside:
            continue
        found = (step(analysis, clause, voices) for step in STEPS)
        stance = next((s for s in found if s is not None and asserted(analysis, s.head)), None)
        if stance is not None:
            inside.update(t for t in stance.issue if t != stance.head)
            yield stance
    yield from (question for question in questions(analysis) if question.head not in inside)
    yield from backed(analysis)
    for token in range(len(analysis)):
        headline = plural_verb(analysis, token)
        if headline is not None:
            yield headline
        elif analysis.pos[token] == "NOUN" and analysis.lemmas[token] in cues("noun"):
            named = noun(analysis, token)
            if named is not None and not blamed(analysis, token) and not doubted(analysis, token):
                yield named
        elif analysis.words[token].lower() == "unless":
            yield unless(analysis, token, voices)
