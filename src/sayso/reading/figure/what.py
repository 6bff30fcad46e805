"""What has happened to those whom a number counts: the word that governs the counted noun, and the table of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from sayso.language import Analysis
from sayso.language.analysis import Clause
from sayso.reading.quantity.counted import broken_at, whole_word
from sayso.reading.quantity.quantities import Quantity
from sayso.reading.tables import rows, words

AFTER = 5  # tokens after an amount that may say what it is for
BESIDE = frozenset({"acomp", "oprd", "xcomp", "ccomp", "attr", "dobj", "advmod"})  # what may stand beside a verb
OF_NOUN = frozenset({"prep", "pobj", "nmod", "compound"})
HOSTAGE = MappingProxyType({"hostage": "captured", "captive": "captured", "prisoner": "captured", "dead": "killed"})


@dataclass(frozen=True, slots=True)
class Governor:
    """The word that governs a counted noun, and the noun's role to it."""

    token: int
    role: str  # patient, subject, of, self, toll, state, money, other
    clause: Clause | None


@cache
def _table() -> MappingProxyType[tuple[str, str], str]:
    return MappingProxyType({(r["word"], r["role"]): r["what"] for r in rows("figure_what")})


def known(word: str, role: str) -> str | None:
    """What a word in a role says (`kill` with a patient: killed), or None."""
    return _table().get((word, role))


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


def governors(analysis: Analysis, token: int) -> Iterator[Governor]:
    """The words that govern a counted noun, nearest first: its own participle, its verb, the noun that holds it."""
    for child in analysis.children[token]:
        if analysis.deps[child] in {"acl", "relcl"} and child > token:
            clause = _clause_at(analysis, child)
            yield Governor(child, "patient" if _passive(analysis, child, clause) else "subject", clause)
    own = _clause_at(analysis, token)
    if own is not None:  # a hedge that is the verb: `has topped 1,600`
        yield Governor(token, "patient", own)
    yield from _above(analysis, token, 0)


def _passive(analysis: Analysis, verb: int, clause: Clause | None) -> bool:
    return (clause is not None and clause.passive) or analysis.tags[verb] == "VBN"


def _clause_at(analysis: Analysis, token: int) -> Clause | None:
    place = analysis.clause_of[token]
    clause = analysis.clauses[place] if place is not None else None
    return clause if clause is not None and clause.predicate == token else None


def _above(analysis: Analysis, token: int, depth: int) -> Iterator[Governor]:
    """The verbs and nouns above a token; coordination and `including` are passed through."""
    head, dep = analysis.heads[token], analysis.deps[token]
    if head == token or depth > 6:
        return
    if dep in {"conj", "appos"}:
        yield from _above(analysis, head, depth + 1)
        return
    clause = _clause_at(analysis, head)
    if clause is not None:
        yield Governor(head, _role(analysis, dep, clause), clause)
        yield from _higher(analysis, clause)
        return
    if analysis.pos[head] in {"NOUN", "PROPN"}:
        yield Governor(head, "of", None)
    yield from _above(analysis, head, depth + 1)


def _higher(analysis: Analysis, clause: Clause) -> Iterator[Governor]:
    """The clause above one whose verb says little: `are presumed dead`, `is believed to be alive`."""
    if clause.kind in {"xcomp", "ccomp", "oprd"} and clause.parent is not None:
        parent = analysis.clauses[clause.parent]
        yield Governor(parent.predicate, "patient" if parent.passive else "subject", parent)


def _role(analysis: Analysis, dep: str, clause: Clause) -> str:
    if dep in {"nsubjpass", "dobj", "oprd"} or (dep == "nsubj" and _passive(analysis, clause.predicate, clause)):
        return "patient" if dep != "nsubj" or clause.passive else "subject"
    return {"nsubj": "subject", "attr": "state"}.get(dep, "other")


def _tells(word: str) -> bool:
    """Whether an adjective or noun says of people what has happened to them."""
    return word in HOSTAGE or known(word, "state") is not None


def _state(analysis: Analysis, verb: int) -> str | None:
    """What an adjective or noun beside the verb adds: `left 30 dead`, `taken hostage`, `presumed dead`, `missing`."""
    for child in analysis.children[verb]:
        below = [analysis.words[t].lower() for t in analysis.children[child]]
        word = analysis.words[child].lower()
        found: list[str] = []
        if analysis.deps[child] in BESIDE:
            found = [w for w in (word, *below) if _tells(w)]
        elif word == "as":  # `taking 251 others to the coast as hostages`
            found = [w.removesuffix("s") for w in below if w.removesuffix("s") in HOSTAGE]
        elif word == "among":  # `nine children were among the dead`
            found = [w for w in below if known(w, "self") or known(w, "state")]
        if found:
            return found[0]
    following = analysis.words[verb + 1].lower() if verb + 1 < len(analysis) else ""
    return following if _tells(following) else None


def what_of(analysis: Analysis, quantity: Quantity) -> tuple[str, Governor | None]:
    """The `what` of a figure with the word that gives it; `other:<word>` where the table knows none."""
    token = head_of(analysis, quantity)
    own = known(analysis.words[token].lower(), "self")
    first: Governor | None = None
    for governor in governors(analysis, token):
        first = first or governor
        found = _what(analysis, quantity, governor, token)
        if found:
            return found, governor
    if own:
        return own, first
    if quantity.kind == "money":
        return _money(analysis, quantity, token), first
    return f"other:{_other(analysis, quantity, first)}", first


def _what(analysis: Analysis, quantity: Quantity, governor: Governor, token: int) -> str | None:
    lemma, word = analysis.lemmas[governor.token], analysis.words[governor.token].lower()
    if governor.role == "of":
        return None if quantity.kind == "money" else known(word, "of") or known(lemma, "of")
    state = _state(analysis, governor.token)
    if state and quantity.kind == "count":
        presumed = state == "dead" and lemma in {"presume", "believe", "declare", "think", "fear", "assume"}
        captured = state in {"hostage", "captive", "prisoner"} and lemma not in {"take", "seize", "grab", "be"}
        told = HOSTAGE.get(state) or known(state, "state") or known(state, "self")
        return "presumed_dead" if presumed else "held" if captured else told
    if governor.role in {"patient", "subject"} and quantity.kind != "money":
        absent = "missing" if word == "missing" and governor.role == "subject" else None
        done = known(lemma, governor.role) if _suffers(analysis, quantity) else None
        return absent or done or _special(analysis, quantity, governor)
    if governor.clause is not None:
        subjects = [analysis.lemmas[s] for s in governor.clause.subjects]
        if any(known(s, "toll") for s in subjects):
            return "killed"
    return None


def _suffers(analysis: Analysis, quantity: Quantity) -> bool:
    """Whether those counted may be killed or held: people, or a number without its noun; not `18,000 taxes`."""
    if quantity.noun is None or quantity.unit == "people":
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
    if lemma in {"lose", "claim"} and quantity.unit == "people":
        return "killed"
    if lemma == "create" and quantity.noun is not None and known(analysis.words[quantity.noun].lower(), "self"):
        return known(analysis.words[quantity.noun].lower(), "self")
    return None


def _money(analysis: Analysis, quantity: Quantity, token: int) -> str:
    """`paid` and `funded` by the verb or noun around an amount."""
    near = [token, *list(analysis.ancestors(token))[:4], *analysis.children[token], *_after(analysis, quantity)]
    for at in near:
        found = known(analysis.lemmas[at], "money") or known(analysis.words[at].lower(), "money")
        if found:
            return found
    if quantity.unit and (" per " in quantity.unit or " an " in quantity.unit or " a " in quantity.unit):
        return "paid"
    noun = [at for at in near if analysis.pos[at] in {"NOUN", "VERB", "PROPN"}]
    return f"other:{analysis.lemmas[noun[0]]}" if noun else "other:amount"


def _after(analysis: Analysis, quantity: Quantity) -> range:
    """The few tokens after an amount that may say what it is for: `to fund`, `in border funds`."""
    stop = analysis.sentences[analysis.sentence_of[quantity.token]].stop
    return range(quantity.token + 1, min(quantity.token + AFTER, stop))


def _other(analysis: Analysis, quantity: Quantity, first: Governor | None) -> str:
    """The verb that governs the figure; the counted noun where the verb says little (`include`) or only reports it."""
    lemma = first.clause.lemma if first is not None and first.clause is not None else ""
    telling = lemma and lemma not in words("figure_nouns", "report") and lemma not in words("figure_nouns", "light")
    if quantity.noun is None or quantity.kind in {"money", "percent"} or telling:
        return lemma.replace(" ", "_") or "count"
    noun = quantity.noun
    return "_".join([*_compounds(analysis, quantity.token + 1, noun), whole_word(analysis, noun)])


def _compounds(analysis: Analysis, first: int, noun: int) -> Iterator[str]:
    """The words that stand before a noun as part of its compound: `ceasefire` of `ceasefire violations`."""
    for token in range(first, noun):
        if analysis.deps[token] == "compound" and analysis.heads[token] == noun and not broken_at(analysis, token):
            yield analysis.words[token].lower()
