"""What each name in a document names, decided once for all its places: by tables, titles and the majority.

The recogniser labels each place by itself and errs often; one name in one document nearly always names one thing.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from sayso.language import Analysis, Name, Tokens
from sayso.reading.actor import nouns
from sayso.reading.actor.mentions import POSSESSIVES, bare
from sayso.reading.furniture import datelines, furniture
from sayso.reading.nations import nations

TIMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "LANGUAGE"})
PROPER_TAGS = frozenset({"NNP", "NNPS"})
TITLED, ADDRESSED, ARTICLED, FOLLOWED, BESIDE = 3, 6, 2, 2, 3  # weights of what stands beside a name
OFFICE_LINKS = frozenset({"of", "for", "to", "in", "at"})
PARTICLES = frozenset({"al", "bin", "de", "van", "von", "-", "der", "el", "ibn", "da", "di"})
PLACING = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "into"})
PLACED = 2  # weight of standing after such a word, for a name that was taken for a person's
BODIES = frozenset({"group", "institution", "armed", "media"})
PERSON_LONGEST = 6  # tokens


def stripped(analysis: Analysis, run: Tokens, label: str = "PERSON") -> Tokens:
    """A name without article or titles before it, and without a possessive ending.

    An organisation's name (by its label) loses titles only where two more words follow: never `General Motors`.
    """
    first, stop = run.first, run.stop
    while stop > first and (analysis.tags[stop - 1] == "POS" or not _wordlike(analysis.words[stop - 1])):
        stop -= 1
    while first < stop - 1 and (
        analysis.words[first].lower() in {"the", "a", "an"}
        or nouns.is_honorific(analysis.words[first])
        or not _wordlike(analysis.words[first])
    ):
        first += 1
    stop = next((t for t in range(first + 1, stop) if analysis.words[t] == "("), stop)
    first = _after_office(analysis, Tokens(first, stop))
    titles = [t for t in range(first, stop) if nouns.is_title(analysis.words[t])]
    least = 1 if label == "PERSON" else 2
    if titles and titles[-1] < stop - least and _personal(analysis, Tokens(titles[-1] + 1, stop)):
        first = titles[-1] + 1
    return Tokens(first, stop)


def _after_office(analysis: Analysis, run: Tokens) -> int:
    """Where a person's name begins that the recogniser ran together with his office: `envoy for Peru Ahmed Karim`."""
    before = run.first - 1
    if before >= 0 and analysis.words[before].lower() == "the":
        before -= 1
    if before < 1 or analysis.words[before] not in OFFICE_LINKS or not nouns.is_title(analysis.words[before - 1]):
        return run.first
    for token in range(run.first, run.stop - 2):
        rest = Tokens(token + 1, run.stop)
        body = nouns.noun_kind(analysis.lemmas[token]) == "institution" or nations().named(analysis.words[token])
        if body and _personal(analysis, rest):
            return rest.first
    return run.first


def _wordlike(word: str) -> bool:
    return word not in POSSESSIVES and any(c.isalnum() for c in word)


def _personal(analysis: Analysis, run: Tokens) -> bool:
    """Whether what follows a title may be a person's name: capitalised words that name nothing else."""
    return len(run) <= PERSON_LONGEST and all(
        analysis.words[t].lower() in PARTICLES
        or (analysis.words[t][:1].isupper() and nouns.noun_kind(analysis.words[t].lower().removesuffix("s")) is None)
        for t in run
    )


def titled(analysis: Analysis, core: Tokens) -> int:
    """How strongly the word before a name says that it is a person's."""
    before, last = core.first - 1, core.stop - 1
    if before < 0 or analysis.sentence_of[before] != analysis.sentence_of[core.first]:
        return 0
    if analysis.deps[last] == "compound" and analysis.heads[last] > last:
        return 0  # `chief Front negotiator`
    if nouns.is_honorific(analysis.words[before]):
        return ADDRESSED
    start = _name_start(analysis, core.first)
    if len(core) > 1 and start < core.first == _after_office(analysis, Tokens(start, core.stop)):
        return TITLED
    return TITLED if nouns.is_title(analysis.words[before]) and _personal(analysis, core) else 0


def _name_start(analysis: Analysis, token: int) -> int:
    """The first token of the run of one label that holds a token."""
    while token > 0 and analysis.name_of[token - 1] == analysis.name_of[token]:
        token -= 1
    return token + (analysis.words[token].lower() == "the")


class Labels:
    """The label of every name in one document: PERSON, ORG, NORP, GPE, …, or an empty one."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.votes: dict[str, Counter[str]] = {}
        self.persons: Mapping[str, int] = {}
        self.articled: Counter[str] = Counter()  # how often a name stands straight after `the`
        lines = tuple(datelines(analysis))
        self.agencies = frozenset(line.agency for line in lines if line.agency)  # `LUND (Agency) –`
        self.datelines = {t for line in lines for t in analysis.tokens_in(line.span)}
        self.apart = frozenset(t for span in furniture(analysis) for t in analysis.tokens_in(span))
        for label, core in (*self._recognised(), *self._unrecognised()):
            self._vote("GPE" if core.first in self.datelines else label, core)
        self.persons = self._persons()

    def clear(self, run: Tokens) -> Tokens:
        """A run without what the parser has begun it in: a dateline, a credit, or a person coordinated with it."""
        words, names = self.analysis.words, self.analysis.name_of
        first = next((t + 1 for t in range(run.stop - 1, run.first - 1, -1) if t in self.apart), run.first)
        for token in range(run.stop - 2, first, -1):
            if words[token] in {"and", "or"} and (names[token - 1] == "PERSON" or self.surname(words[token - 1])):
                return Tokens(token + 1, run.stop)
        return Tokens(first, run.stop)

    def _recognised(self) -> Iterator[tuple[str, Tokens]]:
        """The names that the recogniser found, each with its label."""
        for name in self.analysis.names:
            core = stripped(self.analysis, self.clear(name.tokens), name.label)
            if name.label == "PERSON" and core and self._citizen(core):
                continue
            if name.label not in TIMES and core:
                thing = any(nouns.has_label(self.analysis.words[t], "not_name") for t in core)
                yield ("" if thing and name.label == "PERSON" else name.label), core

    def _citizen(self, core: Tokens) -> bool:
        """Whether a name is a description in a headline's capitals (`Peru Soldier`)."""
        words, last = self.analysis.words, self.analysis.lemmas[core.stop - 1]
        return nouns.noun_kind(last) in nouns.PERSONS and nations().described(words[core.first]) is not None

    def _unrecognised(self) -> Iterator[tuple[str, Tokens]]:
        """Capitalised heads of noun phrases that it passed over."""
        analysis = self.analysis
        for chunk in analysis.chunks:
            if analysis.tags[chunk.root] in PROPER_TAGS and not analysis.name_of[chunk.root]:
                first = chunk.root
                while first > chunk.tokens.first and analysis.tags[first - 1] in PROPER_TAGS:
                    first -= 1
                core = stripped(analysis, Tokens(first, chunk.root + 1))
                if core and nouns.noun_kind(analysis.lemmas[chunk.root]) is None:
                    yield "", core

    def _vote(self, label: str, core: Tokens) -> None:
        """Count a label, and what stands around the name."""
        analysis, text = self.analysis, bare(self.analysis, core)
        vote = self.votes.setdefault(text, Counter())
        vote[label] += 1
        title = titled(analysis, core)
        before, after = core.first - 1, core.stop
        if title:
            vote["PERSON"] += title
        elif before >= 0 and analysis.words[before].lower() == "the" and analysis.deps[core.stop - 1] != "compound":
            vote["ORG"] += ARTICLED if label == "PERSON" else 0
            self.articled[text] += 1
        if after < len(analysis) and analysis.deps[core.stop - 1] == "compound" and len(core) == 1:
            noun = analysis.lemmas[after]
            if nouns.has_label(noun, "follower") or nouns.has_label(noun, "top_role"):
                vote["ORG"] += FOLLOWED
        if label == "PERSON" and not title:
            vote["GPE"] += PLACED if self._located(core) else 0
            vote["ORG"] += FOLLOWED if self._headed(core) else 0
        kind = self._described(core)
        if kind is not None and not title and core.first not in self.datelines:
            vote["PERSON" if kind in nouns.PERSONS else "ORG"] += BESIDE

    def _located(self, core: Tokens) -> bool:
        """Whether something is said to be at or in a name, as in a place: not `faith in Ahmed Karim`."""
        analysis, prep = self.analysis, self.analysis.heads[core.stop - 1]
        if analysis.deps[core.stop - 1] != "pobj" or analysis.words[prep].lower() not in PLACING:
            return False
        return analysis.pos[analysis.heads[prep]] != "NOUN" or analysis.words[prep].lower() != "in"

    def _headed(self, core: Tokens) -> bool:
        """Whether someone heads what has the name, as a body: `the chairman of Relief Lantern`."""
        analysis, prep = self.analysis, self.analysis.heads[core.stop - 1]
        first = core.first - (analysis.words[core.first - 1].lower() == "the")
        of = analysis.deps[core.stop - 1] == "pobj" and analysis.words[prep] == "of" and first == prep + 1
        return of and nouns.has_label(analysis.lemmas[analysis.heads[prep]], "head_of_body")

    def _described(self, core: Tokens) -> str | None:
        """The kind of noun in apposition to a name: `the chief negotiator, Ann Lee`, `the aid group Relief Lantern`."""
        analysis, head = self.analysis, core.stop - 1
        beside = [c for c in analysis.children[head] if analysis.deps[c] == "appos"]
        if analysis.deps[head] == "appos":
            beside.append(analysis.heads[head])
        before = core.first - 1
        if before >= 0 and analysis.tags[before] == "NN" and nouns.noun_kind(analysis.lemmas[before]) in BODIES:
            beside.append(before)
        for token in beside:
            kind = nouns.noun_kind(analysis.lemmas[token]) if analysis.tags[token] in {"NN", "NNP"} else None
            if kind == "official" or kind in BODIES:
                return kind
        return None

    def _persons(self) -> Mapping[str, int]:
        """The parts of persons' full names, each with how often the full name was taken for one."""
        parts: dict[str, int] = {}
        for text, vote in self.votes.items():
            words = text.split()
            if len(words) > 1 and self._majority(vote) == "PERSON" and nouns.organisation_kind(words) == "group":
                for word in {words[0], words[-1], words[-1].removeprefix("al-")}:
                    parts[word] = parts.get(word, 0) + vote["PERSON"]
        return parts

    @staticmethod
    def _majority(vote: Counter[str]) -> str:
        """The label with most votes; one that says nothing counts only where no other does."""
        return min(vote, key=lambda label: (not label, -vote[label], label)) if vote else ""

    def places(self) -> frozenset[str]:
        """The single words that the document may use for places: all but persons' and known organisations' names."""
        return frozenset(
            text
            for text, vote in self.votes.items()
            if text.istitle() and text.isalpha() and text not in self.persons and vote["PERSON"] < TITLED
        )

    def surname(self, word: str) -> bool:
        """Whether a word by itself means a person whom the document names in full."""
        return word in self.persons and not nations().described(word) and self.articled[word] < 2

    def _full(self, text: str) -> bool:
        """Whether two or three words end in what is by itself a person's name (`Ann Lee` where `Lee` is one)."""
        words = text.split()
        last = self.votes.get(words[-1], Counter()) if len(words) in {2, 3} else Counter[str]()
        alone = self._majority(last) == "PERSON" and last["PERSON"] > 1
        return alone and not self.articled[text] and nouns.organisation_kind(words) == "group"

    def of(self, text: str, core: Tokens, name: Name | None) -> str:
        """The label of a name by its words; its place counts where the document says nothing else of it."""
        if nouns.has_label(text, "media_name") or nouns.has_label(text, "body_name"):
            return "ORG"
        vote = self.votes.get(text, Counter())
        if " " not in text and self.surname(text):
            return "PERSON"
        if self._full(text) or (not vote and titled(self.analysis, core)):
            return "PERSON"
        if vote and self._majority(vote):
            return self._majority(vote)
        if name is not None:
            return name.label
        return "ORG" if text.isupper() and 2 <= len(text) <= 6 else ""
