"""Analyses kept on disk between runs of a bench, so that a reader's change is scored in a second."""

import hashlib
import pickle
from pathlib import Path

import sayso.language
from sayso.language import Analysis, Pipeline, load_pipeline, model_version
from sayso.model import Document

CACHE = Path(__file__).parent.parent / ".cache" / "analyses"


def language_key() -> str:
    """Changes whenever the language layer's code or one of its models does."""
    sources = sorted(Path(sayso.language.__file__).parent.rglob("*.py"))
    parts = [model_version().encode(), *(p.read_bytes() for p in sources)]
    return hashlib.blake2b(b"".join(parts), digest_size=8).hexdigest()


class Analyses:
    """The analyses of documents, parsed once and then read from .cache/."""

    def __init__(self, scheme: str = "sayso") -> None:
        """With attributions tagged in a scheme, as `load_pipeline` has it."""
        self.scheme = scheme
        self.pipeline: Pipeline | None = None
        self.folder = CACHE / f"{language_key()}-{scheme}"
        self.folder.mkdir(parents=True, exist_ok=True)

    def of(self, document: Document) -> Analysis:
        """The analysis of a document, from the cache where it is there."""
        path = self.folder / f"{document.text_hash}.pickle"
        if path.exists():
            kept: Analysis = pickle.loads(path.read_bytes())
            return kept
        self.pipeline = self.pipeline or load_pipeline(scheme=self.scheme)
        analysis = self.pipeline.analyse(document.text)
        partial = path.with_suffix(f".{id(self)}")
        partial.write_bytes(pickle.dumps(analysis, protocol=5))
        partial.rename(path)
        return analysis
