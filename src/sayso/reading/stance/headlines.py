"""Stances of headlines whose verb the tagger takes for a plural noun: `Union chief pushes for talks`."""

from sayso.language import Analysis, Tokens
from sayso.reading.stance.cues import Cue, Stance, cues, phrase_of
from sayso.reading.tables import words

LEFT = frozenset({"compound", "amod", "nmod", "nsubj"})
CLAUSES = frozenset({"xcomp", "ccomp"})


def plural_verb(analysis: Analysis, token: int) -> Stance | None:
    """What a verb of the table states of the name before it, where it stands as the noun that heads its sentence."""
    if analysis.tags[token] != "NNS" or analysis.deps[token] != "ROOT" or not token:
        return None
    named = analysis.heads[token - 1] == token and analysis.deps[token - 1] in LEFT
    for cue in cues("verb").get(analysis.lemmas[token], ()) if named else ():
        heads = _issue(analysis, token, cue)
        if not heads or cue.firmness is None or cue.particle is not None:
            continue
        issue = phrase_of(analysis, heads)
        return Stance(
            head=token,
            holders=(token - 1,),
            stance=cue.stance,
            firmness=cue.firmness,
            issue=issue,
            run=Tokens(token, max(issue.stop, token + 1)),
            confidence=round(cue.confidence * 0.8, 2),
            why=f"“{analysis.words[token]}” read as a verb",
        )
    return None


def _issue(analysis: Analysis, token: int, cue: Cue) -> tuple[int, ...]:
    """What the verb takes to its right; no preposition where the noun itself takes one (`demands for`)."""
    right = [c for c in analysis.children[token] if c > token]
    clauses = [c for c in right if analysis.deps[c] in CLAUSES] if "clause" in cue.takes else []
    things = [c for c in right if analysis.deps[c] == "dobj"] if "object" in cue.takes else []
    if clauses or things:
        return tuple(clauses or things)
    if cue.lemma in words("stance_words", "either"):
        return ()
    preps = [c for c in right if analysis.deps[c] == "prep" and analysis.lemmas[c] in cue.takes]
    return tuple(c for p in preps for c in analysis.children[p] if analysis.deps[c] == "pobj")
