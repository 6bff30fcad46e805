"""Verbs that attribute, by the syntax of their complements: clauses, infinitives, objects, prepositions, passives."""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.language import Analysis, Tokens
from sayso.language.analysis import Clause
from sayso.model import Spans
from sayso.reading.attribution.cues import VerbCue, cue_lemma, verb_cues
from sayso.reading.attribution.draft import Draft
from sayso.reading.attribution.page import Page
from sayso.reading.attribution.spans import cue_run, own_edge, source_run, source_spans, tidy

LEAST = 0.5  # the share of uses below which a frame is not taken for an attribution
UNREAL = frozenset({"could", "may", "might", "can", "should"})
CONDITIONS = frozenset({"if", "unless"})
WITHHOLDING = frozenset({"decline", "refuse"})
WH = frozenset({"WDT", "WP", "WP$", "WRB"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One way in which a verb takes its content: the spans, the share, and tokens that the cue takes in besides."""

    content: Spans
    share: float
    name: str
    cue_stop: int | None = None  # where the cue ends, when it goes on to a person told or a preposition
    source: Spans | None = None  # when it is not the subject
    sourceless: bool = False


def _marked(analysis: Analysis, token: int, word: str) -> bool:
    return any(
        analysis.words[c].lower() == word and analysis.deps[c] in {"mark", "aux"} for c in analysis.children[token]
    )


def _is_infinitive(analysis: Analysis, token: int) -> bool:
    return any(analysis.tags[c] == "TO" for c in analysis.children[token])


def _children(analysis: Analysis, token: int, *labels: str) -> list[int]:
    return [c for c in analysis.children[token] if analysis.deps[c] in labels]


def _run_span(page: Page, first: int, stop: int) -> Spans:
    if first >= stop:
        return ()
    span = tidy(page, page.analysis.span(Tokens(first, stop)))
    return (span,) if span.end > span.start else ()


def told_stop(analysis: Analysis, verb: int) -> int | None:
    """The end of the phrase that names the person told, right after a verb of telling; None for any other verb."""
    cue = verb_cues().get(cue_lemma(analysis.lemmas[verb]))
    if cue is None or cue.role != "told":
        return None
    return max(
        (source_run(analysis, c).stop for c in _children(analysis, verb, "dobj", "dative") if c > verb), default=None
    )


def _finite(page: Page, clause: Clause, cue: VerbCue) -> Iterator[Frame]:
    """`said (that) …`, `…, he said`, `wondered whether …`."""
    analysis, verb = page.analysis, clause.predicate
    for child in _children(analysis, verb, "ccomp", "xcomp"):
        run = analysis.subtrees[child]
        if analysis.deps[child] == "xcomp" and not _marked(analysis, child, "that"):
            continue
        if _is_infinitive(analysis, child):
            if cue.to >= LEAST and child > verb:
                yield Frame(
                    content=_run_span(page, run.first, run.stop), share=cue.to, name="infinitive with a subject"
                )
            continue
        if child > verb:
            stop = told_stop(analysis, verb)
            first = max(run.first, stop or verb + 1)
            yield Frame(content=_run_span(page, first, run.stop), share=cue.clause, name="clause", cue_stop=stop)
        else:
            edge = own_edge(analysis, clause)
            stop = told_stop(analysis, verb)
            yield Frame(
                content=_run_span(page, run.first, min(run.stop, edge)), share=cue.clause, name="fronted", cue_stop=stop
            )
        return


def _infinitive(page: Page, clause: Clause, cue: VerbCue) -> Iterator[Frame]:
    """`hopes to …`, `urged the union to …`, `called on the union to …`."""
    analysis, verb = page.analysis, clause.predicate
    for child in _children(analysis, verb, "xcomp", "ccomp", "advcl"):
        if child < verb or not _is_infinitive(analysis, child):
            continue
        run = analysis.subtrees[child]
        objects = [c for c in _children(analysis, verb, "dobj", "dative") if verb < c < child]
        preps = [c for c in _children(analysis, verb, "prep", "dative") if verb < c < child]
        preps = [c for c in preps if analysis.lemmas[c] in cue.about]
        if objects and cue.role == "urged":
            first = analysis.subtrees[objects[0]].first
            yield Frame(content=_run_span(page, first, run.stop), share=cue.to, name="urged to")
        elif objects and cue.role == "told":
            yield Frame(
                content=_run_span(page, run.first, run.stop),
                share=cue.to,
                name="told to",
                cue_stop=told_stop(analysis, verb),
            )
        elif preps:
            inner = _children(analysis, preps[0], "pobj")
            if inner:
                first = analysis.subtrees[inner[0]].first
                share = cue.about[analysis.lemmas[preps[0]]]
                yield Frame(
                    content=_run_span(page, first, run.stop), share=share, name="called on to", cue_stop=preps[0] + 1
                )
        elif analysis.deps[child] != "advcl" and (not objects or cue.to >= LEAST) and not objects:
            yield Frame(content=_run_span(page, run.first, run.stop), share=cue.to, name="infinitive")
        elif objects and analysis.deps[child] == "xcomp" and cue.to >= LEAST:
            first = analysis.subtrees[objects[0]].first
            yield Frame(content=_run_span(page, first, run.stop), share=cue.to, name="object and infinitive")
        return


def _object(page: Page, clause: Clause, cue: VerbCue) -> Iterator[Frame]:
    """`announced a truce`, `accused the army of …`, `described it as …`, `called it an insult`."""
    analysis, verb = page.analysis, clause.predicate
    objects = [c for c in _children(analysis, verb, "dobj", "xcomp") if c > verb]
    objects = [c for c in objects if analysis.deps[c] == "dobj" or not _is_infinitive(analysis, c)]
    if not objects or cue.role == "told":
        return
    run = analysis.subtrees[objects[0]]
    stop, more = run.stop, False
    for child in analysis.children[verb]:
        rest = analysis.deps[child] == "oprd" or (
            analysis.deps[child] in {"prep", "dative"} and analysis.words[child].lower() in cue.rest
        )
        if child >= run.stop and rest and child <= stop:
            stop, more = analysis.subtrees[child].stop, True
    inside = any(analysis.lemmas[t] in cue.rest and analysis.deps[t] == "prep" for t in run)
    share = cue.object if cue.role not in {"named", "seen"} or more or inside else 0.0
    if cue.role == "urged" and not more:
        share = min(share, 0.4)
    yield Frame(content=_run_span(page, run.first, stop), share=share, name="object")


def _prepositional(page: Page, clause: Clause, cue: VerbCue) -> Iterator[Frame]:
    """`called for a truce`, `warned against delay`, `insisted on it`."""
    analysis, verb = page.analysis, clause.predicate
    for child in _children(analysis, verb, "prep", "prt", "dative", "agent"):
        share = cue.about.get(analysis.words[child].lower(), 0.0)
        inner = _children(analysis, child, "pobj", "pcomp")
        if child > verb and share and inner and child - verb <= 3:
            first = min(analysis.subtrees[i].first for i in inner)
            stop = max(analysis.subtrees[i].stop for i in inner)
            yield Frame(content=_run_span(page, first, stop), share=share, name="preposition", cue_stop=child + 1)


def _parenthetical(page: Page, clause: Clause, cue: VerbCue) -> Iterator[Frame]:
    """`The deal, officials said, is dead`; `As officials said, the deal is dead`."""
    analysis, verb = page.analysis, clause.predicate
    label, head = analysis.deps[verb], analysis.heads[verb]
    as_clause = label == "advcl" and _marked(analysis, verb, "as")
    if not (label == "parataxis" or as_clause) or head == verb or not clause.subjects:
        return
    whole, cut = analysis.subtrees[head], analysis.subtrees[verb]
    first, stop = cut.first, cut.stop
    before = _run_span(page, whole.first, first) if first > whole.first else ()
    after = _run_span(page, stop, whole.stop) if stop < whole.stop else ()
    yield Frame(content=before + after, share=cue.clause if label == "parataxis" else cue.clause * 0.7, name="aside")


def _passive(page: Page, clause: Clause, cue: VerbCue) -> Iterator[Frame]:
    """`is expected to …`, `it is feared that …`, `was condemned by …`."""
    analysis, verb = page.analysis, clause.predicate
    subjects = [s for s in clause.subjects if analysis.heads[s] == verb and s < verb]
    if clause.agents:
        agent = next((c for c in _children(analysis, verb, "agent")), None)
        if agent is None or (not subjects and analysis.deps[verb] != "acl"):
            return
        heads = subjects or [analysis.heads[verb]]
        content = _run_span(page, analysis.subtrees[heads[0]].first, min(source_run(analysis, heads[-1]).stop, verb))
        share = max(cue.object, cue.clause * 0.5) if cue.role != "told" else 0.0
        yield Frame(
            content=content, share=share, name="by", cue_stop=agent + 1, source=source_spans(page, clause.agents)
        )
        return
    rest = [c for c in _children(analysis, verb, "xcomp", "ccomp", "oprd") if c > verb]
    rest += [c for c in _children(analysis, verb, "prep") if c > verb and analysis.words[c].lower() in cue.rest]
    if not rest:
        return
    run = analysis.subtrees[rest[0]]
    content = _run_span(page, run.first, run.stop)
    if subjects and analysis.lemmas[subjects[0]] != "it" and cue.role != "told":
        subject = source_run(analysis, subjects[0])
        content = _run_span(page, subject.first, subject.stop) + content
    yield Frame(content=content, share=cue.passive, name="passive", sourceless=cue.role != "told")


FRAMES = (_parenthetical, _finite, _infinitive, _object, _prepositional)


def _frames(page: Page, clause: Clause, cue: VerbCue) -> Iterator[Frame]:
    if clause.passive and page.analysis.tags[clause.predicate] == "VBN":
        yield from _passive(page, clause, cue)
        return
    for frame in FRAMES:
        yield from frame(page, clause, cue)


def _factor(analysis: Analysis, clause: Clause, cue: VerbCue, frame: Frame) -> float:
    """How far mood and negation weaken a use: what is only possible or withheld is not said."""
    verb = clause.predicate
    if clause.modal in UNREAL and not frame.sourceless:
        return 0.5
    if clause.marker in CONDITIONS:
        return 0.4
    if clause.negated and cue.quote and cue.lemma not in {"confirm", "rule", "suggest"}:
        return 0.3
    if clause.tense == "none" and analysis.tags[verb] == "VB":
        return 0.5
    if _is_infinitive(analysis, verb):
        return 0.62
    return 1.0


def _cue_spans(analysis: Analysis, clause: Clause, frame: Frame, heads: int | None) -> Spans:
    run = cue_run(analysis, clause.predicate)
    first = run.first if heads is None else cue_run(analysis, heads).first
    stop = max(run.stop, frame.cue_stop or 0)
    return (analysis.span(Tokens(first, stop)),)


def _refusal(analysis: Analysis, clause: Clause) -> int | None:
    """The `declined` of `declined to say`, where the verb hangs on one."""
    head = analysis.heads[clause.predicate]
    if analysis.deps[clause.predicate] == "xcomp" and analysis.lemmas[head] in WITHHOLDING:
        return head
    return None


def _draft(page: Page, clause: Clause, cue: VerbCue, frame: Frame) -> Draft | None:
    analysis = page.analysis
    refusal = _refusal(analysis, clause)
    share = frame.share * (1.0 if refusal is not None else _factor(analysis, clause, cue, frame))
    if not frame.content or share < LEAST:
        return None
    source: Spans = ()
    if frame.source is not None:
        source = frame.source
    elif not frame.sourceless:
        source = source_spans(page, clause.subjects)
        if not source and share < 0.8:
            return None
    return Draft(
        anchor=clause.predicate,
        source=source,
        cue=_cue_spans(analysis, clause, frame, refusal),
        content=frame.content,
        confidence=share,
        why=f"“{analysis.quote(clause.predicate)}” with {frame.name}",
    )


def verb_drafts(page: Page, used: frozenset[int] = frozenset()) -> Iterator[Draft]:
    """What the verbs of a page attribute: for each verb the first of its frames that is likely enough."""
    cues = verb_cues()
    for clause in page.analysis.clauses:
        cue = cues.get(cue_lemma(clause.lemma))
        if cue is None or clause.predicate in used:
            continue
        for frame in _frames(page, clause, cue):
            draft = _draft(page, clause, cue, frame)
            if draft is not None:
                yield draft
                break
