"""Which fields of each kind of finding a person may correct, with what: the allowed values of docs/findings.md."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

PLOVER = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "REJECT", "ACCUSE", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
TOPICS = (
    "ceasefire", "withdrawal", "release", "return_of_remains", "humanitarian_aid", "movement", "border",
    "demilitarisation", "monitoring", "guarantee", "reconstruction", "elections", "amnesty", "return_of_displaced",
    "sanctions", "pay", "hours", "jobs", "trade", "emissions", "finance", "talks",
)  # fmt: skip
COUNTED = (
    "killed", "injured", "captured", "held", "released", "missing", "displaced", "arrested", "presumed_dead", "paid",
    "funded",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """What a field may hold: one of `values`, where there are any, else what `form` says.

    `other` allows `other:` and a word beside the values, `blank` that the field holds nothing.
    """

    form: str = "words"
    values: tuple[str, ...] = ()
    blank: bool = True
    other: bool = False


def _one_of(*values: str, blank: bool = False, other: bool = False) -> Field:
    return Field("value", values, blank=blank, other=other)


WORDS, NAME, NUMBER, DATE = Field(), Field(blank=False), Field("number"), Field("date")
FLAG, ACTORS, ACTOR = Field("yes or no", blank=False), Field("actors"), Field("actor")
FIELDS: Mapping[str, Mapping[str, Field]] = MappingProxyType(
    {
        "actors": {
            "name": NAME,
            "kind": _one_of("person", "state", "group", "institution", "media", "unnamed", "crowd"),
            "role": WORDS,
            "side": ACTOR,
            "part": _one_of("party", "mediator", "guarantor", "observer", blank=True),
        },
        "attributions": {
            "speaker": ACTORS,
            "form": _one_of("direct", "mixed", "indirect"),
            "to": ACTORS,
            "when": DATE,
            "nested": FLAG,
        },
        "figures": {
            "low": NUMBER,
            "high": NUMBER,
            "hedge": WORDS,
            "unit": WORDS,
            "what": _one_of(*COUNTED, other=True),
            "whom": WORDS,
            "where": WORDS,
            "since": DATE,
            "as_of": DATE,
            "by": ACTORS,
            "includes": WORDS,
        },
        "times": {"type": _one_of("DATE", "TIME", "DURATION", "SET"), "value": DATE},
        "events": {
            "type": _one_of(*PLOVER),
            "actor": ACTORS,
            "recipient": ACTORS,
            "when": DATE,
            "where": WORDS,
            "mode": _one_of("actual", "planned", "hypothetical", "negated"),
        },
        "deals": {
            "name": NAME,
            "status": _one_of("proposed", "agreed", "signed", "in_force", "ended", "rejected", "unknown"),
            "by": ACTORS,
            "when": DATE,
        },
        "provisions": {
            "deal": Field("deal"),
            "phase": Field("number or words"),
            "topic": _one_of(*TOPICS, other=True),
            "bearer": ACTORS,
            "action": WORDS,
            "object": WORDS,
            "beneficiary": ACTORS,
            "quantity": Field("number or words"),
            "duration": WORDS,
            "start": WORDS,
            "condition": WORDS,
            "in_return_for": WORDS,
            "path": WORDS,
            "specificity": Field("number", ("1", "2", "3")),
        },
        "issues": {},
        "positions": {
            "actor": ACTORS,
            "issue": Field("issue", blank=False),
            "stance": _one_of("for", "against", "undecided"),
            "firmness": _one_of("insists", "states", "open", blank=True),
            "conditional": FLAG,
        },
        "disputes": {"about": NAME},
        "outlooks": {"actor": ACTORS, "outlook": _one_of("optimistic", "pessimistic", "mixed")},
    }
)
# Fields that follow from another and are kept with it.
FOLLOWING: Mapping[str, tuple[str, ...]] = MappingProxyType({"times": ("begin", "end"), "provisions": ("code",)})
# The kind of finding that a field names by ids; a dispute is between two attributions.
REFERS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("speaker", "to", "by", "actor", "recipient", "bearer", "beneficiary", "side"), "actors"),
        "deal": "deals",
        "issue": "issues",
        "a": "attributions",
        "b": "attributions",
    }
)
# What can be said of an actor beside its fields: that another, of any document, is the same or is not.
IDENTITY = ("same", "not_same")
NEEDED = frozenset({"issue", "a", "b"})  # without which a finding is none
