from collections.abc import Callable

from sayso.language import Analysis
from sayso.model import Findings, TimeExpression
from sayso.reading import times
from sayso.reading.evidence import times_near, when_of
from tests.golden import sample_documents
from tests.reading.given import place

Analyse = Callable[[str], Analysis]


def dated(text: str, dates: dict[str, str | None]) -> Findings:
    found = (TimeExpression(id=d, span=place(text, d), type="DATE", value=value) for d, value in dates.items())
    return Findings(times=tuple(found))


def test_a_clause_has_its_own_date_and_not_that_of_the_clause_inside_it(analyse: Analyse) -> None:
    text = "The union said on Monday that the port closed on Sunday."
    analysis, findings = analyse(text), dated(text, {"Monday": "2031-03-10", "Sunday": "2031-03-09"})
    assert when_of(analysis, findings, analysis.words.index("said")) == "2031-03-10"
    assert when_of(analysis, findings, analysis.words.index("closed")) == "2031-03-09"


def test_a_date_without_a_value_and_that_of_another_sentence_are_none(analyse: Analyse) -> None:
    text = "The port closed on Sunday. It opened again. The union met some day."
    analysis, findings = analyse(text), dated(text, {"Sunday": "2031-03-09", "some day": None})
    assert [when_of(analysis, findings, analysis.words.index(w)) for w in ("opened", "met")] == [None, None]


def test_the_times_near_a_token_are_those_of_its_clause_among_all_of_the_text(analyse: Analyse) -> None:
    document = next(sample_documents())
    analysis = analyse(document.text)
    found = times.read(document, analysis, Findings()).times
    clause_of = {t.id: analysis.clause_of[analysis.root_of(analysis.tokens_in(t.span[0]))] for t in found}
    sentence_of = {t.id: analysis.sentence_of[analysis.tokens_in(t.span[0]).first] for t in found}
    assert found
    for token in range(len(analysis)):
        here = analysis.sentence_of[token], analysis.clause_of[token]
        assert times_near(analysis, found, token) == tuple(
            t for t in found if (sentence_of[t.id], clause_of[t.id]) == here
        )
