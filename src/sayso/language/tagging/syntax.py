"""What the parser says of the tagger's words: their tags and labels, and the way from a cue to each word.

Roles follow syntax: a content is often the clause below its cue, a source its subject. So the network is told, as in
semantic role labelling with paths in the tree (Gildea and Jurafsky, 2002), in a form that costs a look-up.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sayso.language.analysis import Analysis, Tokens
from sayso.language.tagging.decoding import Ints, Run
from sayso.model import Span

# Penn Treebank's tags and ClearNLP's dependency labels, as spaCy's English models give them; 0 is any other.
PENN = (
    "$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT POS PRP PRP$ RB RBR"
    " RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX _SP ``"
)
CLEAR = (
    "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative"
    " dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj"
    " predet prep prt punct quantmod relcl xcomp"
)
TAGS, LABELS = tuple(PENN.split()), tuple(CLEAR.split())
# Where a word stands from a cue: in another sentence, in its own, beneath a word further up, in the cue; then
# beneath the word above the cue, by the cue's label; then beneath the cue, by the label of the branch.
ELSEWHERE, NEAR, HIGHER, WITHIN, ABOVE = range(5)
BELOW = ABOVE + len(LABELS) + 1
PATHS = BELOW + len(LABELS) + 1


@dataclass(frozen=True, slots=True)
class Syntax:
    """An analysis as the tagger reads it: the token, the tag and the label [words] of each of its words."""

    analysis: Analysis
    tokens: Ints
    tags: Ints
    labels: Ints
    numbers: tuple[int, ...]  # of the labels, by token

    def paths(self, cues: Sequence[Run], words: Run) -> Ints:
        """Where each word of a run stands from each of some cues [cues, words], all in words of the text."""
        if not cues:
            return np.zeros((0, words[1] - words[0]), dtype=np.int64)
        tokens = self.tokens[words[0] : words[1]]
        first, stop = int(tokens[0]), int(tokens[-1]) + 1
        found = np.zeros((len(cues), stop - first), dtype=np.int64)
        for row, cue in zip(found, cues, strict=True):
            held = Tokens(int(self.tokens[cue[0]]), int(self.tokens[cue[1] - 1]) + 1)
            for run, path in self._ways(held):
                row[max(run.first - first, 0) : max(run.stop - first, 0)] = path
        return found[:, tokens - first]

    def _ways(self, cue: Tokens) -> Iterator[tuple[Tokens, int]]:
        """Runs of tokens and where they stand from a cue; a later one overrules those before it."""
        analysis = self.analysis
        head = analysis.root_of(cue)
        yield analysis.sentences[analysis.sentence_of[head]], NEAR
        above = list(analysis.ancestors(head))
        for token in reversed(above):
            yield analysis.subtrees[token], HIGHER
        if above:
            yield analysis.subtrees[above[0]], ABOVE + self.numbers[head]
        yield analysis.subtrees[head], WITHIN
        branches = [child for token in cue for child in analysis.children[token] if child not in cue]
        for child in sorted(branches, key=lambda child: -len(analysis.subtrees[child])):
            if child not in above:
                yield analysis.subtrees[child], BELOW + self.numbers[child]
        yield cue, WITHIN


def syntax_of(analysis: Analysis, words: Sequence[Span]) -> Syntax:
    """The tokens, tags and labels of the tagger's words, each taken from the token in which it begins.

    Where there are words there has to be a token.
    """
    starts = np.array(analysis.starts, dtype=np.int64)
    places = np.searchsorted(starts, np.array([start for start, _ in words], dtype=np.int64), side="right") - 1
    tokens: Ints = np.maximum(places, 0)
    tags, labels = _numbered(analysis.tags, TAGS), _numbered(analysis.deps, LABELS)
    return Syntax(analysis, tokens, np.array(tags)[tokens], np.array(labels)[tokens], labels)


def _numbered(given: Iterable[str], known: Sequence[str]) -> tuple[int, ...]:
    numbers = {label: n for n, label in enumerate(known, start=1)}
    return tuple(numbers.get(label, 0) for label in given)
