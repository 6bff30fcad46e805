"""Reading: what one document says, by readers in a visible order.

Each reader takes the document, its analysis and the findings so far, and gives back the findings with its own kind
filled in. None needs what a later one makes. `READERS` is the whole of the configuration.
"""

from collections.abc import Callable
from dataclasses import replace

from sayso.errors import fault
from sayso.language import Analysis
from sayso.model import Document, Findings, Problem, Reading
from sayso.reading import (
    actors,
    attributions,
    deals,
    disputes,
    events,
    figures,
    outlooks,
    positions,
    provisions,
    speakers,
    times,
)
from sayso.reading.version import reader_version

__all__ = ["READERS", "Reader", "read_document", "reader_version"]

Reader = Callable[[Document, Analysis, Findings], Findings]

READERS: tuple[Reader, ...] = (
    times.read,
    attributions.read,
    actors.read,
    speakers.read,
    figures.read,
    events.read,
    deals.read,
    provisions.read,
    positions.read,
    outlooks.read,
    disputes.read,
)


def read_document(document: Document, analysis: Analysis, version: str) -> Reading:
    """All findings in one analysed document; a pure function of its arguments."""
    findings = Findings()
    for reader in READERS:
        findings = _read_on(reader, document, analysis, findings)
    return Reading(document_id=document.id, version=version, findings=findings)


def _read_on(reader: Reader, document: Document, analysis: Analysis, findings: Findings) -> Findings:
    """The findings with one more kind, or, where its reader fails, with the Problem: the other kinds are kept."""
    try:
        return reader(document, analysis, findings)
    except Exception as error:
        kind = reader.__module__.rpartition(".")[2]
        problem = Problem(place=document.name, message=f"No {kind} were read: the reader failed ({fault(error)}).")
        return replace(findings, problems=(*findings.problems, problem))
