"""The ways in which a verb takes its content: clause, infinitive, object, preposition, aside, passive."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sayso.language import Analysis, Tokens
from sayso.language.analysis import Clause
from sayso.model import Spans
from sayso.reading.attribution.cues import VerbCue, cue_lemma, verb_cues
from sayso.reading.attribution.edges import TIMES, Layout, complement
from sayso.reading.attribution.page import Page
from sayso.reading.attribution.spans import AUXILIARIES, BREAKS, run_spans, source_run, source_spans

VOWED = 0.75  # the share of infinitives from which one is the content, wherever the parser hangs it
ASKING = frozenset({"ask", "know", "wonder", "explain", "tell", "understand", "discuss", "question", "determine"})
WHERE_WHEN = frozenset({"where", "when"})
MUTUAL = frozenset({"each other", "one another", "the other", "other", "another"})
THINKING = frozenset({"think", "believe", "hope", "suspect", "fear", "guess", "suppose"})


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


def _marked(analysis: Analysis, token: int, word: str) -> bool:
    return any(analysis.words[c].lower() == word for c in children(analysis, token, "mark", "aux"))


def told_stop(analysis: Analysis, verb: int) -> int | None:
    """The end of the phrase that names the person told, right after a verb of telling; None for any other verb."""
    cue = verb_cues().get(cue_lemma(analysis.lemmas[verb]))
    if cue is None or cue.role != "told":
        return None
    ends = [source_run(analysis, c).stop for c in children(analysis, verb, "dobj", "dative") if c > verb]
    if not ends:
        return None
    pause = next((t for t in range(verb + 1, max(ends)) if analysis.words[t] in BREAKS), max(ends))
    return pause if pause > verb + 1 else max(ends)


def own_edge(analysis: Analysis, clause: Clause) -> int:
    """The first token of a clause's own subject or auxiliaries, or its predicate."""
    heads = [t for t in analysis.children[clause.predicate] if analysis.deps[t] in AUXILIARIES | {"neg"}]
    heads += [s for s in clause.subjects if analysis.heads[s] == clause.predicate]
    return min([clause.predicate, *(analysis.subtrees[h].first for h in heads)])


def _stray_wh(analysis: Analysis, run: Tokens, cue: VerbCue) -> bool:
    """Whether a complement begins with `where` or `when` though its verb asks nothing: a relative clause misread."""
    return analysis.words[run.first].lower() in WHERE_WHEN and cue.lemma not in ASKING


def finite(layout: Layout, clause: Clause, cue: VerbCue) -> Iterator[Frame]:
    """`said (that) …`, `…, he said`, `wondered whether …`."""
    page, verb = layout.page, clause.predicate
    analysis = page.analysis
    stop = told_stop(analysis, verb)
    found = [c for c in children(analysis, verb, "ccomp") if not is_infinitive(analysis, c)]
    found += [c for c in children(analysis, verb, "xcomp") if _marked(analysis, c, "that")]
    after = [complement(layout, verb, c) for c in sorted(found) if c > verb]
    after = [run for run in after if not _stray_wh(analysis, run, cue)]
    if after:
        first = max(after[0].first, stop or verb + 1) if stop else _with_subject(analysis, verb, after[0], found)
        content = run_spans(page, first, _quoted_on(page, verb, after[-1].stop))
        yield Frame(content=content, share=cue.clause, name="a clause", cue_stop=stop)
    elif found and cue.quote and found[0] < verb:
        run = analysis.subtrees[found[0]]
        edge = own_edge(analysis, clause)
        content = run_spans(page, _fronted_start(page, verb, run.first), max(min(run.stop, edge), edge))
        yield Frame(content=content, share=cue.clause, name="a clause before it", cue_stop=stop)


def _fronted_start(page: Page, verb: int, first: int) -> int:
    """Where a sentence before its cue begins, with phrases of time and place that the parser hangs on the cue."""
    analysis, unit = page.analysis, page.units[page.unit_of[verb]]
    for child in analysis.children[verb]:
        run = analysis.subtrees[child]
        if unit.first <= run.first < first and analysis.deps[child] in {"prep", "npadvmod", "advmod", "advcl"}:
            first = run.first
    return first


def _with_subject(analysis: Analysis, verb: int, run: Tokens, found: Sequence[int]) -> int:
    """Where a complement begins, its subject included where the parser takes that for the cue's object."""
    child = next(c for c in sorted(found) if c > verb)
    own = any(analysis.deps[c] in {"nsubj", "nsubjpass", "expl", "csubj"} for c in analysis.children[child])
    objects = [c for c in children(analysis, verb, "dobj", "dative") if verb < c < run.first]
    return run.first if own or not objects else analysis.subtrees[objects[0]].first


def _quoted_on(page: Page, verb: int, stop: int) -> int:
    """The end of a complement, with a second one that the parser coordinates with the cue: `…, but it is “late”`."""
    analysis = page.analysis
    for child in children(analysis, verb, "conj"):
        run = analysis.subtrees[child]
        joint = all(analysis.deps[t] in {"cc", "punct", "advmod"} for t in range(stop, run.first))
        marked = _marked(analysis, child, "that") or any(page.quote_of[t] is not None for t in run)
        if child > stop and joint and marked and cue_lemma(analysis.lemmas[child]) not in verb_cues():
            stop = run.stop
    return stop


def infinitive(layout: Layout, clause: Clause, cue: VerbCue) -> Iterator[Frame]:
    """`hopes to …`, `urged the union to …`, `called on the union to …`."""
    page, verb = layout.page, clause.predicate
    analysis = page.analysis
    for child in children(analysis, verb, "xcomp", "ccomp", "advcl"):
        if child < verb or not is_infinitive(analysis, child):
            continue
        run = complement(layout, verb, child)
        if analysis.deps[child] == "ccomp":
            yield Frame(content=run_spans(page, run.first, run.stop), share=cue.to, name="someone to do something")
            return
        objects = [c for c in children(analysis, verb, "dobj", "dative") if verb < c < child]
        objects = [c for c in objects if analysis.name_of[c] not in TIMES]
        preps = [c for c in children(analysis, verb, "prep", "dative") if verb < c < child]
        preps = [c for c in preps if analysis.lemmas[c] in cue.about and children(analysis, c, "pobj")]
        if preps:
            first = analysis.subtrees[children(analysis, preps[0], "pobj")[0]].first
            share, content = cue.about[analysis.lemmas[preps[0]]], run_spans(page, first, run.stop)
            yield Frame(content=content, share=share, name="someone to do something", cue_stop=preps[0] + 1)
        elif objects and cue.role == "told":
            content, stop = run_spans(page, run.first, run.stop), told_stop(analysis, verb)
            yield Frame(content=content, share=cue.to, name="an infinitive", cue_stop=stop)
        elif objects and (cue.role == "urged" or analysis.deps[child] == "xcomp"):
            content = run_spans(page, analysis.subtrees[objects[0]].first, run.stop)
            yield Frame(content=content, share=cue.to, name="someone to do something")
        elif not objects and (analysis.deps[child] != "advcl" or cue.to >= VOWED):
            yield Frame(content=run_spans(page, run.first, run.stop), share=cue.to, name="an infinitive")
        return


def object_(layout: Layout, clause: Clause, cue: VerbCue) -> Iterator[Frame]:
    """`announced a truce`, `accused the army of …`, `described it as …`, `called it an insult`."""
    page, verb = layout.page, clause.predicate
    analysis = page.analysis
    objects = [c for c in children(analysis, verb, "dobj", "xcomp") if c > verb]
    objects = [c for c in objects if analysis.deps[c] == "dobj" or not is_infinitive(analysis, c)]
    if cue.role == "told":
        return
    if not objects:
        yield from _fused(layout, verb, cue)
        return
    if analysis.quote(analysis.subtrees[objects[0]]).lower() in MUTUAL or analysis.words[objects[0]].lower() in MUTUAL:
        yield from _mutual(layout, verb, cue, objects[0])
        return
    run = complement(layout, verb, objects[0])
    rests = [c for c in analysis.children[verb] if c >= run.stop and _is_rest(analysis, c, cue)]
    content = run_spans(page, run.first, run.stop)
    if rests:
        rest = analysis.subtrees[rests[-1]]
        gap = _adverbial_gap(analysis, verb, run.stop, analysis.subtrees[rests[0]].first)
        content = (
            content + run_spans(page, analysis.subtrees[rests[0]].first, rest.stop)
            if gap
            else run_spans(page, run.first, rest.stop)
        )
    inside = any(analysis.lemmas[t] in cue.rest and analysis.deps[t] == "prep" for t in run)
    whole = bool(rests) or inside
    share = cue.object if whole or cue.role not in {"named", "seen"} else 0.0
    if cue.role == "urged" and not whole:
        share = min(share, 0.4)
    yield Frame(content=content, share=share, name="an object")


def _fused(layout: Layout, verb: int, cue: VerbCue) -> Iterator[Frame]:
    """`what they called an insult`, `what he described as an insult`."""
    analysis = layout.page.analysis
    what = [c for c in children(analysis, verb, "dobj", "nsubj") if c < verb and analysis.lemmas[c] == "what"]
    rests = [c for c in analysis.children[verb] if c > verb and _is_rest(analysis, c, cue)]
    if what and rests:
        run = complement(layout, verb, rests[0])
        yield Frame(content=run_spans(layout.page, run.first, run.stop), share=cue.object, name="“what”")


def _mutual(layout: Layout, verb: int, cue: VerbCue, object_: int) -> Iterator[Frame]:
    """`accused each other of bad faith`: whom is part of the cue."""
    analysis = layout.page.analysis
    for prep in (*analysis.children[verb], *analysis.children[object_]):
        inner = children(analysis, prep, "pobj", "pcomp") if prep > verb and analysis.words[prep] in cue.rest else []
        if inner:
            first = min(analysis.subtrees[i].first for i in inner)
            content = run_spans(layout.page, first, analysis.subtrees[prep].stop)
            yield Frame(content=content, share=cue.object, name="each other", cue_stop=prep + 1)


def _is_rest(analysis: Analysis, child: int, cue: VerbCue) -> bool:
    if analysis.deps[child] == "oprd":
        return True
    return analysis.deps[child] in {"prep", "dative"} and analysis.words[child].lower() in cue.rest


def _adverbial_gap(analysis: Analysis, verb: int, first: int, stop: int) -> bool:
    """Whether words of time or place stand between an object and the rest of the content."""
    return any(
        analysis.heads[t] == verb and analysis.deps[t] in {"npadvmod", "prep", "advmod"} for t in range(first, stop)
    )


def prepositional(layout: Layout, clause: Clause, cue: VerbCue) -> Iterator[Frame]:
    """`called for a truce`, `warned against delay`, `insisted on it`."""
    page, verb = layout.page, clause.predicate
    analysis = page.analysis
    for child in children(analysis, verb, "prep", "prt", "dative", "agent"):
        key = " ".join(w.lower() for w in analysis.words[verb + 1 : child + 1])
        share = cue.about.get(key, cue.about.get(analysis.words[child].lower(), 0.0))
        inner = children(analysis, child, "pobj", "pcomp")
        timed = bool(inner) and analysis.name_of[inner[0]] in {"DATE", "TIME"}
        if child > verb and share and inner and child - verb <= 3 and not timed:
            first = min(analysis.subtrees[i].first for i in inner)
            stop = max(complement(layout, verb, i).stop for i in inner)
            content = run_spans(page, first, stop)
            yield Frame(content=content, share=share, name=f"“{analysis.words[child].lower()}”", cue_stop=child + 1)


def aside(layout: Layout, clause: Clause, cue: VerbCue) -> Iterator[Frame]:
    """`The deal, officials said, is dead`; `As officials said, the deal is dead`."""
    page, verb = layout.page, clause.predicate
    analysis = page.analysis
    label, head = analysis.deps[verb], analysis.heads[verb]
    as_clause = label == "advcl" and _marked(analysis, verb, "as")
    spoken = cue.quote or cue.lemma in THINKING
    own = [s for s in clause.subjects if analysis.heads[s] == verb]
    if not (label == "parataxis" or as_clause) or not spoken or not own or children(analysis, verb, "ccomp", "dobj"):
        return
    whole, cut = analysis.subtrees[head], analysis.subtrees[verb]
    first, stop = max(whole.first, page.units[page.unit_of[verb]].first), whole.stop
    content = run_spans(page, first, cut.first) + run_spans(page, cut.stop, stop)
    yield Frame(content=content, share=cue.clause * (0.7 if as_clause else 1.0), name="a sentence around it")


def _by(page: Page, clause: Clause, cue: VerbCue, subjects: list[int]) -> Iterator[Frame]:
    """`was condemned by the union`, `a plan backed by the union`."""
    analysis, verb = page.analysis, clause.predicate
    agent = next(iter(children(analysis, verb, "agent")), None)
    if agent is None or cue.role == "told" or (not subjects and analysis.deps[verb] != "acl"):
        return
    head = subjects[0] if subjects else analysis.heads[verb]
    content = run_spans(page, analysis.subtrees[head].first, min(source_run(analysis, head).stop, verb))
    share = max(cue.object, cue.clause * 0.5) * (1.0 if subjects else 0.7)
    source = source_spans(page, clause.agents)
    yield Frame(content=content, share=share if source else 0.0, name="“by”", cue_stop=agent + 1, source=source)


def passive(layout: Layout, clause: Clause, cue: VerbCue) -> Iterator[Frame]:
    """`is expected to …`, `it is feared that …`, `was condemned by …`."""
    page, verb = layout.page, clause.predicate
    analysis = page.analysis
    subjects = [s for s in clause.subjects if analysis.heads[s] == verb and s < verb]
    if clause.agents:
        yield from _by(page, clause, cue, subjects)
        return
    labels = ("oprd",) if cue.role == "named" else ("xcomp", "ccomp", "oprd")
    rest = [c for c in children(analysis, verb, *labels) if c > verb]
    rest += [c for c in children(analysis, verb, "prep") if c > verb and analysis.words[c].lower() in cue.rest]
    if not rest:
        return
    run = complement(layout, verb, rest[0])
    content = run_spans(page, run.first, run.stop)
    if subjects and analysis.lemmas[subjects[0]] != "it" and cue.role != "told":
        subject = source_run(analysis, subjects[0])
        content = run_spans(page, subject.first, subject.stop) + content
    yield Frame(content=content, share=cue.passive, name="no source", sourceless=cue.role != "told")


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
