"""What has happened to those whom a number counts: the word that governs the counted noun, and the table of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.language import Analysis
from sayso.language.analysis import Clause
from sayso.reading.figure.naming import money, other
from sayso.reading.figure.states import state_beside, stated
from sayso.reading.figure.table import known
from sayso.reading.figure.whom import is_pronoun
from sayso.reading.quantity.quantities import Quantity
from sayso.reading.tables import words

DESCRIBED = frozenset({"held", "captured"})  # what a participle says of those to whom a verb says that more was done
NEWS = frozenset({"killed", "injured", "released", "missing", "presumed_dead", "held"})


@dataclass(frozen=True, slots=True)
class Governor:
    """The word that governs a counted noun, and the noun's role to it."""

    token: int
    role: str  # patient, subject, of, self, toll, state, money, other
    clause: Clause | None


def head_of(analysis: Analysis, quantity: Quantity) -> int:
    """The token that stands for the counted: its noun, or the number where it is left out, at the top of its phrase."""
    token = quantity.noun if quantity.noun is not None and not quantity.partitive else quantity.token
    if quantity.noun is not None and not quantity.partitive and quantity.noun < quantity.token:
        token = quantity.token
    number = analysis.tokens_in(quantity.number)
    for _ in range(8):
        above = analysis.heads[token]
        inside = above in number or (
            analysis.deps[token] in {"pobj", "prep"}
            and quantity.span.start <= analysis.starts[above] < quantity.span.end
        )
        if above == token or not (inside or analysis.deps[token] in {"nummod", "quantmod", "compound"}):
            break
        token = above
    return token


def governors(analysis: Analysis, token: int, noun: int | None = None) -> Iterator[Governor]:
    """The words that govern a counted noun, nearest first: its own participle, its verb, the noun that holds it.

    `noun` is the one below the number that stands for it: `dockers` of `thousands of dockers who …`.
    """
    below = analysis.children[noun] if noun is not None and noun != token else ()
    for child in (*analysis.children[token], *below):
        if analysis.deps[child] in {"acl", "relcl"} and child > token:
            clause = analysis.clause_at(child)
            yield Governor(child, "patient" if _passive(analysis, child, clause) else "subject", clause)
    own = analysis.clause_at(token)
    if own is not None:  # a hedge that is the verb: `has topped 1,600`
        yield Governor(token, "patient", own)
    yield from _above(analysis, token, 0)


def _passive(analysis: Analysis, verb: int, clause: Clause | None) -> bool:
    return (clause is not None and clause.passive) or analysis.tags[verb] == "VBN"


def _above(analysis: Analysis, token: int, depth: int) -> Iterator[Governor]:
    """The verbs and nouns above a token; coordination and `including` are passed through."""
    head, dep = analysis.heads[token], analysis.deps[token]
    if head == token or depth > 6:
        return
    if dep in {"conj", "appos"}:
        yield from _above(analysis, head, depth + 1)
        return
    clause = analysis.clause_at(head)
    if clause is not None:
        yield Governor(head, _role(analysis, dep, clause), clause)
        yield from _higher(analysis, clause)
        return
    if analysis.pos[head] in {"NOUN", "PROPN"}:
        yield Governor(head, "of", None)
    yield from _exchanged(analysis, token)
    yield from _above(analysis, head, depth + 1)


def _exchanged(analysis: Analysis, token: int) -> Iterator[Governor]:
    """The verb of what those counted are given for: `free 12 soldiers in return for 70 detainees`."""
    given = analysis.heads[token]
    if analysis.words[given].lower() != "for":
        return
    held = analysis.heads[given]
    noun = analysis.lemmas[held] in words("figure_nouns", "exchange") and analysis.pos[held] == "NOUN"
    verb = analysis.heads[analysis.heads[held]] if noun else held
    clause = analysis.clause_at(verb)
    if clause is not None and (noun or analysis.lemmas[verb] in words("figure_nouns", "exchange")):
        yield Governor(verb, "patient", clause)


def _higher(analysis: Analysis, clause: Clause) -> Iterator[Governor]:
    """The clause above one whose verb says little: `are presumed dead`, `is believed to be alive`."""
    if clause.kind in {"xcomp", "ccomp", "oprd"} and clause.parent is not None:
        parent = analysis.clauses[clause.parent]
        yield Governor(parent.predicate, "patient" if parent.passive else "subject", parent)


def _role(analysis: Analysis, dep: str, clause: Clause) -> str:
    if dep in {"nsubjpass", "dobj", "oprd"} or (dep == "nsubj" and _passive(analysis, clause.predicate, clause)):
        return "patient" if dep != "nsubj" or clause.passive else "subject"
    return {"nsubj": "subject", "attr": "state"}.get(dep, "other")


def what_of(analysis: Analysis, quantity: Quantity) -> tuple[str, Governor | None]:
    """The `what` of a figure with the word that gives it; `other:<word>` where the table knows none."""
    token = head_of(analysis, quantity)
    own = known(analysis.words[token].lower(), "self")
    first: Governor | None = None
    described: tuple[str, Governor] | None = None
    for governor in governors(analysis, token, quantity.noun):
        first = first or governor
        found = _what(analysis, quantity, governor)
        if found in DESCRIBED and described is None and analysis.heads[governor.token] in {token, quantity.noun}:
            described = found, governor
        elif found and (described is None or found in NEWS):
            return found, governor
    if described is not None:
        return described
    if own or _taken(analysis, quantity):
        return own or "captured", first
    if quantity.kind == "money":
        return money(analysis, quantity, token), first
    return f"other:{other(analysis, quantity, token, first.clause if first else None)}", first


def done_to(analysis: Analysis, noun: int | None) -> str | None:
    """What a noun's own participle says: of `people killed in the raids`, killed."""
    governor = next(governors(analysis, noun), None) if noun is not None else None
    return known(analysis.lemmas[governor.token], governor.role) if governor is not None else None


def _what(analysis: Analysis, quantity: Quantity, governor: Governor) -> str | None:
    lemma, word = analysis.lemmas[governor.token], analysis.words[governor.token].lower()
    if governor.role == "of":
        return (known(word, "of") or known(lemma, "of")) if _suffers(analysis, quantity) else None
    state = state_beside(analysis, governor.token)
    if state and quantity.kind == "count":
        return stated(state, lemma, known(lemma, governor.role))
    if governor.role in {"patient", "subject"} and quantity.kind != "money":
        absent = "missing" if word == "missing" and governor.role == "subject" else None
        done = known(lemma, governor.role) if _suffers(analysis, quantity) else None
        return absent or done or _special(analysis, quantity, governor)
    if governor.clause is not None:
        subjects = [analysis.lemmas[s] for s in governor.clause.subjects]
        if any(known(s, "toll") for s in subjects):
            return "killed"
    return None


def _taken(analysis: Analysis, quantity: Quantity) -> bool:
    """`250 taken hostage`, however it is parsed."""
    after = analysis.tokens_in(quantity.span).stop
    words_after = [analysis.words[t].lower() for t in range(after, min(after + 3, len(analysis)))]
    return "taken" in words_after[:2] and bool({"hostage", "captive"} & set(words_after))


def _suffers(analysis: Analysis, quantity: Quantity) -> bool:
    """Whether those counted may be killed or held: people, or a number without its noun; not `18,000 taxes`."""
    if quantity.kind != "count":
        return False
    if quantity.noun is None or quantity.unit == "people" or is_pronoun(analysis, quantity):
        return True
    word = analysis.words[quantity.noun].lower()
    return known(word, "self") is not None or analysis.name_of[quantity.noun] in {"NORP", "PERSON"}


def _special(analysis: Analysis, quantity: Quantity, governor: Governor) -> str | None:
    """`lost 60 soldiers` are killed; thousands who `lost their homes` displaced; a rising `toll` counts the dead."""
    lemma, clause = analysis.lemmas[governor.token], governor.clause
    if clause is None:
        return None
    if any(known(analysis.lemmas[s], "toll") for s in clause.subjects):
        return "killed"
    objects = {analysis.lemmas[o] for o in clause.objects}
    if lemma == "lose" and governor.role == "subject":
        return "displaced" if objects & {"home", "house"} else "killed" if objects & {"life"} else None
    lives = quantity.noun is not None and analysis.lemmas[quantity.noun] == "life"
    if (lemma in {"lose", "claim"} and quantity.unit == "people") or (lemma in {"cost", "take"} and lives):
        return "killed"
    if lemma == "create" and quantity.noun is not None and known(analysis.words[quantity.noun].lower(), "self"):
        return known(analysis.words[quantity.noun].lower(), "self")
    return None
