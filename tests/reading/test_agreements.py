"""Agreement texts: two real ones, point by point as a person reads them, and a very long one."""

import hashlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from sayso.language import Analysis
from sayso.model import Document, Findings, Provision, Span, make_document
from sayso.reading import read_document

Analyse = Callable[[str], Analysis]
GOLDEN = sorted((Path(__file__).parent.parent / "golden").glob("agreement-*.yaml"))
AGREEMENTS = Path(__file__).parents[2].resolve().parent / "shared" / "agreements"
FIELDS = ("path", "topic", "bearer", "start", "duration")
ARTICLE = """Article {n}
{n}.1 The council shall withdraw its forces from the valley within {n} days of the signing of this agreement.
{n}.2 The guild shall:
(a) free all prisoners;
(b) open the gate of the harbour.
{n}.3 The parties may meet in the valley."""
ARTICLES = 120  # some 5,000 words
LONGEST = 10.0  # seconds
SHARED = 0.5  # of the characters of two spans that are the same obligation


def text_of(golden: dict[str, Any]) -> str:
    """The agreement text that a golden file is about; skips where it is not there or another edition."""
    found = sorted(AGREEMENTS.glob(golden["file"])) if AGREEMENTS.is_dir() else []
    if not found:
        pytest.skip("the agreement texts in ../shared are not here")
    text = found[0].read_text(encoding="utf-8")
    if hashlib.sha256(text.encode()).hexdigest()[:16] != golden["digest"]:
        pytest.skip("the agreement text in ../shared is another edition")
    return text


def overlap(wanted: list[int], got: Provision) -> float:
    """The share of the characters of a golden span and a provision's that both hold."""
    own = {i for s in got.span for i in range(s.start, s.end)}
    other = set(range(*wanted))
    return len(own & other) / len(own | other)


def expected(golden: dict[str, Any], entry: dict[str, Any], document: Document, findings: Findings) -> dict[str, Any]:
    """The fields of a golden entry, as this reading writes them: actors by their ids, words by the text's."""

    def actors(name: str) -> list[str]:
        span = Span(*golden["bearers"][name])
        return [a.id for a in findings.actors if span in a.mentions] or [f"no actor: {name}"]

    start = entry.get("start")
    return {
        "path": entry["path"],
        "topic": entry["topic"],
        "bearer": sorted(a for name in entry.get("bearer", ()) for a in actors(name)),
        "start": " ".join(document.text[slice(*start)].split()).lower() if isinstance(start, list) else start,
        "duration": entry.get("duration"),
    }


def read(found: Provision) -> dict[str, Any]:
    start = found.start if found.start is None or found.start[:1].isdigit() else found.start.lower()
    return {
        "path": found.path,
        "topic": found.topic.split(":")[0],
        "bearer": sorted(found.bearer),
        "start": start,
        "duration": found.duration,
    }


@pytest.mark.parametrize("path", GOLDEN, ids=lambda p: p.stem)
def test_every_obligation_of_an_agreement_is_read_and_none_invented(path: Path, analyse: Analyse) -> None:
    golden = yaml.safe_load(path.read_text(encoding="utf-8"))
    text = text_of(golden)
    document = make_document(name="agreement", text=text, published=golden["file"][:10])
    findings = read_document(document, analyse(text), "test").findings
    left, wrong = list(findings.provisions), []
    for entry in golden["provisions"]:
        best = max(left, key=lambda p: overlap(entry["span"], p))
        assert overlap(entry["span"], best) >= SHARED, f"not read: {text[slice(*entry['span'])]!r}"
        left.remove(best)
        wanted, got = expected(golden, entry, document, findings), read(best)
        known = set(entry.get("missing", ()))
        wrong += [(entry["span"], f, wanted[f], got[f]) for f in FIELDS if (wanted[f] != got[f]) != (f in known)]
    assert not wrong
    assert [document.quote(p.span) for p in left] == []


def test_every_article_of_a_long_agreement_is_read_in_time(analyse: Analyse) -> None:
    text = "Agreement on the Harbour\n" + "\n".join(ARTICLE.format(n=n) for n in range(1, ARTICLES + 1))
    analysis = analyse(text)
    began = time.perf_counter()
    provisions = read_document(make_document(name="long", text=text), analysis, "test").findings.provisions
    assert time.perf_counter() - began < LONGEST
    paths = [f"Article {n}{point}" for n in range(1, ARTICLES + 1) for point in (".1", ".2(a)", ".2(b)")]
    assert [p.path for p in provisions] == paths
