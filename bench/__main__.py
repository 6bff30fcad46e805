"""Every bench, each figure beside its pinned floor: python -m bench [quality] [speed]

Floors stand in floors.tsv and only rise; one that is lowered says why in the same commit. Ends with status 1 where a
figure is below its floor. Quality figures are F1 in per cent (of gold readings with a 95 % interval over documents).
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench import gold, html, polnear, speed, timex
from bench.analyses import Analyses

FLOORS = Path(__file__).parent / "floors.tsv"


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured figure; `spread` is its interval, where one is computed."""

    name: str
    value: float
    spread: str = ""


def gold_figures(parts: list[str]) -> Iterator[Figure]:
    """F1 of every row of the gold readings' measure, over some parts together."""
    counts = gold.tallies(parts, Analyses())
    bounds = gold.intervals(counts)
    for (kind, row), cell in gold.total(counts).items():
        low, high = bounds[kind, row]
        yield Figure(f"{'+'.join(parts)}: {kind}, {row}", 100 * gold.f1(cell), f"[{100 * low:.0f}-{100 * high:.0f}]")


def quality() -> Iterator[Figure]:
    """What is read, against what people annotated."""
    yield from gold_figures(["seed", "dev"])
    yield from gold_figures(["train"])
    for label, scheme in (("PolNeAR dev", "polnear"), ("PolNeAR dev, sources widened", "sayso")):
        yield from (Figure(f"{label}: {name}", value) for name, value in polnear.figures(scheme).items())
    yield from (Figure(f"times: {name}", value) for name, value in timex.figures(Analyses()).items())
    yield from (Figure(f"pages: {name}", value) for name, value in html.figures(list(html.results())).items())


def performance() -> Iterator[Figure]:
    """Speed and memory."""
    yield from (Figure(f"speed: {name}", value) for name, value in speed.measure(3).items())


BENCHES: dict[str, Callable[[], Iterator[Figure]]] = {"quality": quality, "speed": performance}


def floors() -> dict[str, tuple[str, float]]:
    """{figure: (`least` or `most`, bound)}"""
    lines = FLOORS.read_text(encoding="utf-8").splitlines()[1:]
    return {name: (side, float(bound)) for name, side, bound in (line.split("\t") for line in lines)}


def main() -> int:
    """Print the pinned figures (with `--all` every figure); 1 where one misses its floor."""
    if not gold.SHARED.is_dir():
        print("The data that the benches measure on (../shared) is not there: nothing was measured.")
        return 0
    pinned, missed = floors(), 0
    for name in [a for a in sys.argv[1:] if a in BENCHES] or list(BENCHES):
        for figure in BENCHES[name]():
            side, bound = pinned.get(figure.name, ("", 0.0))
            wrong = (side == "least" and figure.value < bound) or (side == "most" and figure.value > bound)
            missed += wrong
            if side or "--all" in sys.argv:
                pin = f"{side} {bound:g}" if side else ""
                print(f"{figure.name:66} {figure.value:7.2f} {figure.spread:8} {pin:12}{'  MISSED' if wrong else ''}")
    print(f"{missed} figures miss their floors." if missed else "Every figure is at its floor or better.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
