"""Whose deal it is: the owner of a mention, those it is between, or whoever made, signed or presented it."""

from collections.abc import Sequence

from sayso.language import Analysis, Tokens
from sayso.model import ActorIds
from sayso.reading import roles
from sayso.reading.deal.mentions import Mention
from sayso.reading.event.modes import verb_mode
from sayso.reading.event.roles import Roles
from sayso.reading.tables import words

MAKING = ("verb_agreed", "verb_signed", "presents", "hands")  # labels of verbs whose subjects make a deal
RELATIVES = frozenset({"relcl", "acl"})


def makers_of(analysis: Analysis, who: Roles, members: Sequence[Mention]) -> ActorIds:
    """The actors of the first mention that says whose its deal is; empty where none does."""
    for mention in members:
        actors = _doers(analysis, who, _described(analysis, mention)) or who.of_noun(mention.token, "AGREE")[0]
        if actors:
            return actors
    return next(filter(None, (_doers(analysis, who, _told(analysis, m)) for m in members)), ())


def _doers(analysis: Analysis, who: Roles, verb: int | None) -> ActorIds:
    clause = None if verb is None else analysis.clause_at(verb)
    return () if clause is None else who.who(roles.doers(clause))


def _told(analysis: Analysis, mention: Mention) -> int | None:
    """The verb that makes or presents a deal: `proposed a plan`."""
    clause = analysis.clause_around(mention.outer)
    theme = clause is not None and mention.outer in roles.themes(clause) and _makes(analysis, clause.predicate)
    return clause.predicate if theme and clause is not None else None


def _described(analysis: Analysis, mention: Mention) -> int | None:
    """The verb of the clause that says which deal it is: `the plan that the envoy handed out`."""
    for child in analysis.children[mention.token]:
        relative = analysis.clause_at(child)
        own = relative is not None and bool(relative.agents or not relative.inherited_subject)
        if own and analysis.deps[child] in RELATIVES and _makes(analysis, child):
            return child
    return None


def _makes(analysis: Analysis, verb: int) -> bool:
    clause = analysis.clause_at(verb)
    if analysis.lemmas[verb] in words("deal_status", "others"):
        return False
    listed = any(analysis.lemmas[verb] in words("deal_status", label) for label in MAKING)
    if not listed or clause is None:
        return False
    if clause.kind in RELATIVES:  # what it describes, a plan for one, does not make it planned
        return clause.modal is None and not clause.negated
    return verb_mode(analysis, clause) == "actual"


def between(analysis: Analysis, who: Roles, title: Tokens) -> ActorIds:
    """The parties that the title of an agreement names: `Agreement between the guild and the council`."""
    first = next((t for t in title if analysis.lemmas[t] == "between"), None)
    return () if first is None else who.who(tuple(range(first + 1, title.stop)))
