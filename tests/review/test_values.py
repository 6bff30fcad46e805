import re
from dataclasses import fields
from pathlib import Path
from typing import get_type_hints

import pytest

from sayso.errors import InputError
from sayso.judgement import Value
from sayso.model import KINDS, SPAN_FIELDS
from sayso.review.fields import FIELDS, REFERS
from sayso.review.values import parsed
from tests.review.told import DOCUMENT, FINDINGS
from tests.store.strategies import CLASSES

GUIDE = (Path(__file__).parent.parent.parent / "docs" / "findings.md").read_text(encoding="utf-8")


def value(kind: str, name: str, text: str | None) -> Value:
    return parsed(DOCUMENT, FINDINGS, kind, name, text)


@pytest.mark.parametrize("kind", KINDS)
def test_the_fields_are_the_models_and_the_guide_tells_each(kind: str) -> None:
    hints = get_type_hints(CLASSES[kind])
    assert set(FIELDS[kind]) <= {f.name for f in fields(CLASSES[kind])} - set(SPAN_FIELDS[kind])
    row = next(line for line in GUIDE.splitlines() if line.startswith(f"| {kind} "))
    assert set(FIELDS[kind]) <= set(re.findall(r"`(\w+)`", row))
    for name, field in FIELDS[kind].items():
        assert field.blank == (type(None) in getattr(hints[name], "__args__", ()) or field.form == "actors"), name
        assert (field.form in {"actors", "actor", "deal", "issue"}) == (name in REFERS), name


@pytest.mark.parametrize(
    ("kind", "name"), [(kind, name) for kind in KINDS for name, field in FIELDS[kind].items() if field.values]
)
def test_the_values_of_a_field_are_those_of_the_guide(kind: str, name: str) -> None:
    for allowed in FIELDS[kind][name].values:
        assert re.search(rf"(?<!\w){allowed}(?!\w)", GUIDE), allowed


@pytest.mark.parametrize(
    ("kind", "name", "text", "expected"),
    [
        ("positions", "stance", " Against ", "against"),
        ("positions", "firmness", "none", None),
        ("positions", "conditional", "yes", True),
        ("positions", "conditional", "False", False),
        ("events", "type", "consult", "CONSULT"),
        ("events", "when", "2031-W11", "2031-W11"),
        ("times", "value", "P6W", "P6W"),
        ("figures", "low", "1,200", 1200.0),
        ("figures", "low", "2.5", 2.5),
        ("figures", "high", "", None),
        ("figures", "high", None, None),
        ("figures", "what", "other:vote", "other:vote"),
        ("figures", "whom", "dockers of Orrow", "dockers of Orrow"),
        ("provisions", "phase", "2", 2),
        ("provisions", "phase", "final", "final"),
        ("provisions", "quantity", "all", "all"),
        ("provisions", "quantity", "12", 12.0),
        ("provisions", "specificity", "3", 3),
        ("provisions", "deal", "null", ()),
    ],
)
def test_what_is_written_becomes_the_fields_value(kind: str, name: str, text: str | None, expected: Value) -> None:
    found = value(kind, name, text)
    assert (found, type(found)) == (expected, type(expected))


@pytest.mark.parametrize(
    ("kind", "name", "text", "told"),
    [
        ("positions", "stance", "yes", "“yes” is no value of “stance”: give one of for, against, undecided."),
        ("positions", "stance", "", "“stance” of positions cannot be nothing: give one of for, against, undecided."),
        ("positions", "firmness", "x", "give one of insists, states, open, or nothing."),
        ("positions", "conditional", "perhaps", "give yes or no."),
        ("positions", "mood", "x", "cannot be corrected: judge one of actor, issue, stance, firmness, conditional."),
        ("positions", "span", "x", "cannot be corrected"),
        ("issues", "label", "x", "cannot be corrected: judge right or wrong as a whole alone."),
        ("figures", "low", "many", "give a number such as 24 or 2.5, or nothing."),
        ("figures", "low", "inf", "give a number"),
        ("figures", "what", "eaten", "presumed_dead, paid, funded, or other:WORD."),
        ("figures", "as_of", "yesterday", "give a date or duration as TIMEX3 has it, such as 2031-03-10"),
        ("provisions", "specificity", "4", "give one of 1, 2, 3, or nothing."),
        (
            "positions",
            "issue",
            "",
            "cannot be nothing: give an issue of the document by its label.",
        ),
        ("positions", "actor", "The Harbor Union", "is called “The Harbor Union”: there are The Harbour Union"),
        ("positions", "actor", "the", "Several actors of report are called “the”: say which by its id: harbour-union,"),
        ("attributions", "speaker", "Harbour Union; Nobody", "No actor of report is called “Nobody”"),
        ("provisions", "deal", "the pact", "No deal of report is called “the pact”"),
    ],
)
def test_what_is_not_allowed_is_told_with_what_is(kind: str, name: str, text: str, told: str) -> None:
    with pytest.raises(InputError) as raised:
        value(kind, name, text)
    assert told in str(raised.value)
    assert str(raised.value).endswith(".")


def test_an_actor_a_deal_or_an_issue_is_kept_by_what_holds_it() -> None:
    for kind, name, text, spans in (
        ("attributions", "to", "HARBOUR UNION", FINDINGS.actors[0].mentions),
        ("actors", "side", "port-authority", FINDINGS.actors[1].mentions),
        ("provisions", "deal", "quay", FINDINGS.deals[0].span),
        ("positions", "issue", "night", FINDINGS.issues[0].mentions),
    ):
        found = value(kind, name, text)
        assert isinstance(found, tuple)
        assert [anchor.spans for anchor in found] == [spans]
