"""The pipes that look at one word at a time, each word asked once: coarse part of speech and lemma.

spaCy's attribute ruler tries 180 rules on every token, and its lemmatizer follows: a fifth of the time of parsing.
Nearly all of the rules are about one word, its tag and its dependency label, so their answers can be kept. A text
in which a rule about several words strikes goes through the pipes themselves.
"""

from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from spacy.matcher import Matcher
from spacy.tokens import Doc

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler

PIPES = ("attribute_ruler", "lemmatizer")
KEPT = 100_000  # words whose answer is kept, in each of their uses


class WordRules:
    """Gives parsed texts what the two pipes of a pipeline would, which must be switched off meanwhile."""

    def __init__(self, nlp: "Language") -> None:
        ruler = cast("AttributeRuler", nlp.get_pipe(PIPES[0]))
        self.pipes = (ruler, nlp.get_pipe(PIPES[1]))
        self.vocab = nlp.vocab
        self.phrases = Matcher(nlp.vocab)
        for number, rule in enumerate(cast("list[dict[str, Any]]", ruler.patterns)):
            if long := [pattern for pattern in rule["patterns"] if len(pattern) > 1]:
                self.phrases.add(str(number), long)
        self.known = lru_cache(KEPT)(self._asked)

    def apply(self, doc: Doc) -> Doc:
        """Set the coarse part of speech and the lemma of each token."""
        if self.phrases(doc, allow_missing=True):
            return self._through_pipes(doc)
        for token in doc:
            token.pos, token.lemma = self.known(token.orth, token.tag, token.dep)
        return doc

    def _asked(self, *numbers: int) -> tuple[int, int]:
        """A word's part of speech and lemma by its own number and those of its tag and label, from the pipes."""
        word, tag, dep = (self.vocab.strings[number] for number in numbers)
        [token] = self._through_pipes(Doc(self.vocab, words=[word], tags=[tag], deps=[dep], heads=[0]))
        return token.pos, token.lemma

    def _through_pipes(self, doc: Doc) -> Doc:
        for pipe in self.pipes:
            doc = pipe(doc)
        return doc
