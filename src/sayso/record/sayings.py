"""Who said what: every attributed statement, with its speaker as the record knows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.model import ActorIds
from sayso.record.actors import Who
from sayso.record.dates import by_date, day_of, told_day
from sayso.record.evidence import Evidence, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One attribution. `source` and `cue` are the document's words; the content is the evidence's quotation.

    `when` is the TIMEX3 value that the text gives, `date` its day, week, month or year, else the day of publication.
    """

    id: str
    speakers: ActorIds
    source: str | None
    cue: str
    form: str
    to: ActorIds
    when: str | None
    date: str | None
    nested: bool
    evidence: tuple[Evidence, ...]


def build(sources: Sequence[Source], who: Who) -> tuple[Saying, ...]:
    """All sayings by date, document and place."""
    found = [
        Saying(
            id=a.id,
            speakers=who.of(source, a.speaker),
            source=source.document.quote(a.source) or None,
            cue=source.document.quote(a.cue),
            form=a.form,
            to=who.of(source, a.to),
            when=a.when,
            date=told_day(a.when, source.document.published),
            nested=a.nested,
            evidence=(source.evidence(a, a.content, a.source + a.cue),),
        )
        for source in sources
        for a in source.findings.attributions
    ]
    return tuple(sorted(found, key=lambda s: (by_date(day_of(s.date, None)), s.evidence[0].order)))


def by_finding(sayings: Sequence[Saying]) -> Mapping[tuple[str, str], Saying]:
    """The sayings by document and the id of their attribution."""
    return {(s.evidence[0].document_id, s.id): s for s in sayings}
