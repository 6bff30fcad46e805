"""How far a deal has come, by the words around its mentions: proposed, agreed, signed, in force, ended, rejected."""

from collections.abc import Iterator, Sequence

from sayso.language import Analysis
from sayso.reading import roles
from sayso.reading.deal_mentions import Mention
from sayso.reading.event_modes import verb_mode
from sayso.reading.tables import words

STATUSES = ("ended", "rejected", "signed", "in_force", "agreed", "proposed")


def _listed(word: str, place: str) -> str | None:
    return next((s for s in STATUSES if word in words("deal_status", f"{place}_{s}")), None)


def _signs(analysis: Analysis, mention: Mention) -> Iterator[tuple[str, str]]:
    """Each status that the words at one mention speak for, with the word."""
    for token in mention.tokens:
        word = analysis.words[token].lower()
        status = _listed(word, "beside") if token < mention.token else None
        if status:
            yield status, word
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


def status_of(analysis: Analysis, members: Sequence[Mention]) -> tuple[str, str]:
    """The status that most speaks for, with the reason: what happened last outranks what was planned."""
    signs = [sign for mention in members for sign in _signs(analysis, mention)]
    if members[0].label in {"offer", "law"}:
        signs = [sign for sign in signs if sign[0] not in {"agreed", "signed"}]
    for status in STATUSES:
        for found, word in signs:
            if found == status:
                return status, f"“{word}” says {status}"
    if members[0].label in {"offer", "law"} or members[0].indefinite:
        return "proposed", "no word says that it came further"
    return "unknown", "no word says how far it came"
