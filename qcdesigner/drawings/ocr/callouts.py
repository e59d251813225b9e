"""Our own reader of callouts: a small network that knows the signs of drawings and lines that run through a text.

It looks at some two letters at once, so that it makes nothing up from what usually follows. Its model was taught by
`packaging/train_callout_reader.py` on pictures made at random.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from qcdesigner.domain.tables import resource_path
from qcdesigner.drawings.ocr.alphabet import ALPHABET
from qcdesigner.drawings.ocr.glyphs import Glyph, glyphs_of

if TYPE_CHECKING:
    from PIL import Image

INPUT_HEIGHT = 36
# Room over and beside the letters on its pictures, in letter heights.
ROOM, SIDE = 0.35, 0.5
_NARROWEST, _WIDEST = 16, 1600
_DECIMALS = frozenset(".,")
# From one 1 to the next, in letter heights.
_BETWEEN_ONES = 0.4
_CHARACTERS = ("", *ALPHABET)


class CalloutReader:
    """Holds the model in memory; onnxruntime must be installed."""

    def __init__(self, threads: int = 1) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 4
        model = resource_path("ocr/callouts.onnx")
        self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])

    def read(self, line: Image.Image) -> list[Glyph]:
        """The characters of a line, from left to right; the picture is grey, dark on white, with `ROOM` and `SIDE` round the letters."""
        from PIL import Image

        width = int(min(_WIDEST, max(_NARROWEST, round(line.width * INPUT_HEIGHT / line.height))))
        grey = np.asarray(line.convert("L").resize((width, INPUT_HEIGHT), Image.Resampling.BILINEAR), np.float32)
        padded = np.ones((1, 1, INPUT_HEIGHT, 4 * -(-width // 4)), np.float32)
        padded[0, 0, :, :width] = grey / 127.5 - 1.0
        (chances,) = self._session.run(None, {"picture": padded})
        letter = line.height / line.width / (1 + 2 * ROOM)
        return list(as_written(glyphs_of(chances[0], _CHARACTERS, chances.shape[1]), letter))


def as_written(glyphs: Sequence[Glyph], letter: float) -> Iterator[Glyph]:
    """The glyphs as they can stand: one decimal sign and not two on end, ones and no parallels right behind a letter.

    `letter` is a letter's height as a fraction of the line.
    """
    before = ""
    for are_decimals, group in groupby(glyphs, lambda g: g.text in _DECIMALS):
        for glyph in [max(group, key=lambda g: g.score)] if are_decimals else group:
            if glyph.text == "∥" and before.isalnum():
                yield from (replace(glyph, text="1", at=glyph.at + side * _BETWEEN_ONES / 2 * letter, others=()) for side in (-1, 1))
            else:
                yield glyph
            before = glyph.text
