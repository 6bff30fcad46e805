"""Score actors and speakers against gold attribution spans: python -m bench.actors [PART…] [--errors FIGURE]

Spans of attributions and values of times are taken from the gold readings, so that what is measured is the actors'
and speakers' readers alone, whatever the attribution reader of the day finds. Figures, over the documents of the parts:

    pairs    share of the gold actors that some read actor is paired with by name (score.py's pairing)
    kind, side, part, role    of the paired actors, those with gold's kind, side (as paired), part, and a role that
             shares a word with gold's
    speaker  gold attributions whose speaker is read right: P over those read, R over those given in gold
    to       the same of whom it was told to
    when     the same of the date
    fields   of the actor fields of events, positions, provisions and figures: the share whose paired actor has a
             mention in the sentence of the finding's span (an upper bound for the readers that fill those fields)

`--errors` lists each one that is wrong.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bench.analyses import Analyses
from bench.gold import SHARED, documents, scorer
from sayso.export.reading_json import reading_json
from sayso.language import Analysis
from sayso.model import Attribution, Document, Findings, Reading, Span, Spans, TimeExpression, finding_id
from sayso.reading import actors, speakers

ACTOR_FIELDS = {
    "events": ("actor", "recipient"),
    "positions": ("actor",),
    "provisions": ("bearer",),
    "figures": ("by",),
    "outlooks": ("actor",),
}


def _spans(pairs: list[tuple[int, int]]) -> Spans:
    return tuple(Span(*pair) for pair in pairs)


def gold_findings(document: Document, gold: dict[str, Any]) -> Findings:
    """Gold attribution spans and times as findings; speakers and actors left out."""
    attributions = []
    for number, entry in enumerate(gold.get("attributions") or []):
        spans = {role: _spans(entry[role]) for role in ("source", "cue", "content")}
        attributions.append(
            Attribution(
                id=finding_id(document.id, f"attribution {number}", spans),
                source=spans["source"],
                cue=spans["cue"],
                content=spans["content"],
                form=entry["form"],
                nested=bool(entry.get("nested")),
            )
        )
    times = tuple(
        TimeExpression(
            id=f"t{n}", span=_spans(t["span"]), type=t["type"], value=None if t["value"] is None else str(t["value"])
        )
        for n, t in enumerate(gold.get("times") or [])
    )
    return Findings(attributions=tuple(attributions), times=times)


@dataclass
class Tally:
    """Hits, read and gold of each figure, and the lines to show."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    lines: dict[str, list[str]] = field(default_factory=dict)

    def add(self, figure: str, hit: bool, read: bool, gold: bool, line: str) -> None:
        """Count one entry; a wrong one is kept as a line to show."""
        self.counts.update({(figure, "hit"): hit, (figure, "read"): read, (figure, "gold"): gold})
        if (gold or read) and not hit:
            self.lines.setdefault(figure, []).append(line)


def score_document(document: Document, analysis: Analysis, gold: dict[str, Any], tally: Tally) -> None:
    """Add one document to the tally."""
    findings = speakers.read(document, analysis, actors.read(document, analysis, gold_findings(document, gold)))
    reading = reading_json(document, Reading(document_id=document.id, version="bench", findings=findings))
    score = scorer("score")
    pairs = score.actor_pairs(gold.get("actors"), reading["actors"])
    for actor_id, entry in (gold.get("actors") or {}).items():
        found = actor_id in pairs.values()
        tally.add("pairs", found, found, True, f"{actor_id}: {entry['name']} {entry.get('aliases') or ''}")
    _traits(gold["actors"], reading["actors"], pairs, tally)
    text = document.text
    for entry, read in zip(gold.get("attributions") or [], reading["attributions"], strict=True):
        said = " … ".join(text[s:e] for s, e in entry["source"] + entry["cue"])
        for name in ("speaker", "to"):
            wanted = sorted(score.as_list(entry.get(name)))
            got = sorted(str(pairs.get(x, f"?{x}")) for x in score.as_list(read.get(name)))
            tally.add(name, wanted == got and bool(got), bool(got), bool(wanted), f"{said}: gold {wanted}, read {got}")
        wanted, got = score.normal(entry.get("when")), score.normal(read.get("when"))
        tally.add("when", wanted == got and bool(got), bool(got), bool(wanted), f"{said}: gold {wanted}, read {got}")
    _fields(analysis, gold, {g: p for p, g in pairs.items()}, findings, tally)


def _traits(gold: dict[str, Any], read: dict[str, Any], pairs: dict[str, str], tally: Tally) -> None:
    """What is said of each paired actor."""
    for ours, theirs in pairs.items():
        wanted, got = gold[theirs], dict(read[ours])
        got["side"] = None if got["side"] is None else pairs.get(got["side"], "?")
        for trait in ("kind", "side", "part", "role"):
            a, b = wanted.get(trait), got.get(trait)
            shared = bool(a and b and set(str(a).casefold().split()) & set(str(b).casefold().split()))
            hit = shared if trait == "role" else a == b and b is not None
            tally.add(trait, hit, b is not None, a is not None, f"{theirs} ({ours}): gold {a}, read {b}")


def _fields(analysis: Analysis, gold: dict[str, Any], partner: dict[str, str], found: Findings, tally: Tally) -> None:
    """Whether the actor that a gold field names is mentioned in the finding's sentence."""
    heard: dict[tuple[str, int], bool] = {}
    for actor in found.actors:
        for mention in actor.mentions:
            run = analysis.tokens_in(mention)
            if run:
                heard[actor.id, analysis.sentence_of[run.first]] = True
    for kind, names in ACTOR_FIELDS.items():
        for entry in gold.get(kind) or []:
            spans = entry.get(scorer("score").MAIN.get(kind, "span"))
            run = analysis.tokens_in(Span(*spans[0]))
            for name in names:
                for one in scorer("score").as_list(entry.get(name)):
                    hit = (partner.get(one, ""), analysis.sentence_of[run.first]) in heard
                    quoted = analysis.text[spans[0][0] : spans[0][1]]
                    tally.add("fields", hit, hit, True, f"{kind} {name} {one}: {quoted[:80]}")


def gold_documents(parts: list[str]) -> Iterator[tuple[str, Document, dict[str, Any]]]:
    """Each document of the parts with its gold reading."""
    for part in parts:
        for document in documents(part):
            yield part, document, scorer("load").load(SHARED / "gold" / part / f"{document.name}.gold.yaml")


def main() -> None:
    """Print the figures, or what is wrong in one of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", default=["seed", "dev"])
    parser.add_argument("--errors", metavar="FIGURE")
    args = parser.parse_args()
    analyses, total = Analyses(), Counter[tuple[str, str]]()
    for part, document, gold in gold_documents(args.parts):
        tally = Tally()
        score_document(document, analyses.of(document), gold, tally)
        total += tally.counts
        for line in tally.lines.get(args.errors, []):
            print(f"{part}/{document.name}  {line}")
    for figure in ("pairs", "kind", "side", "part", "role", "speaker", "to", "when", "fields"):
        hit, read, wanted = (total[figure, k] for k in ("hit", "read", "gold"))
        shares = f"P {hit / max(read, 1):.3f}  R {hit / max(wanted, 1):.3f}"
        print(f"{figure:8} {shares}  ({hit} of {wanted} in gold, {read} read)")


if __name__ == "__main__":
    main()
