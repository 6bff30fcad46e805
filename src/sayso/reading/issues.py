"""Issues: short labels in the document's own terms, near-identical ones held to be the same."""

import re
from dataclasses import dataclass, field

from sayso.language import Analysis, Tokens
from sayso.model import Issue, Span
from sayso.reading.evidence import Cast
from sayso.reading.issue_core import CONTENT
from sayso.reading.issue_names import label_of, naming_run
from sayso.reading.issue_runs import label_run, widened
from sayso.reading.issue_words import bare_law, key_words, points_back
from sayso.reading.stance.extents import trimmed
from sayso.reading.tables import words as listed

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
    turned: frozenset[str]  # those of its words that reverse their object: `lift`, `end`
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

    def named(self, run: Tokens, cast: Cast, denied: bool = False) -> str | None:
        """The id of the issue that a run of tokens names, or calls back; None where it does neither.

        `denied`: the stance on it has taken up the `not` of its words.
        """
        run = widened(self.analysis, run)
        naming = naming_run(self.analysis, run, cast)
        same = content_words(self.analysis, run)
        if naming is None and self._called_back(run) is None and self._same(same) is None:
            return None
        return self.of(run, naming, denied)

    def of(self, run: Tokens, naming: Tokens | None = None, denied: bool = False) -> str:
        """The id of the issue that a run of tokens is about: a known one, or a new one, called by its `naming` part."""
        run = widened(self.analysis, run)
        mention = trimmed(self.analysis, run) or self.analysis.span(run)
        words = content_words(self.analysis, run)
        same = self._called_back(run)
        if same is None:
            same = self._same(words)
        if same is None:
            same = len(self.known)
            label = label_of(self.analysis, naming or label_run(self.analysis, run), denied)
            self.known.append(_Known(self._slug(label), label, words, reversals(words), self._key(run)))
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
        turned = reversals(words)
        for n, count in sorted(shared.items()):
            other = self.known[n].words
            if bool(turned) != bool(self.known[n].turned):
                continue  # tariffs, and the lifting of tariffs
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


def reversals(held: frozenset[str]) -> frozenset[str]:
    """Those of some lemmas that turn what they govern into its opposite."""
    return held & listed("issue_words", "reversing")
