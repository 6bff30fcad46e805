"""When an obligation begins, by when it must be met, and how long it lasts: by its own time expressions alone."""

import re
from collections.abc import Iterator

from sayso.language import Analysis, Tokens
from sayso.model import TimeExpression
from sayso.reading import roles
from sayso.reading.provision.facts import Facts
from sayso.reading.provision.spans import Term, trimmed
from sayso.reading.provision.terms import forbids

ASIDE = frozenset({"relcl", "acl"})
BEFORE = frozenset({"compound", "nmod", "amod", "poss", "nummod", "quantmod"})
DEADLINE = frozenset({"within", "after", "into", "in", "than", "before", "upon"})
UNTIL = frozenset({"until", "till", "through", "beyond"})
LASTING = frozenset({"for", "of", "over", "during", "throughout", "last", "span"})
CHANGING = frozenset({"from", "to", "than", "by", "exceed", "at", "per", "every", "a", "an", "each"})
GOES_ON = frozenset({"of", "from", "after", "following", "before"})
LEADING = frozenset({"within", "by", "no", "after", "upon", "before", "from", "on", "immediately", "following", "with"})
AT_ONCE = re.compile(
    r"\b(?:as (?:soon|early) as possible|at the earliest possible (?:date|time)|without delay|at once|immediately"
    r"|immediate|promptly|soon|forthwith)\b",
    re.IGNORECASE,
)
OFFSET = re.compile(
    r"\b(?:on|from|by|starting on|beginning on)\s+(?:the\s+)?day\s+(?:\d+\s+)?(?:of|after)\s+[^,;.()]{3,40}?"
    r"(?=\s+(?:at the latest|and|on|using|in|with)\b|[,;.()]|$)",
    re.IGNORECASE,
)
EVENTS = frozenset({"upon", "after", "following", "before"})
NAMING = 12  # tokens of the words that name an event
CLOCK = re.compile(r"[\d:.]+\s*(?:a\.?m\.?|p\.?m\.?|hours|o.clock)?", re.IGNORECASE)  # an hour of no day
COMPLETING = frozenset({"complete", "conclude", "finish", "finalise", "finalize"})
LENGTHS = frozenset({"permanent", "lasting", "indefinite"})


def own_times(facts: Facts, term: Term) -> Iterator[TimeExpression]:
    """The time expressions of a term that say when it is to be done, not when something in it happened."""
    analysis = facts.analysis
    for time in facts.times_in(analysis.span(term.tokens)):
        if time.value and _is_own(analysis, term, analysis.root_of(analysis.tokens_in(time.span[0])), time.type):
            yield time


def _is_own(analysis: Analysis, term: Term, token: int, kind: str) -> bool:
    """Whether a time hangs on the obligation itself: no relative clause or participle between, no mere name."""
    at = token
    for _ in range(len(term.tokens)):
        if at == term.head:
            return True
        if (analysis.deps[at] in ASIDE and analysis.lemmas[at] != "last") or (
            analysis.deps[at] in BEFORE and kind != "DURATION" and at != token
        ):
            return False
        if analysis.deps[at] in {"compound", "nmod"} and kind != "DURATION":
            return False
        above = analysis.heads[at]
        if above == at or above not in term.tokens:
            return True
        at = above
    return True


def start_of(facts: Facts, term: Term) -> str | None:
    """From when or by when: a TIMEX3 date, the words of a deadline, or `immediately`; also at its sentence's head."""
    analysis = facts.analysis
    offset = OFFSET.search(analysis.quote(term.tokens))
    if offset is not None:
        return " ".join(offset[0].split())
    for time in own_times(facts, term):
        kept = analysis.lemmas[analysis.tokens_in(time.span[0]).first - 1] == "before" and _forbids(analysis, term)
        started = None if kept else _start(analysis, time, term.tokens)
        if started is not None:
            return started
    event = _event(analysis, term, EVENTS - {"before"} if _forbids(analysis, term) else EVENTS)
    if event is not None:
        return " ".join(event.split())
    at_once = AT_ONCE.search(analysis.quote(term.tokens))
    if at_once is not None:
        return at_once[0].lower()
    return _led(facts, term)


def _event(analysis: Analysis, term: Term, events: frozenset[str]) -> str | None:
    """`upon signature`, `after the first phase`: what it is to follow or precede, in words."""
    for child in analysis.children[term.head]:
        follows = analysis.deps[child] == "prep" and analysis.lemmas[child] in events and child in term.tokens
        run = analysis.subtrees[child] if follows else None
        if run is not None and child > term.head and 1 < len(run) <= NAMING and run.stop <= term.tokens.stop:
            return analysis.quote(trimmed(analysis, run))
    return None


def _start(analysis: Analysis, time: TimeExpression, within: Tokens) -> str | None:
    run = analysis.tokens_in(time.span[0])
    before = run.first - 1
    word = analysis.lemmas[before] if before >= 0 else ""
    counted = _counted(analysis, run, within)
    if counted is not None and time.type != "DURATION":
        return counted
    if word in UNTIL or (word == "of" and analysis.lemmas[before - 1] == "end" and _ends(analysis, before)):
        return None
    clock = time.type == "TIME" and CLOCK.fullmatch(analysis.quote(run)) is not None
    if time.type in {"DATE", "TIME"} and time.value and time.value[:1].isdigit() and not clock:
        return time.value
    if time.type == "DURATION" and word in DEADLINE:
        return _deadline(analysis, before, run, within)
    return None


def _ends(analysis: Analysis, of: int) -> bool:
    """`until the end of 2033`: whether the date closes a period."""
    return any(analysis.lemmas[t] in UNTIL for t in range(max(0, of - 4), of))


def _counted(analysis: Analysis, run: Tokens, within: Tokens) -> str | None:
    """`at 06:00 on the third day after the signature`: a day that is counted from what has no date yet."""
    for token in range(run.first, min(run.stop + 6, within.stop)):
        follows = token + 1 < within.stop and analysis.lemmas[token + 1] in GOES_ON
        if analysis.lemmas[token] == "day" and follows:
            first = run.first - (run.first > within.first and analysis.pos[run.first - 1] == "ADP")
            stop = min(max(token + 2, analysis.subtrees[token + 1].stop), within.stop)
            return " ".join(analysis.quote(trimmed(analysis, Tokens(first, stop))).split())
    return None


def _deadline(analysis: Analysis, before: int, run: Tokens, within: Tokens) -> str:
    """The words of a deadline with what it counts from: `within 24 hours of the signing`, `no later than …`."""
    first = before
    while first > within.first and analysis.lemmas[first - 1] in {"no", "late", "later", "not", "by"}:
        first -= 1
    stop = max(run.stop, min(analysis.subtrees[before].stop, within.stop)) if before in within else run.stop
    if stop < within.stop and analysis.lemmas[stop] in GOES_ON:
        stop = min(max(stop, analysis.subtrees[stop].stop), within.stop)
    return " ".join(analysis.quote(trimmed(analysis, Tokens(first, stop))).split())


def _led(facts: Facts, term: Term) -> str | None:
    """`Within ten days of signing, the parties shall agree on A, B and C`: what stands before all of them."""
    analysis = facts.analysis
    sentence = analysis.sentences[analysis.sentence_of[term.tokens.first]]
    if analysis.words[sentence.first].lower() not in LEADING or term.path is None:
        return None
    stop = min(sentence.first + 24, term.tokens.first)
    if stop <= sentence.first:
        return None
    lead = Tokens(sentence.first, stop)
    for time in facts.times_in(analysis.span(lead)):
        started = _start(analysis, time, lead)
        if started is not None:
            return started
    return None


def duration_of(facts: Facts, term: Term) -> str | None:
    """How long: a TIMEX3 duration, the words of `until …`, else `permanent`."""
    analysis = facts.analysis
    for time in own_times(facts, term):
        run = analysis.tokens_in(time.span[0])
        if time.type == "DURATION" and (_lasts(analysis, run) or _completed(analysis, term, run)):
            return time.value
        near = range(run.first - 1, max(term.tokens.first, run.first - 5) - 1, -1)
        until = next((t for t in near if _is_until(analysis, t)), None)
        if until is not None and time.type in {"DATE", "TIME"}:
            return " ".join(analysis.quote(Tokens(until, run.stop)).split())
        if time.type == "DATE" and analysis.lemmas[run.first - 1] == "before" and _forbids(analysis, term):
            return " ".join(analysis.quote(Tokens(run.first - 1, run.stop)).split())
    return _length(analysis, term)


def _completed(analysis: Analysis, term: Term, run: Tokens) -> bool:
    """`to start on day 2 of the truce and to be completed within 14 days`: how long what has a start may take."""
    within = analysis.lemmas[run.first - 1] == "within" and analysis.heads[run.first - 1] in term.tokens
    ends = within and analysis.lemmas[analysis.heads[run.first - 1]] in COMPLETING
    return ends and OFFSET.search(analysis.quote(term.tokens)) is not None


def _is_until(analysis: Analysis, token: int) -> bool:
    return analysis.lemmas[token] in UNTIL


def _forbids(analysis: Analysis, term: Term) -> bool:
    """`shall not …`, `shall make no …`: what must not be done before a day."""
    clause = analysis.clause_at(term.head)
    none = clause is not None and any(analysis.lemmas[c] == "no" for o in clause.objects for c in analysis.children[o])
    return none or forbids(analysis, term)


def _lasts(analysis: Analysis, run: Tokens) -> bool:
    """Whether a length of time is how long something lasts: no deadline, age, rate or what is shortened."""
    before = run.first - 1
    while before >= 0 and (
        analysis.pos[before] in {"DET", "NUM", "ADJ", "SYM"}
        or analysis.words[before].lower() in {"up", "another", "to"}
    ):
        if analysis.words[before].lower() == "to" and analysis.words[before - 1].lower() != "up":
            break
        before -= 1
    first = analysis.words[run.first].lower()
    if analysis.pos[run.first] == "VERB" or analysis.lemmas[run.stop : run.stop + 2] == ("-", "long"):
        return True  # `shall last thirty days`, `a week-long truce`
    if analysis.deps[analysis.root_of(run)] in BEFORE and analysis.words[run.stop - 1].lower() not in {"day", "week"}:
        return True
    if first in {"a", "an", "per", "each", "every"} or before < 0:
        return False
    word = analysis.lemmas[before]
    if word in DEADLINE | UNTIL or word in CHANGING:
        return False
    after = analysis.lemmas[run.stop] if run.stop < len(analysis) else ""
    if word in {"less", "more", "age"} or after in {"old", "ago", "late", "later"}:
        return False
    return word in LASTING or analysis.deps[analysis.root_of(run)] in {*BEFORE, "npadvmod", "dobj"}


def _length(analysis: Analysis, term: Term) -> str | None:
    """`a permanent ceasefire`: said of what is to be done, where the text brings it up."""
    clause = analysis.clause_at(term.head)
    heads = (term.head, *term.themes, *(roles.themes(clause) if clause is not None else ()))
    for head in heads:
        below = analysis.children[head]
        if any(analysis.lemmas[c] == "the" for c in below):
            continue
        for child in below:
            plain = not analysis.children[child]
            if plain and child in term.tokens and analysis.words[child].lower() in LENGTHS:
                return analysis.words[child].lower()
    return None
