"""From scores to attributions."""

import numpy as np

from sayso.language.tagging.confidence import Confidence, chosen
from sayso.language.tagging.decoding import (
    SIGNS,
    Candidate,
    candidates,
    cue_runs,
    distance_buckets,
    possible_cues,
    runs,
)

SURE = Confidence(weights=(1.0, *[0.0] * (len(SIGNS) - 1)), bias=0.0, least=0.3)


def candidate(cue: int, content: range, sign: float) -> Candidate:
    return Candidate((cue, cue + 1), (), ((content.start, content.stop),), (sign, *[0.0] * (len(SIGNS) - 1)))


def test_a_run_begins_at_its_first_tag_whether_begin_or_inside() -> None:
    assert runs(np.array([0, 2, 2, 1, 2, 0, 1]), begin=1) == [(1, 3), (3, 5), (6, 7)]


def test_distance_is_exact_nearby_and_signed() -> None:
    buckets = distance_buckets([(2, 4)], 40)
    assert buckets[0, :6].tolist() == [14, 15, 16, 16, 17, 18]
    assert buckets[0, 39] > buckets[0, 20] > buckets[0, 10]


def test_a_word_that_is_less_likely_a_cue_than_not_makes_a_candidate_after_the_likely_ones() -> None:
    logits = np.log(np.array([[0.6, 0.35, 0.05], [0.2, 0.7, 0.1], [0.98, 0.01, 0.01]], dtype=np.float32))
    assert cue_runs(logits) == [(1, 2)]
    assert possible_cues(logits) == [(1, 2), (0, 1)]


def test_each_cue_has_its_own_source_and_content_and_one_without_content_is_none() -> None:
    linked = np.full((2, 4, 5), -9, dtype=np.float32)
    linked[:, :, 0] = 0
    linked[0, 0, 1] = linked[0, 2, 3] = linked[0, 3, 4] = 9
    zeros = np.zeros((4, 3), dtype=np.float32)
    [one] = candidates(zeros, np.zeros((4, 5), dtype=np.float32), linked, [(1, 2), (3, 4)])
    assert (one.cue, one.source, one.content) == ((1, 2), ((0, 1),), ((2, 4),))
    assert len(one.signs) == len(SIGNS)


def test_of_two_candidates_for_the_same_cue_the_likelier_is_kept() -> None:
    kept = chosen([candidate(0, range(2, 6), 1), candidate(0, range(2, 8), 2)], SURE, nested=True)
    assert [one.content for one, _ in kept] == [((2, 8),)]


def test_an_unlikely_candidate_is_left_out() -> None:
    assert chosen([candidate(0, range(2, 6), -3)], SURE, nested=True) == []


def test_a_word_that_two_cues_claim_is_content_of_the_likelier_one_unless_nesting_is_allowed() -> None:
    outer, inner = candidate(0, range(1, 9), 3), candidate(4, range(5, 9), 2)
    assert [one.cue for one, _ in chosen([inner, outer], SURE, nested=False)] == [(0, 1)]
    assert [one.cue for one, _ in chosen([inner, outer], SURE, nested=True)] == [(0, 1), (4, 5)]


def test_a_content_that_loses_less_than_half_of_its_words_keeps_the_rest() -> None:
    first, second = candidate(0, range(1, 6), 3), candidate(9, range(4, 9), 2)
    assert [one.content for one, _ in chosen([first, second], SURE, nested=False)] == [((1, 6),), ((6, 9),)]
