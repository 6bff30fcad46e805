"""Finds the mentions of a text: the heads of its noun phrases, each read as name, description or pronoun."""

from collections.abc import Iterator
from dataclasses import replace

from sayso.language import Analysis, Name, Tokens
from sayso.reading import nouns
from sayso.reading.labels import PROPER_TAGS, TIMES, Labels, stripped
from sayso.reading.mentions import Mention, bare, left_edge
from sayso.reading.nations import nations

NOMINAL_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "PRP$"})
PRONOUN_TAGS = frozenset({"PRP", "PRP$"})
NAMED = frozenset({"PERSON", "GPE", "NORP"})  # labels that make a name of a noun whatever its tag
# Dependency labels of words that only describe another noun.
DESCRIBING = frozenset({"compound", "amod", "nmod", "nummod", "quantmod", "det", "npadvmod", "punct", "case", "advmod"})
OWNING = frozenset({"of", "for", "from", "at", "in", "with", "on"})
PRONOUNS = ("he", "she", "it", "they", "i", "we")
CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})


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
        if head in self.sources and self.analysis.pos[head] == "ADJ":
            return self._demonym(head)
        run = Tokens(left_edge(self.analysis, self.starts, head), head + 1)
        name = self.name_at.get(head)
        if name is not None and name.label in TIMES and not self._surname(head):
            return None
        proper = self.analysis.tags[head] in PROPER_TAGS or (name is not None and name.label in NAMED)
        if self.analysis.words[head].islower() and (name is None or name.label == "ORG"):
            proper = False  # `the health ministry`, whatever the recogniser says
        if proper or self.labels.surname(self.analysis.words[head]):
            named = self._name(head, run, name)
            if named is not None:
                return named
        return self._description(head, run)

    def _demonym(self, head: int) -> Mention | None:
        """A source that is an adjective alone: `Ardenian demands`."""
        word, run = self.analysis.words[head], Tokens(head, head + 1)
        nation = nations().described(word)
        if nation is None:
            return self._description(head, run)
        kind = "people" if nations().named(word) is None and nation == "Palestine" else "state"
        return Mention(head=head, run=run, core=run, form="name", kind=kind, nation=nation, words=(word.lower(),))

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

    def _core(self, head: int, run: Tokens, name: Name | None) -> Tokens:
        """The tokens of the name itself: those that the recogniser took, or capitalised ones up to the head."""
        if name is not None and name.label not in TIMES:
            first = max(name.tokens.first, run.first)
            stop = name.tokens.stop if name.label not in {"PERSON", "GPE", "NORP"} else head + 1
            return stripped(self.analysis, Tokens(first, max(stop, head + 1)), name.label)
        first = head
        while first > run.first and (self.analysis.tags[first - 1] in PROPER_TAGS or self._joins(first - 1)):
            if nations().described(self.analysis.words[first - 1]):
                break
            first -= 1
        return stripped(self.analysis, Tokens(first, head + 1))

    def _joins(self, token: int) -> bool:
        return self.analysis.words[token] == "-" and self.analysis.ends[token] == self.analysis.starts[token + 1]

    def _name(self, head: int, run: Tokens, name: Name | None) -> Mention | None:
        """The mention as a name, or None where a capitalised noun only describes (`the President`)."""
        core = self._core(head, run, name)
        text = bare(self.analysis, core)
        if nouns.has_label(text, "not_name") or not any(c.isalpha() for c in text) or self._thing(head):
            return None
        run = Tokens(min(run.first, core.first), max(run.stop, core.stop))
        mention = Mention(
            head=head, run=run, core=core, form="name", kind="thing", words=tuple(text.lower().split()),
            plural=self.analysis.tags[head] in {"NNPS", "NNS"},
        )  # fmt: skip
        found = self._as_nation(mention, text) or self._as_other(mention, text, name)
        return self._some_of(found) if found is not None and found.plural else found

    def _some_of(self, mention: Mention) -> Mention:
        """A part of a people or party as a description: `some northern Republicans` are not the Republicans."""
        first, definite, indefinite = self._determined(mention.head, mention.run)
        more = mention.core.first > first or indefinite
        if not more or mention.kind not in {"people", "group"} or len(mention.core) > 1:
            return mention
        words = [self.analysis.lemmas[t] for t in range(first, mention.head) if self.analysis.pos[t] in CONTENT]
        return replace(
            mention, form="description", kind="crowd" if mention.kind == "people" else "group",
            core=Tokens(first, mention.head + 1), words=(*words, *mention.words),
            definite=definite, indefinite=indefinite,
        )  # fmt: skip

    def _thing(self, head: int) -> bool:
        """Whether a capitalised head names a text or a government, whoever's it is (`Karim Statement`)."""
        return (
            nouns.has_label(self.analysis.lemmas[head], "document_noun") or self.analysis.lemmas[head] == "government"
        )

    def _as_nation(self, mention: Mention, text: str) -> Mention | None:
        known = nations()
        state = known.named(text)
        if state is not None:
            return replace(mention, kind="state", nation=state)
        if text in known.capitals and self._governs(mention.head):
            return replace(mention, kind="capital", nation=known.capitals[text])
        if text not in known.people or len(mention.core) > 1:
            return None
        definite = self.analysis.words[mention.run.first].lower() == "the"
        return replace(mention, kind="people", nation=known.people[text], definite=definite)

    def _governs(self, head: int) -> bool:
        """Whether a capital acts, and so stands for its government: `Lund refused`, `talks between Lund and …`."""
        analysis = self.analysis
        if head in self.sources:
            return True
        if analysis.deps[head] == "pobj":
            return analysis.lemmas[analysis.heads[head]] in {"between", "by", "with", "against"}
        return analysis.deps[head] in {"nsubj", "poss", "dobj", "agent", "conj"}

    def _as_other(self, mention: Mention, text: str, name: Name | None) -> Mention | None:
        label = self.labels.of(text, mention.core, name)
        common = len(mention.core) == 1 and self.analysis.lemmas[mention.head] in nouns.noun_kinds()
        if label == "PERSON" and (not common or self.labels.surname(text)):
            return replace(mention, kind="person", plural=False)
        if self._only_described(mention):
            return None
        if label == "GPE":
            return replace(mention, kind="place")
        if label in {"ORG", "NORP"} or self.analysis.lemmas[mention.head] in nouns.noun_kinds():
            return replace(mention, kind=nouns.organisation_kind(mention.words))
        return mention

    def _only_described(self, mention: Mention) -> bool:
        """Whether a capitalised phrase is a description: a common head noun with at most a nation before it."""
        if mention.head != mention.core.stop - 1:
            return False
        noun = nouns.noun_kind(self.analysis.lemmas[mention.head])
        if nouns.has_label(" ".join(mention.words), "body_name"):
            return False
        if noun in nouns.PERSONS:
            return True
        rest = bare(self.analysis, Tokens(mention.core.first, mention.head)) if len(mention.core) > 1 else ""
        return noun is not None and (not rest or nations().described(rest) is not None)

    def _description(self, head: int, run: Tokens) -> Mention | None:
        analysis = self.analysis
        lemma, plural = analysis.lemmas[head], analysis.tags[head] in {"NNS", "NNPS"}
        first, definite, indefinite = self._determined(head, run)
        kind = nouns.description_kind(lemma, plural)
        if kind is None and (head not in self.sources or nouns.has_label(lemma, "document_noun")):
            return None
        owner, nation = self._owner(head, Tokens(first, head))
        words = [analysis.lemmas[t] for t in range(first, head) if analysis.pos[t] in CONTENT]
        return Mention(
            head=head, run=run, core=Tokens(first, head + 1), form="description", kind=kind or "unnamed",
            words=(*words, lemma), nation=nation, owner=owner, plural=plural, indefinite=indefinite,
            definite=definite or (owner is not None and analysis.deps[owner] == "poss"),
        )  # fmt: skip

    def _determined(self, head: int, run: Tokens) -> tuple[int, bool, bool]:
        """Where the determiners of a phrase end, and whether they are definite or indefinite."""
        first, definite, indefinite = run.first, False, False
        while first < head and (
            nouns.has_label(self.analysis.words[first], "determiner") or self.analysis.pos[first] == "NUM"
        ):
            word = self.analysis.words[first].lower()
            definite = definite or nouns.has_label(word, "definite")
            indefinite = indefinite or nouns.has_label(word, "indefinite") or self.analysis.pos[first] == "NUM"
            first += 1
        return first, definite, indefinite and not definite

    def _owner(self, head: int, before: Tokens) -> tuple[int | None, str | None]:
        """Whose a described actor is: the token that says so, and the nation where one is named."""
        analysis = self.analysis
        for token in before:
            if analysis.deps[token] == "npadvmod":
                continue  # `Ardenia-backed`
            nation = nations().described(f"{analysis.words[token]} {analysis.words[token + 1]}")
            nation = nation or nations().described(analysis.words[token])
            if nation is not None:
                return token, nation
        for child in analysis.children[head]:
            if analysis.deps[child] == "poss" and child < head:
                return child, None
        for token in before:
            if analysis.deps[token] != "npadvmod" and token in self.name_at and self.name_at[token].label not in TIMES:
                return token, None
        return self._owner_after(head)

    def _owner_after(self, head: int) -> tuple[int | None, str | None]:
        """The same from a phrase that follows straight: `spokesman for the union`."""
        analysis = self.analysis
        for child in analysis.children[head]:
            if child == head + 1 and analysis.deps[child] == "prep" and analysis.lemmas[child] in OWNING:
                for inner in analysis.children[child]:
                    if analysis.deps[inner] == "pobj":
                        return inner, nations().named(analysis.words[inner])
        return None, None
