"""What an adjective or noun beside a verb says of those counted: `left 30 dead`, `taken hostage`, `presumed dead`."""

from types import MappingProxyType

from sayso.language import Analysis
from sayso.reading.figure.table import known

BESIDE = frozenset({"acomp", "oprd", "xcomp", "ccomp", "attr", "dobj", "advmod"})  # what may stand beside a verb
HOSTAGE = MappingProxyType({"hostage": "captured", "captive": "captured", "prisoner": "captured", "dead": "killed"})


def _tells(word: str) -> bool:
    """Whether an adjective or noun says of people what has happened to them."""
    return word in HOSTAGE or known(word, "state") is not None


def state_beside(analysis: Analysis, verb: int) -> str | None:
    """What an adjective or noun beside the verb adds: `left 30 dead`, `taken hostage`, `presumed dead`, `missing`."""
    for child in analysis.children[verb]:
        below = [analysis.words[t].lower() for t in analysis.children[child]]
        word = analysis.words[child].lower()
        found: list[str] = []
        if analysis.deps[child] in BESIDE:  # an object's own adjective only describes it: `release 12 wounded soldiers`
            own = analysis.deps[child] == "dobj"
            below = [analysis.words[t].lower() for t in analysis.children[child] if not own or t > child]
            found = [w for w in (word, *below) if _tells(w)]
        elif word == "as":  # `taking 251 others to the coast as hostages`
            found = [w.removesuffix("s") for w in below if w.removesuffix("s") in HOSTAGE]
        elif word == "among":  # `nine children were among the dead`
            found = [w for w in below if known(w, "self") or known(w, "state")]
        if found:
            return found[0]
    following = analysis.words[verb + 1].lower() if verb + 1 < len(analysis) else ""
    return following if _tells(following) else None


def stated(state: str, lemma: str, done: str | None) -> str | None:
    """What a state beside a verb says: `presumed dead`, `held captive`; `freed, dead or alive` is freed."""
    if state == "dead" and done in {"released", "held", "captured", "arrested"}:
        return done
    if state == "dead" and lemma in {"presume", "believe", "declare", "think", "fear", "assume"}:
        return "presumed_dead"
    if state in {"hostage", "captive", "prisoner"} and lemma not in {"take", "seize", "grab", "be"}:
        return "held"
    return HOSTAGE.get(state) or known(state, "state") or known(state, "self")
