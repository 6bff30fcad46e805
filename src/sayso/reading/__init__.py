"""Reading: what one document says, by readers in a visible order.

Each reader takes the document, its analysis and the findings so far, and gives back the findings with its own kind
filled in. None needs what a later one makes. `READERS` is the whole of the configuration.
"""

from collections.abc import Callable

from sayso.language import Analysis
from sayso.model import Document, Findings, Reading
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
# Raised by one whenever any reader, table or the language layer may read differently than before.
READERS_VERSION = "1"


def reader_version(model: str) -> str:
    """The version that a reading stands under: all that can change it."""
    return f"readers {READERS_VERSION}, {model}"


def read_document(document: Document, analysis: Analysis, version: str) -> Reading:
    """All findings in one analysed document; a pure function of its arguments."""
    findings = Findings()
    for reader in READERS:
        findings = reader(document, analysis, findings)
    return Reading(document_id=document.id, version=version, findings=findings)
