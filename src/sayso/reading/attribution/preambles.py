"""Preambles: paragraphs of recitals that say what the parties named above them recall, welcome or fear.

The Union and the Ministry,
Recalling their agreement of May; and
Mindful of the needs of the crew,
have agreed as follows:
"""

from collections.abc import Iterator, Sequence

from sayso.language import Analysis, Tokens
from sayso.model import Spans
from sayso.reading.attribution.cues import adjective_cues, cue_lemma, verb_cues
from sayso.reading.attribution.draft import Draft
from sayso.reading.attribution.page import FINITE, Page
from sayso.reading.attribution.spans import run_spans, source_run
from sayso.reading.attribution.subjects import can_speak

LEAST = 0.4  # the share of uses with a clause or an object from which a participle attributes in a recital
ENDS = frozenset({";", ",", "and"})
LONGEST_LIST = 60  # tokens of the paragraph that names the parties
GREETINGS = frozenset({"Dear", "Hello", "Hi"})  # before the name of one who is written to
SURE = 0.8


def preamble_drafts(page: Page, before: Sequence[Draft] = ()) -> Iterator[Draft]:
    """What each recital says, by the parties that the paragraph above the first one names."""
    parties: Spans = ()
    for units in page.paragraphs:
        run = Tokens(units[0].first, units[-1].stop)
        if not _is_recital(page.analysis, run):
            parties = _parties(page, run)
        elif parties:
            yield from _drafts(page, run, parties)


def _is_recital(analysis: Analysis, run: Tokens) -> bool:
    """Whether a paragraph begins with a participle or an attitude and ends as an item of a list does."""
    word = analysis.words[run.first]
    begins = analysis.tags[run.first] == "VBG" or word.lower() in adjective_cues()
    return len(run) > 2 and word[:1].isupper() and begins and analysis.words[run.stop - 1] in ENDS


def _parties(page: Page, run: Tokens) -> Spans:
    """Those whom a paragraph names that is no sentence, nor a letter's greeting, and ends in a comma."""
    analysis = page.analysis
    if (
        len(run) > LONGEST_LIST
        or analysis.words[run.stop - 1] not in {",", ";"}
        or analysis.words[run.first] in GREETINGS
        or any(analysis.tags[t] in FINITE for t in run)
    ):
        return ()
    heads = analysis.conjuncts(next((t for t in run if analysis.deps[t] == "ROOT"), run.first))
    if not all(can_speak(analysis, head) for head in heads):
        return ()
    runs = [source_run(analysis, head) for head in heads]
    return tuple(span for run in runs for span in run_spans(page, run.first, run.stop))


def _drafts(page: Page, run: Tokens, parties: Spans) -> Iterator[Draft]:
    """The attributions of a recital: `Recalling …`, `Noting … and believing that …`."""
    analysis = page.analysis
    joined = [t for t in run if t > run.first and analysis.tags[t] == "VBG" and analysis.words[t - 1].lower() == "and"]
    starts = [run.first, *(t for t in joined if _stop(analysis, t) is not None)]
    for start, end in zip(starts, [*starts[1:], run.stop], strict=True):
        stop = _stop(analysis, start)
        content = run_spans(page, stop, _last(analysis, end)) if stop is not None else ()
        if stop is not None and content:
            yield Draft(
                anchor=start,
                source=parties,
                cue=(analysis.span(Tokens(start, stop)),),
                content=content,
                confidence=SURE,
                why=f"“{analysis.quote(start)}” in a preamble",
            )


def _stop(analysis: Analysis, token: int) -> int | None:
    """Where the cue of a recital ends, with its preposition; None where the word attributes nothing."""
    after = analysis.words[token + 1].lower() if token + 1 < len(analysis) else ""
    verb = verb_cues().get(cue_lemma(analysis.lemmas[token]))
    adjective = adjective_cues().get(analysis.words[token].lower())
    about = adjective.about if adjective is not None else verb.about if verb is not None else {}
    if after in about:
        return token + 2
    if adjective is None and (verb is None or max(verb.clause, verb.object) < LEAST):
        return None
    return token + 1


def _last(analysis: Analysis, stop: int) -> int:
    """Where a recital ends, without the `and` before the next one."""
    return stop - 1 if analysis.words[stop - 1] == "and" else stop
