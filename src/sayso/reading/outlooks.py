"""Outlooks: who expects an agreement, and who does not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from sayso.language import Analysis, Tokens
from sayso.model import ActorIds, Document, Findings, Outlook, Span, finding_id
from sayso.reading.evidence import Cast
from sayso.reading.stance.cues import blamed, denied
from sayso.reading.stance.extents import marker_of, trimmed, whole_clause
from sayso.reading.stance.hearsay import able
from sayso.reading.stance.hopes import dimmed, subject_holds, unsaid, waved_away
from sayso.reading.stance.voices import Voices
from sayso.reading.tables import rows, words

GAP = 3  # tokens that `*` in a cue may stand for


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of the table of outlook cues."""

    lemmas: tuple[str, ...]
    outlook: str
    denied: str | None
    holder: str
    needs_deal: bool
    rank: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Sign:
    """A cue where it stands in a text, with what it says there."""

    token: int
    cue: Cue
    outlook: str
    clause: int
    actor: ActorIds
    span: Span


@cache
def cues() -> Mapping[str, tuple[Cue, ...]]:
    """The cues by their first lemma, the longest first."""
    found: dict[str, list[Cue]] = {}
    for row in rows("outlook_cues"):
        cue = Cue(
            lemmas=tuple(row["lemmas"].split()),
            outlook=row["outlook"],
            denied=None if row["denied"] == "-" else row["denied"],
            holder=row["holder"],
            needs_deal=row["needs"] == "deal",
            rank=int(row["rank"]),
            confidence=float(row["confidence"]),
        )
        found.setdefault(cue.lemmas[0], []).append(cue)
    return MappingProxyType({k: tuple(sorted(v, key=lambda c: -len(c.lemmas))) for k, v in found.items()})


def _last(analysis: Analysis, token: int, cue: Cue) -> int | None:
    """The last token of a cue that begins here, or None where the text goes on otherwise."""
    at = token
    for n, lemma in enumerate(cue.lemmas[1:], 1):
        if lemma == "*":
            continue
        reach = GAP + 1 if cue.lemmas[n - 1] == "*" else 1
        near = range(at + 1, min(at + 1 + reach, len(analysis)))
        match = [t for t in near if lemma in {analysis.lemmas[t], analysis.words[t].lower()}]
        if not match or analysis.sentence_of[match[0]] != analysis.sentence_of[token]:
            return None
        at = match[0]
    return at


def _cue_at(analysis: Analysis, token: int) -> tuple[Cue, int] | None:
    for form in (analysis.lemmas[token], analysis.words[token].lower()):
        for cue in cues().get(form, ()):
            last = _last(analysis, token, cue)
            if last is not None:
                return cue, last
    return None


def _said_of_a_deal(analysis: Analysis, token: int) -> bool:
    """Whether the sentence speaks of an agreement or of talks about one."""
    deal = words("outlook_matters", "deal") | words("outlook_matters", "talks")
    sentence = analysis.sentences[analysis.sentence_of[token]]
    return any(analysis.lemmas[t] in deal or _is_split_ceasefire(analysis, t) for t in sentence)


def _is_split_ceasefire(analysis: Analysis, token: int) -> bool:
    """`cease-fire`, which the tokenizer takes apart."""
    return tuple(w.lower() for w in analysis.words[token : token + 3]) == ("cease", "-", "fire")


def _outlook(analysis: Analysis, token: int, cue: Cue, clause: int) -> str | None:
    """What a cue says where it may be denied: by its clause, or by `no`, `neither` or `nor` before it."""
    if cue.lemmas[0] in {"no", "not"}:
        return cue.outlook  # the cue is itself the denial
    below = analysis.children[token]
    no = any(analysis.lemmas[c] in {"no", "little", "few"} or analysis.deps[c] == "neg" for c in below)
    neither = token > 0 and analysis.lemmas[token - 1] in {"neither", "nor"}
    if no or neither or denied(analysis, analysis.clauses[clause]):
        return cue.denied
    return cue.outlook


def _actor(analysis: Analysis, cast: Cast, voices: Voices, token: int, cue: Cue, clause: int) -> ActorIds:
    """Who expects it: the one who hopes or doubts, else the one whose words say so."""
    if token in voices.cues and voices.cues[token].speaker:
        return voices.cues[token].speaker
    if cue.holder == "subject" and subject_holds(analysis, token):
        possessors = [c for c in analysis.children[token] if analysis.deps[c] == "poss"]
        found = cast.among(analysis, possessors or analysis.clauses[clause].subjects)
        if found:
            return found
    if token in voices.content:
        return voices.content[token].speaker
    above = next((t for t in analysis.ancestors(token) if t in voices.cues), None)
    return voices.cues[above].speaker if above is not None and cue.rank > 1 else ()


def signs(analysis: Analysis, cast: Cast, voices: Voices) -> Iterator[Sign]:
    """The cues of a text that somebody states, in order."""
    for token in range(len(analysis)):
        matched = _cue_at(analysis, token)
        clause = analysis.clause_of[token]
        if matched is None or clause is None:
            continue
        cue, last = matched
        if analysis.deps[last] == "amod" and cue.lemmas[-1] == "close":
            continue  # `very close coordination` is of something else
        if cue.needs_deal and not _said_of_a_deal(analysis, token):
            continue
        if marker_of(analysis, analysis.clauses[clause].predicate) in words("stance_words", "supposing"):
            continue
        if blamed(analysis, token):
            continue
        idle = unsaid(analysis, token, cue.holder, len(cue.lemmas) == cue.rank == 1)
        outlook = None if idle else _outlook(analysis, token, cue, clause)
        if dimmed(analysis, token) or waved_away(analysis, voices, token):
            outlook = None if outlook is None else cue.denied or "pessimistic"
        actor = _actor(analysis, cast, voices, token, cue, clause)
        span = _span(analysis, voices, token, clause)
        if outlook is not None and actor and span is not None and all(able(analysis, cast, a) for a in actor):
            yield Sign(token, cue, outlook, clause, actor, span)


def _span(analysis: Analysis, voices: Voices, token: int, clause: int) -> Span | None:
    """The clause that says so, none of it outside the content that it stands in."""
    run = whole_clause(analysis, _outer(analysis, clause))
    if analysis.deps[token] == "conj" and analysis.clause_at(token) is None:
        run = Tokens(token, analysis.subtrees[token].stop)  # `is committed to the talks and hopeful that …`
    run = Tokens(min(run.first, token), max(run.stop, token + 1))
    span = trimmed(analysis, run)
    held = voices.content.get(token)
    if span is None or held is None:
        return span
    inside = [part & span for part in held.content]
    return max((part for part in inside if part is not None), key=lambda p: p.end - p.start, default=span)


def _outer(analysis: Analysis, clause: int) -> int:
    """The predicate of the clause that says so: of `appear` in `the talks appeared to be making progress`."""
    at = analysis.clauses[clause]
    while at.kind == "xcomp" and at.parent is not None:
        at = analysis.clauses[at.parent]
    return at.predicate


def read(document: Document, analysis: Analysis, findings: Findings) -> Findings:
    """The findings with this reader's kind filled in."""
    cast, voices = Cast.of(findings.actors), Voices.of(analysis, findings.attributions)
    groups: dict[tuple[int, ActorIds], list[Sign]] = {}
    for sign in signs(analysis, cast, voices):
        groups.setdefault((analysis.sentence_of[sign.token], sign.actor), []).append(sign)
    outlooks = [_joined(document, held) for held in groups.values()]
    unique = {outlook.id: outlook for outlook in outlooks}
    return replace(findings, outlooks=tuple(sorted(unique.values(), key=lambda o: o.span)))


def _joined(document: Document, held: list[Sign]) -> Outlook:
    """One outlook from the signs that an actor gives in a sentence: mixed where those of the highest rank differ."""
    weighty = [sign for sign in held if sign.cue.rank == max(s.cue.rank for s in held)]
    said = {sign.outlook for sign in weighty}
    spans = [sign.span for sign in held] if len(said) > 1 else [weighty[0].span]
    span = Span(min(s.start for s in spans), max(s.end for s in spans))
    return Outlook(
        id=finding_id(document.id, "outlooks", {"span": (span,)}),
        confidence=max(s.cue.confidence for s in weighty),
        why="“" + "”, “".join(" ".join(s.cue.lemmas) for s in weighty) + "”",
        span=(span,),
        actor=held[0].actor,
        outlook=said.pop() if len(said) == 1 else "mixed",
    )
