"""What stands on the picture of a whole sheet, however it lies: the picture is made upright first, the texts are told where it shows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.content import TextRun
from qcdesigner.drawings.ocr.decimals import with_odd_noughts_doubted
from qcdesigner.drawings.ocr.flattening import FLAT, enlarged, turned_by
from qcdesigner.drawings.ocr.isometric import with_isometric_texts
from qcdesigner.drawings.ocr.model import Recogniser
from qcdesigner.drawings.ocr.paper import Grey
from qcdesigner.drawings.ocr.picture import Picture
from qcdesigner.drawings.ocr.sheet import lines_of, read_lines
from qcdesigner.drawings.ocr.turning import quarters_to_turn
from qcdesigner.drawings.ocr.upright import flat_picture
from qcdesigner.drawings.plane import Plane

_SMALL_LETTER_PX, _WORD = 17, 4


@dataclass(frozen=True, slots=True, eq=False)
class Recognition:
    """What stands on a picture laid flat, in the pixels of that: runs of text, level and upright lines.

    `plane` leads from the flat picture, `width` × `height`, to the one given.
    """

    runs: tuple[TextRun, ...]
    ruling: NDArray[np.float32]
    width: int
    height: int
    plane: Plane

    @property
    def lies_flat(self) -> bool:
        """True for a picture that was given as it is read."""
        return bool(np.array_equal(self.plane.matrix, FLAT.matrix))


def recognise_sheet(
    grey: Grey, recogniser: Recogniser, *, progress: Callable[[float], None]
) -> Recognition:
    """What stands on a picture of a sheet; the `confidence` of a run is that of its recognition.

    The picture may be a photo, askew, turned by quarters, or light on dark.
    """
    flat, plane = flat_picture(grey)
    picture = Picture.of(flat)
    progress(0.05)
    lines = lines_of(picture)
    quarters = quarters_to_turn(picture, lines, recogniser)
    heights = [line.height for line in lines if len(line.members) >= _WORD]
    is_small = quarters is not None and bool(heights) and float(np.quantile(heights, 0.8)) < _SMALL_LETTER_PX
    larger, zoom = flat, FLAT
    if quarters or is_small:
        flat, turn = turned_by(flat, 90.0 * (quarters or 0))
        larger, zoom = enlarged(flat, 2 if is_small else 1)
        plane, picture = turn.after(plane), Picture.of(larger)
        lines = lines_of(picture)
    runs: Sequence[TextRun] = read_lines(picture, lines, recogniser, progress=progress)
    runs = with_odd_noughts_doubted(with_isometric_texts(larger, lines, runs, recogniser))
    scale = picture.ink.shape[1] / flat.shape[1]
    return Recognition(
        tuple(zoom.run_on_given(run) for run in runs),
        picture.ruling / np.float32(scale),
        flat.shape[1],
        flat.shape[0],
        plane,
    )
