"""The version that a reading stands under: everything that can change it."""

import hashlib
from functools import cache
from pathlib import Path

from sayso.release import __version__

PACKAGE = Path(__file__).parent.parent
READ_BY = ("model.py", "language/**/*.py", "reading/**/*.py", "reading/**/*.tsv")


@cache
def readers_digest() -> str:
    """8 hexadecimal digits over the code and tables of the readers and the language layer.

    Taken from the files themselves: a version raised by hand is forgotten once, and desks then keep old readings.
    """
    digest = hashlib.blake2b(digest_size=4)
    for path in sorted(path for pattern in READ_BY for path in PACKAGE.glob(pattern)):
        digest.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def reader_version(model: str) -> str:
    """The readers' release and digest, and the language model with its release."""
    return f"sayso {__version__} ({readers_digest()}), {model}"
