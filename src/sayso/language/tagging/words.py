"""Words as the attribution tagger sees them: tokens of the text with the features that an uncased encoder lacks."""

import re
from collections.abc import Sequence

from sayso.model import Span

WORD = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
OPENING, CLOSING, STRAIGHT = frozenset("“«„"), frozenset("”»"), frozenset('"')
SHAPES = 8  # other, lower, Title, UPPER, mixed, number, quotation mark, other mark
QUOTES = 3  # outside quotation marks, inside, a mark itself
STYLES = 2
PLAIN, NESTED = 0, 1  # styles of annotation: PolNeAR's, without nested attributions, and the gold readings'


def words_of(text: str) -> list[Span]:
    """The words of a text: runs of letters and digits, and single marks."""
    return [Span(*match.span()) for match in WORD.finditer(text)]


def shape(word: str) -> int:
    """The class of a word's shape, 0 to SHAPES - 1."""
    if word[0] in "\"“”„«»'‘’`":
        return 6
    if not word[0].isalnum():
        return 7
    if word[0].isdigit():
        return 5
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    return 2 if word[0].isupper() and word[1:].islower() else 4


def quote_states(text: str, words: Sequence[Span]) -> list[int]:
    """For each word whether it stands outside double quotation marks (0), inside (1), or is one (2).

    `''` and two backticks count as marks. The state is reset at the end of a paragraph, so that a mark that is
    never closed spoils no more than its own.
    """
    states, inside, last = [], False, 0
    for n, (start, end) in enumerate(words):
        if "\n" in text[last:start]:
            inside = False
        last = end
        word = text[start:end]
        doubled = word in "'`’" and n + 1 < len(words) and words[n + 1].start == end and text[end] == word
        second = word in "'`’" and n > 0 and words[n - 1].end == start and text[start - 1] == word
        if word in OPENING:
            inside = True
        elif word in CLOSING:
            inside = False
        elif word in STRAIGHT or second:
            inside = not inside
        mark = word in OPENING or word in CLOSING or word in STRAIGHT or doubled or second
        states.append(2 if mark else int(inside))
    return states
