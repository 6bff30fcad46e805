"""Clauses from the parse: each predicate with its arguments, tense, modality and negation."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.language.analysis import Clause

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
OBJECTS = frozenset({"dobj", "attr", "oprd"})
COMPLEMENTS = frozenset({"ccomp", "xcomp"})
AUXILIARIES = frozenset({"aux", "auxpass"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})
MODALS = {"'ll": "will", "’ll": "will", "wo": "will", "ca": "can", "'d": "would", "’d": "would"}
TENSES = {
    "VBD": "past", "VBZ": "present", "VBP": "present", "MD": "present",
    "VB": "infinitive", "VBG": "participle", "VBN": "participle",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parse:
    """The part of an Analysis that clauses are made of."""

    words: Sequence[str]
    lemmas: Sequence[str]
    pos: Sequence[str]
    tags: Sequence[str]
    deps: Sequence[str]
    heads: Sequence[int]
    children: Sequence[Sequence[int]]

    def below(self, token: int, labels: frozenset[str]) -> list[int]:
        """The children of a token with one of these dependency labels."""
        return [c for c in self.children[token] if self.deps[c] in labels]

    def with_conjuncts(self, tokens: Sequence[int]) -> tuple[int, ...]:
        """The tokens and those coordinated with them."""
        found = list(tokens)
        for token in found:
            found += self.below(token, frozenset({"conj"}))
        return tuple(sorted(found))


def is_predicate(parse: Parse, token: int) -> bool:
    """Whether a token heads a clause: a verb, or a form of `be`, `have` or `do` that helps no other verb."""
    if parse.pos[token] == "VERB":
        return parse.deps[token] not in {"amod", "compound", "prep", "case"}
    return parse.pos[token] == "AUX" and parse.deps[token] not in AUXILIARIES


def _obliques(parse: Parse, predicate: int) -> tuple[tuple[str, int], ...]:
    found = []
    for prep in parse.below(predicate, frozenset({"prep", "dative"})):
        objects = parse.with_conjuncts(parse.below(prep, frozenset({"pobj", "pcomp"})))
        found += [(parse.lemmas[prep], token) for token in objects]
        for inner in parse.below(prep, frozenset({"prep"})):  # `according to`, `out of`
            objects = parse.with_conjuncts(parse.below(inner, frozenset({"pobj", "pcomp"})))
            found += [(f"{parse.lemmas[prep]} {parse.lemmas[inner]}", token) for token in objects]
    return tuple(found)


def _agents(parse: Parse, predicate: int) -> tuple[int, ...]:
    heads = parse.below(predicate, frozenset({"agent"}))
    return parse.with_conjuncts([c for h in heads for c in parse.below(h, frozenset({"pobj"}))])


def _tense(parse: Parse, predicate: int, auxiliaries: Sequence[int]) -> str:
    words = [parse.words[a].lower() for a in auxiliaries]
    if FUTURE & set(words):
        return "future"
    finite = [TENSES[parse.tags[a]] for a in auxiliaries if parse.tags[a] in {"VBD", "VBZ", "VBP", "MD"}]
    if finite:
        return finite[0]
    if parse.tags[predicate] == "VB" and "to" not in words:
        return "none"
    return TENSES.get(parse.tags[predicate], "none")


def _own(parse: Parse, predicate: int, parent: int | None) -> Clause:
    """The clause as its own words give it."""
    auxiliaries = parse.below(predicate, AUXILIARIES)
    modals = [parse.words[a].lower() for a in auxiliaries if parse.tags[a] == "MD"]
    passive_subject = parse.below(predicate, frozenset({"nsubjpass", "csubjpass", "auxpass"}))
    particles = parse.below(predicate, frozenset({"prt"}))
    markers = parse.below(predicate, frozenset({"mark"}))
    return Clause(
        predicate=predicate,
        lemma=parse.lemmas[predicate],
        kind=parse.deps[predicate],
        parent=parent,
        subjects=parse.with_conjuncts(parse.below(predicate, SUBJECTS)),
        objects=parse.with_conjuncts(parse.below(predicate, OBJECTS)),
        datives=parse.with_conjuncts(
            [c for c in parse.below(predicate, frozenset({"dative"})) if parse.pos[c] not in {"ADP", "PART"}]
        ),
        agents=_agents(parse, predicate),
        obliques=_obliques(parse, predicate),
        complements=tuple(parse.below(predicate, COMPLEMENTS)),
        particle=parse.words[particles[0]].lower() if particles else None,
        marker=parse.words[markers[0]].lower() if markers else None,
        modal=MODALS.get(modals[0], modals[0]) if modals else None,
        tense=_tense(parse, predicate, auxiliaries),
        perfect=any(parse.lemmas[a] in {"have", "'ve", "’ve"} for a in auxiliaries),
        passive=bool(passive_subject) or (parse.tags[predicate] == "VBN" and parse.deps[predicate] == "acl"),
        negated=any(parse.words[c].lower() in NEGATIONS for c in (*parse.children[predicate], *auxiliaries)),
    )


def _controller(clause: Clause, parent: Clause) -> tuple[int, ...]:
    """Whose act an infinitive is: the object's (`told the union to leave`), else the subject's (`agreed to leave`)."""
    if clause.kind in {"xcomp", "ccomp"} and clause.tense == "infinitive":
        return parent.datives or parent.objects or (parent.agents if parent.passive else ()) or parent.subjects
    return parent.subjects


def _shared(parse: Parse, clause: Clause, parent: Clause | None) -> Clause:
    """The clause with the subject, modal and tense that it shares with the one around it."""
    head = parse.heads[clause.predicate]
    if clause.kind == "conj" and parent is not None and head == parent.predicate:
        bare = clause.tense in {"none", "infinitive", "participle"} and clause.modal is None
        if bare and parent.modal is not None:
            clause = replace(clause, modal=parent.modal, tense=parent.tense)
        elif bare and parse.tags[clause.predicate] == parse.tags[parent.predicate]:
            clause = replace(
                clause, tense=parent.tense, perfect=parent.perfect, passive=parent.passive or clause.passive
            )
    if clause.kind == "relcl" and _relative(parse, clause.subjects):
        return replace(clause, subjects=parse.with_conjuncts([head]), inherited_subject=True)
    if clause.subjects:
        return clause
    if clause.kind == "acl" and clause.tense == "participle":
        return replace(clause, subjects=(head,), inherited_subject=True)
    if parent is None or clause.kind not in {"conj", "xcomp", "ccomp", "advcl", "pcomp", "acl"}:
        return clause
    return replace(clause, subjects=_controller(clause, parent), inherited_subject=True)


def _relative(parse: Parse, subjects: Sequence[int]) -> bool:
    return any(parse.tags[s] in {"WDT", "WP"} or parse.words[s].lower() == "that" for s in subjects)


def clauses_of(parse: Parse) -> tuple[tuple[Clause, ...], tuple[int | None, ...]]:
    """The clauses in order of their predicates, and for each token the place of its innermost clause."""
    predicates = [t for t in range(len(parse.words)) if is_predicate(parse, t)]
    place = {token: n for n, token in enumerate(predicates)}
    innermost: list[int | None] = []
    for token in range(len(parse.words)):
        at = token
        while at not in place and parse.heads[at] != at:
            at = parse.heads[at]
        innermost.append(place.get(at))
    parents = [innermost[parse.heads[p]] if parse.heads[p] != p else None for p in predicates]
    own = [_own(parse, p, parent) for p, parent in zip(predicates, parents, strict=True)]
    return _resolved(parse, own), tuple(innermost)


def _resolved(parse: Parse, own: Sequence[Clause]) -> tuple[Clause, ...]:
    """Each clause completed from its parent, parents first."""
    done: dict[int, Clause] = {}
    for start in range(len(own)):
        chain, at = [], start
        while at not in done:
            chain.append(at)
            parent = own[at].parent
            if parent is None:
                break
            at = parent
        for n in reversed(chain):
            parent = own[n].parent
            done[n] = _shared(parse, own[n], None if parent is None else done[parent])
    return tuple(done[n] for n in range(len(own)))
