"""Any text at all into the times and figures readers: python -m bench.fuzz [--texts N] [--seed N]

Each text is drawn either from the words of times and numbers, recombined at random with names, marks and line ends, or
from any characters. Checked for each: no crash, spans inside the text, values that fit TIMEX3's grammar and days that
exist, in order, bounds in order, and processor time bounded by the text's length. A text that fails is printed with
the seed that makes it again, and the status is 1.
"""

import argparse
import random
import re
import sys
import time
from collections.abc import Iterator

from sayso.language import load_pipeline
from sayso.model import Document, Findings, make_document
from sayso.reading import figures, times
from sayso.reading.tables import rows
from sayso.reading.timex.calendar import VALUE, interval

MARKS = [" "] * 6 + ["\n", "\n\n", "-", "–", ",", ".", ", ", ". ", "(", ")", "/", ":", "%", "$", "'s ", "“", "”"]
DAY = re.compile(r"\d{4}-\d\d-\d\d")
NAMES = [
    "the union",
    "The ministry",
    "May",
    "people",
    "were killed",
    "said that",
    "of whom",
    "including",
    "boats",
    "who",
]
DATES = [None, "2024-08-21", "1989-10-30", "2000-02-29", "0001-01-01", "9990-01-01", "nonsense", ""]
PER_CHARACTER, PER_TEXT = 60e-6, 0.05  # seconds of processor time that a reader may take


def vocabulary() -> list[str]:
    """Every word of the tables of times, numbers, units and hedges, and digits of all kinds."""
    known = [r["word"] for table in ("timex_words", "number_words", "units", "person_nouns") for r in rows(table)]
    digits = [
        "0",
        "1",
        "3",
        "31",
        "72",
        "1,200",
        "2.5",
        "1998",
        "2024",
        "99999999999",
        "3rd",
        "10:35",
        "25:61",
        "'98",
        "1990s",
    ]
    return (
        known
        + [r["words"] for r in rows("hedges")]
        + digits
        + ["2024-02-30", "13/13/2024", "3/4/98", "0900", "½"]
        + NAMES
    )


def texts(seed: int, words: list[str]) -> Iterator[str]:
    """Texts without end, the same for the same seed."""
    draw = random.Random(seed)
    while True:
        length = draw.choice([0, 1, 3, 8, 20, 60, 400])
        if draw.random() < 0.2:
            yield "".join(chr(draw.choice([draw.randrange(32, 127), draw.randrange(1, 0xD7FF)])) for _ in range(length))
        else:
            yield "".join(draw.choice(words) + draw.choice(MARKS) for _ in range(length))


def faults(document: Document, found: Findings, seconds: float) -> Iterator[str]:
    """What is wrong with the readings of a text, one sentence each."""
    size = len(document.text)
    for span in [*(t.span[0] for t in found.times), *(f.span[0] for f in found.figures)]:
        if not 0 <= span.start < span.end <= size:
            yield f"a span {span} outside the text"
    for read in found.times:
        if read.value is not None and not VALUE.fullmatch(read.value):
            yield f"the value {read.value}"
        if read.value is not None and DAY.match(read.value) and interval(read.value) is None:
            yield f"the day {read.value}"
        if (read.begin is None) != (read.end is None) or (read.begin and read.end and read.begin >= read.end):
            yield f"the days {read.begin} to {read.end}"
    for figure in found.figures:
        if figure.low is not None and figure.high is not None and figure.low > figure.high:
            yield f"the bounds {figure.low} to {figure.high}"
    if seconds > PER_TEXT + size * PER_CHARACTER:
        yield f"{seconds:.2f} s for {size} characters"


def main() -> int:
    """Read the texts; print the faults and what was read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=400)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    pipeline, words, wrong, slowest, read = load_pipeline(), vocabulary(), 0, 0.0, [0, 0]
    for number in range(args.seed, args.seed + args.texts):
        text = next(texts(number, words))
        document = make_document(name="fuzz", text=text, published=random.Random(number).choice(DATES))
        analysis = pipeline.analyse(text)
        start = time.process_time()
        try:
            found = figures.read(document, analysis, times.read(document, analysis, Findings()))
            problems = list(faults(document, found, time.process_time() - start))
        except Exception as error:  # any crash is what this looks for
            found, problems = Findings(), [f"{type(error).__name__}: {error}"]
        slowest = max(slowest, (time.process_time() - start) / max(len(text), 500))
        read = [read[0] + len(found.times), read[1] + len(found.figures)]
        for problem in problems:
            wrong += 1
            print(f"--seed {number} --texts 1: {problem} in {text[:200]!r}")
    print(f"{args.texts} texts, {read[0]} times, {read[1]} figures; at most {1e6 * slowest:.0f} µs a character")
    print(f"{wrong} faults" if wrong else "no faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
