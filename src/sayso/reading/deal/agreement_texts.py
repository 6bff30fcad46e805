"""Whether a text is itself an agreement, and its title."""

from collections.abc import Sequence

from sayso.language import Analysis, Tokens
from sayso.model import Span
from sayso.reading import roles
from sayso.reading.outline import Point
from sayso.reading.tables import words

TITLES = 6  # lines at the head of a text in which its title may stand
SHARE = 0.005  # of the words, in a text about a negotiation; most others have less than half of it
LONG = 160  # characters of a title that is cut at its first comma
LONGEST = 70  # tokens of a title
OBLIGING = frozenset({"shall", "undertake"})
ENOUGH = 3  # points or obligations that make a text an agreement
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
LINKS = frozenset({"of", "on", "for", "between", "to", "in", "with", "and"})


def is_title(analysis: Analysis, run: Tokens) -> bool:
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


def title_of(analysis: Analysis, points: Sequence[Point]) -> Span | None:
    """The line that names the agreement that a text is; None for a text about one, or about something else."""
    named = [p for p in points[:TITLES] if not p.marked and is_title(analysis, analysis.tokens_in(p.span))]
    if not named and points and _calls_itself(analysis, points):
        named = [points[0]]  # its title stands elsewhere, such as in the page that it was taken from
    if not named or not _obliges(analysis, points):
        return None
    span = named[0].span
    comma = analysis.text.find(",", span.start, span.end)
    return Span(span.start, comma) if comma > 0 and span.end - span.start > LONG else span


def _obliges(analysis: Analysis, points: Sequence[Point]) -> bool:
    """Whether a text has several numbered points or obligations."""
    numbered = sum(p.kind in {"number", "letter", "bracket"} for p in points)
    obliging = sum(w.lower() in OBLIGING for w in analysis.words)
    promised = sum(c.lemma in {"commit", "agree", "undertake"} and not c.passive for c in analysis.clauses)
    return numbered >= ENOUGH or obliging >= ENOUGH or (numbered + obliging + promised >= 1 and _joint(analysis))


def _calls_itself(analysis: Analysis, points: Sequence[Point]) -> bool:
    """Whether a text of points and obligations calls itself a paper: `this Agreement`, `the present Protocol`."""
    numbered = sum(p.kind in {"number", "letter", "bracket"} for p in points)
    obliging = sum(w.lower() in OBLIGING for w in analysis.words)
    return (
        numbered >= ENOUGH
        and obliging >= ENOUGH
        and any(
            analysis.lemmas[token - 1] in {"this", "present"}
            and analysis.words[token][:1].isupper()
            and roles.word(analysis, token) in words("deal_nouns", "paper")
            for token in range(1, len(analysis))
        )
    )


def _joint(analysis: Analysis) -> bool:
    """Whether the text speaks of its makers as parties (`the Parties will …`, `the two sides`)."""
    parties = [t for t in range(len(analysis)) if analysis.lemmas[t] in {"party", "side"}]
    return sum(any(t in c.subjects for c in [roles.clause_around(analysis, t)] if c) for t in parties) >= 1


def is_draft(analysis: Analysis, title: Span) -> bool:
    """Whether an agreement text calls itself a draft, in its title or in the lines before that."""
    head = analysis.tokens_in(Span(0, title.end))
    return any(analysis.lemmas[token] == "draft" for token in head)


def negotiates(analysis: Analysis) -> bool:
    """Whether a text is about a negotiation: by the share of its words that speak of one."""
    said = sum(roles.is_a(analysis, token, "negotiation") for token in range(len(analysis)))
    return said > SHARE * len(analysis)


def is_signed(analysis: Analysis) -> bool:
    """Whether the end of a text says that it was signed: `(signed)`, `Done at`, `Signatories`."""
    last = range(max(0, len(analysis) - 400), len(analysis))
    marks = ("signed", "signatory", "signature", "done")
    return any(
        analysis.lemmas[t] in marks or (analysis.words[t].lower() == "signed" and analysis.words[t - 1] == "(")
        for t in last
        if t
    )
