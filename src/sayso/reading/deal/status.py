"""How far a deal has come, by the words around its mentions: proposed, agreed, signed, in force, ended, rejected."""

from collections.abc import Iterator, Sequence

from sayso.language import Analysis
from sayso.reading import roles
from sayso.reading.deal.mentions import Mention
from sayso.reading.event.modes import verb_mode
from sayso.reading.tables import words

STATUSES = ("ended", "rejected", "signed", "in_force", "agreed", "proposed")


def _listed(word: str, place: str) -> str | None:
    return next((s for s in STATUSES if word in words("deal_status", f"{place}_{s}")), None)


def _beside(analysis: Analysis, mention: Mention) -> Iterator[tuple[str, str]]:
    """The status that a word before the noun speaks for: `a proposed deal`."""
    for token in range(mention.tokens.first, mention.token):
        word = analysis.words[token].lower()
        status = _listed(word, "beside")
        if status:
            yield status, word


def _signs(analysis: Analysis, mention: Mention) -> Iterator[tuple[str, str]]:
    """Each status that the verbs at one mention speak for, with the verb."""
    for token in mention.tokens:
        clause = roles.clause_at(analysis, token)
        if clause is not None and clause.kind == "acl" and clause.tense == "participle":
            status = _listed(clause.lemma, "verb")
            if status:
                yield status, clause.lemma
    clause = roles.clause_around(analysis, mention.outer)
    if clause is None:
        return
    if mention.outer in roles.themes(clause):
        status = _listed(clause.lemma, "verb")
    elif mention.outer in clause.subjects:
        status = _listed(clause.lemma, "own")
    else:
        status = "agreed" if clause.lemma == "agree" else None
    if status:
        real = clause.tense in {"past", "present"} and verb_mode(analysis, clause) == "actual"
        yield (status if real else "proposed"), clause.lemma


def status_of(analysis: Analysis, members: Sequence[Mention], named: Mention) -> tuple[str, str]:
    """The status with the reason: by the words at the mention that names the deal, else by those at the others.

    Among these what happened last outranks what was planned; an offer that some accept stays proposed.
    """
    offered = members[0].label in {"offer", "law"}
    for read, mentions in ((_beside, (named,)), (_signs, (named,)), (_beside, members), (_signs, members)):
        signs = [sign for mention in mentions for sign in read(analysis, mention)]
        signs = [sign for sign in signs if not (offered and sign[0] in {"agreed", "signed"})]
        best = min(signs, key=lambda sign: STATUSES.index(sign[0]), default=None)
        if best is not None:
            return best[0], f"“{best[1]}” says {best[0]}"
    if offered or named.indefinite:
        return "proposed", "no word says that it came further"
    return "unknown", "no word says how far it came"
