"""The forms of the readers' cases (tests/cases/*.yaml): for each file, what a stretch of a document gives for it."""

from collections.abc import Callable, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import Any, cast

from sayso.model import Attribution, Deal, Dispute, Event, Figure, Finding, Outlook, Position, Provision, TimeExpression
from sayso.review.stretch import Stretch

Case = dict[str, object]
Shown = Mapping[str, Callable[[Any], object]]


def _joined(name: str) -> Callable[[Any], object]:
    """A field of actors as the cases have it: their ids with commas between them."""
    return lambda finding: ",".join(getattr(finding, name))


def _plain(*names: str) -> dict[str, Callable[[Any], object]]:
    return {name: attrgetter(name) for name in names}


EVENT: Shown = _plain("type", "mode", "when") | {name: _joined(name) for name in ("actor", "recipient")}
DEAL: Shown = _plain("status") | {"by": _joined("by")}
OUTLOOK: Shown = _plain("outlook") | {"actor": _joined("actor")}
TERMS = ("phase", "topic", "action", "object", "quantity", "duration", "start", "condition", "in_return_for", "path")
PROVISION: Shown = _plain(*TERMS, "specificity") | {name: _joined(name) for name in ("bearer", "beneficiary")}


def actors(stretch: Stretch) -> Case:
    """Who is named so; a phrase that names nobody stands under `none`."""
    shown = _plain("kind", "role", "side", "part")
    right = [f for f in stretch.findings.actors if f.id in stretch.judgements]
    return {"actors": [{"name": f.name, **stretch.judged(f, shown)} for f in right]}


def attributions(stretch: Stretch) -> Case:
    """Every attribution with its parts and its form."""
    found = []
    for said in cast(list[Attribution], stretch.inside("attributions")):
        parts = {role: [stretch.words((s,)) for s in getattr(said, role)] for role in ("source", "cue", "content")}
        own: Case = {role: words[0] if len(words) == 1 else words for role, words in parts.items() if words}
        own |= {"form": said.form} if said.form != "indirect" else {}
        found.append(own | ({"nested": True} if said.nested else {}))
    return {"found": found}


def speakers(stretch: Stretch) -> Case:
    """Whose each attribution is and whom it was told to, by the actors' names."""
    names = {actor.id: actor.name for actor in stretch.findings.actors}
    says = []
    for said in stretch.says():
        own: Case = {"source": stretch.words(said.source) or None, "cue": stretch.words(said.cue)}
        own["content"] = stretch.words(said.content)
        if said.form != "indirect":
            own["form"] = said.form
        own["speaker"] = [names[actor] for actor in said.speaker if actor in names]
        if said.to:
            own["to"] = [names[actor] for actor in said.to if actor in names]
        says.append(own)
    return {"says": says}


def figures(stretch: Stretch) -> Case:
    """Every figure as `words | low | high | what`, and what the cases give beside that."""
    found = cast(list[Figure], stretch.inside("figures"))
    case: Case = {"figures": [_figure(stretch.words(f.span), f) for f in found]}
    for name in ("includes", "unit"):
        said = {stretch.words(f.span): stretch.judged(f, _plain(name)).get(name) for f in found}
        if given := {words: value for words, value in said.items() if value is not None}:
            case[name] = given
    return case


def _figure(words: str, figure: Figure) -> str:
    low, high = ("-" if n is None else f"{n:g}" if n < 1e6 else f"{n:.0f}" for n in (figure.low, figure.high))
    return f"{words} | {low} | {high} | {figure.what.split(':')[0]}"


def times(stretch: Stretch) -> Case:
    """Every time expression as `words | type | value`, with the day of publication."""
    found = cast(list[TimeExpression], stretch.inside("times"))
    rows = [f"{stretch.words(t.span)} | {t.type} | {t.value or 'null'}" for t in found]
    return {"published": stretch.document.published, "times": rows}


def events(stretch: Stretch) -> Case:
    """Every act, with the actors and dates that it is read by."""
    dated = cast(list[TimeExpression], stretch.inside("times"))
    found = cast(list[Event], stretch.inside("events"))
    case = _with_actors(stretch) | _given("times", {stretch.words(t.span): t.value for t in dated})
    return case | {"events": [{"trigger": stretch.words(f.trigger), **stretch.judged(f, EVENT)} for f in found]}


def deals(stretch: Stretch) -> Case:
    """Every deal that is spoken of."""
    return _with_actors(stretch) | {"deals": _spanned(stretch, "deals", DEAL)}


def provisions(stretch: Stretch) -> Case:
    """Every obligation, with the actors and times that it is read by."""
    dated = cast(list[TimeExpression], stretch.inside("times"))
    case = _with_actors(stretch) | _given("times", {stretch.words(t.span): [t.type, t.value] for t in dated})
    return case | {"provisions": _spanned(stretch, "provisions", PROVISION)}


def positions(stretch: Stretch) -> Case:
    """Every position, with the actors and sayings that it is read by."""
    labels = {issue.id: issue.label for issue in stretch.findings.issues}
    shown: Shown = _plain("stance", "firmness", "conditional") | {"actor": _joined("actor")}
    found = []
    for own, finding in zip(
        _spanned(stretch, "positions", shown), cast(list[Position], stretch.inside("positions")), strict=True
    ):
        label = stretch.judged(finding, {"issue": attrgetter("issue")})
        found.append(own | {"label": labels.get(finding.issue)} if label else own)
    return _with_actors(stretch) | _given("says", _says(stretch)) | {"positions": found}


def outlooks(stretch: Stretch) -> Case:
    """Every expectation of an agreement."""
    return _with_actors(stretch) | _given("says", _says(stretch)) | {"outlooks": _spanned(stretch, "outlooks", OUTLOOK)}


def disputes(stretch: Stretch) -> Case:
    """The pairs of sayings that contradict each other, by their places in `says`; those of the writer have no form."""
    place = {said.id: at for at, said in enumerate(stretch.says(), 1)}
    found = cast(list[Dispute], stretch.inside("disputes"))
    pairs = [[place[d.a], place[d.b]] for d in found if d.a in place and d.b in place]
    return _with_actors(stretch) | {"says": _says(stretch), "disputes": pairs}


def _says(stretch: Stretch) -> list[Case]:
    return [
        {
            **({"speaker": said.speaker[0]} if said.speaker else {}),
            "cue": stretch.words(said.cue),
            "content": stretch.words(said.content),
            **({"form": said.form} if said.form != "indirect" else {}),
        }
        for said in stretch.says()
    ]


def _spanned(stretch: Stretch, kind: str, shown: Shown) -> list[Case]:
    """The findings of a kind that has `span`, each with what was judged of it."""
    found = cast(list[Deal | Provision | Position | Outlook], stretch.inside(kind))
    return [{"span": stretch.words(f.span), **stretch.judged(cast(Finding, f), shown)} for f in found]


def _with_actors(stretch: Stretch) -> Case:
    return _given("actors", stretch.actors())


def _given(name: str, value: object) -> Case:
    """What a case gives beside its text, where there is any."""
    return {name: value} if value else {}


FORMS: Mapping[str, Callable[[Stretch], Case]] = MappingProxyType(
    {
        "actors": actors,
        "attributions": attributions,
        "speakers": speakers,
        "figures": figures,
        "times": times,
        "events": events,
        "deals": deals,
        "provisions": provisions,
        "positions": positions,
        "disputes": disputes,
        "outlooks": outlooks,
    }
)
# The fields that the cases of a file can say, the name of the file where it is not the kind's own.
SAID: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "actors": frozenset({"kind", "role", "side", "part"}),
        "attributions": frozenset({"form", "nested"}),
        "speakers": frozenset({"speaker", "to"}),
        "figures": frozenset({"low", "high", "what", "includes", "unit"}),
        "times": frozenset({"type", "value"}),
        "events": frozenset(EVENT),
        "deals": frozenset(DEAL),
        "provisions": frozenset(PROVISION),
        "positions": frozenset({"actor", "issue", "stance", "firmness", "conditional"}),
        "disputes": frozenset(),
        "outlooks": frozenset(OUTLOOK),
    }
)
