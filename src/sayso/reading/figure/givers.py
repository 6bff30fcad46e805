"""Who gives a figure: the speaker of the attribution that holds it, the monitor that recorded it, or the writer."""

from collections.abc import Iterable

from sayso.language import Analysis
from sayso.language.analysis import Clause
from sayso.model import ActorIds, Attribution, Span
from sayso.reading.evidence import Cast
from sayso.reading.figure.context import Surroundings
from sayso.reading.figure.what import Governor
from sayso.reading.quantity.quantities import Quantity
from sayso.reading.tables import words

PARTING = frozenset({",", "-", "–", "—", "("})
ASIDE = 12  # heads above a number among which the clause that is an aside may be


def _outermost(cast: Cast, attributions: Iterable[Attribution], number: Span) -> Attribution | None:
    """The widest attribution that holds a number: an office that says what others demand gives the figure, not they.

    A paper that quotes an office does not: of its attributions the next one in is taken.
    """
    holding = [
        (sum(end - start for start, end in a.content), -n, a)
        for n, a in enumerate(attributions)
        if any(part.covers(number) for part in a.content)
    ]
    for _, _, attribution in sorted(holding, reverse=True)[:-1]:
        if not attribution.speaker or any(not _is_medium(cast, actor) for actor in attribution.speaker):
            return attribution
    return min(holding)[2] if holding else None


def _is_medium(cast: Cast, actor: str) -> bool:
    return actor in cast.actors and cast.actors[actor].kind == "media"


def given_by(analysis: Analysis, around: Surroundings, quantity: Quantity, governor: Governor | None) -> ActorIds:
    """The speaker of the attribution that holds the figure, or the monitor that recorded it; empty for the writer."""
    holding = _outermost(around.cast, around.contents.get(analysis.sentence_of[quantity.token], ()), quantity.number)
    if holding is not None:
        return () if _aside(analysis, holding, quantity) or _presumed(analysis, holding, quantity) else holding.speaker
    clause = governor.clause if governor else None
    return _said_before(analysis, around, clause) or recorded_by(analysis, around.cast, clause)


def _said_before(analysis: Analysis, around: Surroundings, clause: Clause | None) -> ActorIds:
    """Who said the clause that this one goes on with the same subject: `… it would hurt trade, but would add 4%`."""
    if clause is None or clause.kind != "conj" or clause.parent is None or not clause.inherited_subject:
        return ()
    verb = analysis.clauses[clause.parent].predicate
    said = around.contents.get(analysis.sentence_of[verb], ())
    holding = _outermost(around.cast, (a for a in said if a.form == "indirect"), analysis.span(verb))
    return holding.speaker if holding is not None else ()


def recorded_by(analysis: Analysis, cast: Cast, clause: Clause | None) -> ActorIds:
    """Who records, observes or counts in a clause or one around it; empty where nobody does."""
    for _ in range(4):
        if clause is None:
            return ()
        if clause.lemma in words("figure_nouns", "report"):
            return cast.among(analysis, clause.agents if clause.passive else clause.subjects)
        clause = analysis.clauses[clause.parent] if clause.parent is not None else None
    return ()


def _aside(analysis: Analysis, holding: Attribution, quantity: Quantity) -> bool:
    """Whether the writer adds the figure to what another says: `he denied the raid, in which 12 people died`.

    An aside is a relative clause or apposition after a comma or dash, in reported speech that its cue opens.
    """
    opened = bool(holding.cue) and holding.cue[0].start < holding.content[0].start
    if holding.form != "indirect" or not opened:
        return False
    content = analysis.tokens_in(holding.content[0])
    token = quantity.token
    for _ in range(ASIDE):
        first = analysis.subtrees[token].first
        parted = first - 1 in content and analysis.words[first - 1] in PARTING
        if parted and (analysis.deps[token] == "appos" or _is_relative(analysis, token)):
            return True
        if analysis.heads[token] == token or analysis.heads[token] not in content:
            return False
        token = analysis.heads[token]
    return False


def _presumed(analysis: Analysis, holding: Attribution, quantity: Quantity) -> bool:
    """Whether reported speech takes a figure for known: `they fear to lose the 17 million people who voted`."""
    first = analysis.tokens_in(quantity.number).first
    before = analysis.words[first - 1].lower() if first else ""
    return holding.form == "indirect" and "the" in {before, analysis.words[first].lower()}


def _is_relative(analysis: Analysis, verb: int) -> bool:
    """Whether a clause opens with its relative word: `which`, `in which`, `most of whom`."""
    first = analysis.subtrees[verb].first
    opening = range(first, min(first + 4, verb + 1))
    return analysis.deps[verb] == "relcl" and any(analysis.tags[t] in {"WDT", "WP", "WRB", "WP$"} for t in opening)
