"""The long straight lines of a picture, for the cells of its tables and title block."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.ocr.components import find_runs, patches_of_runs
from qcdesigner.drawings.ocr.paper import Ink

# Of the larger side of the picture: the shortest line that parts cells, 3.5 mm on A4; the thickest.
_SHORTEST, _THICKEST = 0.012, 0.006
_THICK_PX = 10.0
# Of the length of a line: how far it may lean.
_LEAN = 0.05


def ruled_lines(ink: Ink) -> NDArray[np.float32]:
    """The level and upright lines as (x1, y1, x2, y2), in pixels."""
    levels = _levels(ink)
    uprights = _levels(np.ascontiguousarray(ink.T))[:, [1, 0, 3, 2]]
    return np.concatenate((levels, uprights)).astype(np.float32)


def _levels(ink: Ink) -> NDArray[np.float32]:
    """The level lines: what long horizontal runs of ink make together, if it is thin."""
    size = max(ink.shape)
    row, start, end = find_runs(ink)
    is_long = end - start >= _SHORTEST * size
    lines = patches_of_runs(row[is_long], start[is_long], end[is_long])
    found = []
    for i in range(len(lines)):
        mine = slice(lines.first[i], lines.first[i + 1])
        length = float(lines.right[i] - lines.left[i])
        thickness = float(lines.area[i]) / length
        lean = float(lines.bottom[i] - lines.top[i]) - thickness
        if thickness < max(_THICK_PX, _THICKEST * size) and lean < max(2.0, _LEAN * length):
            rows, starts, ends = lines.row[mine], lines.start[mine], lines.end[mine]
            found.append((lines.left[i], _row_at(rows, starts, lines.left[i]), lines.right[i], _row_at(rows, ends, lines.right[i])))
    return np.array(found, np.float32).reshape(-1, 4)


def _row_at(rows: NDArray[np.int32], ends: NDArray[np.int32], place: int) -> float:
    """The middle of the rows whose runs end nearest to a place."""
    return float(rows[np.abs(ends - place) <= np.abs(ends - place).min() + 2].mean())
