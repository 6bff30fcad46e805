from dataclasses import replace

import pytest

from sayso.errors import InputError
from sayso.judgement import Judgement
from sayso.model import Finding, make_document
from sayso.review import judgements_of
from sayso.review.making import What
from sayso.review.naming import named
from tests.review import told
from tests.review.told import DAY, DOCUMENT, FINDINGS, READING, STANDS, judge

OTHER = make_document(name="talks/other", text=told.TEXT, published="2031-03-13")
PAIRS = [(DOCUMENT, READING), (OTHER, replace(READING, document_id=OTHER.id))]


def replaced_by(what: What, *earlier: Judgement) -> list[str]:
    """The fields or verdicts of what saying so replaces."""
    _new, replaced = judgements_of([(DOCUMENT, READING)], earlier, STANDS.id, what, made="2031-03-21")
    return [one.field or one.verdict for one in replaced]


def test_a_judgement_keeps_what_it_is_about_and_who_said_it() -> None:
    (made,), _ = judgements_of(
        [(DOCUMENT, READING)], (), STANDS.id[:6], {"stance": "Against"}, made=DAY, note="so it says", by="Ada"
    )
    assert (made.document_id, made.anchor.kind, made.anchor.roles) == (
        DOCUMENT.id,
        "positions",
        (("span", STANDS.span),),
    )
    assert (made.verdict, made.values, made.field) == ("corrected", (("stance", "against"),), "stance")
    assert (made.note, made.by, made.made, made.withdrawn) == ("so it says", "Ada", DAY, None)


@pytest.mark.parametrize(("kind", "finding"), list(FINDINGS), ids=[kind for kind, _ in FINDINGS])
def test_a_finding_of_every_kind_can_be_right_or_wrong(kind: str, finding: Finding) -> None:
    for verdict in ("right", "wrong"):
        (made,) = judge(finding.id, verdict)
        assert (made.anchor.kind, made.verdict, made.field) == (kind, verdict, None)
        assert made.anchor.spans


@pytest.mark.parametrize(
    "which", [STANDS.id, STANDS.id[:4], f"report/{STANDS.id[:8]}", f"{DOCUMENT.id[:8]}/positions/{STANDS.id}"]
)
def test_a_finding_is_named_by_its_id_its_start_or_with_its_document(which: str) -> None:
    assert named(PAIRS[:1], which).finding is STANDS


def test_a_document_may_have_a_name_with_slashes() -> None:
    for which in ("talks/other/quay", "talks/other/deals/quay"):
        assert named(PAIRS, which).document is OTHER


def test_a_whole_id_is_not_the_start_of_another() -> None:
    longer = replace(told.DEAL, id="quay-2")
    pairs = [(DOCUMENT, told.reading(deals=(longer, told.DEAL)))]
    assert named(pairs, "quay").finding is told.DEAL


@pytest.mark.parametrize(
    ("which", "told_so"),
    [
        ("", "No finding is called “”"),
        ("5a1", "No finding is called"),
        ("ffffffff", "No finding is called “ffffffff”: `show … --json` prints the id of each"),
        ("report/nobody", "No finding is called “report/nobody”"),
        ("5a1d0000", "are 4 findings: say which: report/attributions/5a1d000000000000000a, report/attr"),
        ("harbour-union", "are 2 findings: say which: report/actors/harbour-union, talks/other/actors/harbour-union."),
    ],
)
def test_what_names_no_finding_or_several_is_told(which: str, told_so: str) -> None:
    with pytest.raises(InputError, match=told_so.replace("(", r"\(")):
        named(PAIRS, which)


@pytest.mark.parametrize("what", ["maybe", "", {}, "Right"])
def test_what_is_no_judgement_is_told(what: What) -> None:
    with pytest.raises(InputError, match="is no judgement: say right, wrong, or FIELD=VALUE"):
        judgements_of([(DOCUMENT, READING)], (), STANDS.id, what, made=DAY)


@pytest.mark.parametrize("made", ["", "today", "20310320", "2031-W12-4", "2031-02-30"])
def test_what_is_no_date_is_told(made: str) -> None:
    with pytest.raises(InputError, match="is no date"):
        judge(STANDS.id, "wrong", made=made)


def test_what_is_no_character_is_not_kept() -> None:
    for what, note in (("wrong", "caf\udce9"), ({"actor": "\udce9"}, "")):
        with pytest.raises(InputError, match="no character"):
            judgements_of([(DOCUMENT, READING)], (), STANDS.id, what, made=DAY, note=note)


def test_what_contradicts_an_earlier_judgement_replaces_it_and_nothing_else() -> None:
    right, wrong = judge(STANDS.id, "right"), judge(STANDS.id, "wrong")
    stance, firm = judge(STANDS.id, "stance=against"), judge(STANDS.id, "firmness=insists")
    elsewhere = judge(told.FIGURE.id, "wrong")
    assert replaced_by("wrong", *right, *stance, *firm, *elsewhere) == ["right", "stance", "firmness"]
    assert replaced_by("right", *wrong) == ["wrong"]
    assert replaced_by("right", *stance) == []
    assert replaced_by({"stance": "undecided"}, *stance, *firm, *right) == ["stance"]
    assert replaced_by({"stance": "against"}, *wrong) == ["wrong"]
    assert replaced_by({"stance": "against"}, *(replace(one, withdrawn=DAY) for one in wrong)) == []


def test_what_stands_already_is_not_made_again_but_what_was_withdrawn_is() -> None:
    first = judge(STANDS.id, "wrong")
    assert judge(STANDS.id, "wrong", earlier=first) == first
    withdrawn = tuple(replace(one, withdrawn="2031-03-21") for one in first)
    (again,) = judge(STANDS.id, "wrong", earlier=withdrawn)
    assert again.id != first[0].id
    assert replace(again, id=first[0].id) == first[0]


def test_what_is_right_is_what_people_made_of_it() -> None:
    (right,) = judge(STANDS.id, "right", earlier=judge(STANDS.id, "stance=against"))
    assert dict(right.values)["stance"] == "against"


def test_a_finding_that_quotes_nothing_cannot_be_judged() -> None:
    pairs = [(DOCUMENT, told.reading(issues=(replace(told.ISSUE, mentions=()),)))]
    with pytest.raises(InputError, match="quotes nothing"):
        judgements_of(pairs, (), "night_shift", "wrong", made=DAY)
