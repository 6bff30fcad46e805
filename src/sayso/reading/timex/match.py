"""Finding time expressions: the grammar's longest matches over the lexemes of a text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.model import Span
from sayso.reading.tables import rows
from sayso.reading.timex.lexer import Lexeme, lexemes, symbols


@dataclass(frozen=True, slots=True)
class Found:
    """A rule's match, with what its groups hold."""

    rule: str
    text: str
    lexemes: Sequence[Lexeme]
    match: re.Match[str]

    @property
    def span(self) -> Span:
        """The characters of the whole match."""
        return self._chars(*self.match.span())

    def _chars(self, first: int, stop: int) -> Span:
        return Span(self.lexemes[first].start, self.lexemes[stop - 1].end)

    def run(self, *names: str) -> Sequence[Lexeme]:
        """The lexemes of the first of these groups that matched."""
        for name in names:
            if name in self.match.re.groupindex and self.match[name]:
                return self.lexemes[self.match.start(name) : self.match.end(name)]
        return ()

    def has(self, *names: str) -> bool:
        """Whether one of these groups matched."""
        return bool(self.run(*names))

    def words(self, *names: str) -> str:
        """The words of a group, blanks between them; empty where it did not match."""
        return " ".join(lexeme.word for lexeme in self.run(*names))

    def value(self, *names: str) -> str:
        """The table's value of a group's last lexeme; empty where it did not match."""
        run = self.run(*names)
        return run[-1].value if run else ""

    def integer(self, *names: str) -> int | None:
        """The number that a group's digits or word give: `27th`, `third`, `Sept.`."""
        run = self.run(*names)
        digits = re.match(r"\d+", run[-1].value) if run else None
        return int(digits[0]) if digits else None


MACRO = re.compile(r"\{([A-Z]+)\}")


def _expanded(pattern: str) -> str:
    """A pattern with its macros, and theirs, written out."""
    macros = {row["name"]: row["pattern"] for row in rows("timex_grammar") if row["kind"] == "macro"}
    while MACRO.search(pattern):
        pattern = MACRO.sub(lambda m: macros[m[1]], pattern)
    return pattern


@cache
def compiled() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The rules as regular expressions over symbols."""
    rules = [row for row in rows("timex_grammar") if row["kind"] == "rule"]
    return tuple((row["name"], re.compile(symbols().pattern(_expanded(row["pattern"])))) for row in rules)


def found_in(text: str, within: Span) -> Iterator[Found]:
    """The time expressions of a part of a text, in order and apart: the longest at a place, else the earlier rule."""
    read = tuple(lexemes(text, within))
    line = "".join(symbols().of[lexeme.cls] for lexeme in read)
    matches = [
        (match.start(), -match.end(), order, match, name)
        for order, (name, pattern) in enumerate(compiled())
        for match in pattern.finditer(line)
    ]
    at = 0
    for start, end, _, match, name in sorted(matches, key=lambda m: m[:3]):
        if start >= at:
            at = -end
            yield Found(name, text, read, match)
