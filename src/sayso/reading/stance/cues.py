"""What a stance is, the table of its cues, and what denying or softening a cue makes of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from sayso.language import Analysis, Clause, Tokens
from sayso.reading.stance.extents import cut, end_of, marker_of, start_of, whole_clause
from sayso.reading.tables import rows, words

OPEN_MODALS = frozenset({"could", "might", "may", "can"})
WILL = frozenset({"will", "would"})
MUST = {"must": "insists", "should": "states", "ought": "states"}
NOBODY = frozenset({"none", "nobody", "neither", "nothing"})
TOP = frozenset({"ROOT", "ccomp", "conj", "parataxis"})  # clauses that state, and do not merely describe


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of the table of stance cues."""

    lemma: str
    particle: str | None
    takes: tuple[str, ...]
    stance: str
    firmness: str | None
    negated: tuple[str, str] | None
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """A stance as its words give it. `holders` are head tokens; empty where the one who speaks holds it."""

    head: int
    holders: tuple[int, ...]
    stance: str
    firmness: str | None
    issue: Tokens
    run: Tokens
    own: bool = False  # counts only where holder and speaker are the same
    contested: bool = False  # called open, without who wants what: nobody's
    conditional: bool = False
    confidence: float = 0.5
    why: str = ""


@cache
def cues(form: str) -> Mapping[str, tuple[Cue, ...]]:
    """The cues of one form (verb, adjective, noun) by lemma."""
    found: dict[str, tuple[Cue, ...]] = {}
    for row in rows("stance_cues"):
        if row["form"] == form:
            stance, _, firmness = row["negated"].partition(" ")
            cue = Cue(
                lemma=row["lemma"],
                particle=None if row["particle"] == "-" else row["particle"],
                takes=tuple(row["takes"].split(",")),
                stance=row["stance"],
                firmness=None if row["firmness"] == "-" else row["firmness"],
                negated=(stance, firmness) if firmness else None,
                confidence=float(row["confidence"]),
            )
            found[cue.lemma] = (*found.get(cue.lemma, ()), cue)
    return MappingProxyType(found)


def meaning(cue: Cue, no: bool, modal: str | None) -> tuple[str, str | None] | None:
    """Stance and firmness of a cue in a clause that may deny or soften it; None where it then states nothing."""
    if modal == "shall" or modal in MUST:
        return None  # what a deal lays down, or what somebody else is told to do
    if cue.stance == "undecided" and no:
        return None
    if (no and cue.negated is None) or (not no and cue.stance == "-"):
        return None
    if no and cue.negated is not None:
        stance, firmness = cue.negated
        return (stance, "insists") if stance == "against" and modal in WILL | {"can"} else (stance, firmness)
    if cue.stance == "undecided":
        return cue.stance, cue.firmness
    return (cue.stance, "open") if modal in OPEN_MODALS else (cue.stance, cue.firmness)


def denied(analysis: Analysis, clause: Clause) -> bool:
    """Whether a clause says no: `not`, `never`, `no longer`, or `no` with its subject or object."""
    if clause.negated:
        return True
    for token in (*clause.subjects, *clause.objects):
        if analysis.lemmas[token] in NOBODY or any(_no(analysis, c) for c in analysis.children[token] if c < token):
            return True
    below = (c for c in analysis.children[clause.predicate] if analysis.lemmas[c] in {"long", "longer"})
    return any(_no(analysis, c) for adverb in below for c in analysis.children[adverb])


def _no(analysis: Analysis, token: int) -> bool:
    return analysis.lemmas[token] in {"no", "neither"}


def conditional(analysis: Analysis, head: int, run: Tokens) -> bool:
    """Whether a stance hangs on a condition: `if`, `unless` or `in exchange for` in its words or before them."""
    markers = words("extent_words", "condition")
    for token in run:
        if analysis.words[token].lower() in markers and analysis.deps[token] in {"mark", "prep", "advmod"}:
            return True
        if analysis.lemmas[token] in {"exchange", "return"} and analysis.lemmas[analysis.heads[token]] == "in":
            return True
    return any(analysis.deps[c] == "advcl" and marker_of(analysis, c) in markers for c in analysis.children[head])


def phrase_of(analysis: Analysis, heads: tuple[int, ...]) -> Tokens:
    """The run from the first of some phrases to the end of the last, comments left out."""
    runs = []
    for head in heads:
        if analysis.pos[head] in {"VERB", "AUX"}:
            runs.append(whole_clause(analysis, head))
        else:
            tree = analysis.subtrees[head]
            runs.append(Tokens(tree.first, max(head + 1, cut(analysis, head + 1, tree.stop))))
    first = min(run.first for run in runs)
    return Tokens(first, max(first + 1, max(run.stop for run in runs)))


def of_clause(
    analysis: Analysis,
    clause: Clause,
    cue: Cue,
    said: tuple[str, str | None],
    heads: tuple[int, ...],
    *,
    holders: tuple[int, ...],
    whole: bool,
    why: str,
    contested: bool = False,
) -> Stance:
    """The stance that a cue gives a clause: `heads` are what it is about; its words are the predicate's, or all."""
    predicate = clause.predicate
    run = (
        whole_clause(analysis, predicate)
        if whole
        else Tokens(start_of(analysis, predicate), end_of(analysis, predicate))
    )
    return Stance(
        head=predicate,
        holders=holders,
        contested=contested,
        stance=said[0],
        firmness=said[1],
        issue=phrase_of(analysis, heads),
        run=run,
        conditional=conditional(analysis, predicate, run),
        confidence=cue.confidence,
        why=why,
    )


def asserted(analysis: Analysis, token: int) -> bool:
    """Whether words are stated: not supposed, asked about, doubted, or laid at someone's door."""
    supposing = words("stance_words", "supposing")
    if any(marker_of(analysis, at) in supposing for at in (token, *analysis.ancestors(token))):
        return False
    return not blamed(analysis, token) and not doubted(analysis, token)


def doubted(analysis: Analysis, token: int) -> bool:
    """Whether words stand under a doubt (`questioned whether`), or under `no sign` that they are so."""
    for above in analysis.ancestors(token):
        denied_there = any(_no(analysis, child) for child in analysis.children[above])
        label = "token" if denied_there else "doubting"
        if analysis.lemmas[above] in words("stance_words", label):
            return True
    return False


def blamed(analysis: Analysis, token: int) -> bool:
    """Whether words are what somebody accuses another of."""
    return any(analysis.lemmas[above] in words("stance_words", "blaming") for above in analysis.ancestors(token))
