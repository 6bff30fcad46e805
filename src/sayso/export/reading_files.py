"""Readings as files in a folder: ID.json for each document, its name made safe and unique, written whole or not."""

import os
import re
import tempfile
import unicodedata
from pathlib import Path

from sayso.errors import InputError
from sayso.export.json_bytes import json_bytes
from sayso.export.reading_json import reading_json
from sayso.model import Document, Reading

LONGEST = 120  # bytes of a file's name without its ending; file systems hold 255
# Names that Windows keeps for devices, whatever their ending.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\..*)?$", re.IGNORECASE)
_UNSAFE = re.compile(r"[^\w.()+=,@ -]+")


def safe_name(name: str) -> str:
    """A file name made of a document's: no slashes, control characters, leading dots or names of devices; never empty.

    It is the same for the same name; two names may give one.
    """
    plain = _UNSAFE.sub("_", unicodedata.normalize("NFC", name)).strip(" .")
    plain = plain.encode("utf-8", "ignore")[:LONGEST].decode("utf-8", "ignore").strip(" .")
    if not plain.strip("_"):
        plain = "document"
    return f"_{plain}" if _RESERVED.match(plain) or plain.startswith("-") else plain


class ReadingFolder:
    """A folder that readings are written to, one file a document; the second of one name gets `-2`."""

    def __init__(self, path: Path) -> None:
        """Make the folder where it is not there. Raises InputError where that cannot be done."""
        self.path = path
        self._taken: set[str] = set()
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(
                f"The folder {path} cannot be made ({error.strerror}): name another with --out."
            ) from error

    def write(self, document: Document, reading: Reading) -> Path:
        """Write one reading and give back where; a file of the same name is replaced in one step.

        Raises OSError where it cannot be written; then nothing of it is left.
        """
        target = self.path / f"{self._unique(safe_name(document.name))}.json"
        handle, partial = tempfile.mkstemp(dir=self.path, prefix=".sayso-", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(json_bytes(reading_json(document, reading)) + b"\n")
            Path(partial).chmod(0o666 & ~_umask())
            Path(partial).replace(target)
        except BaseException:
            Path(partial).unlink(missing_ok=True)
            raise
        return target

    def _unique(self, name: str) -> str:
        number, unique = 1, name
        while unique.casefold() in self._taken:
            number += 1
            unique = f"{name}-{number}"
        self._taken.add(unique.casefold())
        return unique


def _umask() -> int:
    """The process's file mode mask, which can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
