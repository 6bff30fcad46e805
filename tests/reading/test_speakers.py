from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.language import Analysis
from sayso.model import Attribution, Findings, Span, Spans, TimeExpression, make_document
from sayso.reading import actors, speakers
from tests.cases import load_cases
from tests.reading.given import place

Analyse = Callable[[str], Analysis]


def spans(text: str, quoted: str | None) -> Spans:
    return () if quoted is None else place(text, quoted)


def attributions_of(case: dict[str, Any]) -> tuple[Attribution, ...]:
    return tuple(
        Attribution(
            id=str(n),
            source=spans(case["text"], said["source"]),
            cue=spans(case["text"], said["cue"]),
            content=spans(case["text"], said["content"]),
            form=said.get("form", "indirect"),
            nested=said.get("nested", False),
        )
        for n, said in enumerate(case["says"])
    )


def read(case: dict[str, Any], analyse: Analyse, times: tuple[TimeExpression, ...] = ()) -> Findings:
    text = case["text"]
    document = make_document(name="case", text=text, title=case.get("title"), publisher=case.get("publisher"))
    findings = Findings(attributions=attributions_of(case), times=times)
    return speakers.read(document, analyse(text), actors.read(document, analyse(text), findings))


@pytest.mark.parametrize("case", load_cases("speakers"))
def test_speakers_and_addressees_are_those_that_the_words_name(case: dict[str, Any], analyse: Analyse) -> None:
    found = read(case, analyse)
    names = {actor.id: actor.name for actor in found.actors}
    for wanted, got in zip(case["says"], found.attributions, strict=True):
        assert [names[actor] for actor in got.speaker] == wanted["speaker"]
        if "to" in wanted:
            assert [names[actor] for actor in got.to] == wanted["to"]


def said_on(text: str, dates: dict[str, str], analyse: Analyse) -> list[str | None]:
    """The dates of what is said in a text with `said` for its cues, the contents after them."""
    sentences = text.split(". ")
    says = [
        {"source": s.split(" said ")[0].split(", ")[-1], "cue": "said", "content": s.split(" said ")[1].rstrip(".")}
        for s in sentences
    ]
    times = tuple(
        TimeExpression(id=words, span=place(text, words), type="DATE", value=value) for words, value in dates.items()
    )
    return [a.when for a in read({"text": text, "says": says}, analyse, times).attributions]


def test_the_date_beside_the_cue_is_when_it_was_said(analyse: Analyse) -> None:
    text = "On Monday, Ahmed Karim said the port would open."
    assert said_on(text, {"Monday": "2031-03-10"}, analyse) == ["2031-03-10"]


def test_a_date_in_what_is_said_is_not_when_it_was_said(analyse: Analyse) -> None:
    text = "Ahmed Karim said the port would open on Monday."
    assert said_on(text, {"Monday": "2031-03-10"}, analyse) == [None]


def test_a_date_in_what_an_authority_is_cited_for_is_not_when_it_was_said(analyse: Analyse) -> None:
    text = "Forty people were killed on 7 May, according to the ministry."
    says = [{"source": "the ministry", "cue": "according to", "content": "Forty people were killed on 7 May"}]
    times = (TimeExpression(id="day", span=place(text, "7 May"), type="DATE", value="2031-05-07"),)
    assert [a.when for a in read({"text": text, "says": says}, analyse, times).attributions] == [None]


def test_a_date_in_a_clause_about_the_speaker_is_not_when_it_was_said(analyse: Analyse) -> None:
    text = "The union, whose members met on Monday, said the port would stay closed."
    assert said_on(text, {"Monday": "2031-03-10"}, analyse) == [None]


def test_a_date_since_or_until_which_something_holds_is_not_when_it_was_said(analyse: Analyse) -> None:
    text = "Since Monday, Ahmed Karim said the port was closed."
    assert said_on(text, {"Monday": "2031-03-10"}, analyse) == [None]


SAID = "Ahmed Karim told the union that \u201cwe agree\u201d, a statement said. \u201cI do,\u201d he added on Monday."


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(*(st.integers(0, len(SAID) - 2) for _ in range(3))), max_size=8))
def test_any_attributions_get_sound_speakers(analyse: Analyse, places: list[tuple[int, int, int]]) -> None:
    attributions = tuple(
        Attribution(
            id=str(n),
            source=(Span(source, min(source + 9, len(SAID))),),
            cue=(Span(cue, cue + 1),),
            content=(Span(content, min(content + 20, len(SAID))),),
        )
        for n, (source, cue, content) in enumerate(places)
    )
    document, analysis = make_document(name="any", text=SAID), analyse(SAID)
    findings = actors.read(document, analysis, Findings(attributions=attributions))
    found = speakers.read(document, analysis, findings)
    known = {actor.id for actor in found.actors}
    assert [a.content for a in found.attributions] == [a.content for a in attributions]
    assert all(set(a.speaker) | set(a.to) <= known for a in found.attributions)
