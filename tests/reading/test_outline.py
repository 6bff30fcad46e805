from hypothesis import given
from hypothesis import strategies as st

from sayso.language.blocks import blocks_of
from sayso.reading.outline import Point, outline, path_name, phase_number


def read(text: str) -> tuple[Point, ...]:
    return outline(text, blocks_of(text))


def words(text: str) -> list[tuple[str, str, str]]:
    return [(p.kind, path_name(p.path), text[p.span.start : p.span.end]) for p in read(text)]


def test_a_number_alone_on_its_line_belongs_to_the_next() -> None:
    assert words("1.\nOpen the gate.\n2.\nClose the mine.") == [
        ("number", "1", "Open the gate."),
        ("number", "2", "Close the mine."),
    ]


def test_a_number_at_the_end_of_a_line_belongs_to_the_next() -> None:
    assert words("Parties to open the gate 2.\nParties to close the mine 3.\nParties to talk") == [
        ("number", "1", "Parties to open the gate"),
        ("number", "2", "Parties to close the mine"),
        ("number", "3", "Parties to talk"),
    ]


def test_a_sub_point_has_the_path_of_the_points_above_it() -> None:
    text = "Article 4\n2. The guild shall:\n(b) open the gate;\n(i) at dawn.\n3. The council shall pay."
    assert [path for _, path, _ in words(text)] == [
        "Article 4",
        "Article 4(2)",
        "Article 4(2)(b)",
        "Article 4(2)(b)(i)",
        "Article 4(3)",
    ]


def test_a_number_with_parts_needs_no_mark_after_it_before_a_sentence() -> None:
    assert words("1.1 The guild shall pay.\n1.2 “Gate” means the gate.\n2.5 per cent is paid.") == [
        ("number", "1.1", "The guild shall pay."),
        ("number", "1.2", "“Gate” means the gate."),
        ("text", "1.2", "2.5 per cent is paid."),
    ]


def test_an_article_ends_the_list_above_it() -> None:
    points = read("The guild shall:\na) open the gate.\nArticle 2. Fees\n1. The council shall pay.")
    assert [point.intro for point in points] == [None, 0, None, None]


def test_an_introduction_keeps_the_phase_of_its_article() -> None:
    points = read("Article 2. Phase Two\nOnce Phase One has ended and Phase Two begins:\na) the gate shall open.")
    assert [point.phase for point in points] == [2, 2, 2]


def test_the_phase_of_an_article_ends_with_it_and_that_of_a_heading_above_articles_does_not() -> None:
    articles = read("Article 1. Phase One\n1. Open the gate.\nArticle 2. Fees\n1. Pay the fees.")
    assert [point.phase for point in articles] == [1, 1, None, None]
    headed = read("Phase One\nArticle 1. The gate\n1. Open the gate.\nArticle 2. Fees\n1. Pay the fees.")
    assert [point.phase for point in headed] == [1, 1, 1, 1, 1]


def test_a_line_below_a_point_keeps_its_path() -> None:
    assert words("7. Open the gate.\nThe guild shall keep it open.")[1] == (
        "text",
        "7",
        "The guild shall keep it open.",
    )


def test_bullets_are_introduced_by_the_line_with_a_colon() -> None:
    points = read("The deal has three parts:\n- a truce\n- an exchange of prisoners\nThe envoy was pleased.")
    assert [p.intro for p in points] == [None, 0, 0, None]
    assert [p.kind for p in points] == ["text", "bullet", "bullet", "text"]


def test_a_heading_gives_its_phase_to_the_bullets_below_it() -> None:
    points = read("Phase One:\n- a truce\n- a release\nSecond stage:\n- a withdrawal")
    assert [p.phase for p in points] == [1, 1, 1, 2, 2]


def test_a_bullet_names_its_own_phase() -> None:
    text = (
        "It was to run in three phases:\n- The first would include a truce.\n- The second phase would bring a release."
    )
    assert [p.phase for p in read(text)] == [None, 1, 2]


def test_a_year_or_an_amount_at_the_beginning_is_no_number_of_a_point() -> None:
    assert words("12.5 million people fled.\n2031 was worse.")[0][0] == "text"


def test_phases_are_numbered_by_words_and_figures() -> None:
    assert [phase_number(t) for t in ("phase one", "the second phase", "Stage III", "phase 2", "the last phase")] == [
        1, 2, 3, 2, None,
    ]  # fmt: skip
    assert phase_number("between the first phase and the second phase") is None


@given(st.text(alphabet="a1(). :-•\n\tivxIV", max_size=80))
def test_any_text_has_an_outline_within_its_bounds(text: str) -> None:
    points = read(text)
    assert all(0 <= p.span.start <= p.span.end <= len(text) for p in points)
    assert all(p.intro is None or p.intro < n for n, p in enumerate(points))
