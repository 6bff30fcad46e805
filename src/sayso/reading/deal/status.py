"""How far a deal has come, by the words around its mentions: proposed, agreed, signed, in force, ended, rejected."""

from collections.abc import Iterator, Sequence

from sayso.language import Analysis, Clause
from sayso.reading import roles
from sayso.reading.deal.mentions import Mention
from sayso.reading.event.modes import verb_mode
from sayso.reading.tables import words

STATUSES = ("ended", "rejected", "signed", "in_force", "agreed", "proposed")
TALKED = frozenset({"on", "over", "for", "about", "toward", "towards"})
OVER = frozenset({"ended", "rejected"})
CAME_FAR = frozenset({"agreed", "signed", "in_force", "ended"})
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


def _fulfilled(analysis: Analysis, mention: Mention) -> Iterator[Sign]:
    """`prisoners came home as part of an exchange`: what happens is part of a deal that is carried out."""
    preposition = analysis.heads[mention.outer]
    part = analysis.heads[preposition]
    if (
        analysis.deps[mention.outer] == "pobj"
        and analysis.lemmas[preposition] == "of"
        and analysis.lemmas[part] == "part"
    ):
        clause = analysis.clause_around(part)
        told = clause is not None and _happened(analysis, clause) and analysis.tags[clause.predicate] != "VB"
        if told and analysis.tags[part] == "NN" and mention.label not in {"offer", "law"}:
            yield "in_force", "part"


def _verbs(analysis: Analysis, mention: Mention) -> Iterator[Sign]:
    """What the verb says whose theme or subject the mention is."""
    clause = analysis.clause_around(mention.outer)
    if clause is None:
        return
    if mention.outer in roles.themes(clause):
        status = _listed(clause.lemma, "verb")
    elif mention.outer in clause.subjects or mention.outer in clause.agents:
        ends_another = bool(clause.objects) and clause.lemma in words("deal_status", "verb_ended")
        status = None if ends_another else _listed(clause.lemma, "own")
    else:
        status = "agreed" if clause.lemma in {"agree", "enter"} else None
    presumed = status == "in_force" and (
        clause.lemma in words("deal_status", "presumes") or (mention.outer in clause.agents and clause.modal is None)
    )
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
    yield from _fulfilled(analysis, mention)


def status_of(analysis: Analysis, members: Sequence[Mention], named: Mention) -> tuple[str, str]:
    """The status with the reason: by the words at the mention that names the deal, else by those at the others.

    What happened last outranks what was planned; an offer that some accept stays proposed.
    """
    offered = members[0].label in {"offer", "law"}
    pledged = members[0].label == "pledge"
    told = [(m, sign) for m in members for sign in _signs(analysis, m) if not (offered and sign[0] in REACHED)]
    at_name = [sign for mention, sign in told if mention is named]
    later = [m for m in members if m.definite and m.token > named.token]
    over = [sign for m in later for sign in _verbs(analysis, m) if sign[0] in OVER]
    for signs in (at_name + over, [sign for _, sign in told]):
        best = min(signs, key=lambda sign: STATUSES.index(sign[0]), default=None)
        if best is not None:
            return best[0], f"“{best[1]}” says {best[0]}"
    if pledged:
        return "agreed", "those who are bound by it have given their word"
    if offered or named.indefinite:
        return "proposed", "no word says that it came further"
    return "unknown", "no word says how far it came"


def standing(analysis: Analysis, mention: Mention) -> float:
    """How much it says of a deal that it was presented, is talked about, or was reached."""
    if _presented(analysis, mention) or _on_table(analysis, mention):
        return 1.0
    return 0.5 if any(status in CAME_FAR for status, _ in _signs(analysis, mention)) else 0.0


def _on_table(analysis: Analysis, mention: Mention) -> bool:
    """Whether a mention is what talks are held on: `negotiations on a long-term accord`."""
    preposition = analysis.heads[mention.outer]
    if analysis.deps[mention.outer] != "pobj" or analysis.lemmas[preposition] not in TALKED:
        return False
    return roles.is_a(analysis, analysis.heads[preposition], "talk")


def _presented(analysis: Analysis, mention: Mention) -> bool:
    """Whether a mention is what somebody laid before others: `presented a revised plan`."""
    clause = analysis.clause_around(mention.outer)
    if clause is None or mention.outer not in roles.themes(clause) or not _happened(analysis, clause):
        return False
    return clause.lemma in words("deal_status", "presents")
