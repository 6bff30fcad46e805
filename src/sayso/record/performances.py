"""What events say of obligations: that something promised was done, put off or left undone, or that a deal was broken.

A term of a deal says nothing of the kind.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.model import ActorIds, Event, Span, Spans
from sayso.record import names
from sayso.record.act_words import Before, Word, outcome_of, topics_named, word_of
from sayso.record.actors import Who
from sayso.record.dates import Days, days
from sayso.record.evidence import Evidence, Source
from sayso.record.reporters import Contents, Reporter, reporter
from sayso.record.senses import concept
from sayso.record.wording import STOP, Stems
from sayso.record.words import word_list

NAMED = "named"
SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBERS = {word: float(number) for number, word in enumerate(SMALL, start=1)}
LEFT_OUT = (
    frozenset({"shall", "must", "within"})
    | STOP
    | word_list("time_unit")
    | word_list("in_part")
    | word_list("contrast")
    | word_list("everybody")
)
LONGEST_QUOTATION = 160  # characters
_DIGITS = re.compile(r"\d[\d,]*")


@dataclass(frozen=True, slots=True)
class Performance:
    """What one event says of an obligation or deal. `topics` are those of the act, empty where none is named.

    `named` says that words beside the event's own name the act or deal (`completed its withdrawal`, `broke the truce`).

    `outcome` is done, begun, kept, delayed, broken, undone (not done), partly (not done or kept in all) or unbroken.
    """

    source: Source
    event: Event
    outcome: str
    topics: frozenset[str]
    named: bool
    words: Stems
    proper: Stems
    number: float | None
    in_part: bool
    actors: ActorIds
    reporter: Reporter
    covered: Days | None
    evidence: Evidence

    @property
    def day(self) -> str | None:
        """The day of the act, or else of publication; None where neither is known."""
        return self.covered[0] if self.covered else self.source.document.published


def performances(source: Source, who: Who) -> Iterator[Performance]:
    """What the events of a document say of obligations, in its order."""
    contents, terms = Contents.of(source), _terms(source)
    for event in source.findings.events:
        word = word_of(source.document.quote(event.trigger))
        if word is None or event.mode in {"planned", "hypothetical"}:
            continue
        before = Before.of(source, event)
        if _laid_down(terms, event.trigger[0]) and not before.negated:
            continue
        outcome = outcome_of(before, word, negated=event.mode == "negated", noun=_is_noun(source, event))
        if outcome is not None:
            yield _performance(source, event, outcome, word, who, _reporter(source, event, before, who, contents))


def _performance(source: Source, event: Event, outcome: str, word: Word, who: Who, told_by: Reporter) -> Performance:
    listed = names.tokens(source.document.quote(event.theme))
    about = f"{source.document.quote(event.theme)} {event.where or ''}"
    return Performance(
        source=source,
        event=event,
        outcome=outcome,
        topics=topics_named(listed) if NAMED in word.about else word.about,
        named=NAMED in word.about,
        words=matter(about),
        proper=proper(about),
        number=_number(source, event, listed),
        in_part=bool(set(listed[:3]) & word_list("in_part")),
        actors=who.of(source, event.actor),
        reporter=told_by,
        covered=_days(source, event, outcome),
        evidence=source.evidence(event, _quoted(source, event)),
    )


def _is_noun(source: Source, event: Event) -> bool:
    """Whether the words for the act are a noun: `breach of the accord`, not `breach the accord`."""
    after = event.theme[0].start if event.theme else event.trigger[0].end
    between = (
        source.document.text[event.trigger[0].end : after] if after - event.trigger[0].end < LONGEST_QUOTATION else ""
    )
    return between.split()[:1] == ["of"]


def _days(source: Source, event: Event, outcome: str) -> Days | None:
    """The days of the act: not those to which it is put off, nor those in the name of what it is about."""
    if outcome == "delayed":
        return None
    times = source.findings.times
    for span in event.theme:
        at = bisect_left(times, span.start, key=lambda time: time.span[0].start)
        if any(time.span[0].start < span.end and time.value == event.when for time in times[at : at + 2]):
            return None
    return days(event.when)


def _quoted(source: Source, event: Event) -> Spans:
    """The words for the act together with what it was done to, where they stand in one short stretch."""
    spans = sorted((*event.trigger, *event.theme))
    whole = Span(spans[0].start, max(span.end for span in spans))
    return (whole,) if whole.end - whole.start <= LONGEST_QUOTATION else event.trigger


def matter(text: str) -> Stems:
    """What a description is about, by the concepts of its words, numbers and times apart."""
    found = (word for word in names.tokens(text) if word not in LEFT_OUT and word not in NUMBERS)
    return frozenset(concept(word) for word in found if not word[:1].isdigit())


def proper(text: str) -> Stems:
    """The concepts of the words that a description writes with a capital, months apart."""
    capital = (word for word in re.findall(r"[^\W\d_][^\W_]*", text) if word[:1].isupper())
    return frozenset(concept(w) for w in capital if names.fold(w) not in word_list("month") | STOP)


def _terms(source: Source) -> list[Span]:
    """The stretches of a text that say what shall be done, those that overlap as one."""
    found: list[Span] = []
    for span in sorted(span for p in source.findings.provisions for span in p.span):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _laid_down(terms: Sequence[Span], trigger: Span) -> bool:
    """Whether the words for the act stand in what a deal is said to lay down."""
    at = bisect_right(terms, trigger.start, key=lambda span: span.start) - 1
    return at >= 0 and trigger.start < terms[at].end


def _number(source: Source, event: Event, listed: Sequence[str]) -> float | None:
    """How many the act was done to, where its words count them."""
    for span in event.theme[:1]:
        at = bisect_left(source.findings.figures, span.start, key=lambda f: f.span[0].start)
        for figure in source.findings.figures[at : at + 1]:
            if figure.span[0].start < span.end:
                return figure.low if figure.low == figure.high else None
    found = _DIGITS.search(source.document.quote(event.theme[:1]))
    if found:
        return float(found[0].replace(",", ""))
    return next((NUMBERS[word] for word in listed[:3] if word in NUMBERS), None)


def _reporter(source: Source, event: Event, before: Before, who: Who, contents: Contents) -> Reporter:
    """Who says so; an accuser whose words nobody is quoted for is no writer's own voice."""
    held = contents.holding(event.trigger)
    if held:
        return reporter(source, held, who, None)
    if set(before.sentence) & word_list("laid_at"):
        start = source.starts[bisect_right(source.starts, event.trigger[0].start) - 1]
        for other in source.findings.events:
            if other.type == "ACCUSE" and other.actor and start <= other.trigger[0].start < event.trigger[0].start:
                return Reporter(actors=who.of(source, other.actor), writer=False)
        return Reporter(writer=False)
    return Reporter()
