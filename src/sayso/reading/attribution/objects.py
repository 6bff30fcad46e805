"""Cue verbs with an object or a preposition: `announced a truce`, `accused the army of …`, `called for a truce`."""

from collections.abc import Iterator

from sayso.language import Analysis
from sayso.language.analysis import Clause
from sayso.model import Spans
from sayso.reading.attribution.cues import VerbCue
from sayso.reading.attribution.edges import Layout, complement
from sayso.reading.attribution.frame import Frame, children, is_infinitive, told_stop
from sayso.reading.attribution.spans import run_spans, source_run

LEAST_TO = 0.3  # the share of infinitives below which one belongs to the object
ANSWERS = frozenset({"yes", "no"})
MUTUAL = frozenset({"each other", "one another", "the other", "other", "another"})


def object_(layout: Layout, clause: Clause, cue: VerbCue) -> Iterator[Frame]:
    """`announced a truce`, `accused the army of …`, `described it as …`, `called it an insult`."""
    page, verb = layout.page, clause.predicate
    analysis = page.analysis
    objects = [c for c in children(analysis, verb, "dobj", "xcomp") if c > verb]
    objects = [c for c in objects if analysis.deps[c] == "dobj" or not is_infinitive(analysis, c)]
    objects = objects or [c for c in children(analysis, verb, "intj") if analysis.words[c].lower() in ANSWERS]
    if cue.role == "told" or (cue.role == "warned" and told_stop(analysis, verb) and _has_rest(analysis, verb, cue)):
        return
    if not objects:
        yield from _fused(layout, verb, cue)
        yield from _relative(layout, verb, cue)
        return
    if analysis.quote(analysis.subtrees[objects[0]]).lower() in MUTUAL or analysis.words[objects[0]].lower() in MUTUAL:
        yield from _mutual(layout, verb, cue, objects[0])
        return
    content, whole = _predicated(layout, verb, objects[0], cue)
    share = cue.object if whole or cue.role not in {"named", "seen"} else 0.0
    if cue.role == "urged" and not whole:
        share = min(share, 0.4)
    yield Frame(content=content, share=share, name="an object")


def _predicated(layout: Layout, verb: int, child: int, cue: VerbCue) -> tuple[Spans, bool]:
    """An object with what is said of it, and whether anything is: `it as a first step`, `it an insult`."""
    page, analysis = layout.page, layout.page.analysis
    run = complement(layout, verb, child)
    rests = [c for c in analysis.children[verb] if c >= run.stop and _is_rest(analysis, c, cue)]
    aim = run_spans(page, run.first, _aim_stop(analysis, verb, run.stop) if cue.to < LEAST_TO else run.stop)
    if not rests:
        return aim, any(analysis.lemmas[t] in cue.rest and analysis.deps[t] == "prep" for t in run)
    first, stop = analysis.subtrees[rests[0]].first, analysis.subtrees[rests[-1]].stop
    if _adverbial_gap(analysis, verb, run.stop, first):
        return aim + run_spans(page, first, stop), True
    return run_spans(page, run.first, stop), True


def _aim_stop(analysis: Analysis, verb: int, stop: int) -> int:
    """The end of an object with the infinitive right after it, where the verb takes none: `welcome the deal to …`."""
    aims = [c for c in children(analysis, verb, "xcomp", "advcl") if analysis.subtrees[c].first == stop]
    return analysis.subtrees[aims[0]].stop if aims and is_infinitive(analysis, aims[0]) else stop


def _fused(layout: Layout, verb: int, cue: VerbCue) -> Iterator[Frame]:
    """`what they called an insult`, `what he described as an insult`."""
    analysis = layout.page.analysis
    what = [c for c in children(analysis, verb, "dobj", "nsubj") if c < verb and analysis.lemmas[c] == "what"]
    rests = [c for c in analysis.children[verb] if c > verb and _is_rest(analysis, c, cue)]
    if what and rests:
        run = complement(layout, verb, rests[0])
        yield Frame(content=run_spans(layout.page, run.first, run.stop), share=cue.object, name="“what”")


def _relative(layout: Layout, verb: int, cue: VerbCue) -> Iterator[Frame]:
    """`an offer that many see as a first step`: of the noun before, by the relative clause’s own subject."""
    analysis, page = layout.page.analysis, layout.page
    rests = [c for c in analysis.children[verb] if c > verb and _is_rest(analysis, c, cue)]
    left = [analysis.tags[c] for c in analysis.children[verb] if c < verb and analysis.deps[c] == "nsubj"]
    if analysis.deps[verb] != "relcl" or not rests or not left or left[-1] in {"WDT", "WP"}:
        return
    noun, rest = source_run(analysis, analysis.heads[verb]), complement(layout, verb, rests[0])
    content = run_spans(page, noun.first, min(noun.stop, verb)) + run_spans(page, rest.first, rest.stop)
    yield Frame(content=content, share=cue.object, name="the noun before it")


def _mutual(layout: Layout, verb: int, cue: VerbCue, object_: int) -> Iterator[Frame]:
    """`accused each other of bad faith`: whom is part of the cue."""
    analysis = layout.page.analysis
    for prep in (*analysis.children[verb], *analysis.children[object_]):
        inner = children(analysis, prep, "pobj", "pcomp") if prep > verb and analysis.words[prep] in cue.rest else []
        if inner:
            first = min(analysis.subtrees[i].first for i in inner)
            content = run_spans(layout.page, first, complement(layout, verb, prep).stop)
            yield Frame(content=content, share=cue.object, name="each other", cue_stop=prep + 1)


def _is_rest(analysis: Analysis, child: int, cue: VerbCue) -> bool:
    if analysis.deps[child] == "oprd":
        return True
    return analysis.deps[child] in {"prep", "dative"} and analysis.words[child].lower() in cue.rest


def _has_rest(analysis: Analysis, verb: int, cue: VerbCue) -> bool:
    return any(c > verb and _is_rest(analysis, c, cue) for c in analysis.children[verb])


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
        start = told_stop(analysis, verb) or verb
        if child > verb and share and inner and child - start <= 3 and not timed:
            first = min(analysis.subtrees[i].first for i in inner)
            stop = max(complement(layout, verb, i).stop for i in inner)
            content = run_spans(page, first, stop)
            yield Frame(content=content, share=share, name=f"“{analysis.words[child].lower()}”", cue_stop=child + 1)
