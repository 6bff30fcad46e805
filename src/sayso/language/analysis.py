"""What the language layer says of one text: flat arrays over its tokens, and its clauses.

A token is an index into the arrays; a run of them is a half-open `Tokens`. Dependency labels are those of spaCy's
English models (ClearNLP style), tags are Penn Treebank's, coarse parts of speech Universal Dependencies'.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.model import Span, Spans


@dataclass(frozen=True, slots=True, order=True)
class Tokens:
    """A half-open run of tokens."""

    first: int
    stop: int

    def __iter__(self) -> Iterator[int]:
        """The tokens of the run, in order."""
        return iter(range(self.first, self.stop))

    def __len__(self) -> int:
        """How many tokens it holds; an empty run is false."""
        return self.stop - self.first

    def __contains__(self, token: int) -> bool:
        """Whether it holds a token."""
        return self.first <= token < self.stop


@dataclass(frozen=True, slots=True)
class Name:
    """A named entity: its tokens and OntoNotes label (PERSON, ORG, GPE, NORP, …)."""

    tokens: Tokens
    label: str


@dataclass(frozen=True, slots=True)
class Chunk:
    """A base noun phrase and its head token."""

    tokens: Tokens
    root: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A predicate with its arguments, each the head token of its phrase.

    `subjects`, `objects` and `agents` hold the conjuncts too; a subject left out is taken from the clause that
    shares it (coordination, control) or from the noun that a participle or relative clause describes.
    """

    predicate: int
    lemma: str
    kind: str  # dependency label of the predicate: ROOT, ccomp, xcomp, advcl, relcl, acl, conj, …
    parent: int | None  # place in Analysis.clauses of the clause around it
    subjects: tuple[int, ...] = ()
    objects: tuple[int, ...] = ()  # direct objects, and attributes of a copula
    datives: tuple[int, ...] = ()
    agents: tuple[int, ...] = ()  # of a passive: `by …`
    obliques: tuple[tuple[str, int], ...] = ()  # (preposition, its object)
    complements: tuple[int, ...] = ()  # predicates of its complement clauses
    particle: str | None = None
    marker: str | None = None  # if, unless, until, because, that …
    modal: str | None = None  # will, would, must, can, …
    tense: str = "none"  # past, present, future, infinitive, participle, none (imperative)
    perfect: bool = False
    passive: bool = False
    negated: bool = False
    inherited_subject: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """One attribution as the trained tagger gives it, and how sure it is, 0 to 1."""

    source: Spans
    cue: Spans
    content: Spans
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """One text, analysed once. All tuples but the last seven of them are indexed by token."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    lemmas: tuple[str, ...]  # lower case
    pos: tuple[str, ...]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]  # a root is its own head
    children: tuple[tuple[int, ...], ...]
    subtrees: tuple[Tokens, ...]  # from the first to the last token below it
    sentence_of: tuple[int, ...]
    name_of: tuple[str, ...]  # label of the name that holds the token, or ""
    sentences: tuple[Tokens, ...]
    blocks: Spans  # paragraphs: no sentence crosses one
    names: tuple[Name, ...]
    chunks: tuple[Chunk, ...]
    clauses: tuple[Clause, ...]
    clause_of: tuple[int | None, ...]  # by token: the innermost clause, as a place in `clauses`
    tagged: tuple[Tagged, ...] | None = None  # in the order of their cues; None where no tagger is installed
    scheme: str = "sayso"  # how `tagged` is annotated: as the gold readings are, or as `polnear` is

    def __len__(self) -> int:
        """The number of tokens."""
        return len(self.starts)

    def span(self, tokens: Tokens | int) -> Span:
        """The characters of a run of tokens, or of one."""
        first, last = (tokens, tokens) if isinstance(tokens, int) else (tokens.first, tokens.stop - 1)
        return Span(self.starts[first], self.ends[last])

    def quote(self, tokens: Tokens | int) -> str:
        """The words of a run of tokens, or of one."""
        start, end = self.span(tokens)
        return self.text[start:end]

    def tokens_in(self, span: Span) -> Tokens:
        """The tokens that touch a span; empty where none does."""
        first = bisect_right(self.ends, span.start)
        return Tokens(first, max(first, bisect_left(self.starts, span.end)))

    def root_of(self, tokens: Tokens) -> int:
        """The token of a run whose head lies outside it (the last one, where several do)."""
        heads = [t for t in tokens if self.heads[t] not in tokens or self.heads[t] == t]
        return heads[-1] if heads else tokens.stop - 1

    def block_at(self, place: int) -> Span:
        """The paragraph that holds a character."""
        at = bisect_right(self.blocks, place, key=lambda block: block.start) - 1
        return self.blocks[max(at, 0)]

    def clause_around(self, token: int) -> Clause | None:
        """The innermost clause that holds a token; None in words without a predicate."""
        place = self.clause_of[token]
        return None if place is None else self.clauses[place]

    def clause_at(self, token: int) -> Clause | None:
        """The clause whose predicate a token is, if it is one."""
        clause = self.clause_around(token)
        return clause if clause is not None and clause.predicate == token else None

    def conjuncts(self, token: int) -> tuple[int, ...]:
        """A token and those coordinated with it after it: `the union and the port` from `union`."""
        found, todo = [token], [token]
        while todo:
            more = [c for c in self.children[todo.pop()] if self.deps[c] == "conj"]
            found += more
            todo += more
        return tuple(sorted(found))

    def ancestors(self, token: int) -> Iterator[int]:
        """The heads above a token, nearest first."""
        while self.heads[token] != token:
            token = self.heads[token]
            yield token
