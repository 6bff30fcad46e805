from textwrap import fill

from sayso.language.blocks import blocks_of

PARAGRAPH = (
    "The council and the guild agree on what follows for the harbour and its gates, which were shut by the guild in "
    "the spring, with the help of the engineers of the State Council No. 4 of 2031, by opening the gate on May 12, "
    "2031, while the southern gate and the yards remain closed until the report of the engineers is published."
)
PLAIN = """The guild met the council on Monday at the harbour
The council gave no word of its own on the matter
No talks"""


def test_lines_wrapped_to_a_width_are_one_paragraph_whatever_they_begin_with() -> None:
    for width in range(50, 80):
        text = f"Joint Statement\n{fill(PARAGRAPH, width)}\nThe guild will publish it."
        assert [" ".join(text[s:e].split()) for s, e in blocks_of(text)] == [
            "Joint Statement",
            PARAGRAPH,
            "The guild will publish it.",
        ]


def test_short_lines_of_a_wrapped_text_stand_for_themselves() -> None:
    text = fill(PARAGRAPH, 60) + "\nSigned\nFor the guild\nFor the council"
    assert [text[s:e] for s, e in blocks_of(text)][-3:] == ["Signed", "For the guild", "For the council"]


def test_lines_of_a_text_that_was_not_wrapped_are_paragraphs() -> None:
    assert len(blocks_of(PLAIN)) == 3


def test_a_line_that_breaks_off_inside_a_phrase_or_date_goes_on() -> None:
    text = (
        "The gate was opened by the order of April 2,\n2031, by the mayor of the\nState Council. It is shut.\nNo word"
    )
    assert [text[s:e].replace("\n", " ") for s, e in blocks_of(text)][1:] == ["No word"]
