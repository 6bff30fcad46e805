"""What the rules of prose ask of a text: its deals, the phrases below a verb, the matters of a list."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sayso.language import Analysis, Clause, Tokens
from sayso.reading import roles
from sayso.reading.actor.authors import is_statement
from sayso.reading.deal.mentions import Mention
from sayso.reading.evidence import Cast
from sayso.reading.provision.parts import things
from sayso.reading.provision.spans import Term, has_subject, joined, noun_phrase, verb_phrase
from sayso.reading.provision.topics import places_of, tells_topic
from sayso.reading.tables import words

FOR = frozenset({"for"})
ALONG = frozenset({"along with", "together with", "as well as", "besides", "beside", "alongside"})
VERBS = frozenset({"VERB", "AUX"})
PHASES = frozenset({"phase", "stage"})
STRAY = frozenset({"npadvmod", "appos", "oprd", "conj"})  # labels of a list's later things below its verb
SHORT = 2  # tokens of an act that says not of what: `their return`
NEAR = 60  # tokens back to the deal that a pronoun may mean
FAR = 250  # and to the deal that a phase is of: its bullets may be long


@dataclass(frozen=True, slots=True)
class Text:
    """What the rules ask: the text, its actors, and the deals it names by the token that stands for each."""

    analysis: Analysis
    cast: Cast
    deals: Mapping[int, Mention]
    places: tuple[int, ...]  # the tokens of `deals`, in order
    statement: bool = False  # whether it is a statement of its own maker, by its heading

    @classmethod
    def of(cls, analysis: Analysis, cast: Cast, named: list[Mention], heading: str = "") -> "Text":
        """The text with its deals by head and by outer token."""
        deals = {m.token: m for m in named} | {m.outer: m for m in named}
        return cls(analysis, cast, deals, tuple(sorted(deals)), is_statement(heading))

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
    for token in (*objects, *roles.obliques(clause, FOR), *added(analysis, clause), *_further(analysis, clause)):
        if token in inside:
            continue
        acting = _acting(text, token)
        if analysis.pos[token] in VERBS or acting is not None:
            yield from clause_terms(text, token) if acting is None else _acts(text, token, acting)
        else:
            inside |= set(joined(analysis, token))
            for head, run in things(analysis, token):
                none = any(analysis.lemmas[c] == "no" for c in analysis.children[head])  # `contains no timetable`
                if analysis.pos[head] != "PRON" and not none:
                    yield Term(head, run)
    complements = () if clause.lemma == "call" else clause.complements
    verbs = [v for c in complements for v in joined(analysis, c)] or list(_for_clauses(analysis, clause))
    for verb in verbs:
        yield from clause_terms(text, verb)


def added(analysis: Analysis, clause: Clause) -> tuple[int, ...]:
    """What a clause adds to its things: `along with more staff`, `in addition to a higher wage`."""
    addition = [t for t in roles.obliques(clause, frozenset({"in"})) if analysis.lemmas[t] == "addition"]
    further = (t for noun in addition for t in roles.under(analysis, noun, frozenset({"to"})))
    return (*roles.obliques(clause, ALONG), *further)


def _further(analysis: Analysis, clause: Clause) -> Iterator[int]:
    """Things of a list that the parser hung on the verb as something else: nouns with a determiner behind a comma."""
    for child in analysis.children[clause.predicate]:
        first = analysis.subtrees[child].first
        listed = analysis.deps[child] in STRAY and analysis.pos[child] in roles.NOMINAL
        joined_on = analysis.words[first - 1].lower() in {",", "and"}
        if listed and first > clause.predicate and joined_on and analysis.tags[first] == "DT":
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


def close_topic(text: Text, head: int, run: Tokens) -> bool:
    """Whether the verb or noun of an obligation, or what it is done to, is of one of the topics of negotiations."""
    clause = text.analysis.clause_at(head)
    themes = (*roles.themes(clause), *(clause.subjects if not clause.objects else ())) if clause is not None else ()
    near = places_of(text.analysis, head, themes)
    return any(tells_topic(text.analysis, Tokens(t, t + 1)) for t in near if t in run)


def matters(text: Text, tokens: tuple[int, ...]) -> Iterator[tuple[int, Tokens]]:
    """The things of a list where one of them is a matter of negotiations; those beside it are as well."""
    analysis = text.analysis
    inside: set[int] = set()
    listed: list[tuple[int, Tokens]] = []
    for token in tokens:
        if token not in inside:
            inside |= set(joined(analysis, token))
            listed += things(analysis, token)
    acts = words("provision_nouns", "act")
    known = [
        tells_topic(text.analysis, run) or (analysis.lemmas[head] in acts and len(run) > SHORT) for head, run in listed
    ]
    for (head, run), matter in zip(listed, known, strict=True):
        if matter or (any(known) and len(run) > 1 and analysis.pos[head] == "NOUN"):
            yield head, run


def is_somebody(text: Text, token: int) -> bool:
    """Whether a head names somebody, or a number of them: `thousands of workers`."""
    analysis = text.analysis
    several = roles.under(analysis, token, frozenset({"of"}))
    return any(roles.is_party(analysis, text.cast, t) for t in (token, *several))


def nobody(text: Text, clause: Clause) -> bool:
    """`No fighter of ours will surrender`: a refusal."""
    analysis = text.analysis
    return any(analysis.lemmas[c] == "no" for t in clause.subjects for c in analysis.children[t])
