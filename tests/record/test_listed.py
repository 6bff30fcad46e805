"""A person's own list of issues: its file, which issues come under it, and that nothing else changes by it."""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.model import Document, Reading
from sayso.record import ListedIssue, Record, build
from sayso.record.issue_file import read_issues
from tests.cases import load_cases
from tests.record.told import series

Pairs = list[tuple[Document, Reading]]
PHRASES = ("amnesty", "withdrawal", "pass", "withdrawal from the pass", "leave the pass", "deal", "no amnesty", "gate")
WORDS = {
    "withdrawal from the pass": ("withdrawal", "pass"),
    "leave the pass": ("leave", "pass"),
    "full withdrawal": ("withdrawal", "full"),
    "amnesty law": ("amnesty", "law"),
    "no amnesty": ("amnesty",),
    "the deal": ("deal",),
    "that": (),
}


def pairs_of(issues: Sequence[tuple[str, tuple[str, ...]]]) -> Pairs:
    """Documents with a position on an issue each, a label and its lemmas."""
    documents = series(len(issues))
    for told, (label, words) in zip(documents, issues, strict=True):
        told.stands(told.actor("Ada Venn"), label, "for", "states", words=words)
    return [told.pair() for told in documents]


def stood(record: Record) -> dict[str, str | None]:
    """By label of a document: the label of the listed issue that it came under."""
    entries = {issue.id: issue for issue in record.issues}
    return {
        step.label: entries[position.issue].label if entries[position.issue].listed else None
        for position in record.positions
        for step in position.steps
    }


@pytest.mark.parametrize("case", load_cases("listed_issues"))
def test_an_issue_comes_under_that_of_the_list_whose_words_it_has(case: dict[str, Any]) -> None:
    listed = [ListedIssue(label=one["label"], synonyms=tuple(one.get("synonyms", ()))) for one in case["list"]]
    record = build(pairs_of([(label, tuple(words)) for label, words, _ in case["issues"]]), listed)
    assert stood(record) == {label: wanted for label, _, wanted in case["issues"]}


def test_the_list_comes_first_in_its_order_with_what_nobody_speaks_of() -> None:
    listed = [ListedIssue(label=label, description="a note") for label in ("The pass", "A choir", "Amnesty")]
    issues = [
        ("an amnesty", ("amnesty",)),
        ("bridge", ("bridge",)),
        ("the pass", ("pass",)),
        ("old bridge", ("bridge",)),
    ]
    record = build(pairs_of(issues), listed)
    assert [issue.label for issue in record.issues] == ["The pass", "A choir", "Amnesty", "bridge"]
    assert [(issue.id, issue.labels, issue.matter) for issue in record.issues[:3]] == [
        ("pass", ("the pass",), None),
        ("choir", (), None),
        ("amnesty", ("an amnesty",), None),
    ]
    assert {issue.description for issue in record.issues if issue.listed} == {"a note"}


def test_an_issue_that_is_not_listed_never_has_the_id_of_one_that_is() -> None:
    record = build(pairs_of([("no amnesty", ("amnesty",))]), [ListedIssue(label="No: amnesty!", synonyms=("gate",))])
    assert len({issue.id for issue in record.issues}) == len(record.issues)


def test_a_move_shows_though_the_documents_use_different_words() -> None:
    first, second = series(2)
    first.stands(first.actor("Ada Venn"), "safe conduct", "against", "insists", words=("conduct", "safe"))
    second.stands(second.actor("Ada Venn"), "free passage", "for", "open", words=("passage", "free"))
    pairs = [first.pair(), second.pair()]
    assert not any(position.changed for position in build(pairs).positions)
    listed = [ListedIssue(label="Safe conduct", synonyms=("free passage",))]
    assert [position.changed for position in build(pairs, listed).positions] == [True]


@st.composite
def lists(draw: st.DrawFn) -> list[ListedIssue]:
    """Up to four issues of a few phrases, none of them under two."""
    phrases = draw(st.lists(st.sampled_from(PHRASES), unique=True, max_size=6))
    cut = draw(st.integers(1, 3))
    return [
        ListedIssue(label=phrases[at], synonyms=tuple(phrases[at + 1 : at + cut])) for at in range(0, len(phrases), cut)
    ]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(sorted(WORDS)), max_size=8),
    lists(),
    st.randoms(use_true_random=False),
)
def test_no_order_of_documents_shows_and_what_is_not_listed_stays_as_it_was(
    labels: list[str], listed: list[ListedIssue], chance: random.Random
) -> None:
    pairs = pairs_of([(label, WORDS[label]) for label in labels])
    record = build(pairs, listed)
    shuffled = [*pairs]
    chance.shuffle(shuffled)
    assert build(shuffled, listed) == record
    own = {step.id for p in record.positions for step in p.steps if stood(record)[step.label] is not None}
    assert apart(build(pairs), own) == apart(record, own)


def apart(record: Record, own: set[str]) -> set[frozenset[str]]:
    """The steps that are one issue, issue by issue, without those that are of the list."""
    held: dict[str, set[str]] = {}
    for position in record.positions:
        held.setdefault(position.issue, set()).update(step.id for step in position.steps)
    return {frozenset(steps - own) for steps in held.values() if steps - own}


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30), st.lists(st.text(max_size=10), max_size=4))
def test_any_words_may_be_listed_or_refused(phrase: str, label: str, lemmas: list[str]) -> None:
    pairs = pairs_of([(label or "x", tuple(lemmas))])
    try:
        record = build(pairs, [ListedIssue(label=phrase)])
    except InputError as error:
        assert "say more" in str(error)
        return
    assert record.issues[0].label == phrase


def test_the_order_of_a_list_changes_no_surer_match() -> None:
    pairs = pairs_of([("withdrawal from the pass", ("withdrawal", "pass"))])
    listed = [ListedIssue(label="Withdrawal"), ListedIssue(label="Withdrawal from the pass")]
    assert stood(build(pairs, listed)) == stood(build(pairs, listed[::-1]))


def test_a_list_is_read_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "issues.yaml"
    path.write_text(
        "- label: Withdrawal  from the pass\n  synonyms:\n  - leave the pass\n  -\n  description: Posts, and when.\n"
        "- label: no\n  synonyms:\n- {label: 2031}\n",
        encoding="utf-8-sig",
    )
    assert read_issues(path) == (
        ListedIssue(label="Withdrawal from the pass", synonyms=("leave the pass",), description="Posts, and when."),
        ListedIssue(label="no"),
        ListedIssue(label="2031"),
    )


@pytest.mark.parametrize("case", load_cases("issue_files"))
def test_a_file_that_is_no_list_is_refused_in_one_sentence(case: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "issues.yaml"
    path.write_text(case["text"], encoding="utf-8")
    with pytest.raises(InputError) as raised:
        read_issues(path)
    assert case["says"] in str(raised.value)
    assert str(raised.value).startswith(str(path))
    assert str(raised.value).endswith(".")


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"- label: \xff\n", "UTF-8"), (b"- label: \x01\n", "does not allow"), (b"[" * 5000, "nested too deeply")],
)
def test_bytes_that_are_no_text_are_refused(content: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "issues.yaml"
    path.write_bytes(content)
    with pytest.raises(InputError, match=says):
        read_issues(path)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for path, says in (
        (tmp_path / "none.yaml", "There is no file"),
        (tmp_path, "cannot be read"),
        ("a\0b", "its name"),
    ):
        with pytest.raises(InputError, match=says):
            read_issues(path)


def test_a_list_given_as_values_is_checked_too() -> None:
    with pytest.raises(InputError, match="“Gate” is under “Bridge” and under “Gate”"):
        build([], [ListedIssue(label="Bridge", synonyms=("gates",)), ListedIssue(label="Gate")])
