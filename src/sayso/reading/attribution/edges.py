"""Where a content begins and ends: a complement's words, cut where someone else's or the writer's words begin."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sayso.language import Analysis, Tokens
from sayso.reading.attribution.cues import cue_lemma, verb_cues
from sayso.reading.attribution.page import FINITE, Page
from sayso.reading.attribution.subjects import misplaced_cues

CONTRASTS = frozenset({"while", "although", "though", "whereas"})
JOINTS = frozenset({"cc", "punct", "advmod"})
ADDED = frozenset({"after", "according", "with"})
TIMES = frozenset({"DATE", "TIME"})
PAUSES = frozenset({",", "—", "–", "-", "--"})
DASHES = PAUSES - {","}
RELATIVES = frozenset({"which", "who", "whose", "whom", "where"})


@dataclass(frozen=True, slots=True)
class Layout:
    """What the verbs of a page are read with: cues that hang in another's content, and where those end it."""

    page: Page
    outer: Mapping[int, int]  # a misplaced cue -> the cue that it belongs beside
    ends: Mapping[int, Sequence[int]]  # a cue -> the misplaced cues that end its content


def layout_of(page: Page) -> Layout:
    """The page with its misplaced cues."""
    outer = misplaced_cues(page.analysis)
    ends: dict[int, list[int]] = {}
    for verb, owner in outer.items():
        ends.setdefault(owner, []).append(verb)
    return Layout(page, outer, MappingProxyType(ends))


def _before(analysis: Analysis, verb: int) -> int:
    """The place right before a coordinated or added clause, its conjunction and comma left out as well."""
    at = analysis.subtrees[verb].first
    while at > 0 and analysis.deps[at - 1] in JOINTS and analysis.words[at - 1] not in {"”", '"', "’"}:
        at -= 1
    return at


def _contrast(analysis: Analysis, run: Tokens) -> int | None:
    """Where `, while …` or `, although …` begins inside a content: the writer goes on there."""
    for token in range(run.first + 2, run.stop):
        word = analysis.words[token].lower()
        if word in CONTRASTS and analysis.deps[token] == "mark" and analysis.words[token - 1] in PAUSES:
            verb = analysis.heads[token]
            subject = any(analysis.deps[c] in {"nsubj", "nsubjpass", "expl"} for c in analysis.children[verb])
            if subject and verb in run:
                return token - 1
    return None


def _added(analysis: Analysis, run: Tokens) -> int | None:
    """Where the writer adds something: `, after …`, `, according to …`, `, with … growing`."""
    for token in range(run.first + 2, run.stop):
        word = analysis.words[token].lower()
        paused = analysis.words[token - 1] in PAUSES and analysis.deps[token] in {"prep", "mark"}
        absolute = word != "with" or any(analysis.tags[t] in {"VBG", "VBN"} for t in range(token, run.stop))
        if word in ADDED and paused and absolute:
            return token - 1
    return None


def aside(analysis: Analysis, run: Tokens) -> int | None:
    """Where the writer says more about a noun at the end of a content: `, which …`, `, of whom …`, ` – a …`."""
    for token in range(run.first + 1, run.stop - 1):
        if analysis.words[token] not in PAUSES or analysis.starts[token + 1] == analysis.ends[token]:
            continue
        ahead = analysis.words[token + 1 : token + 3]
        begins = ahead[0].lower() in RELATIVES or ahead[-1] in {"which", "whom"}
        labels = ("relcl",) if begins else ("appos",) if _named_again(analysis, token) else ()
        if labels and _ends_with(analysis, token + 1, run.stop, labels):
            return token
    return None


def _others(analysis: Analysis, run: Tokens) -> int | None:
    """Where the writer tells what someone else says of the end of a content: `…, which the owners say is too much`."""
    place = aside(analysis, run)
    tail = range(place + 1, run.stop) if place is not None else ()
    verbs = (t for t in tail if analysis.deps[t] == "relcl")
    cues = (verb_cues().get(cue_lemma(analysis.lemmas[t])) for t in verbs)
    return place if any(cue is not None and cue.quote for cue in cues) else None


def _named_again(analysis: Analysis, dash: int) -> bool:
    """Whether a dash with blanks around it comes before a noun phrase: ` – a key point`."""
    apart = analysis.words[dash] in DASHES and analysis.starts[dash] > analysis.ends[dash - 1]
    return apart and analysis.pos[dash + 1] in {"DET", "NUM"}


def _ends_with(analysis: Analysis, first: int, stop: int, labels: tuple[str, ...]) -> bool:
    """Whether a phrase with one of some labels begins at a token and ends where the content does."""
    for token in (first, *analysis.ancestors(first)):
        run = analysis.subtrees[token]
        if run.first < first:
            return False
        if analysis.deps[token] in labels:
            return all(analysis.deps[t] == "punct" for t in range(run.stop, stop))
    return False


def _extended(analysis: Analysis, cue: int, stop: int) -> int:
    """The end of a complement, with a phrase after it that the parser hangs on its cue: `… to talk in the city`."""
    for child in analysis.children[cue]:
        if analysis.deps[child] == "prep" and analysis.subtrees[child].first == stop:
            inner = [c for c in analysis.children[child] if analysis.deps[c] == "pobj"]
            if any(analysis.name_of[c] in TIMES for c in inner):
                break
            stop = analysis.subtrees[child].stop
        elif _goes_on(analysis, cue, child, stop):
            stop = analysis.subtrees[child].stop
    return stop


def _goes_on(analysis: Analysis, cue: int, child: int, stop: int) -> bool:
    """Whether a participle or noun is coordinated with a finite cue, so with what it says: `of theft, and lying`."""
    unlike = analysis.tags[child] == "VBG" or analysis.pos[child] in {"NOUN", "PROPN"}
    if analysis.deps[child] != "conj" or not unlike or analysis.tags[cue] == "VBG":
        return False
    helped = any(analysis.deps[c] in {"aux", "nsubj"} for c in analysis.children[child])
    joint = range(stop, analysis.subtrees[child].first)
    return not helped and 0 < len(joint) <= 2 and all(analysis.deps[t] in JOINTS for t in joint)


def complement(layout: Layout, cue: int, child: int) -> Tokens:
    """The run of a complement that follows its cue."""
    analysis = layout.page.analysis
    run = analysis.subtrees[child]
    stops = [_before(analysis, verb) for verb in layout.ends.get(cue, ()) if verb in run]
    stop = min([_extended(analysis, cue, run.stop), *(s for s in stops if s > run.first)])
    if layout.page.quote_of[child] is None:
        for cut in (_contrast, _added, _others) if _finite(analysis, child) else (_contrast, _added, aside):
            place = cut(analysis, Tokens(run.first, stop))
            stop = place if place is not None else stop
    return Tokens(run.first, stop)


def _finite(analysis: Analysis, child: int) -> bool:
    """Whether a complement is a finite clause, all of which is said, and no infinitive, participle or noun."""
    helpers = [c for c in analysis.children[child] if analysis.deps[c] in {"aux", "auxpass"}]
    return analysis.deps[child] == "ccomp" and any(analysis.tags[t] in FINITE for t in (child, *helpers))
