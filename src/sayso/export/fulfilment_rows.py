"""Reports of what became of an obligation or deal, as cells and in words: `said to be broken (union, of the port)`."""

from types import MappingProxyType

from sayso.export import people
from sayso.export.cast import Cast
from sayso.export.position_rows import according_to
from sayso.export.tables import Cell, Column
from sayso.model import ActorIds
from sayso.record import Fulfilment

COLUMNS = (
    Column("report"),
    Column("report_date"),
    Column("report_of"),
    Column("report_of_id"),
    Column("according_to"),
    Column("according_to_id"),
)
# What people read, of an obligation and of a deal as a whole.
OBLIGATION = MappingProxyType(
    {
        "done": "done",
        "partly": "done in part",
        "delayed": "delayed",
        "undone": "not done",
        "broken": "broken",
        "unbroken": "not broken",
    }
)
DEAL = MappingProxyType({**OBLIGATION, "done": "kept", "partly": "kept in part", "undone": "not kept"})
NOBODY = "no source named"


def report_cells(report: Fulfilment | None, cast: Cast) -> dict[str, Cell]:
    """The cells of a report; those of a row that is none are empty."""
    if report is None:
        return {column.name: None for column in COLUMNS}
    return {
        "report": report.outcome,
        "report_date": report.date,
        "report_of": cast.names(report.actors),
        "report_of_id": report.actors or None,
        "according_to": according_to(report.reporter, cast),
        "according_to_id": report.reporter.actors or None,
    }


def in_words(report: Fulfilment, bearers: ActorIds | None, cast: Cast) -> str:
    """What is said, of which day and by whom; of whom too, where that is neither who tells it nor who must.

    `bearers` is None for a report of a deal as a whole.
    """
    words = (DEAL if bearers is None else OBLIGATION)[report.outcome]
    said = "reported" if report.reporter.writer else "said to be"
    if report.reporter.writer:
        voice = report.publisher or "the writer"
    else:
        voice = ", ".join(cast.names(report.reporter.actors) or ()) or report.reporter.source or NOBODY
    known = {cast.party(actor) for actor in (*report.reporter.actors, *(bearers or ()))}
    others = [actor for actor in report.actors if cast.party(actor) not in known]
    of = ", ".join(cast.names(others) or ())
    return f"{said} {words} {people.day(report.date)} ({voice}{f', of {of}' if of else ''})"
