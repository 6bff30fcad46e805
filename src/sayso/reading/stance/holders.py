"""Whose a stance is: who its words name, else (`we`, `must`) who speaks."""

from sayso.language import Analysis, Tokens
from sayso.model import Actor, ActorIds
from sayso.reading.evidence import Cast
from sayso.reading.roles import word_before
from sayso.reading.stance.cues import Stance
from sayso.reading.stance.hearsay import sides
from sayso.reading.stance.preambles import parties
from sayso.reading.stance.voices import Voices
from sayso.reading.tables import words

FIRST_PERSON = frozenset({"i", "we", "my", "our", "us"})
HE = frozenset({"he", "she", "his", "her"})
IT = frozenset({"it", "they", "its", "their"})
RELATIVE = frozenset({"WDT", "WP"})
HEADING = 8  # tokens of the names before a headline's verb
NEAR = 3  # tokens between a participle and the one who does it: `with the union so far insisting`


def holder(analysis: Analysis, cast: Cast, voices: Voices, stance: Stance) -> ActorIds:
    """The actors who hold a stance; empty where nobody is named, or the issue is only called open."""
    if stance.contested:
        return ()
    speaker = voices.speaker(stance.head)
    if not stance.holders:
        return speaker or _heading(analysis, cast, stance.head) or parties(analysis, cast, stance.head)
    if stance.head in voices.cues and voices.cues[stance.head].speaker:
        return voices.cues[stance.head].speaker
    named = _heading(analysis, cast, stance.head)
    named = named or cast.among(analysis, _absolute(analysis, stance.head) or stance.holders)
    if named:
        return named
    pronouns = {analysis.words[t].lower() for t in (*stance.holders, *_owners(analysis, stance.holders))}
    if pronouns & FIRST_PERSON:
        return speaker
    kinds = {cast.actors[s].kind for s in speaker if s in cast.actors}
    theirs = pronouns & (HE if kinds == {"person"} and len(speaker) == 1 else IT)
    own = speaker if theirs else ()
    return own or _elsewhere(analysis, cast, stance) or parties(analysis, cast, stance.head)


def _heading(analysis: Analysis, cast: Cast, head: int) -> ActorIds:
    """The names that a headline begins with, with nothing else before its verb: `Ardenia, Borland agree on`."""
    first = analysis.sentences[analysis.sentence_of[head]].first
    if analysis.tags[head] not in {"VBZ", "VBP"} or not 0 < head - first <= HEADING:
        return ()
    names = all(analysis.pos[t] in {"PROPN", "PUNCT", "CCONJ"} for t in range(first, head))
    return cast.within(analysis.span(Tokens(first, head))) if names else ()


def _absolute(analysis: Analysis, head: int) -> tuple[int, ...]:
    """Who does what a participle says behind `with`, which parsers hang on the main verb."""
    if analysis.tags[head] != "VBG":
        return ()
    for token in range(head - 1, max(head - 1 - NEAR, 0), -1):
        above = analysis.heads[token]
        if analysis.deps[token] == "pobj":
            return (token,) if analysis.lemmas[above] == "with" and analysis.subtrees[token].stop <= head else ()
        if analysis.pos[token] not in {"ADV", "AUX"}:
            return ()
    return ()


def _owners(analysis: Analysis, holders: tuple[int, ...]) -> tuple[int, ...]:
    """Whose diplomacy, side or delegation it is that holds a stance."""
    organs = words("stance_words", "organ")
    return tuple(
        c for h in holders if analysis.lemmas[h] in organs for c in analysis.children[h] if analysis.deps[c] == "poss"
    )


def _elsewhere(analysis: Analysis, cast: Cast, stance: Stance) -> ActorIds:
    """The actors of a stance whose parse names none: its owners, what `which` stands for, or a name before a hyphen."""
    owners = tuple(t for owner in _owners(analysis, stance.holders) for t in analysis.conjuncts(owner))
    subjects = tuple(c for c in analysis.children[stance.head] if analysis.deps[c] in {"nsubj", "agent"})
    relatives = (t for t in (*stance.holders, *subjects) if analysis.tags[t] in RELATIVE)
    before = tuple(word_before(analysis, t) for t in relatives)
    names = (analysis.words[t] for t in stance.holders if analysis.pos[t] == "PROPN")  # that no mention heads
    return (
        cast.among(analysis, owners)
        or cast.among(analysis, before)
        or cast.among(analysis, subjects)
        or tuple(actor for t in stance.holders for actor in _hyphened(analysis, cast, t))
        or tuple(actor for name in names for actor in cast.called(name))
    )


def _hyphened(analysis: Analysis, cast: Cast, token: int) -> ActorIds:
    """The actors of a compound adjective or name: `Ardenian` of `Ardenian-backed`, both of `Ardenia-Borland`."""
    span = analysis.span(analysis.subtrees[token])
    name, hyphen, _ = analysis.text[span.start : span.end + 1].partition("-")
    return (cast.within(span) or cast.called(name)) if hyphen else ()


def spoken_for(analysis: Analysis, actors: dict[str, Actor], voices: Voices, stance: Stance, holders: ActorIds) -> bool:
    """Whether the one who speaks is the holder, or speaks for it."""
    speaker = voices.speaker(stance.head)
    own = {*speaker, *(actors[s].side for s in speaker if s in actors)}
    return bool(set(holders) & own) or _official(analysis, actors, voices, stance, holders)


def _official(analysis: Analysis, actors: dict[str, Actor], voices: Voices, stance: Stance, holders: ActorIds) -> bool:
    """Whether somebody with an office, or a statement's author, of no other state, says what a state `will` do."""
    clause, speaker = analysis.clause_at(stance.head), voices.speaker(stance.head)
    if not holders or clause is None or clause.modal != "will":
        return False
    if any(actor not in actors or actors[actor].kind != "state" for actor in holders):
        return False
    above = {side for s in speaker for side in sides(actors, s)}
    states = {side for side in above if side in actors and actors[side].kind == "state"}
    offices = speaker == voices.author or all(s in actors and actors[s].role for s in speaker)
    return len(holders) <= len(speaker) and states <= set(holders) and offices
