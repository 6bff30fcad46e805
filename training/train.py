"""Train the attribution tagger.

    python -m training.train --polnear DIR --gold FILE --encoder DIR --out DIR [settings]

Everything that a run depends on is an argument, written with its figures to OUT/run.json; seeds are fixed. It runs
on a processor alone; `--device cuda --bf16` is only faster. A run that was cut off goes on from its last whole epoch
when it is started again with the same OUT. GOLD is made by `python -m training.gold`.
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from transformers import AutoModel

from sayso.language.tagging.confidence import Confidence, chosen
from sayso.language.tagging.decoding import CUE, SIGNS, Candidate, Floats, candidates, cue_runs
from sayso.language.tagging.words import NESTED
from training.batches import IGNORED, Pieces, Slice, by_length, collate, slices, with_pieces
from training.data import Article, articles, example, gold_articles, requoted, training_parser
from training.measure import measure, spans_of
from training.network import Tagger

WARM_UP, LAST = 0.08, 0.02  # share of the steps in which the rate rises, and the share of it that is left at the end
LINKED_WEIGHT = 8.0  # linked tags are rare among the words of a window
EVALUATED = 32  # windows at once

# Each tag at its word: all candidates are kept, and a word that two claim goes to the one surer of its content.
AT_ITS_WORD = Confidence(tuple(float(sign == "its content, linked") for sign in SIGNS), 0.0, 0.0)

Predictions = dict[str, list[dict[str, list[tuple[int, int]]]]]


def loss_of(model: Tagger, batch: dict[str, Tensor]) -> Tensor:
    """Cross entropy of cue tags, flat tags and, for the gold cues, linked tags."""
    states = model.states(batch["pieces"], batch["mask"], batch["firsts"], batch["features"])
    logits = model.flat(states).flatten(0, 1).float()
    loss = functional.cross_entropy(logits[:, : len(CUE)], batch["cue_tags"].flatten(), ignore_index=IGNORED)
    loss = loss + functional.cross_entropy(logits[:, len(CUE) :], batch["flat"].flatten(), ignore_index=IGNORED)
    if not len(batch["cues"]):
        return loss
    linked = model.link(states, batch["cues"], batch["paths"]).flatten(0, 1).float()
    return loss + LINKED_WEIGHT * functional.cross_entropy(linked, batch["linked"].flatten(), ignore_index=IGNORED)


@torch.no_grad()
def predict(model: Tagger, given: Sequence[Pieces], args: argparse.Namespace) -> Predictions:
    """The attributions of some articles, as PolNeAR's score.py wants them."""
    model.eval()
    found: Predictions = {one.example.name: [] for one in given}
    todo = sorted(
        (s for one in given for s in slices(one, args.core, args.left, args.right)),
        key=lambda s: s.window.stop - s.window.first,
    )
    for at in range(0, len(todo), EVALUATED):
        batch = todo[at : at + EVALUATED]
        tensors = collate(batch, args.device)
        with torch.autocast(args.device, torch.bfloat16, enabled=args.bf16):
            states = model.states(tensors["pieces"], tensors["mask"], tensors["firsts"], tensors["features"])
            logits = model.flat(states).float().cpu().numpy()
        for row, one in enumerate(batch):
            nested = one.source.example.style == NESTED
            kept = chosen(_candidates(model, states, logits[row], row, one), AT_ITS_WORD, nested=nested)
            found[one.source.example.name] += [spans_of(c, one.source.example.words) for c, _ in kept]
    return found


def _candidates(model: Tagger, states: Tensor, logits: Floats, row: int, one: Slice) -> list[Candidate]:
    """The candidates of one window, in words of its article."""
    window = one.window
    length, split = window.stop - window.first, len(CUE)
    cues = [run for run in cue_runs(logits[:length, :split]) if run[0] in window.core]
    if not cues:
        return []
    places = torch.tensor([(row, first, stop - 1) for first, stop in cues], device=states.device)
    moved = [(first + window.first, stop + window.first) for first, stop in cues]
    paths = one.paths(moved, states.shape[1]).to(states.device)
    with torch.autocast(states.device.type, torch.bfloat16, enabled=states.dtype == torch.bfloat16):
        linked = model.link(states, places, paths).float().cpu().numpy()[:, :length]
    found = candidates(logits[:length, :split], logits[:length, split:], linked, cues)
    return [candidate.moved(window.first) for candidate in found]


def rate_groups(model: Tagger, rate: float, decay: float, head: float) -> list[dict[str, Any]]:
    """Parameter groups whose rate falls by `decay` a layer from the top of the encoder; the heads learn at `head`."""
    layers, made = len(model.encoder.encoder.layer), []
    for name, parameter in model.named_parameters():
        depth = layers - 1 - int(name.split(".layer.")[1].split(".")[0]) if ".layer." in name else layers
        scale = rate * decay**depth if name.startswith("encoder.") else head
        made.append({"params": [parameter], "lr": scale, "weight_decay": 0.01 if parameter.ndim > 1 else 0.0})
    return made


def new_tagger(args: argparse.Namespace) -> Tagger:
    """The network over the pretrained encoder, with `--layers` of its layers kept, evenly."""
    encoder = AutoModel.from_pretrained(
        args.encoder,
        add_pooling_layer=False,
        attn_implementation="sdpa",
        attention_probs_dropout_prob=0.0,  # drawing it took 40 % of the time on a processor
    ).float()
    held = encoder.encoder.layer
    if args.layers < len(held):
        kept = [round(n * (len(held) - 1) / (args.layers - 1)) for n in range(args.layers)]
        encoder.encoder.layer = torch.nn.ModuleList(held[n] for n in kept)
    return Tagger(encoder, encoder.config.hidden_size, args.hidden, args.dropout).to(args.device)


def save(state: object, path: Path) -> None:
    """Write so that a run cut off meanwhile leaves the old file whole."""
    torch.save(state, path.with_suffix(".new"))
    path.with_suffix(".new").rename(path)


def halved(model: Tagger) -> dict[str, Tensor]:
    """The weights, in half precision."""
    return {k: v.half() if v.is_floating_point() else v for k, v in model.state_dict().items()}


class Run:
    """One run: data, network, optimiser, and the figures as they come."""

    def __init__(self, args: argparse.Namespace) -> None:
        random.seed(args.seed)
        torch.manual_seed(args.seed)
        self.args = args
        self.tokenizer = Tokenizer.from_file(str(args.encoder / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.analyse = training_parser()
        given = [*articles(args.polnear / "train"), *gold_articles(args.gold, "train")]
        self.pairs = [(self._pieces(one), self._pieces(requoted(one))) for one in given]
        self.dev = [self._pieces(one) for one in articles(args.polnear / "dev")]
        gold = [*gold_articles(args.gold, "seed"), *gold_articles(args.gold, "dev")]
        self.gold_dev = [self._pieces(one) for one in gold]
        self.gold = {one.name: (one.text, one.attributions) for one in gold}
        self.model = new_tagger(args)
        self.average = AveragedModel(self.model, multi_avg_fn=get_ema_multi_avg_fn(args.ema))
        self.optimizer = torch.optim.AdamW(rate_groups(self.model, args.rate, args.decay, args.head))
        each = sum(len(slices(one, 224, 32, 32)) * one.repeats for one, _ in self.pairs) // args.batch + 1
        self.steps = each * args.epochs
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, self._share)
        self.log: list[dict[str, Any]] = []

    def _pieces(self, article: Article) -> Pieces:
        return with_pieces(self.tokenizer, example(article, self.analyse))

    def _share(self, step: int) -> float:
        """The share of the full rate at a step: up in the warm-up, then down in a line."""
        return min(1.0, step / (WARM_UP * self.steps)) * max(LAST, 1 - step / self.steps)

    def epoch(self) -> float:
        """One pass over the articles in windows drawn anew, some with the other style of quotation marks; its loss."""
        self.model.train()
        todo = []
        for original, other in self.pairs:
            for _ in range(original.repeats):
                chosen = other if random.random() < self.args.requote else original
                todo += slices(chosen, random.randint(150, 330), random.randint(0, 32), random.randint(0, 32))
        random.shuffle(todo)
        losses = []
        for batch in by_length(todo, self.args.batch):
            with torch.autocast(self.args.device, torch.bfloat16, enabled=self.args.bf16):
                loss = loss_of(self.model, collate(batch, self.args.device))
            self.optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call] # torch ships no type for it
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
            self.optimizer.step()
            self.schedule.step()
            self.average.update_parameters(self.model)
            losses.append(loss.detach())
        return float(torch.stack(losses).mean())

    def figures(self) -> dict[str, float]:
        """What the averaged weights reach on PolNeAR dev and on the gold readings of seed and dev."""
        model = self.average.module
        ours = measure(self.args.polnear, predict(model, self.dev, self.args))
        gold = measure(self.args.polnear, predict(model, self.gold_dev, self.args), self.gold)
        return ours | {f"gold {name}": value for name, value in gold.items()}

    def parts(self) -> dict[str, Any]:
        """What holds the run's state, each with state_dict and load_state_dict."""
        return {n: getattr(self, n) for n in ("model", "average", "optimizer", "schedule")}

    def resume(self) -> None:
        """Go on from the state in OUT, if there is one."""
        path = self.args.out / "state.pt"
        if path.exists():
            state = torch.load(path, weights_only=False)
            for name, part in self.parts().items():
                part.load_state_dict(state[name])
            self.log = state["log"]
            random.setstate(state["random"])
            torch.set_rng_state(state["torch"])

    def train(self) -> None:
        """The epochs that are left; after each the state is written, and the averaged weights and the log."""
        self.resume()
        for number in range(len(self.log) + 1, self.args.epochs + 1):
            begun = time.time()
            entry = {"epoch": number, "loss": round(self.epoch(), 4), "seconds": round(time.time() - begun)}
            if number % self.args.every == 0 or number == self.args.epochs:
                entry |= self.figures()
            self.log.append(entry)
            save(halved(self.average.module), self.args.out / "tagger.pt")
            state = {name: part.state_dict() for name, part in self.parts().items()}
            drawn = {"random": random.getstate(), "torch": torch.get_rng_state()}
            save(state | drawn | {"log": self.log}, self.args.out / "state.pt")
            settings = {name: str(value) for name, value in vars(self.args).items()}
            (self.args.out / "run.json").write_text(json.dumps({"settings": settings, "log": self.log}, indent=1))
            sys.stdout.write(json.dumps(entry) + "\n")
            sys.stdout.flush()


def arguments() -> argparse.Namespace:
    """The settings of a run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--polnear", "--gold", "--encoder", "--out"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--bf16", action="store_true")
    whole = {"seed": 1, "epochs": 12, "every": 4, "batch": 16, "hidden": 192, "layers": 6}
    for name, value in (whole | {"core": 256, "left": 48, "right": 48}).items():
        parser.add_argument(f"--{name}", type=int, default=value)
    real = {"rate": 3e-4, "head": 1e-3, "decay": 0.9, "dropout": 0.2, "ema": 0.996, "requote": 0.3}
    for name, share in real.items():
        parser.add_argument(f"--{name}", type=float, default=share)
    return parser.parse_args()


def main() -> None:
    """Train with the settings of the command line."""
    args = arguments()
    args.out.mkdir(parents=True, exist_ok=True)
    Run(args).train()


if __name__ == "__main__":
    main()
