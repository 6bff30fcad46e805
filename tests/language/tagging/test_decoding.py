"""From scores to attributions."""

import numpy as np

from sayso.language.tagging.decoding import cue_runs, decode, distance_buckets, runs


def test_a_run_begins_at_its_first_tag_whether_begin_or_inside() -> None:
    assert runs(np.array([0, 2, 2, 1, 2, 0, 1]), begin=1) == [(1, 3), (3, 5), (6, 7)]


def test_distance_is_exact_nearby_and_signed() -> None:
    buckets = distance_buckets([(2, 4)], 40)
    assert buckets[0, :6].tolist() == [14, 15, 16, 16, 17, 18]
    assert buckets[0, 39] > buckets[0, 20] > buckets[0, 10]


def test_a_word_that_two_cues_claim_is_content_of_the_surer_one_unless_nesting_is_allowed() -> None:
    cue_logits = np.array([[0, 9, 0], [9, 0, 0], [0, 9, 0]], dtype=np.float32)
    linked = np.zeros((2, 3, 5), dtype=np.float32)
    linked[0, 1, 3], linked[1, 1, 3] = 9, 5
    linked[:, [0, 2], 0] = 9
    cues = cue_runs(cue_logits)
    assert cues == [(0, 1), (2, 3)]
    assert [one.cue for one in decode(cue_logits, linked, cues, nested=False)] == [(0, 1)]
    assert [one.cue for one in decode(cue_logits, linked, cues, nested=True)] == [(0, 1), (2, 3)]
