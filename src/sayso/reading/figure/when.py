"""When a figure holds: `since` and `as_of`, from the times of its clause and of what stands around it."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from sayso.language import Analysis
from sayso.language.analysis import Clause
from sayso.model import Span, TimeExpression
from sayso.reading.figure.context import Surroundings
from sayso.reading.figure.what import Governor, head_of
from sayso.reading.quantity.quantities import Quantity
from sayso.reading.tables import words
from sayso.reading.timex.calendar import add_days, iso_date

NEAR = 60  # characters after a figure in which its own date may stand
BACK = re.compile(r"(?:the\s)?(?:past|last|(?P<told>previous|preceding))\s", re.IGNORECASE)
SINCE_THEN = re.compile(r"[^.;!?]{0,60}\bsince\s(?:then|that\s(?:day|date|time))\b", re.IGNORECASE)
OPENING = re.compile(r"\s{0,3}since\s(?:then|that\s(?:day|date|time))\b[^.;!?]{0,60}\Z", re.IGNORECASE)
COMPARED = re.compile(
    r"\bcom(?:-\s{0,3})?pared?\s(?:with|to)\b|\b(?:versus|than)\b|\bas\sagainst\b"
    r"|\bfrom\s(?:\w{1,12}\s){0,2}(?:[$€£]|\d[\d,.]{0,12}\s?(?:%|per\s?cent\b|thousand\b|[mbt]r?illion\b))",
    re.IGNORECASE,
)
WITHIN = frozenset({"in", "over", "during", "within"})
BESIDE = re.compile(r"\s(?:(?:in|on|during|for|by|at)\s)?(?:the\s)?", re.IGNORECASE)
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
HIGHEST = 4  # clauses above a figure's own that may date it

Dates = tuple[str | None, str | None]  # since, as_of


def _dated(time: TimeExpression) -> str | None:
    """The date of a DATE or TIME, without the clock."""
    if time.type not in {"DATE", "TIME"} or time.value is None or not time.value[:1].isdigit():
        return None
    return time.value.split("T")[0]


def _before(analysis: Analysis, time: TimeExpression, count: int) -> list[str]:
    """The last words before a time expression, in lower case."""
    run = analysis.tokens_in(time.span[0])
    return [analysis.words[t].lower() for t in range(max(0, run.first - count), run.first)]


def _is_since(analysis: Analysis, time: TimeExpression) -> bool:
    return "since" in _before(analysis, time, 3)


def _opens_range(analysis: Analysis, first: TimeExpression, second: TimeExpression) -> bool:
    """Whether two dates are a range: `between 1 and 14 October`, `the week of 3 to 9 May`."""
    between = analysis.text[first.span[0].end : second.span[0].start].strip().lower()
    return between in {"to", "-", "–"} or any(word in {"between", "from"} for word in _before(analysis, first, 1))


def _window(analysis: Analysis, near: tuple[TimeExpression, ...], as_of: str | None) -> timedelta | None:
    """How long the stretch is that ends now: `in the past 24 hours`; a previous one ends on a day that is stated."""
    for time in near:
        back = BACK.match(analysis.text, time.span[0].start) if time.type == "DURATION" else None
        if back is None or (back["told"] and as_of is None) or not set(_before(analysis, time, 1)) & WITHIN:
            continue
        if time.begin and time.end:
            return date.fromisoformat(time.end) - date.fromisoformat(time.begin) - timedelta(days=1)
    return None


def _since_then(analysis: Analysis, around: Surroundings, quantity: Quantity, as_of: str | None) -> str | None:
    """The day last spoken of, for `12 people have been killed since then`; not the one on which that is said."""
    sentence = analysis.sentences[analysis.sentence_of[quantity.token]]
    first, stop = analysis.starts[sentence.first], analysis.ends[sentence.stop - 1]
    after = SINCE_THEN.match(analysis.text, quantity.span.end, stop)
    if not after and not OPENING.match(analysis.text, first, quantity.span.start):
        return None
    spoken = [t for t in around.before(first if not after else quantity.span.start) if _dated(t) not in {None, as_of}]
    return _dated(spoken[-1]) if spoken else None


def _since_clause(analysis: Analysis, around: Surroundings, quantity: Quantity, verb: int) -> str | None:
    """The date of a clause with `since`: `40 have been killed since talks began in August`."""
    clauses = (analysis.clause_at(child) for child in analysis.children[verb])
    near = (t for c in clauses if c is not None and c.marker == "since" for t in around.near(analysis, c.predicate))
    return next((found for t in near if (found := _dated(t)) and not _is_record(analysis, quantity, t)), None)


def when(
    analysis: Analysis, around: Surroundings, quantity: Quantity, governor: Governor | None, published: str | None
) -> Dates:
    """(since, as_of) of a figure, from the times of its clause, of the noun it describes, or of the clauses above."""
    if quantity.hyphened:
        return None, None
    end = _others(analysis, quantity)
    circles = [
        tuple(t for t in near if t.span[0].start < end) for near in _circles(analysis, around, quantity, governor)
    ]
    since, as_of = next((found for near in circles if any(found := _stated(analysis, quantity, near))), (None, None))
    stretch = next((long for near in circles if (long := _window(analysis, near, as_of))), None)
    day = iso_date(as_of or published or "")
    begin = add_days(day, -stretch.days) if stretch and day else None
    if begin is not None and day is not None:
        return begin.isoformat(), day.isoformat()
    if since is None and governor is not None:
        since = _since_clause(analysis, around, quantity, governor.token)
    if since is None:
        since = _since_then(analysis, around, quantity, as_of)
    return since, as_of


def _others(analysis: Analysis, quantity: Quantity) -> int:
    """Where the times of a number begin with which this one is compared: `9 million, from 32 million in 2005`."""
    sentence = analysis.sentences[analysis.sentence_of[quantity.token]]
    stop = min(analysis.ends[sentence.stop - 1], quantity.span.end + NEAR)
    compared = COMPARED.search(analysis.text, quantity.span.end, stop)
    return compared.start() if compared else len(analysis.text)


def _stated(analysis: Analysis, quantity: Quantity, near: tuple[TimeExpression, ...]) -> Dates:
    """The dates that a clause states; a year's budget (`for 2014`) dates nothing."""
    given = [
        t
        for t in near
        if _dated(t) and not _is_record(analysis, quantity, t) and not _of_another(analysis, quantity, t, near)
    ]
    since = next((_dated(t) for t in given if _is_since(analysis, t)), None)
    rest = [t for t in given if not _is_since(analysis, t)]
    dates = [t for t in rest if "for" not in _before(analysis, t, 1)]
    if len(dates) > 1 and _opens_range(analysis, dates[0], dates[1]):
        return _dated(dates[0]), _dated(dates[1])
    dates.sort(key=lambda t: BESIDE.fullmatch(analysis.text, quantity.span.end, t.span[0].start) is None)
    return since, _dated(dates[0]) if dates else None


def _of_another(analysis: Analysis, quantity: Quantity, time: TimeExpression, near: tuple[TimeExpression, ...]) -> bool:
    """Whether a date only tells which thing is meant: `28 pages of a 2002 report`; not `the 7 May raid killed 12`."""
    run = analysis.tokens_in(time.span[0])
    noun = analysis.heads[analysis.root_of(run)] if run else -1
    if noun < run.stop or analysis.pos[noun] not in {"NOUN", "PROPN"} or analysis.deps[noun] in SUBJECTS:
        return False
    if any(t.span[0].start <= analysis.starts[noun] < t.span[0].end for t in near):
        return False  # the second date of a range
    if analysis.lemmas[noun] in words("figure_nouns", "event"):
        return False  # `40 were killed in Monday's raid`
    return noun not in {quantity.token, *analysis.ancestors(quantity.token)}


def _is_record(analysis: Analysis, quantity: Quantity, time: TimeExpression) -> bool:
    """Whether a time with `since` only says how long nothing was like it: `the largest share since 1996`."""
    run = analysis.tokens_in(time.span[0])
    between = range(quantity.token + 1, run.first)
    since = next((t for t in between if analysis.words[t].lower() == "since"), None)
    return since is not None and any(
        analysis.tags[t] in {"JJS", "RBS"} or analysis.words[t].lower() == "first" for t in range(quantity.token, since)
    )


def _circles(
    analysis: Analysis, around: Surroundings, quantity: Quantity, governor: Governor | None
) -> Iterator[tuple[TimeExpression, ...]]:
    """The time expressions around a figure, the nearest first."""
    token = head_of(analysis, quantity)
    verb = governor.token if governor and governor.clause else token
    yield around.near(analysis, verb)
    yield around.near(analysis, token)
    place = analysis.clause_of[verb]
    for height in range(HIGHEST):
        if place is None:
            return
        clause = analysis.clauses[place]
        if height == 0 or clause.lemma in words("figure_nouns", "brought"):
            yield _of_subjects(analysis, around, clause)
        if clause.kind == "relcl":
            yield _described(analysis, around, clause.predicate)
        place = clause.parent
        if place is not None:
            yield _from_above(analysis, around, clause, analysis.clauses[place].predicate)


def _from_above(analysis: Analysis, around: Surroundings, clause: Clause, above: int) -> tuple[TimeExpression, ...]:
    """The times of the clause above that hold below it, too.

    Of a clause joined by `and` those before the first verb (`on Monday 12 died and 30 fled`); of one with a tense and
    a word such as `though` none.
    """
    if clause.kind == "advcl" and clause.marker is not None and clause.tense in {"past", "present", "future"}:
        return ()
    times = around.near(analysis, above)
    return tuple(t for t in times if t.span[0].start < analysis.starts[above]) if clause.kind == "conj" else times


def _of_subjects(analysis: Analysis, around: Surroundings, clause: Clause) -> tuple[TimeExpression, ...]:
    """The times of what is said of a clause's subject: `a deal agreed in November saw 12 prisoners freed`."""
    held = (c for s in clause.subjects for c in analysis.children[s] if analysis.deps[c] == "acl")
    return tuple(t for c in held for t in around.near(analysis, c))


def _described(analysis: Analysis, around: Surroundings, verb: int) -> tuple[TimeExpression, ...]:
    """The times of the noun that a relative clause describes: `the attack on 3 May, in which 12 people were killed`."""
    noun = analysis.heads[verb]
    run = analysis.subtrees[noun]
    start, end = analysis.starts[run.first], analysis.starts[analysis.subtrees[verb].first]
    return tuple(t for t in around.at(Span(start, end)) if start <= t.span[0].start) if start < end else ()


def when_compared(analysis: Analysis, around: Surroundings, quantity: Quantity) -> Dates:
    """(since, as_of) of a figure that another is compared with: of a time that follows it, never of the other's."""
    sentence = analysis.sentences[analysis.sentence_of[quantity.token]]
    stop = min(analysis.ends[sentence.stop - 1], quantity.span.end + NEAR)
    after = [t for t in around.within(Span(quantity.span.end, stop)) if _dated(t)]
    return None, _dated(after[0]) if after else None
