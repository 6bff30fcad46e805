"""Export a trained tagger as int8 ONNX: python -m training.export --run DIR --encoder DIR --out DIR

Two graphs: `encode.onnx` gives every word of one window its tag logits and the two projections that linking needs;
`link.onnx` scores every word for each of some cues. Windows go through one by one: activations are quantised over
the whole input, so that a batch would make a window's answer depend on its neighbours.
"""

import argparse
import json
import shutil
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import AutoConfig, AutoModel

from sayso.language.tagging.decoding import CUE
from sayso.language.tagging.features import FEATURES
from training.network import Tagger


class Attention(nn.Module):
    """BERT's self-attention with one matrix for queries, keys and values, and no mask: one window has no padding.

    One matrix quantises its input once, where three do thrice; the scale of the scores is in the queries' weights.
    """

    def __init__(self, given: nn.Module) -> None:
        super().__init__()
        parts = (given.query, given.key, given.value)
        self.heads = given.num_attention_heads
        self.joint = nn.Linear(given.query.in_features, 3 * given.query.out_features)
        scales = ((given.query.out_features // self.heads) ** -0.5, 1.0, 1.0)
        self.joint.weight = nn.Parameter(torch.cat([p.weight * s for p, s in zip(parts, scales, strict=True)]))
        self.joint.bias = nn.Parameter(torch.cat([p.bias * s for p, s in zip(parts, scales, strict=True)]))

    def forward(self, states: Tensor) -> Tensor:
        """States [p, width] of pieces to states [p, width]."""
        pieces, width = states.shape
        query, key, value = self.joint(states).view(pieces, 3, self.heads, width // self.heads).permute(1, 2, 0, 3)
        scores = torch.matmul(query, key.transpose(1, 2))
        return torch.matmul(scores.softmax(-1), value).transpose(0, 1).reshape(pieces, width)


def with_none(table: nn.Embedding) -> nn.Embedding:
    """A table with one row more, of zeros: that of pieces which are not a word's first."""
    return nn.Embedding.from_pretrained(torch.cat([table.weight, torch.zeros_like(table.weight[:1])]))


class Encode(nn.Module):
    """One window: pieces [1, p], firsts [1, w], features [1, p, 5] to logits and projections of its words.

    Features are by piece here, by word in training: adding them by word costs a scatter over the whole window.
    """

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger
        self.layers = tagger.encoder.encoder.layer
        self.attentions = nn.ModuleList(Attention(layer.attention.self) for layer in self.layers)
        self.tables = nn.ModuleList(map(with_none, tagger.features))

    def forward(self, pieces: Tensor, firsts: Tensor, features: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Logits [w, 3] and [w, 5], word and cue projections [w, hidden]."""
        tagger = self.tagger
        embedded = tagger.encoder.embeddings.word_embeddings(pieces)
        for table, feature in zip(self.tables, features.unbind(-1), strict=True):
            embedded = embedded + table(feature)
        states = tagger.encoder.embeddings(inputs_embeds=embedded)[0]
        for layer, attention in zip(self.layers, self.attentions, strict=True):
            states = layer.attention.output(attention(states), states)
            states = layer.output(layer.intermediate(states), states)
        words = states[firsts[0]]
        logits = tagger.flat(words)
        return logits[:, : len(CUE)], logits[:, len(CUE) :], tagger.word(words), tagger.cue(words)


class Link(nn.Module):
    """Linked logits [c, w, 5] from projections of words [w, h] and cues [c, h], distance buckets and paths [c, w]."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.distance, self.path, self.linked = tagger.distance, tagger.path, tagger.linked

    def forward(self, words: Tensor, cues: Tensor, buckets: Tensor, paths: Tensor) -> Tensor:
        """Linked logits."""
        logits: Tensor = self.linked(words[None] + cues[:, None] + (self.distance(buckets) + self.path(paths)))
        return logits


def load(run: Path, encoder: Path) -> Tagger:
    """The trained network, ready to answer."""
    settings = json.loads((run / "run.json").read_text())["settings"] if (run / "run.json").exists() else {}
    weights = torch.load(run / "tagger.pt", weights_only=True)
    config = AutoConfig.from_pretrained(encoder)
    config.num_hidden_layers = len({k.split(".layer.")[1].split(".")[0] for k in weights if ".layer." in k})
    body = AutoModel.from_config(config, add_pooling_layer=False, attn_implementation="eager")
    tagger = Tagger(body, config.hidden_size, int(settings.get("hidden", 192)))
    tagger.load_state_dict({k: v.float() if v.is_floating_point() else v for k, v in weights.items()})
    return tagger.eval()


def export(tagger: Tagger, out: Path) -> None:
    """Write the two graphs, quantised, and the full ones beside them for comparison."""
    out.mkdir(parents=True, exist_ok=True)
    hidden = tagger.word.out_features
    pieces, firsts = torch.ones((1, 12), dtype=torch.long), torch.arange(1, 9)[None]
    features = torch.zeros((1, 12, len(FEATURES)), dtype=torch.long)
    by_pair = ("buckets", "paths", "logits")
    words = ("cue_logits", "argument_logits", "words", "cues")
    torch.onnx.export(
        Encode(tagger),
        (pieces, firsts, features),
        str(out / "encode.full.onnx"),
        input_names=["pieces", "firsts", "features"],
        output_names=list(words),
        dynamic_axes={
            "pieces": {1: "p"},
            "firsts": {1: "w"},
            "features": {1: "p"},
            **{name: {0: "w"} for name in words},
        },
        dynamo=False,
    )
    torch.onnx.export(
        Link(tagger),
        (torch.zeros(8, hidden), torch.zeros(2, hidden), *torch.zeros((2, 2, 8), dtype=torch.long)),
        str(out / "link.full.onnx"),
        input_names=["words", "cues", "buckets", "paths"],
        output_names=["logits"],
        dynamic_axes={"words": {0: "w"}, "cues": {0: "c"}} | {name: {0: "c", 1: "w"} for name in by_pair},
        dynamo=False,
    )
    for name in ("encode", "link"):
        full = out / f"{name}.full.onnx"
        quantize_dynamic(full, out / f"{name}.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


def main() -> None:
    """Export one run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    export(load(args.run, args.encoder), args.out)
    shutil.copy(args.encoder / "tokenizer.json", args.out / "tokenizer.json")


if __name__ == "__main__":
    main()
