"""Issues: short labels in the document's own terms, near-identical ones held to be the same."""

import re
from dataclasses import dataclass, field

from sayso.language import Analysis, Tokens
from sayso.model import Issue, Span
from sayso.reading.issue_words import bare_law, key_words, label_run, points_back, widened
from sayso.reading.stance.extents import trimmed
from sayso.reading.tables import words as listed

LONGEST = 10  # words in a label
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
LOOSE = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "PART", "AUX"})  # a label that is cut does not end with these
ARTICLES = frozenset({"the", "a", "an"})
QUOTES = frozenset('“”"‘’')
TOPIC = re.compile(
    r"(?:^|[.!?][\"”’']?\s+|[“\"‘])(?:As for|As to|Regarding|Concerning|When it comes to|With regard to)\s+"
)
SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(slots=True)
class _Known:
    """An issue while mentions of it are gathered."""

    id: str
    label: str
    words: frozenset[str]
    key: tuple[str, ...]
    mentions: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Issues:
    """The issues of one document, gathered one by one."""

    analysis: Analysis
    document_id: str
    known: list[_Known] = field(default_factory=list)
    by_word: dict[str, list[int]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    latest: int = 0

    def of(self, run: Tokens) -> str:
        """The id of the issue that a run of tokens names: a known one, or a new one."""
        run = widened(self.analysis, run)
        mention = trimmed(self.analysis, run) or self.analysis.span(run)
        words = content_words(self.analysis, run)
        same = self._called_back(run)
        if same is None:
            same = self._same(words)
        if same is None:
            same = len(self.known)
            label = label_of(self.analysis, label_run(self.analysis, run))
            self.known.append(_Known(self._slug(label), label, words, self._key(run)))
            for word in words:
                self.by_word.setdefault(word, []).append(same)
        self.known[same].mentions.append(mention)
        self.latest = same
        return self.known[same].id

    def _called_back(self, run: Tokens) -> int | None:
        """The known issue that a run only points to: the last one for `it` and `that`, for `the bill` the last law."""
        analysis, pointers = self.analysis, listed("issue_words", "pointer")
        if self.known and all(
            analysis.pos[t] in {"PRON", "PUNCT"} or analysis.words[t].lower() in pointers for t in run
        ):
            return self.latest
        if self.known and points_back(analysis, run):
            return self.latest
        if not bare_law(analysis, run):
            return None
        kin = listed("issue_words", "law")
        laws = [n for n, known in enumerate(self.known) if len(known.key) > 1 and kin & set(known.key)]
        return laws[-1] if laws else None

    def _key(self, run: Tokens) -> tuple[str, ...]:
        """What the issue is compared by in other documents; that of its paragraph's topic where it has none itself."""
        key = key_words(self.analysis, run)
        empty = listed("issue_words", "law") | listed("issue_words", "pointer")
        if set(key) <= empty:
            topic = self._topic(run)
            key = (*(key_words(self.analysis, topic) if topic is not None else ()), *key)
        return tuple(dict.fromkeys(key))

    def _topic(self, run: Tokens) -> Tokens | None:
        """The phrase that the paragraph before a run names as its topic: `As for the amnesty, …`."""
        analysis = self.analysis
        block = analysis.block_at(analysis.starts[run.first])
        before = analysis.text[block.start : analysis.starts[run.first]]
        places = [found.end() for found in TOPIC.finditer(before)]
        if not places:
            return None
        first = analysis.tokens_in(Span(block.start + places[-1], block.start + places[-1] + 1)).first
        chunk = next((c for c in analysis.chunks if first in c.tokens), None)
        return None if chunk is None else Tokens(first, chunk.tokens.stop)

    def _same(self, words: frozenset[str]) -> int | None:
        """The known issue with most of the same words: half of all, or all of the shorter's and a third of all.

        Of two that are equally like it the first named.
        """
        shared: dict[int, int] = {}
        for word in words:
            for n in self.by_word.get(word, ()):
                shared[n] = shared.get(n, 0) + 1
        best: tuple[float, int] | None = None
        for n, count in sorted(shared.items()):
            other = self.known[n].words
            likeness = count / len(words | other)
            contained = count >= 2 and count == min(len(words), len(other)) and likeness >= 0.33
            if (likeness >= 0.5 or contained) and (best is None or likeness > best[0]):
                best = (likeness, n)
        return None if best is None else best[1]

    def _slug(self, label: str) -> str:
        """A readable id that no other issue of the document has."""
        base = "_".join(SLUG.sub(" ", label.lower()).split()[:5]) or "issue"
        slug, n = base, 2
        while slug in self.used:
            slug, n = f"{base}_{n}", n + 1
        self.used.add(slug)
        return slug

    def found(self) -> tuple[Issue, ...]:
        """The issues in the order of their first mention; the finding's id is that of the slug."""
        return tuple(
            Issue(
                id=i.id,
                label=i.label,
                words=i.key,
                mentions=tuple(sorted(set(i.mentions))),
                why="named in a stance",
            )
            for i in self.known
        )


def content_words(analysis: Analysis, run: Tokens) -> frozenset[str]:
    """The lemmas that carry an issue's meaning."""
    held = [t for t in run if analysis.pos[t] in CONTENT]
    return frozenset(analysis.lemmas[t] for t in held) or frozenset(analysis.lemmas[t] for t in run)


def label_of(analysis: Analysis, run: Tokens) -> str:
    """At most ten words of a run, without articles, quotation marks, and loose words at its ends."""
    kept = [t for t in run if analysis.lemmas[t] not in ARTICLES and analysis.words[t] not in QUOTES]
    while kept and (analysis.words[kept[0]].lower() in {"to", "that"} or _mark(analysis, kept[0])):
        kept = kept[1:]
    cut_off = len(kept) > LONGEST
    kept = kept[:LONGEST]
    while kept and (_mark(analysis, kept[-1]) or (cut_off and analysis.pos[kept[-1]] in LOOSE)):
        kept = kept[:-1]
    words = [
        analysis.words[t] if n and _joined(analysis, kept[n - 1], t) else f" {analysis.words[t]}"
        for n, t in enumerate(kept)
    ]
    return " ".join("".join(words).split()) or " ".join(analysis.quote(run).split())


def _mark(analysis: Analysis, token: int) -> bool:
    return not any(c.isalnum() for c in analysis.words[token])


def _joined(analysis: Analysis, before: int, token: int) -> bool:
    """Whether two tokens are written as one word (`union` and `’s`)."""
    return before == token - 1 and analysis.starts[token] == analysis.ends[before]
