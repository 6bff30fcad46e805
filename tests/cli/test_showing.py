"""Options of `sayso show` that choose rows, as people type them."""

import pytest

from sayso.cli.arguments import last_day
from sayso.cli.output import Output
from sayso.cli.tables import Shown, show_table
from sayso.errors import InputError
from sayso.export.questions import QUESTIONS
from sayso.record import build
from tests.record.told import Told


@pytest.mark.parametrize(
    ("text", "day"), [("2031-03-10", "2031-03-10"), ("2031-02", "2031-02-28"), ("2031", "2031-12-31"), (None, None)]
)
def test_until_a_month_or_year_is_until_its_last_day(text: str | None, day: str | None) -> None:
    assert last_day(text) == day


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(InputError, match="is no date"):
        last_day("soon")


def test_on_a_narrow_terminal_values_have_labels_and_documents_whole_names(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told("a-name-as-long-as-archives-give-them-to-documents")
    told.event("met", when=None, actor=(told.actor("Ada Venn"),))
    table = QUESTIONS["timeline"](build([told.pair()]))
    show_table(Output(50), table, Shown(all=True))
    out = capsys.readouterr().out
    assert "mode: performed" in out
    assert told.name in out.splitlines()
    show_table(Output(50), table)
    assert "1, listed by --all" in " ".join(capsys.readouterr().out.split())
