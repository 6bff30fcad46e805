"""The outline of a text: numbered and bulleted points, articles and headings, as a tree laid flat.

Each line of the text is a point with its marker (`4.`, `(b)`, `•`) taken off and its path (`Article 4`, `2`, `b`);
a marker alone on its line belongs to the line after it, and a line that ends in a colon introduces the points below it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.model import Span
from sayso.reading.tables import column

NUMBER = r"\d{1,3}(?:\.\d{1,3})*"
HEADINGS = r"article|section|chapter|annex|part|title|appendix|protocol"
WORDS = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|(?:twenty|thirty|forty)(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|first|second|third|fourth|fifth)"
)
MARKER = re.compile(
    rf"""\s*(?:
      (?P<bullet>[-–—•*·▪◦\uf0b7])(?=\s|$)
    | (?P<article>(?:{HEADINGS})\s+(?:{NUMBER}|{WORDS}|[IVXLC]+|[A-Z])\b[.:)]?)
    | (?P<number>{NUMBER}\\?[.)](?=\s|\W|$)(?!\d)|\d{{1,3}}(?:\.\d{{1,3}})+(?=\s+(?-i:["“(]?[A-Z])))
    | (?P<bracket>\((?:{NUMBER}|[ivx]{{1,5}}|[a-z])\))
    | (?P<letter>[a-z]|[ivx]{{1,5}})[.)](?=\s|$)
    )[\s\u200b]*""",
    re.VERBOSE | re.IGNORECASE,
)
ORDINAL = r"first|second|third|fourth|fifth|sixth|initial|final|last|next"
COUNT = r"one|two|three|four|five|six|[1-9]|I{1,3}|IV|V"
PHASE = re.compile(rf"\b(?:({ORDINAL})[\s-]+(?:phase|stage)|(?:phase|stage)[\s-]+({COUNT}))\b", re.IGNORECASE)
ORDINAL_SUBJECT = re.compile(
    rf"\W*(?:the\s+)?({ORDINAL})\s+(?:would|will|is|was|includes|phase|stage)\b", re.IGNORECASE
)
NEXT = re.compile(r"\s(\d{1,2})\.\s*\Z")  # `… 2.` at the end of a line: the number of the next one, in scraped lists
ITEM_ENDS = (";", ",", "; and", ";and", "; or")
SHORT = 60  # characters of a heading
DEPTHS = {"article": 0, "number": 1, "bracket": 3, "letter": 4, "bullet": 6}
ROMAN = re.compile(r"[ivx]{1,5}\Z")


@dataclass(frozen=True, slots=True)
class Point:
    """One line of a text, its marker taken off."""

    span: Span  # what stands after the marker; empty for an article's bare heading
    marker: str = ""  # as the text has it, without its dot or brackets
    kind: str = "text"  # text, number, bracket, letter, bullet, article
    path: tuple[str, ...] = ()  # the markers above it and its own, outermost first
    intro: int | None = None  # the place of the line with a colon that introduces it
    heading: int | None = None  # the place of the article's or section's line that it stands under
    phase: int | None = None  # of the deal, where a heading, an introduction or its own beginning names one

    @property
    def marked(self) -> bool:
        """Whether the line is a numbered, lettered or bulleted point."""
        return self.kind not in {"text", "article"}


def phase_number(text: str) -> int | None:
    """The phase that a text names (`the second stage`, `Phase One`): only where it names just one."""
    named = {column("ordinals", "word", "value").get((m[1] or m[2]).lower()) for m in PHASE.finditer(text)}
    number = next(iter(named), None) if len(named) == 1 else None
    return int(number) if number and number.isdigit() else None


def _phase_at_start(text: str) -> int | None:
    match = ORDINAL_SUBJECT.match(text)
    number = column("ordinals", "word", "value").get(match[1].lower()) if match else None
    return int(number) if number and number.isdigit() else None


def _marked_line(text: str, block: Span) -> Point:
    """A block as a point, with its own marker."""
    match = MARKER.match(text, block.start, block.end)
    if match is None or match.lastgroup is None:
        return Point(_trimmed(text, block))
    marker = " ".join(match[match.lastgroup].strip("()").rstrip("\\.:)").split())
    return Point(_trimmed(text, Span(match.end(), block.end)), marker, match.lastgroup)


def _trimmed(text: str, span: Span) -> Span:
    """A span without the blanks at its ends."""
    inside = text[span.start : span.end]
    start = span.start + len(inside) - len(inside.lstrip())
    return Span(start, max(start, span.start + len(inside.rstrip())))


def _depth(point: Point) -> int:
    """How deep a point's marker stands, by its style."""
    dots = point.marker.count(".") if point.kind == "number" else 0
    roman = point.kind in {"bracket", "letter"} and ROMAN.match(point.marker) is not None
    return DEPTHS[point.kind] + (1 if dots or roman else 0)


def _ending(text: str, point: Point, count: int) -> tuple[Point, Point | None]:
    """A point without the number of the next one at its end, where it goes on counting, and that number as a marker."""
    match = NEXT.search(text, point.span.start, point.span.end)
    if match is None or int(match[1]) not in {2, count + 1}:
        return point, None
    own = replace(point, kind="number", marker=str(int(match[1]) - 1)) if point.kind == "text" else point
    return replace(own, span=Span(point.span.start, match.start())), Point(point.span, match[1], "number")


def _lines(text: str, blocks: Sequence[Span]) -> Iterator[Point]:
    """The blocks as points; a marker alone on its line, or at the end of the line before, goes to the next line."""
    pending: Point | None = None
    count = 0
    for block in blocks:
        point = _marked_line(text, block)
        if pending is not None and point.kind == "text":
            point = replace(point, marker=pending.marker, kind=pending.kind)
        pending = None
        if point.marked and not text[point.span.start : point.span.end].strip(" .:;"):
            pending = point
            continue
        point, pending = _ending(text, point, count)
        count = int(pending.marker) if pending else 0
        yield point


@dataclass(slots=True)
class _Open:
    """What stands over a line while the outline is made: markers with their depths, a heading, an introduction."""

    above: list[tuple[int, str]]
    heading: int | None = None
    intro: int | None = None
    depth: int = -1  # of the introduction
    phase: int | None = None
    of_article: bool = False  # whether an article's heading named the phase, and the next one ends it

    def under(self, point: Point) -> None:
        """Take in a point's marker: it closes those as deep as it is, and deeper."""
        if point.kind != "text":
            depth = _depth(point)
            self.above = [(d, m) for d, m in self.above if d < depth] + [(depth, point.marker)]
            if depth <= self.depth:
                self.intro, self.depth = None, -1

    def introduce(self, place: int, point: Point) -> None:
        """A line with a colon: what comes below it is introduced by it."""
        self.intro = place
        self.depth = _depth(point) if point.marked else -1


def _goes_on(points: Sequence[Point], text: str, words: str) -> bool:
    """Whether a line without a marker is an item of the list before it: both end as items do."""
    last = text[points[-1].span.start : points[-1].span.end] if points else ""
    return words.endswith(ITEM_ENDS) or words.lower() in {"and", "or", "and,"} or last.endswith(ITEM_ENDS)


def outline(text: str, blocks: Sequence[Span]) -> tuple[Point, ...]:
    """The points of a text in order, with their paths, introductions and phases."""
    points: list[Point] = []
    over = _Open([])
    for point in _lines(text, blocks):
        words = text[point.span.start : point.span.end]
        over.under(point)
        leads = words.endswith(":")
        heading = not point.marked and (leads or (len(words) < SHORT and words[-1:] not in ".!?;,"))
        plain = not point.marked and not heading and points and (points[-1].marked or len(words) >= SHORT)
        if plain and not _goes_on(points, text, words):
            over.intro = None
            over.phase = over.phase if over.heading is not None else None
        own = phase_number(words) if heading or point.marked else None
        if heading:
            article = point.kind == "article"
            kept = not (article and over.of_article) and (not leads or bool(over.above))
            again = over.of_article and own == over.phase  # a line below the article's that names its phase once more
            over.of_article = article or again if own is not None else over.of_article and kept
            over.phase = own if own is not None else over.phase if kept else None
        if point.kind == "article":
            over.heading, over.intro = len(points), None
        if leads:
            over.introduce(len(points), point)
        points.append(
            replace(
                point,
                path=tuple(m for _, m in over.above),
                intro=over.intro if over.intro != len(points) else None,
                heading=over.heading if over.heading != len(points) else None,
                phase=(_phase_at_start(words) if point.marked else None) or over.phase or own,
            )
        )
    return tuple(points)


def path_name(path: Sequence[str]) -> str:
    """A path as a lawyer writes it: `Article 4(2)(b)`; `4.2` under `Article 4` is `Article 4.2`."""
    named = [m for m in path if m not in "-–—•*·▪◦\uf0b7"]
    if not named:
        return ""
    written = named[0]
    for marker in named[1:]:
        own = written.rpartition(" ")[2]
        written = f"{written}{marker.removeprefix(own)}" if marker.startswith(f"{own}.") else f"{written}({marker})"
    return written
