"""Stances that a noun states as predicate: `is our priority`, `it is time for a deal`, `is a non-starter`."""

from sayso.language import Analysis, Clause
from sayso.reading.stance.cues import Cue, Stance, cues, denied, meaning, of_clause
from sayso.reading.stance.voices import Voices

COPULAS = frozenset({"be", "remain", "become"})


def predicate(analysis: Analysis, clause: Clause, voices: Voices) -> Stance | None:
    """What a noun of the table, stated of something, says of those whose priority it is, else of the speaker."""
    if clause.lemma not in COPULAS:
        return None
    for word in (*clause.objects, *clause.subjects):
        names = (analysis.lemmas[word], _compound(analysis, word), _with_of(analysis, word))
        for cue in (cue for name in names for cue in cues("predicate").get(name, ())):
            said = meaning(cue, denied(analysis, clause), clause.modal)
            heads = _issue(analysis, clause, word, cue)
            judged = " " in cue.lemma  # `a great deal for all` is the speaker's judgement, not theirs
            holders = () if judged else _holders(analysis, word)
            contested = cue.stance == "undecided"
            if said is None or not heads or not (holders or contested or voices.spoken(clause.predicate)):
                continue
            return of_clause(
                analysis,
                clause,
                cue,
                said,
                heads,
                holders=() if contested else holders,
                whole=True,
                why=f"“{cue.lemma}” said of it",
                contested=contested,
            )
    return None


def _compound(analysis: Analysis, word: int) -> str:
    """A noun with the word before it: `sticking point`."""
    return f"{analysis.lemmas[word - 1]} {analysis.lemmas[word]}".lower() if word else ""


def _with_of(analysis: Analysis, word: int) -> str:
    """A noun with what it is of: `point of contention`."""
    preps = (c for c in analysis.children[word] if analysis.lemmas[c] == "of")
    return next((f"{analysis.lemmas[word]} of {analysis.lemmas[c]}" for p in preps for c in analysis.children[p]), "")


def _issue(analysis: Analysis, clause: Clause, word: int, cue: Cue) -> tuple[int, ...]:
    """What is a priority, or what it is time for; empty where a pronoun stands for it."""
    below = (*analysis.children[word], *analysis.children[clause.predicate])
    for take in cue.takes:
        if take in {"subject", "back"} and word in clause.objects:
            found = [s for s in clause.subjects if (analysis.pos[s] == "PRON") == (take == "back")]
        elif take == "subject":  # `our priority is to end the strike`
            stated = (*clause.complements, *clause.objects)
            found = [c for c in stated if c > clause.predicate and analysis.pos[c] in {"VERB", "NOUN", "PROPN"}]
        else:
            preps = [c for c in below if analysis.deps[c] == "prep" and analysis.lemmas[c] == take]
            found = [c for p in preps for c in analysis.children[p] if analysis.deps[c] in {"pobj", "pcomp"}]
            infinitives = [c for c in below if analysis.deps[c] in {"acl", "relcl", "advcl", "xcomp"}]
            found = found or [c for c in infinitives if take in {"for", "to"} and analysis.tags[c].startswith("VB")]
        if found:
            return tuple(found)
    return ()


def _holders(analysis: Analysis, word: int) -> tuple[int, ...]:
    """Whose it is: `our priority`, `a priority for the union`."""
    for child in analysis.children[word]:
        if analysis.deps[child] == "poss":
            return analysis.conjuncts(child)
        if (
            analysis.deps[child] == "prep"
            and analysis.lemmas[child] in {"of", "for"}
            and analysis.lemmas[word] != "time"
        ):
            return tuple(t for c in analysis.children[child] for t in analysis.conjuncts(c))
    return ()
