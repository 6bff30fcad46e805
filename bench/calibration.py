"""Whether attributions are as sure as they say: python -m bench.calibration

A reliability diagram in characters: attributions by their confidence, with the share that is right, on the gold
readings of seed and dev (content found, source right) and on PolNeAR dev (its score's relation; the tagger's
confidences were fitted there, and training/confidence.py prints what folds give). The last line of each is the
expected calibration error: the mean distance of share and confidence, weighted by bin (Naeini et al., 2015).
"""

from collections.abc import Iterator, Sequence

from bench import gold, polnear
from bench.analyses import Analyses
from sayso.model import Findings
from sayso.reading import attributions

BINS = 10
WIDTH = 40  # characters of a bar

Judged = tuple[float, bool]  # confidence, right


def on_gold() -> Iterator[Judged]:
    """The attributions of the readings of seed and dev."""
    score = gold.scorer("score")
    for _, wanted, reading in gold.read_parts(gold.PARTS, Analyses()):
        mine, theirs = reading["attributions"], wanted.get("attributions") or []
        actors = score.actor_pairs(wanted.get("actors"), reading.get("actors"))
        rule = score.FIELDS["attributions"]["source"]
        pairs = score.matched(theirs, mine, "attributions")
        right = {j for i, j in pairs if score.agrees(rule, "source", theirs[i], mine[j], actors)}
        yield from ((one["confidence"], j in right) for j, one in enumerate(mine))


def on_polnear() -> Iterator[Judged]:
    """The attributions read in PolNeAR's scheme."""
    score, analyses = polnear.scorer(), Analyses("polnear")
    for document, items in polnear.documents("dev", None):
        wanted = score.token_sets(document.text, items)
        for one in attributions.read(document, analyses.of(document), Findings()).attributions:
            for got in score.token_sets(document.text, [polnear.plain(one, None)]):
                yield one.confidence, any(_related(score, given, got) for given in wanted)


def _related(score: object, wanted: dict[str, frozenset[int]], got: dict[str, frozenset[int]]) -> bool:
    jaccard = score.jaccard  # type: ignore[attr-defined] # a module loaded from its file
    return all(jaccard(wanted[role], got[role]) >= 0.5 for role in ("content", "source"))


def print_diagram(title: str, judged: Sequence[Judged]) -> None:
    """One line a bin: its confidences, how many, their mean, the share that is right, and that as a bar."""
    print(f"\n{title}: {len(judged)} attributions")
    error = 0.0
    for number in range(BINS):
        held = [pair for pair in judged if min(int(pair[0] * BINS), BINS - 1) == number]
        if held:
            mean, share = (sum(pair[n] for pair in held) / len(held) for n in (0, 1))
            error += abs(mean - share) * len(held) / len(judged)
            bar = "█" * round(WIDTH * share)
            bounds = f"{number / BINS:.1f}-{(number + 1) / BINS:.1f}"
            print(f"  {bounds}  {len(held):5}  sure {mean:.2f}  right {share:.2f}  {bar}")
    print(f"  expected calibration error {error:.3f}")


def main() -> None:
    """Print both diagrams."""
    if not gold.SHARED.is_dir():
        print("The data that the benches measure on (../shared) is not there: nothing was measured.")
        return
    print_diagram("Gold readings, seed and dev", list(on_gold()))
    print_diagram("PolNeAR dev", list(on_polnear()))


if __name__ == "__main__":
    main()
