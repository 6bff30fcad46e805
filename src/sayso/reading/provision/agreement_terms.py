"""Obligations of an agreement text, line by line: numbered points, lists below a line with a colon, plain sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.language import Analysis, Tokens
from sayso.reading import roles
from sayso.reading.outline import Point, path_name
from sayso.reading.provision.frames import Frame, frame_of, item_terms
from sayso.reading.provision.sentences import PERMITTING, sentence_terms, sentences_of
from sayso.reading.provision.spans import Term, trimmed
from sayso.reading.provision.terms import is_phase
from sayso.reading.provision.topic_words import topic_word
from sayso.reading.tables import words

NUMBERED = frozenset({"number", "letter", "bracket"})
SHORT = 12  # tokens of a line that may head the signatures
CHARGED = 8  # tokens of whoever a headline charges with something
RUN = 3  # numbered lines in a row that make a list of obligations in a text about a deal
ENDS = frozenset({".", ";", ":", ","})


def _nominal(analysis: Analysis, run: Tokens, point: Point) -> Iterator[Term]:
    """A point that is a noun phrase or begins with one: `Withdrawal of heavy weapons by both sides`."""
    head = next((t for t in run if analysis.pos[t] in roles.NOMINAL and not _modifies(analysis, t, run)), None)
    named = all(analysis.pos[t] in {"PROPN", "PUNCT", "DET"} or analysis.words[t].isupper() for t in run)
    first = next((t for t in run if analysis.pos[t] not in {"PUNCT", "DET", "ADJ", "ADV", "CCONJ"}), None)
    if first is not None and analysis.tags[first] == "VBG":
        head = first  # `Carrying out reform`
    if head is None or len(run) < 2 or named or analysis.pos[run.first] == "ADP":
        return
    if any(analysis.tags[t] == "MD" and analysis.lemmas[t] in PERMITTING for t in run):
        return
    rule = f"point {path_name(point.path)}"
    besides = [t for t in run if analysis.tags[t] == "VBG" and analysis.lemmas[t - 3 : t] == ("as", "well", "as")]
    for verb, first, stop in zip((head, *besides), (run.first, *besides), (*besides, run.stop), strict=True):
        agents = roles.under(analysis, verb, frozenset({"by"}))
        yield Term(verb, trimmed(analysis, Tokens(first, stop)), agents, rule=rule, confidence=0.5)


def _modifies(analysis: Analysis, token: int, run: Tokens) -> bool:
    """Whether a noun only describes the noun after it."""
    return analysis.deps[token] in {"compound", "nmod", "amod", "poss"} and analysis.heads[token] in run


def _charged(analysis: Analysis, run: Tokens, point: Point) -> Iterator[Term]:
    """A point in the manner of a headline: `Parties to allow relief convoys`."""
    for token in range(run.first + 1, min(run.stop - 1, run.first + CHARGED)):
        charged = analysis.tags[token] == "TO" and analysis.pos[token - 1] in roles.NOMINAL
        if charged and analysis.tags[token + 1] == "VB" and analysis.subtrees[token - 1].first <= run.first + 1:
            yield Term(token + 1, trimmed(analysis, run), (token - 1,), rule=f"point {path_name(point.path)}")
            return


def _committed(analysis: Analysis, run: Tokens, point: Point) -> Iterator[Term]:
    """`The guild and the council commit to work together`, wherever the parser saw the verb."""
    for token in range(run.first + 1, run.stop - 2):
        binds = analysis.lemmas[token] in words("agreement_words", "obliges") and analysis.tags[token + 1] == "TO"
        verb = next((t for t in range(token + 2, min(token + 5, run.stop)) if analysis.tags[t] == "VB"), None)
        if binds and verb is not None:
            before = tuple(t for t in range(run.first, token) if analysis.pos[t] in roles.NOMINAL)
            rule = f"“{analysis.words[token].lower()}” in point {path_name(point.path)}"
            yield Term(verb, trimmed(analysis, run), before, rule=rule, confidence=0.5)
            return


def _point_terms(analysis: Analysis, point: Point, frame: Frame | None, *, listed: bool) -> Iterator[Term]:
    """The obligations of one line; where it is an item of a list, its noun phrase alone is one."""
    run = analysis.tokens_in(point.span)
    for sentence in sentences_of(analysis, run):
        found = list(sentence_terms(analysis, sentence, point))
        whole = sentence.first == run.first
        if frame is not None and whole:
            found = item_terms(analysis, sentence, frame, found)
        if not found and listed:
            found = list(_charged(analysis, sentence, point)) or list(_committed(analysis, sentence, point))
            found = found or (list(_nominal(analysis, sentence, point)) if whole else [])
        for term in found:
            path = path_name(point.path) or None
            yield replace(
                term,
                phase=point.phase,
                path=path,
                frame=frame.tokens if frame and whole and frame.condition is None else None,
            )


def _closes(analysis: Analysis, point: Point, run: Tokens) -> bool:
    """Whether a line begins the signatures."""
    closing = words("agreement_words", "closing")
    first = next((t for t in run if analysis.pos[t] not in {"DET", "PUNCT"}), run.first)
    said = {analysis.words[first].lower(), roles.word(analysis, first)}
    ends = analysis.words[run.stop - 1] == ":" or len(run) < SHORT
    opening = (
        analysis.text[point.span.start : point.span.end].lower().startswith(("in witness", "signature", "done in"))
    )
    return opening or (bool(said & closing) and ends and point.kind not in NUMBERED)


def _is_heading(analysis: Analysis, points: Sequence[Point], place: int) -> bool:
    """Whether a line heads those below it: an article's, or a short one without a mark at its end over plain text."""
    point = points[place]
    run = analysis.tokens_in(point.span)
    if not run or analysis.words[run.stop - 1] in ENDS:
        return False
    if point.kind == "article":
        return True
    after = points[place + 1] if place + 1 < len(points) else None
    deeper = after is not None and (after.kind == "text" or len(after.path) > len(point.path))
    return point.kind in NUMBERED and deeper and len(run) < SHORT


def _short_order(analysis: Analysis, point: Point, run: Tokens) -> bool:
    """A short line below a numbered point that names what is to be done: `Disarmament of all groups.`"""
    ends = analysis.words[run.stop - 1] == "."
    return (
        bool(point.path)
        and point.intro is None
        and len(run) < SHORT
        and ends
        and topic_word(analysis, run.first) is not None
    )


def agreement_terms(analysis: Analysis, points: Sequence[Point], begins: int) -> Iterator[Term]:
    """The obligations of an agreement text, point by point, up to its signatures, and of the annexes behind them."""
    begun: set[int] = set()
    signed = False
    frames: dict[int, Frame] = {}
    leading = {p.intro for p in points}
    for place, point in enumerate(points):
        run = analysis.tokens_in(point.span)
        signed = signed and point.kind != "article"
        if point.span.start < begins or not run or _is_heading(analysis, points, place):
            continue
        signed = signed or (bool(begun) and _closes(analysis, point, run))
        if signed:
            continue
        if place in leading:
            run = _framed(analysis, points, place, run, frames)
            point = replace(point, span=analysis.span(run)) if run else point
            if not run:
                begun.add(place)
                continue
        frame = frames.get(point.intro) if point.intro is not None else None
        listed = point.kind in NUMBERED or point.intro in begun or _short_order(analysis, point, run)
        found = list(_point_terms(analysis, point, frame, listed=listed))
        if found:
            begun.add(place)
        yield from found


def _framed(analysis: Analysis, points: Sequence[Point], place: int, run: Tokens, frames: dict[int, Frame]) -> Tokens:
    """What a line that leads a list says before its last sentence; that one becomes the frame of the items."""
    last = list(sentences_of(analysis, run))[-1]
    above = points[place].intro
    frame = frame_of(analysis, last, frames.get(above) if above is not None else None)
    if frame is None:
        return run
    if is_phase(analysis, Term(analysis.root_of(last), last)):  # an obligation itself, and nothing for the items
        frames[place] = Frame(last)
        return run
    frames[place] = frame
    return Tokens(run.first, last.first)


def list_terms(analysis: Analysis, points: Sequence[Point]) -> Iterator[Term]:
    """The obligations of a numbered list in a text about a deal: several numbered lines in a row."""
    row: list[Point] = []
    for point in (*points, None):
        if point is not None and point.kind == "number":
            row.append(point)
            continue
        if len(row) >= RUN:
            for item in row:
                yield from _point_terms(analysis, item, None, listed=True)
        row = []
