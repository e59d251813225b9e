"""The texts of one picture of a sheet: from grey pixels to runs of text, in pixels."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from qcdesigner.drawings.content import TextRun
from qcdesigner.drawings.ocr.components import Patches, find_patches
from qcdesigner.drawings.ocr.frame import to_sheet
from qcdesigner.drawings.ocr.lines import TextLine, find_lines, letter_like, with_small_parts
from qcdesigner.drawings.ocr.model import Glyph, Recogniser
from qcdesigner.drawings.ocr.paper import Grey, even_light, ink_of
from qcdesigner.drawings.ocr.strips import SIDE_MARGIN, strip_of
from qcdesigner.drawings.ocr.text import pieces_of

FONT = "recognised"
_LEAST_SURE = 0.25


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A sheet's picture under even light, with its patches of ink."""

    even: Grey
    patches: Patches


def recognise_picture(grey: Grey, recogniser: Recogniser, *, progress: Callable[[float], None]) -> list[TextRun]:
    """The runs of text on a picture, sizes and places in pixels; `confidence` is that of the recognition."""
    even = even_light(grey)
    picture = Picture(even, find_patches(ink_of(even)))
    lines = _text_lines(picture, max(grey.shape))
    runs: list[TextRun] = []
    for i, line in enumerate(lines):
        progress(0.1 + 0.9 * i / len(lines))
        runs.extend(_runs_of(line, recogniser.read(strip_of(even, picture.patches, line))))
    return runs


def _text_lines(picture: Picture, sheet_size: int) -> list[TextLine]:
    patches = picture.patches
    lines = find_lines(patches, letter_like(patches, sheet_size))
    taken = np.zeros(len(patches), bool)
    for line in lines:
        taken[line.members] = True
    return [with_small_parts(line, patches, taken) for line in lines]


def _runs_of(line: TextLine, glyphs: Sequence[Glyph]) -> Iterator[TextRun]:
    """The runs of a line: where it is broken, each piece ends in the middle of the gap."""
    pieces = [piece for piece in pieces_of(glyphs) if piece.confidence >= _LEAST_SURE]
    whole, begin = line.width + 2 * SIDE_MARGIN * line.height, line.begin - SIDE_MARGIN * line.height
    for i, piece in enumerate(pieces):
        left = line.begin if i == 0 else begin + (piece.begin * whole) - 0.3 * line.height
        right = line.stop if i == len(pieces) - 1 else begin + (piece.end * whole) + 0.3 * line.height
        x, y = to_sheet(left, line.low, line.angle)
        yield TextRun(
            piece.text, x, y, line.height, max(1.0, right - left), round(line.angle, 2), FONT,
            raw=piece.text, confidence=min(0.99, piece.confidence),
        )  # fmt: skip
