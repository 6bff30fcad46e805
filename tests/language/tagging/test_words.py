"""The words of the tagger and what it is told of them."""

from sayso.language.tagging.words import quote_states, words_of


def test_quotation_states_tell_inside_from_outside_and_end_with_the_paragraph() -> None:
    text = "He said “yes.\nShe said ''no'' and \"maybe\"."
    states = dict(zip([text[s:e] for s, e in words_of(text)], quote_states(text, words_of(text)), strict=True))
    assert [states[word] for word in ("He", "yes", "She", "no", "and", "maybe")] == [0, 1, 0, 1, 0, 1]
