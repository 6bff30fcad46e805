"""Golden files: lines with the marks that a person gave them, compared with what is read today."""

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from sayso.model import Document
from tests.golden.render import KINDS, NOT_SET, Section

RIGHT, WRONG, MISSED = "  ", "! ", "- "
NEW, NOW_WRONG, LOST = "? ", "?!", "?-"  # as the three above, but nobody has looked at it yet
MARKS = (RIGHT, WRONG, MISSED, NEW, NOW_WRONG, LOST)
UNREAD = (NEW, NOW_WRONG, LOST)
NOTHING = "nothing"
TRUTH, COMMENT = " => ", "  # "
LEFT_OUT = re.compile(r"(?: […+])+ ")
WIDTH = 118
ALIKE = 0.5  # how alike the words of two findings are, from 0 to 1, for one to be the other, changed


@dataclass(frozen=True, slots=True)
class Entry:
    """A line: its mark, what is read today (None where it is missed), the truth (None where nothing is there)."""

    mark: str
    read: str | None
    truth: str | None
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A section of a golden file."""

    title: str
    text: str
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Line:
    """A finding's line, taken apart."""

    kind: str
    quotation: str
    fields: dict[str, str]

    @classmethod
    def of(cls, line: str) -> "Line":
        """Raises ValueError for a line that is no finding's."""
        kind, quotation, *fields = line.split(" | ")
        if kind not in KINDS:
            raise ValueError(f"{kind!r} is no kind of finding: {line}")
        parts = (one.partition("=") for one in fields)
        return cls(kind, quotation, {name: value for name, _, value in parts if value != NOT_SET})

    def __str__(self) -> str:
        told = [f"{name}={value}" for name, value in self.fields.items() if value != NOT_SET]
        return " | ".join([self.kind, self.quotation, *told])


def corrected(read: str, correction: str) -> str | None:
    """What a line should say: `speaker=x | when=-` sets and empties fields, “words” are other words, `nothing` none."""
    if correction == NOTHING:
        return None
    line = Line.of(read)
    for part in correction.split(" | "):
        name, equals, value = part.partition("=")
        if part.startswith("“"):
            line = replace(line, quotation=part)
        elif equals and name.isidentifier():
            line.fields[name] = value  # in the place of the field, or after the last
        else:
            raise ValueError(f"neither “words” nor field=value: {part}")
    return str(line)


def same(one: str | None, other: str | None) -> bool:
    """Whether two lines say the same, in whatever order of their fields."""
    if one is None or other is None:
        return one is other
    return Line.of(one) == Line.of(other)


def correction(read: str, truth: str | None) -> str:
    """The shortest correction that makes one line of another."""
    if truth is None:
        return NOTHING
    old, new = Line.of(read), Line.of(truth)
    changed = [f"{name}={new.fields.get(name, NOT_SET)}" for name in old.fields | new.fields]
    kept = {f"{name}={value}" for name, value in old.fields.items()}
    words = [new.quotation] if new.quotation != old.quotation else []
    return " | ".join([*words, *(one for one in changed if one not in kept)])


def entry_of(line: str) -> Entry:
    """A line of a golden file."""
    mark, (told, _, comment) = line[:2], line[2:].partition(COMMENT)
    if mark not in MARKS:
        raise ValueError(f"{mark!r} is no mark of a line: {line}")
    read, arrow, given = told.partition(TRUTH)
    if (mark in (WRONG, NOW_WRONG)) != bool(arrow):
        raise ValueError(f"a correction after `=>` belongs to a line that is wrong, and to no other: {line}")
    if mark in (MISSED, LOST):
        return Entry(mark, None, str(Line.of(told)), comment)
    return Entry(mark, read, corrected(read, given) if arrow else read, comment)


def line_of(entry: Entry) -> str:
    """An entry as it stands in its file."""
    told = entry.truth if entry.read is None else entry.read
    arrow = TRUTH + correction(entry.read, entry.truth) if entry.read is not None and entry.read != entry.truth else ""
    return f"{entry.mark}{told}{arrow}{COMMENT + entry.comment if entry.comment else ''}"


def parsed(content: str) -> list[Held]:
    """The sections of a golden file. Raises ValueError for a line that cannot be understood."""
    held: list[Held] = []
    for line in content.splitlines()[2:]:
        if line.startswith(("¶ ", "actors")):
            held.append(Held(line, ""))
        elif line.startswith("> "):
            held[-1] = replace(held[-1], text=f"{held[-1].text} {line[2:]}".strip())
        elif line:
            held[-1].entries.append(entry_of(line))
    return held


def written(document: Document, held: Sequence[Held]) -> str:
    """A golden file of a document."""
    title = f"{document.name}: {document.title}\n{document.publisher}, {document.published}\n"
    blocks = []
    for section in held:
        text = textwrap.wrap(section.text, WIDTH - 2, break_on_hyphens=False)
        blocks.append("\n".join([section.title, *(f"> {line}" for line in text), *map(line_of, section.entries)]))
    return "\n\n".join([title.rstrip(), *blocks]) + "\n"


def expected(held: Sequence[Held]) -> list[str]:
    """What today's reading should be, known errors included: the lines that `today` gives."""
    return [line for s in held for line in (s.title, *(e.read for e in s.entries if e.read is not None))]


def today(sections: Sequence[Section]) -> list[str]:
    """What is read today, section by section."""
    return [line for section in sections for line in (section.title, *section.lines)]


def faults(held: Sequence[Held]) -> Iterator[str]:
    """What no careful reader leaves in a golden file."""
    for section in held:
        for entry in section.entries:
            if entry.mark in UNREAD:
                yield f"{section.title}: nobody has looked at {line_of(entry)}"
            if entry.mark == WRONG and same(entry.read, entry.truth):
                yield f"{section.title}: a correction that changes nothing: {line_of(entry)}"
            if entry.mark == MISSED and any(same(other.read, entry.truth) for other in section.entries):
                yield f"{section.title}: marked missed and read all the same: {line_of(entry)}"
            if section.text and entry.truth and not _stands_in(section.text, Line.of(entry.truth)):
                yield f"{section.title}: these words are not in the paragraph: {line_of(entry)}"


def _stands_in(text: str, line: Line) -> bool:
    """Whether the words of a line, but for those left out of a long quotation, are in a text."""
    pieces = LEFT_OUT.split(line.quotation[1:-1])
    return line.kind == "dispute" or all(piece in text.replace("|", "¦") for piece in pieces)


def renewed(held: Held, section: Section) -> Held:
    """A section brought up to date: marks stay on lines that are as they were; what is mended loses its mark."""
    left = list(held.entries)
    entries: list[Entry] = []
    waiting: list[tuple[int, str]] = []
    for line in section.lines:
        old = _taken(left, line, "read") or _taken(left, line, "truth")
        if old is None:
            waiting.append((len(entries), line))
        entries.append(old if old and old.read == line else Entry(RIGHT if old else NEW, line, line))
    for place, line in waiting:
        old = _changed(left, line)
        if old is not None:
            known = old.mark == WRONG and _differences(line, old.truth) <= _differences(old.read, old.truth)
            entries[place] = Entry(WRONG if known else NOW_WRONG, line, old.truth, old.comment)
    return Held(section.title, " ".join(section.text.split()), [*entries, *(_unread(e) for e in left if e.truth)])


def _differences(read: str | None, truth: str | None) -> set[str]:
    """Which fields of a line are wrong, its words by the name `words`; for what is not there its kind and words."""
    if read is None or truth is None:
        return {" | ".join([one.kind, one.quotation]) for one in map(Line.of, filter(None, (read, truth)))}
    old, new = Line.of(read), Line.of(truth)
    fields = {name for name in old.fields | new.fields if old.fields.get(name) != new.fields.get(name)}
    return fields | ({"words"} if old.quotation != new.quotation else set())


def _unread(entry: Entry) -> Entry:
    """What is no longer read: missed, and to be looked at where it was right before."""
    mark = LOST if entry.mark in (RIGHT, NEW) else MISSED
    return Entry(mark, None, entry.truth, entry.comment)


def _taken(left: list[Entry], line: str, side: str) -> Entry | None:
    """The first entry that says the same on one side, `read` or `truth`, taken from those that are left."""
    for n, entry in enumerate(left):
        if same(getattr(entry, side), line):
            return left.pop(n)
    return None


def _changed(left: list[Entry], line: str) -> Entry | None:
    """The entry that a new line most likely was: of its kind, and alike in its words."""
    new = Line.of(line)
    alike = []
    for n, entry in enumerate(left):
        old = Line.of(entry.truth or entry.read or "")
        if old.kind == new.kind:
            alike.append((SequenceMatcher(None, old.quotation, new.quotation).ratio(), -n))
    score, place = max(alike, default=(0.0, 0))
    return left.pop(-place) if score >= ALIKE else None
