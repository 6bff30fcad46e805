"""The ways in which a verb takes its content, in the order they are tried; asides and passives."""

from collections.abc import Callable, Iterator

from sayso.language import Analysis
from sayso.language.analysis import Clause
from sayso.reading.attribution.complements import finite, infinitive
from sayso.reading.attribution.cues import VerbCue
from sayso.reading.attribution.edges import Layout, complement
from sayso.reading.attribution.frame import Frame, children, marked, own_edge
from sayso.reading.attribution.objects import object_, prepositional
from sayso.reading.attribution.page import Page
from sayso.reading.attribution.spans import run_spans, source_run, source_spans

THINKING = frozenset({"think", "believe", "hope", "suspect", "fear", "guess", "suppose"})


def aside(layout: Layout, clause: Clause, cue: VerbCue) -> Iterator[Frame]:
    """`The deal, officials said, is dead`; `As officials said, the deal is dead`."""
    page, verb = layout.page, clause.predicate
    analysis = page.analysis
    label, head = analysis.deps[verb], analysis.heads[verb]
    as_clause = label == "advcl" and marked(analysis, verb, "as")
    if label == "conj" and _added_on(page, clause):
        label = "parataxis"
    spoken = cue.quote or cue.lemma in THINKING
    own = [s for s in clause.subjects if analysis.heads[s] == verb]
    if not (label == "parataxis" or as_clause) or not spoken or not own or children(analysis, verb, "ccomp", "dobj"):
        return
    whole, cut = analysis.subtrees[head], analysis.subtrees[verb]
    first, stop = max(whole.first, page.units[page.unit_of[verb]].first), whole.stop
    content = run_spans(page, first, cut.first) + run_spans(page, _resumed(analysis, verb) or cut.stop, stop)
    yield Frame(content=content, share=cue.clause * (0.7 if as_clause else 1.0), name="a sentence around it")


def _resumed(analysis: Analysis, verb: int) -> int | None:
    """Where a sentence goes on that the parser hangs on the aside: `…, he said, to end it`, but not `…, smiling`."""
    later = (c for c in children(analysis, verb, "xcomp", "prep", "advcl") if c > verb + 1)
    firsts = (analysis.subtrees[c].first for c in later if analysis.tags[c] != "VBG")
    return next((t for t in firsts if t - 2 == verb and analysis.words[t - 1] == ","), None)


def _added_on(page: Page, clause: Clause) -> bool:
    """Whether a cue with a subject follows a sentence after a mere comma: `…, the newspaper said at the time`."""
    analysis, edge = page.analysis, own_edge(page.analysis, clause)
    joined = any(analysis.deps[c] == "cc" for c in analysis.children[analysis.heads[clause.predicate]])
    return not joined and edge > 0 and edge < clause.predicate and analysis.words[edge - 1] == ","


def _by(page: Page, clause: Clause, cue: VerbCue, subjects: list[int]) -> Iterator[Frame]:
    """`was condemned by the union`, `a plan backed by the union`."""
    analysis, verb = page.analysis, clause.predicate
    agent = next(iter(children(analysis, verb, "agent")), None)
    if agent is None or cue.role == "told" or (not subjects and analysis.deps[verb] != "acl"):
        return
    head = subjects[0] if subjects else analysis.heads[verb]
    content = run_spans(page, analysis.subtrees[head].first, min(source_run(analysis, head).stop, verb))
    share = cue.object * (1.0 if subjects else 0.7)
    source = source_spans(page, clause.agents)
    yield Frame(content=content, share=share if source else 0.0, name="“by”", cue_stop=agent + 1, source=source)


def _undergoers(analysis: Analysis, clause: Clause) -> list[int]:
    """What a passive speaks of: its subject, a number, one it shares, or the noun of `strikes attributed to X`."""
    verb = clause.predicate
    own = [s for s in clause.subjects if analysis.heads[s] == verb and s < verb]
    if not own and verb and analysis.pos[verb - 1] == "NUM":
        return [verb - 1]  # `109 hostages, of them 36 believed to be dead`
    shared = analysis.deps[verb] == "conj" or (analysis.deps[verb] == "acl" and not clause.agents)
    return own or [s for s in clause.subjects if shared and s < verb]


def passive(layout: Layout, clause: Clause, cue: VerbCue) -> Iterator[Frame]:
    """`is expected to …`, `it is feared that …`, `was condemned by …`."""
    page, verb = layout.page, clause.predicate
    analysis = page.analysis
    subjects = _undergoers(analysis, clause)
    if clause.agents:
        yield from _by(page, clause, cue, subjects)
        return
    labels = ("oprd",) if cue.role == "named" else ("xcomp", "ccomp", "oprd")
    rest = [c for c in children(analysis, verb, *labels) if c > verb]
    rest += [c for c in children(analysis, verb, "prep") if c > verb and analysis.words[c].lower() in cue.rest]
    if not rest and cue.lemma == "expect":
        rest = [c for c in children(analysis, verb, "prep", "npadvmod") if c > verb]  # `is expected on Monday`
    if not rest:
        return
    run = complement(layout, verb, rest[0])
    content = run_spans(page, run.first, run.stop)
    if subjects and analysis.lemmas[subjects[0]] != "it" and cue.role != "told":
        subject = source_run(analysis, subjects[0])
        content = run_spans(page, subject.first, min(subject.stop, verb)) + content
    yield Frame(content=content, share=cue.passive, name="no source", sourceless=True)


ACTIVE: tuple[Callable[[Layout, Clause, VerbCue], Iterator[Frame]], ...] = (
    aside,
    finite,
    infinitive,
    object_,
    prepositional,
)


def frames_of(layout: Layout, clause: Clause, cue: VerbCue) -> Iterator[Frame]:
    """The frames that a cue verb may stand in, likelier readings first."""
    if clause.passive and layout.page.analysis.tags[clause.predicate] == "VBN":
        yield from passive(layout, clause, cue)
        return
    for frame in ACTIVE:
        yield from frame(layout, clause, cue)
