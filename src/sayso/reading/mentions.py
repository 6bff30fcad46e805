"""Mentions: every noun phrase and pronoun that may name an actor, with what its words tell of it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sayso.language import Analysis, Name, Tokens
from sayso.reading import nouns
from sayso.reading.nations import nations

NOMINAL_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "PRP$"})
PROPER_TAGS = frozenset({"NNP", "NNPS"})
PRONOUN_TAGS = frozenset({"PRP", "PRP$"})
# Dependency labels of words that only describe another noun.
DESCRIBING = frozenset({"compound", "amod", "nmod", "nummod", "quantmod", "det", "npadvmod", "punct", "case", "advmod"})
LEFT = frozenset({"det", "amod", "compound", "poss", "nmod", "nummod", "quantmod", "predet"})
ORGANISED = frozenset({"ORG", "NORP", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT", "LOC", "LAW"})
TIMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "LANGUAGE"})
PRONOUNS = ("he", "she", "it", "they", "i", "we")
PHRASE_LONGEST = 25  # tokens of a description with what follows it


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One mention: `run` with its title or determiner, `core` the name or the noun with its modifiers alone.

    `kind` is an actor's kind, `people` (the inhabitants of `nation`), `place`, or a pronoun's class (`he`, `they`).
    `owner` is the token that says whose it is: of `Hamas` in `Hamas official`, of `UN` in `envoy of the UN`.
    """

    head: int
    run: Tokens
    core: Tokens
    form: str  # name, description, pronoun
    kind: str
    nation: str | None = None
    owner: int | None = None
    definite: bool = False
    indefinite: bool = False
    plural: bool = False
    words: tuple[str, ...] = field(default=())  # of the core, lower case


def bare(analysis: Analysis, run: Tokens) -> str:
    """The words of a run as they stand, on one line, without a possessive ending."""
    text = " ".join(analysis.quote(run).split())
    for ending in ("'s", "’s", "'", "’"):
        text = text.removesuffix(ending)
    return text


def left_edge(analysis: Analysis, starts: Mapping[int, int], head: int) -> int:
    """The first token of the base noun phrase that a token heads."""
    first = starts.get(head)
    if first is None:
        first = head
        for child in reversed(analysis.children[head]):
            if child < head and analysis.deps[child] in LEFT and analysis.subtrees[child].stop == first:
                first = analysis.subtrees[child].first
    while first < head and analysis.pos[first] in {"PUNCT", "CCONJ", "ADP", "ADV"}:
        first += 1
    return first


def full_phrase(analysis: Analysis, mention: Mention) -> Tokens:
    """A description with the prepositional and participial phrases that follow it, relative clauses left out."""
    stop = mention.run.stop
    for child in analysis.children[mention.head]:
        if child > mention.head and analysis.subtrees[child].first == stop:
            if analysis.deps[child] not in {"prep", "acl"} or analysis.tags[child] == "TO":
                break
            stop = analysis.subtrees[child].stop
    return Tokens(mention.run.first, min(stop, mention.run.first + PHRASE_LONGEST))


class Finder:
    """Finds the mentions of one analysis. Holds nothing but indices over it."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.starts = {chunk.root: chunk.tokens.first for chunk in analysis.chunks}
        self.name_at: dict[int, Name] = {t: name for name in analysis.names for t in name.tokens}
        self.labels = self._votes()

    def mentions(self) -> Iterator[Mention]:
        """All mentions in the order of their heads."""
        deps, tags = self.analysis.deps, self.analysis.tags
        for token in range(len(self.analysis)):
            if tags[token] in NOMINAL_TAGS and deps[token] not in DESCRIBING:
                mention = self.at(token)
                if mention is not None:
                    yield mention

    def at(self, head: int) -> Mention | None:
        """The mention that a token heads, or None where its words name no actor."""
        if self.analysis.tags[head] in PRONOUN_TAGS:
            return self._pronoun(head)
        run = Tokens(left_edge(self.analysis, self.starts, head), head + 1)
        name = self.name_at.get(head)
        if name is not None and name.label in TIMES:
            return None
        if self.analysis.tags[head] in PROPER_TAGS or (name is not None and name.label in {"PERSON", "GPE", "NORP"}):
            return self._name(head, run, name) or self._description(head, run)
        return self._description(head, run)

    def _pronoun(self, head: int) -> Mention | None:
        word = self.analysis.words[head].lower()
        for kind in PRONOUNS:
            if nouns.has_label(word, kind):
                run = Tokens(head, head + 1)
                return Mention(head=head, run=run, core=run, form="pronoun", kind=kind, words=(word,))
        return None

    def _votes(self) -> dict[str, Counter[str]]:
        """For each name's words the labels that the document's names give them, with what stands around them."""
        analysis, votes = self.analysis, dict[str, Counter[str]]()
        for name in analysis.names:
            core = self._stripped(name.tokens)
            if not core or name.label in TIMES:
                continue
            vote = votes.setdefault(bare(analysis, core), Counter())
            vote[name.label] += 1
            before, after = core.first - 1, core.stop
            if before >= 0 and nouns.is_title(analysis.words[before]) and analysis.heads[before] in core:
                vote["PERSON"] += 3
            elif before >= 0 and analysis.words[before].lower() == "the" and name.label == "PERSON":
                vote["ORG"] += 2
            if len(core) == 1 and after < len(analysis) and analysis.deps[core.first] == "compound":
                if nouns.noun_kind(analysis.lemmas[after]) is not None and analysis.tags[after] in {"NN", "NNS"}:
                    vote["ORG"] += 1
        return votes

    def _stripped(self, run: Tokens) -> Tokens:
        """A name without leading determiner or titles, and without a possessive ending."""
        words, tags = self.analysis.words, self.analysis.tags
        first, stop = run.first, run.stop
        while stop > first and (tags[stop - 1] == "POS" or words[stop - 1] in {"'s", "’s", "’", "'"}):
            stop -= 1
        while first < stop - 1 and (words[first].lower() == "the" or nouns.is_title(words[first])):
            first += 1
        return Tokens(first, stop)

    def _core(self, head: int, run: Tokens, name: Name | None) -> Tokens:
        """The tokens of the name itself."""
        if name is not None:
            stop = name.tokens.stop if name.label in ORGANISED else head + 1
            return self._stripped(Tokens(max(name.tokens.first, run.first), max(stop, head + 1)))
        first = head
        while first > run.first and (self.analysis.tags[first - 1] in PROPER_TAGS or self._joins(first - 1)):
            if nations().described(self.analysis.words[first - 1]) and first != head:
                break
            first -= 1
        return self._stripped(Tokens(first, head + 1))

    def _joins(self, token: int) -> bool:
        return self.analysis.words[token] == "-" and self.analysis.ends[token] == self.analysis.starts[token + 1]

    def _name(self, head: int, run: Tokens, name: Name | None) -> Mention | None:
        core = self._core(head, run, name)
        text = bare(self.analysis, core)
        known = nations()
        words = tuple(w.lower() for w in text.split())
        if nouns.has_label(text, "not_name") or not any(c.isalpha() for c in text):
            return None
        run = Tokens(min(run.first, core.first), max(run.stop, core.stop))
        plural = self.analysis.tags[head] in {"NNPS", "NNS"}
        common = {"head": head, "run": run, "core": core, "form": "name", "plural": plural, "words": words}
        state = known.named(text)
        if state is not None:
            return Mention(**common, kind="state", nation=state)
        if text in known.people and len(core) == 1:
            alone = run.first >= head - 1
            return Mention(**common, kind="people", nation=known.people[text], definite=alone and self._the(run.first))
        label = self._label(text, head, core, run, name)
        if label == "PERSON":
            return Mention(**common, kind="person")
        noun = nouns.noun_kind(self.analysis.lemmas[head]) if len(core) > 0 and head == core.stop - 1 else None
        if noun in nouns.PERSONS or (noun is not None and len(core) == 1):
            return None  # `the President`, `the Ministry`: described, not named
        if label == "GPE":
            return Mention(**common, kind="place", nation=known.capitals.get(text))
        if label in {"ORG", "NORP"} or nouns.has_label(text, "body_name") or noun is not None:
            return Mention(**common, kind=nouns.organisation_kind(words))
        return Mention(**common, kind="thing")

    def _the(self, token: int) -> bool:
        return self.analysis.words[token].lower() == "the"

    def _label(self, text: str, head: int, core: Tokens, run: Tokens, name: Name | None) -> str:
        """The label of a name: by tables, then by the document's own votes, then by the recogniser."""
        if nouns.has_label(text, "media_name") or nouns.has_label(text, "body_name"):
            return "ORG"
        before = core.first - 1
        if before >= run.first and nouns.is_title(self.analysis.words[before]):
            return "PERSON"
        vote = self.labels.get(text)
        if vote:
            return min(vote, key=lambda label: (-vote[label], label))
        if name is not None:
            return name.label
        if len(core) == 1 and any(k.split()[-1] == text and v["PERSON"] for k, v in self.labels.items()):
            return "PERSON"
        return "ORG" if text.isupper() and 2 <= len(text) <= 6 else ""

    def _description(self, head: int, run: Tokens) -> Mention | None:
        analysis = self.analysis
        lemma = analysis.lemmas[head]
        plural = analysis.tags[head] in {"NNS", "NNPS"}
        first = run.first
        definite = indefinite = False
        while first < head and (nouns.has_label(analysis.words[first], "determiner") or analysis.pos[first] == "NUM"):
            word = analysis.words[first].lower()
            definite = definite or nouns.has_label(word, "definite")
            indefinite = indefinite or nouns.has_label(word, "indefinite") or analysis.pos[first] == "NUM"
            first += 1
        kind = nouns.description_kind(lemma, plural, definite)
        if kind is None:
            return None
        owner, nation = self._owner(head, Tokens(first, head))
        core = Tokens(first, head + 1)
        words = tuple(
            analysis.lemmas[t] for t in core if analysis.pos[t] in {"NOUN", "PROPN", "ADJ", "VERB"} or t == head
        )
        return Mention(
            head=head, run=run, core=core, form="description", kind=kind, nation=nation, owner=owner,
            definite=definite or analysis.deps[first] == "poss", indefinite=indefinite, plural=plural, words=words,
        )  # fmt: skip

    def _owner(self, head: int, before: Tokens) -> tuple[int | None, str | None]:
        """Whose a described actor is: the token that says so, and the nation where an adjective does."""
        analysis, known = self.analysis, nations()
        for token in before:
            two = f"{analysis.words[token]} {analysis.words[token + 1]}"
            nation = known.described(two) or known.described(analysis.words[token])
            if nation is not None:
                return token, nation
        for child in analysis.children[head]:
            if analysis.deps[child] == "poss" and child < head:
                return child, None
        for token in before:
            if token in self.name_at and self.name_at[token].label not in TIMES:
                return token, None
        for child in analysis.children[head]:
            if (
                child > head
                and analysis.deps[child] == "prep"
                and analysis.lemmas[child] in {"of", "for", "from", "at"}
            ):
                for inner in analysis.children[child]:
                    if analysis.deps[inner] == "pobj":
                        return inner, known.named(bare(analysis, Tokens(inner, inner + 1)))
        return None, None
