"""Names and titles that look like times: a premier called May, the Daily Post, `This Week` on the air."""

from collections.abc import Iterable
from functools import cache

from sayso.language import Analysis
from sayso.reading.tables import words
from sayso.reading.timex.lexer import vocabulary
from sayso.reading.timex.place import TABLE, Place

WINDOW = 15  # tokens on each side that show whether a sentence is written in capitals
BANNER = 3  # tokens of a line that is a paper's name: `UNION TODAY`
LONG = 4  # letters: shorter words have capitals even in titles


@cache
def _capitals() -> frozenset[str]:
    """The words of times that always have a capital."""
    return frozenset(word for word, (cls, _, _) in vocabulary().items() if cls in {"weekday", "month", "holiday"})


@cache
def _months() -> frozenset[str]:
    return frozenset(word for word, (cls, _, _) in vocabulary().items() if cls == "month" and not word.endswith("."))


def namesakes(analysis: Analysis) -> frozenset[str]:
    """The words for a month that end a person's full name in the text: of `Jane May`, `may`."""
    persons = (name.tokens for name in analysis.names if name.label == "PERSON" and len(name.tokens) > 1)
    return frozenset(analysis.words[tokens.stop - 1].lower() for tokens in persons) & _months()


def is_namesake(place: Place, people: frozenset[str]) -> bool:
    """Whether a month's word stands alone for a person of that name."""
    alone = place.raw.rule == "month" and len(place.run) == 1 and place.last in people
    return alone and (place.before not in words(TABLE, "month") or place.after in {"'s", "’s"})


def is_title(place: Place) -> bool:
    """Whether ordinary words have a title's capitals, in a sentence whose other words have none."""
    analysis, run = place.analysis, place.run
    last = run.stop - 1
    if not analysis.words[last][:1].isupper() or any(analysis.words[t].lower() in _capitals() for t in run):
        return False
    shouted = len(run) == 1 and last and analysis.words[last].isupper() and analysis.words[last - 1].isupper()
    sentence = analysis.sentences[analysis.sentence_of[last]]
    if len(run) == 1 and run.first - 1 > sentence.first and _quoted(analysis, last):
        return True
    if run.first == sentence.first or (len(run) == 1 and not analysis.words[last - 1][-1:].isalnum()):
        return False
    if shouted and len(sentence) <= BANNER:
        return True
    around = range(max(sentence.first, run.first - WINDOW), min(sentence.stop, run.stop + WINDOW))
    return _lower(analysis, (t for t in around if t not in run))


def _quoted(analysis: Analysis, token: int) -> bool:
    """Whether a word stands alone in quotation marks: a show called `“Today”`."""
    before, after = analysis.words[token - 1], analysis.words[token + 1] if token + 1 < len(analysis) else ""
    return before in {"“", '"', "‘", "``"} and after in {"”", '"', "’", "''"}


def _lower(analysis: Analysis, tokens: Iterable[int]) -> bool:
    """Whether half or more of the long words have no capital."""
    long = [analysis.words[t] for t in tokens if len(analysis.words[t]) >= LONG and analysis.words[t][0].isalpha()]
    return len(long) > 1 and 2 * sum(word[0].isupper() for word in long) <= len(long)
