"""What a noun or an adjective that attributes is about: a clause, an infinitive, or a phrase with its preposition."""

from dataclasses import dataclass

from sayso.language import Analysis, Tokens
from sayso.reading.attribution.cues import PhraseCue
from sayso.reading.attribution.edges import aside
from sayso.reading.attribution.frame import children, is_infinitive
from sayso.reading.attribution.subjects import near_subjects

NEAR_BE = 3  # tokens from a noun to the verb of `the hope is that …`
LATER = frozenset({"after", "before", "when", "while", "as", "since"})
CLAUSES = frozenset({"acl", "ccomp", "relcl", "xcomp", "advcl"})


@dataclass(frozen=True, slots=True)
class Complement:
    """What an attitude is about, its share, and where the cue ends."""

    run: Tokens
    share: float
    cue_stop: int
    clause: bool = False  # a finite clause with `that`, and neither an infinitive nor a noun
    noun: bool = False  # with a preposition


def about(analysis: Analysis, token: int, cue: PhraseCue) -> Complement | None:
    """What hangs on a noun or adjective and says what it is about."""
    for child in analysis.children[token]:
        if child < token:
            continue
        if analysis.deps[child] in CLAUSES:
            found = _clause(analysis, token, child, cue)
        else:
            found = _phrase(analysis, token, child, cue)
        if found is not None:
            return found
    return None


def _clause(analysis: Analysis, token: int, child: int, cue: PhraseCue) -> Complement | None:
    """An infinitive or a clause with `that`."""
    run, label = analysis.subtrees[child], analysis.deps[child]
    marks = {analysis.words[c].lower() for c in analysis.children[child] if _marks(analysis, c)}
    if "to" in marks:
        asked = analysis.tags[run.first] in {"WP", "WRB"}  # `not sure what to expect`
        return Complement(_timed(analysis, run), max(cue.that, cue.to) if asked else cue.to, token + 1)
    misread = label == "acl" and run.first in analysis.children[child] and analysis.words[run.first].lower() == "that"
    bare = not marks and (label == "ccomp" or (label == "acl" and _told(analysis, token, child)))
    if "that" in marks or misread or bare:
        return Complement(run, cue.that, token + 1, clause="that" in marks)
    return None


def _told(analysis: Analysis, token: int, child: int) -> bool:
    """Whether a clause without `that` follows its noun with a subject of its own: `doubts the owners would pay`."""
    subjects = near_subjects(analysis, child)
    return bool(subjects) and analysis.subtrees[child].first == token + 1 and analysis.tags[child] != "VBG"


def _phrase(analysis: Analysis, token: int, child: int, cue: PhraseCue) -> Complement | None:
    """A phrase with a preposition, and the infinitive after it: `demand for the union to talk`."""
    inner = children(analysis, child, "pobj", "pcomp")
    word = analysis.lemmas[child]
    share = cue.about.get(f"{word} -ing", 0.0) if any(analysis.tags[c] == "VBG" for c in inner) else 0.0
    share = share or cue.about.get(word, 0.0)
    if not share or not inner or analysis.deps[child] not in {"prep", "agent"}:
        return None
    first = min(analysis.subtrees[c].first for c in inner)
    stop = max(analysis.subtrees[c].stop for c in inner)
    aims = [c for c in children(analysis, token, *CLAUSES) if analysis.subtrees[c].first == stop]
    if aims and is_infinitive(analysis, aims[0]):
        stop = analysis.subtrees[aims[0]].stop
    return Complement(_timed(analysis, Tokens(first, stop)), share, child + 1, noun=True)


def clause_after(analysis: Analysis, token: int, cue: PhraseCue) -> Complement | None:
    """What the parser hangs on the verb before: `grew frustrated last week that …`, `repeated its vow to …`."""
    head = analysis.heads[token]
    if analysis.deps[token] not in {"acomp", "oprd", "dobj", "attr"}:
        return None
    for child in children(analysis, head, "ccomp", "advcl", "xcomp"):
        next_to = analysis.subtrees[child].first == token + 1
        if child < token or not (next_to or analysis.deps[token] in {"acomp", "oprd"}):
            continue
        found = _clause(analysis, token, child, cue)
        if found is not None and (found.clause or next_to):
            return found
    return None


def predicated(analysis: Analysis, token: int, cue: PhraseCue) -> Complement | None:
    """The clause of `the hope is that …`, with a cue that goes on to the verb."""
    head = analysis.heads[token]
    if analysis.deps[token] != "nsubj" or analysis.lemmas[head] != "be" or head > token + NEAR_BE:
        return None
    found = [c for c in children(analysis, head, "ccomp") if c > head]
    return Complement(analysis.subtrees[found[0]], cue.that, head + 1, clause=True) if found else None


def _timed(analysis: Analysis, run: Tokens) -> Tokens:
    """A noun phrase without what the writer adds: `a deal after talks resumed`, `a deal, which …`."""
    words_in = range(run.first + 1, run.stop)
    cuts = [t for t in words_in if analysis.words[t].lower() in LATER and _dates(analysis, t)]
    more = aside(analysis, run)
    return Tokens(run.first, min([*cuts, run.stop if more is None else more]))


def _dates(analysis: Analysis, token: int) -> bool:
    """Whether a word of time begins a clause: `before talks resumed`, `before leaving`, but not `before May`."""
    return _marks(analysis, token) or bool(children(analysis, token, "pcomp"))


def _marks(analysis: Analysis, token: int) -> bool:
    return analysis.deps[token] == "mark" or analysis.tags[token] == "TO"
