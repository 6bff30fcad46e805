"""Cue verbs with a clause or an infinitive: `said that …`, `…, he said`, `hopes to …`, `urged the union to …`."""

from collections.abc import Iterator, Sequence

from sayso.language import Analysis, Tokens
from sayso.language.analysis import Clause
from sayso.model import Spans
from sayso.reading.attribution.cues import VerbCue, cue_lemma, verb_cues
from sayso.reading.attribution.edges import TIMES, Layout, complement
from sayso.reading.attribution.frame import Frame, children, clear_stop, is_infinitive, marked, own_edge, told_stop
from sayso.reading.attribution.page import Page
from sayso.reading.attribution.spans import run_spans, source_run

VOWED = 0.75  # the share of infinitives from which one is the content, wherever the parser hangs it
SOMEONE = "someone to do something"
ASKING = frozenset({"ask", "know", "wonder", "explain", "tell", "understand", "discuss", "question", "determine"})
WHERE_WHEN = frozenset({"where", "when"})


def _stray_wh(analysis: Analysis, run: Tokens, cue: VerbCue) -> bool:
    """Whether a complement begins with `where` or `when` though its verb asks nothing: a relative clause misread."""
    return analysis.words[run.first].lower() in WHERE_WHEN and cue.lemma not in ASKING


def finite(layout: Layout, clause: Clause, cue: VerbCue) -> Iterator[Frame]:
    """`said (that) …`, `…, he said`, `wondered whether …`."""
    page, verb = layout.page, clause.predicate
    analysis = page.analysis
    stop = told_stop(analysis, verb) or clear_stop(analysis, verb)
    if cue.role == "clear" and stop is None:
        return
    found = [c for c in children(analysis, verb, "ccomp") if not is_infinitive(analysis, c)]
    found += [c for c in children(analysis, verb, "xcomp") if marked(analysis, c, "that")]
    after = [complement(layout, verb, c) for c in sorted(found) if c > verb]
    after = [run for run in after if not _stray_wh(analysis, run, cue)]
    if after:
        last = _quoted_on(page, verb, after[-1].stop)
        first = _with_infinitive(analysis, verb, after[0].first)
        first = max(first, stop) if stop else _with_subject(analysis, verb, Tokens(first, after[0].stop), found)
        content = run_spans(page, max(first, verb + 1), last)
        if after[0].first < verb:
            content = _antecedent(page, verb, after[0].first) + content
        yield Frame(content=content, share=cue.clause, name="a clause", cue_stop=stop)
    elif found and cue.quote and found[0] < verb:
        run = analysis.subtrees[found[0]]
        edge = own_edge(analysis, clause)
        content = run_spans(page, _fronted_start(page, verb, run.first), max(min(run.stop, edge), edge))
        yield Frame(content=content, share=cue.clause, name="a clause before it", cue_stop=stop)


def _antecedent(page: Page, verb: int, first: int) -> Spans:
    """The noun that a relative clause around a cue says something of: `the school, which the army said was empty`."""
    analysis, head = page.analysis, page.analysis.heads[verb]
    relative = analysis.deps[verb] == "relcl" and analysis.tags[first] in {"WDT", "WP"}
    run = source_run(analysis, head) if relative else Tokens(first, first)
    return run_spans(page, run.first, min(run.stop, first))


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


def _with_infinitive(analysis: Analysis, verb: int, first: int) -> int:
    """Where a clause begins whose subject holds an infinitive that the parser hangs on the cue: `the men to go …`."""
    runs = [analysis.subtrees[c] for c in children(analysis, verb, "ccomp") if verb < c < first]
    return next((run.first for run in runs if run.stop == first and run.first > verb), first)


def _quoted_on(page: Page, verb: int, stop: int) -> int:
    """The end of a complement, with a second one that the parser coordinates with the cue: `…, but it is “late”`."""
    analysis = page.analysis
    for child in children(analysis, verb, "conj"):
        run = analysis.subtrees[child]
        joint = all(analysis.deps[t] in {"cc", "punct", "advmod"} for t in range(stop, run.first))
        own = bool(children(analysis, child, "nsubj", "nsubjpass", "expl"))  # else it is the speaker's next act
        goes_on = marked(analysis, child, "that") or (own and any(page.quote_of[t] is not None for t in run))
        if child > stop and joint and goes_on and cue_lemma(analysis.lemmas[child]) not in verb_cues():
            stop = run.stop
    return stop


def infinitive(layout: Layout, clause: Clause, cue: VerbCue) -> Iterator[Frame]:
    """`hopes to …`, `called for the union to …`, `urged the union to …`, `called on the union to …`."""
    page, verb = layout.page, clause.predicate
    analysis = page.analysis
    found = (c for c in children(analysis, verb, "xcomp", "ccomp", "advcl") if c > verb and is_infinitive(analysis, c))
    child = next(found, None)
    if child is None:
        return
    run = complement(layout, verb, child)
    if "for" in cue.about and analysis.words[run.first].lower() == "for" and marked(analysis, child, "for"):
        first = run.first + 1
        yield Frame(content=run_spans(page, first, run.stop), share=cue.about["for"], name=SOMEONE, cue_stop=first)
    elif analysis.deps[child] == "ccomp":
        yield Frame(content=run_spans(page, run.first, run.stop), share=cue.to, name=SOMEONE)
    else:
        yield from _asked(page, verb, child, run, cue)


def _asked(page: Page, verb: int, child: int, run: Tokens, cue: VerbCue) -> Iterator[Frame]:
    """An infinitive whose subject, if it has one, hangs on the cue: `called on the union to …`, `told it to …`."""
    analysis = page.analysis
    objects = [c for c in children(analysis, verb, "dobj", "dative") if verb < c < child]
    objects = [c for c in objects if analysis.name_of[c] not in TIMES]
    preps = [c for c in children(analysis, verb, "prep", "dative") if verb < c < child]
    preps = [c for c in preps if analysis.lemmas[c] in cue.about and children(analysis, c, "pobj")]
    if preps:
        first = analysis.subtrees[children(analysis, preps[0], "pobj")[0]].first
        share = max(cue.to, cue.about[analysis.lemmas[preps[0]]])
        yield Frame(content=run_spans(page, first, run.stop), share=share, name=SOMEONE, cue_stop=preps[0] + 1)
    elif objects and cue.role == "told":
        content, stop = run_spans(page, run.first, run.stop), told_stop(analysis, verb)
        yield Frame(content=content, share=cue.to, name="an infinitive", cue_stop=stop)
    elif objects and (cue.role == "urged" or analysis.deps[child] == "xcomp"):
        content = run_spans(page, analysis.subtrees[objects[0]].first, run.stop)
        yield Frame(content=content, share=cue.to, name=SOMEONE)
    elif not objects and (analysis.deps[child] != "advcl" or cue.to >= VOWED):
        yield Frame(content=run_spans(page, run.first, run.stop), share=cue.to, name="an infinitive")
