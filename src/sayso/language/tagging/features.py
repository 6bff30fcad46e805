"""The features of words that an uncased encoder lacks, as numbers: each is a row of a table the network learns."""

from collections.abc import Sequence

import numpy as np

from sayso.language.tagging.decoding import Ints
from sayso.language.tagging.syntax import LABELS, TAGS, Syntax
from sayso.language.tagging.words import QUOTES, SHAPES, STYLES, quote_states, shape
from sayso.model import Span

FEATURES = (SHAPES, QUOTES, STYLES, len(TAGS) + 1, len(LABELS) + 1)  # how many values each has
QUOTE = 1  # the place of the quotation state


def features_of(text: str, words: Sequence[Span], syntax: Syntax, style: int) -> Ints:
    """Features [words, 5]: shape, quotation state, style of annotation, tag, dependency label."""
    shapes = [shape(text[start:end]) for start, end in words]
    quotes, styles = quote_states(text, words), [style] * len(words)
    return np.array([shapes, quotes, styles, syntax.tags, syntax.labels], dtype=np.int64).T
