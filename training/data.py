"""Annotated articles as training examples: words with flat role tags and, for each cue, its own source and content.

Two styles: PolNeAR (0), in which nothing inside a content is labelled, and the gold readings' (1), in which nested
attributions are, cues hold the one told, and sources leave out appositions. The network is told which it reads.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sayso.language import load_pipeline
from sayso.language.analysis import Analysis
from sayso.language.tagging.decoding import Ints
from sayso.language.tagging.features import features_of
from sayso.language.tagging.syntax import Syntax, syntax_of
from sayso.language.tagging.words import NESTED, PLAIN, quote_states, words_of
from sayso.model import Span

ENTITY = re.compile(r"^(T\d+)\t(\S+) ([\d; ]+)")
ROLES = ("source", "cue", "content")

Roles = dict[str, list[Span]]
Link = tuple[int, int, dict[int, int]]  # the first word of a cue, the one after its last, and the tags by word


@dataclass(frozen=True, slots=True)
class Article:
    """One text with the attributions of its first annotator."""

    name: str
    text: str
    attributions: list[Roles]
    style: int = PLAIN


@dataclass(frozen=True, slots=True)
class Example:
    """A document's words with syntax, features [words, 5] and tags; `links`: by cue, its run and the linked tags."""

    name: str
    text: str
    words: list[Span]
    syntax: Syntax
    features: Ints
    cues: list[int]
    flat: list[int]
    style: int
    links: list[Link]


def training_parser() -> Callable[[str], Analysis]:
    """What parses a text, without the tagger that is being made."""
    return replace(load_pipeline(), tagger=None).analyse


def attributions(path: Path) -> list[Roles]:
    """The attributions of a BRAT file that have a content."""
    spans: Roles = {}
    found: list[Roles] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if match := ENTITY.match(line):
            parts = [part.split() for part in match[3].split(";")]
            spans[match[1]] = [Span(int(start), int(end)) for start, end in parts]
        elif re.match(r"E\d+\t", line):
            item: Roles = {role: [] for role in ROLES}
            for argument in line.split("\t", 1)[1].split():
                role, _, target = argument.partition(":")
                role = re.sub(r"\d+$", "", role).lower()
                if role in item:
                    item[role] = item[role] + spans.get(target, [])
            if item["content"]:
                found.append(item)
    return found


def articles(folder: Path) -> Iterator[Article]:
    """The articles of one part (a folder with text/ and attributions/), those of the first annotator alone."""
    seen = set()
    for path in sorted((folder / "attributions").glob("*.ann")):
        name = path.stem.rsplit("_", 1)[0]
        if name not in seen:
            seen.add(name)
            with (folder / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
                yield Article(name, file.read(), attributions(path))


def _runs(words: Sequence[Span], spans: Sequence[Span], at: dict[int, int]) -> list[range]:
    """The runs of words that spans touch, in order."""
    runs = []
    for start, end in sorted(spans):
        held = sorted({at[i] for i in range(start, end) if i in at})
        if held:
            runs.append(range(held[0], held[-1] + 1))
    return runs


def gold_articles(path: Path, part: str) -> Iterator[Article]:
    """The gold readings of one part, from a JSON file of {part: [{name, text, attributions}]}."""
    for given in json.loads(path.read_text(encoding="utf-8"))[part]:
        items = [{role: [Span(*s) for s in item[role]] for role in ROLES} for item in given["attributions"]]
        yield Article(given["name"], given["text"], items, NESTED)


def _tag(tags: list[int], runs: Sequence[range], begin: int) -> None:
    """Tag runs of words in B and I of one role; a word that has a tag keeps it."""
    for run in runs:
        for place in run:
            if tags[place] == 0:
                tags[place] = begin if place == run.start else begin + 1


def example(article: Article, analyse: Callable[[str], Analysis]) -> Example:
    """An article's words with its tags; the attributions with the longest content are tagged first."""
    words = words_of(article.text)
    at = {i: n for n, word in enumerate(words) for i in range(*word)}
    cues, flat = [0] * len(words), [0] * len(words)
    links: dict[tuple[int, int], list[int]] = {}
    for item in sorted(article.attributions, key=lambda a: -sum(e - s for s, e in a["content"])):
        cue, source, content = (_runs(words, item[role], at) for role in ("cue", "source", "content"))
        _tag(cues, cue[:1], 1)
        _tag(flat, source, 1)
        _tag(flat, content, 3)
        if cue:
            linked = links.setdefault((cue[0].start, cue[0].stop), [0] * len(words))
            _tag(linked, source, 1)
            _tag(linked, content, 3)
    syntax = syntax_of(analyse(article.text), words)
    features = features_of(article.text, words, syntax, article.style)
    sparse = [(a, b, {n: tag for n, tag in enumerate(tags) if tag}) for (a, b), tags in sorted(links.items())]
    return Example(article.name, article.text, words, syntax, features, cues, flat, article.style, sparse)


def requoted(article: Article) -> Article:
    """The same article with its double quotation marks in the other style, straight or curly; offsets hold."""
    words = words_of(article.text)
    text, opened = list(article.text), False
    for (start, end), state in zip(words, quote_states(article.text, words), strict=True):
        mark = article.text[start:end]
        if state == 2 and mark in {"“", "”"}:
            text[start] = '"'
        elif state == 2 and mark == '"':
            opened = not opened
            text[start] = "“" if opened else "”"
    return Article(article.name, "".join(text), article.attributions, article.style)
