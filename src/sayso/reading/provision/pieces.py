"""One sentence of an agreement as its several obligations: joined verbs, inline numbers, lists of what to agree on."""

from collections.abc import Iterator
from itertools import pairwise

from sayso.language import Analysis, Clause, Tokens
from sayso.reading import roles
from sayso.reading.provision.spans import items, noun_phrase, trimmed, verb_phrase
from sayso.reading.tables import words

OWN = frozenset({"dobj", "ccomp", "xcomp", "acomp", "attr"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
HUNG = frozenset({"advcl", "ccomp", "parataxis", "dep"})
LEADS = frozenset(
    {"within", "after", "during", "if", "upon", "by", "from", "on", "in", "to", "base", "follow", "furthermore", "it"}
)
LIST = 3  # things agreed on that make as many obligations
INLINE = frozenset({"i", "ii", "iii", "iv", "v", "1", "2", "3", "4", "a", "b", "c", "d"})

Piece = tuple[int, Tokens]


def pieces(analysis: Analysis, run: Tokens, clause: Clause) -> Iterator[Piece]:
    """The obligations of a sentence, each with its head."""
    run = _unled(analysis, run, clause)
    changing = clause.lemma in words("agreement_words", "changes")
    listed = list(_listed(analysis, run, clause))
    if listed:
        yield from listed
        return
    for verb, part in _joined(analysis, run, clause):
        means = list(_means(analysis, part)) if changing or _changes(analysis, verb) else []
        yield from means or [(verb, part)]


def _unled(analysis: Analysis, run: Tokens, clause: Clause) -> Tokens:
    """A sentence without what leads up to who must do it: `Within ten days of the signing, the parties shall …`."""
    if clause.inherited_subject or not clause.subjects or analysis.lemmas[run.first] not in LEADS:
        return run
    if analysis.lemmas[run.first + 1] in {"return", "exchange", "turn"}:
        return run
    first = analysis.subtrees[min(clause.subjects)].first
    return Tokens(first, run.stop) if run.first < first < clause.predicate else run


def _changes(analysis: Analysis, verb: int) -> bool:
    """`continue to modify the rate by …`: whether a verb or what it governs only changes something."""
    inner = [verb, *(c for c in analysis.children[verb] if analysis.deps[c] == "xcomp")]
    return any(analysis.lemmas[v] in words("agreement_words", "changes") for v in inner)


def _listed(analysis: Analysis, run: Tokens, clause: Clause) -> Iterator[Piece]:
    """`shall agree on A, B and C`: one for each thing, where they are several."""
    if clause.lemma != "agree":
        return
    things = [t for t in roles.obliques(clause, frozenset({"on", "upon"})) if t in run]
    if len(things) >= LIST:
        parts = [(t, noun_phrase(analysis, t)) for t in things]
    else:  # one list that the parser hung elsewhere
        parts = [p for t in things[:1] for p in items(analysis, t, Tokens(analysis.subtrees[t].first, run.stop))]
    if len(parts) < LIST:
        return
    starts = [clause.predicate, *(part.first for _, part in parts[1:])]
    stops = [*starts[1:], run.stop]
    for (thing, _), first, stop in zip(parts, starts, stops, strict=True):
        if stop > first:
            acts = analysis.lemmas[thing] in words("provision_nouns", "act")
            yield thing if acts else clause.predicate, trimmed(analysis, Tokens(first, stop))


def _joined(analysis: Analysis, run: Tokens, clause: Clause) -> Iterator[Piece]:
    """One for each joined verb that has an object or clause of its own, and for each inline number."""
    verbs = [v for v in analysis.conjuncts(clause.predicate) if v in run and analysis.clause_at(v)]
    verbs = sorted({*verbs, *(v for v in _hung(analysis, clause.predicate) if v in run)})
    own = [clause.predicate]
    for before, verb in pairwise(verbs):  # `respect and observe the truce` is one
        if _is_alike(analysis, clause.predicate, verb) and _parts(analysis, before, verb):
            own.append(verb)
    starts = [run.first, *(_begin(analysis, v, run) for v in own if v != clause.predicate)]
    stops = [*starts[1:], run.stop]
    for verb, first, stop in zip(own, starts, stops, strict=True):
        if stop > first:
            yield verb, _unnumbered(analysis, trimmed(analysis, Tokens(first, stop)))


def _hung(analysis: Analysis, verb: int) -> Iterator[int]:
    """`…, and a mechanism shall be set up`: a clause of its own that the parser hung under the first."""
    for child in analysis.children[verb]:
        clause = analysis.clause_at(child)
        if child < verb or clause is None or analysis.deps[child] not in HUNG or clause.marker is not None:
            continue
        if clause.modal in {"shall", "will", "must"} and clause.subjects and not clause.inherited_subject:
            yield child


def _parts(analysis: Analysis, before: int, verb: int) -> bool:
    """Whether a joined verb is an obligation of its own: both have an object or clause, or it a subject.

    When a thing enters into force is no obligation beside what it is.
    """
    if _in_force(analysis, verb):
        return False
    if any(analysis.deps[c] in SUBJECTS for c in analysis.children[verb]):
        return True
    passive = any(analysis.deps[c] == "auxpass" for c in analysis.children[before])
    if passive:  # `discussed and agreed with …`, `assessed and valued by …`
        apart = any(analysis.deps[c] in {"prep", "agent"} and before < c < verb for c in analysis.children[before])
        by = apart and any(analysis.deps[c] == "agent" for c in analysis.children[verb])
        return by or any(analysis.deps[c] in {"auxpass", "aux"} for c in analysis.children[verb])
    return _has_own(analysis, before, Tokens(before, verb)) and _has_own(analysis, verb, None)


def _has_own(analysis: Analysis, verb: int, until: Tokens | None) -> bool:
    """Whether a verb has an object, a clause or an adjunct of its own, before the next one where that matters."""
    below = [c for c in analysis.children[verb] if until is None or c in until]
    return any(analysis.deps[c] in OWN or (analysis.deps[c] in {"prep", "prt", "advmod"} and c > verb) for c in below)


def _in_force(analysis: Analysis, verb: int) -> bool:
    """`enter into force`, `remain in force`."""
    near = analysis.lemmas[verb + 1 : verb + 4]
    return analysis.lemmas[verb] in {"enter", "come", "remain"} and "force" in near


def _is_alike(analysis: Analysis, first: int, verb: int) -> bool:
    """Whether a joined verb has the form of the first; not `detained` of `release all captives and detained men`."""
    below = analysis.children[verb]
    if any(analysis.deps[c] in SUBJECTS for c in below):  # its own subject has its own `shall`
        return any(analysis.tags[c] == "MD" for c in below) or not any(
            analysis.tags[c] == "MD" for c in analysis.children[first]
        )
    if any(analysis.deps[c] in {"aux", "auxpass"} for c in below):
        return True
    base = frozenset({"VB", "VBP"})
    tags = {analysis.tags[first], analysis.tags[verb]}
    return tags <= base or analysis.tags[first] == analysis.tags[verb] or "VBZ" in tags


def _begin(analysis: Analysis, verb: int, run: Tokens) -> int:
    """Where the words of a joined verb begin: at its subject or auxiliaries."""
    return max(run.first, analysis.subtrees[verb].first)


def _unnumbered(analysis: Analysis, run: Tokens) -> Tokens:
    """A run without the inline number it begins with: `(ii) adopt …`."""
    first = run.first
    if len(run) > 3 and analysis.words[first] == "(" and analysis.words[first + 1].lower() in INLINE:
        return Tokens(first + 3, run.stop)
    return run


def _means(analysis: Analysis, run: Tokens) -> Iterator[Piece]:
    """`by suspending … while retaining …`: the acts that a change consists of."""
    for token in run:
        if analysis.tags[token] == "VBG" and analysis.pos[token] == "VERB" and token > run.first:
            before = analysis.lemmas[_unmarked(analysis, token) - 1]
            if before in {"by", "while"} or (
                before == "and" and any(analysis.deps[c] == "dobj" for c in analysis.children[token])
            ):
                phrase = verb_phrase(analysis, token, subject=False)
                cut = _until(analysis, Tokens(phrase.first, min(phrase.stop, run.stop)), token)
                yield token, trimmed(analysis, cut)


def _unmarked(analysis: Analysis, token: int) -> int:
    """A token, or the inline number before it: `and (ii) removing`."""
    marked = token > 3 and analysis.words[token - 1] == ")" and analysis.words[token - 2].lower() in INLINE
    return token - 3 if marked and analysis.words[token - 3] == "(" else token


def _until(analysis: Analysis, run: Tokens, token: int) -> Tokens:
    """A phrase before the next of its kind: `, while retaining`."""
    for at in range(token + 1, run.stop - 1):
        if analysis.lemmas[at] in {"while", "and"} and analysis.tags[at + 1] == "VBG":
            return Tokens(run.first, at)
    return run
