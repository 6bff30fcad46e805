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
MARKER = re.compile(
    rf"""\s*(?:
      (?P<bullet>[-–—•*·▪◦\uf0b7])(?=\s|$)
    | (?P<article>(?:article|section|chapter|annex|part|title|appendix)\s+(?:{NUMBER}|[IVXLC]+|[A-Z])\b[.:)]?)
    | (?P<number>{NUMBER})\\?[.)](?=\s|\W|$)(?!\d)
    | (?P<dotted>\d{{1,2}}(?:\.\d{{1,2}}){{1,2}})(?=\s+(?-i:["“(]?[A-Z]))
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
    marker = match[match.lastgroup].strip("()").rstrip(".:)")
    kind = "number" if match.lastgroup == "dotted" else match.lastgroup
    return Point(_trimmed(text, Span(match.end(), block.end)), marker, kind)


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


def outline(text: str, blocks: Sequence[Span]) -> tuple[Point, ...]:
    """The points of a text in order, with their paths, introductions and phases."""
    points: list[Point] = []
    above: list[tuple[int, str]] = []  # depths and markers of the open points
    intro: int | None = None
    phase: int | None = None
    of_article = False  # whether an article's heading named the phase, and the next one ends it
    for point in _lines(text, blocks):
        words = text[point.span.start : point.span.end]
        if point.kind != "text":
            depth = _depth(point)
            above = [(d, m) for d, m in above if d < depth] + [(depth, point.marker)]
        heading = not point.marked and (words.endswith(":") or (len(words) < SHORT and words[-1:] not in ".!?"))
        if not point.marked and not heading and points and (points[-1].marked or len(words) >= SHORT):
            intro = phase = None
        own = phase_number(words) if heading or point.marked else None
        if heading:
            article = point.kind == "article"
            intro = len(points) if words.endswith(":") else None if article else intro
            kept = not (article and of_article) and (bool(above) or not words.endswith(":"))
            of_article = article if own is not None else of_article and kept
            phase = own if own is not None else phase if kept else None
        began = _phase_at_start(words) if point.marked else None
        points.append(
            replace(
                point,
                path=tuple(m for _, m in above),
                intro=intro if intro != len(points) else None,
                phase=began or own or phase,
            )
        )
    return tuple(points)


def path_name(path: Sequence[str]) -> str:
    """A path as a lawyer writes it: `Article 4(2)(b)`."""
    named = [m for m in path if m not in "-–—•*·▪◦\uf0b7"]
    return (named[0] + "".join(f"({m})" for m in named[1:])) if named else ""
