"""Finds the mentions of a text: the heads of its noun phrases, each read as name, description or pronoun."""

from collections.abc import Iterator

from sayso.language import Analysis, Name, Tokens
from sayso.reading.actor import nouns
from sayso.reading.actor.labels import PROPER_TAGS, TIMES, Labels, stripped
from sayso.reading.actor.mentions import CONTENT, Mention, bare, determined, left_edge
from sayso.reading.actor.proper import ProperNames
from sayso.reading.nations import nations_of

NOMINAL_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "PRP$"})
PRONOUN_TAGS = frozenset({"PRP", "PRP$"})
NAMED = frozenset({"PERSON", "GPE", "NORP"})  # labels that make a name of a noun whatever its tag
# Dependency labels of words that only describe another noun.
DESCRIBING = frozenset({"compound", "amod", "nmod", "nummod", "quantmod", "det", "npadvmod", "punct", "case", "advmod"})
ACTING = frozenset({"nsubj", "nsubjpass"})
OWNING = frozenset({"of", "for", "from", "at", "in", "with", "on"})
Owner = tuple[int | None, str | None]  # the token that says whose an actor is, and the nation where it names one
NOBODY: Owner = (None, None)
BODIES = frozenset({"institution", "group", "armed"})
PRONOUNS = ("he", "she", "it", "they", "i", "we")


class Finder:
    """Reads mentions off one analysis; holds nothing but indices over it.

    `sources` are heads of attributions' sources: each of them names someone, whatever its words.
    """

    def __init__(self, analysis: Analysis, sources: frozenset[int] = frozenset()) -> None:
        self.analysis = analysis
        self.sources = sources
        self.starts = {chunk.root: chunk.tokens.first for chunk in analysis.chunks}
        self.name_at: dict[int, Name] = {t: name for name in analysis.names for t in name.tokens}
        self.labels = Labels(analysis)
        self.nations = nations_of(analysis, self.labels.places())
        self.names = ProperNames(analysis, self.labels, self.nations, sources)

    def mentions(self) -> Iterator[Mention]:
        """All mentions in the order of their heads."""
        deps, tags = self.analysis.deps, self.analysis.tags
        for token in range(len(self.analysis)):
            if token in self.sources or (tags[token] in NOMINAL_TAGS and deps[token] not in DESCRIBING):
                mention = self.at(token)
                if mention is not None:
                    yield mention

    def modifiers(self) -> Iterator[Mention]:
        """Names that only describe another noun (`UN` in `UN envoy`), demonyms left out."""
        for name in self.analysis.names:
            head = self.analysis.root_of(name.tokens)
            if self.analysis.deps[head] in DESCRIBING and self.analysis.tags[head] in PROPER_TAGS:
                mention = self.at(head)
                if mention is not None and mention.form == "name":
                    yield mention

    def at(self, head: int) -> Mention | None:
        """The mention that a token heads, or None where its words name no actor."""
        if self.analysis.tags[head] in PRONOUN_TAGS:
            return self._pronoun(head)
        if head in self.labels.apart:
            return None
        run = self.labels.clear(Tokens(left_edge(self.analysis, self.starts, head), head + 1))
        if head in self.sources and self.analysis.pos[head] == "ADJ":
            return self.names.demonym(head) or self._description(head, run)
        name = self.name_at.get(head)
        proper = self._proper(head, name)
        if (name is not None and self._other(head, name)) or (proper and self._inside(head)):
            return None
        named = self.names.mention(head, run, name) if proper else None
        return named or self._description(head, run)

    def _other(self, head: int, name: Name) -> bool:
        """Whether a head is of no actor's name: of a time's, or a part of a longer one (`Trade` in a league's)."""
        if name.label in TIMES:
            return not self._surname(head)
        if name.label in {"GPE", "NORP"} or head == self.analysis.root_of(name.tokens) or head in self.sources:
            return False
        return name.label == "PERSON" or self.nations.named(self.analysis.words[head]) is None

    def _proper(self, head: int, name: Name | None) -> bool:
        """Whether a word may be a name: `health ministry` is none, whatever the recogniser says of it."""
        if self.labels.surname(self.analysis.words[head]):
            return True
        if self.analysis.words[head].islower() and (name is None or name.label == "ORG"):
            return False
        return self.analysis.tags[head] in PROPER_TAGS or (name is not None and name.label in NAMED)

    def _inside(self, head: int) -> bool:
        """Whether a name is a part of an office's name: of `Labour` in `Ministry of Labour`."""
        analysis, prep = self.analysis, self.analysis.heads[head]
        if analysis.deps[head] != "pobj" or analysis.words[prep] != "of" or head in self.sources:
            return False
        office = analysis.heads[prep]
        within = analysis.tags[office] in PROPER_TAGS and analysis.words[office][:1].isupper()
        place = self.labels.of(analysis.words[head], Tokens(head, head + 1), self.name_at.get(head)) in NAMED
        return within and not place and nouns.noun_kind(analysis.lemmas[office]) in {"institution", "official"}

    def _surname(self, head: int) -> bool:
        """Whether a word that was taken for a time is a known person's name (`May said`)."""
        return self.labels.surname(self.analysis.words[head]) and self.analysis.deps[head] in {"nsubj", "poss"}

    def _pronoun(self, head: int) -> Mention | None:
        word = self.analysis.words[head].lower()
        for kind in PRONOUNS:
            if nouns.has_label(word, kind):
                run = Tokens(head, head + 1)
                return Mention(head=head, run=run, core=run, form="pronoun", kind=kind, words=(word,))
        return None

    def _description(self, head: int, run: Tokens) -> Mention | None:
        analysis = self.analysis
        lemma, plural = analysis.lemmas[head], analysis.tags[head] in {"NNS", "NNPS"}
        if analysis.tags[head] == "NNPS" and nouns.noun_kind(lemma) is None:
            lemma = nouns.singular(lemma)  # `the Parties`, whose lemma the tagger leaves as it is
        first, definite, indefinite = determined(analysis, head, run)
        kind = nouns.description_kind(lemma, plural)
        if head not in self.sources and (kind is None or self._hollow(head, run, first, kind, plural)):
            return None
        if nouns.has_label(lemma, "document_noun") and kind is None:
            return None
        plural = plural or nouns.has_label(lemma, "plural_word")
        owner, nation = self._owner(head, Tokens(first, head))
        definite = definite or (kind == "institution" and not plural and first == run.first == head)  # `parliament`
        words = [analysis.lemmas[t] for t in range(first, head) if analysis.pos[t] in CONTENT]
        return Mention(
            head=head, run=run, core=Tokens(first, head + 1), form="description", kind=kind or "unnamed",
            words=(*words, lemma), nation=nation, owner=owner, plural=plural, indefinite=indefinite,
            definite=definite or (owner is not None and analysis.deps[owner] == "poss"),
        )  # fmt: skip

    def _hollow(self, head: int, run: Tokens, first: int, kind: str, plural: bool) -> bool:
        """Whether a noun that may name an actor names none here: `no one`, `territory`, `the figure`."""
        word = self.analysis.words[run.first].lower()
        if word in {"no", "every", "any", "what", "which"} or (word == "each" and kind != "group"):
            return True
        lemma = self.analysis.lemmas[head]
        if first == head and nouns.has_label(lemma, "only_modified"):
            return True
        if nouns.has_label(lemma, "only_capital") and self.analysis.words[head].islower():
            return True
        bare_noun = run.first == head and not plural and self.analysis.words[head].islower()
        return bare_noun and kind in {"state", "group"} and self.analysis.deps[head] not in ACTING

    def _owner(self, head: int, before: Tokens) -> Owner:
        """Whose a described actor is: the token that says so, and the nation where one is named."""
        for way in (self._group_before, self._nation_before, self._possessor, self._name_before, self._office_before):
            token, nation = way(head, before)
            if token is not None:
                return token, nation
        return self._owner_after(head)

    def _group_before(self, head: int, before: Tokens) -> Owner:
        """`Peru's Front fighters` are the Front's."""
        follower = head - 1 in before and nouns.has_label(self.analysis.lemmas[head], "follower")
        return (head - 1, None) if follower and self._organised(head - 1) else NOBODY

    def _nation_before(self, head: int, before: Tokens) -> Owner:
        """`Peruvian army`, `Front-run ministry`; not `Peru-backed`, nor a demonym in a longer name."""
        words = self.analysis.words
        for token in before:
            if self.analysis.deps[token] == "npadvmod":
                if nouns.has_label(words[min(token + 2, head)], "ruling"):
                    return token, self.nations.described(words[token])
            elif not self._in_longer_name(token, head):
                nation = self.nations.described(f"{words[token]} {words[token + 1]}")
                nation = nation or self.nations.described(words[token])
                if nation is not None:
                    return token, nation
        return NOBODY

    def _possessor(self, head: int, _: Tokens) -> Owner:
        """`the union's leader`, `her government`."""
        children = self.analysis.children[head]
        return next(((c, None) for c in children if c < head and self.analysis.deps[c] == "poss"), NOBODY)

    def _name_before(self, _: int, before: Tokens) -> Owner:
        """`Front official`."""
        for token in before:
            name = self.name_at.get(token)
            if name is not None and name.label not in TIMES and self.analysis.deps[token] != "npadvmod":
                return token, None
        return NOBODY

    def _office_before(self, head: int, before: Tokens) -> Owner:
        """`ministry spokesman`."""
        office = head - 1
        body = nouns.noun_kind(self.analysis.lemmas[office]) in BODIES and self.analysis.deps[office] == "compound"
        return (office, None) if office in before and body else NOBODY

    def _organised(self, token: int) -> bool:
        """Whether a word belongs to the name of a group, not of a state."""
        name = self.name_at.get(token)
        return (
            name is not None and name.label not in TIMES and self.nations.described(self.analysis.words[token]) is None
        )

    def _in_longer_name(self, token: int, head: int) -> bool:
        """Whether a word is a part of a name of three or more before a head, and that name no state's."""
        name = self.name_at.get(token)
        if name is None or len(name.tokens) < 3 or name.tokens.stop > head:
            return False
        return self.nations.named(bare(self.analysis, stripped(self.analysis, name.tokens))) is None

    def _owner_after(self, head: int) -> Owner:
        """The same from a phrase that follows straight: `spokesman for the union`."""
        analysis = self.analysis
        for child in analysis.children[head]:
            if child == head + 1 and analysis.deps[child] == "prep" and analysis.lemmas[child] in OWNING:
                for inner in analysis.children[child]:
                    if analysis.deps[inner] == "pobj":
                        both = self.nations.named(bare(analysis, Tokens(inner - 1, inner + 1)))  # `South Lund`
                        return inner, both or self.nations.named(bare(analysis, Tokens(inner, inner + 1)))
        return NOBODY
