"""The fields of one obligation: what is to be done to what, how many, on which condition, in return for what."""

from sayso.language import Analysis, Tokens
from sayso.reading import roles
from sayso.reading.outline import phase_number
from sayso.reading.provision.facts import Facts
from sayso.reading.provision.spans import Term, trimmed
from sayso.reading.quantity.quantities import Quantity
from sayso.reading.tables import words

CONDITIONS = frozenset({"if", "unless", "once", "provided", "until"})
DESCRIBING = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "predet", "quantmod", "advmod"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
SIGN = 3  # tokens of `in return for`
EXCHANGES = (("in", "exchange", "for"), ("in", "return", "for"))


def action_of(analysis: Analysis, term: Term) -> str:
    """The verb or noun that says what shall be done, with its particle; `not` before what shall not."""
    particle = next((c for c in analysis.children[term.head] if analysis.deps[c] == "prt"), None)
    word = analysis.words[term.head].lower()
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
    first, stop = max(first, term.tokens.first), min(run.stop, term.tokens.stop)
    inside = trimmed(analysis, Tokens(first, stop)) if first < stop else None  # else it stands beside the term
    return " ".join(analysis.quote(inside).split()) if inside else None


def quantity_of(facts: Facts, term: Term) -> float | str | None:
    """How many or how much: the number of its object, the measure after `by`, else `all`, `full` and the like."""
    analysis = facts.analysis
    span = analysis.span(term.tokens)
    timed = facts.times_in(span)
    counted = _counted(analysis, term)
    told = [
        q
        for q in facts.quantities_in(span)
        if q.kind != "time" and not any(t.span[0] & q.number for t in timed) and _counts(analysis, q, counted)
    ]
    told.sort(key=lambda q: (not _is_measure(analysis, q), q.noun not in counted))
    if told and told[0].kind == "count" and told[0].low is not None and told[0].low == told[0].high:
        return told[0].low
    if told:
        return " ".join(analysis.text[told[0].number.start : told[0].number.end].split())
    return _vague(analysis, term, counted)


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
    return noun is not None and (noun in counted or roles.is_a(analysis, noun, "captive"))


def _vague(analysis: Analysis, term: Term, counted: set[int]) -> str | None:
    """`all`, `some`, `many`: of those who are moved or freed, else at what the obligation is about."""
    vague = words("agreement_words", "vague")
    moved = [t for t in term.tokens if roles.is_a(analysis, t, "captive") or roles.is_a(analysis, t, "force")]
    for head in (*moved, *sorted(counted)):
        for child in analysis.children[head]:
            if child in term.tokens and analysis.lemmas[child] in vague:
                return analysis.lemmas[child]
        if analysis.lemmas[head] in {"all", "some"}:
            return analysis.lemmas[head]
    return None


def condition_of(facts: Facts, term: Term) -> str | None:
    """The words of the clause that it hangs on: `if …`, `unless …`, `once …`; else what its phase or list hangs on."""
    analysis = facts.analysis
    run = _conditional(analysis, term.head) or term.condition
    return " ".join(analysis.quote(run).split()) if run else None


def _conditional(analysis: Analysis, head: int) -> Tokens | None:
    for child in analysis.children[head]:
        inner = analysis.clause_at(child)
        if inner is not None and analysis.deps[child] == "advcl" and inner.marker in CONDITIONS:
            return trimmed(analysis, analysis.subtrees[child])
    return None


def exchange(analysis: Analysis, sentence: Tokens) -> Tokens | None:
    """The words after `in exchange for` or `in return for` in a sentence."""
    for token in range(sentence.first, sentence.stop - 3):
        if tuple(analysis.lemmas[token : token + 3]) in EXCHANGES:
            head = token + 2
            stop = max(analysis.subtrees[head].stop, head + 2)
            return trimmed(analysis, Tokens(head + 1, min(stop, sentence.stop)))
    return None


def in_return_for(facts: Facts, term: Term) -> str | None:
    """What the other side gives for it, in the text's words."""
    analysis = facts.analysis
    sentence = analysis.sentences[analysis.sentence_of[term.head]]
    given = exchange(analysis, sentence) or _swapped(analysis, term)
    if given is None:
        return _in_turn(analysis, sentence, term)
    if term.head in given:
        before = Tokens(sentence.first, given.first - 3)
        return " ".join(analysis.quote(trimmed(analysis, before)).split()) if before else None
    if term.tokens.first < given.first and _same_doer(analysis, term, given):
        return " ".join(analysis.quote(given).split())
    return None


def _swapped(analysis: Analysis, term: Term) -> Tokens | None:
    """`the exchange of hostages for prisoners`: what stands after `for`."""
    if analysis.lemmas[term.head] not in {"exchange", "swap", "trade"}:
        return None
    for child in analysis.children[term.head]:
        if child > term.head and analysis.lemmas[child] == "for" and child in term.tokens:
            return trimmed(analysis, Tokens(child + 1, analysis.subtrees[child].stop))
    return None


def _same_doer(analysis: Analysis, term: Term, given: Tokens) -> bool:
    """Whether what is given in return is given for a term: it stands in its clause, or in one joined to it."""
    if given.first <= term.tokens.stop + SIGN:
        return True
    between = range(term.tokens.stop, given.first)
    verb = analysis.pos[term.head] == "VERB" and term.head in analysis.ancestors(given.first)
    return verb and not any(analysis.deps[t] in SUBJECTS for t in between)


def _in_turn(analysis: Analysis, sentence: Tokens, term: Term) -> str | None:
    """`The guild frees ten men; in return the council frees forty`: what the words before it give."""
    first = term.tokens.first
    if analysis.lemmas[first : first + 2] not in (("in", "return"), ("in", "exchange")) or first <= sentence.first:
        return None
    before = trimmed(analysis, Tokens(sentence.first, first))
    return " ".join(analysis.quote(before).split()) if len(before) > SIGN else None


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
