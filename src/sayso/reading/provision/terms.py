"""The fields of one obligation: what is to be done, to what, how many."""

from sayso.language import Analysis, Tokens
from sayso.reading import roles
from sayso.reading.outline import phase_number
from sayso.reading.provision.facts import Facts
from sayso.reading.provision.spans import Term, trimmed
from sayso.reading.quantity.quantities import Quantity
from sayso.reading.tables import words

OF = frozenset({"of"})
DESCRIBING = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "predet", "quantmod", "advmod"})


def action_of(analysis: Analysis, term: Term) -> str:
    """The verb or noun that says what shall be done, with its particle; `not` before what shall not."""
    particle = next((c for c in analysis.children[term.head] if analysis.deps[c] == "prt"), None)
    verb = analysis.pos[term.head] in {"VERB", "AUX"}
    word = analysis.lemmas[term.head] if verb else analysis.words[term.head].lower()
    if enters_force(analysis, term):
        word = f"{word} in force" if word == "remain" else f"{word} into force"
    word = word if particle is None else f"{word} {analysis.words[particle].lower()}"
    if word == "be":
        said = next((c for c in analysis.children[term.head] if analysis.deps[c] in {"acomp", "attr"}), None)
        word = word if said is None else f"be {analysis.words[said].lower()}"
    return f"not {word}" if forbids(analysis, term) else word


def forbids(analysis: Analysis, term: Term) -> bool:
    """Whether a term says what shall not be done: `shall not open`, `neither party shall open`."""
    clause = analysis.clause_at(term.head)
    if clause is None or term.head not in term.tokens:
        return False
    nobody = any(analysis.lemmas[c] in {"no", "neither"} for s in clause.subjects for c in analysis.children[s])
    return clause.negated or nobody


def enters_force(analysis: Analysis, term: Term) -> bool:
    """`This agreement shall enter into force at once`."""
    near = analysis.lemmas[term.head + 1 : term.head + 4]
    return analysis.lemmas[term.head] in {"enter", "come", "remain"} and "force" in near


def object_heads(analysis: Analysis, term: Term) -> tuple[int, ...]:
    """The heads of what it is done to: a verb's object, or what a noun has after `of` and `on`."""
    if term.themes:
        return term.themes
    clause = analysis.clause_at(term.head)
    if clause is not None:
        return tuple(t for t in roles.themes(clause) if t in term.tokens)
    return roles.under(analysis, term.head, frozenset({"of", "on", "to"}))


def object_of(analysis: Analysis, term: Term) -> str | None:
    """The words of what it is done to."""
    heads = object_heads(analysis, term)
    if not heads:
        return None
    run = analysis.subtrees[heads[0]]
    before = [c for c in analysis.children[heads[0]] if c < heads[0] and analysis.deps[c] in DESCRIBING]
    first = min((analysis.subtrees[c].first for c in before), default=heads[0])
    by = next((c for c in analysis.children[heads[0]] if analysis.lemmas[c] == "by" and c > heads[0]), run.stop)
    if term.frame is not None and heads[0] in term.frame:  # `The council shall raise wages:` over `by 4 per cent`
        return " ".join(analysis.quote(trimmed(analysis, Tokens(first, min(run.stop, by)))).split())
    first, stop = max(first, term.tokens.first), min(run.stop, by, term.tokens.stop)
    inside = trimmed(analysis, Tokens(first, stop)) if first < stop else None  # else it stands beside the term
    return " ".join(analysis.quote(inside).split()) if inside else None


def quantity_of(facts: Facts, term: Term) -> float | str | None:
    """How many or how much: the number of its object, the measure after `by`, else `all`, `full` and the like."""
    analysis = facts.analysis
    span = analysis.span(term.tokens)
    timed = facts.times_in(span)
    level = _level(facts, term)
    if level is not None:
        return level
    counted = _counted(analysis, term)
    stop = _given(analysis, term)
    told = [
        q
        for q in facts.quantities_in(span)
        if q.kind != "time" and not any(t.span[0] & q.number for t in timed) and _counts(analysis, q, counted)
    ]
    told.sort(key=lambda q: (q.number.start >= stop, not _is_measure(analysis, q), q.noun not in counted))
    if told and told[0].kind == "count" and told[0].low is not None:
        particle = analysis.deps[analysis.tokens_in(told[0].number).first] == "prt"  # `hand over the ten`
        if particle or told[0].low == told[0].high:
            return told[0].low
    if told:
        return " ".join(analysis.text[told[0].number.start : told[0].number.end].split())
    return _vague(analysis, term, counted)


def _given(analysis: Analysis, term: Term) -> int:
    """The character from which a term says what is given in return for it; its end where it says nothing of it."""
    for token in range(term.tokens.first, term.tokens.stop - 2):
        if analysis.lemmas[token + 1] in {"return", "exchange"} and analysis.lemmas[token] == "in":
            return analysis.starts[token] if token > term.head else analysis.ends[term.tokens.stop - 1]
    return analysis.ends[term.tokens.stop - 1]


def _level(facts: Facts, term: Term) -> float | None:
    """`raised from 84 to 220`, `shall not exceed six hours`: what it is to be in the end."""
    analysis = facts.analysis
    if analysis.lemmas[term.head] not in words("agreement_words", "levels"):
        return None
    for quantity in facts.quantities_in(analysis.span(term.tokens)):
        before = analysis.tokens_in(quantity.number).first - 1
        reached = analysis.words[before].lower() == "to" or before == term.head
        if quantity.kind not in {"count", "time"} or quantity.low is None or quantity.high is None:
            continue
        if quantity.low < quantity.high or reached:  # `from 84 to 220`
            return quantity.high
    return None


def _counted(analysis: Analysis, term: Term) -> set[int]:
    """The heads of what an obligation is about: its object, what moves by itself, and what an act is done to."""
    objects = object_heads(analysis, term)
    clause = analysis.clause_at(term.head)
    moving = clause.subjects if clause is not None and not clause.objects and not clause.passive else ()
    acts = [t for t in (term.head, *objects) if analysis.pos[t] in roles.NOMINAL]
    return {term.head, *objects, *moving, *(t for a in acts for t in roles.under(analysis, a, frozenset({"of"})))}


def _is_measure(analysis: Analysis, quantity: Quantity) -> bool:
    """`moved back by nine kilometres`: how far, not what of."""
    first = analysis.tokens_in(quantity.number).first
    return first > 0 and analysis.lemmas[first - 1] in {"by", "to"}


def _counts(analysis: Analysis, quantity: Quantity, counted: set[int]) -> bool:
    """Whether a number counts what the obligation is about: not a year, a law, or things named beside it."""
    if quantity.kind != "count":
        return True
    noun = quantity.noun
    if noun is None:  # `12 wounded or sick soldiers`
        number = analysis.root_of(analysis.tokens_in(quantity.number))
        noun = analysis.heads[number] if analysis.deps[number] == "nummod" else None
    if noun is None:
        return False
    aid = any(roles.is_a(analysis, t, "aid") for t in roles.under(analysis, noun, OF))  # `60 lorries of aid`
    return noun in counted or aid or roles.is_a(analysis, noun, "captive")


def _vague(analysis: Analysis, term: Term, counted: set[int]) -> str | None:
    """`all`, `some`, `many`: of those who are moved or freed, else at what the obligation is about."""
    vague = words("agreement_words", "vague")
    moved = [t for t in term.tokens if roles.is_a(analysis, t, "captive") or roles.is_a(analysis, t, "force")]
    for head in (*moved, *sorted(counted)):
        if analysis.lemmas[head] in words("agreement_words", "points_back"):
            continue  # `take all necessary measures`
        for child in analysis.children[head]:
            if child in term.tokens and analysis.lemmas[child] in vague and analysis.pos[child] != "VERB":
                return analysis.lemmas[child]
        if analysis.lemmas[head] in {"all", "some"}:
            return analysis.lemmas[head]
    return None


def is_phase(analysis: Analysis, term: Term) -> bool:
    """Whether a term says how long a phase lasts or when it begins: `Phase One shall last 30 days`."""
    clause = analysis.clause_at(term.head)
    if clause is None or clause.lemma not in {"last", "begin", "commence", "start", "end"}:
        return False
    return any(phase_number(analysis.quote(analysis.subtrees[t])) is not None for t in clause.subjects)


def points_back(analysis: Analysis, term: Term) -> bool:
    """Whether a term is about what the one before it says: `This process is to end in May`, `… help in this regard`."""
    clause = analysis.clause_at(term.head)
    for token in (*clause.subjects, *(t for _, t in clause.obliques)) if clause is not None else ():
        meant = [c for c in analysis.children[token] if analysis.lemmas[c] in {"this", "these", "such", "the"}]
        if (
            meant
            and analysis.lemmas[token] in words("agreement_words", "points_back")
            and len(analysis.children[token]) == 1
        ):
            return True
    return False
