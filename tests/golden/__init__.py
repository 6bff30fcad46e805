"""Golden documents: whole samples, each with the reading that we hold Sayso to, and today's known errors in it.

NAME.txt gives the document, paragraph by paragraph, and under each what is read there, a line a finding. The two
characters before a line say what a person found who read it against the text: docs/golden.md has the format.
`python -m tests.golden` counts the lines, `python -m tests.golden --renew` brings the files up to date.
"""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from sayso.ingest import documents
from sayso.model import Document

FOLDER = Path(__file__).parent
NAMES = ("ceasefire-01", "port-strike-05", "ceasefire-05", "ceasefire-06", "ceasefire-08", "port-strike-08")


def path_of(name: str) -> Path:
    """Where the golden reading of a sample lies."""
    return FOLDER / f"{name}.txt"


def sample_documents() -> Iterator[Document]:
    """Every sample document that comes with Sayso."""
    found = documents([str(files("sayso") / "samples")], published=None)
    return (one for one in found if isinstance(one, Document))
