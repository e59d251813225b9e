"""Letters that a page draws as areas instead of writing them: text to be recognised on its picture."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.content import TextRun
from qcdesigner.drawings.placing import in_frame
from qcdesigner.drawings.signs.shapes import Path, box_of

# An outlined letter in millimetres: as high as letters are on paper, with more corners than arrowheads and bars have.
_HEIGHT_MM, _FEWEST_POINTS = (1.0, 8.0), 9
_WIDEST = 1.6
_TOUCH = 0.4


def outlined_letters(paths: Sequence[Path], runs: Sequence[TextRun]) -> NDArray[np.float32]:
    """The boxes of areas that are shaped like letters and that no text stands on, in sheet millimetres."""
    found = []
    for path in paths:
        for line in path.lines if path.is_filled else ():
            left, top, right, bottom = box_of([line])
            height, width = bottom - top, right - left
            is_sized = _HEIGHT_MM[0] < max(height, width) < _HEIGHT_MM[1] and max(height, width) < 12 * min(height, width) + _HEIGHT_MM[0]
            if len(line) >= _FEWEST_POINTS and is_sized and not _is_written((left + right) / 2, (top + bottom) / 2, runs):
                found.append((left, top, right, bottom))
    return np.array(found, np.float32).reshape(-1, 4)


def _is_written(x: float, y: float, runs: Sequence[TextRun]) -> bool:
    """True for a place in the box of a text."""
    for run in runs:
        if abs(x - run.x) + abs(y - run.y) > run.width + 4 * run.height:
            continue
        along, up = in_frame(x - run.x, y - run.y, run.angle, run.slant)
        if -_TOUCH * run.height < along < run.width + _TOUCH * run.height and -_TOUCH * run.height < up < (1 + _TOUCH) * run.height:
            return True
    return False
