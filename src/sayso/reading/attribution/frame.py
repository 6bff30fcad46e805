"""What a cue verb's content is told with: one frame, and the parts of the verb's phrase that any frame asks for."""

from dataclasses import dataclass

from sayso.language import Analysis
from sayso.language.analysis import Clause
from sayso.model import Spans
from sayso.reading.attribution.cues import cue_lemma, verb_cues
from sayso.reading.attribution.spans import AUXILIARIES, BREAKS, source_run

CLEAR = frozenset({"clear", "plain", "known", "public", "explicit"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One way in which a verb takes its content, and the share of such uses that attribute."""

    content: Spans
    share: float
    name: str
    cue_stop: int | None = None  # where the cue ends, when it goes on to a person told or a preposition
    source: Spans | None = None  # when it is not the subject
    sourceless: bool = False


def children(analysis: Analysis, token: int, *labels: str) -> list[int]:
    """The children of a token under some dependency labels."""
    return [c for c in analysis.children[token] if analysis.deps[c] in labels]


def is_infinitive(analysis: Analysis, token: int) -> bool:
    """Whether a verb has its `to`."""
    return any(analysis.tags[c] == "TO" for c in analysis.children[token])


def marked(analysis: Analysis, token: int, word: str) -> bool:
    """Whether a clause is introduced by a word (`that`, `as`)."""
    return any(analysis.words[c].lower() == word for c in children(analysis, token, "mark", "aux"))


def told_stop(analysis: Analysis, verb: int) -> int | None:
    """The end of the phrase that names the person told, right after a verb of telling; None for any other verb."""
    cue = verb_cues().get(cue_lemma(analysis.lemmas[verb]))
    more = children(analysis, verb, "ccomp", "xcomp", "prep")
    if cue is None or cue.role not in {"told", "warned"} or (cue.role == "warned" and not any(c > verb for c in more)):
        return None
    ends = [source_run(analysis, c).stop for c in children(analysis, verb, "dobj", "dative") if c > verb]
    if not ends:
        return None
    pause = next((t for t in range(verb + 1, max(ends)) if analysis.words[t] in BREAKS), max(ends))
    return pause if pause > verb + 1 else max(ends)


def clear_stop(analysis: Analysis, verb: int) -> int | None:
    """The end of `made (it) clear`, which is one cue."""
    if analysis.lemmas[verb] != "make":
        return None
    return next((t + 1 for t in range(verb + 1, min(verb + 3, len(analysis))) if analysis.words[t] in CLEAR), None)


def own_edge(analysis: Analysis, clause: Clause) -> int:
    """The first token of a clause's own subject or auxiliaries, or its predicate."""
    heads = [t for t in analysis.children[clause.predicate] if analysis.deps[t] in AUXILIARIES | {"neg"}]
    heads += [s for s in clause.subjects if analysis.heads[s] == clause.predicate]
    return min([clause.predicate, *(analysis.subtrees[h].first for h in heads)])
