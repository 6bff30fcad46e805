"""A text that is itself an agreement: its name, where its terms begin, and how far it has come."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.language import Analysis, Tokens
from sayso.model import Document, Span
from sayso.reading import roles
from sayso.reading.outline import Point
from sayso.reading.tables import words

TITLES = 6  # lines at the head of a text in which its title may stand
HEAD = 4  # and in which it says that it is a draft
LONG = 160  # characters of a title that is cut at its first comma
LONGEST = 70  # tokens of a title
END = 400  # tokens at the end in which a text says that it was signed
OBLIGING = frozenset({"shall", "undertake"})
ENOUGH = 3  # points or obligations that make a titled text an agreement
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NUMBERED = frozenset({"number", "letter", "bracket", "article"})
SIGNED = re.compile(r"\(signed\)|^\W*(?:done|signed)\s+(?:in|at|on|by)\b|^\W*signator", re.IGNORECASE | re.MULTILINE)
AGREED = re.compile(r"\b(?:initialled|initialed|tentative|have agreed|agree as follows)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paper:
    """The agreement that a text is."""

    span: Span  # its title, or where the text first calls itself by name
    name: str
    begins: int  # the character from which its terms may stand
    status: str
    why: str


def paper_of(document: Document, analysis: Analysis, points: Sequence[Point]) -> Paper | None:
    """The agreement that a text is; None for a text about one, or about something else."""
    title = _title_of(analysis, points)
    if title is not None and _obliges(analysis, points):
        return _paper(analysis, title, analysis.text[title.start : title.end], title.end, "its title names one")
    numbered = sum(p.kind in NUMBERED for p in points)
    if _shalls(analysis) < ENOUGH or numbered < ENOUGH or not _calls_itself(analysis):
        return None
    span = next(p.span for p in points if p.span.start < p.span.end)  # its title stands elsewhere: in its page
    return _paper(analysis, span, document.title or analysis.text[span.start : span.end], 0, "it calls itself one")


def _paper(analysis: Analysis, span: Span, name: str, begins: int, why: str) -> Paper:
    head = analysis.text[: analysis.blocks[min(HEAD, len(analysis.blocks)) - 1].end]
    if re.search(r"\bdraft\b", f"{name} {head}", re.IGNORECASE):
        status = "proposed"
    else:
        tail = analysis.text[analysis.starts[max(0, len(analysis) - END)] :]
        status = "signed" if SIGNED.search(tail) and not AGREED.search(name) else "agreed"
    return Paper(span, name, begins, status, why)


def _title_of(analysis: Analysis, points: Sequence[Point]) -> Span | None:
    """The line that names a paper."""
    for point in points[:TITLES]:
        if not point.marked and _is_title(analysis, analysis.tokens_in(point.span)):
            span = point.span
            comma = analysis.text.find(",", span.start, span.end)
            return Span(span.start, comma) if comma > 0 and span.end - span.start > LONG else span
    return None


def _is_title(analysis: Analysis, run: Tokens) -> bool:
    """Whether a line names a paper (`Protocol on …`, `Joint Statement on …`) and is no sentence."""
    if not run or len(run) > LONGEST:
        return False
    for token in run:
        if analysis.tags[token] in FINITE and analysis.deps[token] in {"ROOT", "aux"}:
            return False
        word = roles.word(analysis, token)
        if (
            word in words("deal_nouns", "paper")
            and analysis.words[token][:1].isupper()
            and _heads(analysis, token, run)
        ):
            joint = any(analysis.lemmas[t] == "joint" for t in range(run.first, token))
            said = token + 1 < run.stop and analysis.lemmas[token + 1] in {"from", "by"}
            return not said and (word != "statement" or joint)
    return False


def _heads(analysis: Analysis, token: int, run: Tokens) -> bool:
    """Whether a noun heads its line: no verb stands over it there."""
    above = [h for h in analysis.ancestors(token) if h in run]
    return not any(analysis.pos[h] in {"VERB", "AUX"} for h in above)


def _calls_itself(analysis: Analysis) -> bool:
    """Whether a text calls itself a paper: `this Agreement`, `the present Protocol`."""
    return any(
        analysis.lemmas[token - 1] in {"this", "present"}
        and analysis.words[token][:1].isupper()
        and roles.word(analysis, token) in words("deal_nouns", "paper")
        for token in range(1, len(analysis))
    )


def _shalls(analysis: Analysis) -> int:
    return sum(w.lower() in OBLIGING for w in analysis.words)


def _obliges(analysis: Analysis, points: Sequence[Point]) -> bool:
    """Whether a text has several numbered points or obligations."""
    numbered = sum(p.kind in {"number", "letter", "bracket"} for p in points)
    obliging = _shalls(analysis)
    promised = sum(c.lemma in {"commit", "agree", "undertake"} and not c.passive for c in analysis.clauses)
    return numbered >= ENOUGH or obliging >= ENOUGH or (numbered + obliging + promised >= 1 and _joint(analysis))


def _joint(analysis: Analysis) -> bool:
    """Whether the text speaks of its makers as parties (`the Parties will …`, `the two sides`)."""
    parties = [t for t in range(len(analysis)) if analysis.lemmas[t] in {"party", "side"}]
    return any(t in c.subjects for t in parties for c in [analysis.clause_around(t)] if c)
