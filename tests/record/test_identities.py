"""What people decided about who is who, over the rules of merging."""

import random

from hypothesis import given
from hypothesis import strategies as st

from sayso.record import Record, build
from sayso.record.identities import Identities, Pair
from tests.record.told import Told, series

Numbers = tuple[tuple[int, int], ...]


def told(*names: str, kind: str = "person") -> list[Told]:
    """A document for each name."""
    documents = series(len(names))
    for document, name in zip(documents, names, strict=True):
        document.actor(name, kind, id="one")
    return documents


def record(
    documents: list[Told], same: tuple[tuple[int, int], ...] = (), apart: tuple[tuple[int, int], ...] = ()
) -> Record:
    """The record, where the actors of the documents of these numbers are the same, or are not."""
    pairs = [document.pair() for document in documents]

    def keys(numbers: Numbers) -> tuple[Pair, ...]:
        return tuple(((pairs[a][0].id, "one"), (pairs[b][0].id, "one")) for a, b in numbers)

    return build(pairs, (), Identities(same=keys(same), not_same=keys(apart)))


def sets(found: Record, documents: list[Told]) -> list[list[int]]:
    """The numbers of the documents of each actor."""
    number = {document.pair()[0].id: n for n, document in enumerate(documents)}
    return sorted(sorted(number[d] for d in actor.documents) for actor in found.actors)


def test_two_actors_that_a_person_calls_the_same_are_one_with_all_their_names() -> None:
    documents = told("Ada Venn", "the iron lady", "Ada Venn")
    assert sets(record(documents), documents) == [[0, 2], [1]]
    found = record(documents, same=((1, 0),))
    assert sets(found, documents) == [[0, 1, 2]]
    assert found.actors[0].name == "Ada Venn"
    assert set(found.actors[0].names) == {"Ada Venn", "the iron lady"}


def test_an_actor_that_is_not_the_same_leaves_alone_and_has_an_id_of_its_own() -> None:
    documents = told("Ada Venn", "Ada Venn", "Ada Venn")
    found = record(documents, apart=((1, 0),))
    assert sets(found, documents) == [[0, 2], [1]]
    assert len({actor.id for actor in found.actors}) == 2


def test_those_who_are_the_same_as_one_who_leaves_go_with_it() -> None:
    documents = told(*["Ada Venn"] * 4)
    assert sets(record(documents, same=((1, 3),), apart=((1, 0),)), documents) == [[0, 2], [1, 3]]


def test_one_who_leaves_a_set_may_belong_to_another() -> None:
    documents = told("Ada Venn", "Ada Venn", "Berta Orr", "Berta Orr")
    assert sets(record(documents, same=((1, 2),), apart=((1, 0),)), documents) == [[0], [1, 2, 3]]


def test_where_people_contradict_each_other_actors_stay_apart() -> None:
    documents = told("Ada Venn", "Berta Orr", "Cora Lund")
    found = record(documents, same=((0, 1), (1, 2)), apart=((0, 2),))
    assert [0, 2] not in sets(found, documents) and [0, 1, 2] not in sets(found, documents)


def test_actors_of_one_document_may_be_one() -> None:
    document = Told()
    document.actor("Ada Venn", id="venn")
    document.actor("her party's leader", id="leader")
    pair = document.pair()
    same = (((pair[0].id, "venn"), (pair[0].id, "leader")),)
    assert [actor.name for actor in build([pair], (), Identities(same=same)).actors] == ["Ada Venn"]


def test_what_is_said_of_actors_that_are_not_there_changes_nothing() -> None:
    documents = told("Ada Venn", "Ada Venn")
    gone = (("gone", "one"), (documents[0].pair()[0].id, "one"))
    pairs = [document.pair() for document in documents]
    assert build(pairs, (), Identities(same=(gone,), not_same=(gone,))) == build(pairs)


NUMBERS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda p: p[0] != p[1]), max_size=4)


@given(NUMBERS, NUMBERS, st.randoms(use_true_random=False))
def test_the_order_of_documents_and_decisions_changes_nothing(
    same: list[tuple[int, int]], apart: list[tuple[int, int]], shuffled: random.Random
) -> None:
    documents = told("Ada Venn", "Ada Venn", "Venn", "Berta Orr", "Berta Orr", "Orr")
    found = record(documents, tuple(same), tuple(apart))
    for pairs in (same, apart):
        shuffled.shuffle(pairs)
    assert record(documents, tuple(same), tuple(apart)) == found
    numbers = [set(held) for held in sets(found, documents)]
    assert not any(set(pair) <= held for pair in apart for held in numbers)  # what is not the same never is
    if not apart:
        assert all(any(set(pair) <= held for held in numbers) for pair in same)
