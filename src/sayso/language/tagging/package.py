"""Where the tagger's package lies and which it is, told without loading it."""

import hashlib
import importlib.util
from pathlib import Path

from sayso.errors import ModelError

PACKAGE = "sayso_en"
FILES = ("encode.onnx", "link.onnx", "confidence.json", "tokenizer.json", "version.txt")


def tagger_folder() -> Path | None:
    """The folder of the installed package's files; None where it is not installed.

    Raises ModelError where one of them is missing.
    """
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        raise ModelError(f"The package sayso-en lacks {missing[0]}: install it again with pip.")
    return folder


def tagger_version() -> str | None:
    """The name and release of the installed tagger, for the reader version; None where there is none.

    With a digest of confidence.json, which is fitted anew with any change of the weights.
    """
    folder = tagger_folder()
    if folder is None:
        return None
    release = (folder / "version.txt").read_text(encoding="ascii").strip()
    digest = hashlib.blake2b((folder / "confidence.json").read_bytes(), digest_size=4).hexdigest()
    return f"sayso-en {release} ({digest})"
