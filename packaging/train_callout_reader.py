"""Teaches the reader of callouts on pictures made at random, and writes its model into resources/ocr/.

    pip install torch==2.13.0 onnx pillow numpy        (a virtual environment of its own: the program needs none of them but numpy)
    python packaging/train_callout_reader.py [--minutes 60] [--start CHECKPOINT --rate 1e-3 --seed 2] [--write-only]

Fonts: those of the machine (Debian: fonts-dejavu fonts-liberation fonts-noto-core fonts-urw-base35 librecad-data) and the program's own.
Nothing of real drawings is used.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
import onnx
import torch
from callout_reader.network import Network
from callout_reader.pictures import Sample, Studio
from torch import Tensor
from torch.nn import functional
from torch.utils.data import DataLoader, IterableDataset

from qcdesigner.drawings.ocr.alphabet import ALPHABET
from qcdesigner.drawings.ocr.callouts import INPUT_HEIGHT

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
FONTS, MODEL = RESOURCES / "fonts", RESOURCES / "ocr" / "callouts.onnx"
CHUNK, BATCH, WIDEST = 768, 48, 720


class Batches(IterableDataset[tuple[Tensor, Tensor, Tensor, Tensor]]):
    """Batches without end, each of pictures of about one width."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def __iter__(self) -> Iterator[tuple[Tensor, Tensor, Tensor, Tensor]]:
        studio = Studio(self.seed, FONTS)
        while True:
            samples = sorted((s for s in (studio.sample() for _ in range(CHUNK)) if s.picture.shape[1] <= WIDEST), key=lambda s: s.picture.shape[1])
            groups = [samples[i : i + BATCH] for i in range(0, len(samples) - BATCH + 1, BATCH)]
            for i in torch.randperm(len(groups)).tolist():
                yield batch_of(groups[i])


def batch_of(samples: list[Sample]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Pictures (white beside the short ones), their widths in steps, the letters of all, and how many each has."""
    width = 4 * math.ceil(max(s.picture.shape[1] for s in samples) / 4)
    pictures = np.full((len(samples), 1, INPUT_HEIGHT, width), 255, np.uint8)
    for picture, sample in zip(pictures, samples, strict=True):
        picture[0, :, : sample.picture.shape[1]] = sample.picture
    letters = [1 + ALPHABET.index(c) for s in samples for c in s.text]
    steps = [width // 4] * len(samples)
    return torch.from_numpy(pictures), torch.tensor(steps), torch.tensor(letters), torch.tensor([len(s.text) for s in samples])


def train(network: Network, minutes: float, rate: float, checkpoint: Path, seed: int) -> None:
    loader = iter(DataLoader(Batches(seed), batch_size=None, num_workers=1, prefetch_factor=8))
    optimiser = torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=1e-4)
    begin, step, mean = time.monotonic(), 0, 0.0
    network.train().to(memory_format=torch.channels_last)
    while (spent := (time.monotonic() - begin) / 60 / minutes) < 1:
        for group in optimiser.param_groups:
            group["lr"] = rate * min(1.0, (step + 1) / 300) * (0.02 + 0.98 * (1 + math.cos(math.pi * spent)) / 2)
        pictures, steps, letters, counts = next(loader)
        with torch.autocast("cpu", torch.bfloat16):
            scores = network((pictures.float() / 127.5 - 1).to(memory_format=torch.channels_last))
        chances = functional.log_softmax(scores.float(), dim=2).permute(1, 0, 2)
        loss = functional.ctc_loss(chances, letters, steps, counts, zero_infinity=True)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimiser.step()
        step += 1
        mean = loss.item() if step == 1 else 0.98 * mean + 0.02 * loss.item()
        if step % 200 == 0:
            print(f"{spent:.0%} of the time, {step * BATCH} lines, loss {mean:.3f}", flush=True)
            torch.save(network.state_dict(), checkpoint)
    torch.save(network.state_dict(), checkpoint)


def right(network: Network, count: int = 2000, seed: int = 7) -> tuple[float, float]:
    """The shares of letters and of lines read right on new pictures."""
    network.eval()
    studio = Studio(seed, FONTS)
    lines, wrong, letters = 0, 0, 0
    with torch.no_grad():
        for _ in range(count):
            sample = studio.sample()
            pictures, *_ = batch_of([sample])
            winners = network(pictures.float() / 127.5 - 1)[0].argmax(1).tolist()
            text = "".join(ALPHABET[w - 1] for i, w in enumerate(winners) if w and (i == 0 or winners[i - 1] != w))
            lines += text == sample.text
            wrong += _distance(text, sample.text)
            letters += max(1, len(sample.text))
    return 1 - wrong / letters, lines / count


def _distance(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row, before = [i], row
        for j, y in enumerate(b, 1):
            row.append(min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y)))
    return row[-1]


def write(network: Network, path: Path) -> None:
    """The network as ONNX, with its scores as chances (0 to 1); its weights are kept in half precision."""
    path.parent.mkdir(parents=True, exist_ok=True)
    network.eval()
    whole = torch.nn.Sequential(network, torch.nn.Softmax(dim=2))
    torch.onnx.export(
        whole, (torch.zeros(1, 1, INPUT_HEIGHT, 64),), str(path), input_names=["picture"], output_names=["chances"],
        dynamic_axes={"picture": {0: "n", 3: "width"}, "chances": {0: "n", 1: "steps"}}, opset_version=17, dynamo=False,
    )  # fmt: skip
    model = onnx.load(path)
    for weights in list(model.graph.initializer):
        values = onnx.numpy_helper.to_array(weights)
        if values.dtype == np.float32 and values.size > 1000:
            model.graph.initializer.remove(weights)
            model.graph.initializer.append(onnx.numpy_helper.from_array(values.astype(np.float16), f"{weights.name}_half"))
            model.graph.node.insert(0, onnx.helper.make_node("Cast", [f"{weights.name}_half"], [weights.name], to=onnx.TensorProto.FLOAT))
    onnx.save(model, path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--seed", type=int, default=1, help="another one where training goes on")
    parser.add_argument("--checkpoint", type=Path, default=Path("callouts.pt"))
    parser.add_argument("--write-only", action="store_true")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    network = Network()
    if options.start:
        network.load_state_dict(torch.load(options.start))
    if not options.write_only:
        train(network, options.minutes, options.rate, options.checkpoint, options.seed)
    print("right: letters {:.2%}, lines {:.2%}".format(*right(network)))
    write(network, MODEL)


if __name__ == "__main__":
    main()
