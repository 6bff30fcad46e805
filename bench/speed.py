"""Speed and memory of reading: python -m bench.speed [--rounds N]

On PolNeAR dev (84 news articles, 68,000 words), one thread: words a second of spaCy's whole pipeline alone and of
`read`, in turn, so that a machine that slows down slows both; the ratio of each pair, its median; the share of each
reader; and, of a process of its own, the peak memory of reading the 84 documents.
"""

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language

from sayso.language import Pipeline, load_pipeline
from sayso.language.pipeline import DEFAULT_MODEL
from sayso.model import Document, Findings, make_document
from sayso.reading import READERS, read_document

SHARED = Path(__file__).parent.parent.parent / "shared"
TEXTS = SHARED / "polnear" / "dev" / "text"


def documents() -> list[Document]:
    """The articles, as Sayso ingests them."""
    return [make_document(name=p.stem, text=p.read_text(encoding="utf-8")) for p in sorted(TEXTS.glob("*.txt"))]


def timed(work: Callable[[], object]) -> float:
    """Seconds of processor time: other work on the machine does not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


def spacy_alone(nlp: Language, articles: list[Document]) -> None:
    """What a user of spaCy runs: every pipe over every text."""
    for _ in nlp.pipe(a.text for a in articles):
        pass


def read_all(pipeline: Pipeline, articles: list[Document]) -> None:
    """What `sayso read` does with each document."""
    for article in articles:
        read_document(article, pipeline.analyse(article.text), "bench")


def shares(pipeline: Pipeline, articles: list[Document]) -> Iterator[tuple[str, float]]:
    """Seconds of the language layer and of each reader, over all articles."""
    spent = dict.fromkeys(["language", *(r.__module__.rpartition(".")[2] for r in READERS)], 0.0)
    for article in articles:
        start = time.process_time()
        analysis = pipeline.analyse(article.text)
        spent["language"] += time.process_time() - start
        findings = Findings()
        for reader in READERS:
            start = time.process_time()
            findings = reader(article, analysis, findings)
            spent[reader.__module__.rpartition(".")[2]] += time.process_time() - start
    yield from spent.items()


def peak_memory() -> float:
    """Megabytes at the peak of a process that reads every article."""
    run = [sys.executable, "-m", "bench.speed", "--memory"]
    done = subprocess.run(run, capture_output=True, text=True, check=True)
    return float(done.stdout)


def peak_of_this_process() -> float:
    """Megabytes; from VmHWM, since Linux's ru_maxrss keeps what the process had before it ran this program."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def help_seconds(rounds: int) -> float:
    """The median wall time of `sayso --help`, in seconds."""
    run, taken = [sys.executable, "-m", "sayso", "--help"], []
    for _ in range(rounds):
        start = time.perf_counter()
        subprocess.run(run, capture_output=True, check=True)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def measure(rounds: int) -> dict[str, float]:
    """The figures that floors are pinned for, printed as they come."""
    nlp, pipeline, articles = spacy.load(DEFAULT_MODEL), load_pipeline(), documents()
    words = sum(len(a.text.split()) for a in articles)
    ratios = []
    for _ in range(rounds):
        alone = timed(lambda: spacy_alone(nlp, articles))
        ours = timed(lambda: read_all(pipeline, articles))
        ratios.append(alone / ours)
        print(f"spaCy alone {words / alone:6.0f} words/s   read {words / ours:6.0f} words/s   ratio {alone / ours:.2f}")
    spent = dict(shares(pipeline, articles))
    for name, seconds in spent.items():
        print(f"    {name:14} {seconds:6.2f} s  {100 * seconds / spent['language']:5.1f} % of the language layer")
    return {
        "read over spaCy alone": statistics.median(ratios),
        "peak memory, MB": peak_memory(),
        "sayso --help, s": help_seconds(5),
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.memory:
        read_all(load_pipeline(), documents())
        print(peak_of_this_process())
        return
    for name, value in measure(args.rounds).items():
        print(f"{name:24} {value:8.2f}")


if __name__ == "__main__":
    main()
