"""Web pages: the article, and what the page states about it."""

import time
from pathlib import Path
from typing import Any

import pytest
from bench.html import results
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.ingest.article import article_of, unprinted
from sayso.ingest.html import declared_charset, html_drafts
from tests.cases import load_cases
from tests.ingest.reading import read, the_document, the_problem

TALKS = (
    "The delegates of the union and the carrier met for a long day in the old hall of the port.",
    "They agreed on nothing but the day of the next meeting, which neither side would name.",
    "“We have not moved,” the union's secretary said, “and we see no reason why we should.”",
    "The carrier said that it would keep its ships away until the cranes were manned again.",
)
ARTICLE = "".join(f"<p>{line}</p>" for line in TALKS)


def page(
    head: str = "", above: str = "", body: str = "", title: str = "Talks end without a date", before: str = ""
) -> str:
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>{before}"
        f"<article><h1>{title}</h1>{above}{ARTICLE}{body}</article></body></html>"
    )


@pytest.mark.parametrize("case", load_cases("ingest_dates"))
def test_the_day_that_a_page_states(case: dict[str, Any]) -> None:
    parts = {name: case[name] for name in ("head", "above", "body", "title", "before") if name in case}
    assert article_of(page(**parts)).published == case["date"]


def test_an_article_with_all_that_its_page_states(tmp_path: Path) -> None:
    head = (
        '<meta property="og:site_name" content="The Courier"><link rel="canonical" href="https://courier.example/talks">'
        '<meta property="article:published_time" content="2031-05-04T10:00:00Z">'
    )
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
    (tmp_path / "saved page.html").write_text(page(head, before=menu, title="Talks end | The Courier"))
    document = the_document(read(tmp_path / "saved page.html"))
    assert document.text == "\n".join(TALKS)
    assert (document.name, document.title, document.published) == ("saved page", "Talks end", "2031-05-04")
    assert (document.publisher, document.url) == ("The Courier", "https://courier.example/talks")


@pytest.mark.parametrize(
    "lead",
    [
        '<p><em>Read more</em>: <a href="/old">The strike that nobody won</a></p>',
        '<p><b>See also:</b> <a href="/old">The strike that nobody won</a>, <a href="/b">a port in winter</a></p>',
        '<p><a href="/old">READ ALSO: The strike that nobody won</a></p>',
        '<h4>More:</h4><ul><li><a href="/old">The strike that nobody won</a></li></ul>',
        '<p><a href="/old">Related: The strike that nobody won</a></p>',
    ],
)
def test_a_line_that_leads_to_other_articles_is_left_out(lead: str) -> None:
    assert article_of(page(body=lead + "<p>Nobody else spoke.</p>")).text == "\n".join((*TALKS, "Nobody else spoke."))


@pytest.mark.parametrize(
    "line",
    [
        "<p>More than 300 ships <a href='/x'>are waiting</a> outside the port.</p>",
        "<p>Read the <a href='/x'>accord</a> closely and it says nothing of the cranes, the secretary said.</p>",
        "<p>See <a href='#a5'>Article 5</a> of this accord.</p>",
        "<p>Watch officers from <a href='/x'>the coast guard</a> said that no ship had moved.</p>",
        "<p><a href='/x'>The union's statement</a> was read aloud.</p>",
    ],
)
def test_a_sentence_that_begins_like_a_lead_is_kept(line: str) -> None:
    assert len(article_of(page(body=line)).text.split("\n")) == len(TALKS) + 1


def test_a_page_in_another_language_is_read_and_told(tmp_path: Path) -> None:
    for name, tag in (("a", 'lang="de-CH"'), ("b", 'lang="en-GB"'), ("c", 'lang=""')):
        (tmp_path / f"{name}.html").write_text(page().replace("<html>", f"<html {tag}>"))
    found = read(tmp_path)
    assert len(found) == 4
    assert (the_problem(found), "de-CH" in the_problem(found).message) == (found[1], True)


def test_a_page_laid_out_by_tables_is_read_as_paragraphs() -> None:
    cell = f"<table><tr><td>&nbsp;</td><td><font>Talks end without a date</font><p>{ARTICLE * 2}</td></tr></table>"
    text = article_of(f"<html><head><title>Talks end without a date</title></head><body>{cell}</body></html>").text
    assert "|" not in text
    assert set(TALKS) <= set(text.split("\n"))


def test_a_table_of_data_keeps_its_rows() -> None:
    table = "<table><tr><th>Port</th><th>Ships</th></tr><tr><td>North</td><td>12</td></tr></table>"
    assert "North | 12" in article_of(page(body=table)).text


def test_bytes_that_a_program_printed_are_read_as_the_page_that_they_are() -> None:
    printed = "<h1>Briefing</h1>\n" + repr(f"<div>\n\t{ARTICLE}<p>It\u2019s over.\xa0</p>\n</div>".encode())
    assert article_of(printed).text.split("\n") == [*TALKS, "It\u2019s over."]
    plain = page(body="<p>The key is b'&lt;x&gt;'.</p>")
    assert unprinted(plain) == plain


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">', "shift_jis"),
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta charset="iso-8859-1">', "utf-8"),
        ('<meta charset="utf-8">', "utf-8"),
        ('<meta charset="utf-8">', "utf-16"),
        ("", "utf-8"),
    ],
)
def test_a_page_is_decoded_as_it_says_or_better(head: str, encoding: str) -> None:
    word = {"cp1251": "Порт закрыт.", "shift_jis": "港は閉鎖された。"}.get(encoding, "Fermé — “à jamais”.")
    data = page(head, body=f"<p>{word} {TALKS[0]}</p>").replace("“We", "We").replace(",” the", ", the")
    data = data.replace(", “and", ", and").replace("should.”", "should.")
    (draft,) = html_drafts(data.encode(encoding), "page.html", "page")
    assert word in getattr(draft, "fields")["text"]  # noqa: B009 - a Problem has none


def test_an_xml_declaration_names_the_encoding_and_does_no_harm(tmp_path: Path) -> None:
    data = b'<?xml version="1.0" encoding="iso-8859-2"?>\n' + page().encode()
    assert declared_charset(data) == "iso-8859-2"
    (tmp_path / "x.xhtml").write_bytes(data)
    assert the_document(read(tmp_path / "x.xhtml")).text == "\n".join(TALKS)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "   ",
        "<html></html>",
        "<html><body></body></html>",
        "<p>",
        "<html><body><script>var x = 1;</script></body></html>",
    ],
)
def test_a_page_without_an_article_is_a_problem(tmp_path: Path, content: str) -> None:
    (tmp_path / "x.html").write_text(content)
    assert "article" in the_problem(read(tmp_path / "x.html")).message


def test_a_page_cut_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text(page()[:-120])
    assert the_document(read(tmp_path / "x.html")).text.startswith("\n".join(TALKS[:3]))


def test_a_page_of_fifty_megabytes_is_a_problem(tmp_path: Path) -> None:
    with (tmp_path / "x.html").open("wb") as file:
        file.truncate(50 * 2**20)
    assert "too large" in the_problem(read(tmp_path / "x.html")).message


HOSTILE = {
    "tags in tags": "<div>" * 60_000 + "x",
    "tables in tables": "<table><tr><td>" * 20_000 + "x",
    "lists in lists": "<ul><li>x" * 20_000,
    "nothing but opening marks": "<" * 400_000,
    "attributes without number": "<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">x</p>",
    "attributes that hide their end": "<p " + " ".join(f'a{n}=">"' for n in range(50_000)) + ">x</p>",
    "comments that never end": "<!--" * 50_000,
    "tags beyond number": "<p>x" * 200_000,
    "metadata without end": '<meta name="date" content="' + "1/" * 100_000 + '">',
    "JSON in JSON": '<script type="application/ld+json">' + '{"datePublished":' * 50_000 + "</script>",
    "marks without words": "<p>" + "!" * 200_000 + "a</p>",
    "dates in one block": "<div class='comment'>" + "<h1>Talks</h1><i>on 4 May 2031</i>" * 10_000,
    "entities": "<p>" + "&lt;" * 50_000,
    "surrogates": "<p>&#xD800;&#0;&#xFFFE;</p>" + ARTICLE,
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_page_takes_bounded_time_and_stops_nothing(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.html").write_text(f"<html><body>{content}")
    (tmp_path / "b.html").write_text(page())
    began = time.process_time()
    found = read(tmp_path)
    assert time.process_time() - began < 20
    assert the_document(found[-1:]).text == "\n".join(TALKS)


@given(st.text(alphabet="<>/=\"'pdivablhrefmt &;!-x\n", max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_marks_at_all_give_a_draft_or_a_problem(marks: str) -> None:
    assert len(list(html_drafts(f"<html>{marks}{ARTICLE}".encode(), "x.html", "x"))) == 1


def test_real_pages_give_their_article_and_the_day_that_they_state(shared: Path) -> None:
    pages = list(results())
    assert len(pages) == 19
    assert [one.name for one in pages if not one.date_right] == []
    assert [one.missed for one in pages if one.missed] == []
    assert [one.name for one in pages if one.f1 is not None and one.f1 < 0.97] == []
