from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.language import Analysis
from sayso.model import Actor, Document, Findings, Span
from sayso.reading.actors import read, slug
from sayso.reading.evidence import Cast
from sayso.reading.nations import nations
from tests.cases import load_cases
from tests.reading.given import document_of

Analyse = Callable[[str], Analysis]


def actors_of(text: str, analyse: Analyse) -> tuple[Actor, ...]:
    return read(document_of(text), analyse(text), Findings()).actors


def named(cast: Cast, analysis: Analysis, phrase: str) -> tuple[str, ...]:
    """Who is meant by a phrase: looked up by its head, as later readers do."""
    start = analysis.text.index(phrase)
    return cast.at(analysis, analysis.root_of(analysis.tokens_in(Span(start, start + len(phrase)))))


@pytest.mark.parametrize("case", load_cases("actors"))
def test_actors_are_those_that_the_words_name(case: dict[str, Any], analyse: Analyse) -> None:
    text = case["text"]
    analysis, found = analyse(text), actors_of(text, analyse)
    cast, by_name = Cast.of(found), {actor.name: actor for actor in found}
    for wanted in case.get("actors", []):
        assert wanted["name"] in by_name
        actor = by_name[wanted["name"]]
        got = {"mentions": [text[s:e] for s, e in actor.mentions], "aliases": list(actor.aliases)}
        assert {k: got.get(k, getattr(actor, k, None)) for k in wanted} == wanted
    for one, other in case.get("same", []):
        assert named(cast, analysis, one) == named(cast, analysis, other) != ()
    for one, other in case.get("apart", []):
        first, second = named(cast, analysis, one), named(cast, analysis, other)
        assert first != second
        assert not set(first) & set(second)
    for pair in case.get("pairs", []):
        assert named(cast, analysis, pair["of"]) == tuple(pair["are"])
    for phrase in case.get("none", []):
        assert named(cast, analysis, phrase) == ()


def test_ids_are_readable_and_unique(analyse: Analyse) -> None:
    found = actors_of("A Chilean official said no. A Chilean official said yes. José Ñandú left.", analyse)
    ids = [actor.id for actor in found]
    assert ids == ["chilean-official", "chilean-official-2", "jose-nandu"]
    assert slug("???") == "actor"


def test_a_mention_of_two_actors_gives_both(analyse: Analyse) -> None:
    text = "The Ossel Front and the Harbour League met. Both sides agreed."
    cast = Cast.of(actors_of(text, analyse))
    assert named(cast, analyse(text), "Both sides") == ("ossel-front", "harbour-league")


def test_a_modifier_names_its_actor_when_asked_for(analyse: Analyse) -> None:
    text = "Norway refused. The Norwegian plan failed, and so did the union plan."
    cast, analysis = Cast.of(actors_of(text, analyse)), analyse(text)
    tokens = {word: n for n, word in enumerate(analysis.words)}
    assert cast.named(analysis, tokens["Norwegian"]) == ("norway",)
    assert cast.named(analysis, tokens["plan"]) == ()


def test_the_same_text_gives_the_same_actors(analyse: Analyse) -> None:
    text = "Ahmed Karim met Ruth Otieno. He told her that the union and the port agreed. They left."
    assert actors_of(text, analyse) == actors_of(text, analyse)


def test_every_state_has_one_name() -> None:
    known = nations()
    assert known.named("U.S.") == known.described("American") == "United States"
    assert known.people["Kenyans"] == "Kenya"
    assert known.named("Lund") is None


WORDS = "Mr Karim the union He said they it I we “ ” \" ' ’s , . ( ) UN U.S. Kenyan Kenya army and of for both each \n"


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=40))
def test_any_text_is_read_within_its_bounds(analyse: Analyse, words: list[str]) -> None:
    text = " ".join(words)
    found = actors_of(text, analyse)
    assert len({actor.id for actor in found}) == len(found)
    for actor in found:
        assert actor.mentions
        assert all(0 <= start < end <= len(text) for start, end in actor.mentions)
        assert actor.side is None or any(other.id == actor.side for other in found)


@pytest.mark.parametrize("text", ["", " ", "...", "“", "(UN)", "’s", "Mr", "\x00", "the of the of"])
def test_odd_texts_have_no_actor_or_a_sound_one(text: str, analyse: Analyse) -> None:
    document = Document(id="odd", name="odd", text=text, title="Statement by", publisher="")
    assert all(actor.mentions for actor in read(document, analyse(text), Findings()).actors)
