"""Speakers: whose each attribution is, whom it was told to, and when."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from sayso.language import Analysis, Tokens
from sayso.model import ActorIds, Attribution, Document, Findings, Span, TimeExpression
from sayso.reading.actor import nouns
from sayso.reading.addressees import Addressees
from sayso.reading.evidence import Cast, times_near
from sayso.reading.sources import Contents, source_head

ISSUING = frozenset({"from", "by", "of"})
SPANNING = frozenset({"since", "until", "till", "before", "after", "from", "by"})  # `since May` dates no saying


def read(document: Document, analysis: Analysis, findings: Findings) -> Findings:
    """The findings with each attribution's speaker, whom it was told to, and its date."""
    reader = _Speakers(analysis, findings)
    spoken: list[Attribution] = []
    before: Attribution | None = None  # the last one that is no part of another's content
    last: ActorIds = ()
    for attribution in findings.attributions:
        spoken.append(reader.read(attribution, before, last))
        if not spoken[-1].nested:
            before, last = spoken[-1], spoken[-1].speaker or last
    return replace(findings, attributions=tuple(spoken))


class _Speakers:
    """Reads the attributions of one document, in order; each may go on from the one before."""

    def __init__(self, analysis: Analysis, findings: Findings) -> None:
        self.analysis = analysis
        self.findings = findings
        self.cast = Cast.of(findings.actors)
        self.addressees = Addressees(analysis, self.cast)
        self.times = _by_sentence(analysis, findings.times)
        self.blocks = [block.start for block in analysis.blocks]
        self.contents = Contents(findings.attributions)

    def read(self, attribution: Attribution, before: Attribution | None, last: ActorIds) -> Attribution:
        """The attribution with speaker, addressee and date; `last` are those who spoke last."""
        done = replace(attribution, speaker=self._speaker(attribution, last), when=self._when(attribution))
        done = replace(done, to=self.addressees.of(done))
        if before is None or not done.speaker or done.speaker != before.speaker:
            return done
        lasting = () if self.addressees.pleads(before) else before.to
        gap = self._gap(done, before)
        return replace(
            done,
            to=done.to or (lasting if gap in {0, 1} else ()),
            when=done.when or (before.when if gap == 0 else None),
        )

    def _gap(self, attribution: Attribution, before: Attribution) -> int | None:
        """How many paragraphs after the one before it a further act of speech stands; None for no such act."""
        if attribution.nested or not self._speech(attribution) or not before.content:
            return None
        here = (attribution.cue or attribution.content)[0].start
        there = max(span.start for span in (*before.cue[:1], *before.content))
        return max(bisect_right(self.blocks, here) - bisect_right(self.blocks, there), 0)

    def _speaker(self, attribution: Attribution, last: ActorIds) -> ActorIds:
        """The actors that the source names: several for a joint source; its issuer for a statement."""
        if not attribution.source and not attribution.cue and attribution.form == "direct":
            return last  # a quotation that runs on
        found = [actor for span in attribution.source for actor in self._named(span, last)]
        return tuple(dict.fromkeys(found))

    def _named(self, span: Span, last: ActorIds) -> ActorIds:
        run = self.analysis.tokens_in(span)
        if not run:
            return ()
        head = source_head(self.analysis, run)
        found = self.cast.among(self.analysis, (t for t in self.analysis.conjuncts(head) if t in run))
        if found:
            return found
        if nouns.has_label(self.analysis.lemmas[head], "document_noun"):
            return self._issuer(head) or last
        return self.cast.within(span)[:1]

    def _issuer(self, head: int) -> ActorIds:
        """Whose statement, plan or report it is: `A statement from the ministry`, `the ministry's plan`."""
        analysis = self.analysis
        for child in analysis.children[head]:
            if analysis.deps[child] in {"poss", "compound", "amod"}:
                found = self.cast.at(analysis, child) or self.cast.named(analysis, child)
                if found:
                    return found
        for child in analysis.children[head]:
            if analysis.deps[child] == "prep" and analysis.lemmas[child] in ISSUING:
                objects = [t for t in analysis.children[child] if analysis.deps[t] == "pobj"]
                return self.cast.among(analysis, (t for one in objects for t in analysis.conjuncts(one)))
        return ()

    def _when(self, attribution: Attribution) -> str | None:
        """The date that the cue's own words state, never one that stands in what is said."""
        run = self.analysis.tokens_in(attribution.cue[0]) if attribution.cue else Tokens(0, 0)
        if not run:
            return None
        head = self.analysis.root_of(run)
        near = times_near(self.analysis, self.findings.times, head)
        own = [value for time in near if (value := self._dated(attribution, time)) is not None]
        if own or not self._speech(attribution):
            return own[0] if own else None
        here = self.times.get(self.analysis.sentence_of[head], ())
        outside = [time for time in here if self.contents.holding(time.span[0]) is None]
        if len(outside) != 1 or self._described(outside[0].span[0]):
            return None
        return self._dated(attribution, outside[0])

    def _dated(self, attribution: Attribution, time: TimeExpression) -> str | None:
        """The day that a time expression gives an act of speech; None where it says when something else was."""
        place = time.span[0]
        if time.type not in {"DATE", "TIME"} or time.value is None or not time.value[:1].isdigit():
            return None
        if any(span & place for span in (*attribution.content, *attribution.source)):
            return None
        if self._spanning(place):
            return None
        return time.value.split("T")[0] if time.type == "TIME" else time.value

    def _spanning(self, place: Span) -> bool:
        """Whether a preposition makes a date the beginning or end of something else."""
        run = self.analysis.tokens_in(place)
        return bool(run) and run.first > 0 and self.analysis.words[run.first - 1].lower() in SPANNING

    def _described(self, place: Span) -> bool:
        """Whether a date stands in a relative clause or participle that describes a noun."""
        run = self.analysis.tokens_in(place)
        at = self.analysis.clause_of[self.analysis.root_of(run)] if run else None
        return at is not None and self.analysis.clauses[at].kind in {"relcl", "acl"}

    def _speech(self, attribution: Attribution) -> bool:
        """Whether the cue is an act of speech that took place (`said`, `told`), no standing view (`wants`)."""
        run = self.analysis.tokens_in(attribution.cue[0]) if attribution.cue else Tokens(0, 0)
        return any(
            self.analysis.tags[t] in {"VBD", "VBN", "VBG"} and nouns.has_label(self.analysis.lemmas[t], "speech")
            for t in run
        )


def _by_sentence(analysis: Analysis, times: Sequence[TimeExpression]) -> dict[int, list[TimeExpression]]:
    """The dates by the sentence that they stand in."""
    found: dict[int, list[TimeExpression]] = {}
    for time in times:
        run = analysis.tokens_in(time.span[0])
        if run and time.type == "DATE" and time.value is not None and time.value[:1].isdigit():
            found.setdefault(analysis.sentence_of[run.first], []).append(time)
    return found
