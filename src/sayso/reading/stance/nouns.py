"""Stances that nouns state: `the union's demand for`, `expressed support for`, `opposition from the ministry to`."""

import re
from collections.abc import Iterator

from sayso.language import Analysis, Tokens
from sayso.reading.stance.cues import Cue, Stance, conditional, cues, phrase_of
from sayso.reading.stance.extents import start_of
from sayso.reading.stance.preambles import begins_line
from sayso.reading.tables import words

NAMED = frozenset({"GPE", "NORP", "ORG", "PERSON"})
VERBS = frozenset({"VERB", "AUX"})
BACKED = re.compile(r"^[^-]*-")  # what stands before a hyphen
FROM = frozenset({"by", "from", "among"})
BEFORE = frozenset({"nmod", "compound", "amod", "poss"})


def noun(analysis: Analysis, token: int) -> Stance | None:
    """What a noun of the table states of its possessor, a name before it, `by …`, or a light verb's subject."""
    for cue in cues("noun").get(analysis.lemmas[token], ()):
        heads = _issue(analysis, token, cue)
        said = _meaning(analysis, token, cue)
        light = _light_verb(analysis, token, cue)
        holders = _possessors(analysis, token) or _light_subjects(analysis, light)
        if not heads and cue.takes[0] in {"for", "to"}:
            heads, holders, light = _gained(analysis, token)
        preamble = light is not None and begins_line(analysis, light)
        if not heads or said is None or not (holders or preamble):
            continue
        if light is not None and any(analysis.deps[c] == "neg" for c in analysis.children[light]):
            continue
        issue = phrase_of(analysis, heads)
        first = analysis.subtrees[token].first if light is None else start_of(analysis, light)
        last = analysis.subtrees[token].stop if issue.first < token else token + 1
        run = Tokens(min(first, token), max(issue.stop, last))
        given_up = light is not None and analysis.lemmas[light] in words("stance_words", "giving_up")
        return Stance(
            head=token,
            holders=holders,
            stance=said[0],
            firmness="open" if given_up else said[1],
            issue=issue,
            run=run,
            conditional=conditional(analysis, token, run),
            confidence=cue.confidence,
            why=f"the noun “{analysis.lemmas[token]}”",
        )
    return None


def backed(analysis: Analysis) -> Iterator[Stance]:
    """The deals and proposals that an adjective lays at somebody's door: `an Ardenian-backed truce`."""
    matters = words("outlook_matters", "deal") | words("issue_words", "offer")
    for token in range(len(analysis)):
        matter = analysis.heads[token]
        if analysis.deps[token] != "amod" or analysis.lemmas[matter] not in matters or matter < token:
            continue
        backer = _backer(analysis, token)
        if backer is None:
            continue
        yield Stance(
            head=token,
            holders=(backer,),
            stance="for",
            firmness="states",
            issue=Tokens(token + 1, matter + 1),
            run=Tokens(min(analysis.subtrees[matter].first, backer), matter + 1),
            confidence=0.5,
            why=f"“-{BACKED.sub('', analysis.words[token])}”",
        )


def _backer(analysis: Analysis, token: int) -> int | None:
    """The token that names who backs, before a hyphen or in one word with it; None where nobody backs."""
    word = analysis.words[token].lower()
    if word in words("stance_words", "backing"):
        return token - 2 if token > 1 and analysis.words[token - 1] == "-" else None
    return token if BACKED.sub("", word) in words("stance_words", "backing") else None


def _gained(analysis: Analysis, token: int) -> tuple[tuple[int, ...], tuple[int, ...], int | None]:
    """What has somebody's support, who gives it, and the verb: `the plan won the backing of the union`."""
    verb = analysis.heads[token]
    clause = analysis.clause_at(verb)
    if analysis.deps[token] != "dobj" or clause is None or clause.lemma not in words("stance_words", "gaining"):
        return (), (), None
    givers = tuple(
        t
        for child in analysis.children[token]
        if analysis.deps[child] == "prep" and analysis.lemmas[child] in {"of", "from"}
        for c in analysis.children[child]
        for t in analysis.conjuncts(c)
    )
    return clause.subjects, givers, verb


def _meaning(analysis: Analysis, token: int, cue: Cue) -> tuple[str, str | None] | None:
    """Stance and firmness of a noun, or of its denial (`no intention of`); None where that states nothing."""
    no = any(analysis.lemmas[c] == "no" for c in analysis.children[token])
    return cue.negated if no else (cue.stance, cue.firmness)


def _issue(analysis: Analysis, token: int, cue: Cue) -> tuple[int, ...]:
    for take in cue.takes:
        if take == "clause":
            found = [c for c in analysis.children[token] if analysis.deps[c] in {"acl", "ccomp"} and c > token]
        else:
            preps = [c for c in analysis.children[token] if analysis.deps[c] == "prep" and analysis.lemmas[c] == take]
            found = [c for p in preps for c in analysis.children[p] if analysis.deps[c] in {"pobj", "pcomp"}]
        if found:
            return tuple(found)
    return ()


def _possessors(analysis: Analysis, token: int) -> tuple[int, ...]:
    """Whose demand or commitment it is, where its own phrase says so."""
    for child in analysis.children[token]:
        named = analysis.name_of[child] in NAMED or analysis.deps[child] == "poss"
        if child < token and named and analysis.deps[child] in BEFORE:
            return analysis.conjuncts(child)
    sources = FROM | {"in"} if _exists(analysis, token) else FROM
    for child in analysis.children[token]:
        if analysis.deps[child] in {"prep", "agent"} and analysis.lemmas[child] in sources:
            found = tuple(t for c in analysis.children[child] for t in analysis.conjuncts(c))
            if found:
                return found
    left = analysis.subtrees[token].first - 1  # a possessive that the parser hung elsewhere
    return (left - 1,) if left > 0 and analysis.tags[left] == "POS" else ()


def _exists(analysis: Analysis, token: int) -> bool:
    """Whether a noun is said to be there: `there is opposition in the council to`."""
    head = analysis.heads[token]
    return analysis.lemmas[head] == "be" and any(analysis.deps[c] == "expl" for c in analysis.children[head])


def _light_verb(analysis: Analysis, token: int, cue: Cue) -> int | None:
    """The verb that hands a noun's stance to its subject: `expressed support for`, `was in favour of`."""
    head = analysis.heads[token]
    if analysis.deps[token] == "pobj" and analysis.lemmas[head] == "in" and analysis.pos[analysis.heads[head]] in VERBS:
        return analysis.heads[head] if analysis.lemmas[token] in words("stance_words", "side_taken") else None
    light = words("stance_words", "light") | words("stance_words", "giving_up")
    has = cue.negated is not None and analysis.lemmas[head] == "have"
    return head if analysis.deps[token] == "dobj" and (has or analysis.lemmas[head] in light) else None


def _light_subjects(analysis: Analysis, verb: int | None) -> tuple[int, ...]:
    clause = None if verb is None else analysis.clause_around(verb)
    return () if clause is None else clause.subjects
