"""Obligations in prose that the text gives to a deal: what it includes, what it is for, what happens under it."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sayso.language import Analysis, Clause, Tokens
from sayso.reading import roles
from sayso.reading.deal.mentions import Mention
from sayso.reading.evidence import Cast
from sayso.reading.provision.parts import things
from sayso.reading.provision.spans import Term, has_subject, joined, noun_phrase, specifies, verb_phrase
from sayso.reading.provision.topics import places_of, tells_topic
from sayso.reading.tables import column, words

FOR = frozenset({"for"})
UNDER = frozenset({"under"})
VERBS = frozenset({"VERB", "AUX"})
PHASES = frozenset({"phase", "stage"})
PARTS = frozenset({"term", "draft", "document", "text", "announcement"})
PRONOUNS = frozenset({"it", "this", "that", "they", "which"})
PERMITTING = frozenset({"may", "can", "could", "might"})
NEAR = 60  # tokens back to the deal that a pronoun may mean
FAR = 250  # and to the deal that a phase is of: its bullets may be long


@dataclass(frozen=True, slots=True)
class Text:
    """What the rules ask: the text, its actors, and the deals it names by the token that stands for each."""

    analysis: Analysis
    cast: Cast
    deals: Mapping[int, Mention]
    places: tuple[int, ...]  # the tokens of `deals`, in order

    @classmethod
    def of(cls, analysis: Analysis, cast: Cast, named: list[Mention]) -> "Text":
        """The text with its deals by head and by outer token."""
        deals = {m.token: m for m in named} | {m.outer: m for m in named}
        return cls(analysis, cast, deals, tuple(sorted(deals)))

    def listed(self, clause: Clause, label: str) -> bool:
        """Whether a clause's verb is in the table of verbs under a label."""
        return clause.lemma in words("provision_verbs", label)

    def is_paper(self, token: int) -> bool:
        """Whether a token stands for a deal that is no obligation itself, as a truce is."""
        mention = self.deals.get(token)
        return mention is not None and mention.label != "pause"

    def deal_before(self, token: int, within: int = NEAR) -> int | None:
        """The last deal named before a token, not further than some tokens away."""
        at = bisect_left(self.places, token) - 1
        return self.places[at] if at >= 0 and token - self.places[at] <= within else None


def contents(text: Text, clause: Clause) -> Iterator[Term]:
    """The phrases below a verb that are obligations: its objects, those after `for`, and its clauses."""
    analysis = text.analysis
    objects = () if clause.lemma == "call" else clause.objects
    inside: set[int] = set()
    for token in (*objects, *roles.obliques(clause, FOR), *_further(analysis, clause)):
        if token in inside:
            continue
        acting = _acting(text, token)
        if analysis.pos[token] in VERBS or acting is not None:
            yield from clause_terms(text, token) if acting is None else _acts(text, token, acting)
        else:
            inside |= set(joined(analysis, token))
            for head, run in things(analysis, token):
                yield Term(head, run)
    verbs = [v for c in clause.complements for v in joined(analysis, c)] or list(_for_clauses(analysis, clause))
    for verb in verbs:
        yield from clause_terms(text, verb)


def _further(analysis: Analysis, clause: Clause) -> Iterator[int]:
    """Things of a list that the parser hung on the verb as something else: nouns with a determiner behind a comma."""
    for child in analysis.children[clause.predicate]:
        first = analysis.subtrees[child].first
        listed = analysis.deps[child] in {"npadvmod", "appos", "oprd"} and analysis.pos[child] in roles.NOMINAL
        if listed and first > clause.predicate and analysis.words[first - 1] == "," and analysis.tags[first] == "DT":
            yield child


def _for_clauses(analysis: Analysis, clause: Clause) -> Iterator[int]:
    """`called for the guild to open the gate`: an infinitive with a subject that the parser took for an adjunct."""
    for child in analysis.children[clause.predicate]:
        inner = analysis.clause_at(child)
        if inner is not None and inner.marker == "for" and inner.tense == "infinitive":
            yield from joined(analysis, child)


def _acting(text: Text, token: int) -> int | None:
    """The participle that tells what a party does: `leaving` of `the deal includes the troops leaving the valley`."""
    analysis = text.analysis
    if roles.is_party(analysis, text.cast, token):
        for child in analysis.children[token]:
            if analysis.deps[child] == "acl" and analysis.tags[child] == "VBG":
                return child
    return None


def _acts(text: Text, party: int, verb: int) -> Iterator[Term]:
    yield Term(verb, noun_phrase(text.analysis, party), (party,))


def clause_terms(text: Text, verb: int) -> Iterator[Term]:
    """The obligation that a verb below another states; its bearer is its subject."""
    analysis = text.analysis
    clause = analysis.clause_at(verb)
    if clause is not None:
        bearers = tuple(t for t in roles.doers(clause) if t not in text.deals)
        yield Term(verb, verb_phrase(analysis, verb, subject=has_subject(analysis, verb)), bearers)


def known_topic(text: Text, head: int, run: Tokens) -> bool:
    """Whether an obligation is about one of the topics of negotiations."""
    return tells_topic(text.analysis, run)


def close_topic(text: Text, head: int, run: Tokens) -> bool:
    """Whether the verb or noun of an obligation, or what it is done to, is of one of the topics of negotiations."""
    clause = text.analysis.clause_at(head)
    themes = (*roles.themes(clause), *(clause.subjects if not clause.objects else ())) if clause is not None else ()
    near = places_of(text.analysis, head, themes)
    return any(tells_topic(text.analysis, Tokens(t, t + 1)) for t in near if t in run)


def _deal_of(text: Text, clause: Clause) -> int | None:
    """The deal that is the subject of a clause: named, or meant by a pronoun or by one of its phases."""
    analysis = text.analysis
    for token in clause.subjects:
        if token in text.deals:
            return token
    for token in clause.subjects:
        word = analysis.lemmas[token]
        ordinal = word in column("ordinals", "word", "value") and analysis.pos[token] != "NUM"
        if ordinal or word in PHASES:
            return text.deal_before(token, FAR)
        if word in PARTS or (word in PRONOUNS and text.listed(clause, "it_contains")):
            return text.deal_before(token)
    return None


def _included(text: Text, clause: Clause) -> Iterator[Term]:
    """`The deal includes a truce and the release of …`, `would see troops withdraw`, `calls for …`."""
    deal = _deal_of(text, clause)
    asked = clause.marker in {"if", "whether"} and clause.modal is None
    seeing = clause.lemma == "see" and clause.inherited_subject  # `We look forward to seeing them`
    if deal is None or clause.passive or clause.negated or asked or seeing:
        return
    allows_for = clause.lemma == "allow" and not clause.objects and roles.obliques(clause, FOR)
    if allows_for or text.listed(clause, "contains"):
        for term in contents(text, clause):
            yield replace(term, deal=deal, rule=f"what the deal is said to {clause.lemma}", confidence=0.6)
    elif clause.tense != "past" and clause.modal not in PERMITTING and text.listed(clause, "does"):
        for verb in joined(text.analysis, clause.predicate):
            run = verb_phrase(text.analysis, verb, subject=False)
            if close_topic(text, verb, run):
                yield Term(verb, run, deal=deal, rule="what the deal would do", confidence=0.5)
    if clause.modal in {"would", "will"}:
        yield from _besides(text, clause, deal)


def _besides(text: Text, clause: Clause, deal: int) -> Iterator[Term]:
    """`The deal would cover the whole coast, opening the gates and cutting the fees`."""
    analysis = text.analysis
    for child in analysis.children[clause.predicate]:
        if analysis.deps[child] == "advcl" and analysis.tags[child] == "VBG":
            for verb in joined(analysis, child):
                run = verb_phrase(analysis, verb, subject=False)
                if len(run) > 1:
                    yield Term(verb, run, deal=deal, rule="what the deal would do", confidence=0.5)


def _purposes(text: Text, clause: Clause) -> Iterator[Term]:
    """`a deal to end the fighting and return the prisoners`, `ending the strike`, `aimed at reopening the port`."""
    analysis = text.analysis
    deal = _purpose_of(text, clause)
    if deal is None or clause.lemma in words("provision_verbs", "empty"):
        return
    if clause.lemma == "aim":
        for token in roles.obliques(clause, frozenset({"at"})):
            if analysis.pos[token] in VERBS and analysis.lemmas[token] not in words("provision_verbs", "empty"):
                yield Term(token, verb_phrase(analysis, token, subject=False), deal=deal, rule="what the deal aims at")
    elif clause.tense == "infinitive" or (analysis.tags[clause.predicate] == "VBG" and clause.objects):
        owners = roles.under(analysis, deal, frozenset({"by", "from"})) if _binds(text, deal) else ()
        inner = [v for c in analysis.children[clause.predicate] if specifies(analysis, c) for v in joined(analysis, c)]
        for verb in (*joined(analysis, clause.predicate), *inner):
            run = verb_phrase(analysis, verb, subject=False)
            yield Term(verb, run, owners, deal, rule="what the deal is to do", confidence=0.5)


def _binds(text: Text, token: int) -> bool:
    """Whether a deal is a commitment of somebody: `commitments by the sides`."""
    return text.analysis.lemmas[token] in words("provision_nouns", "promises")


def _purpose_of(text: Text, clause: Clause) -> int | None:
    """The deal whose purpose a clause states: the noun it describes, or the one right before its `to`."""
    analysis = text.analysis
    head = analysis.heads[clause.predicate]
    if clause.kind in {"acl", "relcl"} and head in text.deals:
        return head
    to = clause.predicate - 1
    if clause.kind == "advcl" and to > 0 and analysis.tags[to] == "TO" and to - 1 in text.deals:
        return to - 1
    return None


def _under(text: Text, clause: Clause) -> Iterator[Term]:
    """`Under the deal, fighting will stop and the army would withdraw`: the clauses of its sentence."""
    analysis = text.analysis
    deal = next((t for t in roles.obliques(clause, UNDER) if t in text.deals), None)
    if deal is None:
        return
    verbs = {*joined(analysis, clause.predicate), *clause.complements}
    for verb in sorted(verbs | {v for c in clause.complements for v in joined(analysis, c)}):
        inner = analysis.clause_at(verb)
        if inner is not None and (inner.modal in {"will", "would", "must"} or inner.tense == "future"):
            run = verb_phrase(analysis, verb, subject=True)
            yield Term(verb, run, roles.doers(inner), deal, rule="under the deal", confidence=0.6)


def _wished(text: Text, clause: Clause) -> Iterator[Term]:
    """`a deal for the captives to be returned`: an infinitive with its own subject after `for`."""
    if clause.marker != "for" or clause.tense != "infinitive" or not has_subject(text.analysis, clause.predicate):
        return
    first = text.analysis.subtrees[clause.predicate].first
    deal = text.deal_before(first, within=12)
    if deal is not None and text.analysis.sentence_of[deal] == text.analysis.sentence_of[first]:
        run = verb_phrase(text.analysis, clause.predicate, subject=True)
        yield Term(clause.predicate, run, roles.doers(clause), deal, rule="what the deal is for", confidence=0.5)


DEAL_RULES = (_included, _purposes, _under, _wished)
