"""According to whom an actor holds a position: itself, another one, a source without a name, or the writer."""

from sayso.export.questions import QUESTIONS
from sayso.model import Attribution
from sayso.record import Reporter, build
from tests.record.told import Told


def reporter_of(told: Told, stance: str) -> Reporter:
    (entry,) = build([told.pair()]).positions
    (step,) = [s for s in entry.steps if s.id == stance]
    return step.reporter


def held(told: Told, stance: str, **fields: object) -> None:
    """Let an attribution hold the words of a position."""
    span = next(p for p in told.found["positions"] if p.id == stance).span
    cue = told.write("said")
    fields = {"source": (), "speaker": (), "cue": cue, "content": span} | fields
    told.keep("attributions", Attribution(id=f"attribution-{len(told.found.get('attributions', ()))}", **fields))  # type: ignore[arg-type]


def test_what_nobody_is_quoted_for_is_told_by_the_writer() -> None:
    told = Told()
    stance = told.stands(told.actor("Norland", "state"), "a truce", "for", "states")
    assert reporter_of(told, stance) == Reporter(writer=True)


def test_a_position_is_told_by_the_speaker_of_the_attribution_that_holds_it() -> None:
    told = Told()
    ada = told.actor("Ada Venn")
    stance = told.stands(told.actor("Norland", "state"), "a truce", "for", "states")
    held(told, stance, speaker=(ada,))
    assert reporter_of(told, stance) == Reporter(actors=("ada-venn",), writer=False)


def test_who_reports_the_holders_own_words_is_the_one_who_tells() -> None:
    told = Told()
    ada, norland = told.actor("Ada Venn"), told.actor("Norland", "state")
    stance = told.stands(norland, "a truce", "for", "states")
    span = next(p for p in told.found["positions"] if p.id == stance).span
    held(told, stance, speaker=(norland,))
    held(told, stance, speaker=(ada,), content=(span[0]._replace(start=span[0].start - 4),))
    assert reporter_of(told, stance).actors == ("ada-venn",)


def test_a_source_that_is_left_out_is_not_the_writer() -> None:
    told = Told()
    stance = told.stands(told.actor("Norland", "state"), "a truce", "for", "states")
    held(told, stance)
    assert reporter_of(told, stance) == Reporter(writer=False)


def test_the_reporter_is_shown_where_it_is_neither_the_holder_nor_of_its_party() -> None:
    told = Told()
    norland = told.actor("Norland", "state")
    own, other = told.actor("Ada Venn", side=norland), told.actor("Bo Lund")
    for speaker, issue in ((own, "a truce"), (other, "a gate"), (None, "a pass")):
        stance = told.stands(norland, issue, "for", "states")
        if speaker is not None:
            held(told, stance, speaker=(speaker,))
    rows = QUESTIONS["positions"](build([told.pair()])).rows
    shown = {str(row.cells["issue"]): (row.cells["according_to"], row.cells["told"]) for row in rows}
    assert shown == {
        "a truce": (("Ada Venn",), None),
        "a gate": (("Bo Lund",), ("Bo Lund",)),
        "a pass": ("the writer", "the writer"),
    }
