"""What readers ask of the findings so far: who is meant here, when was that."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.language import Analysis
from sayso.model import Actor, ActorIds, Findings, Span, TimeExpression
from sayso.reading.nations import nations


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of a document by the places of their mentions."""

    mentions: tuple[tuple[Span, str], ...]  # by their first character, the longest first
    longest: int  # characters of the longest mention
    actors: dict[str, Actor]

    @classmethod
    def of(cls, actors: Sequence[Actor]) -> "Cast":
        """The index over the mentions of these actors."""
        mentions = [(mention, actor.id) for actor in actors for mention in actor.mentions]
        mentions.sort(key=lambda m: (m[0].start, -m[0].end))
        longest = max((mention.end - mention.start for mention, _ in mentions), default=0)
        return cls(tuple(mentions), longest, {actor.id: actor for actor in actors})

    def holding(self, place: int) -> list[tuple[Span, str]]:
        """The mentions that hold a character, with their actors, the shortest first."""
        held, at = [], bisect_right(self.mentions, place, key=lambda m: m[0].start) - 1
        while at >= 0 and self.mentions[at][0].start > place - self.longest:
            if place < self.mentions[at][0].end:
                held.append(self.mentions[at])
            at -= 1
        held.reverse()  # of equally long ones the first in the text comes first
        return sorted(held, key=lambda m: m[0].end - m[0].start)

    def at(self, analysis: Analysis, token: int) -> ActorIds:
        """The actor whose mention has this token for its head: empty where the phrase is no actor's.

        Several where one mention names them together (`both sides`). A token inside a longer mention (`Ardenian` in
        `Ardenian forces`) counts only when it heads that mention.
        """
        found: list[str] = []
        whole: Span | None = None
        for mention, actor in self.holding(analysis.starts[token]):
            if whole is None:
                run = analysis.tokens_in(mention)
                whole = mention if run and (analysis.root_of(run) == token or len(run) == 1) else None
            if mention == whole:
                found.append(actor)
        return tuple(found)

    def named(self, analysis: Analysis, token: int) -> ActorIds:
        """The actor whose name or adjective a modifier is: of `Ardenian` in `Ardenian envoy`, of `UN` in `UN envoy`."""
        return self.called(analysis.words[token])

    def called(self, word: str) -> ActorIds:
        """The actor with this word for a name, or the state that it describes; empty where there is none."""
        state = nations().described(word)
        for actor in self.actors.values():
            names = (actor.name, *actor.aliases)
            if word in names or (state is not None and actor.kind == "state" and state in map(nations().named, names)):
                return (actor.id,)
        return ()

    def among(self, analysis: Analysis, tokens: Iterable[int]) -> ActorIds:
        """The actors of several head tokens, in order, each once: those of a joint subject."""
        found = [actor for token in tokens for actor in self.at(analysis, token)]
        return tuple(dict.fromkeys(found))

    def within(self, span: Span) -> ActorIds:
        """Every actor mentioned inside a span, in order, each once."""
        first = bisect_left(self.mentions, span.start, key=lambda m: m[0].start)
        stop = bisect_left(self.mentions, span.end, key=lambda m: m[0].start)
        found = [
            actor
            for mention, actor in self.mentions[first:stop]
            if span.covers(mention) and self.holding(mention.start)[-1][0] == mention  # no part of a longer one
        ]
        return tuple(dict.fromkeys(found))


def times_near(analysis: Analysis, times: Sequence[TimeExpression], token: int) -> tuple[TimeExpression, ...]:
    """The time expressions of a token's own clause, in order; those of clauses inside it are left out.

    `times` are in the order of the text, so that only those of the token's sentence are looked at.
    """
    clause, sentence = analysis.clause_of[token], analysis.sentences[analysis.sentence_of[token]]
    begin = analysis.ends[sentence.first - 1] if sentence.first else 0
    first = bisect_left(times, begin, key=lambda t: t.span[0].start)
    stop = bisect_left(times, analysis.ends[sentence.stop - 1], key=lambda t: t.span[0].start)
    runs = ((time, analysis.tokens_in(time.span[0])) for time in times[first:stop])
    return tuple(time for time, run in runs if run and analysis.clause_of[analysis.root_of(run)] == clause)


def when_of(analysis: Analysis, findings: Findings, token: int) -> str | None:
    """The date that a token's clause states, as a TIMEX3 value: of a DATE or TIME, never of a duration."""
    for time in times_near(analysis, findings.times, token):
        if time.type in {"DATE", "TIME"} and time.value is not None and time.value[:1].isdigit():
            return time.value.split("T")[0] if time.type == "TIME" else time.value
    return None
