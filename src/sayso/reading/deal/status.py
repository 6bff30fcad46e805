"""How far a deal has come, by the words around its mentions: proposed, agreed, signed, in force, ended, rejected."""

from collections.abc import Iterator, Sequence

from sayso.language import Analysis, Clause
from sayso.reading import roles
from sayso.reading.deal.mentions import Mention
from sayso.reading.event.modes import verb_mode
from sayso.reading.tables import words

STATUSES = ("ended", "rejected", "signed", "in_force", "agreed", "proposed")
OVER = frozenset({"ended", "rejected"})
REACHED = frozenset({"agreed", "signed"})

Sign = tuple[str, str]  # a status and the word that speaks for it


def _listed(word: str, place: str) -> str | None:
    return next((s for s in STATUSES if word in words("deal_status", f"{place}_{s}")), None)


def _beside(analysis: Analysis, mention: Mention) -> Iterator[Sign]:
    """The status that a word before the noun speaks for: `a proposed deal`."""
    for token in range(mention.tokens.first, mention.token):
        word = analysis.words[token].lower()
        status = _listed(word, "beside")
        if status:
            yield status, word


def _described(analysis: Analysis, mention: Mention) -> Iterator[Sign]:
    """`the truce brokered in April`, `breach of the truce`: a participle on the noun, or a noun over it."""
    for child in analysis.children[mention.token]:
        if child > mention.token and analysis.deps[child] == "acl" and analysis.tags[child] == "VBN":
            status = _listed(analysis.lemmas[child], "verb")
            if status:
                yield status, analysis.lemmas[child]
    preposition = analysis.heads[mention.outer]
    if analysis.deps[mention.outer] == "pobj" and analysis.lemmas[preposition] in {"of", "to", "on"}:
        noun = analysis.heads[preposition]
        status = _listed(analysis.lemmas[noun], "noun")
        if status and analysis.pos[noun] in roles.NOMINAL:
            yield status, analysis.lemmas[noun]


def _verbs(analysis: Analysis, mention: Mention) -> Iterator[Sign]:
    """What the verb says whose theme or subject the mention is."""
    clause = analysis.clause_around(mention.outer)
    if clause is None:
        return
    if mention.outer in roles.themes(clause):
        status = _listed(clause.lemma, "verb")
    elif mention.outer in clause.subjects:
        status = _listed(clause.lemma, "own")
    else:
        status = "agreed" if clause.lemma in {"agree", "enter"} else None
    presumed = status == "in_force" and clause.lemma in words("deal_status", "presumes")
    if status and (presumed or _happened(analysis, clause)):
        yield status, clause.lemma
    elif status == "signed" and (clause.modal == "will" or clause.tense == "future"):
        yield "agreed", clause.lemma
    elif status and status not in OVER and status != "in_force":
        yield "proposed", clause.lemma


def _happened(analysis: Analysis, clause: Clause) -> bool:
    return clause.tense in {"past", "present"} and verb_mode(analysis, clause) == "actual"


def _signs(analysis: Analysis, mention: Mention) -> Iterator[Sign]:
    yield from _beside(analysis, mention)
    yield from _described(analysis, mention)
    yield from _verbs(analysis, mention)


def status_of(analysis: Analysis, members: Sequence[Mention], named: Mention) -> tuple[str, str]:
    """The status with the reason: by the words at the mention that names the deal, else by those at the others.

    What happened last outranks what was planned; an offer that some accept stays proposed.
    """
    offered = members[0].label in {"offer", "law"}
    for mentions in ((named,), members):
        signs = [sign for mention in mentions for sign in _signs(analysis, mention)]
        signs = [sign for sign in signs if not (offered and sign[0] in REACHED)]
        best = min(signs, key=lambda sign: STATUSES.index(sign[0]), default=None)
        if best is not None:
            return best[0], f"“{best[1]}” says {best[0]}"
    if offered or named.indefinite:
        return "proposed", "no word says that it came further"
    return "unknown", "no word says how far it came"


def presented(analysis: Analysis, mention: Mention) -> bool:
    """Whether a mention is what somebody laid before others: `presented a revised plan`."""
    clause = analysis.clause_around(mention.outer)
    if clause is None or mention.outer not in roles.themes(clause) or not _happened(analysis, clause):
        return False
    return clause.lemma in words("deal_status", "presents")
