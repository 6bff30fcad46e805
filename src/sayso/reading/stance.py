"""Words that state a stance: who holds it, for or against, how firmly, and which words name the issue.

Verbs, adjectives and nouns come from `data/stance_cues.tsv`; obligations (`must`, `should`) and refusals (`will not`)
are stances of whoever's words they stand in. Nothing here knows actors: holders are head tokens.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from sayso.language import Analysis, Clause, Tokens
from sayso.reading.extents import cut, end_of, marker_of, start_of, whole_clause
from sayso.reading.tables import rows, words
from sayso.reading.voices import Voices

OPEN_MODALS = frozenset({"could", "might", "may", "can"})
WILL = frozenset({"will", "would", "shall"})
MUST = {"must": "insists", "should": "states", "ought": "states"}
NAMED = frozenset({"GPE", "NORP", "ORG", "PERSON"})
TOP = frozenset({"ROOT", "ccomp", "conj", "parataxis"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of the table of stance cues."""

    lemma: str
    particle: str | None
    takes: tuple[str, ...]
    stance: str
    firmness: str | None
    negated: tuple[str, str] | None
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """A stance as its words give it. `holders` are head tokens; empty where the one who speaks holds it."""

    head: int
    form: str  # verb, adjective, noun, obligation, refusal
    holders: tuple[int, ...]
    stance: str
    firmness: str | None
    issue: Tokens
    run: Tokens
    conditional: bool = False
    confidence: float = 0.5
    why: str = ""


@cache
def cues(form: str) -> Mapping[str, tuple[Cue, ...]]:
    """The cues of one form (verb, adjective, noun) by lemma."""
    found: dict[str, tuple[Cue, ...]] = {}
    for row in rows("stance_cues"):
        if row["form"] == form:
            stance, _, firmness = row["negated"].partition(" ")
            cue = Cue(
                lemma=row["lemma"],
                particle=None if row["particle"] == "-" else row["particle"],
                takes=tuple(row["takes"].split(",")),
                stance=row["stance"],
                firmness=row["firmness"],
                negated=(stance, firmness) if firmness else None,
                confidence=float(row["confidence"]),
            )
            found[cue.lemma] = (*found.get(cue.lemma, ()), cue)
    return MappingProxyType(found)


def conditional(analysis: Analysis, head: int, run: Tokens) -> bool:
    """Whether a stance hangs on a condition: a clause with `if` or `unless` on it, or `in exchange for` in its words."""
    clauses = {*analysis.children[head], *run}
    for token in clauses:
        if analysis.deps[token] == "advcl" and marker_of(analysis, token) in words("extent_words", "condition"):
            return True
    return any(
        analysis.lemmas[t] in {"exchange", "return"}
        and analysis.deps[t] == "pobj"
        and analysis.words[t - 1].lower() == "in"
        for t in run
        if t > 0
    )


def denied(analysis: Analysis, clause: Clause) -> bool:
    """Whether a clause says no: `not`, `never`, or `no` with its subject or object."""
    if clause.negated:
        return True
    for token in (*clause.subjects, *clause.objects):
        if analysis.lemmas[token] in {"none", "nobody", "neither"}:
            return True
        if any(analysis.lemmas[c] in {"no", "neither"} and c < token for c in analysis.children[token]):
            return True
    return False


def _prepositional(clause: Clause, preposition: str) -> tuple[int, ...]:
    return tuple(token for prep, token in clause.obliques if prep == preposition)


def _infinitives(analysis: Analysis, clause: Clause) -> tuple[int, ...]:
    """Complement clauses, and infinitives on what a verb is addressed to (`called on the union to stop`)."""
    found = list(clause.complements)
    near = (clause.predicate, *clause.objects, *(token for _, token in clause.obliques))
    if not found:
        for head in near:
            for child in analysis.children[head]:
                infinitive = any(analysis.tags[t] == "TO" for t in analysis.children[child])
                if analysis.deps[child] in {"advcl", "acl", "relcl"} and infinitive:
                    found.append(child)
    return tuple(found)


def _issue_heads(analysis: Analysis, clause: Clause, cue: Cue) -> tuple[int, ...]:
    """The head tokens of what a verb's stance is about; empty where it does not say."""
    for take in cue.takes:
        if take == "clause":
            found: tuple[int, ...] = clause.complements
        elif take == "clause:must":
            found = tuple(c for c in clause.complements if _wished(analysis, c))
        elif take == "object":
            found = clause.subjects if clause.passive else clause.objects
        elif take.endswith("+clause"):
            found = _infinitives(analysis, clause) if _prepositional(clause, take.split("+")[0]) else ()
        else:
            found = _prepositional(clause, take)
        if take == "object" and "clause" in cue.takes:
            found = clause.complements or found
        if found:
            return found
    return ()


def _wished(analysis: Analysis, head: int) -> bool:
    """Whether a complement clause says what should be: with `should` or `must`, or a bare subjunctive."""
    for child in analysis.children[head]:
        if analysis.deps[child] in {"aux", "auxpass"} and analysis.words[child].lower() in {"should", "must", "be"}:
            return True
    subject = any(analysis.deps[c].startswith("nsubj") for c in analysis.children[head])
    return (
        subject and analysis.tags[head] == "VB" and not any(analysis.deps[c] == "aux" for c in analysis.children[head])
    )


def phrase_of(analysis: Analysis, heads: tuple[int, ...]) -> Tokens:
    """The run from the first of some phrases to the end of the last, comments left out."""
    runs = []
    for head in heads:
        if analysis.pos[head] in {"VERB", "AUX"}:
            runs.append(whole_clause(analysis, head))
        else:
            tree = analysis.subtrees[head]
            runs.append(Tokens(tree.first, max(head + 1, cut(analysis, head + 1, tree.stop))))
    first = min(run.first for run in runs)
    return Tokens(first, max(first + 1, max(run.stop for run in runs)))


def _meaning(cue: Cue, no: bool, modal: str | None) -> tuple[str, str | None] | None:
    """Stance and firmness of a cue in a clause that may deny it or soften it; None where it then states nothing."""
    if no:
        if cue.negated is None:
            return None
        stance, firmness = cue.negated
        return (stance, "insists") if stance == "against" and modal in WILL | {"can"} else (stance, firmness)
    if modal in OPEN_MODALS:
        return cue.stance, "open"
    return cue.stance, cue.firmness


def _verb(analysis: Analysis, clause: Clause) -> Stance | None:
    for cue in cues("verb").get(clause.lemma, ()):
        if cue.particle != clause.particle or clause.modal in MUST:
            continue
        heads = _issue_heads(analysis, clause, cue)
        meaning = _meaning(cue, denied(analysis, clause), clause.modal)
        if not heads or meaning is None:
            continue
        issue = phrase_of(analysis, heads)
        run = Tokens(start_of(analysis, clause.predicate), end_of(analysis, clause.predicate))
        if clause.passive and "object" in cue.takes:
            if not clause.agents:
                continue
            run = whole_clause(analysis, clause.predicate)
        return Stance(
            head=clause.predicate,
            form="verb",
            holders=clause.agents if clause.passive else clause.subjects,
            stance=meaning[0],
            firmness=meaning[1],
            issue=issue,
            run=run,
            conditional=conditional(analysis, clause.predicate, run),
            confidence=cue.confidence,
            why=f"the verb “{clause.lemma}”" + (" denied" if denied(analysis, clause) else ""),
        )
    return None


def _adjective_of(analysis: Analysis, clause: Clause) -> int | None:
    """The adjective that a copula states, or the participle that serves as one (`is committed to`)."""
    for child in analysis.children[clause.predicate]:
        if analysis.deps[child] in {"acomp", "oprd"} and analysis.lemmas[child] in cues("adjective"):
            return child
    if clause.passive and not clause.agents and analysis.words[clause.predicate].lower() in cues("adjective"):
        return clause.predicate
    return None


def _adjective(analysis: Analysis, clause: Clause) -> Stance | None:
    word = _adjective_of(analysis, clause)
    if word is None or clause.modal in MUST:
        return None
    lemma = analysis.lemmas[word] if word != clause.predicate else analysis.words[word].lower()
    for cue in cues("adjective").get(lemma, ()):
        meaning = _meaning(cue, denied(analysis, clause), clause.modal)
        heads = _adjective_issue(analysis, clause, word, cue)
        if meaning is None or not heads:
            continue
        evaluates = "subject" in cue.takes or lemma == "important"
        run = Tokens(start_of(analysis, clause.predicate), end_of(analysis, clause.predicate))
        return Stance(
            head=clause.predicate,
            form="adjective",
            holders=() if evaluates else clause.subjects,
            stance=meaning[0],
            firmness=meaning[1],
            issue=phrase_of(analysis, heads),
            run=whole_clause(analysis, clause.predicate) if evaluates else run,
            conditional=conditional(analysis, clause.predicate, run),
            confidence=cue.confidence,
            why=f"“{lemma}”" + (" denied" if denied(analysis, clause) else ""),
        )
    return None


def _adjective_issue(analysis: Analysis, clause: Clause, word: int, cue: Cue) -> tuple[int, ...]:
    below = {*analysis.children[word], *analysis.children[clause.predicate]}
    for take in cue.takes:
        found: list[int] = []
        if take == "clause":
            found = [c for c in below if analysis.deps[c] in {"xcomp", "ccomp", "advcl"} and analysis.pos[c] == "VERB"]
        elif take == "subject":
            found = [s for s in clause.subjects if analysis.pos[s] != "PRON"]
        else:
            for prep in below:
                if analysis.deps[prep] == "prep" and analysis.lemmas[prep] == take:
                    found += [c for c in analysis.children[prep] if analysis.deps[c] in {"pobj", "pcomp"}]
        if found:
            return tuple(sorted(found))
    return ()


def _noun(analysis: Analysis, token: int) -> Stance | None:
    for cue in cues("noun").get(analysis.lemmas[token], ()):
        heads = _noun_issue(analysis, token, cue)
        holders, verb = _noun_holders(analysis, token)
        if not heads or not holders:
            continue
        end = max(phrase_of(analysis, heads).stop, token + 1)
        first = analysis.subtrees[token].first if verb is None else start_of(analysis, verb)
        no = any(analysis.lemmas[c] == "no" for c in analysis.children[token])
        softened = verb is not None and analysis.lemmas[verb] in words("stance_words", "giving_up")
        if no or (verb is not None and any(analysis.deps[c] == "neg" for c in analysis.children[verb])):
            continue
        return Stance(
            head=token,
            form="noun",
            holders=holders,
            stance=cue.stance,
            firmness="open" if softened else cue.firmness,
            issue=phrase_of(analysis, heads),
            run=Tokens(min(first, token), end),
            confidence=cue.confidence,
            why=f"the noun “{analysis.lemmas[token]}”",
        )
    return None


def _noun_issue(analysis: Analysis, token: int, cue: Cue) -> tuple[int, ...]:
    for take in cue.takes:
        if take == "clause":
            found = [c for c in analysis.children[token] if analysis.deps[c] in {"acl", "ccomp"} and c > token]
        else:
            preps = [c for c in analysis.children[token] if analysis.deps[c] == "prep" and analysis.lemmas[c] == take]
            found = [c for p in preps for c in analysis.children[p] if analysis.deps[c] in {"pobj", "pcomp"}]
        if found:
            return tuple(found)
    return ()


def _noun_holders(analysis: Analysis, token: int) -> tuple[tuple[int, ...], int | None]:
    """Who has a demand or commitment: its possessor, a name before it, `by …`, or the subject of a light verb."""
    for child in analysis.children[token]:
        named = analysis.name_of[child] in NAMED and analysis.deps[child] in {"nmod", "compound", "amod"}
        if child < token and (named or analysis.deps[child] == "poss"):
            return analysis.conjuncts(child), None
    for child in analysis.children[token]:
        if analysis.deps[child] in {"prep", "agent"} and analysis.lemmas[child] in {"by", "from", "among"}:
            found = [t for c in analysis.children[child] for t in analysis.conjuncts(c)]
            if found:
                return tuple(found), None
    head = analysis.heads[token]
    place = analysis.clause_of[token]
    if (
        analysis.deps[token] == "dobj"
        and place is not None
        and analysis.lemmas[head] in (words("stance_words", "light") | words("stance_words", "giving_up"))
    ):
        return analysis.clauses[place].subjects, head
    return (), None


def _obligation(analysis: Analysis, clause: Clause, voices: Voices) -> Stance | None:
    """What the speaker says must or should be."""
    firmness = MUST.get(clause.modal or "")
    if firmness is None and clause.lemma in {"have", "need"} and clause.complements and not clause.negated:
        infinitive = analysis.clauses[_place(analysis, clause.complements[0])].tense == "infinitive"
        firmness = "insists" if infinitive and (clause.lemma == "need" or clause.tense != "past") else None
    if firmness is None or clause.kind not in TOP or clause.predicate not in voices.content:
        return None
    run = whole_clause(analysis, clause.predicate)
    return Stance(
        head=clause.predicate,
        form="obligation",
        holders=(),
        stance="against" if denied(analysis, clause) else "for",
        firmness=firmness,
        issue=run,
        run=run,
        conditional=conditional(analysis, clause.predicate, run),
        confidence=0.7,
        why=f"said to be due with “{clause.modal or clause.lemma + ' to'}”",
    )


def _place(analysis: Analysis, predicate: int) -> int:
    place = analysis.clause_of[predicate]
    return 0 if place is None else place


def _refusal(analysis: Analysis, clause: Clause, voices: Voices) -> Stance | None:
    """What the speaker, or the subject, says will not be done."""
    if clause.modal not in WILL or not denied(analysis, clause) or clause.kind not in TOP:
        return None
    run = whole_clause(analysis, clause.predicate)
    return Stance(
        head=clause.predicate,
        form="refusal",
        holders=clause.subjects if clause.negated else (),
        stance="against",
        firmness="insists",
        issue=Tokens(clause.predicate, max(run.stop, clause.predicate + 1)) if clause.negated else run,
        run=run,
        conditional=conditional(analysis, clause.predicate, run),
        confidence=0.6,
        why=f"“{clause.modal} not” said of a choice",
    )


def _asserted(analysis: Analysis, token: int) -> bool:
    """Whether a stance is stated as one: not supposed, asked about, or laid at someone's door."""
    skip = words("stance_words", "supposing")
    at = token
    while True:
        place = analysis.clause_of[at]
        if place is None:
            return True
        clause = analysis.clauses[place]
        if marker_of(analysis, clause.predicate) in skip or clause.marker in skip:
            return False
        if clause.parent is None:
            return True
        above = analysis.clauses[clause.parent]
        if above.lemma in words("stance_words", "blaming"):
            return False
        at = above.predicate


STEPS: tuple[Callable[[Analysis, Clause, Voices], Stance | None], ...] = (
    _obligation,
    lambda analysis, clause, voices: _verb(analysis, clause),
    lambda analysis, clause, voices: _adjective(analysis, clause),
    _refusal,
)


def stances(analysis: Analysis, voices: Voices) -> Iterator[Stance]:
    """The stances of a text in order of their words, none of a verb inside the issue of another."""
    found: list[Stance] = []
    for clause in analysis.clauses:
        if analysis.pos[clause.predicate] not in {"VERB", "AUX"}:
            continue
        for step in STEPS:
            stance = step(analysis, clause, voices)
            if stance is not None:
                found.append(stance)
                break
    inside: set[int] = set()
    for stance in sorted(found, key=lambda s: s.head):
        if stance.head not in inside and _asserted(analysis, stance.head):
            inside.update(t for t in stance.issue if t != stance.head)
            yield stance
    for token in range(len(analysis)):
        if analysis.pos[token] == "NOUN" and analysis.lemmas[token] in cues("noun"):
            noun = _noun(analysis, token)
            if noun is not None and _asserted(analysis, token):
                yield replace(noun, conditional=conditional(analysis, token, noun.run))
