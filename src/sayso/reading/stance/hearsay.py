"""Stances at one remove: told by somebody of another side, guessed at, or held in former days."""

from collections.abc import Mapping

from sayso.language import Analysis, Tokens
from sayso.model import Actor, ActorIds
from sayso.reading.evidence import Cast
from sayso.reading.issue_core import core_of
from sayso.reading.stance.cues import Stance
from sayso.reading.stance.voices import Voices
from sayso.reading.tables import words

DEEPEST = 6  # sides within sides
TOLD, REPORTED, EARLIER = 0.7, 0.9, 0.7  # of a stance's own confidence; rough, as train has few of each


def sides(actors: Mapping[str, Actor], actor: str) -> set[str]:
    """An actor with the state or group that it belongs to, and what that belongs to."""
    found: set[str] = set()
    at: str | None = actor
    while at is not None and at not in found and len(found) < DEEPEST:
        found.add(at)
        at = actors[at].side if at in actors else None
    return found


def reporter(actors: Mapping[str, Actor], speaker: ActorIds, holder: ActorIds) -> ActorIds:
    """Who tells of a holder's stance and is neither the holder nor of its side; empty where nobody is."""
    own = {side for actor in holder for side in sides(actors, actor)}
    if not holder or any(own & sides(actors, actor) for actor in speaker):
        return ()
    return speaker


def impartial(actors: Mapping[str, Actor], speaker: ActorIds) -> bool:
    """Whether those who tell are a medium or its people, who pass on what they learn."""
    belongs = (side for actor in speaker for side in sides(actors, actor))
    return any(actors[side].kind == "media" for side in belongs if side in actors)


def reproach(analysis: Analysis, stance: Stance) -> bool:
    """Whether a stance, told by another side, only says that its holder wants no deal at all."""
    wishes = any(analysis.lemmas[t] in words("stance_words", "wishing") for t in stance.run)
    nouns = words("outlook_matters", "deal") | words("issue_words", "offer")
    core = core_of(analysis, stance.issue)
    return stance.stance == "against" and wishes and analysis.pos[core] == "NOUN" and analysis.lemmas[core] in nouns


def guessed(analysis: Analysis, cast: Cast, stance: Stance, holder: ActorIds) -> bool:
    """Whether somebody else only supposes a stance: `the port calculated that the union would not strike`."""
    for above in analysis.ancestors(stance.head):
        clause = analysis.clause_around(above)
        if clause is None or analysis.lemmas[above] not in words("stance_words", "guessing"):
            continue
        guessers = cast.among(analysis, clause.subjects)
        if guessers and not set(holder) & set(guessers) and reporter(cast.actors, guessers, holder):
            return True
    return False


def earlier(analysis: Analysis, voices: Voices, stance: Stance) -> str:
    """The word that puts a stance into former days (`had`, `previously`); empty where none does.

    `had` in reported speech is only the past of `has`, and does not.
    """
    clause = analysis.clause_at(stance.head)
    if clause is None:
        return ""
    below = (analysis.words[c].lower() for c in analysis.children[stance.head] if analysis.deps[c] == "advmod")
    adverb = next((w for w in below if w in words("stance_words", "formerly")), "")
    if clause.tense != "past" and not clause.perfect:
        return ""
    had = clause.perfect and clause.tense == "past" and clause.modal is None and not voices.spoken(stance.head)
    return adverb or ("had" if had else "")


def able(analysis: Analysis, cast: Cast, actor: str) -> bool:
    """Whether an actor can hold a stance: no number, fear or corridor that passed for one."""
    mentions = cast.actors[actor].mentions[:1] if actor in cast.actors else ()
    return not any(_thing(analysis, analysis.tokens_in(mention)) for mention in mentions)


def _thing(analysis: Analysis, run: Tokens) -> bool:
    return bool(run) and analysis.lemmas[analysis.root_of(run)] in words("stance_words", "thing")
