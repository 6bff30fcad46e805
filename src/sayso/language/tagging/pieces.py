"""Word pieces: the encoder's own units, a few to a word (WordPiece, of BERT's uncased vocabulary)."""

from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer

CLS, SEP, UNKNOWN = 101, 102, 100
LONGEST = 100  # pieces of a word that are kept: a line of underscores is one word, and the network takes 512 in all


def load_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer of a `tokenizer.json`, which cuts nothing off and fills nothing up."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def pieces_of(tokenizer: Tokenizer, words: Sequence[str]) -> list[list[int]]:
    """The pieces of each word, at least one. Each word is cut once: its neighbours do not matter."""
    distinct = {word: n for n, word in enumerate(dict.fromkeys(words))}
    encoded = tokenizer.encode(list(distinct), is_pretokenized=True, add_special_tokens=False)
    pieces: list[list[int]] = [[] for _ in distinct]
    for piece, word in zip(encoded.ids, encoded.word_ids, strict=True):
        if word is not None:  # a piece of no word would be a special one, and none is added
            pieces[word].append(piece)
    return [pieces[distinct[word]][:LONGEST] or [UNKNOWN] for word in words]
