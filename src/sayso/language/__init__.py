"""The only gate to spaCy and to model files: text in, an `Analysis` of flat arrays out."""

from sayso.language.analysis import Analysis, Chunk, Clause, Name, Tokens
from sayso.language.pipeline import SCHEMES, Pipeline, load_pipeline, model_version

__all__ = [
    "SCHEMES",
    "Analysis",
    "Chunk",
    "Clause",
    "Name",
    "Pipeline",
    "Tokens",
    "load_pipeline",
    "model_version",
]
