"""What ingest makes of real pages: python -m bench.html

For each page of ../shared/html: the date found beside the one that the page states (html_dates.tsv), the title, and
the text: token-bag F1 against NAME.gold.txt or .gold.html, and what NAME.gold.json wants there and not there.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from sayso.ingest import documents
from sayso.model import Document

ROOT = Path(__file__).parent.parent
PAGES = ROOT.parent / "shared" / "html"
DATES = ROOT / "bench" / "html_dates.tsv"
TAGS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.S | re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One page: what was found and what was wanted; `f1` and `missed` are None where no gold text or list is there."""

    name: str
    document: Document | None
    stated: str | None
    f1: float | None
    missed: list[str] | None  # what should be there and is not (-), or is there and should not be (+)

    @property
    def date_right(self) -> bool:
        """Whether the date found is the one that the page states."""
        return self.document is not None and self.document.published == self.stated


def tokens(text: str) -> Counter[str]:
    """A text's words, soft hyphens left out, as a bag."""
    return Counter(re.findall(r"\w+", text.replace("\xad", "").lower()))


def token_f1(wanted: str, found: str) -> float:
    """F1 over the bags of words of two texts."""
    a, b = tokens(wanted), tokens(found)
    return 2 * (a & b).total() / max(1, a.total() + b.total())


def stated_dates() -> dict[str, str | None]:
    """The day that each page states, read by eye."""
    lines = DATES.read_text(encoding="utf-8").splitlines()[1:]
    return {name: day or None for name, _, day in (line.partition("\t") for line in lines)}


def _gold_text(page: Path) -> str | None:
    if (plain := page.with_suffix(".gold.txt")).exists():
        return plain.read_text(encoding="utf-8")
    marked = page.with_suffix(".gold.html")
    return unescape(TAGS.sub(" ", marked.read_text(encoding="utf-8"))) if marked.exists() else None


def _missed(page: Path, text: str) -> list[str] | None:
    path = page.with_suffix(".gold.json")
    if not path.exists():
        return None
    gold = json.loads(path.read_text(encoding="utf-8"))
    return [f"- {w}" for w in gold["with"] if w not in text] + [f"+ {w}" for w in gold["without"] if w in text]


def results() -> Iterator[Result]:
    """Every page, read."""
    stated = stated_dates()
    for page in sorted(path for path in PAGES.glob("*.html") if not path.name.endswith(".gold.html")):
        document = next((d for d in documents([str(page)]) if isinstance(d, Document)), None)
        text = document.text if document else ""
        gold = _gold_text(page)
        yield Result(
            name=page.stem,
            document=document,
            stated=stated.get(page.stem),
            f1=None if gold is None else token_f1(gold, text),
            missed=_missed(page, text),
        )


def figures(read: Sequence[Result]) -> dict[str, float]:
    """Over all pages: mean and lowest F1 of the text, shares of lists satisfied and of dates right, 0 to 100."""
    scores = [one.f1 for one in read if one.f1 is not None]
    lists = [one.missed for one in read if one.missed is not None]
    return {
        "text, mean F1": 100 * sum(scores) / len(scores),
        "text, lowest F1": 100 * min(scores),
        "lists satisfied": 100 * sum(not missed for missed in lists) / len(lists),
        "dates right": 100 * sum(one.date_right for one in read) / len(read),
    }


def main() -> None:
    """Print a line a page, and the totals."""
    if not PAGES.is_dir():
        raise SystemExit("The pages (../shared/html) are not there.")
    read = list(results())
    for one in read:
        found = one.document
        mark = "=" if one.date_right else f"but states {one.stated}"
        text = "" if one.f1 is None else f"F1 {one.f1:.3f}"
        text += "" if one.missed is None else " ".join(one.missed) or "all wanted, none unwanted"
        print(f"{one.name[:44]:44} {found.published if found else None} {mark}  {text}")
        if found:
            print(f"    {found.title!r}  {found.publisher!r}  {len(found.text):,} characters")
    for name, value in figures(read).items():
        print(f"{name:18} {value:6.2f}")


if __name__ == "__main__":
    main()
