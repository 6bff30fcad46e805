"""A record as tables: rows of plain cells, each with the places that say so, and the filters that choose among them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from sayso.errors import InputError
from sayso.record import Evidence, Record
from sayso.record.names import fold

Cell = str | int | float | bool | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, a key in JSON and CSV where it is `data`; its heading for people, None where not for them."""

    name: str
    heading: str | None = None
    data: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row: a cell for each column, None where no document says it.

    `actors` are the ids of all actors it involves; it falls on the days from `date` to before `until` (ISO dates).
    `section` is the heading that it stands under for people.
    """

    cells: Mapping[str, Cell]
    evidence: tuple[Evidence, ...]
    actors: frozenset[str] = frozenset()
    date: str | None = None
    until: str | None = None
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One question's answer. The place of each row (document, date, quotation) is not among the columns.

    `context` says that people need the sentence around a row's quotation to understand it, `quoted` that no column
    holds the quotation already. What stands under the section `apart` is counted for people rather than listed.
    """

    question: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    context: bool = False
    quoted: bool = True
    apart: str | None = None

    @property
    def data(self) -> tuple[str, ...]:
        """The names of the columns that JSON and CSV have."""
        return tuple(column.name for column in self.columns if column.data)


def number(value: float | None) -> int | float | None:
    """A number as people write it: whole ones without a decimal point."""
    return int(value) if value is not None and float(value).is_integer() else value


def matching(record: Record, name: str) -> frozenset[str]:
    """The ids of the actors with a name of which `name` is a part, whatever its case: from a word's start if any is so.

    Raises InputError, with the nearest names, where there is none.
    """
    wanted = " ".join(fold(name).split())
    held = {entry.id: [" ".join(fold(n).split()) for n in (entry.name, *entry.names)] for entry in record.actors}
    by_word = {i for i, known in held.items() if any(_from_a_word(wanted, n) for n in known)} if wanted else set()
    found = by_word or {i for i, known in held.items() if wanted and any(wanted in n for n in known)}
    if not found:
        raise InputError(_unknown(record, name, wanted))
    return frozenset(found)


def _from_a_word(wanted: str, name: str) -> bool:
    """Whether a name holds the wanted words from the start of one; a short one (`US`) must be a word of its own."""
    at = name.find(wanted)
    while at >= 0:
        after = name[at + len(wanted) : at + len(wanted) + 1]
        if (at == 0 or not name[at - 1].isalnum()) and (len(wanted) > 3 or not after.isalnum()):
            return True
        at = name.find(wanted, at + 1)
    return False


def _unknown(record: Record, name: str, wanted: str) -> str:
    names = {fold(n): entry.name for entry in record.actors for n in (entry.name, *entry.names)}
    near = dict.fromkeys(names[n] for n in get_close_matches(wanted, names, n=3, cutoff=0.5))
    words = {word: entry.name for entry in record.actors for word in fold(entry.name).split()}
    near.update(dict.fromkeys(words[w] for w in get_close_matches(wanted, words, n=3, cutoff=0.7)))
    if not near:
        return f"No actor is called “{name}”: the question “actors” lists them all."
    return f"No actor is called “{name}”: the nearest are {', '.join(list(near)[:3])}."


def select(table: Table, *, actors: frozenset[str] | None = None, since: str | None = None) -> Table:
    """The rows that involve any of these actors and fall on or after the day `since`; undated ones do not."""
    return replace(table, rows=tuple(row for row in table.rows if _chosen(row, actors, since)))


def _chosen(row: Row, actors: frozenset[str] | None, since: str | None) -> bool:
    if actors is not None and not actors & row.actors:
        return False
    if since is None:
        return True
    return row.until > since if row.until is not None else row.date is not None and row.date >= since


def sections(rows: Sequence[Row]) -> Iterable[tuple[str | None, Sequence[Row]]]:
    """Consecutive rows of one section together."""
    start = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or rows[at].section != rows[start].section:
            yield rows[start].section, rows[start:at]
            start = at
