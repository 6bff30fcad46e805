"""Deals as rows: one for each obligation, under its deal and phase; a deal of which none is known has a row too.

What is said to have become of an obligation, or of a deal as a whole, stands in rows of its own, each with its place.
"""

from collections.abc import Iterator, Mapping, Sequence

from sayso.export import people
from sayso.export.cast import Cast
from sayso.export.fulfilment_rows import COLUMNS, in_words, report_cells
from sayso.export.tables import Cell, Column, Row, Table, number
from sayso.model import ActorIds
from sayso.record import DealEntry, Fulfilment, ProvisionEntry, Record
from sayso.record.deals import history

OUTSIDE = "Demanded or promised outside any deal"
BARE = "Named, with no term of theirs"
CONDITIONS = ("if", "unless", "provided", "once", "when", "until", "after", "only", "subject", "on", "as")
STEPS = 4  # of a deal's history, and of those whose it is, in a heading
LONGEST = 80  # characters of a deal's name in a heading


def deals(record: Record) -> Table:
    """What each deal says shall be done, phase by phase."""
    columns = (
        Column("deal"),
        Column("deal_id"),
        Column("deal_findings"),
        Column("status"),
        Column("statuses"),
        Column("by"),
        Column("phase", "phase"),
        Column("topic", "topic"),
        Column("bearer", "who must"),
        Column("bearer_id"),
        Column("action"),
        Column("object"),
        Column("beneficiary", "for"),
        Column("beneficiary_id"),
        Column("quantity"),
        Column("duration"),
        Column("start"),
        Column("condition"),
        Column("in_return_for"),
        Column("path"),
        Column("code"),
        Column("specificity"),
        *COLUMNS,
        Column("terms", "terms", data=False),
    )
    cast = Cast.of(record)
    rows = [row for deal in record.deals for row in _rows(deal, cast)]
    return Table("deals", "Deals", columns, tuple(rows))


def _rows(deal: DealEntry, cast: Cast) -> Iterator[Row]:
    section = heading(deal, cast)
    about: dict[str, Cell] = {
        "deal": deal.name,
        "deal_id": deal.id,
        "deal_findings": tuple(dict.fromkeys(e.finding for e in deal.evidence)) if deal.id else None,
        "status": deal.status if deal.id else None,
        "statuses": tuple(f"{s.status} {s.date or 'undated'}" for s in deal.statuses) or None,
        "by": cast.names(deal.by),
    }
    if not deal.provisions:
        days = [s.date for s in deal.statuses if s.date]
        yield Row(
            cells=about | _cells(None, cast) | report_cells(None, cast) | {"terms": section},
            evidence=deal.evidence,
            actors=frozenset(deal.by),
            date=max(days, default=None),
            section=BARE,
        )
    for report in deal.fulfilment:
        yield _report(report, about | _cells(None, cast), None, cast, section if deal.provisions else BARE)
    for provision in deal.provisions:
        cells = about | _cells(provision, cast)
        yield Row(
            cells=cells | report_cells(None, cast),
            evidence=provision.evidence,
            actors=frozenset(deal.by + provision.bearers + provision.beneficiaries),
            date=max((e.published for e in provision.evidence if e.published), default=None),
            section=section,
        )
        for report in provision.fulfilment:
            yield _report(report, cells, provision.bearers, cast, section)


def _report(report: Fulfilment, cells: Mapping[str, Cell], bearers: ActorIds | None, cast: Cast, section: str) -> Row:
    """The row of a report; `bearers` of the obligation that it is of, None where it is of a deal."""
    return Row(
        cells={**cells, **report_cells(report, cast), "terms": f"→ {in_words(report, bearers, cast)}"},
        evidence=report.evidence,
        actors=frozenset(report.actors + report.reporter.actors + (bearers or ())),
        date=report.date,
        section=section,
    )


def _cells(p: ProvisionEntry | None, cast: Cast) -> dict[str, Cell]:
    if p is None:
        names = "phase topic bearer bearer_id action object beneficiary beneficiary_id quantity duration start terms"
        return dict.fromkeys([*names.split(), "condition", "in_return_for", "path", "code", "specificity"])
    return {
        "phase": p.phase,
        "topic": p.topic,
        "bearer": cast.names(p.bearers),
        "bearer_id": p.bearers or None,
        "action": p.action,
        "object": p.object,
        "beneficiary": cast.names(p.beneficiaries),
        "beneficiary_id": p.beneficiaries or None,
        "quantity": p.quantity if isinstance(p.quantity, str) else number(p.quantity),
        "duration": p.duration,
        "start": p.start,
        "condition": p.condition,
        "in_return_for": p.in_return_for,
        "path": p.path,
        "code": p.code,
        "specificity": p.specificity,
        "terms": _terms_in_words(p),
    }


def _terms_in_words(p: ProvisionEntry) -> str | None:
    """How many, how long, from when and against what, in one line."""
    quantity = p.quantity if isinstance(p.quantity, str) else people.grouped(p.quantity)
    parts = (
        quantity,
        p.duration and people.duration(p.duration),
        p.start and (p.start if p.start[:1].isalpha() else f"date {p.start}"),
        p.condition and (p.condition if _begins(p.condition, CONDITIONS) else f"if {p.condition}"),
        p.in_return_for
        and (p.in_return_for if _begins(p.in_return_for, ("in",)) else f"in return for {p.in_return_for}"),
    )
    return "; ".join(part for part in parts if part) or None


def _begins(text: str, words: Sequence[str]) -> bool:
    return text.split(" ", 1)[0].casefold() in words


def heading(deal: DealEntry, cast: Cast) -> str:
    """A deal's name, what has become of it and when, and whose it is."""
    if deal.name is None:
        return OUTSIDE
    steps = [f"{told.status.replace('_', ' ')} {told.date}" for told in history(deal.statuses) if told.date]
    status = " → ".join(steps if len(steps) <= STEPS else [steps[0], "…", *steps[1 - STEPS :]])
    name = deal.name if len(deal.name) <= LONGEST else f"{deal.name[:LONGEST].rstrip()}…"
    by = cast.names(deal.by)
    return " · ".join(part for part in (name, status, f"by {', '.join(by[:STEPS])}" if by else None) if part)
