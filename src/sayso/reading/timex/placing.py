"""What an expression becomes where it stands: `$250 a week` is a rate, `will one day` the future."""

from dataclasses import replace

from sayso.language import Analysis
from sayso.reading.tables import words
from sayso.reading.timex.build_relative import duration
from sayso.reading.timex.place import TABLE, Place
from sayso.reading.timex.said import Fixed, Raw, Shift


def in_place(place: Place) -> Raw:
    """The expression as its place makes it."""
    if place.raw.rule == "duration":
        return _some_day(place)
    if place.raw.rule == "relunit":
        return _stretch(place)
    if place.raw.rule in {"nthday", "dayn"}:
        return _day_now(place)
    return _rate(place) if place.raw.rule == "aunit" else place.raw


def _some_day(place: Place) -> Raw:
    """`will one day follow` is the future, not a day long."""
    analysis, stop = place.analysis, place.run.stop
    if stop >= len(analysis) or analysis.quote(place.run).lower() != "one day":
        return place.raw
    modal = place.run.first > 0 and analysis.tags[place.run.first - 1] == "MD"
    ahead = modal or (analysis.tags[stop] == "VB" and place.before not in {"in", "for", "only", "just"})
    return replace(place.raw, type="DATE", said=Fixed(value="FUTURE_REF")) if ahead else place.raw


def _stretch(place: Place) -> Raw:
    """`over the last year` is a year long, not the year before this."""
    raw, said = place.raw, place.raw.said
    lasts = place.first == "the" and len(place.run) == 3 and place.analysis.words[place.run.first + 1].lower() == "last"
    if not lasts or not isinstance(said, Shift) or place.before not in words(TABLE, "lasting"):
        return raw
    return replace(raw, type="DURATION", said=Fixed(value=duration(1, said.unit)), toward=-1)


def _day_now(place: Place) -> Raw:
    """`entered its tenth day`: that day is now."""
    clause = place.analysis.clause_around(place.run.first)
    entered = clause is not None and clause.lemma in words(TABLE, "entered")
    return replace(place.raw, latest=True) if entered else place.raw


def _rate(place: Place) -> Raw:
    """`a week` after an amount is a rate, so a SET: `$250 a week`, `four flights a week`, `twice a year`."""
    raw, analysis, before = place.raw, place.analysis, place.run.first - 1
    if not isinstance(raw.said, Fixed) or raw.said.value.startswith("PX") or before < 0:
        return raw
    if place.after in words(TABLE, "duration") or place.first not in {"a", "an"}:
        return raw
    amount = analysis.pos[before] in {"NUM", "SYM"} or place.before in words(TABLE, "counted")
    many = analysis.pos[before] == "NOUN" and analysis.tags[before] == "NNS" and _counted(analysis, before)
    return replace(raw, type="SET") if amount or many else raw


def _counted(analysis: Analysis, noun: int) -> bool:
    """Whether a noun has a number: `four flights`."""
    return any(analysis.pos[c] == "NUM" for c in analysis.children[noun])
