"""What becomes of a word of hope where it stands: who has it, whether it is said at all, dimmed, or waved away."""

from sayso.language import Analysis
from sayso.reading.stance.voices import Voices
from sayso.reading.tables import words

ABOVE = 8  # words above a hope that may dim it: `cast a shadow over efforts to end the strike and hopes of`
ARGUMENTS = frozenset(
    {"nsubj", "nsubjpass", "dobj", "attr", "ROOT", "conj", "appos", "oprd", "compound", "acomp", "amod"}
)


def subject_holds(analysis: Analysis, token: int) -> bool:
    """Whether a hope is that of its clause's subject: a verb's or adjective's, or what the subject has or voices."""
    if analysis.pos[token] != "NOUN" or any(analysis.deps[c] == "poss" for c in analysis.children[token]):
        return not _impersonal(analysis, token)
    head = analysis.heads[token]
    if analysis.deps[token] == "pobj":
        return analysis.lemmas[head] in {"with", "in", "of"} and analysis.pos[analysis.heads[head]] in {"VERB", "AUX"}
    has = words("stance_words", "light") | words("outlook_matters", "having")
    return analysis.deps[token] in {"dobj", "conj"} and (
        analysis.lemmas[head] in has or analysis.deps[token] == "conj" or analysis.pos[head] != "VERB"
    )


def _impersonal(analysis: Analysis, token: int) -> bool:
    """Whether nobody is said to hope: `it is hoped`."""
    below = analysis.children[token]
    passive = any(analysis.deps[c] in {"auxpass", "nsubjpass"} for c in below)
    return passive and not any(analysis.deps[c] == "agent" for c in below)


def unsaid(analysis: Analysis, token: int, holder: str, alone: bool) -> bool:
    """Whether words only say what something is for, or speak of others' talk: `to close the gaps`, `talk of progress`.

    `alone`: the cue is one word, which may stand anywhere in a sentence.
    """
    if _impersonal(analysis, token):
        return True
    if holder != "speaker":
        stands = analysis.pos[token] != "NOUN" or analysis.deps[token] in {"nsubj", "attr", "ROOT"}
        return not (stands or subject_holds(analysis, token) or dimmed(analysis, token))
    if alone and analysis.pos[token] == "NOUN" and analysis.deps[token] not in ARGUMENTS:
        return True
    clause = analysis.clause_around(token)
    return clause is not None and clause.tense == "infinitive" and clause.kind in {"acl", "advcl", "relcl"}


def dimmed(analysis: Analysis, token: int) -> bool:
    """Whether a hope is said to fade: under a verb that dims it, or behind a shadow over it."""
    if analysis.pos[token] != "NOUN":
        return False
    dimming = words("outlook_matters", "dimming")
    for above in list(analysis.ancestors(token))[:ABOVE]:
        objects = (c for c in analysis.children[above] if analysis.deps[c] == "dobj" and c < token)
        if analysis.lemmas[above] in dimming or any(analysis.lemmas[c] in dimming for c in objects):
            return True
    return False


def waved_away(analysis: Analysis, voices: Voices, token: int) -> bool:
    """Whether words stand in what somebody dismisses or denies: `dismissed the progress`."""
    held = voices.content.get(token)
    if held is None:
        return False
    said = {analysis.lemmas[t] for span in held.cue for t in analysis.tokens_in(span)}
    return bool(said & (words("claim_words", "rejection") | words("claim_words", "denial")))
