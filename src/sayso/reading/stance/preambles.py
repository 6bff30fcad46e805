"""Who holds what a preamble says: `The Union and the Port,` before lines such as `Determined to end the strike;`."""

from sayso.language import Analysis
from sayso.model import ActorIds, Span
from sayso.reading.evidence import Cast

PARTICIPLES = frozenset({"VBG", "VBN"})
FARTHEST = 40  # lines of a preamble


def parties(analysis: Analysis, cast: Cast, head: int) -> ActorIds:
    """The actors that the line before a preamble's participles names; empty where a word stands in no such line."""
    line = analysis.block_at(analysis.starts[head])
    for _ in range(FARTHEST):
        if not _participial(analysis, line):
            return ()
        line = analysis.block_at(line.start - 1)
        if _opens(analysis, line):
            return cast.within(line)
    return ()


def begins_line(analysis: Analysis, token: int) -> bool:
    """Whether a participle is the first word of a line."""
    line = analysis.block_at(analysis.starts[token])
    return _participial(analysis, line) and analysis.tokens_in(line).first == token


def _participial(analysis: Analysis, line: Span) -> bool:
    run = analysis.tokens_in(line)
    return bool(run) and analysis.tags[run.first] in PARTICIPLES


def _opens(analysis: Analysis, line: Span) -> bool:
    """Whether a line names the parties of a preamble: no participle begins it, and it goes on."""
    ends = analysis.text[line.start : line.end].rstrip().endswith((",", ":"))
    return ends and not _participial(analysis, line)
