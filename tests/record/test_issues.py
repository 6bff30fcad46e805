"""Which issues of different documents are one, which are about one matter, and how a matter is called."""

from importlib.resources import files
from typing import Any

import pytest

from sayso.record import MatterEntry, Record, build
from sayso.record.carriers import carriers, settled
from sayso.record.senses import concept
from tests.cases import load_cases
from tests.record.told import series


def told_of(issues: list[tuple[str, list[str]]]) -> Record:
    """The record of documents with a position on an issue each, a label and its lemmas."""
    documents = series(len(issues))
    for told, (label, words) in zip(documents, issues, strict=True):
        told.stands(told.actor("Ada Venn"), label, "for", "states", words=tuple(words))
    return build([told.pair() for told in documents])


@pytest.mark.parametrize("case", load_cases("record_issues"))
def test_issues_are_one_or_of_one_matter_as_the_case_says(case: dict[str, Any]) -> None:
    record = told_of(case["issues"])
    assert (len(record.issues) == 1) == case["one"]
    assert (len({issue.matter for issue in record.issues}) == 1 and bool(record.matters)) == case.get("matter", False)


@pytest.mark.parametrize(
    ("issues", "label"),
    [
        ([("free four men", ["free", "four", "man"]), ("no release", ["release"])], "release"),
        ([("the Orrow Pass", ["pass", "orrow"]), ("guards at Orrow Pass", ["guard", "orrow", "pass"])], "Orrow Pass"),
        ([("9 per cent", ["percent", "9"]), ("7%", ["percent", "7"])], "percent"),
    ],
)
def test_a_matter_is_called_by_what_its_issues_share(issues: list[tuple[str, list[str]]], label: str) -> None:
    (matter,) = told_of(issues).matters
    assert matter.label == label


def test_what_says_least_names_an_issue() -> None:
    (issue,) = told_of([("amnesty law", ["amnesty", "law"]), ("an amnesty", ["amnesty"])]).issues
    assert issue.label == "an amnesty"
    assert issue.labels == ("an amnesty", "amnesty law")


def test_the_parties_names_tell_no_two_issues_apart() -> None:
    first, second = series(2)
    for told, label, words in (
        (first, "Norlandic withdrawal", ("withdrawal", "norlandic")),
        (second, "withdrawal", ("withdrawal",)),
    ):
        told.actor("Norlandic", "state")
        told.stands("norlandic", label, "against", "states", words=words)
    assert len(build([first.pair(), second.pair()]).issues) == 1


def test_every_matter_holds_issues_of_the_record() -> None:
    record = told_of([("the deal", ["deal"]), ("the plan", ["plan"]), ("amnesty", ["amnesty"])])
    assert record.matters == (MatterEntry(id="deal", label="deal", issues=tuple(sorted(record.matters[0].issues))),)
    assert set(record.matters[0].issues) < {issue.id for issue in record.issues}


@pytest.mark.parametrize(
    ("actors", "one"),
    [
        (("Norland", "Norlandic", None), True),
        (("Norland", "Ossel"), False),
        ((None, "Norland", "Ossel"), False),
    ],
)
def test_issues_that_say_the_same_are_one_unless_they_name_different_parties(
    actors: tuple[str | None, ...], one: bool
) -> None:
    documents = series(len(actors) + 1)
    for told, name in zip(documents, actors, strict=False):
        words = ("presence", "pass", *((name.casefold(),) if name else ()))
        told.actor(name or "Norland", "state")
        label = f"presence of {name} at the pass" if name else "presence at the pass"
        told.stands((name or "Norland").casefold(), label, "for", "states", words=words)
    extra = documents[-1]
    extra.stands(
        extra.actor("Norland", "state"), "presence at the far pass", "for", "states", words=("presence", "pass", "far")
    )
    assert (len(build([told.pair() for told in documents]).issues) == 1) == one


def test_a_word_of_the_table_stands_for_others_and_for_itself_alone() -> None:
    text = files("sayso.record").joinpath("data/concepts.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    words = [word for word, _ in rows]
    assert len(words) == len(set(words))
    held = dict(rows)
    assert [(word, label) for word, label in rows if held.get(label, label) != label] == []
    assert [
        label for label in held.values() if concept(label) != concept(next(w for w in held if held[w] == label))
    ] == []


@pytest.mark.parametrize(
    ("forms", "word"),
    [(("detainees", "inmate"), "prisoner"), (("freed", "freeing"), "release"), (("leaving", "leaves"), "withdrawal")],
)
def test_forms_of_a_word_of_the_table_are_that_word(forms: tuple[str, ...], word: str) -> None:
    assert {concept(form) for form in forms} == {concept(word)}


@pytest.mark.parametrize("lemmas", [(), ("keep",), ("control", "keep"), ("bring", "hostage"), ("port", "gate")])
def test_a_label_without_a_carrier_stays_as_it_is(lemmas: tuple[str, ...]) -> None:
    assert settled(lemmas) == lemmas


def test_every_rule_of_carriers_has_its_words() -> None:
    assert len(carriers()) == 7
    assert all(rule.heads and rule.nouns for rule in carriers())
