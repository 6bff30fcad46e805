"""What the word for an act needs beside it to mean one: the needs of `data/event_triggers.tsv`.

`theme:deal` is an object, or the subject of a passive, that is a deal; `place` a destination, and so on.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sayso.language import Analysis, Clause
from sayso.reading import roles
from sayso.reading.evidence import Cast
from sayso.reading.tables import words

WITH = frozenset({"with", "to"})
DESTINATIONS = frozenset({"in", "to", "at", "for", "into"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
TARGETS = frozenset({"PERSON", "GPE", "LOC", "FAC", "NORP"})
PRONOUNS = frozenset({"they", "it", "he", "she", "we", "i"})
OWN = frozenset({"it", "we", "i", "you"})  # not somebody else
OBLIGING = frozenset({"must", "should"})
ABOUT = frozenset({"with", "by", "to"})
OWNERS = frozenset({"poss", "amod", "compound", "nmod"})


@dataclass(frozen=True, slots=True)
class Scene:
    """What the conditions ask: the text, its actors, and whether it is about labour or about war."""

    analysis: Analysis
    cast: Cast
    labour: bool


def scene_of(analysis: Analysis, cast: Cast) -> Scene:
    """The scene of a text: it is about labour where words of work outnumber those of war."""
    labour = sum(roles.is_a(analysis, t, "labour") for t in range(len(analysis)))
    violence = sum(roles.is_a(analysis, t, "violence") for t in range(len(analysis)))
    return Scene(analysis, cast, labour > violence)


def _any_is(scene: Scene, tokens: Iterable[int], labels: str) -> bool:
    """Whether one of these heads names a thing of one of these kinds, or a party."""
    for token in tokens:
        for label in labels.split("|"):
            if label == "party":
                if roles.is_party(scene.analysis, scene.cast, token):
                    return True
            elif roles.is_a(scene.analysis, token, label) or (
                label == "target" and scene.analysis.name_of[token] in TARGETS
            ):
                return True
    return False


def _goes_somewhere(scene: Scene, clause: Clause, _: str) -> bool:
    """Whether somebody who can speak for a party travels to a place or to talks."""
    analysis = scene.analysis
    somebody = _any_is(scene, clause.subjects, "party")
    destinations = (*roles.obliques(clause, DESTINATIONS), *clause.objects)
    return somebody and any(analysis.name_of[t] in PLACES or roles.is_a(analysis, t, "talk") for t in destinations)


def _has_partner(scene: Scene, clause: Clause, _: str) -> bool:
    """Whether there is somebody to do it with: an object, `with`, or several subjects."""
    others = (*clause.objects, *roles.obliques(clause, frozenset({"with"})))
    return _any_is(scene, others, "party") or _plural(scene.analysis, clause.subjects)


def _plural(analysis: Analysis, tokens: tuple[int, ...]) -> bool:
    return len(tokens) > 1 or any(analysis.tags[t] in {"NNS", "NNPS"} for t in tokens)


def _calls(scene: Scene, clause: Clause, _: str) -> bool:
    """`called the president` by telephone: a person for object, and nothing that he is called."""
    persons = [t for t in clause.objects if scene.analysis.name_of[t] == "PERSON"]
    return bool(persons) and not clause.complements and not any(p in {"for", "on"} for p, _ in clause.obliques)


def _own_future(scene: Scene, clause: Clause, _: str) -> bool:
    """`warned that they could retaliate`: what it says of its own doing."""
    for complement in clause.complements:
        inner = scene.analysis.clause_at(complement)
        if inner is not None and inner.modal in {"could", "would", "will", "may", "might"}:
            return any(scene.analysis.lemmas[s] in PRONOUNS for s in inner.subjects)
    return False


def _infinitive(scene: Scene, clause: Clause, _: str) -> bool:
    """Whether a verb has an infinitive with `to` below it."""
    return any(
        scene.analysis.tags[c] == "VB" and any(scene.analysis.tags[t] == "TO" for t in scene.analysis.children[c])
        for c in clause.complements
    )


def _done_to(scene: Scene, clause: Clause, label: str) -> bool:
    """Done by somebody to somebody, or to a person whom the text knows.

    Any other passive without its agent is a count of victims, not an act.
    """
    known = scene.cast.among(scene.analysis, roles.themes(clause))
    if clause.passive and any(scene.cast.actors[actor].kind == "person" for actor in known):
        return True
    return _any_is(scene, roles.doers(clause), "party") and _any_is(scene, roles.themes(clause), label)


def _takes_captive(scene: Scene, clause: Clause, label: str) -> bool:
    """`took forty people hostage`: somebody takes, and a word for captives stands below."""
    below = scene.analysis.subtrees[clause.predicate]
    near = range(clause.predicate, min(below.stop, clause.predicate + 8))
    if any(scene.analysis.lemmas[t] in {"place", "part", "time"} for t in clause.objects):
        return False
    return bool(clause.objects) and not clause.passive and _any_is(scene, near, label)


def _obliges(scene: Scene, clause: Clause, _: str) -> bool:
    """`said the council must pay`: what somebody else is to do."""
    analysis = scene.analysis
    for complement in clause.complements:
        inner = analysis.clause_at(complement)
        if inner is None or inner.inherited_subject or inner.negated or inner.modal not in OBLIGING:
            continue
        if not any(analysis.lemmas[s] in OWN for s in inner.subjects) and _any_is(scene, inner.subjects, "party"):
            return True
    return False


def _listeners(scene: Scene, clause: Clause) -> tuple[int, ...]:
    """Whom somebody talks to, the press left out."""
    told = (*roles.obliques(clause, WITH), *clause.datives)
    return tuple(t for t in told if scene.analysis.lemmas[t] not in words("event_limits", "press"))


def _is_kept(scene: Scene, clause: Clause, label: str) -> bool:
    """`implemented all parts of the accord`, `abided by it`: what is kept or broken is a deal or a part of one."""
    heads = (*roles.themes(clause), *roles.obliques(clause, ABOUT), *clause.agents)
    return _any_is(scene, _whole(scene, heads), label)


def _whole(scene: Scene, heads: tuple[int, ...]) -> tuple[int, ...]:
    """These heads, and what they are parts of: `accord` too of `all parts of the accord`."""
    listed = words("event_limits", "part_of")
    parts = [t for t in heads if scene.analysis.lemmas[t] in listed or scene.analysis.pos[t] == "NUM"]
    return (*heads, *(inner for t in parts for inner in roles.under(scene.analysis, t, frozenset({"of"}))))


# What each need of the table means for a verb.
VERB_NEEDS: Mapping[str, Callable[[Scene, Clause, str], bool]] = {
    "-": lambda scene, clause, label: True,
    "complement": lambda scene, clause, label: bool(clause.complements),
    "infinitive": _infinitive,
    "person_infinitive": lambda scene, clause, label: (
        _infinitive(scene, clause, label) and _any_is(scene, (*roles.themes(clause), *clause.datives), "party")
    ),
    "theme": lambda scene, clause, label: _any_is(scene, _whole(scene, roles.themes(clause)), label),
    "doer": lambda scene, clause, label: _any_is(scene, roles.doers(clause), label),
    "kept": _is_kept,
    "over": lambda scene, clause, label: _any_is(
        scene, (*roles.themes(clause), *roles.obliques(clause, frozenset({"over"}))), label
    ),
    "theme_or_doer": lambda scene, clause, label: _any_is(scene, (*roles.themes(clause), *roles.doers(clause)), label),
    "with": lambda scene, clause, label: _any_is(scene, _listeners(scene, clause), "party"),
    "partner": _has_partner,
    "calls": _calls,
    "place": _goes_somewhere,
    "own_future": _own_future,
    "obliges": _obliges,
    "done": _done_to,
    "near": _takes_captive,
    "will_not": lambda scene, clause, label: clause.negated and clause.modal in {"will", "would"},
    "text": lambda scene, clause, label: scene.labour == (label == "labour"),
}


def _owned(scene: Scene, token: int) -> bool:
    """Whether a noun says whose act it is: `the union's`, `Ruritanian`, `by`, `from the union`."""
    before = roles.modifiers(scene.analysis, token, OWNERS)
    named = any(scene.analysis.name_of[t] in roles.ACTOR_LABELS or scene.analysis.deps[t] == "poss" for t in before)
    given = _any_is(scene, roles.under(scene.analysis, token, frozenset({"from"})), "party")
    return named or given or bool(roles.under(scene.analysis, token, frozenset({"by"})))


def noun_fits(scene: Scene, need: str, label: str, token: int) -> bool:
    """Whether a noun has beside it what its row needs."""
    analysis = scene.analysis
    match need:
        case "text":
            return scene.labour == (label == "labour")
        case "own":
            return _owned(scene, token)
        case "own_violence":
            return not scene.labour and _owned(scene, token)
        case "of" | "strike":
            beside = roles.modifiers(analysis, token, frozenset({"compound"}))
            return _any_is(scene, (*beside, *roles.under(analysis, token, frozenset({"of"}))), label or "strike")
        case "withoutit":
            return analysis.lemmas[analysis.heads[token]] == "without"
    return True
