"""What stands on the picture of a whole sheet, however it lies: the picture is made upright first, the texts are told where it shows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from qcdesigner.drawings.content import TextRun
from qcdesigner.drawings.ocr.model import Recogniser
from qcdesigner.drawings.ocr.paper import Grey
from qcdesigner.drawings.ocr.picture import Picture
from qcdesigner.drawings.ocr.plane import enlarged, turned_by
from qcdesigner.drawings.ocr.sheet import lines_of, read_lines
from qcdesigner.drawings.ocr.turning import quarters_to_turn
from qcdesigner.drawings.ocr.upright import flat_picture

_SMALL_LETTER_PX, _WORD = 17, 4


@dataclass(frozen=True, slots=True)
class Recognition:
    """The runs of text on a picture, in its pixels, and how often it must be turned by 90° (counter-clockwise) to be read."""

    runs: tuple[TextRun, ...]
    quarters: int


def recognise_sheet(
    grey: Grey, recogniser: Recogniser, *, progress: Callable[[float], None]
) -> Recognition:
    """What stands on a picture of a sheet; the `confidence` of a run is that of its recognition.

    The picture may be a photo, askew, turned by quarters, or light on dark: runs lie where the picture shows them.
    """
    flat, plane = flat_picture(grey)
    picture = Picture.of(flat)
    progress(0.05)
    lines = lines_of(picture)
    quarters = quarters_to_turn(picture, lines, recogniser)
    heights = [line.height for line in lines if len(line.members) >= _WORD]
    is_small = quarters is not None and bool(heights) and float(np.quantile(heights, 0.8)) < _SMALL_LETTER_PX
    if quarters or is_small:
        flat, turn = turned_by(flat, 90.0 * (quarters or 0))
        larger, zoom = enlarged(flat, 2 if is_small else 1)
        plane, picture = zoom.after(turn.after(plane)), Picture.of(larger)
        lines = lines_of(picture)
    runs = read_lines(picture, lines, recogniser, progress=progress)
    return Recognition(tuple(plane.run_on_given(run) for run in runs), quarters or 0)
