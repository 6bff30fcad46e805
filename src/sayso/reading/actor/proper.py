"""Names as mentions: where a name begins and ends, and what kind of actor it names."""

from dataclasses import dataclass, replace

from sayso.language import Analysis, Name, Tokens
from sayso.reading.actor import nouns
from sayso.reading.actor.labels import PROPER_TAGS, TIMES, Labels, stripped
from sayso.reading.actor.mentions import CONTENT, Mention, bare, determined
from sayso.reading.nations import Nations

BOUND = frozenset({"PERSON", "GPE", "NORP"})  # labels of names that end with their head
STANCES = ("anti-", "pro-")  # `anti-union` names no union
ACTING = frozenset({"nsubj", "poss", "dobj", "agent", "conj"})
INSIDE = frozenset({"nmod", "compound", "amod"})
BETWEEN = frozenset({"between", "by", "with", "against"})


@dataclass(frozen=True, slots=True)
class ProperNames:
    """Reads the name that a token heads."""

    analysis: Analysis
    labels: Labels
    nations: Nations
    sources: frozenset[int]

    def mention(self, head: int, run: Tokens, name: Name | None) -> Mention | None:
        """The mention as a name, or None where a capitalised noun only describes (`the President`)."""
        core = self._medium(self.labels.clear(self._core(head, run, name)))
        text = bare(self.analysis, core)
        if nouns.has_label(text, "not_name") or not any(c.isalpha() for c in text) or self._thing(head):
            return None
        if text.lower().startswith(STANCES) or self._adjective(text):
            return None
        run = Tokens(min(run.first, core.first), max(run.stop, core.stop))
        mention = Mention(
            head=head, run=run, core=core, form="name", kind="thing", words=tuple(text.lower().split()),
            plural=self.analysis.tags[head] in {"NNPS", "NNS"},
        )  # fmt: skip
        found = self._as_nation(mention, text) or self._as_other(mention, text, name)
        return self._some_of(found) if found is not None and found.plural else found

    def _medium(self, core: Tokens) -> Tokens:
        """A known medium's name without the state that a page puts straight before it."""
        if len(core) < 2 or self.nations.named(self.analysis.words[core.first]) is None:
            return core
        rest = Tokens(core.first + 1, core.stop)
        return rest if nouns.has_label(bare(self.analysis, rest), "media_name") else core

    def _adjective(self, text: str) -> bool:
        """Whether a word only says whose something is: `Peruvian`, which names neither the state nor its people."""
        nations = self.nations
        known = nations.named(text) or text in nations.people or text in nations.capitals or text in nations.derived
        return not known and nations.described(text) is not None

    def demonym(self, head: int) -> Mention | None:
        """A source that is an adjective alone: `Ardenian demands`."""
        word, run = self.analysis.words[head], Tokens(head, head + 1)
        nation = self.nations.described(word)
        if nation is None:
            return None
        kind = "people" if self.nations.named(word) is None and nation in self.nations.peoples else "state"
        return Mention(head=head, run=run, core=run, form="name", kind=kind, nation=nation, words=(word.lower(),))

    def _core(self, head: int, run: Tokens, name: Name | None) -> Tokens:
        """The tokens of the name itself: those that the recogniser took, or capitalised ones up to the head."""
        if name is not None and name.label not in TIMES:
            first = name.tokens.first if name.label == "PERSON" else max(name.tokens.first, run.first)
            stop = head + 1 if name.label in BOUND else name.tokens.stop
            core = stripped(self.analysis, Tokens(first, max(stop, head + 1)), name.label)
            if head in core:
                return self._numbered(self._joined(core, run, name), head)
        first = head
        while first > run.first and (self.analysis.tags[first - 1] in PROPER_TAGS or self._joins(first - 1)):
            if self.nations.described(self.analysis.words[first - 1]):
                break
            first -= 1
        return self._numbered(stripped(self.analysis, Tokens(first, head + 1)), head)

    def _joined(self, core: Tokens, run: Tokens, name: Name) -> Tokens:
        """An organisation's name with what `and` joins inside it: `Coast and Harbour Union`, not `Harbour Union`."""
        analysis, first = self.analysis, core.first - 2
        if name.label != "ORG" or first < run.first or analysis.words[first + 1] not in {"and", "&"}:
            return core
        inside = analysis.deps[first] in INSIDE and analysis.heads[first] in core and analysis.tags[first] == "NNP"
        if not inside or self.nations.described(analysis.words[first]):
            return core
        while first > run.first and analysis.tags[first - 1] == "NNP" and analysis.heads[first - 1] == first:
            first -= 1
        return Tokens(first, core.stop)

    def _numbered(self, core: Tokens, head: int) -> Tokens:
        """A name with the number that belongs to it: `Channel 9`."""
        after = core.stop
        numbered = after == head + 1 and after in self.analysis.children[head] and self.analysis.tags[after] == "CD"
        return Tokens(core.first, after + 1) if numbered else core

    def _joins(self, token: int) -> bool:
        return self.analysis.words[token] == "-" and self.analysis.ends[token] == self.analysis.starts[token + 1]

    def _thing(self, head: int) -> bool:
        """Whether a capitalised head names a text or a government, whoever's it is (`Karim Statement`)."""
        lemma = self.analysis.lemmas[head]
        text = nouns.has_label(lemma, "document_noun") and not nouns.has_label(lemma, "media_word")
        return text or lemma == "government"

    def _as_nation(self, mention: Mention, text: str) -> Mention | None:
        state = self.nations.named(text) or self._in_form(text)
        if state is not None:
            return self._in_full(replace(mention, kind="state", nation=state), text)
        if text in self.nations.capitals and self._governs(mention.head):
            return replace(mention, kind="capital", nation=self.nations.capitals[text])
        if text in self.nations.derived and self.labels.votes[text]["ORG"] < 2:
            return replace(mention, kind="place", nation=text)
        if text not in self.nations.people or len(mention.core) > 1:
            return None
        definite = self.analysis.words[mention.run.first].lower() == "the"
        return replace(mention, kind="people", nation=self.nations.people[text], definite=definite)

    def _in_form(self, text: str) -> str | None:
        """The state in a name that also says what it is: `State of Lund`."""
        form, _, name = text.partition(" of ")
        return self.nations.named(name) if nouns.has_label(form, "generic_state") else None

    def _in_full(self, mention: Mention, text: str) -> Mention:
        """A state's name with the `of …` that belongs to it (`Union of Lund`), where the table has it so."""
        words, stop = self.analysis.words, mention.core.stop
        if stop + 1 >= len(words) or words[stop] != "of":
            return mention
        longer = f"{text} of {words[stop + 1]}"
        if self.nations.named(longer) != mention.nation:
            return mention
        core = Tokens(mention.core.first, stop + 2)
        return replace(mention, core=core, run=Tokens(mention.run.first, stop + 2), words=tuple(longer.lower().split()))

    def _governs(self, head: int) -> bool:
        """Whether a capital acts, and so stands for its government: `Lund refused`, `talks between Lund and …`."""
        analysis = self.analysis
        if head in self.sources:
            return True
        if analysis.deps[head] == "pobj":
            return analysis.lemmas[analysis.heads[head]] in BETWEEN
        return analysis.deps[head] in ACTING

    def _as_other(self, mention: Mention, text: str, name: Name | None) -> Mention | None:
        if text in self.labels.agencies:
            return replace(mention, kind="media")
        label = self.labels.of(text, mention.core, name)
        noun = self.analysis.lemmas[mention.head] in nouns.noun_kinds()
        nation = self.nations.described(self.analysis.words[mention.core.first]) is not None
        common = (len(mention.core) == 1 or nation) and noun
        if label == "PERSON" and (not common or self.labels.surname(text)):
            return None if "/" in text else replace(mention, kind="person", plural=False)  # no picture's credit
        if self._only_described(mention):
            return None
        if label == "GPE" and not noun:
            return replace(mention, kind="place")
        kind = nouns.organisation_kind(mention.words)
        sure = label in {"ORG", "NORP", "GPE"} or noun or kind != "group"
        return replace(mention, kind=kind) if sure else mention

    def _only_described(self, mention: Mention) -> bool:
        """Whether a capitalised phrase is a description: a common head noun with at most a nation before it."""
        if mention.head != mention.core.stop - 1 or nouns.has_label(" ".join(mention.words), "body_name"):
            return False
        noun = nouns.noun_kind(self.analysis.lemmas[mention.head])
        if noun in nouns.PERSONS:
            return True
        rest = bare(self.analysis, Tokens(mention.core.first, mention.head)) if len(mention.core) > 1 else ""
        return noun is not None and (not rest or self.nations.described(rest) is not None)

    def _some_of(self, mention: Mention) -> Mention:
        """A part of a people or party as a description: `some northern Republicans` are not the Republicans."""
        first, definite, indefinite = determined(self.analysis, mention.head, mention.run)
        more = mention.core.first > first or indefinite
        if not more or mention.kind not in {"people", "group"} or len(mention.core) > 1:
            return mention
        words = [self.analysis.lemmas[t] for t in range(first, mention.head) if self.analysis.pos[t] in CONTENT]
        return replace(
            mention, form="description", kind="crowd" if mention.kind == "people" else "group",
            core=Tokens(first, mention.head + 1), words=(*words, *mention.words),
            definite=definite, indefinite=indefinite,
        )  # fmt: skip
