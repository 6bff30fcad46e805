"""The part of training that needs no network: annotated articles as examples."""

from training.data import Article, example, requoted

from sayso.language import Pipeline
from sayso.model import Span

TEXT = "The union said “we will strike”, and its leader added: “On Monday.”\nNo one else spoke."


def test_an_example_links_each_cue_to_its_own_words(pipeline: Pipeline) -> None:
    said, added = TEXT.index("said"), TEXT.index("added")
    content = Span(TEXT.index("“we"), TEXT.index(", and"))
    items = [
        {"source": [Span(0, 9)], "cue": [Span(said, said + 4)], "content": [content]},
        {"source": [], "cue": [Span(added, added + 5)], "content": [Span(TEXT.index("“On"), TEXT.index("\n"))]},
    ]
    made = example(Article("a", TEXT, items), pipeline.analyse)
    assert [TEXT[made.words[a].start : made.words[b - 1].end] for a, b, _ in made.links] == ["said", "added"]
    first, second = (tags for _, _, tags in made.links)
    assert TEXT[made.words[min(first)].start : made.words[max(first)].end] == "The union said “we will strike”"
    assert set(second.values()) == {3, 4} and not set(first) & set(second)


def test_the_other_style_of_quotation_marks_keeps_every_offset() -> None:
    other = requoted(Article("a", TEXT, []))
    assert other.text == TEXT.replace("“", '"').replace("”", '"')
    assert requoted(other).text == TEXT
