"""The heads of attributions' sources: the token of each that names the speaker."""

from sayso.language import Analysis, Tokens
from sayso.model import Findings

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ"})


def source_head(analysis: Analysis, run: Tokens) -> int:
    """The head noun or pronoun of a source; where the parse broke it apart, the first one that is no modifier."""
    head = analysis.root_of(run)
    if analysis.pos[head] in NOMINAL and analysis.words[head] not in {"'", "’"}:
        return head
    if analysis.pos[head] == "PART" and analysis.heads[head] in run:
        return analysis.heads[head]
    for token in run:
        noun = analysis.pos[token] in {"NOUN", "PROPN", "PRON"}
        if noun and analysis.deps[token] not in {"compound", "amod", "poss"}:
            return token
    return head


def source_heads(analysis: Analysis, findings: Findings) -> frozenset[int]:
    """The heads of all sources."""
    runs = (analysis.tokens_in(span) for a in findings.attributions for span in a.source)
    return frozenset(source_head(analysis, run) for run in runs if run)
