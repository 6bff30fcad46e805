"""The network: a small encoder, flat role tags for every word, and for each cue the tags of its own arguments.

A cue is to an attribution what a predicate is to a frame, so linking is semantic role labelling: each word is
scored against each cue from the two words' states alone (as the biaffine models of Dozat and Manning, 2017, and
He et al., 2018, do), with one pass of the encoder for all cues.
"""

import torch
from torch import Tensor, nn

from sayso.language.tagging.decoding import ARGUMENT, CUE, DISTANCES, distance_buckets
from sayso.language.tagging.features import FEATURES
from sayso.language.tagging.syntax import PATHS


class Tagger(nn.Module):
    """Flat logits of cues [words, 3] and arguments [words, 5]; for given cues, linked ones [cues, words, 5]."""

    def __init__(self, encoder: nn.Module, width: int, hidden: int = 192, dropout: float = 0.2) -> None:
        super().__init__()
        self.encoder = encoder
        self.features = nn.ModuleList(nn.Embedding(values, width) for values in FEATURES)
        self.drop = nn.Dropout(dropout)
        self.flat = nn.Sequential(
            nn.Linear(width, width), nn.GELU(), nn.Dropout(dropout), nn.Linear(width, len(CUE) + len(ARGUMENT))
        )
        self.word = nn.Linear(width, hidden)
        self.cue = nn.Linear(width, hidden)
        self.distance = nn.Embedding(DISTANCES, hidden)
        self.path = nn.Embedding(PATHS, hidden)
        self.linked = nn.Sequential(
            nn.GELU(), nn.Dropout(dropout), nn.Linear(hidden, hidden), nn.GELU(), nn.Linear(hidden, len(ARGUMENT))
        )
        for table in (*self.features, self.distance, self.path):
            nn.init.normal_(table.weight, std=0.02)

    def embedded(self, pieces: Tensor, firsts: Tensor, features: Tensor) -> Tensor:
        """Embeddings of word pieces, to those of words' first pieces that of their features added.

        `features` [batch, words, 5] are each word's (`features_of`); `firsts` [batch, words] its first piece, 0 where
        there is no word.
        """
        added = sum(table(values) for table, values in zip(self.features, features.unbind(-1), strict=True))
        embedded = self.encoder.embeddings.word_embeddings(pieces)
        index = firsts.unsqueeze(-1).expand(-1, -1, embedded.shape[-1])
        return embedded.scatter_add(1, index, added.to(embedded.dtype) * (firsts > 0).unsqueeze(-1))

    def states(self, pieces: Tensor, mask: Tensor, firsts: Tensor, features: Tensor) -> Tensor:
        """States of words [batch, words, width] from word pieces [batch, pieces]."""
        embedded = self.embedded(pieces, firsts, features)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        return self.drop(torch.gather(hidden, 1, firsts.unsqueeze(-1).expand(-1, -1, hidden.shape[-1])))

    def link(self, states: Tensor, cues: Tensor, paths: Tensor) -> Tensor:
        """Linked logits [cues, words, 5].

        `cues` [cues, 3] are each one's window, first and last word; `paths` [cues, words] where words stand from it.
        """
        batch, first, last = cues.unbind(1)
        cue = self.cue((states[batch, first] + states[batch, last]) / 2)
        runs = torch.stack((first, last + 1), dim=1).tolist()
        buckets = torch.from_numpy(distance_buckets(runs, states.shape[1])).to(states.device)
        placed = self.distance(buckets) + self.path(paths)
        return self.linked(self.word(states)[batch] + cue[:, None] + placed)
